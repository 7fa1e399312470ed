"""`T` and Ctrl+Z by real key events, as fast as they can come: the tag is put on first, and taken off then."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled

from app.actions import tags
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.store import connections
from app.store.reads import passages
from app.store.reads.history import redo_label, undo_label
from app.store.writes import contents
from app.ui.shell.main_window import MainWindow

pytestmark = pytest.mark.undone

Key = tuple[Qt.Key, Qt.KeyboardModifier]
UNDO = Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier


def press(window: MainWindow, *keys: Key | str) -> None:
    """Press keys without a turn of the event loop between them, each where the keyboard is."""
    for key in keys:
        popup = QApplication.activePopupWidget()
        if popup is None:
            window.activateWindow()  # as a window manager does when a popup has closed
        at = (popup.focusWidget() or popup) if popup else window.read.page
        if isinstance(key, str):
            QTest.keyClicks(at, key)
        else:
            QTest.keyClick(at, *key)


def tag(name: str) -> tuple[Key | str, ...]:
    """The keys that put on a tag."""
    return "t", name, (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)


def select(window: MainWindow) -> None:
    """Choose words on which no passage stands yet."""
    block = next(block for block in window.read.text.blocks if block.paragraph == 13)
    window.read.page.setFocus()
    window.read.page.select(block.start, block.start + 20)


def standing(window: MainWindow) -> dict[tuple[int, int], frozenset[str]]:
    """The passages of the source by their places, each with its tags."""
    found = passages.of_source(window.session.store, window.read.row.id)
    return {(one.start, one.end): frozenset(ref.name for ref in one.tags) for one in found}


@contextmanager
def long_operation(window: MainWindow, *, holds: bool) -> Iterator[None]:
    """A long operation of another kind: it `holds` the workspace until others wait, or writes once it may go on."""
    store, begun, over = window.session.store, Event(), Event()

    def work(_progress: object) -> None:
        if holds:
            with store.write(Operation.ADD_TAG, "Ladders") as tx:
                contents.add(tx, TagContent("Ladders", 2), parent_id=None)
                begun.set()
                over.wait(0.3)
        else:
            begun.set()
            over.wait(20)
            tags.add_tag(store, TagContent("Ladders", 2))

    window.session.operate("Long work", work)
    assert begun.wait(20)
    yield
    over.set()
    settled(window)


def test_each_undo_takes_back_the_tag_before_it(window: MainWindow) -> None:
    before, store = standing(window), window.session.store
    select(window)
    press(window, *tag("twin"), UNDO)
    assert standing(window) == before
    assert redo_label(store) == (Operation.TAG_PASSAGE, "Twin city"), "it had been put on"
    select(window)
    press(window, *tag("twin"), *tag("military"))
    (made,) = standing(window).items() - before.items()
    assert made[1] == {"Twin city", "Military"}
    press(window, UNDO)
    assert (standing(window).items() - before.items()) == {(made[0], frozenset({"Twin city"}))}
    press(window, UNDO)
    assert standing(window) == before
    assert undo_label(store) is None


def test_the_words_are_chosen_again_when_the_tag_is_taken_back(window: MainWindow) -> None:
    page, before = window.read.page, standing(window)
    select(window)
    chosen = page.canonical_cursor()
    press(window, *tag("twin"))
    assert page.selection() is None
    (made,) = standing(window).items() - before.items()
    press(window, UNDO, *tag("military"))  # as fast as they can come
    assert standing(window).items() - before.items() == {(made[0], frozenset({"Military"}))}
    press(window, UNDO)
    settled(window)
    assert page.canonical_cursor() == chosen
    press(window, *tag("twin"))
    page.select(chosen[0] - 200, chosen[0] - 200)
    press(window, UNDO)
    settled(window)
    assert page.selection() is None, "who has gone elsewhere stays there"


@pytest.mark.parametrize("holds", [False, True], ids=["beside", "before"])
def test_while_a_long_operation_runs_only_the_tag_is_taken_back(window: MainWindow, *, holds: bool) -> None:
    before, store = standing(window), window.session.store
    select(window)
    with long_operation(window, holds=holds):
        press(window, *tag("twin"), UNDO)
        assert standing(window) == before
        assert redo_label(store) == (Operation.TAG_PASSAGE, "Twin city")
    assert standing(window) == before
    assert undo_label(store) == (Operation.ADD_TAG, "Ladders")
    press(window, UNDO)
    assert undo_label(store) is None


def test_an_undo_meant_for_what_was_refused_takes_back_nothing_else(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program is writing, so that the window waits, and Ctrl+Z with it; then the tag is not put on."""
    monkeypatch.setattr(connections, "BUSY_MS", 400)
    path = window.session.store.path
    assert window.open_workspace(path)
    settled(window)
    before = standing(window)
    select(window)
    press(window, *tag("twin"))
    after = standing(window)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        press(window, *tag("military"))
        other.execute("ROLLBACK")
    assert "Another program is writing" in window.toast.words.text()
    press(window, UNDO)
    assert standing(window) == after
    qtbot.wait(400)  # what is pressed once that was read is meant as ever
    press(window, UNDO)
    assert standing(window) == before
