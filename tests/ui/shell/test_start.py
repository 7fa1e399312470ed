"""From the command to the window, where the workspace that is asked for cannot be opened."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.paths import ROOT
from app.settings import Settings
from app.store.backup import back_up
from app.store.header import APPLICATION_ID, VERSION
from app.ui.shell.frame import Frame
from app.ui.shell.main_window import MainWindow
from app.ui.shell.no_workspace import NoWorkspace
from app.ui.shell.start import collect, open_window

Open = Callable[[Path], MainWindow]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))
    made = Settings(tmp_path / "settings.json")
    made.put("author", "Ann")
    return made


@pytest.fixture
def start(qtbot: QtBot, settings: Settings) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def started(path: Path) -> MainWindow:
        window = open_window(settings, path)
        windows.append(window)
        qtbot.addWidget(window)
        qtbot.waitUntil(lambda: window.session.is_open or bool(window.findChildren(NoWorkspace)))
        return window

    yield started
    for window in windows:
        window.close()
    QApplication.processEvents()


def page_of(window: MainWindow) -> NoWorkspace:
    (page,) = window.findChildren(NoWorkspace)
    assert window.stack.currentWidget() is page
    return page


def ways_of(page: NoWorkspace) -> list[str]:
    return [button.accessibleName() for button in page.findChildren(QPushButton)]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda good: b"", "is empty"),
        (lambda good: b"words of another kind " * 20, "not a Passagework workspace"),
        (lambda good: good[: len(good) // 2], "is cut short"),
        (lambda good: good[:68] + bytes(4) + good[72:], "database of another program"),
        (lambda good: good[:60] + (99).to_bytes(4, "big") + good[64:], "newer version"),
        (lambda good: good[:100] + b"\xff" * 4000 + good[4100:], "is damaged"),
    ],
    ids=["empty", "text", "cut short", "foreign", "newer", "damaged"],
)
def test_a_workspace_that_can_not_be_opened_is_said_in_the_window(
    start: Open, tmp_path: Path, empty_bytes: bytes, damage: Callable[[bytes], bytes], said: str
) -> None:
    """Whoever double-clicks it sees no stderr."""
    path = tmp_path / "mine.passagework"
    path.write_bytes(damage(empty_bytes))
    window = start(path)
    page = page_of(window)
    assert not window.session.is_open
    assert said in page.sentence.text()
    assert path.name in page.sentence.text()
    assert ways_of(page)[:2] == ["Open another workspace…", "New workspace…"]
    assert path.read_bytes() == damage(empty_bytes)
    assert str(path) not in [str(known) for known in window.settings.recent()]


@pytest.mark.parametrize("table", ["passage", "country", "operation", "note", "search_row", "setting", "place"])
def test_a_damaged_table_is_said_before_anything_is_shown(
    start: Open, tmp_path: Path, empty_bytes: bytes, table: str
) -> None:
    path = tmp_path / "mine.passagework"
    path.write_bytes(empty_bytes)
    with closing(sqlite3.connect(path)) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    window = start(path)
    assert "mine.passagework is damaged" in page_of(window).sentence.text()
    assert not window.session.is_open


def test_a_workspace_without_its_tables_is_damaged(start: Open, tmp_path: Path) -> None:
    path = tmp_path / "mine.passagework"
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("CREATE TABLE other (a)")
    assert "mine.passagework is damaged" in page_of(start(path)).sentence.text()


def test_one_with_backups_offers_to_restore_first(start: Open, tmp_path: Path, empty_bytes: bytes) -> None:
    path = tmp_path / "mine.passagework"
    path.write_bytes(empty_bytes)
    back_up(path)
    path.write_bytes(empty_bytes[:5000])
    page = page_of(start(path))
    assert ways_of(page)[0] == "Restore mine…"
    focus = page.window().focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.accessibleName() == "Restore mine…"


def test_one_of_a_newer_version_is_not_replaced_by_its_backup_on_enter(
    start: Open, tmp_path: Path, empty_bytes: bytes
) -> None:
    path = tmp_path / "mine.passagework"
    path.write_bytes(empty_bytes)
    back_up(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    page = page_of(start(path))
    assert "newer version" in page.sentence.text()
    assert ways_of(page) == ["Open another workspace…", "New workspace…", "Restore mine…", "Starter workspace"]
    focus = page.window().focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.accessibleName() == "Open another workspace…"


def test_settings_that_were_damaged_are_reported_once(empty_window: MainWindow, tmp_path: Path) -> None:
    path, said = empty_window.session.store.path, list[str]()
    empty_window.session.said.connect(lambda words, _tone: said.append(words))
    file = tmp_path / "settings.json"
    file.write_text("{")
    damaged = Settings(file)
    empty_window.settings.is_damaged, empty_window.settings.aside = damaged.is_damaged, damaged.aside
    assert empty_window.open_workspace(path)
    assert empty_window.open_workspace(path)
    assert len(said) == 1
    assert "Your settings could not be read" in said[0]
    assert "settings-damaged.json" in said[0]


WRONG_WINDOW = """
import sys
sys.path.insert(0, "src")
from PySide6.QtCore import QAbstractTableModel
from PySide6.QtWidgets import QTableView
from app import bootstrap
from app.ui.shell import start

class Model(QAbstractTableModel):
    def rowCount(self, parent=None): return 1
    def columnCount(self, parent=None): return 1
    def data(self, index, role=0): return None
    def headerData(self, section, side, role=0): return ()[section]

start.MainWindow = lambda settings: QTableView().setModel(Model())
sys.exit(bootstrap.main([]))
"""


def test_a_mistake_in_an_override_as_the_window_opens_is_said_and_noted(tmp_path: Path) -> None:
    place = {"PASSAGEWORK_DATA": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", WRONG_WINDOW], cwd=ROOT, env={**os.environ, **place}, capture_output=True, check=False
    )
    assert ran.returncode == 1, ran.stderr
    assert b"errors.log" in ran.stderr
    noted = (tmp_path / "errors.log").read_text("utf-8")
    assert "headerData" in noted
    assert "_Outer" not in noted


def test_what_is_added_to_the_first_window_is_in_its_place_at_once(qtbot: QtBot) -> None:
    """It was painted where it was made, over the page, until everything that follows had been loaded."""
    collect()
    frame = Frame(QWidget())
    qtbot.addWidget(frame)
    frame.resize(900, 700)
    frame.show()
    top, rail, status = frame.build_rest()
    assert (top.width(), rail.y(), status.geometry().bottom()) == (900, top.height(), 699)


def test_the_first_window_has_room_on_the_screen_with_its_frame(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(Settings(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    assert window.height() + 30 <= window.screen().availableSize().height()
