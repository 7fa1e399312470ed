"""Verified copies of a workspace, made by SQLite's online backup and never by copying the file.

Copies of a local workspace lie beside it in `NAME.backups`; those of a workspace in a synced or network folder
lie in the platform's data folder instead, where no cloud client can touch them.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.errors import Cancelled, StoreTrouble
from app.store.faults import faults
from app.store.header import read_version
from app.store.location import Location, location_of

KEEP = 10
DUE_AFTER = timedelta(hours=8)
_PAGES = 500
_STAMP = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """One verified copy. `made_at` is UTC; `size` is in bytes; `why` is automatic, by hand or before a migration."""

    path: Path
    made_at: datetime
    size: int
    why: str


def backup_folder(workspace: Path) -> Path:
    """Where the copies of this workspace lie."""
    workspace = workspace.absolute()
    if location_of(workspace) is Location.LOCAL:
        return workspace.with_name(workspace.name + ".backups")
    from platformdirs import user_data_path

    key = hashlib.sha256(str(workspace).encode()).hexdigest()[:10]
    return user_data_path("Passagework", appauthor=False) / "backups" / f"{workspace.stem}-{key}"


def backups(workspace: Path) -> list[Backup]:
    """The copies there are, newest first."""
    found: list[Backup] = []
    for path in backup_folder(workspace).glob("*.passagework"):
        stamp, _, why = path.stem.partition("_")
        try:
            made_at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Backup(path, made_at, path.stat().st_size, why.replace("-", " ")))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def is_due(workspace: Path) -> bool:
    """Whether the workspace has changed since the newest copy and that copy is old enough."""
    made = backups(workspace)
    if not made:
        return True
    changed = datetime.fromtimestamp(workspace.stat().st_mtime, UTC)
    return changed > made[0].made_at and datetime.now(UTC) - made[0].made_at > DUE_AFTER


def back_up(
    workspace: Path,
    why: str = "automatic",
    progress: Callable[[int, int], bool] | None = None,
) -> Backup:
    """Make a copy, verify it, then drop the oldest beyond the ten that are kept.

    `progress(done, total)` is told in database pages and may return True to cancel. Raises `StoreTrouble`.
    """
    folder = backup_folder(workspace)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreTrouble(f"No backup could be made: the folder {folder} can not be written.") from error
    made_at = datetime.now(UTC)
    target = folder / f"{made_at.strftime(_STAMP)}_{why.replace(' ', '-')}.passagework"
    copy(workspace, target, progress)
    for old in [b for b in backups(workspace) if b.why == why][KEEP:]:
        old.path.unlink(missing_ok=True)
    return Backup(target, made_at, target.stat().st_size, why)


def back_up_before_migration(workspace: Path) -> Backup:
    """The copy that is made before the format of a workspace changes."""
    return back_up(workspace, "before migration")


def copy(source: Path, target: Path, progress: Callable[[int, int], bool] | None = None) -> None:
    """Copy a workspace that may be open, verify the copy, and only then give it its name.

    Raises `StoreTrouble`; nothing is left behind at `target` then.
    """
    partial = target.with_name(target.name + ".part")
    try:
        with faults(source):
            _copy_pages(source, partial, progress)
        verify(partial)
        os.replace(partial, target)
    except OSError as error:
        raise StoreTrouble(f"The copy could not be written to {target.parent}. Choose another folder.") from error
    finally:
        partial.unlink(missing_ok=True)


def _copy_pages(source: Path, target: Path, progress: Callable[[int, int], bool] | None) -> None:
    target.unlink(missing_ok=True)
    origin = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)
    try:
        copied = sqlite3.connect(target)
        try:

            def step(_status: int, remaining: int, total: int) -> None:
                if progress is not None and progress(total - remaining, total):
                    raise Cancelled("The copy was stopped; nothing was written.")

            origin.backup(copied, pages=_PAGES, progress=step)
            copied.execute("PRAGMA journal_mode = DELETE")
        finally:
            copied.close()
    finally:
        origin.close()


def verify(path: Path) -> None:
    """Raise `StoreTrouble` unless the file is a whole, sound workspace."""
    read_version(path)
    with faults(path):
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            answer = db.execute("PRAGMA quick_check").fetchone()
        finally:
            db.close()
    if answer is None or answer[0] != "ok":
        raise StoreTrouble(f"{path.name} is damaged. Restore an older backup.")


def restore(backup: Path, workspace: Path) -> None:
    """Put a verified copy in the place of the workspace, which must be closed.

    What stands there is kept as a backup of its own first, so that restoring can be taken back; a workspace
    too damaged for that is set aside under another name. Raises `StoreTrouble`.
    """
    verify(backup)
    if workspace.exists():
        try:
            back_up(workspace, "before restore")
        except StoreTrouble:
            aside = workspace.with_name(f"{workspace.name}.damaged-{datetime.now(UTC).strftime(_STAMP)}")
            os.replace(workspace, aside)
    # A log that belongs to the old file must not be replayed into the new one.
    for tail in ("-wal", "-shm", "-journal"):
        workspace.with_name(workspace.name + tail).unlink(missing_ok=True)
    copy(backup, workspace)
