"""A second hold on an open workspace, which nothing in this process can let go of by mistake.

SQLite's locks are gone as soon as the process closes another descriptor of the file (see `app.held`). No code of ours
opens one, but a file dialog of the desktop that looks into each file for its kind does. A lock of the *open file
description* stays until it is taken off or SQLite closes its own descriptor. It is laid on that very descriptor, over
the same bytes, so that another program finds the file and its log in use as ever. Linux alone has such locks; Windows
needs none.
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
    """The hold on one workspace that is open with a log beside it. Its connections must be there already."""

    def __init__(self, path: Path) -> None:
        self._held: list[tuple[int, tuple[int, int], tuple[int, int]]] = []
        """Descriptor, the file it was of, and the bytes."""
        if sys.platform != "linux":
            return
        import fcntl

        for file, where in ((path, SHARED), (beside(path, "-shm"), IN_USE)):
            for number in held.descriptors(file):
                with suppress(OSError):  # a file system without such locks; SQLite's own are there
                    fcntl.fcntl(number, fcntl.F_OFD_SETLK, lock(fcntl.F_RDLCK, where))
                    status = os.fstat(number)
                    self._held.append((number, (status.st_dev, status.st_ino), where))

    def release(self) -> None:
        """Let go, before the last connection is closed: it takes the file for itself to fold the log in."""
        if sys.platform != "linux":
            return
        import fcntl

        with held.OPENING:
            for number, identity, where in self._held:
                if number in held.descriptors_of(identity):  # not closed, and given to another file, meanwhile
                    with suppress(OSError):
                        fcntl.fcntl(number, fcntl.F_OFD_SETLK, lock(fcntl.F_UNLCK, where))
            self._held.clear()
