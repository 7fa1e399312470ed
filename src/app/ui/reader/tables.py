"""Aligning the cells of table rows: a column is as wide as its widest cell, letters are small enough for the page.

A table with no room for its columns has each row on several lines, of as many columns: every cell stays beneath its
heading, which a row that is broken where it ends does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtGui import QFontMetricsF, QTextOption

from app.domain.blocks import Block, BlockKind
from app.ui.look import fonts
from app.ui.look.tokens import READING_PX
from app.ui.reader.text import ReaderText, display

GAP, WIDEST = 20, 260
"""The gap between two columns, and the maximum width of one, in logical pixels at the usual size."""
ROOM, SMALLEST = 470, 0.7
"""The width of the usual column of text, and the smallest scale of letters for a table to fit in it."""
BEGINS = 0.85
"""The last beginning of the last column, as a share of the width."""
FOLDED, INSET = 0.8, 16
"""The smallest scale of letters for rows of several lines, and the indent of further lines."""
LINE_END = "\u2028"
MEASURED = 2_000
"""The number of rows that are measured; later rows seldom have a wider cell."""


class Row(NamedTuple):
    """How a row is set."""

    stops: list[QTextOption.Tab]
    size: float = 1.0
    """The scale of its letters."""
    hangs: float = 0.0
    """Where its further lines begin."""
    across: int = 0
    """The number of cells on a line; 0 for all."""
    heads: bool = False
    """Whether its cells name the columns, so that its letters are heavier."""

    def folded(self, words: str) -> str:
        """The words of a row with a line's end for the tab after each line's last cell."""
        if not self.across:
            return words
        cells = words.split("\t")
        lines = ("\t".join(cells[at : at + self.across]) for at in range(0, len(cells), self.across))
        return LINE_END.join(lines)


class Tables:
    """The tables of a page: how the rows of every run are set. Numbers are those of text blocks."""

    def __init__(self, page: ReaderText, zoom: float) -> None:
        self._page, self._zoom = page, zoom
        self._known: dict[int, tuple[int, Row]] = {}
        """By the number of its first row: the last row of a run, and how they are set."""

    def row(self, number: int) -> Row:
        for first, (last, made) in self._known.items():
            if first <= number <= last:
                return made._replace(heads=made.heads and number == first)
        first = last = number
        while first > 0 and self._is_row(first - 1):
            first -= 1
        while last + 1 < len(self._page.shown) and self._is_row(last + 1):
            last += 1
        rows = [display(self._block(row), self._page.text) for row in range(first, min(last, first + MEASURED) + 1)]
        made = _set(rows, self._zoom)._replace(heads=_name_columns(rows))
        self._known[first] = last, made
        return made._replace(heads=made.heads and number == first)

    def _block(self, number: int) -> Block:
        return self._page.blocks[self._page.shown[number]]

    def _is_row(self, number: int) -> bool:
        return self._block(number).kind is BlockKind.TABLE_ROW


def _name_columns(rows: Sequence[str]) -> bool:
    """Whether the first of these rows has names alone, above numbers."""
    cells, *below = ([cell.strip() for cell in row.split("\t")] for row in rows)
    named = sum(map(bool, cells)) > 1 and not any(cell[:1].isdigit() for cell in cells)
    return named and any(cell[:1].isdigit() for row in below for cell in row[1:])


def _set(rows: Sequence[str], zoom: float) -> Row:
    """Make letters as small as the columns need; if the last one still has no room, use several lines."""
    size = _size(rows, zoom)
    places = column_stops(rows, zoom * size)
    if size > SMALLEST or not places or places[-1] <= BEGINS * ROOM * zoom:
        return Row(_stops(places), size, places[-1] if places else 0.0)
    lines: list[str] = []
    across = (max(row.count("\t") for row in rows) + 2) // 2 + 1
    while across > 1:
        across -= 1
        lines = [line for row in rows for line in Row([], across=across).folded(row).split(LINE_END)]
        size = _size(lines, zoom, ROOM - INSET)
        if size >= FOLDED:
            break
    size = max(size, FOLDED)
    return Row(_stops(column_stops(lines, zoom * size, ROOM)), size, INSET * zoom, across)


def _size(rows: Sequence[str], zoom: float, room: float = 0) -> float:
    """The scale of letters with which the columns fill the `room`; rows of several lines have less, because of their
    indent, which Qt adds to tab stops as well."""
    wide = column_stops([f"{row}\t" for row in rows], zoom, room or WIDEST)[-1] - GAP * zoom
    return min(1.0, max(SMALLEST, (room or ROOM) * zoom / max(wide, 1)))


def _stops(places: Iterable[float]) -> list[QTextOption.Tab]:
    return [QTextOption.Tab(place, QTextOption.TabType.LeftTab) for place in places]


def column_stops(rows: Iterable[str], zoom: float, widest: float = WIDEST) -> list[float]:
    """Where the second and every further column begins. Cells are separated by tabs."""
    metrics = QFontMetricsF(fonts.page(READING_PX * zoom))
    widths: list[float] = []
    for row in rows:
        cells = row.split("\t")[:-1]
        widths += [0.0] * (len(cells) - len(widths))
        for column, cell in enumerate(cells):
            widths[column] = max(widths[column], min(metrics.horizontalAdvance(cell), widest * zoom))
    return list(accumulate(width + GAP * zoom for width in widths))
