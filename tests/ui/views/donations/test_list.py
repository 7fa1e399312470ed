"""The ledger in the real window: views, filter, sort, totals, keys, and what the inspector shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.helpers.evident import on_words
from tests.helpers.settled import settled

from app.actions import donations
from app.actions.saved_views import save_view
from app.actions.tags import add_tag, edit_tag
from app.domain.codebook import TagContent
from app.domain.donations import Amount, Donation, Item, Money, Party
from app.domain.saved_views import ViewContent
from app.domain.terms import AmountRole, PartyRole, Qualifier
from app.domain.vocabularies import aid_kind, giving
from app.store.reads import donations as reads
from app.store.reads import query_values, totals
from app.store.store import Store
from app.ui.base.session import Target
from app.ui.base.things import target_of_record
from app.ui.panels.evidence_card import EvidenceCard
from app.ui.panels.ledger import PAGE, ROW_ROLE, Column, cell_text
from app.ui.shell.main_window import MainWindow
from app.ui.views.donations import list_page
from app.ui.views.donations.list_page import Mode
from app.ui.views.donations.matrix_legend import MatrixLegend
from app.ui.views.donations.place import DonationsPlace
from app.ui.views.donations.record_card import RecordCard

pytestmark = [pytest.mark.undone, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


def shown(place: DonationsPlace) -> list[str]:
    ledger = place.page.ledger
    return [ledger.index(n, 0).data(ROW_ROLE).ref for n in range(ledger.rowCount())]


def card(place: DonationsPlace) -> RecordCard:
    found = place.inspector.findChildren(RecordCard)
    return found[-1]


def said_of_nothing(place) -> str:
    state = place.page.empty.state
    return "" if state is None else " ".join(label.text() for label in state.findChildren(QLabel))


@contextmanager
def unheard(store: Store) -> Iterator[None]:
    """Many operations that the window hears of in one."""
    listeners, store.listeners = store.listeners, []
    yield
    store.listeners = listeners
    store.announce_everything()


@pytest.mark.empty
def test_a_row_says_what_is_lent_or_sold_and_an_alternative_widens_its_amount(store):
    """A loan stood in the table as *given*, like any gift, and one of two alternatives was its amount."""
    money = Money(Decimal(15), Decimal(15), "USD")
    other = Amount(AmountRole.ALTERNATIVE, Decimal(17), Decimal(17), "USD", Qualifier.EXACT)
    rice = Item("rice", Decimal(12), Decimal(12), Qualifier.EXACT, "tonnes")
    for content, said in (
        (Donation("a", money=money, terms=giving("loan")), "USD 15 (loan)"),
        (Donation("b", money=money, aid_kind=aid_kind("deposit", counts=False)), "USD 15 (deposit)"),
        (Donation("c", items=(rice,), terms=giving("sale")), "12 tonnes of rice (sale at a reduced price)"),
        (Donation("d", money=money, terms=giving("grant")), "USD 15"),
        (Donation("e", money=money, amounts=(other,)), "USD 15 – USD 17"),
        (Donation("f", money=money, condition="the road is mended"), "USD 15 (conditional)"),
        (Donation("g", money=money, terms=giving("loan"), condition="if it rains"), "USD 15 (loan, conditional)"),
    ):
        made = donations.add_donation(store, content)
        assert cell_text(next(row for row in reads.rows(store) if row.id == made), Column.WHAT) == said


@pytest.mark.empty
def test_who_pays_stands_where_no_donor_is_named(store):
    """A record of who pays and who owns was *not named* in the table, and on the page of the owner's country."""
    payer = Party(PartyRole.PAYER, "the fund of Nizwa")
    for number, (parties, said) in enumerate(
        (
            ((payer,), "the fund of Nizwa (payer)"),
            ((payer, Party(PartyRole.DONOR, "Care")), "Care"),
        )
    ):
        made = donations.add_donation(store, Donation(f"wells {number}", parties=parties))
        assert cell_text(next(row for row in reads.rows(store) if row.id == made), Column.DONOR) == said


