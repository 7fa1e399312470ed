"""Compacting the history in the window: what it does is said first, and it is done when that is confirmed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions.notes import add_note, edit_note
from app.domain.changes import Author
from app.settings import author_id
from app.store.backup import back_up
from app.store.backup_list import backups
from app.store.compact import Plan
from app.store.reads.notes import every
from app.store.store import Store
from app.ui.dialogs import compact as dialogs
from app.ui.dialogs.compact import AGES, CompactDialog, words_of
from app.ui.shell.main_window import MainWindow


@pytest.fixture
def workspace(tmp_path: Path, empty: bytes, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))
    path = tmp_path / "research.passagework"
    path.write_bytes(empty)
    with Store(path, Author("Ann", author_id())) as store:
        note = add_note(store, "Begun")
        for n in range(150):
            edit_note(store, note, "", f"Written for the {n}th time. " * 20)
        then = (datetime.now(UTC) - timedelta(days=200)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        with store.stage() as db:
            db.exec_driver_sql("UPDATE operation SET at = ?", (then,))
        edit_note(store, note, "", "Lately")
    back_up(path)
    return path


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, workspace: Path) -> CompactDialog:
    assert window.open_workspace(workspace)
    qtbot.waitUntil(lambda: not window.session.busy())
    window.actions_table.run("file.compact")
    (found,) = window.findChildren(CompactDialog)
    qtbot.waitUntil(lambda: bool(found.lost.text()))
    return found


def choose(qtbot: QtBot, dialog: CompactDialog, days: int, then: Callable[[], bool]) -> None:
    wanted = [age for age, _ in AGES].index(days)
    while dialog.age.currentIndex() != wanted:
        qtbot.keyClick(dialog.age, Qt.Key.Key_Down if dialog.age.currentIndex() < wanted else Qt.Key.Key_Up)
    qtbot.waitUntil(then)


def test_what_it_would_do_is_said_for_every_age(qtbot: QtBot, dialog: CompactDialog) -> None:
    qtbot.waitUntil(lambda: dialog.primary.isEnabled())
    assert dialog.lost.text() == "151 operations can no longer be undone."
    assert dialog.reach.text().startswith("Undo then reaches back to today, ")
    assert "cannot be brought back" in dialog.reach.text()
    assert dialog.freed.text().startswith("About ")
    choose(qtbot, dialog, 365, lambda: dialog.lost.text() == "There is no history as old as that.")
    assert not dialog.primary.isEnabled()
    with qtbot.assertNotEmitted(dialog.wanted):
        dialog.submit()
    choose(qtbot, dialog, 0, lambda: dialog.lost.text().startswith("152 operations"))
    assert dialog.reach.text().startswith("Undo then begins again.")
    dialog.reject()


def test_cancelled_nothing_is_done(qtbot: QtBot, window: MainWindow, dialog: CompactDialog, workspace: Path) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog.isHidden())
    assert window.session.is_open
    assert [one.why for one in backups(workspace)] == ["automatic"]


def test_confirmed_it_is_done_after_a_backup_and_the_workspace_is_open_again(
    qtbot: QtBot, window: MainWindow, dialog: CompactDialog, workspace: Path
) -> None:
    qtbot.waitUntil(lambda: dialog.primary.isEnabled())
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.session.is_open and not window.session.busy())
    assert "The history is compacted" in window.toast.words.text()
    assert "freed" in window.toast.words.text()
    assert "before compacting" in [one.why for one in backups(workspace)]
    window.undo()
    assert [note.body for note in every(window.session.store)] != ["Lately"]
    assert window.session.do(lambda store: store.undo()) is None
    assert window.rail.isVisible()


def test_what_prevents_it_is_said_and_the_workspace_is_open_as_it_was(
    qtbot: QtBot, window: MainWindow, dialog: CompactDialog, workspace: Path
) -> None:
    with window.session.store.stage() as db:
        db.exec_driver_sql("UPDATE country SET region = 'Moon' WHERE code = 'IL'")
    qtbot.waitUntil(lambda: dialog.primary.isEnabled())
    dialog.submit()
    qtbot.waitUntil(lambda: window.session.is_open and not window.session.busy())
    assert "was not compacted" in window.toast.words.text()
    assert window.session.do(lambda store: store.undo()) is not None


def test_texts_that_go_are_counted() -> None:
    lost, reach, texts, freed = words_of(Plan(1, 0, "", 2, 1_400_000))
    assert lost == "1 operation can no longer be undone."
    assert texts == "2 texts of removed sources go for good."
    assert freed == "About 1.4 MB are freed."
    assert reach
    assert dialogs.USUAL in [days for days, _ in AGES]
