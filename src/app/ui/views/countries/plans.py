"""What a page of a profile is made of, before it is made: sections, their columns and rows. Plain data."""

from __future__ import annotations

from dataclasses import dataclass

from app.ui.views.countries.rows import Cell, Column


@dataclass(frozen=True, slots=True)
class RowPlan:
    """A row to be made: what it is of, and its cells; without a key it is the head of those below it.

    Where several rows lead to one thing, each has words of its own before it: *pledge|donation:3*.
    """

    key: str
    cells: tuple[Cell, ...]
    tip: str = ""


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section to be made."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[RowPlan, ...]
    hint: str = ""
    heads: bool = True


def thing_of(key: str) -> tuple[str, int]:
    """The kind and id of what a row or a link leads to; of *pledge|donation:3* the record 3. No kind for none."""
    kind, _, number = key.rpartition("|")[2].partition(":")
    return (kind, int(number)) if number.isdigit() else ("", 0)
