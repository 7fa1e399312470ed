"""Lines of history: who did what, when, and whether it was undone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.changes import Operation


class OperationState(StrEnum):
    """The state of an operation."""

    DONE = "done"
    UNDONE = "undone"
    """Taken back, and can be done again."""
    DROPPED = "dropped"
    """Taken back, and something else was done since."""
    SEALED = "sealed"
    """Done, and too old to be taken back."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One operation as the history shows it."""

    operation_id: int
    kind: Operation | None
    """None for a kind this program does not know."""
    name: str
    """The kind in words."""
    what: str
    at: str
    """UTC ISO text."""
    author: str
    state: OperationState
    touched: tuple[tuple[str, int], ...]
    """(table, how many of its rows), by table; empty once the images are gone."""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which operations are listed."""

    kind: Operation | None = None
    author: str | None = None
    words: str = ""
    """Each must occur in the operation's name, its object, or what it changed."""
    table: str = ""
    row_id: int = 0
    """With a table: only operations that touched this row, or what belongs to it."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field as text, before and after; empty if not set."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """What an operation did to one row."""

    table: str
    row_id: int
    what: str
    """added, changed or removed."""
    name: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class OperationChanges:
    """What an operation changed, row by row, and how many further rows."""

    rows: tuple[RowChange, ...]
    more: int = 0
