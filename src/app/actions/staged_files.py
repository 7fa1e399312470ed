"""The files of an export before they get their places: written and synced while the next are worked out."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Self

_STAGING = ".passagework-export.tmp"
_AT_ONCE = 4
"""How many are written at once: each waits for the disk most of its time."""


class StagedFiles:
    """Numbered files in a folder of their own within another one, which is gone at the end."""

    def __init__(self, folder: Path) -> None:
        self._place = folder / _STAGING
        self._pool = ThreadPoolExecutor(_AT_ONCE, "exporting")
        self._written: list[Future[None]] = []

    def __enter__(self) -> Self:
        _clear(self._place)  # what a crash has left
        return self

    def __exit__(self, *_how: object) -> None:
        self._pool.shutdown(cancel_futures=True)
        _clear(self._place)

    def put(self, data: bytes) -> None:
        """Begin to write the next one. What goes wrong is raised at the end."""
        if not self._written:
            self._place.mkdir()
        self._written.append(self._pool.submit(write_synced, f"{self._place}/{len(self._written)}", data))

    def finish(self, step: Callable[[], None]) -> Path:
        """Wait until all are written; returns their folder. `step` is called for each, and may raise."""
        if not self._written:
            self._place.mkdir()
        for one in self._written:
            step()
            one.result()
        return self._place


def write_synced(path: Path | str, data: bytes) -> None:
    """Write a file, and wait until the disk has it."""
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(number, left) :]
        os.fsync(number)
    finally:
        os.close(number)


def _clear(staging: Path) -> None:
    """Remove the folder; of a link, the link and not its target."""
    if is_link(staging):
        staging.unlink()
    elif staging.is_dir():
        shutil.rmtree(staging, ignore_errors=True)


def is_link(path: Path | str) -> bool:
    """Whether it is a symbolic link, or what Windows calls a junction."""
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", 0)
    return stat.S_ISLNK(found.st_mode) or 0 < junction == getattr(found, "st_reparse_tag", 0)
