"""Verified copies of a workspace, made by SQLite's online backup and never by copying the file.

Copies of a local workspace lie beside it in `NAME.backups`; those of a workspace in a synced or network folder
lie in the platform's data folder instead, where no cloud client can touch them.
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
from app.domain.language import tr, tr_n
from app.domain.progress import Progress
from app.paths import SUFFIX
from app.store.backup_list import STAMP, UNSOUND, Backup, backup_folder, backups
from app.store.connect import connect
from app.store.connections import BUSY_MS, connect_to_read
from app.store.content_hash import content_hash, put_seal, seal_of, take_seal_off
from app.store.faults import InUse, being_written, disk_error, faults
from app.store.forget import forget_history
from app.store.header import Damaged, identity, read_only_error, read_version, refuse_read_only
from app.store.placing import LOGS, drop_empty_logs, put_in_place, refuse_in_use, said_of_logs, unfinished
from app.store.remedies import damage

KEEP = 10
"""How many copies of each kind are kept."""
DUE_AFTER = timedelta(hours=8)
Examine = Callable[[Path, Progress | None], Sequence[str]]
"""Says in sentences what is wrong with what a workspace holds, though SQLite finds its file in order."""
PAGES = 500
_STEPS = 100_000
"""Of SQLite's virtual machine, after which it is asked whether to go on: some milliseconds."""
_TRIES = 4


class Unsound(StoreError):
    """A backup whose file is in order, but not what it holds. It can be restored all the same."""


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
    examine: Examine | None = None,
    origin: sqlite3.Connection | None = None,
) -> Backup:
    """Make a copy, verify it, then drop the oldest of its kind beyond those that are kept.

    A copy in which `examine` finds something wrong is of a kind of its own, so that sound ones never make room for
    it. `origin` is a connection to the workspace, where another cannot be made. Raises `StoreError`, or
    `Cancelled` where `progress` said so; nothing is left behind then.
    """
    if origin is None:
        read_version(workspace)
    folder = backup_folder(workspace)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = tr(
            "No backup could be made, since the folder {folder} cannot be written. Make it writable, "
            "or save a copy elsewhere."
        )
        raise disk_error(error, sentence.format(folder=folder)) from error
    made_at = datetime.now(UTC)
    try:
        with unfinished(folder / "backup", "copying") as partial:
            copy_to(workspace, partial, _part(progress, 0, 600), origin, sealed=True)
            problems = tuple(examine(partial, _part(progress, 600, 1_000))) if examine is not None else ()
            why += UNSOUND if problems else ""
            target = folder / f"{made_at.strftime(STAMP)}_{why.replace(' ', '-')}{SUFFIX}"
            put_in_place(partial, target, over=True)
    except OSError as error:
        sentence = tr("The copy could not be written to {folder}. Choose another folder.")
        raise disk_error(error, sentence.format(folder=folder)) from error
    finally:
        with contextlib.suppress(OSError):
            folder.rmdir()  # unless there is a copy in it
    for old in [b for b in backups(workspace) if b.why == why and b.path != target][KEEP - 1 :]:
        old.path.unlink(missing_ok=True)
    return Backup(target, made_at, target.stat().st_size, why, problems)


