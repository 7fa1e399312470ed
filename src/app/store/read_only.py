"""Reading a workspace where nothing can be written: a read-only medium, folder or file, or a full disk.

SQLite reads a file with a write-ahead log only if it may create an index of the log beside it, or is promised that the
file does not change. So three ways are tried, preferring one that sees other programs' changes: as it is, as an
immutable file, and, if a log must be replayed first, a private copy of both. Uses the standard library alone, since the
first paint may come this way.
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
"""How often a copy is retried if the file changed meanwhile."""


def connect_unwritten(path: Path) -> sqlite3.Connection | None:
    """A connection that reads the workspace at `path` and leaves nothing beside it.

    None if a log must be replayed first. Raises `sqlite3.OperationalError` if another program has locked the file.
    """
    for how in _ways(path):
        db = connect_so(path, how)
        if db is not None:
            return db
    return None


class Unwritten:
    """A workspace opened for reading only, in its place or as a private copy."""

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
        """Read from a temporary copy from now on, which is deleted with this object."""
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
        return self._folder is not None

    @property
    def follows(self) -> bool:
        """Whether changes by other programs are seen; otherwise the file must be reopened to see them."""
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
        """Delete the private copy. Close every connection to it first."""
        if self._folder is not None:
            self._folder.cleanup()


def _ways(path: Path) -> list[str]:
    """The ways in which SQLite may read the file in place, best first."""
    real = Path(os.path.realpath(path))
    ways: list[str] = []
    # In a writable folder SQLite would create a log and leave it there, unless one is in use.
    if not os.access(real.parent, os.W_OK) or beside(real, "-shm").exists():
        ways.append(AS_IT_IS)
    if not any(_has_content(beside(real, tail)) for tail in _LOGS):
        ways.append(_UNCHANGING)
    return ways


def connect_so(path: Path, how: str, seconds: float = BUSY_SECONDS) -> sqlite3.Connection | None:
    """A connection with these parameters of a SQLite URI; None if SQLite cannot open the file this way.

    Raises `sqlite3.OperationalError` if another program keeps the file locked for so many seconds.
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
        pass  # damaged, which reading it will report
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
    """The sizes (bytes) and times (nanoseconds) of a file and its log, to detect changes."""
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