@pytest.mark.empty
def test_money_is_one_in_list_and_card(place, store):
    for money, said in (
        (Money(Decimal(10), Decimal(20), "USD", Qualifier.ABOUT), "≈ USD 10 – USD 20"),
        (Money(Decimal(5), Decimal(5), "XOF"), "XOF 5"),
        (Money(Decimal(508_000_000), Decimal(508_000_000), "USD", Qualifier.ABOUT), "≈ USD 508 million"),
        (Money(Decimal(10**9), None, "USD", Qualifier.OVER, period="two years"), "> USD 1 billion (two years)"),
    ):
        made = donations.add_donation(store, Donation("An amount", money=money))
        place.page.reload()
        assert cell_text(next(row for row in reads.rows(store) if row.id == made), Column.MONEY) == said
        place.inspector.show_record(made)
        assert said in [label.text() for label in card(place).findChildren(QLabel)]


@pytest.mark.looks
def test_typing_filters_after_a_pause_and_escape_shows_all(qtbot: QtBot, place, store):
    everything = len(shown(place))
    place.page.focus_filter()
    qtbot.keyClicks(place.page.filter, "guangzhou")
    assert len(shown(place)) == everything  # not at every letter
    qtbot.waitUntil(lambda: "D-22" in shown(place) and len(shown(place)) < 5)
    qtbot.keyClick(place.page.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(shown(place)) == everything)
    qtbot.keyClick(place.page.filter, Qt.Key.Key_Escape)
    assert place.window().focusWidget() is place.page.table


@pytest.mark.looks
def test_the_list_is_as_it_was_typed_before_it_takes_the_keyboard(qtbot: QtBot, place):
    """Else a screen reader is told of a row that is not there any more a moment later."""
    everything, field = len(shown(place)), place.page.filter
    place.page.focus_filter()
    qtbot.keyClicks(field, "guangzhou")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert place.page.table.hasFocus()
    assert len(shown(place)) < 5
    place.page.focus_filter()
    for _ in range(2):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert place.page.table.hasFocus()
    assert len(shown(place)) == everything


@pytest.mark.looks
def test_a_question_narrows_the_list_and_its_values_are_completed(qtbot: QtBot, place):
    everything = len(shown(place))
    field = place.page.filter
    place.page.focus_filter()
    qtbot.keyClicks(field, "status:not_given donor:hu")
    popup = field.completions.popup()
    qtbot.waitUntil(popup.isVisible)
    offered = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    left = {line.split(" ")[0]: line.rpartition(" · ")[2] for line in offered}
    assert (left["Huawei"], left["Hutchison"]) == ("4 left", "1 left")
    popup.setCurrentIndex(popup.model().index(offered.index(next(one for one in offered if "Huawei" in one)), 0))
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == "status:not_given donor:Huawei"
    qtbot.waitUntil(lambda: shown(place) == ["D-34", "D-35", "D-36", "D-37"])
    assert "4 records that are not given, and whose donor is “Huawei”" in place.page.count.text()
    field.setText("donr:Huawei")
    qtbot.waitUntil(lambda: "Did you mean donor?" in place.page.count.text())
    assert shown(place) == ["D-34", "D-35", "D-36", "D-37"], "what cannot be read leaves the list as it is"
    field.setText("recipient.country:Atlantis")
    qtbot.waitUntil(lambda: "“Atlantis”" in place.page.count.text())
    field.setText('item:"surgical')
    qtbot.waitUntil(lambda: "is not closed" in place.page.count.text())
    field.clear()
    qtbot.waitUntil(lambda: len(shown(place)) == everything)


@pytest.mark.some
def test_the_only_record_found_is_removed_and_brought_back(place, store, qtbot: QtBot):
    """The keyboard was in the filter then, whose own undo took the key."""
    page, count = place.page, len(reads.rows(store))
    page.focus_filter()
    qtbot.keyClicks(page.filter, "masks from gu")
    qtbot.waitUntil(lambda: page.ledger.rowCount() == 1)
    page.focus_table()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    focus = QApplication.focusWidget()
    assert len(reads.rows(store)) == count - 1
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Clear the filter"
    qtbot.keyClick(focus, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(reads.rows(store)) == count
    assert QApplication.focusWidget() is page.table
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.mouseClick(page.empty.state.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.ledger.rowCount() == count - 1)
    assert page.filter.text() == ""
    assert QApplication.focusWidget() is page.table


def test_the_record_behind_a_removed_one_is_next(place, store, qtbot: QtBot):
    """Else a second Del would remove the first of all."""
    table, ledger = place.page.table, place.page.ledger
    refs = [ledger.row(at).ref for at in range(ledger.rowCount())]
    table.setCurrentIndex(ledger.index(20, table.first_column()))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: ledger.rowCount() == len(refs) - 1)
    assert table.current().ref == refs[21]
    table.setCurrentIndex(ledger.index(ledger.rowCount() - 1, table.first_column()))
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: ledger.rowCount() == len(refs) - 2)
    assert table.current().ref == refs[-2]


