"""What is typed in the rows of a draft's card, and what words are chosen for them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.views.read.test_draft_shares import drafted

from app.store.reads import donations
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.draft_card import DraftCard
from app.ui.views.read.draft_rows import ShownRow

pytestmark = pytest.mark.undone

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def row(card: DraftCard, field: str) -> ShownRow:
    return next(shown for shown in card.model.rows if shown.row.field.value == field)


def go_to(card: DraftCard, field: str) -> None:
    at = next(n for n, shown in enumerate(card.model.rows) if shown.row.field.value == field)
    card.list.setCurrentIndex(card.model.index(at))


def type_in(card: DraftCard, qtbot: QtBot, field: str, words: str) -> None:
    go_to(card, field)
    qtbot.keyClick(card.list, Qt.Key.Key_F2)
    card.editor.setText(words)
    qtbot.keyClick(card.editor, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("sentence", "field", "typed", "says", "words"),
    [
        ("Norway gave Shefa 12 pumps.", "recipients", "Shefa Province", "Shefa Province · VU", "Shefa"),
        ("Norway gave Chikwawa 12 pumps.", "recipients", "Chikwawa, Malawi", "Chikwawa · MW", "Chikwawa"),
        ("Norway gave Nepal 12 pumps.", "recipients", "the harbour", "the harbour", ""),
        ("Bhutan gave Nepal 12 pumps.", "donors", "Bhutan Relief X", "Bhutan Relief X", ""),
    ],
)
def test_who_gets_it_keeps_country_and_words_where_a_longer_name_of_the_place_is_typed(
    empty_window: MainWindow, qtbot: QtBot, sentence: str, field: str, typed: str, says: str, words: str
) -> None:
    card = drafted(empty_window, qtbot, sentence)
    type_in(card, qtbot, field, typed)
    assert (row(card, field).row.value, row(card, field).words) == (says, words)


def test_a_record_that_is_linked_to_takes_no_words_of_rows_that_are_not_sure(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    window, store = empty_window, empty_window.session.store
    said = "Kuwait shipped 40 tonnes of dates to Bhutan."
    drafted(window, qtbot, said)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    card = drafted(window, qtbot, said.replace("tonnes", "tons"))
    assert row(card, "status").row.unsure
    assert not row(card, "items").row.unsure
    qtbot.keyClick(card.list, Qt.Key.Key_L, ALT)
    (record,) = donations.records(store)
    there = {piece.field for piece in record.evidence if piece.source_id == window.read.row.id}
    assert "item" in there
    assert "assertion" not in there
    assert window.toast.words.text().startswith(f"{record.ref}: ")
    assert "left out as not sure: Outcome" in window.toast.words.text()


def test_of_a_sentence_in_which_nothing_is_read_there_is_nothing_to_save_and_no_outcome(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    window, store = empty_window, empty_window.session.store
    card = drafted(window, qtbot, "The Belgian embassy confirmed that it had given nothing.")
    assert (row(card, "status").row.value, row(card, "status").value) == ("", "")
    assert not card.totals.isChecked()
    qtbot.keyClick(card.list, Qt.Key.Key_Return, CTRL)
    qtbot.keyClick(card.list, Qt.Key.Key_F4)
    assert donations.count(store) == 0
    assert window.toast.words.text().startswith("Nothing is read here, so there is nothing to save")
    type_in(card, qtbot, "donors", "Belgium")
    qtbot.keyClick(card.list, Qt.Key.Key_Return, ALT)
    qtbot.keyClick(card.list, Qt.Key.Key_Return, CTRL)
    assert donations.count(store) == 0
    assert "what became of it" in window.toast.words.text()
    assert card.current().field.value == "status"
    qtbot.keyClick(card.list, Qt.Key.Key_Return)
    assert row(card, "status").row.value == "", "nobody has chosen it"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(card.list, key)
    outcome_shown = row(card, "status").row.value
    qtbot.keyClick(card.list, Qt.Key.Key_Escape)
    qtbot.keyClick(window.read.page, Qt.Key.Key_R)
    assert row(card, "status").row.value == outcome_shown == "not given"
    qtbot.keyClick(card.list, Qt.Key.Key_Return, CTRL)
    (record,) = donations.records(store)
    assert not record.content.in_totals


def test_every_small_letter_begins_to_type_and_none_of_them_refuses_or_splits_the_draft(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    card = drafted(empty_window, qtbot, "Norway gave Malawi and Zambia 32 pumps.")
    go_to(card, "donors")
    for letter in "abcefghijklmnopqrstuvwxyzdr":
        qtbot.keyClicks(card.list, letter)
        assert card.isVisible(), letter
        assert card.editor.text() == letter
        qtbot.keyClick(card.editor, Qt.Key.Key_Escape)
    qtbot.keyClicks(card.list, "o")
    qtbot.keyClicks(QApplication.focusWidget(), "xfam")
    assert len(card.others.findChildren(type(card.turn))) == 0, "it is one draft of all"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert row(card, "donors").row.value == "oxfam"
    qtbot.keyClick(card.list, Qt.Key.Key_X, ALT)
    assert not card.isVisible()


def test_selecting_words_begins_with_those_of_the_row_and_words_of_another_row_are_not_sure(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    window = empty_window
    card = drafted(window, qtbot, "On Monday Norway Relief gave Nepal 32 pumps.")
    page, text = window.read.page, window.read.page.text().text
    type_in(card, qtbot, "donors", "Norway")
    go_to(card, "donors")
    qtbot.keyClick(card.list, Qt.Key.Key_W, ALT)
    at = text.index("Norway")
    assert page.selection() == (at, at + len("Norway"))
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_Right, SHIFT)
    assert row(card, "donors").words == "Norway Relief"
    assert row(card, "donors").is_accepted
    page.select(at, text.index(" 32"))
    assert row(card, "donors").words == "Norway Relief gave Nepal"
    assert not row(card, "donors").is_accepted
    assert "shares words with another row: Recipient “Nepal”" in row(card, "donors").reason
    page.select(at, at + len("Norway Relief"))
    assert row(card, "donors").is_accepted
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert card.list.hasFocus()


def test_a_value_typed_without_words_says_which_row_lacks_them(empty_window: MainWindow, qtbot: QtBot) -> None:
    card = drafted(empty_window, qtbot, "Norway gave Nepal 32 pumps.")
    type_in(card, qtbot, "recipients", "Lima")
    said = empty_window.toast.words.text()
    assert said == "Recipient “Lima” has no words as evidence yet: Alt+W on its row selects them."


def test_the_arrows_offer_no_pronoun_and_do_not_accept_who_gets_it_as_who_gives(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    card = drafted(empty_window, qtbot, "It gave Nepal 32 pumps, and Chile said so.")
    go_to(card, "donors")
    met = set[str]()
    for _ in range(4):
        qtbot.keyClick(card.list, Qt.Key.Key_Right)
        shown = row(card, "donors")
        met.add(shown.words)
        assert shown.is_accepted == (shown.words != "Nepal"), shown
    assert "Nepal" in met or "Chile" in met
    assert "It" not in met


def test_what_comes_instead_of_something_is_saved_so_also_where_its_number_was_typed_over(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    window, store = empty_window, empty_window.session.store
    card = drafted(window, qtbot, "Norway gave Nepal 12 pumps or 30 lamps.")
    things = [shown.row for shown in card.model.rows if shown.row.field.value == "items"]
    assert [(one.label, one.value) for one in things] == [("Either", "12 pumps"), ("Or", "30 lamps")]
    type_in(card, qtbot, "items", "14 pumps")
    qtbot.keyClick(card.list, Qt.Key.Key_Return, CTRL)
    (record,) = donations.records(store)
    items = [(int(one.low or 0), one.item, one.alternative) for one in record.content.items]
    assert items == [(14, "pumps", "A"), (30, "lamps", "B")]
    # What another sentence says of the same gift is evidence for the same two.
    drafted(window, qtbot, "Norway gave Nepal 14 pumps or 30 lamps.")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, ALT)
    (record,) = donations.records(store)
    assert [one.alternative for one in record.content.items] == ["A", "B"]
    assert {piece.part_id for piece in record.evidence if piece.field == "item"} == {*record.part_ids["items"]}
