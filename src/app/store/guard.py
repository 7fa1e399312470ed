"""A second lock on an open workspace, which nothing in this process can release by mistake.

SQLite's locks vanish when the process closes any other descriptor of the file (see `app.held`). Our code opens none,
but a desktop's file dialog does, to find out the type of each file. A lock of the *open file description* lasts until
it is released or SQLite closes its own descriptor. It is placed on that descriptor, over the same bytes, so that other
programs see the file and its log in use as usual. Only Linux has such locks; Windows needs none.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from app import held
from app.store.connect import beside
from app.store.locks import IN_USE, SHARED, lock


class Guard:
    """The lock on one open workspace that has a log beside it. Its connections must exist already."""

    def __init__(self, path: Path) -> None:
        self._held: list[tuple[int, tuple[int, int], tuple[int, int]]] = []
        """(descriptor, file identity, byte range)."""
        if sys.platform != "linux":
            return
        import fcntl

        for file, where in ((path, SHARED), (beside(path, "-shm"), IN_USE)):
            for number in held.descriptors(file):
                with suppress(OSError):  # a file system without such locks; SQLite's own remain
                    fcntl.fcntl(number, fcntl.F_OFD_SETLK, lock(fcntl.F_RDLCK, where))
                    status = os.fstat(number)
                    self._held.append((number, (status.st_dev, status.st_ino), where))

    def release(self) -> None:
        """Release it before the last connection closes, which needs the file exclusively to fold the log in."""
        if sys.platform != "linux":
            return
        import fcntl

        with held.OPENING:
            for number, identity, where in self._held:
                if number in held.descriptors_of(identity):  # unless it was closed and reused for another file
                    with suppress(OSError):
                        fcntl.fcntl(number, fcntl.F_OFD_SETLK, lock(fcntl.F_UNLCK, where))
            self._held.clear()
