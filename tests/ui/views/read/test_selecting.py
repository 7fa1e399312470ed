"""Selecting by keyboard, and the ends of a passage moved by keys: by a word, in one step of undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.views.read.rich import chosen_words, open_page, put_caret

from app.actions import passages
from app.domain.codebook import TagContent
from app.store.reads import passages as reads
from app.ui.shell.main_window import MainWindow

pytestmark = pytest.mark.undone

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(empty_window: MainWindow) -> MainWindow:
    """A window on a workspace in which the text of these tests stands alone."""
    return empty_window


@pytest.fixture
def source(window: MainWindow) -> int:
    return open_page(window)


@pytest.fixture
def passage(window: MainWindow, source: int, qtbot: QtBot) -> int:
    """A tagged passage on *second list*, looked at."""
    start = window.read.page.text().text.index("second list")
    made, _ = passages.tag_with_new(window.session.store, source, start, start + 11, TagContent("Doubt", 3))
    qtbot.waitUntil(lambda: made in window.read.passages())
    window.read.page.go_to_passage(made)
    return made


def test_w_selects_the_word_and_then_one_more(window: MainWindow, source: int, qtbot: QtBot) -> None:
    put_caret(window, "stationmaster", 4)
    qtbot.keyClick(window.read.page, Qt.Key.Key_W)
    assert chosen_words(window) == "stationmaster"
    qtbot.keyClick(window.read.page, Qt.Key.Key_W)
    assert chosen_words(window) == "stationmaster, who"


def test_words_and_sentences_are_added_and_taken_away(window: MainWindow, source: int, qtbot: QtBot) -> None:
    page = window.read.page
    put_caret(window, "There were never", 1)
    qtbot.keyClick(page, Qt.Key.Key_Right, CTRL_SHIFT)
    qtbot.keyClick(page, Qt.Key.Key_Right, CTRL_SHIFT)
    assert chosen_words(window) == "There were"
    qtbot.keyClick(page, Qt.Key.Key_Down, CTRL_SHIFT)
    assert chosen_words(window) == "There were never forty tons."
    qtbot.keyClick(page, Qt.Key.Key_Down, CTRL_SHIFT)
    assert chosen_words(window).endswith("looked like more.")
    qtbot.keyClick(page, Qt.Key.Key_Up, CTRL_SHIFT)
    qtbot.keyClick(page, Qt.Key.Key_Left, CTRL_SHIFT)
    assert chosen_words(window) == "There were never forty"
    for _ in range(9):
        qtbot.keyClick(page, Qt.Key.Key_Left, CTRL_SHIFT)
    assert chosen_words(window) == "There"


def test_in_a_hebrew_paragraph_left_leads_on(window: MainWindow, qtbot: QtBot) -> None:
    open_page(window, "hebrew.txt")
    page = window.read.page
    number = next(n for n in range(len(page.offsets())) if page.info(n).rtl)
    start = page.info(number).block.start
    page.select(start, start)
    qtbot.keyClick(page, Qt.Key.Key_W)
    one = chosen_words(window)
    qtbot.keyClick(page, Qt.Key.Key_Left, CTRL_SHIFT)
    assert chosen_words(window).startswith(f"{one} ")
    qtbot.keyClick(page, Qt.Key.Key_Right, CTRL_SHIFT)
    assert chosen_words(window) == one


def test_the_ends_of_a_passage_move_by_words_in_one_step(window: MainWindow, passage: int, qtbot: QtBot) -> None:
    page, store = window.read.page, window.session.store
    before = reads.one(store, passage)
    qtbot.keyClick(page, Qt.Key.Key_BracketRight, CTRL)
    qtbot.keyClick(page, Qt.Key.Key_BracketRight, CTRL)
    assert reads.one(store, passage).quote == "second list for himself"
    qtbot.keyClick(page, Qt.Key.Key_BracketLeft, CTRL_SHIFT)
    assert reads.one(store, passage).quote == "a second list for himself"
    qtbot.keyClick(page, Qt.Key.Key_BracketLeft, CTRL)
    moved = reads.one(store, passage)
    assert moved.quote == "a second list for"
    assert moved.tags == before.tags
    assert page.chosen_passage() == passage
    assert page.marks().get(passage).end == moved.end
    window.undo()
    assert reads.one(store, passage).quote == "second list"


def test_an_end_goes_on_past_the_words_of_another_passage(window: MainWindow, passage: int, qtbot: QtBot) -> None:
    page, store = window.read.page, window.session.store
    one = reads.one(store, passage)
    other, _ = passages.tag_with_new(
        store, one.source_id, one.start, one.start + len("second list for"), TagContent("Hope")
    )
    page.choose(passage)
    qtbot.keyClick(page, Qt.Key.Key_BracketRight, CTRL)
    assert reads.one(store, passage).quote == "second list for himself"
    qtbot.keyClick(page, Qt.Key.Key_BracketLeft, CTRL)
    assert reads.one(store, passage).quote == "second list"
    assert reads.one(store, other).quote == "second list for"


def test_a_passage_never_loses_its_last_word(window: MainWindow, passage: int, qtbot: QtBot) -> None:
    for _ in range(5):
        qtbot.keyClick(window.read.page, Qt.Key.Key_BracketLeft, CTRL)
    assert reads.one(window.session.store, passage).quote == "second"


def test_where_no_passage_is_it_is_said(window: MainWindow, source: int, qtbot: QtBot) -> None:
    put_caret(window, "rounded")
    qtbot.keyClick(window.read.page, Qt.Key.Key_BracketRight, CTRL)
    assert window.toast.isVisible()


def test_the_mouse_moves_it_too_and_undo_takes_it_back(window: MainWindow, passage: int) -> None:
    found = reads.one(window.session.store, passage)
    window.read.aids.handles.moved.emit(passage, found.start, found.end + 4)
    assert reads.one(window.session.store, passage).quote == "second list for"
    window.undo()
    assert reads.one(window.session.store, passage) == found


def test_o_looks_at_the_next_passage_under_the_caret(
    window: MainWindow, passage: int, source: int, qtbot: QtBot
) -> None:
    found = reads.one(window.session.store, passage)
    tag = found.tags[0].id
    other = passages.tag_passage(window.session.store, source, found.start - 2, found.end, [tag])
    page = window.read.page
    page.select(found.start + 2, found.start + 2)
    qtbot.keyClick(page, Qt.Key.Key_O)
    first = page.chosen_passage()
    qtbot.keyClick(page, Qt.Key.Key_O)
    assert {first, page.chosen_passage()} == {passage, other}
