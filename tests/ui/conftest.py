"""The real window, on the starter workspace, on an empty one, and on none."""

from __future__ import annotations

import gc
import importlib
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select
from tests.helpers.made import make_empty, say_backed_up, some_read, starter_read
from tests.helpers.settled import settled

from app import ui
from app.actions.source_drafts import forget
from app.paths import RESOURCES
from app.settings import Settings
from app.store.journal import DROPPED, UNDONE
from app.store.reads.drafts import kept
from app.store.schema import operation
from app.store.store import Store
from app.ui.shell.main_window import MainWindow
from app.ui.shell.start import collect

collect()


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    """As in the program, no other thread destroys a widget: see `app.ui.shell.collector`.

    What is to be deleted goes with its test. Outside an event loop Qt keeps it, and windows would be repainted and told
    of changes of fonts and languages long after their workspace was closed.
    """
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect(1)


@pytest.fixture(autouse=True, scope="session")
def _no_read_while_qt_asks() -> Iterator[None]:
    """The store refuses what a model reads within `data` or `headerData`, which Qt calls for each cell it paints."""
    with pytest.MonkeyPatch.context() as patch:
        asking = list[str]()
        for model in models():
            for name in ("data", "headerData"):
                if name in vars(model):
                    patch.setattr(model, name, _watched(getattr(model, name), model.__name__, asking))
        real = Store.rows

        def rows(self: Store, *arguments: Any, **named: Any) -> Any:
            on_the_way = asking and threading.current_thread() is threading.main_thread()
            assert not on_the_way, f"{asking[-1]} reads the store"
            return real(self, *arguments, **named)

        patch.setattr(Store, "rows", rows)
        yield


def models() -> list[type[QAbstractItemModel]]:
    """Every model of the window that says by itself what its cells hold."""
    out: list[type[QAbstractItemModel]] = []
    root = Path(ui.__file__).parent
    for file in sorted(root.rglob("*.py")):
        named = re.findall(r"^class (\w+)\(QAbstract\w+Model\b", file.read_text("utf-8"), re.MULTILINE)
        if named:
            parts = file.relative_to(root).with_suffix("").parts
            module = importlib.import_module(".".join(("app.ui", *parts)))
            out += [getattr(module, name) for name in named]
    return out


def _watched(real: Callable[..., object], name: str, asking: list[str]) -> Callable[..., object]:
    def data(self: QAbstractItemModel, *arguments: Any) -> object:
        asking.append(f"{name}.{real.__name__}")
        try:
            return real(self, *arguments)
        finally:
            asking.pop()

    return data


@pytest.fixture(autouse=True)
def _keys_let_go() -> Iterator[None]:
    """A key clicked with Ctrl leaves Qt believing that it is held; the next test would choose more rows."""
    yield
    if QGuiApplication.instance() is not None and QGuiApplication.keyboardModifiers():
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)


@pytest.fixture(scope="session")
def starter_bytes() -> bytes:
    """A starter workspace, made once and copied for each test."""
    return starter_read()


@pytest.fixture(scope="session")
def some_bytes() -> bytes:
    """The same with a few of its records, for what is done to single ones."""
    return some_read()


@pytest.fixture(scope="session")
def empty_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workspace with the reference data and nothing else."""
    path = tmp_path_factory.mktemp("empty") / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    return path.read_bytes()


@pytest.fixture
def bare_window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window with nothing open, whose settings and data lie in the test's own folder."""
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))
    settings = Settings(tmp_path / "settings.json")
    settings.put("author", "Ann")
    made = MainWindow(settings)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.hide()  # else it would be in front of the next test's window until Qt has deleted this one
    made.close_workspace()  # a test may leave forms that are not saved, about which closing would ask
    made.close()


