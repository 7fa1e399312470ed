"""The list of the records of the starter workspace, which is only looked at: in one window for all."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.ear import listen
from tests.helpers.long import few
from tests.helpers.seen import popup
from tests.helpers.settled import settled
from tests.ui.views.donations.test_list import card, said_of_nothing, shown

from app.domain.evidence import apart, by_sentence
from app.domain.records import DonationFilter, DonationSort
from app.domain.totals import Totals
from app.domain.totals_words import sum_words
from app.store.reads import actors, totals
from app.store.reads import donations as reads
from app.ui.base.session import Target
from app.ui.panels.evidence_card import EvidenceCard, EvidenceCards
from app.ui.panels.ledger import Column, cell_text
from app.ui.panels.sentences_card import SentencesCard
from app.ui.shell.main_window import MainWindow
from app.ui.views.donations.list_page import Mode
from app.ui.views.donations.place import DonationsPlace
from app.ui.views.donations.totals_line import TotalsLine
from app.ui.widgets.boxes import STRETCH, in_column
from app.ui.widgets.chip_button import ChipButton

pytestmark = pytest.mark.looks


@pytest.fixture
def place(window: MainWindow) -> DonationsPlace:
    """All records in their first order, whatever the test before has asked for."""
    found = window.place("donations")
    found.page.filter.clear()
    found.page.sort_by(DonationSort.REF, descending=False)
    found.show_entry(found.filters.entry("all"))
    settled(window)
    return found


def test_every_line_lists_as_many_records_as_it_says(place, store):
    number = reads.count(store)
    assert number > 40
    assert len(shown(place)) == number
    assert place.page.count.text() == f"{number} records"
    assert place.filters.entry("all").count == number
    heads, lines = [], place.filters.lines.rows
    for row, line in enumerate(lines):
        entry = place.filters.entry(line.key)
        if entry is None:
            heads.append(line.key)
            continue
        if line.key == "alike":
            continue  # pairs, which have a page of their own
        place.filters.setCurrentIndex(place.filters.model().index(row, 0))
        assert shown(place) == [one.ref for one in reads.rows(store, entry.wanted)]
        assert len(shown(place)) == entry.count == line.count, line
        assert entry.count or not heads, "who takes part in nothing is no line"
    assert heads == ["head:saved", "hint:saved", "head:to", "head:from"]
    keys = [line.key for line in lines]
    assert {"totals", "given", "promised", "none", "many", "to:IL", "to:africa"} <= set(keys)
    named = [place.filters.entry(key).text for key in ("to:africa", "to:baltic-states")]
    assert named == ["Africa and its countries", "Baltic states"]  # the map has Egypt's apart from Africa's
    assert place.filters.entry("from:CN").code == "CN", "a country that gives is a donor like any actor"
    donors = [line.count for line in lines if line.key.startswith("from:")]
    assert donors == sorted(donors, reverse=True)
    huawei = place.filters.entry(f"from:{actors.named(store, 'Huawei')}")
    place.show_entry(huawei)
    assert all("Huawei" in place.page.ledger.row(n).donors for n in range(huawei.count))


def test_nothing_found_says_so_and_what_to_do(qtbot: QtBot, place):
    place.page.filter.setText("zzzz")
    qtbot.waitUntil(lambda: place.page.stack.currentWidget() is place.page.empty)
    words = " ".join(label.text() for label in place.page.empty.state.findChildren(QLabel))
    assert "zzzz" in words
    assert "Esc" in words
    assert place.inspector.findChildren(EvidenceCard) == [] or not place.page.table.currentIndex().isValid()


@pytest.mark.long(
    "another reason why nothing is found",
    instead=["test_nothing_found_says_so_and_what_to_do", "test_values_that_are_not_there_are_said"],
)
def test_a_name_that_nobody_here_has_is_said(qtbot: QtBot, place):
    place.page.filter.setText("recipient:Irann")
    qtbot.waitUntil(lambda: place.page.stack.currentWidget() is place.page.empty)
    assert "There is no recipient “Irann”. Did you mean Iran?" in said_of_nothing(place)
    place.page.filter.setText("recipient:Iran,Atlantis")
    qtbot.waitUntil(lambda: "9 records" in place.page.count.text())
    assert place.page.count.text().endswith("There is no recipient “Atlantis”. Write it as the workspace has it.")
    assert place.page.count.property("look") == "warning"
    place.page.filter.setText("recipient:Iran")
    qtbot.waitUntil(lambda: "Atlantis" not in place.page.count.text())
    assert place.page.count.property("look") == "muted"


def test_a_question_without_an_answer_offers_what_less_would_give(qtbot: QtBot, place):
    place.page.filter.setText("item:masks donor:Huawei status:not_given")

    def offered() -> dict[str, QPushButton]:
        state = place.page.empty.state
        return {} if state is None else {one.text(): one for one in state.findChildren(QPushButton) if one.text()}

    qtbot.waitUntil(lambda: "Without item:masks: 4 records" in offered())
    offered()["Without item:masks: 4 records"].click()
    assert place.page.filter.text() == "donor:Huawei status:not_given"
    qtbot.waitUntil(lambda: shown(place) == ["D-34", "D-35", "D-36", "D-37"])


def test_a_click_on_a_head_sorts_and_another_turns_it_round(place, store):
    place.page.table.horizontalHeader().sectionClicked.emit(int(Column.EVIDENCE))
    first = [row.paragraphs[:1] for row in reads.rows(store, sort=DonationSort.PARAGRAPH)]  # none in a caption
    assert first == sorted(first)
    assert first[0] < first[-1]
    assert shown(place) == [row.ref for row in reads.rows(store, sort=DonationSort.PARAGRAPH)]
    place.page.table.horizontalHeader().sectionClicked.emit(int(Column.EVIDENCE))
    assert shown(place) == [row.ref for row in reads.rows(store, sort=DonationSort.PARAGRAPH, descending=True)]
    counts = [row.evidence for row in reads.rows(store, sort=DonationSort.EVIDENCE)]
    assert counts == sorted(counts)


def test_the_row_at_hand_stays_through_a_sort(place, refs):
    place.page.table.choose(refs["D-22"])
    place.page.sort_by(DonationSort.DONOR, descending=True)
    assert place.page.table.current().ref == "D-22"


def test_totals_are_those_of_the_filtered_set(qtbot: QtBot, place, store):
    entry = place.filters.entry("to:IR")
    place.show_entry(entry)
    expected = [sum_words(total) for total in totals.of(store, entry.wanted).ordered if total.low is not None]
    assert any("300,000 masks" in text for text in expected)
    qtbot.waitUntil(lambda: place.page.totals.sums.text().startswith(f"In totals: {expected[0]}"))
    assert "D-11" not in place.page.totals.sums.text()


def test_nothing_not_given_enters_the_foot(qtbot: QtBot, place):
    place.show_entry(place.filters.entry("none"))
    qtbot.waitUntil(lambda: place.page.totals.sums.text() == "Nothing here enters a total")
    place.show_entry(place.filters.entry("promised"))
    links = ["1 only offered", "4 only announced"]
    qtbot.waitUntil(lambda: [one.text() for one in place.page.totals.left_out.findChildren(QPushButton)] == links)
    assert place.page.totals.sums.text() == "Nothing here enters a total"
    qtbot.mouseClick(place.page.totals.left_out.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    settled(place.window())
    assert place.inspector.figure.refs == ("D-29",)
    (sentences,) = place.inspector.findChildren(SentencesCard)
    qtbot.mouseClick(sentences.records, Qt.MouseButton.LeftButton)
    assert shown(place) == ["D-29"]


def test_every_sum_lists_what_is_beside_it_and_why(qtbot: QtBot, place):
    place.show_entry(place.filters.entry("to:IR"))
    qtbot.waitUntil(lambda: place.page.totals.sums.text().startswith("In totals"))
    place.page.totals.show_list()
    rows = popup(place).rows.rows
    assert any(row.text.startswith("D-11") and "many at once" in row.below for row in rows)
    foot = popup(place).foot
    foot.window().say(f"{foot.text()} · and some words that no longer find room on the line")
    assert foot.fontMetrics().horizontalAdvance(foot.text()) > foot.width()
    assert foot.height() >= 2 * foot.fontMetrics().height()


def test_what_is_open_of_promises_is_below_the_table_and_among_every_sum(qtbot: QtBot, place):
    place.show_entry(place.filters.entry("promised"))
    below = (
        "Still open: USD 2 billion – USD 2.03 billion · 1 cloud-based computer network · "
        "vaccines, how much is not known"
    )
    qtbot.waitUntil(lambda: place.page.totals.sums.text() == "Nothing here enters a total")
    assert place.page.totals.beside.text() == below
    place.page.totals.show_list()
    (cash,) = [row for row in popup(place).rows.rows if row.text.startswith("Still open: USD")]
    much = "USD 2 billion – USD 2.03 billion"
    assert cash.text == f"Still open: {much}"
    assert cash.below == f"from D-09, D-07 · promised: {much} · delivered: nothing recorded"
    assert cash.key.refs == ("D-09", "D-07")


def test_arrows_move_and_the_inspector_follows(qtbot: QtBot, place, refs):
    place.page.table.choose(refs["D-21"])
    qtbot.keyClick(place.page.table, Qt.Key.Key_Down)
    assert place.page.table.current().ref == "D-22"
    assert place.target().id == refs["D-22"]  # which is where a person would come back to, though it is not shown yet
    qtbot.waitUntil(lambda: place.inspector.donation_id == refs["D-22"])
    words = [label.text() for label in card(place).findChildren(QLabel)]
    assert "D-22" in words
    assert "300,000 masks" in words


def test_enter_and_e_open_the_form_and_escape_comes_back(qtbot: QtBot, place, refs):
    for key in (Qt.Key.Key_Return, Qt.Key.Key_E):
        place.page.table.choose(refs["D-22"])
        qtbot.keyClick(place.page.table, key)
        assert place.middle.currentWidget() is place.form
        assert place.form.form.record.ref == "D-22"
        qtbot.keyClick(place.form, Qt.Key.Key_Escape)
        assert place.middle.currentWidget() is place.page
        assert place.window().focusWidget() is place.page.table


def test_visiting_a_record_from_elsewhere_shows_it_whatever_was_filtered(window: MainWindow, place, refs):
    place.show_entry(place.filters.entry("none"))
    window.show_place("read")
    window.go(Target("donations", "donation", refs["D-22"]))
    assert window.place_name() == "donations"
    assert place.page.table.current().ref == "D-22"
    assert place.inspector.donation_id == refs["D-22"]
    assert place.target() == Target("donations", "donation", refs["D-22"])


def test_evidence_goes_to_its_place_in_the_source(qtbot: QtBot, window: MainWindow, place, refs):
    place.page.table.choose(refs["D-22"])
    qtbot.waitUntil(lambda: place.inspector.donation_id == refs["D-22"])
    found = next(c for c in card(place).findChildren(EvidenceCard) if "300,000" in c.sentence.text)
    assert "our paraphrase" in found.accessibleDescription()
    qtbot.keyClick(found, Qt.Key.Key_Return)
    assert window.place_name() == "read"
    text = window.read.text
    assert text is not None
    assert text.text[found.item.start : found.item.end] == found.item.quote


def test_a_record_begins_with_the_sentences_that_say_it_and_ends_with_those_that_say_otherwise(
    window: MainWindow, place, store, refs
):
    place.page.table.choose(refs["D-22"])
    settled(window)
    shown = card(place)
    fields = next(label for label in shown.findChildren(QLabel) if label.text() == "Donor")
    heads = [one for one in shown.findChildren(QLabel) if "· 1 sentence" in one.text()]
    assert [one.text() for one in heads] == ["Evidence · 1 sentence", "Says otherwise · 1 sentence"]
    tops = [
        one.mapTo(shown, QPoint()).y() for one in (heads[0], *shown.findChildren(EvidenceCard)[:1], fields, heads[1])
    ]
    assert tops == sorted(tops)


def test_of_many_sentences_over_the_fields_the_others_are_folded(qtbot: QtBot, store):
    every = reads.records(store, [row.id for row in reads.rows(store)])
    of = next(one for one in every if len(by_sentence(apart(one.evidence)[0])) > 2)
    cards = EvidenceCards(of.evidence, 1)
    qtbot.addWidget(cards)
    assert len(cards.findChildren(EvidenceCard)) == 1 < cards.count
    fold = next(one for one in cards.findChildren(ChipButton) if "more" in one.text())
    assert fold.text() == f"{cards.count - 1} more sentences"
    fold.click()
    assert len(cards.findChildren(EvidenceCard)) == cards.count
    assert fold.isHidden()


def test_the_table_says_what_it_shows_to_a_screen_reader(place, refs):
    ledger = place.page.ledger
    row = ledger.place_of(refs["D-34"])

    def cell(column: Column) -> str:
        return str(ledger.index(row, column).data())

    assert (cell(Column.DONOR), cell(Column.RECIPIENT)) == ("Huawei", "United States")
    assert cell(Column.STATUS) == "not given"
    many = ledger.place_of(refs["D-11"])
    assert "many at once" in str(ledger.index(many, Column.HEALTH).data())
    assert place.page.table.accessibleName()
    assert not ledger.index(0, 0).parent().isValid()
    assert ledger.rowCount(ledger.index(0, 0)) == 0
    assert ledger.columnCount(QModelIndex()) == len(Column)


@pytest.mark.long("every order", instead="test_the_row_at_hand_stays_through_a_sort")
def test_a_record_is_found_where_it_is(place, store):
    ledger = place.page.ledger
    for sort, descending in product([*DonationSort, "title", "money", "date", "assertion", "status"], [False, True]):
        place.page.sort_by(sort, descending=descending)
        for n in range(ledger.rowCount()):
            assert ledger.place_of(ledger.row(n).id) == n, (sort, descending)
        assert ledger.place_of(10**9) is None


def test_a_row_says_in_which_paragraphs_its_words_are(place, refs):
    model, across = place.page.table.model(), Qt.Orientation.Horizontal
    assert model.headerData(Column.EVIDENCE, across) == "¶"
    assert model.headerData(Column.EVIDENCE, across, Qt.ItemDataRole.AccessibleTextRole) == "Paragraph"
    said = {}
    for ref in ("D-22", "D-05"):  # what is only context for the second stands in another one
        place.page.table.choose(refs[ref])
        said[ref] = place.page.table.currentIndex().siblingAtColumn(Column.EVIDENCE).data()
    assert said == {"D-22": "6", "D-05": "2"}
    row = place.page.table.current()
    for paragraphs, pieces, words in (
        ((2, 5), 3, "2, 5"),
        ((2, 5, 9), 3, "2, 5 …"),
        ((), 1, "caption"),
        ((), 0, "none"),
    ):
        assert cell_text(replace(row, paragraphs=paragraphs, evidence=pieces), Column.EVIDENCE) == words


def test_coming_back_to_likely_duplicates_the_keyboard_is_on_what_is_seen(window, place):
    """The table behind them had it: Del removed a record that nobody saw."""
    place.show_duplicates()
    settled(window)
    window.show_place("read")
    window.show_place("donations")
    settled(window)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert place.duplicates.isAncestorOf(focus)
    assert focus.isVisible()
    place.show_entry(place.filters.entry("all"))


@few("mode", [Mode.MATRIX, Mode.MAP], keep=1, why="more pictures")
def test_one_widget_has_the_focus_in_each_picture(window, place, mode):
    """What leads to another one has not, as a focus proxy of Qt would."""
    place.page.show_mode(mode)
    settled(window)
    focused = [one for one in window.findChildren(QWidget) if one.hasFocus()]
    views = [one for one in focused if one.objectName() != "qt_scrollarea_viewport"]  # unknown to screen readers
    assert views == [QApplication.focusWidget()]
    place.page.show_mode(Mode.TABLE)


def test_a_picture_is_one_to_a_screen_reader_and_says_in_few_words_how_it_is_gone_through(window, place):
    place.page.show_mode(Mode.MAP)
    settled(window)
    picture = place.page.picture(Mode.MAP).map
    known = QAccessible.queryAccessibleInterface(picture)
    assert known.role() is QAccessible.Role.Graphic
    assert re.fullmatch(r"\d+ things; arrow keys go from one to the next", known.text(QAccessible.Text.Description))
    place.page.show_mode(Mode.TABLE)


def test_what_comes_of_a_question_is_said_and_what_is_offered_for_it(qtbot, window, place, monkeypatch):
    heard, field = listen(monkeypatch), place.page.filter
    field.setFocus()
    qtbot.keyClicks(field, "donor:hu")
    offered = field.completions.list
    qtbot.waitUntil(offered.isVisible)
    assert offered.accessibleName() == "donor"
    qtbot.keyClick(offered, Qt.Key.Key_Down)
    assert any(one.startswith("Huawei") for one in heard)
    qtbot.keyClick(offered, Qt.Key.Key_Return)
    assert "donor:Huawei" in heard
    qtbot.waitUntil(lambda: "12 records whose donor is “Huawei”" in heard)
    field.clear()
    qtbot.keyClicks(field, "donor:hu")
    qtbot.waitUntil(offered.isVisible)
    first, only_current = offered.model().index(0, 0), offered.selectionModel().SelectionFlag.NoUpdate
    offered.selectionModel().setCurrentIndex(first, only_current)  # as Qt does on a real screen, before one is chosen
    with qtbot.waitSignal(field.entered):  # Enter goes on to the records
        qtbot.keyClick(offered, Qt.Key.Key_Return)
    assert (field.text(), offered.isVisible()) == ("donor:hu", False)
    field.clear()
    settled(window)


def test_coming_into_the_inspector_one_hears_what_it_shows(window, place):
    """Without a description Orca says all its labels in one breath."""
    place.page.table.choose(place.page.table.selected_ids()[0])
    settled(window)
    assert place.inspector.accessibleDescription().startswith("Record D-")


def test_the_foot_keeps_its_height_while_it_adds_up(qtbot: QtBot, window: MainWindow, store) -> None:
    """It shrank to a line, and the timeline above moved away from under the mouse that drags over it."""
    around, foot = QWidget(), TotalsLine()
    in_column(STRETCH, foot, on=around)
    qtbot.addWidget(around)
    around.resize(640, 400)
    around.show()
    assert foot.sums.text() == "Adding up…", "nothing was said where nothing had been added up yet"
    assert not foot.more.isVisible()
    assert not foot.left_out.isVisible()
    whole = totals.of(store, DonationFilter())
    foot.show_sums((whole, ()))
    settled(window)
    high = foot.height()
    assert foot.left_out.isVisible()
    foot.wait()
    settled(window)
    assert foot.sums.text() == "Adding up…"
    assert foot.height() == high
    foot.show_sums((Totals(), ()))
    settled(window)
    assert foot.height() < high
    foot.show_sums((whole, ()))
    foot.be_brief(True)
    settled(window)
    brief = foot.height()
    foot.wait()
    settled(window)
    assert foot.height() == brief, "each step of the brush drew the map twice, a pixel higher and lower again"
    foot.be_brief(False)
    foot.wait()
    foot.be_brief(True)
    settled(window)
    assert foot.height() <= brief
