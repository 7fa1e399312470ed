"""What other programs do to the workspace of a window, and what its own dialogs must not do to it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QFileSystemModel
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.helpers.long import few
from tests.helpers.others import look_in
from tests.helpers.settled import settled
from tests.ui.files.pages import name_file, restore

from app.actions import starter, tags
from app.domain.codebook import TagContent
from app.paths import RESOURCES, starter_workspace
from app.store.backup_list import backups
from app.store.header import identity
from app.store.schema import tag
from app.store.store import Store
from app.ui.shell.main_window import MainWindow

SRC = Path(__file__).parents[3] / "src"


def names(path: Path) -> list[str]:
    with Store(path) as store:
        return [row.name for row in store.rows(select(tag.c.name).order_by(tag.c.id))]


def add(window: MainWindow, name: str) -> int | None:
    return window.session.do(lambda store: tags.add_tag(store, TagContent(name)))


# --- another file in its place ------------------------------------------------------------------------


def test_another_file_in_the_place_of_the_open_one_is_noticed_and_said(
    qtbot: QtBot, opened: MainWindow, workspace: Path, tmp_path: Path, empty: bytes
) -> None:
    assert add(opened, "mine") is not None
    other = tmp_path / "other.passagework"
    other.write_bytes(empty)
    other.replace(workspace)
    qtbot.waitUntil(lambda: "kept as a backup" in opened.toast.words.text())
    assert "was replaced or removed by another program" in opened.toast.words.text()
    assert "no longer saved" in opened.status.workspace.text()
    assert add(opened, "lost") is None
    assert names(workspace) == []  # the other one, and sound, while the window is open
    assert opened.files.open_path(workspace)
    assert "saved" in opened.status.workspace.text()
    assert "no longer" not in opened.status.workspace.text()
    assert add(opened, "new") is not None
    opened.close_workspace()
    assert names(workspace) == ["new"]
    kept = backups(workspace)[0]
    assert kept.why == "before replacement"
    assert names(kept.path) == ["mine"]


def test_a_workspace_that_comes_back_is_saved_again(
    qtbot: QtBot, opened: MainWindow, workspace: Path, tmp_path: Path
) -> None:
    away = workspace.rename(tmp_path / "away.passagework")
    qtbot.waitUntil(lambda: "no longer saved" in opened.status.workspace.text())
    settled(opened)
    assert add(opened, "lost") is None
    away.rename(workspace)
    qtbot.waitUntil(lambda: "no longer saved" not in opened.status.workspace.text())
    assert add(opened, "mine") is not None
    opened.close_workspace()
    assert names(workspace) == ["mine"]
    assert backups(workspace)[0].why == "automatic"


def test_what_is_open_of_a_workspace_that_was_removed_is_kept_and_can_be_copied(
    qtbot: QtBot, opened: MainWindow, workspace: Path, tmp_path: Path
) -> None:
    """It has no name any more: what was saved since the last backup is nowhere but in this window."""
    assert add(opened, "mine") is not None
    workspace.unlink()
    qtbot.waitUntil(lambda: "kept as a backup" in opened.toast.words.text())
    assert "Save a copy of what is open here" in opened.toast.words.text()
    settled(opened)
    assert add(opened, "lost") is None
    opened.files.save_copy()
    name_file(opened, tmp_path / "copy.passagework")
    settled(opened)
    assert "was saved" in opened.toast.words.text()
    assert add(opened, "new") is not None
    opened.close_workspace()
    assert names(tmp_path / "copy.passagework") == ["mine", "new"]
    assert not workspace.exists()


@pytest.mark.long(
    "the other way out", instead="test_what_is_open_of_a_workspace_that_was_removed_is_kept_and_can_be_copied"
)
def test_what_is_open_of_a_workspace_that_was_removed_is_put_back_by_a_click(
    qtbot: QtBot, opened: MainWindow, workspace: Path
) -> None:
    assert add(opened, "mine") is not None
    workspace.unlink()
    qtbot.waitUntil(lambda: "kept as a backup" in opened.toast.words.text())
    settled(opened)
    restore(opened)
    settled(opened)
    assert add(opened, "new") is not None
    opened.close_workspace()
    assert names(workspace) == ["mine", "new"]
    kept = [found for found in backups(workspace) if found.why == "before replacement"]
    assert [names(found.path) for found in kept] == [["mine"]]


def test_a_workspace_whose_folder_was_removed_is_kept_and_goes_on_as_a_copy(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, empty: bytes
) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    path = folder / "w.passagework"
    path.write_bytes(empty)
    assert window.open_workspace(path)
    settled(window)
    assert add(window, "mine") is not None
    shutil.rmtree(folder)
    qtbot.waitUntil(lambda: "kept as a backup" in window.toast.words.text())
    settled(window)
    window.files.save_copy()
    name_file(window, path)
    settled(window)
    assert add(window, "new") is not None
    window.close_workspace()
    assert names(path) == ["mine", "new"]


# --- dialogs ------------------------------------------------------------------------------------------


def locks(path: Path) -> list[str]:
    """The locks that this process has on a workspace and the index of its log, as the system lists them."""
    files = {path.stat().st_ino, path.with_name(path.name + "-shm").stat().st_ino}
    lines = [line.split() for line in Path("/proc/locks").read_text("utf-8").splitlines()]
    return sorted(
        " ".join(fields[1:])
        for fields in lines
        if fields[1] == "POSIX" and fields[4] == str(os.getpid()) and int(fields[5].rsplit(":", 1)[1]) in files
    )


CHOOSERS: dict[str, Callable[[MainWindow], object]] = {
    "open": lambda window: window.files.open(),
    "new": lambda window: window.files.new(),
    "copy": lambda window: window.files.save_copy(),
    "add": lambda window: window.files.adding.choose_files(),
}


@pytest.mark.skipif(sys.platform != "linux", reason="where the system does not list its locks")
@few("chooser", CHOOSERS, keep=1, why="more dialogs")
def test_a_file_dialog_in_the_folder_of_the_workspace_leaves_its_locks(
    qtbot: QtBot, opened: MainWindow, workspace: Path, chooser: str
) -> None:
    """Qt looks into every file for its kind, and as it closes the workspace again SQLite's locks are gone."""
    assert add(opened, "mine") is not None
    opened.settings.put("add.folder", str(workspace.parent))
    before = locks(workspace)
    assert len(before) >= 2
    log = identity(workspace.with_name(workspace.name + "-wal"))
    CHOOSERS[chooser](opened)
    (dialog,) = opened.findChildren(QFileDialog)
    dialog.setDirectory(str(workspace.parent))
    dialog.setNameFilters(["Every file (*)"])
    model = dialog.findChild(QFileSystemModel)
    assert model is not None
    qtbot.waitUntil(lambda: model.rowCount(model.index(str(workspace.parent))) > 2)
    qtbot.wait(100)
    dialog.close()
    assert set(locks(workspace)) == set(before)  # a read that was under way may have ended
    look_in(workspace)
    assert identity(workspace.with_name(workspace.name + "-wal")) == log


