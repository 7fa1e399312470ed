"""What is saved by itself never holds the keyboard up, however long somebody else writes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled

from app.actions.half_typed import half_typed
from app.actions.notes import add_note
from app.store.connections import BUSY_MS
from app.store.reads import notes
from app.store.reads.places import place_of
from app.store.reads.sources import library
from app.store.store import Store
from app.ui.base.session import Target
from app.ui.reader.marks import Level
from app.ui.shell.main_window import MainWindow


@contextmanager
def thread_writes(store: Store) -> Iterator[None]:
    """A long operation of the same window, such as the import of a table."""
    begun, over = threading.Event(), threading.Event()

    def write() -> None:
        with store.stage():
            begun.set()
            over.wait(20)

    thread = threading.Thread(target=write)
    thread.start()
    begun.wait()
    yield
    over.set()
    thread.join()


@contextmanager
def program_writes(store: Store) -> Iterator[None]:
    with Store(store.path, "Ben") as other, other.stage():
        yield


def waits(window: MainWindow) -> float:
    """How many seconds the window is held up as all that is put off comes, if it is not put off again."""
    due = [one for one in window.findChildren(QTimer) if one.isActive() and one.isSingleShot()]
    assert due
    begun = time.monotonic()
    for timer in due:
        timer.stop()
        timer.timeout.emit()
    return time.monotonic() - begun


def test_nothing_that_is_typed_waits_for_whoever_writes_and_all_is_kept_then(qtbot: QtBot, window: MainWindow) -> None:
    store = window.session.store
    source, note_id = library(store)[0].id, add_note(store, "Head", "Body")
    window.go(Target("donations", "form"))
    form = window.place("donations").form.form
    assert form is not None
    for number, somebody_writes in enumerate((thread_writes, program_writes), 1):
        settled(window)
        with somebody_writes(store):
            qtbot.keyClicks(form.fields["title"].text, "masks")
            assert waits(window) < BUSY_MS / 2_000, somebody_writes
        qtbot.waitUntil(lambda n=number: "masks" * n in "".join(one.words for one in half_typed(store, "donation")))
    window.go(Target("notes", "note", note_id))
    settled(window)
    with program_writes(store):
        qtbot.keyClicks(window.place("notes").page.editor, "more ")
        window.place("notes").page.title.setText("Header")
        window.place("notes").page.title.textEdited.emit("Header")
        assert waits(window) < BUSY_MS / 2_000
    qtbot.waitUntil(lambda: notes.one(store, note_id).title == "Header")
    qtbot.waitUntil(lambda: "more" in notes.one(store, note_id).body)
    window.go(Target("read", "source", source))
    settled(window)
    page = window.place("read").page
    with program_writes(store):
        page.verticalScrollBar().setValue(400)
        page.place_changed.emit(page.place())
        begun = time.monotonic()
        window.place("read").aids.levels.choose(Level.QUIET)
        assert waits(window) + time.monotonic() - begun < BUSY_MS / 2_000
    qtbot.waitUntil(lambda: place_of(store, source) == page.place())
