"""Workspaces as files: make, open, save a copy. Which were open last is kept in the settings."""

from __future__ import annotations

from pathlib import Path

from app.domain.errors import BadInput
from app.domain.language import tr
from app.store import backup
from app.store.backup import Progress
from app.store.faults import disk_trouble
from app.store.store import Store


def create_workspace(path: Path, author: str) -> Store:
    """Make a workspace with the reference data at `path` and open it; folders above it are made.

    Raises `BadInput` when there is a file already, `StoreTrouble` when it can not be written.
    """
    from app.actions.starter import make_empty
    from app.paths import RESOURCES

    if path.exists():
        raise BadInput(tr("There is a file {path} already; choose another name, or open it.").format(path=path))
    try:
        path.absolute().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = tr("The folder {folder} can not be made. Choose another.")
        raise disk_trouble(error, sentence.format(folder=path.parent)) from error
    make_empty(path, author, RESOURCES)
    return Store(path, author)


def open_workspace(path: Path, author: str) -> Store:
    """Open the workspace at `path`. Raises `StoreTrouble` with a way out when it can not be."""
    return Store(path, author)


def save_copy(
    store: Store, target: Path, *, with_history: bool = True, over: bool = True, progress: Progress | None = None
) -> None:
    """Write a verified copy of the open workspace to `target`, replacing what is there unless not `over`.

    Without history, the copy holds nothing of what was deleted or changed: no deeds, no images, no free pages.
    Raises `BadInput` for the workspace itself as target, or what may not be replaced, `StoreTrouble`, `Cancelled`;
    `target` is untouched then.
    """
    if target.exists() and target.samefile(store.path):
        raise BadInput(tr("A workspace can not be copied onto itself. Choose another name."))
    if target.exists() and not over:
        raise BadInput(tr("There is a file {path} already; choose another name.").format(path=target))
    if target.is_dir():
        raise BadInput(tr("{name} is a folder. Choose a file name for the copy.").format(name=target.name))
    try:
        target.absolute().parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and _is_open_elsewhere(target):
            sentence = tr("{name} is open in another window. Close it there, or choose another name.")
            raise BadInput(sentence.format(name=target.name))
    except OSError as error:
        sentence = tr("The copy could not be written to {folder}. Choose another folder.")
        raise disk_trouble(error, sentence.format(folder=target.parent)) from error
    backup.copy(store.file, target, progress, without_history=not with_history)


def _is_open_elsewhere(path: Path) -> bool:
    return path.with_name(path.name + "-wal").exists()
