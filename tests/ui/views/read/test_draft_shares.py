"""A gift that several share, as one record for each of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled

from app.actions.sources import add_draft
from app.domain.drafts.apart import says_each
from app.domain.records import DonationFilter
from app.importers.read import read_source
from app.store.reads import donations, totals
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.draft_card import DraftCard

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def drafted(window: MainWindow, qtbot: QtBot, sentence: str) -> DraftCard:
    """The card of the draft of a sentence, the only one of its source."""
    added = add_draft(window.session.store, read_source(f"Lakes\n\n{sentence}\n".encode(), "lakes.txt"))
    window.session.go(Target("read", "source", added.source_id))
    settled(window)
    page = window.read.page
    at = page.text().text.index(sentence)
    page.select(at, at)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_R)
    (card,) = [one for one in window.read.findChildren(DraftCard) if one.isVisible()]
    return card


def reasons(card: DraftCard) -> str:
    return " ".join(shown.reason for shown in card.model.rows)


def said(card: DraftCard) -> list[str]:
    return [shown.row.value for shown in card.model.rows if shown.row.field.value in ("items", "money")]


def test_of_what_several_gave_together_each_record_has_the_words_and_no_figure(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    window, store = empty_window, empty_window.session.store
    card = drafted(window, qtbot, "Norway gave Malawi and Zambia 32 tonnes of maize and $4 million on 3 May 2019.")
    before = said(card)
    qtbot.keyClick(card.list, Qt.Key.Key_M, ALT)
    assert "is of all of them together" in reasons(card)
    qtbot.keyClick(card.list, Qt.Key.Key_Return, CTRL | SHIFT)
    settled(window)
    records = donations.records(store)
    assert [[party.name for party in one.content.parties] for one in records] == [
        ["Norway", "Malawi"], ["Norway", "Zambia"],
    ]  # fmt: skip
    for one in records:
        assert [(item.low, item.high) for item in one.content.items] == [(None, None)]
        assert {piece.quote for piece in one.evidence} >= {"32 tonnes of maize", "$4 million"}
        assert "32" not in one.content.title
        assert "item" in {review.field for review in one.reviews}, "it is to be looked at"
    assert not totals.of(store, DonationFilter()).numbered
    window.undo()
    settled(window)
    assert said(card)[0] != before[0]


def test_all_are_those_of_the_sentence_and_those_of_a_list_are_called_so(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    """*Save all 3* at *1 of 4* saved the list, and *Save all 4* at *4 of 4* all that the sentence tells."""
    card = drafted(empty_window, qtbot, "Norway gave tents to Peru, Chad and Mali, and Japan sent 12 pumps to Kenya.")
    assert (card.place.text(), card.save_all.text()) == ("1 of 4", "Save the 3 of the list")
    assert card.turn.text() == "One record for the list"
    qtbot.keyClick(card.list, Qt.Key.Key_PageUp)
    assert (card.place.text(), card.save_all.text()) == ("4 of 4", "Save all 4")
    qtbot.keyClick(card.list, Qt.Key.Key_PageDown)
    qtbot.keyClick(card.list, Qt.Key.Key_Return, CTRL)
    settled(empty_window)
    assert (card.place.text(), card.save_all.text()) == ("1 of 3", "Save the 2 of the list")
    qtbot.keyClick(card.list, Qt.Key.Key_Return, CTRL | SHIFT)
    settled(empty_window)
    assert len(donations.records(empty_window.session.store)) == 3
    assert not card.save_all.isVisible(), "that of the sentence is alone"


def test_one_draft_of_all_has_the_figures_again_and_a_typed_one_is_of_one_alone(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    card = drafted(empty_window, qtbot, "Norway gave Malawi and Zambia 32 pumps on 3 May 2019.")
    (before,) = said(card)
    qtbot.keyClick(card.list, Qt.Key.Key_M, ALT)
    assert said(card) == ["pumps"]
    qtbot.keyClick(card.list, Qt.Key.Key_M, ALT)
    assert said(card) == [before]
    assert "together" not in reasons(card)
    qtbot.keyClick(card.list, Qt.Key.Key_M, ALT)
    qtbot.keyClick(card.list, Qt.Key.Key_3)
    qtbot.keyClick(card.list, Qt.Key.Key_F2)
    card.editor.setText("8 pumps")
    qtbot.keyClick(card.editor, Qt.Key.Key_Return)
    assert said(card) == ["8 pumps"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown)
    assert said(card) == ["pumps"]


@pytest.mark.parametrize(
    ("sentence", "is_each"),
    [
        ("Chile gave Nepal and Bhutan 40 tents each.", True),
        ("Chile gave each of the two countries, Nepal and Bhutan, 40 tents.", True),
        ("Nepal and Bhutan each received 40 tents from Chile.", True),
        ("Chile gave 40 tents apiece to Nepal and Bhutan.", True),
        ("Chile gave 12 boats with 3 oars each to Nepal and Bhutan.", False),
        ("Chile gave 12 boats weighing 3 tons each.", False),
        ("Chile gives Nepal and Bhutan 40 tents each year.", False),
        ("Chile and Peru together gave 40 tents.", False),
    ],
)
def test_whether_a_sentence_says_each(sentence: str, is_each: bool) -> None:
    assert says_each(sentence) is is_each
