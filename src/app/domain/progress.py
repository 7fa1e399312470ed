"""How far a long operation is, told to whoever waits for it, who may cancel it."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.errors import Cancelled

Progress = Callable[[int, int], bool]
"""Told (done, total); returns True to cancel."""


def go_on(progress: Progress | None, done: int, total: int, stopped: str) -> None:
    """Tell how far an operation is. Raises `Cancelled` with the sentence `stopped` where it is to be cancelled."""
    if progress is not None and progress(done, total):
        raise Cancelled(stopped)
