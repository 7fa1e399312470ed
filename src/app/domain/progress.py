"""Reporting the progress of a long operation to the caller, who may cancel it."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.errors import Cancelled

Progress = Callable[[int, int], bool]
"""Called with (done, total); returns True to cancel."""
Stopped = Callable[[], bool]
"""Asked now and then by what reads: whether nobody waits for the result any more."""


def go_on(progress: Progress | None, done: int, total: int, stopped: str) -> None:
    """Report progress. Raises `Cancelled` with the sentence `stopped` if the caller cancels."""
    if progress is not None and progress(done, total):
        raise Cancelled(stopped)


def one_of(progress: Progress, number: int, count: int) -> Progress:
    """A progress function for one of several, which counts those done before; a single one reports its own."""
    if count == 1:
        return progress
    return lambda _done, _total: progress(number, count)
