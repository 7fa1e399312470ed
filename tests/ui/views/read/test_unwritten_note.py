"""N makes a note and Esc takes it back while nothing stands in it; and where F6 comes to in the inspector."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.helpers.keyboard import Keyboard
from tests.helpers.settled import settled

from app.actions import tags
from app.domain.codebook import TagContent
from app.store.reads import notes
from app.ui.panels.passage_card import PassageCard
from app.ui.shell.main_window import MainWindow

pytestmark = pytest.mark.undone


def select_words(window: MainWindow, words: str) -> None:
    settled(window)
    page = window.read.page
    at = page.text().text.index(words)
    page.select(at, at + len(words))
    page.setFocus()


def test_esc_takes_back_a_note_in_which_nothing_was_typed_and_the_passage_made_for_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    keyboard, store = Keyboard(qtbot, window), window.session.store
    known, passages = notes.every(store), set(window.read.passages())
    select_words(window, "300,000 masks")
    keyboard.press("N")
    settled(window)
    assert len(notes.every(store)) == len(known) + 1
    keyboard.press("Esc")
    settled(window)
    assert notes.every(store) == known
    assert set(window.read.passages()) == passages
    assert window.read.page.hasFocus()


def test_a_note_with_words_or_with_something_done_since_stays(window: MainWindow, qtbot: QtBot) -> None:
    keyboard, store = Keyboard(qtbot, window), window.session.store
    known = len(notes.every(store))
    select_words(window, "300,000 masks")
    keyboard.press("N")
    settled(window)
    keyboard.type("So many")
    keyboard.press("Esc")
    settled(window)
    assert len(notes.every(store)) == known + 1
    select_words(window, "300,000 masks")
    keyboard.press("N")
    settled(window)
    tags.add_tag(store, TagContent("Later"))
    keyboard.press("Esc")
    settled(window)
    assert len(notes.every(store)) == known + 2


def test_f6_comes_to_the_top_of_the_inspector_of_a_passage(window: MainWindow, qtbot: QtBot) -> None:
    keyboard = Keyboard(qtbot, window)
    settled(window)
    window.read.page.setFocus()
    keyboard.press("]")
    settled(window)
    (card,) = [one for one in window.read.findChildren(PassageCard) if one.isVisible()]
    keyboard.press("F6")
    settled(window)
    focus = window.focusWidget()
    assert focus is not None
    assert card.isAncestorOf(focus)
    others = [one for one in card.findChildren(type(focus)) if one.isVisible() and one.focusPolicy()]
    assert focus.mapTo(window, focus.rect().topLeft()).y() == min(
        one.mapTo(window, one.rect().topLeft()).y() for one in others
    )
