"""Reading a workspace where nothing can be written: a read-only medium, folder or file, a full disk.

SQLite reads a file with a write-ahead log only where it may make an index of the log beside it, or is promised that
nobody changes the file meanwhile. So three ways are tried, the one that follows other programs first: as it is, as a
file that does not change, and, where a log must be replayed first, a private copy of both. Only the standard library
is used here, since the first paint may come this way.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from pathlib import Path

from app import held
from app.store.connect import beside, connect

BUSY_SECONDS = 1.0
_LOGS = ("-wal", "-journal")
AS_IT_IS, _UNCHANGING = "mode=ro", "mode=ro&immutable=1"
_TRIES = 5
"""How often a file is copied again that changed while it was copied."""


def connect_unwritten(path: Path) -> sqlite3.Connection | None:
    """A connection that reads the workspace at `path` and leaves nothing beside it; None where a log is in the way.

    Raises `sqlite3.OperationalError` where another program keeps the file for itself.
    """
    for how in _ways(path):
        db = connect_so(path, how)
        if db is not None:
            return db
    return None


class Unwritten:
    """A workspace that is open for reading only, and where SQLite reads it: in its place, or in a private copy."""

    def __init__(self, path: Path) -> None:
        """Find the way to read the workspace at `path`.

        Raises `OSError` where no private copy can be made, `sqlite3.OperationalError` where it is being written.
        """
        self._path = path
        self._seen = _signature(path)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self.file = path
        """What SQLite opens."""
        self.how = next((how for how in _ways(path) if _can_read(path, how)), "")
        if not self.how:
            self.make_private()

    def make_private(self) -> None:
        """Read a copy from now on, which is written where anything may be, and goes with this object."""
        self._folder = tempfile.TemporaryDirectory(prefix="passagework-", ignore_cleanup_errors=True)
        try:
            self._seen = _copy_with_logs(self._path, Path(self._folder.name))
        except BaseException:
            self.close()
            raise
        self.file = Path(self._folder.name) / self._path.name
        self.how = _UNCHANGING

    @property
    def is_private(self) -> bool:
        """Whether a copy is read."""
        return self._folder is not None

    @property
    def follows(self) -> bool:
        """Whether what other programs write is seen; else it has to be opened again."""
        return self.how == AS_IT_IS

    def has_changed(self) -> bool:
        """Whether another program has changed the file since it was opened here."""
        return _signature(self._path) != self._seen

    def connect(self) -> sqlite3.Connection:
        """A connection that only reads; any thread may use it."""
        raw = connect(self.file, self.how, timeout=BUSY_SECONDS, check_same_thread=False)
        raw.execute("PRAGMA trusted_schema = OFF")
        raw.execute("PRAGMA query_only = ON")
        return raw

    def close(self) -> None:
        """Let the private copy go, after every connection to it."""
        if self._folder is not None:
            self._folder.cleanup()


def _ways(path: Path) -> list[str]:
    """The ways in which SQLite may read the file where it lies, the better first."""
    real = Path(os.path.realpath(path))
    ways: list[str] = []
    # Where the folder can be written, SQLite would make a log and leave it there, unless one is in use.
    if not os.access(real.parent, os.W_OK) or beside(real, "-shm").exists():
        ways.append(AS_IT_IS)
    if not any(_has_content(beside(real, tail)) for tail in _LOGS):
        ways.append(_UNCHANGING)
    return ways


def connect_so(path: Path, how: str, seconds: float = BUSY_SECONDS) -> sqlite3.Connection | None:
    """A connection with these parameters of an SQLite address; None where SQLite cannot open the file so.

    Raises `sqlite3.OperationalError` where another program keeps the file for itself for so many seconds.
    """
    raw = connect(path, how, timeout=seconds)
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()  # only now is the file opened
    except sqlite3.OperationalError as error:
        raw.close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        return None
    except sqlite3.DatabaseError:
        pass  # damaged, which whoever reads it will say
    return raw


def _can_read(path: Path, how: str) -> bool:
    db = connect_so(path, how)
    if db is not None:
        db.close()
    return db is not None


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _signature(path: Path) -> tuple[tuple[int, int], ...]:
    """What tells that a file or its log was changed: sizes in bytes and times in nanoseconds."""
    real = Path(os.path.realpath(path))
    found: list[tuple[int, int]] = []
    for tail in ("", *_LOGS):
        try:
            stat = beside(real, tail).stat()
        except OSError:
            found.append((0, 0))
        else:
            found.append((stat.st_size, stat.st_mtime_ns))
    return tuple(found)


def _copy_with_logs(path: Path, folder: Path) -> tuple[tuple[int, int], ...]:
    """Copy a file and its logs while nobody changes them, and return their signature. Raises `OSError`."""
    real = Path(os.path.realpath(path))
    for _ in range(_TRIES):
        before = _signature(path)
        for tail in ("", *_LOGS):
            target = beside(folder / path.name, tail)
            target.unlink(missing_ok=True)
            if _has_content(beside(real, tail)):
                held.copy(beside(real, tail), target)
        if _signature(path) == before:
            return before
    raise OSError(f"{path.name} changes all the time")
