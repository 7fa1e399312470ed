"""Verified copies of a workspace, made with SQLite's online backup and never by copying the file.

Backups of a local workspace are kept beside it in `NAME.backups`. Those of a workspace in a synced or network folder
are kept in the platform's data folder, which no cloud client touches.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.errors import Cancelled, StoreError
from app.domain.kinds import things
from app.domain.language import later, tr, tr_n
from app.domain.progress import Progress, go_on
from app.paths import SUFFIX
from app.store import baseline
from app.store.backup_list import STAMP, UNSOUND, Backup, backup_folder, backups
from app.store.connect import connect
from app.store.connections import BUSY_MS, connect_to_read
from app.store.content_hash import content_hash, put_seal, seal_of, take_seal_off
from app.store.damage_advice import damage
from app.store.faults import InUse, being_written, disk_error, faults
from app.store.header import Damaged, identity, read_only_error, read_version, refuse_read_only
from app.store.schema import MADE_BY
from app.store.unfinished_files import (
    LOGS,
    drop_empty_logs,
    logs_kept,
    open_to_whom,
    put_in_place,
    refuse_in_use,
    unfinished,
)

_STATEMENTS = (
    f"DELETE FROM kept_draft WHERE {MADE_BY} IN (SELECT id FROM operation WHERE state IN ('done', 'sealed'))",
    "DELETE FROM operation_change",
    "DELETE FROM operation",
    # Texts and bytes outlive their source, so that its removal can be undone; here nothing will be.
    "DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE kind = 'text'"
    " AND thing_id NOT IN (SELECT body_id FROM source_version))",
    "DELETE FROM search_row WHERE kind = 'text' AND thing_id NOT IN (SELECT body_id FROM source_version)",
    "DELETE FROM body WHERE id NOT IN (SELECT body_id FROM source_version)",
    "DELETE FROM raw WHERE id NOT IN (SELECT raw_id FROM source_version)",
    "DELETE FROM place WHERE key LIKE 'source %' AND CAST(substr(key, 8) AS INTEGER) NOT IN (SELECT id FROM source)",
    # The index keeps the words of what was taken out of it until it is built again.
    "INSERT INTO search (search) VALUES ('rebuild')",
    "INSERT INTO search_text (search_text) VALUES ('rebuild')",
)


def forget_history(path: Path) -> None:
    """Take the history out of a workspace that nobody has open, and write the file again. Raises `StoreError`."""
    with faults(path):
        db = connect(path, isolation_level=None)
        try:
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("BEGIN IMMEDIATE")
            gone = "DELETE FROM thing WHERE kind = '{0}' AND row_id NOT IN (SELECT id FROM {0})"
            for statement in (*_STATEMENTS, *(gone.format(kind) for kind in things())):
                db.execute(statement)
            baseline.lay(db)
            db.execute("COMMIT")
            db.execute("VACUUM")
        finally:
            db.close()


KEEP = 10
"""How many backups of each kind are kept."""
DUE_AFTER = timedelta(hours=8)
_STOPPED = later("The copy was stopped; nothing was written.")
Examine = Callable[[Path, Progress | None], Sequence[str]]
"""Checks the content of a workspace whose file SQLite finds sound, and returns the problems as sentences."""
PAGES = 500
_STEPS = 100_000
"""Instructions of SQLite's virtual machine between two calls of `progress`: some milliseconds."""
_TRIES = 4


class Unsound(StoreError):
    """The backup file is intact, but its contents failed a check. It can still be restored."""


def is_due(workspace: Path) -> bool:
    """Whether the workspace changed since its newest backup, and that is old enough; one from the future is ignored."""
    now = datetime.now(UTC)
    made = [one for one in backups(workspace) if one.made_at <= now]
    if not made:
        return True
    files = (workspace, workspace.with_name(workspace.name + "-wal"))
    changed = datetime.fromtimestamp(max(f.stat().st_mtime for f in files if f.exists()), UTC)
    return changed > made[0].made_at and now - made[0].made_at > DUE_AFTER


