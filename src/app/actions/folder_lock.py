"""One export at a time into a folder, across processes. The system releases the lock when a process ends in any way, so
that a crash locks nobody out. The lock file is deleted with the lock; one that a crash has left is reused."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from app.domain.errors import BadInput
from app.domain.language import tr
from app.store.unfinished_files import lock

NAME = ".passagework-export.lock"
WAIT_S = 10.0
"""Seconds that an export waits for another one into the same folder."""
_TURN = 0.05
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def only_one(folder: Path, waiting: Callable[[], None]) -> Generator[None]:
    """Hold the lock of a folder. `waiting` is called while another export holds it, and may raise to give up. Raises
    `BadInput` after `WAIT_S`, `OSError` if no file can be created in the folder."""
    handle = _take(folder, waiting)
    try:
        yield
    finally:
        with suppress(OSError):
            (folder / NAME).unlink()  # while locked; a waiting export notices, see `_is_there`
        os.close(handle)
        if sys.platform == "win32":  # an open file cannot be deleted there
            with suppress(OSError):
                (folder / NAME).unlink()


def _take(folder: Path, waiting: Callable[[], None]) -> int:
    until = monotonic() + WAIT_S
    while True:
        folder.mkdir(parents=True, exist_ok=True)  # the other export may have removed it
        handle = os.open(folder / NAME, _OPEN, 0o666)
        held = False
        try:
            held = _locked(handle) and _is_there(folder / NAME, handle)
        finally:
            if not held:
                os.close(handle)
        if held:
            return handle
        if monotonic() >= until:
            sentence = tr("Another export into “{folder}” is under way. Wait for its end, then export again.")
            raise BadInput(sentence.format(folder=folder.name))
        waiting()
        sleep(_TURN)


def _is_there(path: Path, handle: int) -> bool:
    """Whether the locked file is still the folder's lock file: its last holder may have deleted it."""
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


def _locked(handle: int) -> bool:
    """On a file system without locks, an export proceeds without one."""
    if sys.platform != "win32":
        return lock(handle) is not False
    import msvcrt

    try:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True
