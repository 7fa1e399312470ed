"""Another program is writing: the person is told, and what is done is saved afterwards or plainly refused."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from subprocess import PIPE

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from tests.helpers.settled import settled
from tests.ui.shell.test_tag_then_undo import UNDO, press, select, standing, tag

from app.actions import tags
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.store import connections
from app.store.reads.history import redo_label, undo_label
from app.ui.shell.main_window import MainWindow

WAITS = "Something else is using the workspace. This will be saved right after it."
HOLDS = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
db.execute("ROLLBACK")
print("free", flush=True)
"""


class OnPaint(QObject):
    """Does something whenever a widget is painted."""

    def __init__(self, widget: QWidget, does: Callable[[], object]) -> None:
        super().__init__(widget)
        self._does = does
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._does()
        return False


@contextmanager
def held(window: MainWindow, *, until_told: bool = True) -> Iterator[list[str]]:
    """Another program holds the lock, and lets go (`until_told`) once a sentence was painted. Gives what was said."""
    said: list[str] = []
    for signal in (window.session.said, window.session.held_up):
        signal.connect(lambda sentence, *_tone: said.append(sentence))
    command = [sys.executable, "-S", "-c", HOLDS, window.session.store.path]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        words = window.toast.words
        painted = OnPaint(words, lambda: until_told and words.text() == WAITS and other.stdin.close())
        yield said
        words.removeEventFilter(painted)
        other.stdin.close()


def test_what_is_done_waits_for_another_program_and_the_person_is_told(window: MainWindow) -> None:
    session, line = window.session, window.status.workspace
    states = list[str]()
    OnPaint(line, lambda: states.append(line.text().partition(" · ")[2]))
    before = standing(window)
    select(window)
    for does, undone, redone in (
        (lambda: press(window, *tag("twin")), Operation.TAG_PASSAGE, None),
        (lambda: press(window, UNDO), None, Operation.TAG_PASSAGE),
        (window.redo, Operation.TAG_PASSAGE, None),
        (lambda: session.do(lambda store: tags.add_tag(store, TagContent("Ladders", 2))), Operation.ADD_TAG, None),
    ):
        with held(window) as said:
            does()
        assert said[:2] == [WAITS, "Now it is saved."]
        assert states[-1:] == ["not saved yet"]
        labels = undo_label(session.store), redo_label(session.store)
        assert [label and label[0] for label in labels] == [undone, redone]
    for name in ("Ropes", "Sails"):  # saved by itself, as a kept draft is: each time it is said, and once
        with held(window) as said:
            tags.add_tag(session.store, TagContent(name, 2))
        assert said == [WAITS]
    session.do(lambda store: tags.add_tag(store, TagContent("Masts", 2)))
    assert said == [WAITS], "it did not wait"
    ((_, names),) = standing(window).items() - before.items()
    assert names == {"Twin city"}
    settled(window)
    assert line.text().endswith(" · saved")


def test_what_waits_too_long_is_refused_in_one_sentence_and_the_words_stay_selected(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BUSY_MS", 100)
    before = standing(window)
    select(window)
    chosen = window.read.page.selection()
    with held(window, until_told=False) as said:
        press(window, *tag("twin"))
    (sentence,) = said
    assert "Another program is writing" in sentence
    assert (standing(window), window.read.page.selection()) == (before, chosen)
    assert undo_label(window.session.store) is None
