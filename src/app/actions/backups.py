"""Backups: make, list and restore them; and how far back undo reaches."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.actions.check import damage
from app.domain.language import tr_n
from app.domain.progress import Progress
from app.store import backup as copies
from app.store.backup_list import Backup
from app.store.clock import utc_text
from app.store.reads.history import last_at
from app.store.store import Store

BY_HAND = "by hand"
IMAGES_KEPT = timedelta(days=365)
IMAGES_BYTES = 200_000_000
"""How long the journal's images are kept for undo, and how many bytes of them."""


def back_up(workspace: Store | Path, progress: Progress | None = None, why: str = BY_HAND) -> Backup:
    """Make a verified backup now; the workspace may be open and written to meanwhile.

    If the check finds damage in it, the backup is marked and does not displace sound ones. `progress(done, total)` may
    return True to cancel. Raises `StoreError`, `Cancelled`.
    """
    if isinstance(workspace, Store):
        workspace.refuse_replaced()
    return copies.back_up(_path(workspace), why, progress, wrong_in)


def wrong_in(workspace: Path, progress: Progress | None = None) -> tuple[str, ...]:
    """The damage the check finds in a workspace that nobody writes to, as sentences. Changes nothing. Raises
    `StoreError` if it cannot even be opened, and `Cancelled`."""
    with Store(workspace, to_read=True) as store:
        return tuple(problem.sentence() for problem in damage(store, progress))


def wrong_words(made: Backup) -> str:
    """The sentence about a backup that was made of something damaged."""
    return tr_n(
        "This was backed up, but the check finds {n} thing wrong with it: {first} The backup is kept apart, and no "
        "sound one is dropped for it.",
        "This was backed up, but the check finds {n} things wrong with it, the first: {first} The backup is kept "
        "apart, and no sound one is dropped for it.",
        len(made.problems),
    ).format(first=made.problems[0])


def backups(workspace: Store | Path) -> tuple[Backup, ...]:
    """The existing backups, newest first."""
    return tuple(copies.backups(_path(workspace)))


def restore(
    workspace: Path, backup: Path, notify: Callable[[str], object] | None = None, *, even_so: bool = False
) -> Path | None:
    """Replace the workspace, which must be closed, with a backup; what it replaces becomes a backup.

    Returns the path to which a workspace too damaged to back up was moved; `notify` is called with a sentence about old
    logs that were moved. Raises
    `StoreError`, also for a backup in which the check finds damage, unless `even_so`; nothing is changed then.
    """
    return copies.restore(backup, workspace, notify, wrong_in, even_so=even_so)


def prune(store: Store) -> int:
    """Drop undo images that are too old or too many; operations stay listed. Returns the number of operations. Their
    age is counted from the last operation, so that a clock far ahead makes nothing old."""
    last = last_at(store)
    until = min(datetime.now(UTC), datetime.fromisoformat(last)) if last else datetime.now(UTC)
    oldest = utc_text(until - IMAGES_KEPT)
    return store.prune(older_than=oldest, keep_bytes=IMAGES_BYTES)


def _path(workspace: Store | Path) -> Path:
    return workspace.path if isinstance(workspace, Store) else workspace
