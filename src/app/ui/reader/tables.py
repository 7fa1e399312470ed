"""Aligning the cells of table rows: a column is as wide as its widest cell, letters are small enough for the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtGui import QFontMetricsF, QTextOption

from app.domain.blocks import Block, BlockKind
from app.ui.look import fonts
from app.ui.look.tokens import READING_PX
from app.ui.reader.text import ReaderText, display

GAP, WIDEST = 20, 260
"""Between two columns, and how wide one may be, in logical pixels at the usual size."""
ROOM, SMALLEST = 470, 0.7
"""How wide the usual column of text is, and how small letters may become for a table to have its columns in it."""
BEGINS = 0.85
"""Where the last column begins at the latest, as a share of the room."""
MEASURED = 2_000
"""Rows of a table that are measured; its later rows seldom have a wider cell."""


class Row(NamedTuple):
    """How a row is set."""

    stops: list[QTextOption.Tab]
    size: float = 1.0
    """Of its letters, as a share of the usual one."""
    hangs: float = 0.0
    """Where its further lines begin."""


class Tables:
    """The tables of a page: how the rows of every run are set. Numbers are those of text blocks."""

    def __init__(self, page: ReaderText, zoom: float) -> None:
        self._page, self._zoom = page, zoom
        self._known: dict[int, tuple[int, Row]] = {}
        """By the number of its first row: the last row of a run, and how they are set."""

    def row(self, number: int) -> Row:
        """How a row is set."""
        for first, (last, made) in self._known.items():
            if first <= number <= last:
                return made
        first = last = number
        while first > 0 and self._is_row(first - 1):
            first -= 1
        while last + 1 < len(self._page.shown) and self._is_row(last + 1):
            last += 1
        rows = [display(self._block(row), self._page.text) for row in range(first, min(last, first + MEASURED) + 1)]
        made = _set(rows, self._zoom)
        self._known[first] = last, made
        return made

    def _block(self, number: int) -> Block:
        return self._page.blocks[self._page.shown[number]]

    def _is_row(self, number: int) -> bool:
        return self._block(number).kind is BlockKind.TABLE_ROW


def _set(rows: Sequence[str], zoom: float) -> Row:
    """Letters as small as the columns need; where there is no room for the last even so, they are the usual ones."""
    wide = column_stops([f"{row}\t" for row in rows], zoom)[-1] - GAP * zoom
    size = min(1.0, max(SMALLEST, ROOM * zoom / max(wide, 1)))
    places = column_stops(rows, zoom * size)
    is_room = bool(places) and places[-1] <= BEGINS * ROOM * zoom
    if not is_room:
        places, size = column_stops(rows, zoom), 1.0
    stops = [QTextOption.Tab(place, QTextOption.TabType.LeftTab) for place in places]
    return Row(stops, size, places[-1] if is_room else 0.0)


def column_stops(rows: Iterable[str], zoom: float) -> list[float]:
    """Where the second and every further column begins. Cells are separated by tabs."""
    metrics = QFontMetricsF(fonts.page(READING_PX * zoom))
    widths: list[float] = []
    for row in rows:
        cells = row.split("\t")[:-1]
        widths += [0.0] * (len(cells) - len(widths))
        for column, cell in enumerate(cells):
            widths[column] = max(widths[column], min(metrics.horizontalAdvance(cell), WIDEST * zoom))
    stops: list[float] = []
    for width in widths:
        stops.append((stops[-1] if stops else 0.0) + width + GAP * zoom)
    return stops
