"""What is half typed in a draft, and what it says, while its person looks elsewhere in the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.views.read import test_drafting
from tests.ui.views.read.test_drafting import card_of, press, put_caret, values

from app.ui.shell.main_window import MainWindow
from app.ui.views.read.draft_card import DraftCard

pytestmark = pytest.mark.undone

reading, text_bytes = test_drafting.reading, test_drafting.text_bytes


def draft(window: MainWindow, qtbot: QtBot, words: str) -> DraftCard:
    """The draft of the sentence with these words."""
    put_caret(window, words)
    window.read.page.setFocus()
    press(window, qtbot, Qt.Key.Key_R)
    return card_of(window)


def type_half(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Begin to type in the current row."""
    press(window, qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), words)


def click(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """A click on the first letters of words of the text."""
    page = window.read.page
    at = page.text().text.index(words)
    box = page.boxes_of(at, at + 2)[0]
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def test_another_sentence_is_drafted_and_what_was_half_typed_is_kept(reading: MainWindow, qtbot: QtBot) -> None:
    """It was lost, and its editor stayed open over the other draft, where Enter gave that one's donor the words."""
    draft(reading, qtbot, "Norway gave")
    type_half(reading, qtbot, "Oslo")
    card = draft(reading, qtbot, "It also sent")
    assert not card.editor.isVisible()
    assert values(reading)["donors"] == "Norway · NO"
    draft(reading, qtbot, "Norway gave")
    assert values(reading)["donors"] == "Oslo · NO"


def test_a_command_in_what_is_half_typed_takes_it_first(reading: MainWindow, qtbot: QtBot) -> None:
    """Its letter was typed into the value."""
    card = draft(reading, qtbot, "Norway gave")
    type_half(reading, qtbot, "Oslo")
    counts = card.totals.isChecked()
    press(reading, qtbot, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert values(reading)["donors"] == "Oslo · NO"
    assert card.totals.isChecked() is not counts


def test_enter_in_the_text_leads_back_to_what_is_half_typed(reading: MainWindow, qtbot: QtBot) -> None:
    card = draft(reading, qtbot, "Norway gave")
    type_half(reading, qtbot, "Oslo")
    click(reading, qtbot, "The harbour")
    press(reading, qtbot, Qt.Key.Key_Return)
    assert card.editor.hasFocus()
    assert card.editor.text() == "Oslo"


def test_a_jump_in_the_text_puts_the_draft_away_and_gives_it_no_words(reading: MainWindow, qtbot: QtBot) -> None:
    """The donor was the whole sentence that was jumped to, or the figure."""
    for key in (Qt.Key.Key_D, Qt.Key.Key_G):
        card = draft(reading, qtbot, "Norway gave")
        qtbot.waitUntil(lambda: reading.read.aids.proposals.found() is not None)
        qtbot.waitUntil(lambda: reading.read.aids.coverage.current() is not None)
        reading.read.page.setFocus()
        press(reading, qtbot, key)
        qtbot.waitUntil(lambda: reading.read.page.selection() is not None)
        assert not card.isVisible()
        draft(reading, qtbot, "Norway gave")
        assert values(reading)["donors"] == "Norway · NO"
        press(reading, qtbot, Qt.Key.Key_Escape)


def test_a_click_on_the_words_of_a_row_leads_to_it(reading: MainWindow, qtbot: QtBot) -> None:
    card = draft(reading, qtbot, "Norway gave")
    said = values(reading)
    click(reading, qtbot, "12 pumps")
    assert card.current().value == "12 pumps"
    click(reading, qtbot, "The harbour")
    assert card.current().value == "12 pumps"
    assert values(reading) == said