@pytest.mark.looks
def test_what_is_looked_for_in_vain_is_said_in_a_line_however_much_it_is(place, qtbot: QtBot):
    place.page.filter.setText("Somebody gave 40 hats. " * 1_000)
    qtbot.waitUntil(lambda: not shown(place))
    said = [one.text() for one in place.page.empty.findChildren(QLabel) if "No record here has" in one.text()]
    assert [len(words) < 120 for words in said] == [True]
    place.page.filter.clear()


@pytest.mark.empty
def test_an_empty_workspace_offers_a_form(qtbot: QtBot, place):
    button = place.page.empty.findChild(QPushButton)
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert place.middle.currentWidget() is place.form


@pytest.mark.alone
@pytest.mark.empty
def test_only_pages_that_are_looked_at_are_read_and_a_record_far_down_stays_current(
    window, place, store, qtbot, monkeypatch: pytest.MonkeyPatch
):
    with unheard(store):
        for n in range(PAGE * 2 + 1):
            donations.add_donation(store, Donation(f"Gift {n}"))
    ledger, read = place.page.ledger, []
    rows = reads.rows
    monkeypatch.setattr(reads, "rows", lambda *asked, **how: read.append(how["offset"]) or rows(*asked, **how))
    place.page.reload()
    assert ledger.rowCount() == reads.count(store) > 2 * PAGE
    assert 1 <= len(set(read)) <= 2
    last = ledger.rowCount() - 1
    assert ledger.row(last).ref == reads.rows(store, limit=1, offset=last)[0].ref
    monkeypatch.setattr(list_page, "FEW", PAGE)  # so long that it is read apart, the first page first
    table, shows = place.page.table, lambda: (place.page.table.current().title, place.inspector.donation_id)
    table.choose(1)
    for key, title, number in ((Qt.Key.Key_S, "Gift 0", 1), (Qt.Key.Key_Delete, "Gift 1", 2)):
        qtbot.keyClick(table, key)
        settled(window)
        assert shows() == (title, number)
        assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


@pytest.mark.alone
@pytest.mark.empty
def test_the_sums_of_many_records_come_from_another_thread(qtbot: QtBot, place, store, monkeypatch):
    monkeypatch.setattr(list_page, "AT_ONCE", 20)
    crates = (Item("boxes", Decimal(2), Decimal(2), Qualifier.EXACT),)
    with unheard(store):
        for n in range(PAGE + 1):
            donations.add_donation(store, Donation(f"Crate {n}", items=crates))
        on_words(store)
    page, line = place.page, place.page.totals
    page.filter.setText("crate")
    qtbot.waitUntil(lambda: line.sums.text() == "In totals: 202 boxes")
    page.filter.setText("crate zz")
    page.reload()
    assert line.sums.text() == "Adding up…"
    line.work.click()
    settled(place.window())
    assert (line.sums.text(), line.work.text()) == ("Not added up", "Add up")
    line.work.click()
    qtbot.waitUntil(lambda: line.sums.text() == "Nothing here enters a total" and line.work.isHidden())

    monkeypatch.setattr(list_page, "AT_ONCE", 2 * PAGE)
    monkeypatch.setattr(list_page, "FEW", PAGE)
    counted, count, of, threads = Event(), reads.count, totals.of, list[object]()
    monkeypatch.setattr(reads, "count", lambda *asked: counted.wait(20) and count(*asked))
    monkeypatch.setattr(totals, "of", lambda *asked: threads.append(current_thread()) or of(*asked))
    page.filter.setText("crate")
    qtbot.waitUntil(lambda: bool(threads) or line.sums.text() == "In totals: 202 boxes")
    counted.set()
    assert main_thread() not in threads, "how many there are was not known yet"
    settled(place.window())


