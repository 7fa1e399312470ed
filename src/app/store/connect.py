"""The one place where SQLite is told to open a file; loaded before the first paint, so with the standard library alone.

Nothing else opens a workspace (see `app.held`), and nobody is connected to one beside which the log of another file
lies that a window has open: SQLite would read the one through the log of the other, and then write it so.
"""

from __future__ import annotations

import os
import sqlite3
import struct
import sys
import time
from pathlib import Path
from typing import Any

from app import held
from app.domain.errors import StoreTrouble
from app.domain.language import tr

SHARED = (0x40000002, 510)
"""Where SQLite locks a file that it reads: the first byte and how many. With a log, for as long as it has it open."""
IN_USE = (128, 1)
"""Where it locks the index of the log (`-shm`), from then on and as long."""
_TRIES, _PAUSE = 20, 0.002


def connect(path: Path, how: str = "mode=rw", **options: Any) -> sqlite3.Connection:
    """Connect to the file at `path`; `how` is the query of SQLite's address, `options` are those of the driver.

    Raises `sqlite3.Error`, and `StoreTrouble` where the log of another file lies beside it that is in use.
    """
    with held.OPENING:
        if "immutable" not in how:  # which reads no log
            refuse_log_of_another(path)
        # An address, since a path may hold any sign.
        return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, **options)


def refuse_log_of_another(path: Path) -> None:
    """Raise `StoreTrouble` where a log is in use beside `path` by a program that has another file open, which stood
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
        raise StoreTrouble(sentence.format(name=path.name))


def _is_held_by_another(index: Path, path: Path) -> bool:
    """Whether a program uses the log and does not have this file open. Whoever uses it locks the file first and lets
    go of it last, so that it is only asked again and again where it does not."""
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_PAUSE)
        if not is_locked(index, IN_USE) or is_locked(path, SHARED):
            return False
    return True


def is_locked(path: Path, where: tuple[int, int]) -> bool:
    """Whether another process has a lock in these bytes of a file. False where that can not be told: beyond Linux."""
    if sys.platform != "linux":
        return False
    import fcntl

    known = held.descriptors(path)
    try:
        number = known[0] if known else os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        answer = fcntl.fcntl(number, fcntl.F_GETLK, lock(fcntl.F_WRLCK, where))
        return bool(struct.unpack_from("h", answer)[0] != fcntl.F_UNLCK)
    except OSError:
        return False
    finally:
        if not known:
            os.close(number)


def lock(kind: int, where: tuple[int, int]) -> bytes:
    """Linux's `struct flock`: a lock of a kind, on so many bytes from the first."""
    return struct.pack("hhqqi4x", kind, os.SEEK_SET, *where, 0)


def beside(path: Path, tail: str) -> Path:
    """A log of SQLite's: that of a link lies beside what it leads to."""
    real = Path(os.path.realpath(path))
    return real.with_name(real.name + tail)
