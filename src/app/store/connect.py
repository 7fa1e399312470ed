"""The only place where SQLite opens a file; loaded before the first paint, so it uses the standard library alone.

Nothing else opens a workspace (see `app.held`). A connection is refused if the log beside the file belongs to another
file that a window has open: SQLite would read, and then write, the one through the log of the other.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from app import held
from app.domain.errors import StoreError
from app.domain.language import tr
from app.store.locks import IN_USE, SHARED, is_locked

_STEPS = "SELECT id, kind, at FROM {table} ORDER BY id DESC LIMIT 1000"
_JOURNAL = "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('operation', 'deed')"
"""The table of the journal, by its name of today or by the one it had in workspaces of version 3 and before."""
_TRIES, _PAUSE = 20, 0.002


def connect(path: Path, how: str = "mode=rw", **options: Any) -> sqlite3.Connection:
    """Connect to the file at `path`; `how` is the query of the SQLite URI, `options` are passed to the driver.

    Raises `sqlite3.Error`, and `StoreError` if the log of another file is beside it.
    """
    with held.OPENING:
        if "immutable" not in how:  # which reads no log
            refuse_log_of_another(path)
            refuse_left_log(path)
        return _open(path, how, **options)


def _open(path: Path, how: str, **options: Any) -> sqlite3.Connection:
    # As a URI, since a path may contain any character.
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, **options)


def refuse_log_of_another(path: Path) -> None:
    """Raise `StoreError` if a program uses a log beside `path` for a file that had this name before.

    That file has been renamed or removed since.
    """
    index = beside(path, "-shm")
    if not index.exists():
        return
    with held.OPENING:
        foreign = not held.descriptors(path) if held.descriptors(index) else _is_held_by_another(index, path)
    if foreign:
        sentence = tr(
            "Another file was put in the place of {name} while a program has the old one open. "
            "Close it there first, then open it again."
        )
        raise StoreError(sentence.format(name=path.name))


def _is_held_by_another(index: Path, path: Path) -> bool:
    """Whether another program uses the log without having this file open.

    A user of the log locks the file first and releases it last, so a negative answer is checked several times.
    """
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_PAUSE)
        if not is_locked(index, IN_USE) or is_locked(path, SHARED):
            return False
    return True


def refuse_left_log(path: Path) -> None:
    """Raise `StoreError` if a killed program left a log that does not continue this file.

    Then somebody replaced the file by hand with another copy, which is sound without the log. The log is set aside, so
    that opening works the next time. Outside Linux it is unknown whether the log is in use, and nothing is done.
    """
    log = beside(path, "-wal")
    left = _left_log(path, log)
    if left is None or left in _weighed:
        return
    try:
        # To check the whole file takes as long as reading it twice: where the file is older than the log, nobody has
        # replaced it since, and its last operations are enough.
        own = not left.is_in_doubt and _is_continued(path, whole=False)
        own = own or _is_continued(path, whole=True)
    except (OSError, sqlite3.OperationalError):
        return  # unknown at the moment
    if own:
        _weighed.add(left)
        return
    from app.store.unfinished_files import logs_kept, rename_logs  # needed only where something is wrong

    sentence = tr("{name} was put in the place of another file.").format(name=path.name)
    kept = logs_kept(rename_logs(log.with_name(log.name.removesuffix("-wal"))))
    raise StoreError(f"{sentence} {kept} {tr('Open it again.')}")


def has_doubtful_log(path: Path) -> bool:
    """Whether a killed program left a log of which only a long look can say whether it continues this file."""
    left = _left_log(path, beside(path, "-wal"))
    return left is not None and left.is_in_doubt and left not in _weighed


class _LeftLog(NamedTuple):
    """What distinguishes a file and the log beside it from others; times are in nanoseconds."""

    file: tuple[int, int, int]
    changed: int
    """When the file was changed last, or got its name."""
    log: tuple[int, int, int]
    written: int

    @property
    def is_in_doubt(self) -> bool:
        """Whether the file was changed after its log, as by a copy in its place, or by the program just before."""
        return self.changed >= self.written


_weighed: set[_LeftLog] = set()
"""The logs that were found to continue their files."""


def _left_log(path: Path, log: Path) -> _LeftLog | None:
    """The log that a killed program left; None if there is none, it is empty, or in use."""
    if sys.platform != "linux":
        return None
    try:
        file, left = path.stat(), log.stat()
        if not left.st_size or held.descriptors(log) or is_locked(beside(path, "-shm"), IN_USE):
            return None
    except OSError:
        return None
    of_file, of_log = ((one.st_dev, one.st_ino, one.st_size) for one in (file, left))
    return _LeftLog(of_file, file.st_ctime_ns, of_log, left.st_mtime_ns)


def _is_continued(path: Path, *, whole: bool) -> bool:
    """Whether the history in a file goes on in its log, or the file is not sound without it."""
    alone = _history(path, "mode=ro&immutable=1", whole=whole)
    through_log = _history(path, "mode=ro", whole=whole)
    return alone is None or (through_log is not None and through_log.goes_on_from(alone))


class _History(NamedTuple):
    """How far the history of a workspace goes, and the kind and time of its last operations by id."""

    last: int
    steps: dict[int, tuple[str, str]]

    def goes_on_from(self, earlier: _History) -> bool:
        """Whether this is the same history at a later point: it contains every operation of `earlier`, unchanged."""
        same = all(self.steps.get(step, value) == value for step, value in earlier.steps.items())
        return earlier.last <= self.last and same


def _history(path: Path, how: str, *, whole: bool) -> _History | None:
    """The history in a file; None if that, or with `whole` anything in the file, is not sound. Raises
    `sqlite3.OperationalError`."""
    try:
        with closing(_open(path, how, timeout=1)) as db:
            if whole and db.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                return None
            (table,) = db.execute(_JOURNAL).fetchone() or ("operation",)
            last = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
            steps = {step: (kind, at) for step, kind, at in db.execute(_STEPS.format(table=table))}
            return _History(last[0] if last else 0, steps)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return None


def beside(path: Path, tail: str) -> Path:
    """The path of one of SQLite's log files; beside a link, that is beside its target."""
    real = Path(os.path.realpath(path))
    return real.with_name(real.name + tail)