@pytest.mark.long("other values", instead="test_a_question_narrows_the_list_and_its_values_are_completed")
@pytest.mark.looks
def test_names_are_completed_as_well_and_an_unknown_one_leads_to_those_there_are(qtbot: QtBot, place):
    field, page = place.page.filter, place.page
    popup = field.completions.popup()

    def offered() -> list[str]:
        return [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]

    page.focus_filter()
    qtbot.keyClicks(field, "masks")
    settled(place.window())
    assert not popup.isVisible(), "no name begins so: these are words"
    field.clear()
    qtbot.keyClicks(field, "recip")
    qtbot.waitUntil(popup.isVisible)
    lies = popup.geometry()
    qtbot.keyClicks(popup, "i")
    assert popup.geometry() == lies, "it does not jump at each key"
    settled(place.window())
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    assert field.text() == "recipient:"
    qtbot.keyClick(popup, Qt.Key.Key_Up)
    assert field.text() == "recipi", "nothing is chosen: what was typed stands"
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert (field.text(), field.hasFocus()) == ("recipient:", True)
    qtbot.waitUntil(lambda: popup.isVisible() and any(line.startswith("Iran · 9") for line in offered()))
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert (popup.isVisible(), field.text()) == (False, "recipient:"), "the first Esc closes what is offered"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.text()
    qtbot.keyClicks(field, "regio:Africa")
    qtbot.waitUntil(lambda: popup.isVisible() and offered()[0].startswith("recipient.region:Africa"))
    assert "There is no field “regio”" in page.count.text()
    assert page.count.text().endswith("Below is still what was asked for before."), "the rows are not its answer"
    assert page.count.property("look") == "warning"
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "2 records whose region of the recipient" in page.count.text())
    assert page.count.property("look") == "muted"


@pytest.mark.some
def test_what_a_saved_view_asks_for_goes_with_it_and_what_is_typed_stays(qtbot: QtBot, place, store):
    saved = save_view(store, ViewContent("To Iran", "table", "", "recipient:IR")).id
    settled(place.window())
    everything = len(reads.ids(store))
    place.show_entry(place.filters.entry(f"view:{saved}"))
    qtbot.waitUntil(lambda: 0 < len(shown(place)) < everything)
    place.show_entry(place.filters.entry("all"))
    qtbot.waitUntil(lambda: len(shown(place)) == everything)
    assert place.page.filter.text() == ""
    place.page.filter.setText("masks")
    place.show_entry(place.filters.entry("given"))
    assert place.page.filter.text() == "masks"


@pytest.mark.long(
    "a name that changes under a view",
    instead=[
        "test_what_a_saved_view_asks_for_goes_with_it_and_what_is_typed_stays",
        "test_a_view_is_saved_shown_changed_renamed_and_removed",
    ],
)
@pytest.mark.some
def test_a_view_that_is_open_follows_what_is_renamed_and_what_is_typed_stays(qtbot: QtBot, place, store):
    tag = add_tag(store, TagContent("Boats"))
    saved = save_view(store, ViewContent("Of boats", "table", "", "tag:Boats")).id
    settled(place.window())
    place.show_entry(place.filters.entry(f"view:{saved}"))
    edit_tag(store, tag, TagContent("Ships"))
    qtbot.waitUntil(lambda: place.page.filter.text() == "tag:Ships")
    settled(place.window())
    assert "no tag" not in place.page.count.text()
    assert not place.page.is_changed
    place.page.filter.setText("tag:Ships masks")
    edit_tag(store, tag, TagContent("Yachts"))
    settled(place.window())
    assert place.page.filter.text() == "tag:Ships masks"
    place.page.filter.clear()


@pytest.mark.some
def test_a_view_that_asks_for_what_is_gone_opens_and_says_so(qtbot: QtBot, place, store):
    views = [
        ViewContent("Of nobody", "table", "", "recipient:Atlantis"),
        ViewContent("Of no tag", "table", "", "tag:x"),
    ]
    nobody, no_tag = (save_view(store, one).id for one in views)
    settled(place.window())
    place.show_entry(place.filters.entry(f"view:{nobody}"))
    qtbot.waitUntil(lambda: "There is no recipient “Atlantis”." in said_of_nothing(place))
    place.page.filter.clear()
    qtbot.waitUntil(lambda: place.page.stack.currentWidget() is place.page.table)
    place.show_entry(place.filters.entry(f"view:{no_tag}"))
    qtbot.waitUntil(lambda: "There is no tag “x”." in said_of_nothing(place))
    assert place.page.stack.currentWidget() is place.page.empty, "what was shown before is no answer"
    assert "Below is still" not in place.page.count.text()
    place.page.filter.clear()
    qtbot.waitUntil(lambda: place.page.stack.currentWidget() is place.page.table)
    assert place.page.totals.isVisible()


