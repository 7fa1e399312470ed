"""Which files this process has open, and reading any file without taking SQLite's locks away.

A POSIX lock belongs to a process and a file. When the process closes *any* descriptor of the file, all of its locks
on it are gone: another program then holds itself alone in a workspace that a window has open, and removes the log
in which the window's work lies. So no code opens a workspace but SQLite, which knows of this and keeps what it may
not close; and whatever the user names, which may be the workspace itself, is read by `read_some`.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

OPENING = threading.RLock()
"""Held while a file is opened or closed, so that nobody connects to it in between."""
MAGIC = b"SQLite format 3\x00"
"""What every database begins with."""
_FOLDERS = ("/proc/self/fd", "/dev/fd")
_read_here: set[int] = set()
"""The descriptors opened here; those that may not be closed stay open, and here."""


class Held(OSError):
    """The file is open in this process, as a workspace is while a connection to it is."""


def descriptors(path: Path) -> list[int]:
    """The descriptors that are open on a file in this process, by whatever name, but for those opened here.

    Empty where nothing is there, and on Windows, whose locks belong to a handle.
    """
    try:
        wanted = path.stat()
    except OSError:
        return []
    return descriptors_of((wanted.st_dev, wanted.st_ino))


def descriptors_of(identity: tuple[int, int]) -> list[int]:
    """The same for the file with these numbers of device and file, which may have no name any more."""
    found: list[int] = []
    for number in _all():
        with suppress(OSError):  # that of the listing itself is closed by now
            status = os.fstat(number)
            if (status.st_dev, status.st_ino) == identity and number not in _read_here:
                found.append(number)
    return found


def is_nameless(identity: tuple[int, int]) -> bool:
    """Whether this file is open here and was removed, so that it is gone once it is closed."""
    with OPENING:
        return any(os.fstat(number).st_nlink == 0 for number in descriptors_of(identity))


def _all() -> list[int]:
    for folder in _FOLDERS:
        with suppress(OSError):
            return [int(name) for name in os.listdir(folder)]  # noqa: PTH208
    return []


def read_some(path: Path, size: int) -> bytes:
    """The first `size` bytes of a file. Raises `OSError`, and `Held` for a file that is open in this process."""
    with OPENING:
        if descriptors(path):
            raise Held(f"{path} is open in this process")
        number = os.open(path, _READING)
        _read_here.add(number)
    try:
        with os.fdopen(number, "rb", closefd=False) as file:
            return file.read(size)
    finally:
        close(number)


_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_AT_A_TIME = 32
"""So many files are read while nobody may connect."""


def read_each(paths: Sequence[Path]) -> Iterator[bytes | None]:
    """All bytes of each of many files; None for one that cannot be read, or is open in this process.

    What is open here is looked up once for some dozens of them, which for each takes longer than reading it.
    """
    for at in range(0, len(paths), _AT_A_TIME):
        with OPENING:
            open_here = _open_here()
            found = [_unless_open(path, open_here) for path in paths[at : at + _AT_A_TIME]]
        yield from found


def _open_here() -> set[tuple[int, int]]:
    """The devices and numbers of the files that are open in this process, but for those opened here."""
    out: set[tuple[int, int]] = set()
    for number in _all():
        with suppress(OSError):  # that of the listing itself is closed by now
            status = os.fstat(number)
            if number not in _read_here:
                out.add((status.st_dev, status.st_ino))
    return out


def _unless_open(path: Path, open_here: set[tuple[int, int]]) -> bytes | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - a Path takes longer than the file
        if (status.st_dev, status.st_ino) in open_here:
            return None
        number = os.open(path, _READING)
        status = os.fstat(number)
        if (status.st_dev, status.st_ino) in open_here:  # it took the place meanwhile, and so may not be closed
            _read_here.add(number)
            return None
        with os.fdopen(number, "rb") as file:
            return file.read()
    except OSError:
        return None


def copy(path: Path, target: Path) -> None:
    """Copy what a file holds to `target`, which nobody has open. Raises `OSError`."""
    with OPENING:
        number = os.open(path, _READING)
        _read_here.add(number)
    try:
        with os.fdopen(number, "rb", closefd=False) as file, target.open("wb") as out:
            shutil.copyfileobj(file, out)
    finally:
        close(number)


def close(number: int) -> None:
    """Close a descriptor of ours, unless SQLite has its file open here by now: then it stays open for good."""
    with OPENING:
        _read_here.add(number)
        status = os.fstat(number)
        if not descriptors_of((status.st_dev, status.st_ino)):
            _read_here.discard(number)
            os.close(number)
