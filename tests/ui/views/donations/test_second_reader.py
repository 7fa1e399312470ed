"""The second reader goes through the fields with single keys, and every finding is one key from its words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.helpers import seen
from tests.helpers.ear import listen
from tests.helpers.settled import settled
from tests.ui.views.donations.conftest import Refs

from app.actions import donations
from app.actions.evidence import link_evidence
from app.actions.facts import add_fact
from app.actions.sources import add_draft
from app.domain.donations import DateSpan
from app.domain.evidence_check import Gap
from app.domain.facts import Fact
from app.domain.terms import Assertion, DatePrecision, Status, Verdict
from app.domain.vocabularies import category
from app.importers.read import read_source
from app.store.reads import donations as reads
from app.store.reads import sources as source_reads
from app.store.store import Store
from app.ui.base.session import Target
from app.ui.look.tokens import PAGE_PX
from app.ui.panels.evidence_card import EvidenceCard
from app.ui.shell.main_window import MainWindow
from app.ui.views.donations.place import DonationsPlace
from app.ui.views.donations.reader_queue import QueueRow, Show
from app.ui.views.donations.table import flagged
from app.ui.widgets.history_chip import thing_around

pytestmark = pytest.mark.some
Key = Qt.Key


def open_reader(qtbot: QtBot, place: DonationsPlace) -> None:
    place.page.focus_table()
    qtbot.keyClick(place.page.table, Key.Key_V)
    qtbot.waitUntil(lambda: place.reader.list.row_now() is not None and "still" not in place.reader.count.text())


def at(qtbot: QtBot, place: DonationsPlace, ref: str, field: str) -> QueueRow:
    rows = place.reader.list.queue.rows
    number = next(
        n for n, one in enumerate(rows)
        if one.looked.name == ref and one.reading is not None and one.reading.standing.held.field == field
    )  # fmt: skip
    place.reader.list.setCurrentIndex(place.reader.list.queue.index(number))
    return rows[number]


def said(store: Store, donation_id: int) -> list[tuple[str, Verdict, str]]:
    return [(one.field, one.verdict, one.remark) for one in reads.record(store, donation_id).reviews]


def test_a_record_is_gone_through_with_single_keys(
    qtbot: QtBot,
    window: MainWindow,
    place: DonationsPlace,
    store: Store,
    refs: Refs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_reader(qtbot, place)
    queue, heard = place.reader.list, listen(monkeypatch)
    resets: list[str] = []
    queue.queue.modelReset.connect(lambda: resets.append("all rows"))
    assert place.reader.shown is Show.MINE
    assert "· 0 of" in place.reader.count.text()  # what the starter has chosen is nobody's reading
    assert not place.reader.agreed.isVisible()
    window.resize(1900, 900)
    at(qtbot, place, "D-05", "donor")
    settled(window)
    assert thing_around(queue) == ("donation", refs["D-05"]), "whose history is shown"
    shown = [one for one in place.reader.findChildren(EvidenceCard) if one.isVisible()]
    widths = {one.width() for one in shown}
    assert widths == {PAGE_PX}, "a sentence is no longer than the eye follows"
    qtbot.keyClick(queue, Key.Key_A)
    qtbot.waitUntil(lambda: said(store, refs["D-05"]) == [("donor", Verdict.ACCEPTED, "")])
    assert any(one.startswith("accepted: Donor") for one in heard)
    after = queue.row_now()
    assert after is not None
    assert after.looked.name == "D-05"
    qtbot.waitUntil(lambda: "· 1 of" in place.reader.count.text())
    qtbot.waitUntil(lambda: all(one.key[2][0] != "donor" for one in queue.queue.rows if one.looked.name == "D-05"))
    assert resets == [], "a screen reader would say the whole place again"
    place.reader.choose(Show.ALL)
    at(qtbot, place, "D-05", "recipient")
    qtbot.keyClick(queue, Key.Key_D)
    line = place.reader.panel.remark.field
    assert line.hasFocus()
    qtbot.keyClick(line, Key.Key_Return)  # without words: refused in a sentence, and the line stays
    assert "needs a remark" in window.toast.words.text()
    qtbot.keyClicks(line, "another country")
    qtbot.keyClick(line, Key.Key_Return)
    assert said(store, refs["D-05"])[-1] == ("recipient", Verdict.DISPUTED, "another country")
    (row,) = reads.by_ids(store, [refs["D-05"]])
    assert flagged("reported", row) == "⚠ reported"
    assert queue.hasFocus()
    qtbot.waitUntil(lambda: "Recipient 0 %" in place.reader.agreed.text())
    assert "Donor 100 %" in place.reader.agreed.text()
    place.reader.choose(Gap.DISPUTED)
    at(qtbot, place, "D-05", "recipient")
    qtbot.keyClick(queue, Key.Key_Delete)
    qtbot.waitUntil(lambda: all(one.looked.name != "D-05" for one in queue.queue.rows))
    assert [verdict for _, verdict, _ in said(store, refs["D-05"])] == [Verdict.ACCEPTED]
    qtbot.keyClick(queue, Key.Key_V)
    assert place.middle.currentWidget() is place.page


def test_however_the_queue_is_left_the_table_is_at_the_record_that_was_read(
    qtbot: QtBot, place: DonationsPlace, refs: Refs
) -> None:
    """By M it stood at another than the one that was shown beside it, and Del would have removed that one."""
    for leave in (place.next_mode, lambda: place.visit(Target("donations", "table")), place.read_again):
        place.page.table.choose(refs["D-02"])
        open_reader(qtbot, place)
        at(qtbot, place, "D-05", "donor")
        qtbot.waitUntil(lambda: place.inspector.donation_id == refs["D-05"])
        leave()
        current = place.page.table.current()
        assert current is not None
        assert current.id == place.inspector.donation_id == refs["D-05"]
    place.page.table.choose(refs["D-02"])
    place.visit(Target("donations", "form", refs["D-05"]))
    place.next_mode()
    current = place.page.table.current()
    assert current is not None
    assert current.id == place.inspector.donation_id == refs["D-05"], "a form too may be of another record"


def test_where_no_field_is_left_it_says_so(qtbot: QtBot, place: DonationsPlace) -> None:
    open_reader(qtbot, place)
    left = set[bool]()
    for gap in Gap:  # of some kinds the starter has none
        place.reader.choose(gap)
        left.add(place.reader.list.row_now() is not None)
        said_so = "No field is left here. Others can be chosen above." in place.reader.list.accessibleDescription()
        assert said_so is (place.reader.list.row_now() is None), gap
    assert left == {True, False}
    place.reader.choose(Show.ALL)
    assert place.reader.list.row_now() is not None


def test_a_value_is_called_as_everywhere_else(qtbot: QtBot, place: DonationsPlace) -> None:
    open_reader(qtbot, place)
    at(qtbot, place, "D-01", "scope")
    row = place.reader.list.row_now()
    assert row is not None
    assert row.value == "Many at once"


def test_what_is_asserted_is_not_called_what_became_of_it(qtbot: QtBot, place: DonationsPlace, store: Store) -> None:
    """*Outcome: promised* stood beside a card that says *Outcome: announced*."""
    donation_id = 7
    assert reads.record(store, donation_id).content.status is Status.ANNOUNCED
    donations.change_field(store, (donation_id,), "assertion", Assertion.PROMISED)
    open_reader(qtbot, place)
    row = at(qtbot, place, "D-07", "assertion")
    assert (row.name, row.value) == ("Assertion", "promised")
    card = seen.words(place.inspector)
    assert "Outcome" in card
    assert "announced" in card


def test_escape_goes_back_to_the_records(qtbot: QtBot, place: DonationsPlace) -> None:
    open_reader(qtbot, place)
    queue = place.reader.list
    at(qtbot, place, "D-05", "donor")
    qtbot.keyClick(queue, Key.Key_D)
    qtbot.keyClick(place.reader.panel.remark.field, Key.Key_Escape)
    assert queue.hasFocus(), "from a remark to the queue first"
    qtbot.keyClick(queue, Key.Key_Escape)
    assert place.middle.currentWidget() is place.page
    assert place.page.table.hasFocus()
    place.show_duplicates()
    qtbot.keyClick(place.duplicates.focusWidget(), Key.Key_Escape)
    assert place.middle.currentWidget() is place.page
    assert place.page.table.hasFocus()


def test_a_verdict_that_is_undone_is_asked_again_wherever_the_queue_has_gone_on_to(
    qtbot: QtBot, window: MainWindow, place: DonationsPlace
) -> None:
    open_reader(qtbot, place)
    queue = place.reader.list
    before = place.reader.count.text()
    at(qtbot, place, "D-05", "donor")
    qtbot.keyClick(queue, Key.Key_A)
    qtbot.waitUntil(lambda: "· 1 of" in place.reader.count.text())
    at(qtbot, place, "D-22", "donor")
    qtbot.keyClick(queue, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(window)
    assert place.reader.count.text() == before
    row = queue.row_now()
    assert row is not None
    assert row.looked.name == "D-22"


def test_what_is_read_again_meanwhile_takes_no_letter_of_a_remark(
    qtbot: QtBot, window: MainWindow, place: DonationsPlace, store: Store, refs: Refs
) -> None:
    open_reader(qtbot, place)
    queue = place.reader.list
    at(qtbot, place, "D-05", "donor")
    qtbot.keyClick(queue, Key.Key_A)
    disputed = queue.row_now()
    assert disputed is not None
    qtbot.keyClick(queue, Key.Key_D)  # before the queue was read anew
    line = place.reader.panel.remark.field
    qtbot.keyClicks(line, "not ")
    settled(window)
    donations.remove_donation(store, refs["D-07"])  # as somebody else may
    settled(window)
    assert line.hasFocus()
    qtbot.keyClicks(line, "so")
    qtbot.keyClick(line, Key.Key_Return)
    settled(window)
    assert queue.hasFocus()
    assert said(store, refs["D-05"]) == [
        ("donor", Verdict.ACCEPTED, ""),
        (disputed.key[2][0], Verdict.DISPUTED, "not so"),
    ]
    assert all(one.looked.name != "D-07" for one in queue.queue.rows)
    qtbot.keyClick(queue, Key.Key_D)
    donations.remove_donation(store, refs["D-08"])
    settled(window)
    qtbot.keyClick(line, Key.Key_Escape)
    qtbot.waitUntil(lambda: all(one.looked.name != "D-08" for one in queue.queue.rows))


def test_of_two_values_one_is_chosen_with_a_reason_and_enter_goes_to_the_words(
    qtbot: QtBot, window: MainWindow, place: DonationsPlace, store: Store, refs: Refs
) -> None:
    place.inspector.show_record(refs["D-11"])
    open_reader(qtbot, place)
    queue = place.reader.list
    place.reader.choose(Gap.DISPUTED)
    row = at(qtbot, place, "D-11", "item")
    assert row.reading is not None
    assert row.reading.standing.is_disputed
    qtbot.keyClick(queue, Key.Key_H)
    remark = place.reader.panel.remark
    assert [remark.values.itemText(n) for n in range(remark.values.count())][1:] == ["“300,000 masks”"]
    qtbot.keyClick(remark.values, Key.Key_Down)
    qtbot.keyClick(remark.values, Key.Key_Return)
    qtbot.keyClicks(remark.field, "an exact number")
    qtbot.keyClick(remark.field, Key.Key_Return)
    record = reads.record(store, refs["D-11"])
    assert (record.content.items[0].low, said(store, record.id)[-1][1:]) == (
        300000,
        (Verdict.CHOSEN, "an exact number"),
    )
    qtbot.waitUntil(lambda: not queue.queue.rows or queue.queue.rows[0].looked.name != "D-11")
    place.reader.choose(Show.ALL)
    at(qtbot, place, "D-11", "item")
    qtbot.keyClick(queue, Key.Key_Return)
    assert window.place_name() == "read"
    window.go_back()
    assert place.middle.currentWidget() is place.reader


def test_of_two_facts_that_contradict_each_other_the_words_of_the_other_are_one_press_away(
    qtbot: QtBot, window: MainWindow, place: DonationsPlace, store: Store
) -> None:
    text = source_reads.current_text(store, 1)
    day = DateSpan("2020-05-31", "2020-05-31", DatePrecision.DAY)
    passages = list[int]()
    for words in text.text.split()[:2]:
        fact = add_fact(store, Fact("IR", category("unspecified"), "ports", words, as_of=day))
        start = text.text.index(words)
        passages.append(link_evidence(store, 1, start, start + len(words), words, ("fact", fact), (("value", None),)))
    open_reader(qtbot, place)
    place.reader.choose(Gap.DISPUTED)
    at(qtbot, place, "Iran · ports", "value")
    with qtbot.waitSignal(window.session.going) as wanted:
        one = next(
            one for one in place.reader.panel.findChildren(QPushButton) if one.text() == "Open the other passage"
        )
        one.click()
    assert wanted.args[0] == Target("read", "source", 1, passage=passages[1])
    at(qtbot, place, "D-11", "item")  # whose other words are below, among its sentences
    assert "Open the other passage" not in [one.text() for one in place.reader.panel.findChildren(QPushButton)]


def test_the_chosen_records_fields_come_to_the_middle(
    qtbot: QtBot, window: MainWindow, place: DonationsPlace, refs: Refs
) -> None:
    place.page.table.choose(refs["D-30"])
    open_reader(qtbot, place)
    settled(window)
    queue = place.reader.list
    row = queue.row_now()
    assert row is not None
    assert row.looked.name == "D-30"
    view, here = queue.viewport().rect(), queue.visualRect(queue.currentIndex())
    assert abs(here.center().y() - view.center().y()) <= here.height(), "with the fields after it in sight"
    qtbot.keyClick(queue, Key.Key_A)
    settled(window)
    assert queue.viewport().rect().contains(queue.visualRect(queue.currentIndex()))
    assert abs(queue.visualRect(queue.currentIndex()).center().y() - view.center().y()) <= 3 * here.height()


def test_a_sentence_names_its_source_where_the_record_has_several(
    qtbot: QtBot, window: MainWindow, place: DonationsPlace, store: Store, refs: Refs
) -> None:
    words = "China sent a medical team"
    other = add_draft(store, read_source(f"Doctors on the way\n\n{words} to Iran.\n".encode(), "doctors.txt")).source_id
    assert other is not None
    start = source_reads.current_text(store, other).text.index(words)
    part = reads.record(store, refs["D-05"]).part_ids["items"][0]
    about = ("donation", refs["D-05"])
    link_evidence(store, other, start, start + len(words), words, about, (("item", part),))

    def places(of: QWidget) -> list[str]:
        return [one.below()[-1] for one in of.findChildren(EvidenceCard) if one.isVisible()]

    settled(window)
    window.session.go(Target("donations", "donation", refs["D-05"]))
    qtbot.waitUntil(lambda: any("Doctors on the way" in one for one in places(window)))
    assert all("Doctors on the way" in one or "China's donations" in one for one in places(window)), places(window)
    open_reader(qtbot, place)
    place.reader.choose(Show.ALL)
    at(qtbot, place, "D-05", "donor")
    settled(window)
    assert ["China's donations" in one for one in places(place.reader)] == [True]
    at(qtbot, place, "D-22", "donor")
    settled(window)
    assert ["China's donations" in one for one in places(place.reader)] == [False]
