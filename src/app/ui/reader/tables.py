"""Aligning the cells of table rows: a column is as wide as its widest cell, letters are small enough for the page.

A table that is too wide for the column of text first has somewhat smaller letters, then the room beside the column,
which else is for what stands beside a row, and only then smaller letters still. A table with no room for its columns
even so has each row on several lines, of as many columns: every cell stays beneath its heading, which a row that is
broken where it ends does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from PySide6.QtGui import QFontMetricsF, QTextOption

from app.domain.blocks import Block, BlockKind
from app.ui.look import fonts
from app.ui.look.tokens import READING_PX
from app.ui.reader.placed import Widths
from app.ui.reader.text import ReaderText, display, has_rtl

GAP, WIDEST = 20, 260
"""The gap between two columns, and the maximum width of one, in logical pixels at the usual size."""
EASY, SMALLEST = 0.92, 0.7
"""The scales of letters down to which a table stays in the column of text, and down to which its rows are one line."""
SPARE = 6
"""Pixels at the end of a row, for letters are not exactly as wide as they are measured."""
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
    wider: int = 0
    """By how many pixels it is wider than the column of text. Qt does not break its lines then."""
    room: float = 0.0
    """The width of the last cell of such a row."""
    heads: bool = False
    """Whether its cells name the columns, so that its letters are heavier."""

    def folded(self, words: str, zoom: float = 1.0) -> str:
        """The words of a row with a line's end for the tab after each line's last cell, or for a space within the last
        cell of a row that Qt does not break."""
        if self.wider:
            before, tab, last = words.rpartition("\t")
            return f"{before}{tab}{LINE_END.join(_lines(last, self.room, _metrics(zoom * self.size, self.heads)))}"
        if not self.across:
            return words
        cells = words.split("\t")
        lines = ("\t".join(cells[at : at + self.across]) for at in range(0, len(cells), self.across))
        return LINE_END.join(lines)


def _lines(words: str, room: float, metrics: QFontMetricsF) -> list[str]:
    """Break words at single spaces, each of which becomes a line's end."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


class Tables:
    """The tables of a page: how the rows of every run are set. Numbers are those of text blocks."""

    def __init__(self, page: ReaderText, zoom: float, widths: Widths) -> None:
        self._page, self._zoom, self._widths = page, zoom, widths
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
        made = self._made(first, last, self._widths)
        self._known[first] = last, made
        return made._replace(heads=made.heads and number == first)

    def suit(self, widths: Widths) -> bool:
        """Whether what is known so far would be set in the same way in another room; what comes then has that one."""
        known = self._known.items()
        suits = widths == self._widths or all(self._made(one, last, widths) == made for one, (last, made) in known)
        if suits:
            self._widths = widths
        return suits

    def _made(self, first: int, last: int, widths: Widths) -> Row:
        rows = [display(self._block(row), self._page.text) for row in range(first, min(last, first + MEASURED) + 1)]
        if last - first > MEASURED or has_rtl("".join(rows)):
            widths = widths._replace(most=widths.column)
        return _set(rows, self._zoom, widths)._replace(heads=_name_columns(rows))

    def _block(self, number: int) -> Block:
        return self._page.blocks[self._page.shown[number]]

    def _is_row(self, number: int) -> bool:
        return self._block(number).kind is BlockKind.TABLE_ROW


def _name_columns(rows: Sequence[str]) -> bool:
    """Whether the first of these rows has names alone, above numbers."""
    cells, *below = ([cell.strip() for cell in row.split("\t")] for row in rows)
    named = sum(map(bool, cells)) > 1 and not any(cell[:1].isdigit() for cell in cells)
    return named and any(cell[:1].isdigit() for row in below for cell in row[1:])


def _set(rows: Sequence[str], zoom: float, widths: Widths) -> Row:
    """Make letters as small as the columns need; if the last one still has no room, use several lines."""
    column = widths.column
    made = _beyond(rows, zoom, widths) if _wide(rows, zoom) * EASY > column < widths.most else None
    if made is not None:
        return made
    size = _size(rows, zoom, column)
    places = column_stops(rows, zoom * size)
    if size > SMALLEST or not places or places[-1] <= BEGINS * column:
        return Row(_stops(places), size, places[-1] if places else 0.0)
    lines: list[str] = []
    inside = column - INSET * zoom  # Qt adds the indent of further lines to tab stops as well
    across = (max(row.count("\t") for row in rows) + 2) // 2 + 1
    while across > 1:
        across -= 1
        lines = [line for row in rows for line in Row([], across=across).folded(row).split(LINE_END)]
        size = _size(lines, zoom, inside, inside)
        if size >= FOLDED:
            break
    size = max(size, FOLDED)
    return Row(_stops(column_stops(lines, zoom * size, inside / zoom)), size, INSET * zoom, across)


def _beyond(rows: Sequence[str], zoom: float, widths: Widths) -> Row | None:
    """Set rows wider than the column of text; None if they have no room, or a cell before the last is too long."""
    wide = min(widths.most, _wide(rows, zoom) * EASY)
    size = _size(rows, zoom, wide)
    places, metrics = column_stops(rows, zoom * size), _metrics(zoom * size, heavy=True)
    room = wide - places[-1]
    words = (word for row in rows for word in row.rpartition("\t")[2].split(" "))
    has_long = column_stops(rows, zoom)[-1] < column_stops(rows, zoom, wide)[-1]
    if has_long or any(metrics.horizontalAdvance(word) > room for word in words):
        return None
    return Row(_stops(places), size, places[-1], wider=ceil(wide - widths.column), room=room)


def _size(rows: Sequence[str], zoom: float, room: float, widest: float = 0) -> float:
    """The scale of letters with which the columns fill the `room`."""
    size = min(1.0, max(SMALLEST, room / _wide(rows, zoom, widest)))
    while size > SMALLEST and _wide(rows, zoom * size, widest) > room:  # letters have whole pixels
        size = max(SMALLEST, size - 0.5 / READING_PX)
    return size


def _wide(rows: Sequence[str], zoom: float, widest: float = 0) -> float:
    """The width of all columns with letters of the usual size."""
    ends = column_stops([f"{row}\t" for row in rows], zoom, widest / zoom or WIDEST)
    return max(1.0, ends[-1] - GAP * zoom + SPARE)


def _metrics(zoom: float, heavy: bool = False) -> QFontMetricsF:
    return QFontMetricsF(fonts.page(READING_PX * zoom, semibold=heavy))


def _stops(places: Iterable[float]) -> list[QTextOption.Tab]:
    return [QTextOption.Tab(place, QTextOption.TabType.LeftTab) for place in places]


def column_stops(rows: Sequence[str], zoom: float, widest: float = WIDEST) -> list[float]:
    """Where the second and every further column begins. Cells are separated by tabs."""
    usual, heavy = _metrics(zoom), _metrics(zoom, heavy=bool(rows) and _name_columns(rows))
    widths: list[float] = []
    for number, row in enumerate(rows):
        cells, metrics = row.split("\t")[:-1], usual if number else heavy
        widths += [0.0] * (len(cells) - len(widths))
        for column, cell in enumerate(cells):
            widths[column] = max(widths[column], min(metrics.horizontalAdvance(cell), widest * zoom))
    return list(accumulate(width + GAP * zoom for width in widths))
