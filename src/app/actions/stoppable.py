"""Reading a file that has no steps, in a way that can be left at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from app.actions.staging import Progress
from app.domain.errors import Cancelled

T = TypeVar("T")
POLL = 0.1
"""Seconds after which it is asked again whether to go on."""


def stoppable(work: Callable[[], T], progress: Progress | None, stopped: str) -> T:
    """What `work` makes, or raises. Raises `Cancelled` with the sentence `stopped` as soon as `progress` says so.

    `work` then runs to its end beside everything else, and what it makes is thrown away; so it may write nothing.
    """
    if progress is None:
        return work()
    if progress(0, 0):
        raise Cancelled(stopped)
    beside = _Beside(work)
    threading.Thread(target=beside.run, name="reading", daemon=True).start()
    while not beside.done.wait(POLL):
        if progress(0, 0):
            raise Cancelled(stopped)
    return beside.result()


class _Beside(Generic[T]):
    """Work in a thread of its own, and what became of it."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._made: list[T] = []
        self._error: BaseException | None = None
        self.done = threading.Event()

    def run(self) -> None:
        """Do the work."""
        try:
            self._made.append(self._work())
        except BaseException as error:  # it belongs to the thread that waits
            self._error = error
        finally:
            self.done.set()

    def result(self) -> T:
        """What was made; what was raised is raised here."""
        if self._error is not None:
            raise self._error
        return self._made[0]
