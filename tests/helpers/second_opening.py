"""Hears of every file that Python opens, and stops what opens a workspace a second time in one process.

Closing any descriptor of a file drops all locks that the process holds on it, SQLite's among them. So no code may
open a workspace, or a log beside it, while a connection to it is open in the process; that it closes it again is
the damage.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

LOGS = ("-wal", "-shm", "-journal")
Identity = tuple[int, int]

heard: list[str] = []
"""What was opened a second time, since somebody looked last."""
_connected: set[Identity] = set()
_at = threading.local()
_FOLDER = "/proc/self/fd"


class OpenedTwice(AssertionError):
    """A workspace was opened by hand while SQLite has it open."""


def listen() -> None:
    """Begin to hear, for as long as the process lives."""
    sys.addaudithook(_hear)


def take() -> list[str]:
    """What was heard since the last time."""
    out = list(heard)
    heard.clear()
    return out


def _hear(event: str, args: tuple[Any, ...]) -> None:
    if event == "open":
        if _connected and isinstance(args[0], str | bytes):
            _look(os.fsdecode(args[0]))
    elif event == "sqlite3.connect":
        _at.path = _path(args[0])
    elif event == "sqlite3.connect/handle":
        with suppress(OSError, ValueError, AttributeError):
            _connected.add(_identity(_at.path))


def _path(database: object) -> str:
    name = os.fsdecode(database) if isinstance(database, str | bytes | os.PathLike) else str(database)
    return unquote(urlsplit(name).path) if name.startswith("file:") else name


def _identity(path: str) -> Identity:
    found = os.stat(path)  # noqa: PTH116 - as little as possible happens in a hook
    return found.st_dev, found.st_ino


def _look(path: str) -> None:
    try:
        opened = _identity(path)
        tail = next((tail for tail in LOGS if path.endswith(tail)), "")
        if (_identity(path.removesuffix(tail)) if tail else opened) not in _connected:
            return
    except (OSError, ValueError):
        return
    if opened in _descriptors():
        heard.append(path)
        raise OpenedTwice(f"{path} was opened while a connection to it is open in this process")
    if not tail:
        _connected.discard(opened)


def _descriptors() -> set[Identity]:
    found: set[Identity] = set()
    for number in os.listdir(_FOLDER):  # noqa: PTH208
        with suppress(OSError):
            status = os.fstat(int(number))
            found.add((status.st_dev, status.st_ino))
    return found


def copied(path: Path) -> bytes:
    """The bytes of a file that may be open in this process, read by another one."""
    import subprocess

    return subprocess.run(["cat", str(path)], capture_output=True, check=True).stdout
