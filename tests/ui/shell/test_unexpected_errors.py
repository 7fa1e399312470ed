"""Our own mistakes: told once, with details to copy, and the window goes on."""

from __future__ import annotations

import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.helpers.long import few
from tests.helpers.settled import settled

import app
from app import mistake_details
from app.actions.backups import back_up
from app.domain.errors import StoreError
from app.domain.progress import Progress
from app.ui.base.callback_errors import forget_outer
from app.ui.base.session import Target
from app.ui.dialogs.check import CheckDialog
from app.ui.dialogs.mistake import MistakeDialog
from app.ui.shell import opening
from app.ui.shell.main_window import MainWindow
from app.ui.shell.no_workspace import NoWorkspace
from app.ui.shell.top_bar import TopBar
from app.ui.shell.unexpected_errors import Mistakes

pytestmark = pytest.mark.qt_no_exception_capture
SECRET = "words of a note"


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """What went to stderr as well; the hooks are as before when the test is over."""
    found: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: found.append(error))
    monkeypatch.setattr(threading, "excepthook", lambda args: found.append(args.exc_value))
    return found


def fail() -> None:
    raise ValueError(SECRET)


def fail_early() -> None:
    raise IndexError("list index out of range")


def fail_late() -> None:
    try:
        fail_early()
    except IndexError as error:
        raise sqlite3.OperationalError(SECRET) from error


def dialog_of(qtbot: QtBot, window: MainWindow) -> MistakeDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(MistakeDialog)))
    (dialog,) = window.findChildren(MistakeDialog)
    return dialog


def logged() -> str:
    return mistake_details.log_file().read_text("utf-8")


def test_a_mistake_in_a_slot_is_reported_and_the_window_goes_on(
    qtbot: QtBot, window: MainWindow, printed: list[BaseException]
) -> None:
    Mistakes(window)
    QTimer.singleShot(0, window, fail)
    dialog = dialog_of(qtbot, window)
    assert "our mistake" in dialog.sentence.text()
    words = dialog.details.toPlainText()
    assert words.startswith(f"Passagework {app.VERSION}, ")
    assert "test_unexpected_errors.py" in words
    assert "ValueError" in words
    assert SECRET not in words
    assert str(Path.home()) not in words
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == words
    assert words in logged()
    dialog.submit()
    window.show_place("notes")
    assert window.place_name() == "notes"
    assert [type(error) for error in printed] == [ValueError]


def test_the_same_mistake_is_reported_once(qtbot: QtBot, window: MainWindow, printed: list[BaseException]) -> None:
    Mistakes(window)
    again = QTimer(window, interval=1)
    again.timeout.connect(fail)
    again.start()
    dialog = dialog_of(qtbot, window)
    dialog.submit()
    seen = len(printed)
    qtbot.waitUntil(lambda: len(printed) > seen + 3)
    again.stop()
    settled(window)
    assert not [one for one in window.findChildren(MistakeDialog) if one.isVisible()]
    assert logged().count("Passagework") == 1


def test_another_mistake_joins_the_dialog_that_is_shown(
    qtbot: QtBot, window: MainWindow, printed: list[BaseException]
) -> None:
    Mistakes(window)
    QTimer.singleShot(0, window, fail)
    dialog = dialog_of(qtbot, window)
    QTimer.singleShot(0, window, lambda: [][0])
    qtbot.waitUntil(lambda: "IndexError" in dialog.details.toPlainText())
    assert window.findChildren(MistakeDialog) == [dialog]
    assert len(printed) == 2


def test_a_mistake_in_a_job_is_reported(qtbot: QtBot, window: MainWindow, printed: list[BaseException]) -> None:
    Mistakes(window)
    said: list[str] = []

    def work(_progress: Progress) -> None:
        fail()

    window.session.operate("Working", work, None, said.append)
    dialog = dialog_of(qtbot, window)
    qtbot.waitUntil(lambda: bool(said))
    assert "background.py" in dialog.details.toPlainText()
    assert "ValueError" in logged()
    assert len(printed) == 1


def test_a_mistake_in_a_thread_is_reported(qtbot: QtBot, window: MainWindow, printed: list[BaseException]) -> None:
    Mistakes(window)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "threading.py" in dialog_of(qtbot, window).details.toPlainText()
    assert len(printed) == 1


def test_what_the_world_does_while_nobody_waits_for_an_answer_is_said(
    qtbot: QtBot, window: MainWindow, printed: list[BaseException]
) -> None:
    """A view that reads a page that has gone bad raises in a slot; the words reach the person."""
    Mistakes(window)
    problem = StoreError("The drive is gone. Plug it in again.")
    sys.excepthook(StoreError, problem, None)
    qtbot.waitUntil(lambda: window.toast.words.text() == str(problem))
    assert printed == []
    assert not window.findChildren(MistakeDialog)
    assert not mistake_details.log_file().exists()


