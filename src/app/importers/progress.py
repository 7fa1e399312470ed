"""How far the reading of a source has come: told by those who read, in shares of the whole from 0 to 1."""

from __future__ import annotations

from collections.abc import Callable

Step = Callable[[float], None]
"""Told the share that is done. To stop the reading it raises `Cancelled`."""


def silent(_share: float) -> None:
    """Nobody asks how far it is."""


def part(step: Step, begin: float, end: float) -> Step:
    """A step for a part of the work: its own shares lie between `begin` and `end` of the whole."""
    return lambda share: step(begin + (end - begin) * share)