def back_up(
    workspace: Path,
    why: str = "automatic",
    progress: Progress | None = None,
    examine: Examine | None = None,
    origin: sqlite3.Connection | None = None,
) -> Backup:
    """Make a backup, verify it, then delete the oldest of its kind beyond the number that is kept.

    One with a problem by `examine` has a kind of its own, and displaces no sound one. `origin` is an open connection,
    for when a second cannot be made. Raises `StoreError`, or `Cancelled` by `progress`, and leaves nothing behind.
    """
    if origin is None:
        read_version(workspace)
    folder = backup_folder(workspace)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_error(error, _none_made(folder)) from error
    made_at = datetime.now(UTC)
    try:
        with unfinished(folder / "backup", "copying") as partial:
            copy_to(workspace, partial, _part(progress, 0, 600), origin, sealed=True)
            problems = tuple(examine(partial, _part(progress, 600, 1_000))) if examine is not None else ()
            why += UNSOUND if problems else ""
            open_to_whom(partial, workspace)
            target = folder / f"{made_at.strftime(STAMP)}_{why.replace(' ', '-')}{SUFFIX}"
            put_in_place(partial, target, over=True)
    except OSError as error:
        raise disk_error(error, _none_made(folder)) from error
    except StoreError as error:
        if folder.is_dir():
            raise
        raise StoreError(_unwritten(folder)) from error  # the folder is gone, such as with an unplugged drive
    finally:
        with contextlib.suppress(OSError):
            folder.rmdir()  # only if it is empty
    same = [b for b in backups(workspace) if b.why == why and b.path != target]
    # Backups dated later than this one (a clock was wrong) are limited separately, so that they displace no others.
    earlier, later_ones = ([b for b in same if (b.made_at > made_at) is is_later] for is_later in (False, True))
    for old in (*earlier[KEEP - 1 :], *later_ones[KEEP:]):
        old.path.unlink(missing_ok=True)
    return Backup(target, made_at, target.stat().st_size, why, problems)


def _none_made(folder: Path) -> str:
    sentence = tr(
        "No backup could be made, since the folder {folder} cannot be written. Make it writable, or save a copy "
        "elsewhere."
    )
    return sentence.format(folder=folder)


def _unwritten(folder: Path) -> str:
    return tr("The copy could not be written to {folder}. Choose another folder.").format(folder=folder)


