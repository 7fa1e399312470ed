"""Lines of history: who did what, when, and whether it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.changes import Deed


class DeedState(StrEnum):
    """Whether a deed stands."""

    DONE = "done"
    UNDONE = "undone"
    """Taken back, and can be done again."""
    DROPPED = "dropped"
    """Taken back, and something else was done since."""
    SEALED = "sealed"
    """Done, and too old to be taken back."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One deed as the history shows it."""

    deed_id: int
    kind: Deed | None
    """None for a kind this program does not know."""
    name: str
    """The kind in words."""
    what: str
    at: str
    """UTC ISO text."""
    author: str
    state: DeedState
    touched: tuple[tuple[str, int], ...]
    """(table, how many of its rows), by table; empty once the images are gone."""
