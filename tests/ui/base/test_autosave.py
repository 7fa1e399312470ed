"""What is saved by itself never holds the keyboard up, however long somebody else writes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled

from app.actions.half_typed import half_typed
from app.actions.notes import add_note
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
    at_it, over = threading.Event(), threading.Event()

    def write() -> None:
        with store.stage():
            at_it.set()
            over.wait(20)

    thread = threading.Thread(target=write)
    thread.start()
    at_it.wait()
    yield
    over.set()
    thread.join()


@contextmanager
def program_writes(store: Store) -> Iterator[None]:
    with Store(store.path, "Ben") as other, other.stage():
        yield


def all_comes(window: MainWindow) -> None:
    """All that is put off comes at once, if it is not put off again."""
    due = [one for one in window.findChildren(QTimer) if one.isActive() and one.isSingleShot()]
    assert due
    for timer in due:
        timer.stop()
        timer.timeout.emit()


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the window's thread begins to write, where it would wait for whoever writes."""
    out: list[str] = []
    for name in ("write", "stage"):
        monkeypatch.setattr(Store, name, _noted(getattr(Store, name), out))
    return out


def _noted(method: Callable[..., object], out: list[str]) -> Callable[..., object]:
    def noted(*asked: object, **named: object) -> object:
        if threading.current_thread() is threading.main_thread():
            out.append(method.__name__)
        return method(*asked, **named)

    return noted


def test_nothing_that_is_typed_waits_for_whoever_writes_and_all_is_kept_then(
    qtbot: QtBot, window: MainWindow, begun: list[str]
) -> None:
    store = window.session.store
    source, note_id = library(store)[0].id, add_note(store, "Head", "Body")
    window.go(Target("donations", "form"))
    form = window.place("donations").form.form
    assert form is not None
    for number, somebody_writes in enumerate((thread_writes, program_writes), 1):
        settled(window)
        with somebody_writes(store):
            begun.clear()
            qtbot.keyClicks(form.fields["title"].text, "masks")
            all_comes(window)
            assert begun == [], somebody_writes
        qtbot.waitUntil(lambda n=number: "masks" * n in "".join(one.words for one in half_typed(store, "donation")))
    window.go(Target("notes", "note", note_id))
    settled(window)
    with program_writes(store):
        begun.clear()
        qtbot.keyClicks(window.place("notes").page.editor, "more ")
        window.place("notes").page.title.setText("Header")
        window.place("notes").page.title.textEdited.emit("Header")
        all_comes(window)
        assert begun == []
    qtbot.waitUntil(lambda: notes.one(store, note_id).title == "Header")
    qtbot.waitUntil(lambda: "more" in notes.one(store, note_id).body)
    window.go(Target("read", "source", source))
    settled(window)
    page = window.place("read").page
    with program_writes(store):
        begun.clear()
        page.verticalScrollBar().setValue(400)
        page.place_changed.emit(page.place())
        window.place("read").aids.levels.choose(Level.QUIET)
        all_comes(window)
        assert begun == []
    qtbot.waitUntil(lambda: place_of(store, source) == page.place())