@pytest.fixture
def window(request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    """A window on a starter workspace, of its own or, for a test that `looks` or is `undone`, one of its file's.

    For a test marked `empty` it is a workspace without sources, for one marked `some` the starter with a few records.
    """
    made = next((f"{name}_bytes" for name in ("empty", "some") if request.node.get_closest_marker(name)), "")
    with given(request, made or "starter_bytes", made or "looked_at") as found:
        yield found


@contextmanager
def given(request: pytest.FixtureRequest, content: str, shared: str) -> Iterator[MainWindow]:
    """A window on the workspace of the fixture `content`, or the one of its file on that of `shared`."""
    alone, looks, undone = (request.node.get_closest_marker(name) is not None for name in ("alone", "looks", "undone"))
    if alone or not (looks or undone):
        folder, own = request.getfixturevalue("tmp_path"), request.getfixturevalue("bare_window")
        yield opened(own, folder / "research.passagework", request.getfixturevalue(content))
        return
    window = request.getfixturevalue("shared_windows")(shared)
    before = newest(window.session.store)
    as_at_first(window, request.getfixturevalue("first_place"))
    yield window
    if undone and not looks:
        undo_all_behind(window, before)
    assert newest(window.session.store) == before, "a test that shares its window has changed the workspace"


def newest(store: Store) -> int:
    """The id of the last operation that is not undone."""
    stands = operation.c.state.not_in((UNDONE, DROPPED))
    return store.rows(select(func.max(operation.c.id)).where(stands))[0][0] or 0


def undo_all_behind(window: MainWindow, before: int) -> None:
    """Discard what is half typed, undo what was done since the operation with this id, and forget drafts that wait.

    Another place is shown meanwhile, so that what shows the same reads it again once, when a test comes to it.
    """
    window.session.settle()
    window.read.going.emit()  # which puts away the card of a draft
    for place in window.places.values():
        place.discard_half_typed()
    window.show_place("read")
    store = window.session.store
    while newest(store) > before and store.undo() is not None:
        pass
    for one in kept(store, store.person):  # also that of a record which is none now
        forget(store, (one.source_id, one.hash, one.start, one.number), one.sentence)
    window.session.drafts_changed.emit()


def as_at_first(window: MainWindow, place: str) -> None:
    """The window in its first size and at its first place, and nothing in front of it."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for dialog in window.findChildren(QDialog):
        dialog.hide()
    window.resize(1280, 800)
    window.show_place(place)
    window.activateWindow()
    settled(window)


@pytest.fixture(scope="session")
def first_place() -> str:
    """The place in which a window is that was shared before; a folder whose tests all go elsewhere has its own."""
    return "read"


@pytest.fixture(scope="module")
def looked_at(starter_bytes: bytes) -> bytes:
    """The workspace of those tests; a file whose tests look at another one has a fixture of this name."""
    return starter_bytes


@pytest.fixture(scope="module")
def shared_windows(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Callable[[str], MainWindow]]:
    """The windows of those tests, by the fixture that has the workspace."""
    folder = tmp_path_factory.mktemp("shared")
    windows = dict[str, MainWindow]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PASSAGEWORK_DATA", str(folder / "data"))

        def shared(content: str) -> MainWindow:
            if content not in windows:
                settings = Settings(folder / f"{content}.json")
                settings.put("author", "Ann")
                made = windows[content] = MainWindow(settings)
                made.resize(1280, 800)
                made.show()
                opened(made, folder / f"{content}.passagework", request.getfixturevalue(content))
            return windows[content]

        yield shared
        for made in windows.values():
            made.close_workspace()
            made.close()
            made.deleteLater()


@pytest.fixture
def empty_window(request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    """A window on a workspace without sources, shared as `window` is."""
    with given(request, "empty_bytes", "empty_bytes") as found:
        yield found


def opened(window: MainWindow, path: Path, content: bytes) -> MainWindow:
    """The window on a workspace of which no backup is due."""
    path.write_bytes(content)
    say_backed_up(path)
    assert window.open_workspace(path)
    return window
