"""Descriptions of the sections of a profile, their columns and rows, before widgets are made. Plain data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.kinds import ThingKey
from app.domain.records import DonationRow
from app.store.reads.figure_sentences import Figure
from app.ui.views.countries.rows import Cell, Column


@dataclass(frozen=True, slots=True)
class RowPlan:
    """A row: its key and its cells; without a key it is the heading of those below.

    Rows that lead to the same thing have different prefixes: *pledge|donation:3*.
    """

    key: str
    cells: tuple[Cell, ...]
    tip: str = ""
    behind: Figure | None = None
    """The figure whose sentences are shown beside it; of none, those of its thing."""


class RecordRows(Sequence[RowPlan]):
    """The rows of records, of which there may be thousands: each is put into words when it is asked for."""

    def __init__(self, records: Sequence[DonationRow], plan: Callable[[DonationRow], RowPlan]) -> None:
        self._records, self._plan = records, plan

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, at: int) -> RowPlan:  # type: ignore[override]
        return self._plan(self._records[at])


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[RowPlan]
    hint: str = ""
    heads: bool = True


def thing_of(key: str) -> ThingKey:
    """The kind and id of the thing of a key; of *pledge|donation:3* the record 3. The kind is empty for none."""
    kind, _, number = key.rpartition("|")[2].partition(":")
    return (kind, int(number)) if number.isdigit() else ("", 0)
