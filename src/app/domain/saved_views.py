"""Saved views of the records and saved questions: the filter, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ViewContent:
    """The content of a view."""

    name: str
    answers: str = "table"
    """How it is shown: `table`, `matrix` or `map` of the records; `passages`, `records` or `totals` of a question."""
    base: str = ""
    """The key of the line of the list that it narrows, such as `given` or `to:IR`; empty for all records."""
    question: str = ""
    """Words or a question, as typed."""
    grouped: str = ""
    """The name of the axis by which records are in groups; empty for none."""
    sort: str = "ref"
    descending: bool = False
    columns: tuple[str, ...] = ()
    """Those of the table, in their order; none for those that it has at first."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view as it is listed."""

    id: int
    content: ViewContent
