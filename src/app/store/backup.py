"""Verified copies of a workspace, made by SQLite's online backup and never by copying the file.

Copies of a local workspace lie beside it in `NAME.backups`; those of a workspace in a synced or network folder
lie in the platform's data folder instead, where no cloud client can touch them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.errors import Cancelled, StoreTrouble
from app.domain.language import tr
from app.paths import SUFFIX, data_folder
from app.store.connections import BUSY_MS, connect_to_read
from app.store.faults import being_written, disk_trouble, faults
from app.store.forget import forget_history
from app.store.header import Damaged, read_version, refuse_read_only
from app.store.location import Location, location_of
from app.store.ways import damage

KEEP = 10
"""How many copies of each kind are kept."""
DUE_AFTER = timedelta(hours=8)
Progress = Callable[[int, int], bool]
"""`progress(done, total)` in database pages; returning True cancels."""
_PAGES = 500
_STAMP = "%Y%m%dT%H%M%S%fZ"
_LOGS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Backup:
    """One verified copy. `made_at` is UTC; `size` is in bytes; `why` is automatic, by hand, before a migration
    or before a restore."""

    path: Path
    made_at: datetime
    size: int
    why: str


def backup_folder(workspace: Path) -> Path:
    """Where the copies of this workspace lie."""
    workspace = workspace.absolute()
    if location_of(workspace) is Location.LOCAL:
        return workspace.with_name(workspace.name + ".backups")
    key = hashlib.sha256(os.fsencode(workspace)).hexdigest()[:10]
    return data_folder().absolute() / "backups" / f"{workspace.stem}-{key}"


def backups(workspace: Path) -> list[Backup]:
    """The copies there are, newest first."""
    found: list[Backup] = []
    for path in backup_folder(workspace).glob(f"*{SUFFIX}"):
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
    files = (workspace, workspace.with_name(workspace.name + "-wal"))
    changed = datetime.fromtimestamp(max(f.stat().st_mtime for f in files if f.exists()), UTC)
    return changed > made[0].made_at and datetime.now(UTC) - made[0].made_at > DUE_AFTER


def back_up(workspace: Path, why: str = "automatic", progress: Progress | None = None) -> Backup:
    """Make a copy, verify it, then drop the oldest of its kind beyond those that are kept.

    Raises `StoreTrouble`, or `Cancelled` where `progress` said so; nothing is left behind then.
    """
    read_version(workspace)
    folder = backup_folder(workspace)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = tr("No backup could be made, since the folder {folder} can not be written. Make it writable.")
        raise disk_trouble(error, sentence.format(folder=folder)) from error
    made_at = datetime.now(UTC)
    target = folder / f"{made_at.strftime(_STAMP)}_{why.replace(' ', '-')}{SUFFIX}"
    try:
        copy(workspace, target, progress)
    except BaseException:
        with contextlib.suppress(OSError):
            folder.rmdir()  # unless there is an older copy in it
        raise
    for old in [b for b in backups(workspace) if b.why == why][KEEP:]:
        old.path.unlink(missing_ok=True)
    return Backup(target, made_at, target.stat().st_size, why)


def back_up_before_migration(workspace: Path) -> Backup:
    """The copy that is made before the format of a workspace changes."""
    return back_up(workspace, "before migration")


def copy(source: Path, target: Path, progress: Progress | None = None, *, without_history: bool = False) -> None:
    """Copy a workspace that may be open, verify the copy, and only then give it its name.

    Raises `StoreTrouble` or `Cancelled`; what stood at `target` still stands there then.
    """
    partial = target.with_name(target.name + ".part")
    try:
        copy_to(source, partial, progress)
        if without_history:
            forget_history(partial)
            verify(partial)
        put_in_place(partial, target)
    except OSError as error:
        sentence = tr("The copy could not be written to {folder}. Choose another folder.")
        raise disk_trouble(error, sentence.format(folder=target.parent)) from error
    finally:
        _remove(partial)


def copy_to(source: Path, target: Path, progress: Progress | None = None) -> None:
    """A verified copy, written straight to `target`, which may be left half written by an error."""
    _remove(target)
    target.touch(0o600)  # what keeps it from being made concerns its folder, not the workspace
    with faults(source, target):
        origin = connect_to_read(source)
        try:
            copied = sqlite3.connect(target)
            try:
                _copy_pages(source, origin, copied, progress)
                copied.execute("PRAGMA journal_mode = DELETE")
            finally:
                copied.close()
        finally:
            origin.close()
    try:
        verify(target)
    except Damaged as error:  # a copy is as its original
        sentence = tr("{name} is damaged, so it was not copied.").format(name=source.name)
        raise Damaged(damage(sentence, source)) from error


def _copy_pages(
    source: Path, origin: sqlite3.Connection, copied: sqlite3.Connection, progress: Progress | None
) -> None:
    """Copy page by page. SQLite's own wait for a locked file has no end, so there is one here."""
    moved = time.monotonic()

    def step(status: int, remaining: int, total: int) -> None:
        nonlocal moved
        if status not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            moved = time.monotonic()
        elif time.monotonic() - moved > BUSY_MS / 1000:
            raise being_written(source)
        if progress is not None and progress(total - remaining, total):
            raise Cancelled(tr("The copy was stopped; nothing was written."))

    origin.backup(copied, pages=_PAGES, progress=step)


