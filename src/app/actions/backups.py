"""Backups: make one, list them, put one back, and make one when it is due."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.errors import Trouble
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
    return copies.back_up(_path(workspace), why, progress)


def backups(workspace: Store | Path) -> tuple[Backup, ...]:
    """The copies there are, newest first."""
    return tuple(copies.backups(_path(workspace)))


def restore(workspace: Path, backup: Path) -> Path | None:
    """Put a copy in the place of the workspace, which must be closed; what stood there becomes a backup.

    Returns where a workspace too damaged for that was set aside. Raises `StoreTrouble`; nothing is changed then.
    """
    return copies.restore(backup, workspace)


def back_up_when_due(path: Path) -> Backup | None:
    """Make the automatic copy if the newest is old enough and something has changed since."""
    return copies.back_up(path) if copies.is_due(path) else None


def look_after(
    store: Store, said: Callable[[str], None] | None = None, stop: threading.Event | None = None
) -> threading.Thread:
    """Back up when due and let go of old undo images, in a thread of its own; call it after opening.

    A trouble becomes one sentence for `said`, which is called in that thread. Setting `stop` ends the copying.
    """

    def work() -> None:
        try:
            if copies.is_due(store.path):
                copies.back_up(store.path, progress=lambda _done, _total: stop is not None and stop.is_set())
            if stop is None or not stop.is_set():
                prune(store)
        except Trouble as trouble:
            if said is not None and (stop is None or not stop.is_set()):
                said(str(trouble))

    thread = threading.Thread(target=work, name="backup", daemon=True)
    thread.start()
    return thread


def prune(store: Store) -> int:
    """Let go of undo images that are too old or too many; history lines stay. Returns how many deeds that were."""
    oldest = (datetime.now(UTC) - IMAGES_KEPT).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return store.prune(older_than=oldest, keep_bytes=IMAGES_BYTES)


def _path(workspace: Store | Path) -> Path:
    return workspace.path if isinstance(workspace, Store) else workspace
