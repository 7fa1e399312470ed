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
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.errors import Cancelled, StoreTrouble
from app.domain.language import tr
from app.paths import SUFFIX, data_folder
from app.store.connect import connect
from app.store.connections import BUSY_MS, connect_to_read
from app.store.faults import InUse, being_written, disk_trouble, faults
from app.store.forget import forget_history
from app.store.header import Damaged, identity, read_version, refuse_read_only
from app.store.location import Location, location_of
from app.store.placing import LOGS, drop_empty_logs, put_in_place, refuse_in_use, said_of_logs, unfinished
from app.store.ways import damage

KEEP = 10
"""How many copies of each kind are kept."""
DUE_AFTER = timedelta(hours=8)
Progress = Callable[[int, int], bool]
"""`progress(done, total)` in database pages; returning True cancels."""
_PAGES = 500
_STAMP = "%Y%m%dT%H%M%S%fZ"


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
            size = path.stat().st_size
        except (ValueError, FileNotFoundError):  # not one of ours, or dropped by another program since
            continue
        found.append(Backup(path, made_at, size, why.replace("-", " ")))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def is_due(workspace: Path) -> bool:
    """Whether the workspace has changed since the newest copy and that copy is old enough."""
    made = backups(workspace)
    if not made:
        return True
    files = (workspace, workspace.with_name(workspace.name + "-wal"))
    changed = datetime.fromtimestamp(max(f.stat().st_mtime for f in files if f.exists()), UTC)
    return changed > made[0].made_at and datetime.now(UTC) - made[0].made_at > DUE_AFTER


def back_up(
    workspace: Path,
    why: str = "automatic",
    progress: Progress | None = None,
    origin: sqlite3.Connection | None = None,
) -> Backup:
    """Make a copy, verify it, then drop the oldest of its kind beyond those that are kept.

    `origin` is a connection to the workspace, where another can not be made.
    Raises `StoreTrouble`, or `Cancelled` where `progress` said so; nothing is left behind then.
    """
    if origin is None:
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
        copy(workspace, target, progress, origin=origin)
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


def copy(
    source: Path,
    target: Path,
    progress: Progress | None = None,
    *,
    without_history: bool = False,
    origin: sqlite3.Connection | None = None,
) -> tuple[Path, ...]:
    """Copy a workspace that may be open, verify the copy, and only then give it its name.

    Returns the old logs that were set aside for it. A workspace that stands at `target` is kept from every other
    program until the copy has taken its place. Raises `StoreTrouble` or `Cancelled`; what stood there still does then.
    """
    try:
        with _free(target) as stands, unfinished(target, "copying") as partial:
            copy_to(source, partial, progress, origin)
            if without_history:
                forget_history(partial)
                verify(partial)
            if stands is not None:
                let_go_to_rename(stands)
            return put_in_place(partial, target, over=True)
    except OSError as error:
        sentence = tr("The copy could not be written to {folder}. Choose another folder.")
        raise disk_trouble(error, sentence.format(folder=target.parent)) from error


@contextmanager
def _free(target: Path) -> Generator[sqlite3.Connection | None]:
    """Keep a workspace that stands at `target` from every other program. Raises `StoreTrouble` where one has it open.

    None where nothing stands there, and where it is no workspace, which nobody can have open.
    """
    try:
        read_version(target)
    except StoreTrouble:
        yield None
        return
    with contextlib.ExitStack() as kept:
        try:
            db = kept.enter_context(alone(target, checked=False))
        except Damaged:
            db = None
        except InUse as error:
            sentence = tr("{name} is open in another window. Close it there, or choose another name.")
            raise StoreTrouble(sentence.format(name=target.name)) from error
        yield db


def copy_to(
    source: Path, target: Path, progress: Progress | None = None, origin: sqlite3.Connection | None = None
) -> None:
    """A verified copy, written straight to the empty file `target`, which may be left half written by an error."""
    with faults(source, target):
        opened = origin or connect_to_read(source)
        try:
            copied = connect(target, "mode=rwc")
            try:
                _copy_pages(source, opened, copied, progress)
                copied.execute("PRAGMA journal_mode = DELETE")
            finally:
                copied.close()
        finally:
            if origin is None:
                opened.close()
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


def verify(path: Path) -> None:
    """Raise `StoreTrouble` unless the file is a whole, sound workspace; `Damaged` when it is broken."""
    read_version(path)
    with faults(path), contextlib.closing(connect_to_read(path)) as db:
        _refuse_unsound(db, path)


