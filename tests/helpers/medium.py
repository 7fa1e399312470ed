"""A disk of its own for a test, which can be made read-only and filled, and a log that a crash left on it."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Medium:
    """A disk of its own, which can be filled and made read-only as a whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "w.passagework"

    def freeze(self) -> None:
        subprocess.run(["mount", "-o", "remount,ro", str(self.folder)], check=True)

    def thaw(self) -> None:
        subprocess.run(["mount", "-o", "remount,rw", str(self.folder)], check=True)

    def fill(self) -> None:
        with (self.folder / "filler").open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(self.folder).free)

    def make_room(self) -> None:
        (self.folder / "filler").unlink()

    def names(self) -> list[str]:
        return sorted(found.name for found in self.folder.iterdir() if found.name != "filler")


_NEW_MOUNTS = 0x20000
_ALL_ONE_WAY = ctypes.c_ulong(0x80000 | 0x4000)
"""`CLONE_NEWNS`; `MS_SLAVE | MS_REC` of Linux."""


def keep_mounts_private() -> None:
    """What is mounted from now on is seen by this process and those it starts, and goes with them, even if killed.

    Threads that run already see nothing of it. Where one may not, nothing can be mounted either.
    """
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        if libc.unshare(_NEW_MOUNTS) == 0:
            libc.mount(None, b"/", None, _ALL_ONE_WAY, None)


@contextmanager
def mounted(folder: Path, size: int) -> Iterator[Medium | None]:
    """A disk of so many bytes; None where none can be mounted."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield Medium(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


CRASH = """
import os, sys
from pathlib import Path
from sqlalchemy import insert
from app.domain.changes import Operation
from app.store.schema import tag
from app.store.store import Store
store = Store(Path(sys.argv[1]))
with store.write(Operation.ADD_TAG) as tx:
    tx.insert(insert(tag), {"uid": "logged", "name": "logged"})
os._exit(0)
"""


def crash(path: Path) -> None:
    """Leave a log beside the workspace in which a tag *logged* stands."""
    subprocess.run([sys.executable, "-c", CRASH, str(path)], check=True, env=_environment())
    assert path.with_name(path.name + "-wal").stat().st_size > 0


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