def put_in_place(ready: Path, target: Path) -> None:
    """Give a whole file its name, and see the name on the disk."""
    ready.replace(target)
    with contextlib.suppress(OSError):  # Windows opens no folders, and needs none of this
        folder = os.open(target.absolute().parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _remove(path: Path) -> None:
    for tail in ("", *_LOGS):
        path.with_name(path.name + tail).unlink(missing_ok=True)


def verify(path: Path) -> None:
    """Raise `StoreTrouble` unless the file is a whole, sound workspace; `Damaged` when it is broken."""
    read_version(path)
    with faults(path):
        db = connect_to_read(path)
        try:
            answer = db.execute("PRAGMA quick_check").fetchone()
        finally:
            db.close()
    if answer is None or answer[0] != "ok":
        raise Damaged(damage(tr("{name} is damaged.").format(name=path.name), path))


# --- restoring ----------------------------------------------------------------------------------------


def restore(backup: Path, workspace: Path) -> Path | None:
    """Put a verified copy in the place of the workspace, which must be closed.

    What stands there is kept as a backup of its own first, so that restoring can be taken back; a workspace
    too damaged for that is set aside, and where it lies now is returned. Killed at any moment, either the old
    or the restored one stands there, or a damaged one has been set aside. Raises `StoreTrouble`.
    """
    _verify_backup(backup)
    place = Path(os.path.realpath(workspace))  # a link stays one, and leads to what was restored
    ready = place.with_name(f".{place.name}.restoring")
    try:
        copy_to(backup, ready)  # first, since a full disk shows here
        aside = _keep_old(workspace) if workspace.exists() else None
        put_in_place(ready, place)
    except OSError as error:
        sentence = tr("The backup could not be put at {path}. Check that you may write in its folder.")
        raise disk_trouble(error, sentence.format(path=workspace)) from error
    finally:
        _remove(ready)
    return aside


def _verify_backup(backup: Path) -> None:
    try:
        verify(backup)
    except Damaged as error:
        sentence = tr("The backup {name} is damaged, or is no workspace, so nothing was changed. Take another backup.")
        raise Damaged(sentence.format(name=backup.name)) from error


def _keep_old(workspace: Path) -> Path | None:
    if workspace.is_dir():
        read_version(workspace)  # says that it is a folder
    try:
        read_version(workspace)
    except StoreTrouble:  # empty, cut short, not ours: no backup can be made of it
        return _set_aside(workspace)
    refuse_read_only(workspace)  # a log that SQLite made beside it would be as read-only, and stay so
    try:
        verify(workspace)
        fold_log_in(workspace)
        back_up(workspace, "before restore")
    except Damaged:
        return _set_aside(workspace)
    return None


def _set_aside(workspace: Path) -> Path:
    """Rename a damaged workspace, its logs first: a log without its file is never replayed into another."""
    workspace = Path(os.path.realpath(workspace))
    aside = workspace.with_name(f"{workspace.name}.damaged-{datetime.now(UTC).strftime(_STAMP)}")
    for tail in (*_LOGS, ""):
        with contextlib.suppress(FileNotFoundError):
            workspace.with_name(workspace.name + tail).replace(aside.with_name(aside.name + tail))
    return aside


def fold_log_in(workspace: Path) -> None:
    """Leave one file, so that no log of the old file is ever replayed into the new one.

    Raises `StoreTrouble` when another program has the workspace open.
    """
    with faults(workspace):
        db = sqlite3.connect(f"{workspace.absolute().as_uri()}?mode=rw", uri=True, timeout=1)
        try:
            db.execute("PRAGMA journal_mode = DELETE")
            db.execute("BEGIN EXCLUSIVE")
            db.execute("ROLLBACK")
        finally:
            db.close()
