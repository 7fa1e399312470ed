"""Rows of a table: their cells stand under each other, since every column is as wide as its widest cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QFontMetricsF, QTextCursor, QTextDocument, QTextOption

from app.domain.blocks import BlockKind
from app.ui import fonts
from app.ui.tokens import READING_PX

GAP, WIDEST = 20, 260
"""Between two columns, and how wide one may be, in logical pixels at the usual size."""


def set_tables(document: QTextDocument, kinds: Sequence[BlockKind], zoom: float) -> None:
    """Set the tab stops of every run of rows. `kinds` are those of the document's text blocks."""
    first: int | None = None
    for number, kind in enumerate([*kinds, BlockKind.PARAGRAPH]):
        if kind is BlockKind.TABLE_ROW:
            first = number if first is None else first
        elif first is not None:
            _set_rows(document, range(first, number), zoom)
            first = None


def _set_rows(document: QTextDocument, rows: range, zoom: float) -> None:
    blocks = [document.findBlockByNumber(number) for number in rows]
    stops = column_stops((block.text() for block in blocks), zoom)
    cursor = QTextCursor(document)
    for block in blocks:
        shape = block.blockFormat()
        shape.setTabPositions([QTextOption.Tab(stop, QTextOption.TabType.LeftTab) for stop in stops])
        cursor.setPosition(block.position())
        cursor.setBlockFormat(shape)


def column_stops(rows: Iterable[str], zoom: float) -> list[float]:
    """Where the second and every further column begins. Cells are parted by tabs."""
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
