"""Backups: make one, list them, put one back; and how far back undo reaches."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.store import backup as copies
from app.store.backup import Backup, Progress
from app.store.store import Store

BY_HAND = "by hand"
IMAGES_KEPT = timedelta(days=365)
IMAGES_BYTES = 200_000_000
"""Undo reaches back this far: so long, and while the journal's images take up no more than this."""


def back_up(workspace: Store | Path, progress: Progress | None = None, why: str = BY_HAND) -> Backup:
    """Make a verified copy now; the workspace may be open, and may be written to meanwhile.

    `progress(done, total)` is told in database pages; returning True cancels. Raises `StoreTrouble`, `Cancelled`.
    """
    if isinstance(workspace, Store):
        workspace.refuse_replaced()
    return copies.back_up(_path(workspace), why, progress)


def backups(workspace: Store | Path) -> tuple[Backup, ...]:
    """The copies there are, newest first."""
    return tuple(copies.backups(_path(workspace)))


def restore(workspace: Path, backup: Path, said: Callable[[str], object] | None = None) -> Path | None:
    """Put a copy in the place of the workspace, which must be closed; what stood there becomes a backup.

    Returns where a workspace too damaged for that was set aside; `said` is told where old logs were. Raises
    `StoreTrouble`; nothing is changed then.
    """
    return copies.restore(backup, workspace, said)


def prune(store: Store) -> int:
    """Let go of undo images that are too old or too many; history lines stay. Returns how many deeds that were."""
    oldest = (datetime.now(UTC) - IMAGES_KEPT).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return store.prune(older_than=oldest, keep_bytes=IMAGES_BYTES)


def _path(workspace: Store | Path) -> Path:
    return workspace.path if isinstance(workspace, Store) else workspace