def _part(progress: Progress | None, start: int, end: int) -> Progress | None:
    """Report the progress of one part as progress of the whole; `start` and `end` are thousandths of the whole."""
    if progress is None:
        return None
    return lambda done, total: progress(start + ((end - start) * done // total if total else 0), 1_000)


def back_up_before_migration(workspace: Path) -> Backup:
    """Make the backup that precedes a change of the workspace format."""
    return back_up(workspace, "before migration")


def copy(
    source: Path,
    target: Path,
    progress: Progress | None = None,
    *,
    without_history: bool = False,
    origin: sqlite3.Connection | None = None,
) -> tuple[Path, ...]:
    """Copy a workspace that may be open, verify the copy, and only then give it its final name.

    Returns the old log files that were set aside. A workspace already at `target` is locked until the copy has replaced
    it. Raises `StoreError` or `Cancelled`, and then leaves `target` as it was.
    """
    try:
        with _free(target) as replaced, unfinished(target, "copying") as partial:
            copy_to(source, partial, progress, origin)
            if without_history:
                forget_history(partial)
                verify(partial)
            open_to_whom(partial, target, source)
            if replaced is not None:
                let_go_to_rename(replaced)
            return put_in_place(partial, target, over=True)
    except OSError as error:
        raise disk_error(error, _unwritten(target.parent)) from error


@contextmanager
def _free(target: Path) -> Generator[sqlite3.Connection | None]:
    """Lock a workspace that is already at `target` against every other program.

    Yields None if nothing is there, or if it is no workspace. Raises `StoreError` if a program has it open.
    """
    try:
        read_version(target)
    except StoreError:
        yield None
        return
    with contextlib.ExitStack() as kept:
        try:
            db = kept.enter_context(alone(target, checked=False))
        except Damaged:
            db = None
        except InUse as error:
            sentence = tr("{name} is open in another window. Close it there, or choose another name.")
            raise StoreError(sentence.format(name=target.name)) from error
        yield db


def copy_to(
    source: Path,
    target: Path,
    progress: Progress | None = None,
    origin: sqlite3.Connection | None = None,
    *,
    sealed: bool = False,
    as_sealed: bool = False,
) -> None:
    """Write a verified copy into the empty file `target`; after an error that file may be half written.

    With `sealed` the copy carries the fingerprint of its contents; with `as_sealed` the source must match its own.
    """
    with faults(source, target):
        opened = origin or connect_to_read(source)
        try:
            copied = connect(target, "mode=rwc")
            try:
                fingerprint = _copy_moment(source, opened, copied, progress)
                copied.execute("PRAGMA journal_mode = DELETE")
                put_seal(copied, fingerprint) if sealed else take_seal_off(copied)
            finally:
                copied.close()
            if as_sealed and seal_of(opened) not in (None, fingerprint):
                raise Damaged(damage(tr("{name} is damaged.").format(name=source.name), source))
        finally:
            if origin is None:
                opened.close()
    try:
        verify(target, fingerprint, _part(progress, 600, 1_000))
    except Damaged as error:  # a correct copy of a damaged original
        sentence = tr("{name} is damaged, so it was not copied.").format(name=source.name)
        raise Damaged(damage(sentence, source)) from error


def _copy_moment(
    source: Path, origin: sqlite3.Connection, copied: sqlite3.Connection, progress: Progress | None
) -> str:
    """Copy all pages as of one moment, and return the fingerprint of the original at that moment.

    With a write-ahead log, reading blocks nobody. Without one, a reader would block writers, so the lock is released
    between pages and the copy starts again if somebody wrote meanwhile; the last attempt keeps the lock.
    """
    fingerprint = ""
    for attempt in range(_TRIES):
        if attempt == _TRIES - 1 or origin.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            origin.execute("BEGIN")
        version = _data_version(origin)  # the first read, with which the moment begins
        _copy_pages(source, origin, copied, _part(progress, 0, 200))
        fingerprint = content_hash(origin, _or_stop(_part(progress, 200, 600)))
        if _data_version(origin) == version:
            break
    if origin.in_transaction:
        origin.rollback()
    return fingerprint


def _data_version(db: sqlite3.Connection) -> int:
    db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def _or_stop(progress: Progress | None) -> Callable[[int, int], None]:
    """A progress function that raises `Cancelled` when the given one asks to stop."""
    return lambda done, total: go_on(progress, done, total, tr(_STOPPED))


def _copy_pages(
    source: Path, origin: sqlite3.Connection, copied: sqlite3.Connection, progress: Progress | None
) -> None:
    """Copy page by page. SQLite would wait for a locked file forever; this gives up after a while."""
    moved, report = time.monotonic(), _or_stop(progress)

    def step(status: int, remaining: int, total: int) -> None:
        nonlocal moved
        if status not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            moved = time.monotonic()
        elif time.monotonic() - moved > BUSY_MS / 1000:
            raise being_written(source)
        report(total - remaining, total)

    origin.backup(copied, pages=PAGES, progress=step)


def verify(path: Path, expected: str | None = None, progress: Progress | None = None) -> None:
    """Raise `StoreError` unless the file is a whole, sound workspace; `Damaged` when it is broken.

    `expected` is the fingerprint that its contents must have.
    """
    read_version(path)
    with faults(path), contextlib.closing(connect_to_read(path)) as db:
        _refuse_unsound(db, path, progress)
        found = content_hash(db, _or_stop(progress)) if expected is not None else None
    if found != expected:
        raise Damaged(damage(tr("{name} is damaged.").format(name=path.name), path))


def _refuse_unsound(db: sqlite3.Connection, path: Path, progress: Progress | None = None) -> None:
    if _integrity(db, progress) != "ok":
        raise Damaged(damage(tr("{name} is damaged.").format(name=path.name), path))


def _integrity(db: sqlite3.Connection, progress: Progress | None) -> str:
    """The result of SQLite's integrity check, which can be cancelled but reports no progress."""
    if progress is not None:
        db.set_progress_handler(lambda: progress(0, 1), _STEPS)
    try:
        row = db.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise Cancelled(tr(_STOPPED)) from error
        raise
    finally:
        db.set_progress_handler(None, 0)
    return "" if row is None else str(row[0])


# --- restoring ----------------------------------------------------------------------------------------


def restore(
    backup: Path,
    workspace: Path,
    notify: Callable[[str], object] | None = None,
    examine: Examine | None = None,
    *,
    even_so: bool = False,
) -> Path | None:
    """Replace the workspace, which must be closed, with a verified copy of a backup.

    It is backed up first, so that this can be reverted; if too damaged for that it is set aside, and its new path is
    returned. It stays locked until the copy has its name: a killed process leaves one of them. `notify` gets a sentence
    about old logs set aside. Raises `StoreError`, and `Unsound` if `examine` finds a problem, unless `even_so`.
    """
    place = Path(os.path.realpath(workspace))  # a symbolic link is kept, and leads to the restored file
    if not os.access(place.parent, os.W_OK) and place.parent.is_dir():
        raise read_only_error(workspace)
    try:
        with unfinished(place, "restoring") as ready:
            _bring(backup, ready, None if even_so else examine)  # first, since this fails on a full disk
            open_to_whom(ready, place, backup)
            aside, logs = _replace(workspace, place, ready, examine)
    except FileExistsError as error:
        sentence = tr("Another program made a file {path} meanwhile, so nothing was restored. Look at it first.")
        raise StoreError(sentence.format(path=workspace)) from error
    except OSError as error:
        sentence = tr("The backup could not be put at {path}. Check that you may write in its folder.")
        raise disk_error(error, sentence.format(path=workspace)) from error
    if notify is not None and logs:
        notify(logs_kept(logs))
    return aside


def _bring(backup: Path, ready: Path, examine: Examine | None) -> None:
    """Copy a backup, checking that it is sound and as it was made."""
    try:
        read_version(backup)
        copy_to(backup, ready, as_sealed=True)
        problems = examine(ready, None) if examine is not None else ()
    except Damaged as error:
        sentence = tr(
            "The backup {name} is damaged, or is no workspace, or is not as it was made, so nothing was changed. "
            "Take another backup."
        )
        raise Damaged(sentence.format(name=backup.name)) from error
    if problems:
        sentence = tr_n(
            "The backup {name} holds {n} thing that is wrong, so nothing was changed: {first} Take another backup.",
            "The backup {name} holds {n} things that are wrong, so nothing was changed: {first} Take another backup.",
            len(problems),
        )
        raise Unsound(sentence.format(name=backup.name, first=problems[0]))


def _replace(
    workspace: Path, place: Path, ready: Path, examine: Examine | None
) -> tuple[Path | None, tuple[Path, ...]]:
    """Back up what is at `place` and put `ready` there, under one lock. Returns the paths that were set aside."""
    if not workspace.exists():
        return None, put_in_place(ready, place, over=False)
    if workspace.is_dir():
        read_version(workspace)  # raises the error about a folder
    try:
        read_version(workspace)
    except StoreError:  # empty, cut short, not ours: no backup can be made of it
        return _set_aside(place), put_in_place(ready, place, over=False)
    refuse_read_only(workspace)  # SQLite would leave a read-only log beside it
    try:
        with alone(workspace) as db:
            back_up(workspace, "before restore", examine=examine, origin=db)
            let_go_to_rename(db)
            return None, put_in_place(ready, place, over=True)
    except Damaged:
        return _set_aside(place), put_in_place(ready, place, over=False)


def _set_aside(workspace: Path) -> Path:
    """Rename a damaged workspace, its log files first, so that no log is ever replayed into another file.

    Raises `StoreError` if a program has it open.
    """
    refuse_in_use(workspace)
    aside = workspace.with_name(f"{workspace.name}.damaged-{datetime.now(UTC).strftime(STAMP)}")
    for tail in (*LOGS, ""):
        with contextlib.suppress(FileNotFoundError):
            workspace.with_name(workspace.name + tail).replace(aside.with_name(aside.name + tail))
    return aside


@contextmanager
def alone(workspace: Path, *, checked: bool = True) -> Generator[sqlite3.Connection]:
    """Lock a workspace against every other program, with its log folded in, for the duration of the block.

    Who opens it meanwhile waits. Raises `StoreError` if another program has it open, and `Damaged` if `checked`.
    """
    with faults(workspace):
        opened = identity(workspace)
        db = connect(workspace, timeout=1, isolation_level=None)
        try:
            db.execute("PRAGMA locking_mode = EXCLUSIVE")  # from the first read on no lock is released
            if checked:
                _refuse_unsound(db, workspace)
            # So that a program that opens the moved file creates no log beside the new one.
            db.execute("PRAGMA journal_mode = TRUNCATE")
            db.execute("BEGIN EXCLUSIVE")
            db.execute("COMMIT")  # a backup cannot be made within a transaction
            yield db
        finally:
            if identity(workspace) == opened:
                drop_empty_logs(Path(os.path.realpath(workspace)))
            db.close()


def let_go_to_rename(db: sqlite3.Connection) -> None:
    """Close a connection made by `alone` on systems that cannot rename an open file."""
    if os.name == "nt":
        db.close()
