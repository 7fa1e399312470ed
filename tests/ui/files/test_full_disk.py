"""A disk that is really full under the window: each thing says so in a sentence, and goes once there is space.

The disk is that of `tests/durability`, which skips where a small disk cannot be mounted here.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot
from tests.durability.test_full_disk import disk, fill  # noqa: F401 - the fixture is asked for by its name
from tests.helpers.long import few
from tests.helpers.settled import settled
from tests.helpers.store_dump import dump
from tests.ui.files.pages import name_file, page, restore

from app.actions import notes, tags
from app.domain.codebook import TagContent
from app.store.backup import back_up
from app.ui.dialogs.compact import AGES, CompactDialog
from app.ui.dialogs.export import ExportDialog
from app.ui.shell.main_window import MainWindow

LONG = "words " * 60_000


def _copy(window: MainWindow, folder: Path) -> None:
    window.files.save_copy()
    name_file(window, folder / "copy.passagework")


def _export(window: MainWindow, folder: Path) -> None:
    window.files.export()
    dialog = window.findChildren(ExportDialog)[-1]
    dialog.folder.setText(str(folder / "out"))
    settled(window)
    dialog.submit()


def _compact(window: MainWindow, _folder: Path) -> None:
    window.files.compact()
    dialog = window.findChildren(CompactDialog)[-1]
    dialog.age.setCurrentIndex([age for age, _ in AGES].index(0))
    settled(window)
    dialog.submit()


THINGS: dict[str, Callable[[MainWindow, Path], object]] = {
    "note": lambda window, _folder: window.session.do(lambda store: notes.add_note(store, "Long", LONG)),
    "source": lambda window, folder: window.files.adding.add_files([page(folder.parent, "long.txt", LONG)]),
    "backup": lambda window, _folder: window.files.back_up(),
    "copy": _copy,
    "export": _export,
    "compact": _compact,
    "restore": lambda window, _folder: restore(window),
}


@few("thing", THINGS, keep=2, why="more operations")
def test_it_is_said_and_the_window_goes_on_once_there_is_space(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Path,
    disk: Path,  # noqa: F811
    thing: str,
) -> None:
    path = Path(shutil.copy(workspace, disk / "w.passagework"))
    back_up(path)
    assert window.open_workspace(path)
    settled(window)
    assert window.session.do(lambda store: tags.add_tag(store, TagContent("Before"))) is not None
    before = dump(window.session.store)
    fill(disk, 0)
    THINGS[thing](window, disk)
    settled(window)
    assert "disk is full" in window.toast.words.text()
    assert "Free some space" in window.toast.words.text()
    assert dump(window.session.store) == before
    assert not (disk / "out").exists()
    (disk / "filler").unlink()
    window.session.say("")
    THINGS[thing](window, disk)
    settled(window)
    assert "disk is full" not in window.toast.words.text()
    assert window.session.do(lambda store: tags.add_tag(store, TagContent("After"))) is not None
    window.close_workspace()
    for left in disk.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
