"""SQLite's locks on its files, as Linux reports them. Loaded before the first paint."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from app import held

SHARED = (0x40000002, 510)
"""The byte range (first, count) that SQLite locks while it reads a file; with a log, as long as the file is open."""
IN_USE = (128, 1)
"""The byte range that it locks in the index of the log (`-shm`) as long as the file is open."""


def is_locked(path: Path, where: tuple[int, int]) -> bool:
    """Whether another process holds a lock on these bytes of a file. False if unknown, as outside Linux."""
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
    """Linux's `struct flock`: a lock of this kind on a range of bytes (first, count)."""
    return struct.pack("hhqqi4x", kind, os.SEEK_SET, *where, 0)
