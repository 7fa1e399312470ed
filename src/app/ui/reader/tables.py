"""Aligning the cells of table rows: every column is as wide as its widest cell."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFontMetricsF, QTextOption

from app.domain.blocks import Block, BlockKind
from app.ui.look import fonts
from app.ui.look.tokens import READING_PX
from app.ui.reader.text import ReaderText, display

GAP, WIDEST = 20, 260
"""Between two columns, and how wide one may be, in logical pixels at the usual size."""
MEASURED = 2_000
"""Rows of a table that are measured; its later rows seldom have a wider cell."""


class Tables:
    """The tables of a page: the tab stops of every run of rows. Numbers are those of text blocks."""

    def __init__(self, page: ReaderText, zoom: float) -> None:
        self._page, self._zoom = page, zoom
        self._known: dict[int, tuple[int, list[QTextOption.Tab]]] = {}
        """By the number of its first row: the last row of a run, and its stops."""

    def stops(self, number: int) -> list[QTextOption.Tab]:
        for first, (last, stops) in self._known.items():
            if first <= number <= last:
                return stops
        first = last = number
        while first > 0 and self._is_row(first - 1):
            first -= 1
        while last + 1 < len(self._page.shown) and self._is_row(last + 1):
            last += 1
        rows = (display(self._block(row), self._page.text) for row in range(first, min(last, first + MEASURED) + 1))
        stops = [QTextOption.Tab(stop, QTextOption.TabType.LeftTab) for stop in column_stops(rows, self._zoom)]
        self._known[first] = last, stops
        return stops

    def _block(self, number: int) -> Block:
        return self._page.blocks[self._page.shown[number]]

    def _is_row(self, number: int) -> bool:
        return self._block(number).kind is BlockKind.TABLE_ROW


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
