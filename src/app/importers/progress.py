"""The progress of reading a source, reported as a share from 0 to 1."""

from __future__ import annotations

from collections.abc import Callable

Step = Callable[[float], None]
"""Called with the share that is done. To stop the reading it raises `Cancelled`."""


def silent(_share: float) -> None:
    """Ignores the progress."""


def part(step: Step, begin: float, end: float) -> Step:
    """A step for a part of the work: its own shares lie between `begin` and `end` of the whole."""
    return lambda share: step(begin + (end - begin) * share)