@pytest.mark.long("the same where there are many records", instead="test_nothing_found_says_so_and_what_to_do")
@pytest.mark.looks
def test_who_is_asked_for_in_vain_is_looked_for_in_many_records_on_another_thread(qtbot: QtBot, place, monkeypatch):
    monkeypatch.setattr(list_page, "FEW", 5)
    looked, really = [], query_values.is_known
    monkeypatch.setattr(
        query_values, "is_known", lambda *asked: looked.append(current_thread() is main_thread()) or really(*asked)
    )
    place.page.filter.setText("recipient:Atlantis")
    qtbot.waitUntil(lambda: "There is no recipient “Atlantis”." in said_of_nothing(place))
    place.page.show_mode(list_page.Mode.MAP)
    place.page.filter.setText("donor:Lemuria")
    qtbot.waitUntil(lambda: "There is no donor “Lemuria”." in place.page.count.text())
    place.page.filter.clear()
    qtbot.waitUntil(lambda: "There is no" not in place.page.count.text())
    assert set(looked) == {False}


@pytest.mark.looks
@pytest.mark.parametrize("few", [5, 5000])
def test_enter_in_the_filter_goes_to_the_records_once_they_are_there(qtbot: QtBot, place, monkeypatch, few):
    """Of many it went to the head of a group, or to what was listed before; of a question that cannot be read too."""
    monkeypatch.setattr(list_page, "FEW", few)
    page, field = place.page, place.page.filter
    page.group_by("recipient")
    settled(place.window())
    page.focus_filter()
    qtbot.keyClicks(field, "colour:blue")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled(place.window())
    assert (field.hasFocus(), "There is no field" in page.count.text()) == (True, True)
    page.focus_filter()
    qtbot.keyClicks(field, "donor:Huawei")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    if few == 5:
        assert field.hasFocus(), "what is listed yet is no answer"
    qtbot.waitUntil(page.table.hasFocus)
    settled(place.window())
    assert "Huawei" in cell_text(page.table.current(), Column.DONOR)
    page.group_by("")
    field.clear()
    settled(place.window())


@pytest.mark.some
def test_delete_removes_all_that_are_selected_and_the_next_record_is_current(qtbot: QtBot, window, place, store):
    """It removed only the last one of them; in groups, which come in another order then, the keyboard was lost."""
    page, table = place.page, place.page.table
    page.group_by("recipient")
    settled(window)
    table.setFocus()
    refs = [None if (row := page.ledger.known(at)) is None else row.ref for at in range(page.ledger.rowCount())]
    first = next(at for at in range(1, len(refs)) if all(refs[at : at + 3]))
    page.table.setCurrentIndex(page.ledger.index(first, table.first_column()))
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    said: list[str] = []
    window.session.said.connect(lambda sentence, _tone: said.append(sentence))
    number = reads.count(store)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    settled(window)
    assert reads.count(store) == number - 2
    assert said[0].startswith("Removed 2 records")
    assert table.current().ref == refs[first + 2]
    store.undo()
    settled(window)
    assert reads.count(store) == number
    page.group_by("")
    settled(window)


@pytest.mark.some
def test_delete_removes_at_once_and_undo_brings_it_back(qtbot: QtBot, window: MainWindow, place, store, refs):
    number = reads.count(store)
    place.page.table.choose(refs["D-22"])
    settled(window)  # the inspector shows it
    said: list[str] = []
    window.session.said.connect(lambda sentence, _tone: said.append(sentence))
    qtbot.keyClick(place.page.table, Qt.Key.Key_Delete)
    assert [sentence.split(" with ")[0] for sentence in said] == ["Removed D-22"], "and not that it cannot be found"
    assert reads.count(store) == number - 1
    assert "D-22" not in shown(place)
    assert window.toast.undo.isVisible()
    assert "D-22" in window.toast.words.text()
    qtbot.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    assert "D-22" in shown(place)
    qtbot.waitUntil(lambda: place.filters.entry("all").count == number)