def test_no_other_file_dialog_is_made() -> None:
    made = [path.name for path in (SRC / "app").rglob("*.py") if "QFileDialog(" in path.read_text("utf-8")]
    assert made == []


# --- two first runs -----------------------------------------------------------------------------------


def test_a_first_run_that_was_overtaken_by_another_opens_what_that_made(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = starter.make_starter

    def overtaken(path: Path, author: str, *more: object) -> None:
        starter.make_empty(path, author, RESOURCES)
        real(path, author, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(starter, "make_starter", overtaken)
    window.first_run()
    qtbot.waitUntil(lambda: window.session.is_open)
    assert window.session.store.path == starter_workspace()
    settled(window)


def test_stopping_while_a_workspace_is_made_leaves_none_and_takes_none_away(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "new.passagework"
    opened.files.new()
    name_file(opened, path)
    opened.session.operations.settle()
    settled(opened)
    assert not path.exists()
    assert [found.name for found in tmp_path.iterdir() if found.name.startswith(".")] == []


# --- litter -------------------------------------------------------------------------------------------


def test_opening_clears_what_a_killed_program_left(
    qtbot: QtBot, window: MainWindow, workspace: Path, tmp_path: Path
) -> None:
    left = tmp_path / ".passagework-making-0123456789ab"
    left.write_bytes(b"half")
    assert window.open_workspace(workspace)
    qtbot.waitUntil(lambda: not left.exists())
    settled(window)
