"""Workspaces as files: make, open, save a copy. Recently opened ones are kept in the settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.domain.changes import Author
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.progress import Progress
from app.paths import RESOURCES
from app.store import backup
from app.store.faults import disk_error
from app.store.store import Store
from app.store.unfinished_files import logs_kept

Notify = Callable[[str], object]


def create_workspace(
    path: Path, author: Author | str, notify: Notify | None = None, progress: Progress | None = None
) -> Store:
    """Make a workspace with the reference data at `path` and open it; parent folders are created.

    `notify` is told where something that was there was kept. Raises `BadInput` if the file exists, `StoreError` if it
    cannot be written, `Cancelled`.
    """
    from app.actions.starter import make_empty

    if path.exists():
        raise BadInput(tr("There is a file {path} already; choose another name, or open it.").format(path=path))
    make_folder_for(path)
    make_empty(path, author, RESOURCES, notify, progress)
    return Store(path, author)


def make_folder_for(path: Path) -> None:
    """Make the folders on the way to a workspace. Raises `StoreError`."""
    try:
        path.absolute().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = tr("The folder {folder} cannot be made. Choose another.")
        raise disk_error(error, sentence.format(folder=path.parent)) from error


def save_copy(
    store: Store,
    target: Path,
    *,
    with_history: bool = True,
    over: bool = True,
    progress: Progress | None = None,
    notify: Notify | None = None,
) -> None:
    """Write a verified copy of the open workspace to `target`, replacing what is there if `over`.

    Without history, the copy holds nothing that was deleted or changed: no operations, images or free pages. `notify`
    is called where something that was there was kept.

    Raises `BadInput` for the workspace itself as target, or a file that may not be replaced, `StoreError`, also if
    another window has `target` open, `Cancelled`; `target` is untouched then.
    """
    if target.exists() and store.path.exists() and target.samefile(store.path):
        raise BadInput(tr("A workspace cannot be copied onto itself. Choose another name."))
    if target.exists() and not over:
        raise BadInput(tr("There is a file {path} already; choose another name.").format(path=target))
    if target.is_dir():
        raise BadInput(tr("{name} is a folder. Choose a file name for the copy.").format(name=target.name))
    make_folder_for(target)
    with store.held_open() as origin:
        kept = backup.copy(store.file, target, progress, without_history=not with_history, origin=origin)
    if notify is not None and kept:
        notify(logs_kept(kept))
