"""Which column a cell of a row is in: cells may have no words, and reach over several columns and rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

_MOST = 100
"""So far a cell reaches at most; a page may say anything."""


@dataclass(slots=True)
class Cells:
    """The cells of one row after the other."""

    tabs: int = 0
    """How many tabs the row has so far."""
    _column: int = 0
    _table: Any = None
    _reaching: dict[int, int] = field(default_factory=dict[int, int])
    """By column, into how many rows from here on a cell of those before reaches."""
    _begun: dict[int, int] = field(default_factory=dict[int, int])
    """The same for the cells of this row, of the rows after it."""

    def row(self, row: Any) -> None:
        """Begin a row, which may be the first of another table."""
        table = next(row.iterancestors("table"), None)
        left = {column: rows - 1 for column, rows in self._reaching.items() if rows > 1}
        self._reaching = left | self._begun if table is self._table else {}
        self._table, self._column, self.tabs, self._begun = table, 0, 0, {}

    def before(self, cell: Any) -> int:
        """Begin a cell: how many tabs are missing before its words."""
        self._column = self._next(self._column)
        at, wide, tall = self._column, _span(cell, "colspan"), _span(cell, "rowspan")
        self._column += wide
        if tall > 1:
            self._begun.update(dict.fromkeys(range(at, self._column), tall - 1))
        return at - self.tabs

    def _next(self, column: int) -> int:
        while column in self._reaching:
            column += 1
        return column


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return min(max(int(value), 1), _MOST) if value.isascii() and value.isdigit() else 1