@pytest.mark.looks
def test_a_record_that_is_gone_to_from_a_matrix_is_current_in_the_table(window: MainWindow, place, refs, qtbot: QtBot):
    """The matrix stayed, and once it was read again its cell was shown in the record's stead; E did nothing."""
    for width in (900, 1280):
        window.resize(width, 800)
        settled(window)
        place.show_entry(place.filters.entry("none"))
        place.page.show_mode(Mode.MATRIX)
        settled(window)
        window.show_place("read")
        window.session.go(target_of_record(refs["D-22"]))
        settled(window)
        current = place.page.table.current()
        assert (place.page.mode, current and current.ref) == (Mode.TABLE, "D-22")
        assert place.inspector.donation_id == refs["D-22"]
        assert place.page.table.hasFocus()
    qtbot.keyClick(place.page.table, Qt.Key.Key_E)
    assert place.form.record_id == refs["D-22"]
    place.page.show_mode(Mode.MATRIX)  # as a note's link to the picture does
    window.session.go(Target("donations", "form", refs["D-23"]))
    settled(window)
    assert not place.inspector.findChildren(MatrixLegend), "how a cell reads is of no use beside a form"
    next(one for one in place.form.findChildren(QPushButton) if one.text() == "Donations").click()
    settled(window)
    current = place.page.table.current()
    assert (place.page.mode, current and current.ref) == (Mode.TABLE, "D-23")


@pytest.mark.some
def test_the_key_that_the_right_pane_shows_at_open_works_there_too(window: MainWindow, place, refs, qtbot: QtBot):
    place.page.table.choose(refs["D-22"])
    settled(window)
    (card,) = place.inspector.findChildren(RecordCard)
    card.findChildren(EvidenceCard)[0].setFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_E)
    assert place.form.record_id == refs["D-22"]
    assert place.form.isVisible()


@pytest.mark.some
def test_slash_and_insert(qtbot: QtBot, place):
    place.page.focus_table()
    qtbot.keyClick(place.page.table, Qt.Key.Key_Slash)
    assert place.window().focusWidget() is place.page.filter
    place.page.focus_table()
    qtbot.keyClick(place.page.table, Qt.Key.Key_Insert)
    assert place.middle.currentWidget() is place.form
    assert place.form.form.record is None


@pytest.mark.some
def test_a_new_record_by_a_key_that_no_screen_reader_holds(qtbot: QtBot, place: DonationsPlace) -> None:
    place.page.focus_table()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(place.page.table, Qt.Key.Key_N, both)
    assert place.middle.currentWidget() is place.form
    assert "New record (Ins, Ctrl+Shift+N)" in place.page.add_button.toolTip()


@pytest.mark.empty
def test_what_changed_while_another_place_was_shown_is_read_on_coming_back(window: MainWindow, place, store):
    window.show_place("read")
    made = donations.add_donation(store, Donation("Made elsewhere"))
    window.go(Target("donations", "donation", made))
    assert place.page.table.current().title == "Made elsewhere"


def test_where_there_is_no_record_yet_the_keyboard_is_on_what_makes_one(qtbot: QtBot, empty_window: MainWindow) -> None:
    window, place = empty_window, empty_window.place("donations")
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.focusWidget() is not None and window.focusWidget().text() == "New record")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Insert)
    assert place.form.form is not None


@pytest.mark.looks
def test_the_keyboard_stays_in_the_card_of_a_record_that_is_made_again(window, place, store, refs):
    """As another theme, or another process, makes it: else the keyboard is behind the drawer that the card lies in."""
    window.go(target_of_record(refs["D-22"]))
    settled(window)
    inspector = place.inspector
    (held,) = [
        one for one in inspector.findChildren(QAbstractButton) if one.accessibleName() == "Evidence for Basis: 1"
    ]
    held.setFocus()
    inspector.reload()
    settled(window)
    now = QApplication.focusWidget()
    assert now is not None
    assert now is not held
    assert inspector.isAncestorOf(now)
    assert now.accessibleName() == "Evidence for Basis: 1"
