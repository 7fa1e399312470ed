"""The processes that a process has started, and the files it has open."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

LISTED = Path("/proc/self/task").exists()
"""Only Linux lists them."""


def children(pid: int | str = "self") -> set[int]:
    """The ids of those that are still there; of this process, if no other is asked for."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            found.update(map(int, (task / "children").read_text().split()))
        except (FileNotFoundError, ProcessLookupError):  # a thread that ended meanwhile
            continue
    return found


def readers(pid: int | str = "self") -> set[int]:
    """Those that read sources and have begun to: one that is held before it has, holds the one who asks too."""
    found: set[int] = set()
    for child in children(pid):
        try:
            if b"app.actions.reader" in Path(f"/proc/{child}/cmdline").read_bytes():
                found.add(child)
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def times_open(file: Path) -> int:
    """How many descriptors this process has open on a file."""
    found = 0
    for one in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # it was closed meanwhile
            found += one.readlink() == file
    return found
