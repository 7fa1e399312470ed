"""Turns errors of the disk, the system and SQLite into `StoreError` with a helpful sentence; others are our bugs."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.domain.errors import BadInput, StoreError
from app.domain.language import later, tr
from app.store.damage_advice import damage
from app.store.header import Damaged, ReadOnly, replaced


class DiskFull(StoreError):
    """The disk has no room; what was there before is unchanged."""


class InUse(StoreError):
    """Another program has the workspace open, or is writing to it."""


_WRITING = later("Another program is writing to {name}. Close it there, then try again.")
_READING = later(
    "Something else is reading {name}, and nothing can be saved meanwhile. Nothing was changed; try again in a moment."
)
_MAY_NOT = later("You may not write to {name}. Save a copy somewhere you may write, and work in the copy.")
_FULL = later(
    "The disk is full, so this was not saved; all that was there before is safe. Free some space, then do it again."
)
_NO_ROOM_TO_WORK = later(
    "The disk is full, and {name} needs some room to be worked with. Free some space, then do it again; "
    "all that was saved is safe."
)
_TOO_LARGE = later("A number is larger than any that a workspace can hold. Check it, then try again.")
_HALF = later("The words hold half of a character, which cannot be kept. Type them again without it.")
_SENTENCES: dict[int, str] = {
    sqlite3.SQLITE_BUSY: _WRITING,
    sqlite3.SQLITE_LOCKED: _WRITING,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: later("{name} is read-only. Save a copy somewhere you may write, and work in the copy."),
    sqlite3.SQLITE_IOERR: later(
        "{name} could not be read or written. Check the disk or the network drive, then try again, or save a copy "
        "elsewhere."
    ),
    sqlite3.SQLITE_CORRUPT: later("{name} is damaged."),
    sqlite3.SQLITE_NOTADB: later("{name} is not a Passagework workspace. Choose another file, or make a new one."),
    sqlite3.SQLITE_CANTOPEN: later(
        "{name} cannot be opened. Check that it exists and that you may write in its folder."
    ),
    sqlite3.SQLITE_PERM: _MAY_NOT,
    sqlite3.SQLITE_AUTH: _MAY_NOT,
}
_KINDS: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_CORRUPT: Damaged,
    sqlite3.SQLITE_NOTADB: Damaged,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_BUSY: InUse,
    sqlite3.SQLITE_LOCKED: InUse,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_CANTOPEN: ReadOnly,
    sqlite3.SQLITE_PERM: ReadOnly,
    sqlite3.SQLITE_AUTH: ReadOnly,
}
_ONLY_OF_DAMAGE = ("no such table", "unsupported file format")
"""Errors that mean damage, since a workspace with a valid header has all tables of its version."""
_NO_ROOM = frozenset((errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)))
_ROOM = 256 * 1024
"""Bytes that must be free for a disk not to count as full: less than a log and its index need to begin with."""


@contextmanager
def faults(path: Path, target: Path | None = None) -> Generator[None]:
    """Turn SQLite's environment errors into `StoreError`, and values it cannot store into `BadInput`.

    Our own bugs pass through. `target` is the file that is written, if it is not the workspace at `path` itself.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        problem = _error(error.orig if isinstance(error, DBAPIError) else error, path, target or path)
        if problem is None:
            raise
        raise problem from error
    except UnicodeDecodeError as error:  # in an error message about a damaged schema
        raise Damaged(damage(tr(_SENTENCES[sqlite3.SQLITE_CORRUPT]).format(name=path.name), path)) from error
    except (OverflowError, UnicodeEncodeError) as error:
        sentence = _not_saved(error)
        if sentence is None:
            raise
        raise BadInput(tr(sentence)) from error


@contextmanager
def committing(path: Path) -> Generator[None]:
    """Say that somebody reads where that holds up a commit, as without a log: nobody else can be writing then."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        raise InUse(tr(_READING).format(name=path.name)) from error


def _not_saved(error: Exception) -> str | None:
    """The sentence for a value that SQLite cannot store; None for any other error."""
    if isinstance(error, OverflowError):
        return _TOO_LARGE if "SQLite" in str(error) else None
    return _HALF if "surrogates" in str(error) else None


def being_written(path: Path) -> StoreError:
    """The sentence for a workspace that another program has locked."""
    return InUse(tr(_WRITING).format(name=path.name))


def disk_error(error: OSError, sentence: str) -> StoreError:
    """An error with this `sentence`, unless the disk is full, which has a sentence of its own."""
    return DiskFull(tr(_FULL)) if is_full(error) else StoreError(sentence)


def is_full(error: OSError) -> bool:
    """Whether the system reports no room: on the disk, in a quota, or below the maximum file size."""
    return error.errno in _NO_ROOM


def _error(error: BaseException | None, path: Path, written: Path) -> StoreError | None:
    """The `StoreError` for an error of SQLite or the disk; None for any other error."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and isinstance(error, sqlite3.DatabaseError) and "not a database" in str(error):
        code = sqlite3.SQLITE_NOTADB
    if code is None and "Could not decode" in str(error):  # a text that is no UTF-8
        code = sqlite3.SQLITE_CORRUPT
    if not isinstance(code, int):
        return None
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return replaced(path)
    code &= 0xFF
    if code == sqlite3.SQLITE_ERROR and any(words in str(error) for words in _ONLY_OF_DAMAGE):
        code = sqlite3.SQLITE_CORRUPT
    if code == sqlite3.SQLITE_IOERR and not _has_room(written):
        # A full disk, a quota or a file size limit are reported as I/O errors, too.
        return DiskFull(tr(_NO_ROOM_TO_WORK).format(name=path.name))
    sentence = _SENTENCES.get(code)
    if sentence is None:
        return None
    said = tr(sentence).format(name=path.name)
    return _KINDS.get(code, StoreError)(damage(said, path) if code == sqlite3.SQLITE_CORRUPT else said)


def ask_for_room(path: Path, room: int) -> None:
    """Raise `DiskFull` where the workspace could not grow by so many bytes, before half of them are written."""
    if not _has_room(path, room):
        raise DiskFull(tr(_FULL))


def _has_room(path: Path, room: int = _ROOM) -> bool:
    """Whether the workspace, or a log beside it, could grow."""
    try:
        if shutil.disk_usage(path.absolute().parent).free < room:
            return False
        files = [path.with_name(path.name + tail) for tail in ("", "-wal", "-journal")]
        sizes = [file.stat().st_size for file in files if file.is_file()]
    except (OSError, ValueError):
        return True
    return max(sizes, default=0) + room <= _largest_file()


def _largest_file() -> float:
    """The largest file, in bytes, that this process may write."""
    if sys.platform == "win32":
        return float("inf")
    import resource

    limit = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    return float("inf") if limit == resource.RLIM_INFINITY else limit
