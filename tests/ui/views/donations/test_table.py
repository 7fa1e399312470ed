"""The table at work: groups and folding, columns, cells edited in place, many changed at once, saved views."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QRadioButton, QStyleOptionViewItem
from pytestqt.qtbot import QtBot
from tests.helpers.contrast import contrast
from tests.helpers.long import few
from tests.helpers.seen import words
from tests.helpers.settled import settled

from app.actions import donations
from app.actions.own_fields import add_field
from app.domain.axes import Group
from app.domain.donations import CountSpan, DateSpan, Money
from app.domain.giving import LeftOut
from app.domain.money import format_money
from app.domain.own_fields import OwnContent, OwnType
from app.domain.records import TableRow
from app.domain.terms import Assertion, DatePrecision, LinkKind, MoneyKind, Qualifier, Status
from app.domain.totals import TotalLine, add_up
from app.domain.totals_words import DOUBTFUL, sum_words
from app.store.reads import donations as reads
from app.store.reads import own_fields, saved_views
from app.store.reads.donation_groups import Section
from app.ui.base import window_language
from app.ui.look import fonts, theme
from app.ui.look.tokens import SPACE, TEXT_PX
from app.ui.panels.ledger import AT_FIRST, HEAD_ROLE, Column, section_total, short_date
from app.ui.views.donations.column_chooser import ColumnChooser
from app.ui.views.donations.duplicates_page import MergePanel, RecordLink, how_found, how_many
from app.ui.views.donations.group_choice import GroupChoice
from app.ui.views.donations.group_heads import shown_total, total_room
from app.ui.views.donations.list_page import Mode
from app.ui.views.donations.table import PAD_PX, ROW_PX, number_and_rest, with_months_short
from app.ui.widgets.chips import chip_width, status_look
from app.ui.widgets.popup_form import Popover
from app.ui.widgets.popup_list import PopupList

pytestmark = [pytest.mark.undone, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def table(place, monkeypatch):
    """The table, which has its own width and columns again after the test."""
    found = place.page.table
    least, most = found.minimumSize(), found.maximumSize()
    yield found
    monkeypatch.undo()
    found.setMinimumSize(least)
    found.setMaximumSize(most)
    found.share_width()


def popup(kind):
    found = QApplication.activePopupWidget()
    assert isinstance(found, kind)
    return found


def rows(place):
    """The names of heads, and the references of records under them."""
    ledger = place.page.ledger
    heads = [ledger.head_at(n) for n in range(ledger.rowCount())]
    return [head.group.name if head is not None else ledger.row(n).ref for n, head in enumerate(heads)]


@pytest.mark.looks
def test_groups_hold_each_record_and_say_what_it_comes_to(qtbot: QtBot, place, store, refs):
    place.page.table.choose(refs["D-22"])
    qtbot.keyClick(place.page.table, Qt.Key.Key_G)
    field, foot = popup(PopupList).field, popup(PopupList).foot
    qtbot.keyClicks(field, "D-1")
    assert (foot.isVisible(), foot.text()) == (True, "Nothing here has these letters")
    field.clear()
    assert not foot.isVisible()
    qtbot.keyClicks(field, "recip")
    qtbot.keyClick(popup(PopupList).field, Qt.Key.Key_Return)
    ledger, table = place.page.ledger, place.page.table
    assert place.page.group_button.text() == "Recipient"
    assert not table.shows("recipient"), "the group has it already"
    iran = next(one for one in ledger.sections if one.group.name == "Iran")
    assert [ledger.ids_in([n])[0] for n in range(ledger.rowCount()) if ledger.head_at(n) is None] == [
        one for section in ledger.sections for one in section.ids
    ]
    assert {one for section in ledger.sections for one in section.ids} == set(reads.ids(store))
    assert len(iran.ids) == place.filters.entry("to:IR").count
    first = iran.totals.ordered[0]
    assert (sum_words(first), section_total(iran)) == ("300,000 masks", "300,000 masks +3")
    assert table.current().ref == "D-22", "the record at hand stays"
    row = ledger.head_row(ledger.sections.index(iran))
    assert ledger.index(row, 0).data(HEAD_ROLE) is iran
    said = ledger.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Iran, 9 records, 8 donors, 300,000 masks +3, unfolded"
    told: list[str] = []
    place.session.said.connect(lambda sentence, _tone: told.append(sentence))
    table.setCurrentIndex(ledger.index(row, 0))
    for key in "E", "L":
        qtbot.keyClick(table, key)
    assert told == ["This is the heading of a group. Choose a record below it."] * 2


def shown_columns(table):
    heads = table.horizontalHeader()
    order = [heads.logicalIndex(place) for place in range(heads.count())]
    return [table.model().key_of(one) for one in order if not table.isColumnHidden(one)]


@pytest.mark.long(
    "there and back",
    instead=["test_groups_hold_each_record_and_say_what_it_comes_to", "test_columns_are_chosen_moved_and_put_back"],
)
@pytest.mark.looks
@few("height", (420, 520, 600, 700, 800), keep=1, why="more sizes")
def test_groups_that_are_taken_away_again_leave_the_columns_as_they_were(place, window, height):
    table = place.page.table
    window.resize(1280, height)
    settled(window)
    before, widths = shown_columns(table), table.widths()
    for name in ("recipient", ""):
        place.page.group_by(name)
        settled(window)
    assert (shown_columns(table), table.widths()) == (before, widths)


@pytest.mark.looks
def test_the_groups_to_choose_from_have_the_year(place, window, qtbot: QtBot):
    """What a country got each year was to be had of the matrix alone."""
    place.page.choose_group()
    popup = place.page.findChildren(GroupChoice)[-1]
    qtbot.keyClicks(popup.field, "year")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    settled(window)
    assert {"2020"} < {one.group.name for one in place.page.ledger.sections}
    place.page.group_by("")


@pytest.mark.looks
def test_from_the_filter_enter_leads_to_the_first_record_and_not_to_its_group(place, window, qtbot: QtBot):
    """On the head of a group E does nothing, and nothing says why."""
    page = place.page
    page.group_by("recipient")
    page.filter.setFocus()
    page.filter.setText("D-22")
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    settled(window)
    assert page.ledger.head_at(0) is not None
    page.table.setCurrentIndex(page.ledger.index(0, page.table.first_column()))
    page.filter.setFocus()
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    assert page.table.hasFocus()
    assert page.table.selected_ids() == (page.ledger.row(1).id,)
    page.filter.clear()
    page.group_by("")


def test_a_group_says_its_money_before_its_things():
    def line(n: int, what: str, unit: str, kind: MoneyKind | None, low: int) -> TotalLine:
        return TotalLine(n, f"D-{n:02}", "", what, unit, kind, Decimal(low), Decimal(low), Qualifier.EXACT, "")

    totals = add_up(
        [line(1, "tents", "", None, 20), line(2, "tents", "", None, 30), line(3, "", "USD", MoneyKind.CASH, 5_000)]
    )
    section = Section(Group("NP", "Nepal"), (1, 2, 3), 1, 0, 0, totals)
    assert section_total(section) == "USD 5,000 +1"
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert section_total(section) == "USD 5,000 \u2068+1\u2069", "else it reads 1+"
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for doubtful, said in (("USD", "⚠ USD 5,000 +1"), ("", "USD 5,000 ⚠ +1")):
        lines = [one._replace(disputed=one.unit == doubtful) for total in totals.every for one in total.added]
        assert section_total(Section(Group("NP", "Nepal"), (1, 2, 3), 1, 0, 0, add_up(lines))) == said
    promised = add_up([line(4, "tents", "", None, 20)._replace(out=LeftOut.PROMISED)])
    assert section_total(Section(Group("NP", "Nepal"), (4,), 1, 1, 0, promised)) == "promised, not yet given"
    shown = shown_total(section)
    assert shown is not None
    assert sum_words(shown) == "USD 5,000"


@pytest.mark.parametrize("width", [560, 700, 1000])
def test_the_total_of_a_group_is_whole_in_its_heading(qapp, width: int):
    money = [
        TotalLine(
            1, "D-1", "", "", "USD", MoneyKind.CASH, Decimal(27_400_000), Decimal(29_400_000), Qualifier.BETWEEN, ""
        ),
        TotalLine(2, "D-2", "", "", "EUR", MoneyKind.CASH, Decimal(2), Decimal(2), Qualifier.EXACT, ""),
    ]
    waiting = [one._replace(out=why) for one, why in zip(money, (LeftOut.PROMISED, LeftOut.TERMS), strict=True)]
    for lines in (money, waiting):
        section = Section(Group("given", "given"), (1, 2), 1, 0, 0, add_up(lines))
        metrics = QFontMetrics(fonts.interface(TEXT_PX, semibold=lines is money))
        assert total_room(section, width)[0] >= metrics.horizontalAdvance(section_total(section))


@pytest.mark.looks
def test_a_number_is_seen_with_its_thing_and_never_cut(qtbot: QtBot, place, table, refs):
    table.setFixedWidth(650)
    qtbot.waitUntil(lambda: table.viewport().width() < 650)
    metrics = QFontMetrics(fonts.interface(TEXT_PX, semibold=True))
    words = place.page.ledger.text(table_row(place, refs["D-11"]), Column.WHAT)
    assert words.startswith("20,000 – 99,999 masks")
    assert table.columnWidth(Column.WHAT) > metrics.horizontalAdvance("20,000 – 99,999 masks")
    table.show_columns(table.columns(), dict.fromkeys(("ref", "date", "status"), 190))  # more than there is room for
    assert sum(map(table.columnWidth, range(table.model().columnCount()))) > table.viewport().width()
    assert table.columnWidth(Column.WHAT) > metrics.horizontalAdvance("20,000 – 99,999 masks")
    assert number_and_rest(words, 400) == ("20,000 – 99,999", words.removeprefix("20,000 – 99,999"))
    for width in (90, 60, 20):
        lead, rest = number_and_rest(words, width)
        assert not lead
        assert rest.strip().startswith("masks")
        assert rest.endswith(" …")
        assert number_and_rest("USD 30 million", width) == ("", "…")
    table.show_columns(table.columns(), {})


def test_in_hebrew_too_a_number_goes_with_its_million_and_its_currency_and_is_never_cut(qapp: QApplication) -> None:
    """It was no number there: cut to *120 mil…*, and not semibold."""
    window_language.speak("he")
    try:
        money = "\u200f120 מיליון \u2068NOK\u2069"
        assert number_and_rest(f"{money} (הלוואה)", 400) == (money, " (הלוואה)")
        assert number_and_rest(f"{money} (הלוואה)", 60) == ("", "(הלוואה) …")
        assert number_and_rest("\u206850 beds\u2069 או \u206860 tents\u2069", 400)[0] == "\u206850"
        assert number_and_rest("4 \u2068tonnes\u2069 של \u2068food\u2069", 400)[0] == "4"
    finally:
        window_language.speak("en")


def test_in_hebrew_the_time_that_a_sum_is_for_stands_whole_in_its_brackets(qapp: QApplication) -> None:
    """Its bracket opened at the other end of the line: *a) CHF 300,000 (month*."""
    money = Money(Decimal(300_000), Decimal(300_000), "CHF", Qualifier.EXACT, period="a month")
    window_language.speak("he")
    try:
        shown = format_money(money)
    finally:
        window_language.speak("en")
    assert shown.endswith("(\u2068a month\u2069)")
    assert format_money(money) == "CHF 300,000 (a month)"


@pytest.mark.looks
def test_dates_are_read_whole_with_their_years_where_there_is_room(qtbot: QtBot, place, table, refs, monkeypatch):
    table.setFixedWidth(700)
    qtbot.waitUntil(lambda: 650 < table.viewport().width() < 700)
    when = place.page.ledger.text(table_row(place, refs["D-08"]), Column.DATE)
    assert when == "early March [2020]", "its year is inferred"
    dates = QFontMetrics(fonts.interface(TEXT_PX))
    assert table.columnWidth(Column.DATE) >= dates.horizontalAdvance(with_months_short(when)) + 8
    table.setFixedWidth(1300)
    for day in range(1, 29):  # of some the width ends in a part of a pixel
        monkeypatch.setattr(place.page.ledger, "text", lambda _row, _column, day=day: f"{day} January 2021")
        table.share_width()
        room = table.columnWidth(Column.DATE) - PAD_PX - SPACE[0]
        words = f"{day} January 2021"
        assert dates.elidedText(words, Qt.TextElideMode.ElideRight, room) == words


@pytest.mark.looks
def test_a_reference_of_five_digits_is_read_whole(place, table, monkeypatch):
    words = QFontMetrics(fonts.interface(TEXT_PX))
    monkeypatch.setattr(place.page.ledger, "text", lambda _row, _column: "D-20001")
    table.share_width()
    room = table.columnWidth(Column.REF) - PAD_PX - SPACE[0]
    assert words.elidedText("D-20001", Qt.TextElideMode.ElideRight, room) == "D-20001"


@pytest.mark.looks
def test_names_are_not_cut_for_the_months_of_dates(place, table, monkeypatch):
    names = (Column.DONOR, Column.RECIPIENT)
    said = {Column.DATE: "by the end of August 2007"}
    monkeypatch.setattr(place.page.ledger, "text", lambda _row, column: said.get(column, "Reserve Bank"))
    wide = QFontMetrics(fonts.interface(TEXT_PX)).horizontalAdvance("Reserve Bank") + PAD_PX + SPACE[0]
    looked_at = set()
    for width in range(560, 800, 10):
        table.setFixedWidth(width)
        table.share_width()
        looked_at.add(table.is_narrow)
        assert table.is_narrow or min(map(table.columnWidth, names)) >= wide
    assert looked_at == {True, False}


@pytest.mark.alone  # another may have chosen the columns
def test_an_own_column_without_a_value_leaves_its_room_to_names(qtbot: QtBot, place, store, refs):
    """It took its full width, so that others were cut, or out of sight, beside empty cells."""
    table = place.page.table
    field_id = add_field(store, OwnContent("people reached by it", OwnType.TEXT, listed=True))
    key = own_fields.one(store, field_id).key
    qtbot.waitUntil(lambda: place.page.ledger.column_of(key) is not None)
    table.setFixedWidth(650)
    settled(place)
    column = place.page.ledger.column_of(key)
    taken, empty = sum(map(table.columnWidth, range(table.model().columnCount()))), table.columnWidth(column)
    donations.change_field(store, (refs["D-02"],), key, "some ninety families of the old harbour")
    settled(place)
    assert table.columnWidth(column) == empty, "names that are cut come first"
    assert sum(map(table.columnWidth, range(table.model().columnCount()))) == taken
    assert table.horizontalHeader().textElideMode() is Qt.TextElideMode.ElideRight, "a head that is cut says so"
    number = own_fields.one(store, add_field(store, OwnContent("homes", OwnType.NUMBER, listed=True))).key
    qtbot.waitUntil(lambda: place.page.ledger.column_of(number) is not None)
    donations.change_field(store, (refs["D-02"],), number, CountSpan(Decimal(1_234_567), Decimal(7_654_321)))
    settled(place)
    metrics = QFontMetrics(fonts.interface(TEXT_PX))
    assert table.columnWidth(place.page.ledger.column_of(number)) > metrics.horizontalAdvance("1,234,567 – 7,6")
    table.setFixedWidth(1_600)
    qtbot.waitUntil(lambda: not table.is_narrow)
    assert table.columnWidth(column) > metrics.horizontalAdvance("some ninety fam")


@pytest.mark.looks
def test_short_words_are_whole_beside_long_ones_and_heads_always(table, monkeypatch, place):
    metrics = QFontMetrics(fonts.interface(TEXT_PX, semibold=True))
    ledger, what = place.page.ledger, "medical equipment"
    heads = [(column, metrics.horizontalAdvance(ledger.head_words(column))) for column in range(len(Column))]
    donors = "Chinese provinces; Chinese municipalities; Chinese embassies; Chinese military"
    said = {Column.DONOR: donors, Column.RECIPIENT: "Iran", Column.WHAT: what}
    monkeypatch.setattr(ledger, "text", lambda _row, column: said.get(column, ""))
    for width in range(650, 800, 20):  # from that of a window of 1280 pixels
        table.setFixedWidth(width)
        table.share_width()
        assert table.columnWidth(Column.WHAT) >= metrics.horizontalAdvance(what) + 2 * PAD_PX
        assert all(table.isColumnHidden(at) or table.columnWidth(at) >= wide + PAD_PX for at, wide in heads)


@pytest.mark.some
def test_a_chip_with_a_sign_is_whole(qtbot: QtBot, place, store, refs):
    record = reads.record(store, refs["D-22"])
    (item,) = record.content.items
    wrong = replace(item, low=Decimal(400_000), high=Decimal(400_000))
    promised = replace(
        record.content, items=(wrong,), assertion=Assertion.PROMISED, status=Status.ANNOUNCED, in_totals=False
    )
    donations.edit_donation(store, record.id, promised, record.part_ids)
    place.page.table.setFixedWidth(650)
    look = status_look(Assertion.PROMISED, Status.ANNOUNCED)
    wide = chip_width(replace(look, icon="", text=f"{DOUBTFUL} {look.text}"))
    qtbot.waitUntil(lambda: place.page.table.columnWidth(Column.STATUS) >= wide + PAD_PX - 2)


@pytest.mark.looks
def test_where_the_list_is_narrow_the_names_have_the_room_of_what_is_shown_elsewhere(qtbot: QtBot, table):
    names = (Column.DONOR, Column.RECIPIENT)
    table.setFixedWidth(650)  # as at 1280 pixels, with the inspector
    qtbot.waitUntil(lambda: 600 < table.viewport().width() < 650)
    assert not table.shows("evidence"), "the record beside it says its paragraphs"
    assert min(map(table.columnWidth, names)) > 85
    assert sum(map(table.columnWidth, range(table.model().columnCount()))) <= table.viewport().width()
    assert with_months_short("20 September – 3 October 2020") == "20 Sep – 3 Oct 2020"
    assert with_months_short("by May 2020; Marches") == "by May 2020; Marches"
    table.setFixedWidth(1300)
    qtbot.waitUntil(lambda: table.viewport().width() > 1200)
    assert table.shows("evidence")


def table_row(place, donation_id):
    place.page.table.choose(donation_id)
    return place.page.table.current()


@pytest.mark.long(
    "another case of the same path in the window", instead="test_groups_hold_each_record_and_say_what_it_comes_to"
)
def test_the_record_at_hand_stays_in_view_when_the_table_loses_room(place, refs):
    table = place.page.table
    table.resize(table.width(), 500)
    table.choose(refs["D-22"])
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    table.resize(table.width(), 460)
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))


@pytest.mark.looks
def test_left_and_right_fold_and_with_ctrl_all(qtbot: QtBot, place, refs):
    place.page.group_by("donor.kind")
    ledger, table = place.page.ledger, place.page.table
    every = ledger.rowCount()
    table.choose(refs["D-22"], table.first_column())
    number = ledger.section_at(table.currentIndex().row())
    section = ledger.sections[number]
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.currentIndex().row() == ledger.head_row(number)
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert ledger.rowCount() == every - len(section.ids)
    assert ledger.place_of(refs["D-22"]) is None
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert ledger.rowCount() == every
    qtbot.keyClick(table, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert rows(place) == [one.group.name for one in ledger.sections]
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert ledger.rowCount() == len(ledger.sections) + len(section.ids), "Enter on a head opens its group"
    table.fold_all()
    table.fold_all()
    assert ledger.rowCount() == every
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    row, top = table.sticky()
    assert ledger.head_at(row) is not None
    assert top <= 0


@pytest.mark.some
def test_columns_are_chosen_moved_and_put_back(qtbot: QtBot, place):
    table = place.page.table
    place.page.choose_columns()
    chooser = popup(ColumnChooser)
    qtbot.keyClicks(chooser.field, "kindofd")
    chooser.field.setText("kind of d")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Space)
    assert table.columns() == (*AT_FIRST, "donor.kind")
    assert table.shows("donor.kind")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert table.columns() == (*AT_FIRST[:-1], "donor.kind", AT_FIRST[-1])
    heads = table.horizontalHeader()
    assert heads.visualIndex(Column.DONOR_KIND) < heads.visualIndex(Column.EVIDENCE)
    assert place.session.settings.get("donations.columns", []) == list(table.columns())
    chooser.as_first()
    assert table.columns() == AT_FIRST
    heads.resizeSection(Column.REF, 90)
    qtbot.waitUntil(lambda: place.session.settings.get("donations.widths", {}) == {"ref": 90})


@pytest.mark.some
def test_a_cell_is_edited_in_its_place(qtbot: QtBot, place, store, refs):
    table = place.page.table
    table.choose(refs["D-22"])
    table.setCurrentIndex(place.page.ledger.index(table.currentIndex().row(), Column.DATE))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    line = popup(Popover).findChild(QLineEdit)
    line.setText("5 May 2020")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None
    assert reads.record(store, refs["D-22"]).content.date.start == "2020-05-05"
    assert "5 May 2020" in table.currentIndex().data()
    store.undo()
    table.setCurrentIndex(place.page.ledger.index(table.currentIndex().row(), Column.STATUS))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    assert "By the source's words it was" in words(popup(Popover)), "what makes what the cell shows"
    popup(Popover).close()
    table.setCurrentIndex(place.page.ledger.index(table.currentIndex().row(), Column.WHAT))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    assert place.middle.currentWidget() is place.form, "things and names have their form"
    assert place.form.form.focusWidget() is place.form.form.parts["items"].rows[0].first, "at what the cell shows"


@pytest.mark.long("another column", instead="test_a_cell_is_edited_in_its_place")
@pytest.mark.some
def test_the_money_of_a_record_without_things_is_edited_from_what_was_given(qtbot: QtBot, place, refs):
    table = place.page.table
    ledger = place.page.ledger
    listed = [ledger.row(number) for number in range(ledger.rowCount())]
    row = next(one for one in listed if not one.items and one.content.money is not None)
    table.choose(row.id, Column.WHAT)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    form = place.form.form
    assert form.fields["money"].isAncestorOf(form.focusWidget())


@pytest.mark.looks
@few("name", ("dark", "sepia", "light"), keep=1, why="more colours")
def test_the_current_cell_is_shown_while_the_keyboard_is_in_the_table(qtbot: QtBot, qapp, place, refs, name):
    table = place.page.table

    def marked(column: int) -> bool:
        """Whether a line in the accent colour is under the words of a cell, apart from the ring of the row."""
        cell = table.visualRect(table.currentIndex().siblingAtColumn(column))
        seen = table.viewport().grab(cell.adjusted(0, 20, 0, -2)).toImage()
        accent = QColor(theme.current().accent)
        long = [sum(seen.pixelColor(x, y) == accent for x in range(seen.width())) for y in range(seen.height())]
        return max(long) > cell.width() / 2

    theme.choose(qapp, name)
    place.page.focus_table()
    table.choose(refs["D-22"], Column.RECIPIENT)
    assert (marked(Column.RECIPIENT), marked(Column.WHAT)) == (True, False)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert (marked(Column.RECIPIENT), marked(Column.WHAT)) == (False, True)
    assert contrast(theme.current().accent, theme.current().accent_ground) >= 3
    place.page.focus_filter()
    assert not marked(Column.WHAT)


def change_together(qtbot: QtBot, place, some: list[int], field: str) -> Popover:
    """Choose these records, and of their fields one to change; the editor that asks for its value."""
    table, ledger = place.page.table, place.page.ledger
    table.choose(some[0])
    for one in some:
        table.selectionModel().select(
            ledger.index(ledger.place_of(one), 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    assert set(table.selected_ids()) == set(some)
    qtbot.keyClick(table, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(popup(PopupList).field, field)
    qtbot.keyClick(popup(PopupList).field, Qt.Key.Key_Return)
    return popup(Popover)


def test_a_field_of_many_is_changed_as_one_operation_or_not_at_all(qtbot: QtBot, place, store, refs):
    table = place.page.table
    some = [refs[one] for one in ("D-22", "D-30", "D-34")]
    before = {one: reads.record(store, one).content for one in some}
    asked = change_together(qtbot, place, some, "motive")
    asked.findChild(QPlainTextEdit).setPlainText("Goodwill")
    asked.saved.emit()
    assert {reads.record(store, one).content.motive for one in some} == {"Goodwill"}
    assert set(table.selected_ids()) == set(some), "another field of the same may be next"
    assert store.undo() is not None
    assert {one: reads.record(store, one).content for one in some} == before


@pytest.mark.long(
    "what the message says of it", instead="test_a_field_of_many_is_changed_as_one_operation_or_not_at_all"
)
def test_a_change_of_many_that_changes_nothing_says_so_and_offers_no_undo(qtbot: QtBot, place, store, refs):
    said = list[tuple[str, str]]()
    place.session.said.connect(lambda sentence, tone: said.append((sentence, tone)))
    some = [refs[one] for one in ("D-22", "D-30", "D-34")]
    for wanted, sentence, tone in (
        ("Goodwill", "Changed 3 records", "undo"),
        ("Goodwill", "Nothing to change: it is so already.", "ok"),
    ):
        asked = change_together(qtbot, place, some, "motive")
        asked.findChild(QPlainTextEdit).setPlainText(wanted)
        asked.saved.emit()
        assert said[-1] == (sentence, tone)
    donations.change_field(store, some[:1], "motive", "")
    asked = change_together(qtbot, place, some, "motive")
    asked.findChild(QPlainTextEdit).setPlainText("Goodwill")
    asked.saved.emit()
    assert said[-1] == ("Changed 1 record", "undo"), "the other two were so already"


@pytest.mark.looks
def test_ctrl_end_and_ctrl_home_choose_the_record_that_is_shown(qtbot: QtBot, place, refs):
    table = place.page.table
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(table, key, Qt.KeyboardModifier.ControlModifier)
        assert table.selected_ids() == (table.current().id,)


def test_a_view_is_saved_shown_changed_renamed_and_removed(qtbot: QtBot, place, store):
    page = place.page
    (hint,) = (one for one in place.filters.lines.rows if one.hint)
    assert "Ctrl+S" in hint.tip
    assert not hint.can_be_chosen
    page.filter.setText("item:masks")
    page.group_by("recipient")
    qtbot.waitUntil(lambda: page.ledger.total == 6)
    qtbot.keyClick(page.table, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    line = popup(Popover).findChild(QLineEdit)
    line.setText("Masks, by recipient")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (view,) = saved_views.saved_views(store)
    key = f"view:{view.id}"
    qtbot.waitUntil(lambda: getattr(place.filters.entry(key), "count", 0) == 6)
    assert place.filters.current_key() == key
    assert not any(one.hint for one in place.filters.lines.rows)
    place.show_entry(place.filters.entry("all"))
    page.filter.clear()
    page.group_by("")
    qtbot.waitUntil(lambda: page.ledger.total > 40)
    place.filters.setCurrentIndex(
        place.filters.model().index(next(n for n, one in enumerate(place.filters.lines.rows) if one.key == key), 0)
    )
    assert (page.filter.text(), page.axis.name, page.ledger.total) == ("item:masks", "recipient", 6)
    page.sort_by("date", descending=True)
    assert not page.change.isHidden()
    assert place.filters.entry(key).text.endswith("•")
    page.change.click()
    assert saved_views.saved_views(store)[0].content.sort == "date"
    qtbot.waitUntil(page.change.isHidden)
    qtbot.keyClick(place.filters, Qt.Key.Key_F2)
    line = popup(Popover).findChild(QLineEdit)
    line.setText("Only masks")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.filters.entry(key).text == "Only masks")
    qtbot.keyClick(place.filters, Qt.Key.Key_Delete)
    assert saved_views.saved_views(store) == ()
    store.undo()
    assert [one.content.name for one in saved_views.saved_views(store)] == ["Only masks"]


@pytest.mark.some
def test_the_table_is_not_read_behind_the_matrix(place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    place.page.show_mode(Mode.MATRIX)
    read: list[object] = []
    monkeypatch.setattr(reads, "rows", lambda *asked, **how: read.append(asked))
    place.show_entry(place.filters.entry("given"))
    matrix = place.page.picture(Mode.MATRIX)
    qtbot.waitUntil(lambda: not place.session.asks(matrix))
    assert read == []
    number = place.filters.entry("given").count
    qtbot.waitUntil(lambda: place.page.count.text().startswith(f"{number} records"))


@pytest.mark.some
def test_two_records_of_one_gift_are_made_one(qtbot: QtBot, place, store, refs):
    again = replace(reads.record(store, refs["D-22"]).content, title="Masks for Gorgan, once more")
    made = donations.add_donation(store, again)
    qtbot.waitUntil(lambda: place.filters.entry("alike") is not None)
    assert place.filters.entry("alike").count == 1
    place.filters.setCurrentIndex(
        place.filters.model().index(next(n for n, one in enumerate(place.filters.lines.rows) if one.key == "alike"), 0)
    )
    page = place.duplicates
    assert place.middle.currentWidget() is page
    qtbot.waitUntil(lambda: page.panel is not None and page.panel.double.second.id == made)
    assert len(page.pairs.lines.rows) == 1
    assert page.count.text() == how_many(1, 1) == "1 pair"
    assert [page.how.text()] == [*how_found(is_partial=False)]
    assert "more than 200 records between the same two" in [*how_found(is_partial=True)][1]
    assert how_many(500, 1_234) == "The likeliest 500 of 1,234 pairs. Others follow as these are merged or linked."
    assert place.inspector.donation_id == refs["D-22"]
    heads = page.panel.findChildren(RecordLink)
    assert [one.text() for one in heads][1] == f"{page.panel.double.second.ref} Masks for Gorgan, once more"
    assert page.pairs.height() < 40  # of the one pair
    row = TableRow("relief.csv", "", 7, is_source=True, cells=())
    of_table = MergePanel(replace(page.panel.double, second=replace(page.panel.double.second, table=row)))
    qtbot.addWidget(of_table)
    of_table.show()
    assert of_table.minimumSizeHint().width() < 400, "its buttons were cut off in a narrow window"
    assert "0 passages · Row 7 of relief.csv" in re.sub("[\u2068\u2069]", "", words(of_table))
    theirs = [one for one in page.panel.findChildren(QRadioButton) if "once more" in one.accessibleName()]
    theirs[0].setChecked(True)
    passages = len(reads.record(store, refs["D-22"]).evidence)
    page.panel.merge.click()
    assert made not in reads.ids(store)
    kept = reads.record(store, refs["D-22"])
    assert (kept.content.title, len(kept.evidence)) == ("Masks for Gorgan, once more", passages)
    qtbot.waitUntil(lambda: page.panel is None or page.panel.double.second.id != made)
    store.undo()
    qtbot.waitUntil(lambda: page.panel is not None and page.panel.double.second.id == made)
    page.panel.links[LinkKind.OVERLAPS].click()
    assert [link.kind for link in reads.record(store, made).links] == [LinkKind.OVERLAPS]
    qtbot.waitUntil(lambda: not page.pairs.lines.rows)


@pytest.mark.looks
def test_words_that_run_from_the_left_do_so_in_a_window_from_the_right(qapp, place, refs):
    """*40 boats* was painted as *boats40*: the number at the right edge, its thing without a space beside it."""
    table = place.page.table
    table.choose(refs["D-11"])
    index = table.currentIndex().siblingAtColumn(Column.WHAT)

    def inked() -> QImage:
        image = QImage(300, ROW_PX, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, 300, ROW_PX)
        painter = QPainter(image)
        table.itemDelegate().paint(painter, option, index)
        painter.end()
        white = image.pixel(299, 0)
        rows = range(ROW_PX // 4, ROW_PX - ROW_PX // 4)
        with_ink = [x for x in range(300) if any(image.pixel(x, y) != white for y in rows)]
        return image.copy(with_ink[0], ROW_PX // 4, with_ink[-1] - with_ink[0] + 1, ROW_PX // 2)

    plain = inked()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert inked() == plain
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize(
    ("date", "said"),
    [
        (DateSpan("2021-05-03", "2021-05-03", DatePrecision.DAY, "3 May", inferred=True), "3 May [2021]"),
        (DateSpan("2021-05-04", "2021-05-04", DatePrecision.DAY, "last Tuesday", inferred=True), "[4 May 2021]"),
        (DateSpan("2021-05-03", "2021-05-03", DatePrecision.DAY, "3 May 2021"), "3 May 2021"),
        (DateSpan("2021-05-04", "2021-05-04", DatePrecision.DAY, "Two days later", inferred=True), "[4 May 2021]"),
        (
            DateSpan("2021-05-03", "2021-05-10", DatePrecision.RANGE, "Within a week of the flood of 3 May 2021", True),
            "[3 – 10 May 2021]",
        ),
        (DateSpan("", "2021-05-31", DatePrecision.DAY, "", inferred=True), "≤ 31 May 2021"),
        (DateSpan(as_stated="one day", inferred=True), "one day"),
    ],
)
def test_what_of_a_date_is_inferred_stands_in_brackets(date: DateSpan, said: str) -> None:
    assert short_date(date) == said