def _part(progress: Progress | None, start: int, end: int) -> Progress | None:
    """The progress of a part of the work, told as that of the whole; `start` and `end` are in thousandths of it."""
    if progress is None:
        return None
    return lambda done, total: progress(start + ((end - start) * done // total if total else 0), 1_000)


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
    program until the copy has taken its place. Raises `StoreError` or `Cancelled`; what stood there still does then.
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
        raise disk_error(error, sentence.format(folder=target.parent)) from error


@contextmanager
def _free(target: Path) -> Generator[sqlite3.Connection | None]:
    """Keep a workspace that stands at `target` from every other program. Raises `StoreError` where one has it open.

    None where nothing stands there, and where it is no workspace, which nobody can have open.
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
    """A verified copy, written straight to the empty file `target`, which may be left half written by an error.

    `sealed` lets it carry the fingerprint of what it holds; with `as_sealed` the source must be as its own says.
    """
    with faults(source, target):
        opened = origin or connect_to_read(source)
        try:
            copied = connect(target, "mode=rwc")
            try:
                told = _copy_moment(source, opened, copied, progress)
                copied.execute("PRAGMA journal_mode = DELETE")
                put_seal(copied, told) if sealed else take_seal_off(copied)
            finally:
                copied.close()
            if as_sealed and seal_of(opened) not in (None, told):
                raise Damaged(damage(tr("{name} is damaged.").format(name=source.name), source))
        finally:
            if origin is None:
                opened.close()
    try:
        verify(target, told, _part(progress, 600, 1_000))
    except Damaged as error:  # a copy is as its original
        sentence = tr("{name} is damaged, so it was not copied.").format(name=source.name)
        raise Damaged(damage(sentence, source)) from error


def _copy_moment(
    source: Path, origin: sqlite3.Connection, copied: sqlite3.Connection, progress: Progress | None
) -> str:
    """Copy all pages as they are at one moment, and return the fingerprint of the original at that moment.

    Who reads a file with a write-ahead log is in nobody's way. In any other, whoever writes would wait for us: it is
    let go again and again, and all is done again where somebody wrote meanwhile, until the last try holds it.
    """
    told = ""
    for attempt in range(_TRIES):
        if attempt == _TRIES - 1 or origin.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            origin.execute("BEGIN")
        version = _data_version(origin)  # the first read, with which the moment begins
        _copy_pages(source, origin, copied, _part(progress, 0, 200))
        told = content_hash(origin, _or_stop(_part(progress, 200, 600)))
        if _data_version(origin) == version:
            break
    if origin.in_transaction:
        origin.rollback()
    return told


def _data_version(db: sqlite3.Connection) -> int:
    db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def _or_stop(progress: Progress | None) -> Callable[[int, int], None]:
    """Progress that raises `Cancelled` where it says to stop."""

    def told(done: int, total: int) -> None:
        if progress is not None and progress(done, total):
            raise _stopped()

    return told


def _stopped() -> Cancelled:
    return Cancelled(tr("The copy was stopped; nothing was written."))


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
            raise _stopped()

    origin.backup(copied, pages=PAGES, progress=step)


def verify(path: Path, told: str | None = None, progress: Progress | None = None) -> None:
    """Raise `StoreError` unless the file is a whole, sound workspace; `Damaged` when it is broken.

    `told` is the fingerprint that what it holds must have.
    """
    read_version(path)
    with faults(path), contextlib.closing(connect_to_read(path)) as db:
        _refuse_unsound(db, path, progress)
        found = content_hash(db, _or_stop(progress)) if told is not None else told
    if found != told:
        raise Damaged(damage(tr("{name} is damaged.").format(name=path.name), path))


def _refuse_unsound(db: sqlite3.Connection, path: Path, progress: Progress | None = None) -> None:
    if _integrity(db, progress) != "ok":
        raise Damaged(damage(tr("{name} is damaged.").format(name=path.name), path))


def _integrity(db: sqlite3.Connection, progress: Progress | None) -> str:
    """What SQLite says of the file; it says nothing of how far it is, but can be stopped."""
    if progress is not None:
        db.set_progress_handler(lambda: progress(0, 1), _STEPS)
    try:
        row = db.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise _stopped() from error
        raise
    finally:
        db.set_progress_handler(None, 0)
    return "" if row is None else str(row[0])


# --- restoring ----------------------------------------------------------------------------------------


def restore(
    backup: Path,
    workspace: Path,
    said: Callable[[str], object] | None = None,
    examine: Examine | None = None,
    *,
    even_so: bool = False,
) -> Path | None:
    """Put a verified copy in the place of the workspace, which must be closed.

    What stands there is kept as a backup of its own first, so that restoring can be taken back; a workspace
    too damaged for that is set aside, and where it lies now is returned. Nobody else comes to it from the first look
    until the copy has its name. Killed at any moment, either the old or the restored one stands there, or a damaged
    one has been set aside. Old logs that were set aside are told to `said`. Raises `StoreError`, and `Unsound`
    where `examine` finds something wrong with what the backup holds, unless it is to be restored `even_so`.
    """
    place = Path(os.path.realpath(workspace))  # a link stays one, and leads to what was restored
    if not os.access(place.parent, os.W_OK) and place.parent.is_dir():
        raise read_only_error(workspace)
    try:
        with unfinished(place, "restoring") as ready:
            _bring(backup, ready, None if even_so else examine)  # first, since a full disk shows here
            aside, logs = _replace(workspace, place, ready, examine)
    except FileExistsError as error:
        sentence = tr("Another program made a file {path} meanwhile, so nothing was restored. Look at it first.")
        raise StoreError(sentence.format(path=workspace)) from error
    except OSError as error:
        sentence = tr("The backup could not be put at {path}. Check that you may write in its folder.")
        raise disk_error(error, sentence.format(path=workspace)) from error
    if said is not None and logs:
        said(said_of_logs(logs))
    return aside


def _bring(backup: Path, ready: Path, examine: Examine | None) -> None:
    """A copy of a backup that is sound and as it was made."""
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
    """Keep what stands at `place` and put `ready` there, in one lock. Returns what was set aside: file and logs."""
    if not workspace.exists():
        return None, put_in_place(ready, place, over=False)
    if workspace.is_dir():
        read_version(workspace)  # says that it is a folder
    try:
        read_version(workspace)
    except StoreError:  # empty, cut short, not ours: no backup can be made of it
        return _set_aside(place), put_in_place(ready, place, over=False)
    refuse_read_only(workspace)  # a log that SQLite made beside it would be as read-only, and stay so
    try:
        with alone(workspace) as db:
            back_up(workspace, "before restore", examine=examine, origin=db)
            let_go_to_rename(db)
            return None, put_in_place(ready, place, over=True)
    except Damaged:
        return _set_aside(place), put_in_place(ready, place, over=False)


def _set_aside(workspace: Path) -> Path:
    """Rename a damaged workspace, its logs first: a log without its file is never replayed into another.

    Raises `StoreError` where a program has it open all the same.
    """
    refuse_in_use(workspace)
    aside = workspace.with_name(f"{workspace.name}.damaged-{datetime.now(UTC).strftime(STAMP)}")
    for tail in (*LOGS, ""):
        with contextlib.suppress(FileNotFoundError):
            workspace.with_name(workspace.name + tail).replace(aside.with_name(aside.name + tail))
    return aside


@contextmanager
def alone(workspace: Path, *, checked: bool = True) -> Generator[sqlite3.Connection]:
    """Keep a workspace from every other program until the end, its log folded in.

    Whoever opens it meanwhile waits; and finds, where another file has its name by then, that this one was moved.
    Raises `StoreError` when another program has it open, and `Damaged`, unless it is not to be `checked`, before
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
