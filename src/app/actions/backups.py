"""Backups: make one, list them, put one back; and how far back undo reaches."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.actions.check import damage
from app.domain.language import tr_n
from app.domain.progress import Progress
from app.store import backup as copies
from app.store.backup_list import Backup
from app.store.store import Store

BY_HAND = "by hand"
IMAGES_KEPT = timedelta(days=365)
IMAGES_BYTES = 200_000_000
"""Undo reaches back this far: so long, and while the journal's images take up no more than this."""


def back_up(workspace: Store | Path, progress: Progress | None = None, why: str = BY_HAND) -> Backup:
    """Make a verified copy now; the workspace may be open, and may be written to meanwhile.

    Where the check finds damage in what it holds, the copy is kept apart from sound ones, and says so. `progress(done,
    total)` is told in parts of the whole; returning True cancels. Raises `StoreError`, `Cancelled`.
    """
    if isinstance(workspace, Store):
        workspace.refuse_replaced()
    return copies.back_up(_path(workspace), why, progress, wrong_in)


def wrong_in(workspace: Path, progress: Progress | None = None) -> tuple[str, ...]:
    """What the check finds damaged in a workspace that nobody writes to, in sentences. Changes nothing.

    Raises `StoreError` where it cannot even be opened, and `Cancelled`.
    """
    with Store(workspace, to_read=True) as store:
        return tuple(problem.sentence() for problem in damage(store, progress))


def wrong_words(made: Backup) -> str:
    """What is said of a backup that was made of something damaged."""
    return tr_n(
        "This was backed up, but the check finds {n} thing wrong with it: {first} The backup is kept apart, and no "
        "sound one is dropped for it.",
        "This was backed up, but the check finds {n} things wrong with it, the first: {first} The backup is kept "
        "apart, and no sound one is dropped for it.",
        len(made.problems),
    ).format(first=made.problems[0])


def backups(workspace: Store | Path) -> tuple[Backup, ...]:
    """The copies there are, newest first."""
    return tuple(copies.backups(_path(workspace)))


def restore(
    workspace: Path, backup: Path, said: Callable[[str], object] | None = None, *, even_so: bool = False
) -> Path | None:
    """Put a copy in the place of the workspace, which must be closed; what stood there becomes a backup.

    Returns where a workspace too damaged for that was set aside; `said` is told where old logs were. Raises
    `StoreError`, for a copy in which the check finds damage too unless it is to be restored `even_so`; nothing is
    changed then.
    """
    return copies.restore(backup, workspace, said, wrong_in, even_so=even_so)


def prune(store: Store) -> int:
    """Let go of undo images that are too old or too many; history lines stay. Returns how many operations that were."""
    oldest = (datetime.now(UTC) - IMAGES_KEPT).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return store.prune(older_than=oldest, keep_bytes=IMAGES_BYTES)


def _path(workspace: Store | Path) -> Path:
    return workspace.path if isinstance(workspace, Store) else workspace