def _refuse_unsound(db: sqlite3.Connection, path: Path) -> None:
    answer = db.execute("PRAGMA quick_check").fetchone()
    if answer is None or answer[0] != "ok":
        raise Damaged(damage(tr("{name} is damaged.").format(name=path.name), path))


# --- restoring ----------------------------------------------------------------------------------------


def restore(backup: Path, workspace: Path, said: Callable[[str], object] | None = None) -> Path | None:
    """Put a verified copy in the place of the workspace, which must be closed.

    What stands there is kept as a backup of its own first, so that restoring can be taken back; a workspace
    too damaged for that is set aside, and where it lies now is returned. Nobody else comes to it from the first look
    until the copy has its name. Killed at any moment, either the old or the restored one stands there, or a damaged
    one has been set aside. Old logs that were set aside are told to `said`. Raises `StoreTrouble`.
    """
    _verify_backup(backup)
    place = Path(os.path.realpath(workspace))  # a link stays one, and leads to what was restored
    try:
        with unfinished(place, "restoring") as ready:
            copy_to(backup, ready)  # first, since a full disk shows here
            aside, logs = _replace(workspace, place, ready)
    except FileExistsError as error:
        sentence = tr("Another program made a file {path} meanwhile, so nothing was restored. Look at it first.")
        raise StoreTrouble(sentence.format(path=workspace)) from error
    except OSError as error:
        sentence = tr("The backup could not be put at {path}. Check that you may write in its folder.")
        raise disk_trouble(error, sentence.format(path=workspace)) from error
    if said is not None and logs:
        said(said_of_logs(logs))
    return aside


def _verify_backup(backup: Path) -> None:
    try:
        verify(backup)
    except Damaged as error:
        sentence = tr("The backup {name} is damaged, or is no workspace, so nothing was changed. Take another backup.")
        raise Damaged(sentence.format(name=backup.name)) from error


def _replace(workspace: Path, place: Path, ready: Path) -> tuple[Path | None, tuple[Path, ...]]:
    """Keep what stands at `place` and put `ready` there, in one lock. Returns what was set aside: file and logs."""
    if not workspace.exists():
        return None, put_in_place(ready, place, over=False)
    if workspace.is_dir():
        read_version(workspace)  # says that it is a folder
    try:
        read_version(workspace)
    except StoreTrouble:  # empty, cut short, not ours: no backup can be made of it
        return _set_aside(place), put_in_place(ready, place, over=False)
    refuse_read_only(workspace)  # a log that SQLite made beside it would be as read-only, and stay so
    try:
        with alone(workspace) as db:
            back_up(workspace, "before restore", origin=db)
            let_go_to_rename(db)
            return None, put_in_place(ready, place, over=True)
    except Damaged:
        return _set_aside(place), put_in_place(ready, place, over=False)


def _set_aside(workspace: Path) -> Path:
    """Rename a damaged workspace, its logs first: a log without its file is never replayed into another.

    Raises `StoreTrouble` where a program has it open all the same.
    """
    refuse_in_use(workspace)
    aside = workspace.with_name(f"{workspace.name}.damaged-{datetime.now(UTC).strftime(_STAMP)}")
    for tail in (*LOGS, ""):
        with contextlib.suppress(FileNotFoundError):
            workspace.with_name(workspace.name + tail).replace(aside.with_name(aside.name + tail))
    return aside


@contextmanager
def alone(workspace: Path, *, checked: bool = True) -> Generator[sqlite3.Connection]:
    """Keep a workspace from every other program until the end, its log folded in.

    Whoever opens it meanwhile waits; and finds, where another file has its name by then, that this one was moved.
    Raises `StoreTrouble` when another program has it open, and `Damaged`, unless it is not to be `checked`, before
    anything of it is changed.
    """
    with faults(workspace):
        opened = identity(workspace)
        db = connect(workspace, timeout=1, isolation_level=None)
        try:
            db.execute("PRAGMA locking_mode = EXCLUSIVE")  # from the first read on no lock is let go of
            if checked:
                _refuse_unsound(db, workspace)
            # Whoever opens the old file once it has been moved makes no log then beside the new one.
            db.execute("PRAGMA journal_mode = TRUNCATE")
            db.execute("BEGIN EXCLUSIVE")
            db.execute("COMMIT")  # no backup is made of a file in the midst of a transaction
            yield db
        finally:
            if identity(workspace) == opened:
                drop_empty_logs(Path(os.path.realpath(workspace)))
            db.close()


def let_go_to_rename(db: sqlite3.Connection) -> None:
    """Close a connection of `alone` where the system renames no file that is open."""
    if os.name == "nt":
        db.close()
