"""Whose fault is it? The world's faults become sentences with a way out; all else is our bug."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.domain.errors import StoreTrouble


class Damaged(StoreTrouble):
    """The file is not a sound workspace; only another copy of it helps."""


_SENTENCES: dict[int, str] = {
    sqlite3.SQLITE_BUSY: "Another program is writing to {name}. Close it there, then try again.",
    sqlite3.SQLITE_LOCKED: "Another program is writing to {name}. Close it there, then try again.",
    sqlite3.SQLITE_FULL: "The disk is full, so nothing was saved. Free some space, then do it again.",
    sqlite3.SQLITE_READONLY: "{name} is read-only. Save a copy somewhere you may write, and work in the copy.",
    sqlite3.SQLITE_IOERR: "{name} could not be read or written. Check the disk or the network drive, then try again.",
    sqlite3.SQLITE_CORRUPT: "{name} is damaged. Restore it from one of its backups.",
    sqlite3.SQLITE_NOTADB: "{name} is not a Passagework workspace. Choose another file, or make a new one.",
    sqlite3.SQLITE_CANTOPEN: "{name} can not be opened. Check that it exists and that you may write in its folder.",
    sqlite3.SQLITE_PERM: "You may not write to {name}. Save a copy somewhere you may write, and work in the copy.",
    sqlite3.SQLITE_AUTH: "You may not write to {name}. Save a copy somewhere you may write, and work in the copy.",
}
_DAMAGE = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB))


@contextmanager
def faults(path: Path) -> Generator[None]:
    """Turn SQLite's complaints about the world into `StoreTrouble`; let our own bugs through."""
    try:
        yield
    except DBAPIError as error:
        trouble = _trouble(error.orig, path)
        if trouble is None:
            raise
        raise trouble from error
    except sqlite3.Error as error:
        trouble = _trouble(error, path)
        if trouble is None:
            raise
        raise trouble from error


def disk_trouble(error: OSError, sentence: str) -> StoreTrouble:
    """`sentence`, unless the system says that the disk is full, which has a way out of its own."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return StoreTrouble(_SENTENCES[sqlite3.SQLITE_FULL])
    return StoreTrouble(sentence)


def _trouble(error: BaseException | None, path: Path) -> StoreTrouble | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and isinstance(error, sqlite3.DatabaseError) and "not a database" in str(error):
        code = sqlite3.SQLITE_NOTADB
    if not isinstance(code, int):
        return None
    sentence = _SENTENCES.get(code & 0xFF)
    if sentence is None:
        return None
    return (Damaged if code & 0xFF in _DAMAGE else StoreTrouble)(sentence.format(name=path.name))
