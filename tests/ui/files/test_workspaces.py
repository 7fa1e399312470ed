"""Workspaces, backups and exports in the real window, and what is shown when nothing is open."""

from __future__ import annotations

import lzma
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.helpers.second_opening import copied
from tests.helpers.settled import settled
from tests.ui.files.pages import name_file, page, restore

from app.actions import tags
from app.actions.passages import tag_passage
from app.actions.sources import edit_meta
from app.domain.codebook import TagContent
from app.paths import starter_workspace
from app.settings import ASKED, system_name
from app.store.backup import back_up
from app.store.backup_list import backups
from app.store.reads.history import history
from app.store.reads.sources import current_text, library
from app.store.store import Store
from app.ui.dialogs.check import CheckDialog
from app.ui.dialogs.export import ExportDialog, ExportReportDialog
from app.ui.dialogs.name import NameCard
from app.ui.dialogs.restore import RestoreDialog
from app.ui.shell import files as files_module
from app.ui.shell.main_window import MainWindow
from app.ui.shell.no_workspace import NoWorkspace

# The offscreen platform has no windows to raise and no keyboard to grab for a popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OLDER = Path(__file__).parents[2] / "store" / "past" / "version-12.passagework.xz"

# --- workspaces and backups ---


def test_new_makes_an_empty_workspace_and_opens_it(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    opened.files.new()
    target = tmp_path / "fresh.passagework"
    name_file(opened, target)
    qtbot.waitUntil(lambda: opened.session.is_open and opened.session.store.path == target)
    assert library(opened.session.store) == ()


def test_new_over_a_file_that_is_there_is_refused(qtbot: QtBot, opened: MainWindow, workspace: Path) -> None:
    before = copied(workspace)
    opened.files.new()
    name_file(opened, workspace)
    settled(opened)
    assert "already" in opened.toast.words.text()
    assert opened.session.store.path == workspace
    opened.close_workspace()
    assert workspace.read_bytes() == before


def test_opening_what_is_no_workspace_leaves_the_open_one_open(opened: MainWindow, tmp_path: Path) -> None:
    store = opened.session.store
    assert not opened.files.open_path(page(tmp_path, "page.passagework"))
    assert "not a Passagework workspace" in opened.toast.words.text()
    assert opened.session.store is store


def test_an_older_workspace_is_opened_and_that_undo_ended_there_is_said(window: MainWindow, tmp_path: Path) -> None:
    older = tmp_path / "older.passagework"
    older.write_bytes(lzma.decompress(OLDER.read_bytes()))
    assert window.open_workspace(older)
    settled(window)
    (kept,) = backups(older)
    assert "What was done before cannot be undone any more" in window.toast.words.text()
    assert kept.path.name in window.toast.words.text()
    window.close_workspace()
    window.session.say("Something else")
    assert window.open_workspace(older)
    assert window.toast.words.text() == "Something else"


def test_a_copy_is_saved_and_is_a_workspace(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    opened.files.adding.add_files([page(tmp_path)])
    settled(opened)
    target = tmp_path / "copy.passagework"
    opened.files.save_copy()
    name_file(opened, target)
    settled(opened)
    assert "verified" in opened.toast.words.text()
    with Store(target) as copied:
        assert len(library(copied)) == 1
    opened.files.save_copy()
    name_file(opened, opened.session.store.path)
    settled(opened)
    assert "another name" in opened.toast.words.text()


def test_back_up_and_restore_bring_back_what_was(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    path = opened.session.store.path
    opened.files.back_up()
    settled(opened)
    assert "verified" in opened.toast.words.text()
    opened.files.adding.add_files([page(tmp_path)])
    settled(opened)
    opened.files.restore(path)
    (dialog,) = opened.findChildren(RestoreDialog)
    assert dialog.list.lines.rowCount() == 2
    assert backups(path)[0].why == "by hand"
    dialog.submit()
    qtbot.waitUntil(lambda: opened.session.is_open and not opened.session.busy())
    assert library(opened.session.store) == ()
    assert opened.toast.words.text().startswith("Restored the backup of today")
    assert "before restore" in [backup.why for backup in backups(path)]
    assert opened.rail.isVisible()


def test_a_backup_is_made_when_due_and_only_then(qtbot: QtBot, window: MainWindow, workspace: Path) -> None:
    window.open_workspace(workspace)
    qtbot.waitUntil(lambda: len(backups(workspace)) == 1)
    settled(window)
    assert not window.toast.isVisible()
    window.files.back_up_when_due()
    assert not window.session.busy()


@pytest.mark.long(
    "a backup more",
    instead=["test_back_up_and_restore_bring_back_what_was", "test_from_the_first_start_to_a_restored_backup"],
)
def test_a_restore_shows_the_passages_of_the_backup(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    opened.files.adding.add_files([page(tmp_path)])
    settled(opened)
    opened.files.back_up()
    settled(opened)
    store = opened.session.store
    (row,) = library(store)
    tag_id = tags.add_tag(store, TagContent("Motive"))
    start = next(block.start for block in current_text(store, row.id).blocks if block.paragraph == 1)
    tag_passage(store, row.id, start, start + 9, [tag_id])
    assert len(opened.read.passages()) == 1
    settled(opened)  # the inspector follows in a moment
    restore(opened)
    qtbot.waitUntil(lambda: opened.session.is_open and not opened.session.busy())
    assert opened.read.passages() == {}


# --- nothing open ---


def _ways(window: MainWindow) -> dict[str, QPushButton]:
    QApplication.processEvents()
    (state,) = window.findChildren(NoWorkspace)
    return {button.accessibleName(): button for button in state.findChildren(QPushButton) if button.isVisible()}


def test_a_damaged_workspace_offers_its_backups(qtbot: QtBot, window: MainWindow, workspace: Path) -> None:
    back_up(workspace)
    workspace.write_bytes(workspace.read_bytes()[:100] + b"\0" * 5_000)
    assert not window.files.open_path(workspace)
    assert window.stack.currentWidget() is window.findChild(NoWorkspace)
    assert not window.rail.isVisible()
    ways = _ways(window)
    assert list(ways)[:3] == ["Restore research…", "Open another workspace…", "New workspace…"]
    qtbot.mouseClick(ways["Restore research…"], Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(RestoreDialog)
    dialog.submit()
    qtbot.waitUntil(lambda: window.session.is_open)
    settled(window)
    assert window.place_name() == "read"
    assert window.rail.isVisible()


def test_a_damaged_backup_is_said_and_changes_nothing(qtbot: QtBot, opened: MainWindow) -> None:
    store = opened.session.store
    made = backups(store.path)[0]
    made.path.write_bytes(made.path.read_bytes()[:5_000])
    restore(opened)
    qtbot.waitUntil(lambda: opened.session.is_open and not opened.session.busy())
    assert "damaged" in opened.toast.words.text()
    assert opened.rail.isVisible()


def test_nothing_open_says_why_and_leads_to_the_last_ones(qtbot: QtBot, window: MainWindow, workspace: Path) -> None:
    back_up(workspace)
    window.settings.opened(workspace)
    window.files.nothing_open("There is no workspace at that place.")
    (state,) = window.findChildren(NoWorkspace)
    assert state.sentence.text() == "There is no workspace at that place."
    ways = _ways(window)
    assert "Starter workspace" in ways
    qtbot.keyClick(ways["research"], Qt.Key.Key_Return)
    assert window.session.is_open
    assert window.session.store.path == workspace
    settled(window)


@pytest.mark.long("a starter more", instead="test_from_the_first_start_to_a_restored_backup")
def test_the_first_run_builds_the_starter_and_asks_for_a_name_with_the_first_operation(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.settings.put("author", "")
    window.first_run()
    assert window.findChild(NoWorkspace) is not None
    qtbot.waitUntil(lambda: window.session.is_open, timeout=60_000)
    settled(window)
    assert window.session.store.path == starter_workspace()
    assert [history(window.session.store, 1)[0].author, window.session.store.author] == [system_name()] * 2
    assert len(library(window.session.store)) == 1
    assert window.findChild(NoWorkspace) is None or not window.findChild(NoWorkspace).isVisible()
    assert window.findChildren(NameCard) == []
    tags.add_tag(window.session.store, TagContent("A tag of mine"))
    qtbot.waitUntil(lambda: len(window.findChildren(NameCard)) == 1)
    (card,) = window.findChildren(NameCard)
    assert card.isVisible()
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert window.settings.get(ASKED, False)
    assert window.session.store.author == window.settings.author


def test_a_name_that_was_not_given_is_not_asked_for_again(qtbot: QtBot, window: MainWindow, workspace: Path) -> None:
    window.settings.put("author", "")
    assert window.open_workspace(workspace)
    assert window.session.store.author == system_name()
    settled(window)
    tags.add_tag(window.session.store, TagContent("One"))
    tags.add_tag(window.session.store, TagContent("Two"))
    qtbot.waitUntil(lambda: len(window.findChildren(NameCard)) == 1)
    (card,) = window.findChildren(NameCard)
    qtbot.keyClick(card.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(NameCard))
    tags.add_tag(window.session.store, TagContent("Three"))
    settled(window)
    assert not window.findChildren(NameCard)
    assert window.session.store.author == system_name()


def test_a_starter_that_can_not_be_made_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    window.first_run()
    qtbot.waitUntil(lambda: not window.session.busy())
    (state,) = window.findChildren(NoWorkspace)
    assert "cannot be made" in state.sentence.text()
    assert "New workspace…" in _ways(window)


# --- check and export ---


def test_a_check_shows_what_it_found(qtbot: QtBot, opened: MainWindow) -> None:
    opened.files.check()
    settled(opened)
    (dialog,) = opened.findChildren(CheckDialog)
    assert dialog.heading.text() == "Everything is sound"
    dialog.submit()


def test_an_export_reports_what_it_wrote_and_kept(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    opened.files.adding.add_files([page(tmp_path)])
    settled(opened)
    folder = tmp_path / "notes"

    def export() -> ExportReportDialog:
        opened.files.export()
        (dialog,) = opened.findChildren(ExportDialog)
        dialog.folder.setText(str(folder))
        dialog.submit()
        settled(opened)
        return next(found for found in opened.findChildren(ExportReportDialog) if found.isVisible())

    export().reject()
    (written,) = folder.glob("Sources/*.md")
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not opened.findChildren(ExportReportDialog))
    assert opened.settings.get(f"export.folder.{opened.session.store.path}", "") == str(folder)
    written.write_text(written.read_text("utf-8") + "\nMine.\n", "utf-8")
    row = library(opened.session.store)[0]
    edit_meta(opened.session.store, row.id, replace(row.meta, publisher="A House"))
    report = export()
    assert written.name in " ".join(label.text() for label in report.findChildren(type(report.heading)))
    assert written.read_text("utf-8").endswith("\nMine.\n")
    report.reject()


def test_the_ways_to_add_a_source_are_commands(opened: MainWindow) -> None:
    assert set(files_module.ADD_COMMANDS) <= set(opened.actions_table.commands)


def test_a_copy_that_a_syncing_program_made_is_said(window: MainWindow, workspace: Path) -> None:
    """What was done in it is in no other."""
    workspace.with_name("research.sync-conflict-20261127-101010-ABCDEFG.passagework").write_bytes(b"")
    assert window.open_workspace(workspace)
    assert "a copy that a syncing program made" in window.toast.words.text()
    assert "research.sync-conflict-20261127" in window.toast.words.text()