def test_the_log_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path))
    for number in range(500):
        mistake_details.log(f"Passagework {number} " + "שלום " * 150 + "\n")
    path = tmp_path / "errors.log"
    assert 50_000 < path.stat().st_size <= 200_000
    assert "Passagework 499 " in path.read_text("utf-8")
    mistake_details.log("x" * 1_000_000)
    assert path.stat().st_size <= 200_000


def test_details_name_the_first_cause() -> None:
    with pytest.raises(sqlite3.OperationalError) as caught:
        fail_late()
    forget_outer(caught.value)
    words = mistake_details.details(caught.value, caught.tb)
    assert words.index("IndexError: list index out of range") < words.index("and then") < words.index("sqlite3.")
    assert SECRET not in words


@few(
    "change",
    [
        "ALTER TABLE tag RENAME COLUMN name TO nome",
        "ALTER TABLE source RENAME COLUMN kind TO art",
        "ALTER TABLE passage RENAME COLUMN quote TO words",
        "ALTER TABLE operation RENAME COLUMN kind TO art",
    ],
    keep=1,
    why="more damage",
)
def test_damage_that_shows_while_opening_is_said_as_that_and_leaves_nothing_half_open(
    window: MainWindow, tmp_path: Path, starter_bytes: bytes, printed: list[BaseException], change: str
) -> None:
    Mistakes(window)
    good = window.session.store.path
    path = tmp_path / "odd.passagework"
    path.write_bytes(starter_bytes)
    with closing(sqlite3.connect(path)) as db:
        db.execute(change)
    assert not window.open_workspace(path)
    assert not window.session.is_open
    (page,) = window.findChildren(NoWorkspace)
    assert window.stack.currentWidget() is page
    assert page.sentence.text().startswith("odd.passagework is damaged (table")
    assert not list(tmp_path.glob("odd.passagework-*"))
    assert "OperationalError" in logged()
    assert window.open_workspace(good)
    assert window.place_name() == "read"
    assert not window.findChildren(MistakeDialog)


def test_a_mistake_while_opening_leaves_nothing_half_open(
    qtbot: QtBot,
    window: MainWindow,
    tmp_path: Path,
    starter_bytes: bytes,
    printed: list[BaseException],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Mistakes(window)
    good = window.session.store.path
    path = tmp_path / "odd.passagework"
    path.write_bytes(starter_bytes)
    with monkeypatch.context() as broken:
        broken.setattr(TopBar, "show_steps", lambda *_steps: fail())
        assert not window.open_workspace(path)
    dialog = dialog_of(qtbot, window)
    assert "ValueError" in dialog.details.toPlainText()
    assert not window.session.is_open
    (page,) = window.findChildren(NoWorkspace)
    assert "odd.passagework cannot be shown" in page.sentence.text()
    dialog.submit()
    assert window.open_workspace(good)
    assert window.place_name() == "read"
    assert len(printed) == 1


def test_damage_that_a_view_meets_is_shown_as_the_check_shows_it(
    qtbot: QtBot, window: MainWindow, printed: list[BaseException]
) -> None:
    Mistakes(window)
    back_up(window.session.store)
    with closing(sqlite3.connect(window.session.store.path)) as db, db:
        db.execute("UPDATE journal_now SET recording = 0")
        db.execute("UPDATE donation SET status = 'lost at sea' WHERE id = 5")
        db.execute("UPDATE journal_now SET recording = 1")
    QTimer.singleShot(0, window, lambda: window.go(Target("donations", "donation", 5)))
    qtbot.waitUntil(lambda: bool(window.findChildren(CheckDialog)))
    (shown,) = window.findChildren(CheckDialog)
    assert any("Its status cannot be" in line.title for line in shown.list.lines.lines)
    assert not window.findChildren(MistakeDialog)
    assert printed
    next(button for button in shown.findChildren(QPushButton) if button.text() == "&Restore a backup…").click()
    assert window.place_name() == "settings"


def test_a_page_that_went_bad_deep_inside_is_damage(
    window: MainWindow, tmp_path: Path, starter_bytes: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "odd.passagework"
    path.write_bytes(starter_bytes)
    with closing(sqlite3.connect(path)) as db:
        (size,) = db.execute("PRAGMA page_size").fetchone()
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'tag'").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    monkeypatch.setattr(opening, "touch", lambda _store: None)
    assert not window.open_workspace(path)
    (shown,) = window.findChildren(NoWorkspace)
    assert "odd.passagework is damaged" in shown.sentence.text()
    assert not window.session.is_open
