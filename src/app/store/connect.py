"""The one place where SQLite is told to open a file; loaded before the first paint, so with the standard library alone.

Nothing else opens a workspace (see `app.held`), and nobody is connected to one beside which the log of another file
lies that a window has open: SQLite would read the one through the log of the other, and then write it so.
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
    """Connect to the file at `path`; `how` is the query of SQLite's address, `options` are those of the driver.

    Raises `sqlite3.Error`, and `StoreError` where the log of another file lies beside it.
    """
    with held.OPENING:
        if "immutable" not in how:  # which reads no log
            refuse_log_of_another(path)
            refuse_left_log(path)
        return _open(path, how, **options)


def _open(path: Path, how: str, **options: Any) -> sqlite3.Connection:
    # An address, since a path may hold any sign.
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, **options)


def refuse_log_of_another(path: Path) -> None:
    """Raise `StoreError` where a log is in use beside `path` by a program that has another file open, which stood
    there before: it was renamed or removed since."""
    index = beside(path, "-shm")
    if not index.exists():
        return
    with held.OPENING:
        if held.descriptors(index):
            foreign = not held.descriptors(path)
        else:
            foreign = _is_held_by_another(index, path)
    if foreign:
        sentence = tr(
            "Another file was put in the place of {name} while a program has the old one open. "
            "Close it there first, then open it again."
        )
        raise StoreError(sentence.format(name=path.name))


def _is_held_by_another(index: Path, path: Path) -> bool:
    """Whether a program uses the log and does not have this file open. Whoever uses it locks the file first and lets
    go of it last, so that it is only asked again and again where it does not."""
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_PAUSE)
        if not is_locked(index, IN_USE) or is_locked(path, SHARED):
            return False
    return True


def refuse_left_log(path: Path) -> None:
    """Raise `StoreError` where a program that was killed left a log that does not go on from this file.

    Another copy was then put in the file's place by hand, which is sound without the log. That is set aside, so that
    it opens the next time. Beyond Linux it cannot be told whether somebody uses the log, and nothing is done.
    """
    if sys.platform != "linux":
        return
    log = beside(path, "-wal")
    try:
        if not log.stat().st_size or held.descriptors(log) or is_locked(beside(path, "-shm"), IN_USE):
            return  # there is nothing in it, or somebody reads the file through it already
        alone, through_log = _history(path, "mode=ro&immutable=1"), _history(path, "mode=ro")
    except (OSError, sqlite3.OperationalError):
        return  # it cannot be asked now
    if alone is None or (through_log is not None and through_log.goes_on_from(alone)):
        return
    from app.store.placing import rename_logs, said_of_logs  # needed only where something is wrong

    sentence = tr("{name} was put in the place of another file.").format(name=path.name)
    kept = said_of_logs(rename_logs(log.with_name(log.name.removesuffix("-wal"))))
    raise StoreError(f"{sentence} {kept} {tr('Open it again.')}")


class _History(NamedTuple):
    """How far the history of a workspace goes, and its last steps: kind and time by id."""

    last: int
    steps: dict[int, tuple[str, str]]

    def goes_on_from(self, earlier: _History) -> bool:
        """Whether this is the same history, later: no step of the earlier is another one here, and none is not yet."""
        same = all(self.steps.get(step, told) == told for step, told in earlier.steps.items())
        return earlier.last <= self.last and same


def _history(path: Path, how: str) -> _History | None:
    """What a file says so of its history; None where it is not sound so. Raises `sqlite3.OperationalError`."""
    try:
        with closing(_open(path, how, timeout=1)) as db:
            if db.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
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
    """A log of SQLite's: that of a link lies beside what it leads to."""
    real = Path(os.path.realpath(path))
    return real.with_name(real.name + tail)
