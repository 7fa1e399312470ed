"""Tables in a text: lines right below each other whose cells are parted by tabs, or by bars.

    table = row (line-end row)+
    row   = cell? (tab cell?)+
          | "|"? cell? ("|" cell?)+ "|"?          no row is a line of dashes, which Markdown has below its headings
          | cell (blanks cell)+                   three blanks or more, the cells of a column one below the other
          | cell                                  the name of a part of the table, between two other rows
      | blank cells, words                    what a row goes on with: in small letters, or behind *of*, a comma …

Any cell may be empty. Of cells that are set apart by blanks each is that of the heading above or below which it
stands. Web pages, documents and PDFs are brought in with tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

Span = tuple[int, int]
_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_RULE = re.compile(r"[\s|:+=-]*")
_BLANKS = "   "
_APART = re.compile(r"(?<=\S) {3,}(?=\S)")
_SHORT = 60
"""Code points of the name of a part of a table."""


class Row(NamedTuple):
    """A row. Offsets are code points of the text handed in, end exclusive, without white space around."""

    start: int
    end: int
    cells: tuple[Span, ...]
    """Of an empty one where it stands, twice."""
    more: tuple[tuple[int, Span], ...] = ()
    """Which cells go on in the next line, and where."""
    goes_on: bool = False
    """Whether it is such a line, with which the row above goes on."""

    def words(self, text: str, at: int) -> str:
        """What a cell says, in one line; nothing where the row is shorter."""
        some = [self.cells[at], *self.rest(at)] if at < len(self.cells) else []
        return " ".join(" ".join(text[start:end] for start, end in some).split())

    def all_words(self, text: str) -> list[str]:
        """What each cell says."""
        return [self.words(text, at) for at in range(len(self.cells))]

    @property
    def is_part(self) -> bool:
        """Whether it is only the name of a part of the table."""
        return sum(start < end for start, end in self.cells) < 2

    def rest(self, at: int) -> list[Span]:
        """Where a cell goes on in the next line."""
        return [span for one, span in self.more if one == at]

    def part(self, low: int, high: int) -> Row:
        """The row of the columns between two."""
        more = tuple((at - low, span) for at, span in self.more if low <= at < high)
        return self._replace(cells=self.cells[low:high], more=more)


@lru_cache(maxsize=8)
def grids(text: str) -> tuple[tuple[Row, ...], ...]:
    """The rows of each table of a text."""
    if "\t" not in text and "|" not in text and _BLANKS not in text:
        return ()
    return tuple(_joined(text, rows) for rows in _runs(text) if len(rows) > 1)


def _runs(text: str) -> Iterator[list[Row]]:
    rows, sign, part = list[Row](), "", list[Row]()
    for line in _LINE.finditer(text):
        start, end = line.start(), line.start() + len(line[0].rstrip())
        now = _sign(text[start:end]) or _blanks(text[start:end], goes_on=sign == _BLANKS)
        if rows and not (now or part) and _names_part(text[start:end]):
            part = [Row(start, end, ((start, end),))]
            continue
        if rows and now != sign:
            yield _aligned(text, rows) if sign == _BLANKS else rows
            rows, part = [], []
        sign = now
        if sign and not _RULE.fullmatch(text, start, end):
            rows += [*part, _row(text, start, end, sign, is_first=not rows)]
        part = []
    yield _aligned(text, rows) if sign == _BLANKS else rows


_OPEN = re.compile(r"(?:[,/&(-]|\b(?:of|and|for|the|with|in|to|by))$")
_CLOSES = re.compile(r"[a-z(]")


def _joined(text: str, rows: list[Row]) -> tuple[Row, ...]:
    """The rows, each with what stands below it and goes on with some of its cells."""
    out = [rows[0]]
    for row in rows[1:]:
        last = next(at for at in range(len(out) - 1, -1, -1) if not out[at].goes_on)
        filled = [at for at, (start, end) in enumerate(row.cells) if start < end]
        if last and filled and filled != [0] and all(_goes_on(text, out[last], row, at) for at in filled):
            more = (*out[last].more, *((at, row.cells[at]) for at in filled))
            out[last] = out[last]._replace(more=more)
            row = row._replace(goes_on=True)
        elif last and filled == [0] and _OPEN.search(out[last].words(text, 0)):
            out[last] = out[last]._replace(more=(*out[last].more, (0, row.cells[0])))
            row = row._replace(goes_on=True)
        out.append(row)
    return tuple(out)


def _goes_on(text: str, above: Row, row: Row, at: int) -> bool:
    """Whether a cell goes on with the one above it."""
    words, before = row.words(text, at), above.words(text, at)
    if not before or not any(map(str.isalpha, before)) or any(map(str.isdigit, words)):
        return False
    return bool(_CLOSES.match(words) or _OPEN.search(before))


def _names_part(line: str) -> bool:
    """Whether a line may be the only cell of a row."""
    return 0 < len(line) < _SHORT and line[-1] not in ".!?:;"


def is_row(line: str) -> bool:
    """Whether a line has cells."""
    return bool(_sign(line.strip()))


def _sign(line: str) -> str:
    """What parts the cells of a line; nothing where it has none."""
    return "\t" if "\t" in line else "|" if line.count("|") > 1 or " | " in line else ""


def _blanks(line: str, *, goes_on: bool) -> str:
    """Blanks, where a line has three cells or more that are set apart by them, or two below such a line."""
    gaps = len(_APART.findall(line))
    gaps += gaps > 0 and line.startswith(_BLANKS)  # before a first column without a heading
    return _BLANKS if gaps > (0 if goes_on else 1) else ""


def _aligned(text: str, rows: list[Row]) -> list[Row]:
    """Rows set by blanks with their cells under the headings; no cells where one is under two of them or none."""
    names = _places(text, rows[0])
    names[:1] = [(0, names[1][0] - 1)] if len(names) > 1 and names[0][0] == names[0][1] else names[:1]
    out = rows[:1]
    for row in rows[1:]:
        cells = _places(text, row)
        under = [[at for at, (low, high) in enumerate(names) if low < end and start < high] for start, end in cells]
        if len(cells) == 1 and len(under[0]) == 1 and under[0][0]:
            row = _below(row, under[0][0], text)
        elif len(cells) not in (1, len(names)):
            told = {one[0]: cell for one, cell in zip(under, row.cells, strict=True) if len(one) == 1}
            places = [told.get(at, (row.start, row.start)) for at in range(len(names))]
            row = row._replace(cells=tuple(places) if len(told) == len(cells) else ())
        out.append(row)
    return out


def _below(row: Row, at: int, text: str) -> Row:
    """A row whose only words stand below another heading than the first."""
    start, end = _trimmed(text, row.start, row.end)
    return row._replace(start=start, cells=(*[(start, start)] * at, (start, end)))


def _places(text: str, row: Row) -> list[Span]:
    """Where the cells of a row are in its line."""
    line = text.rfind("\n", 0, row.start) + 1
    return [(low - line, high - line) for low, high in (_trimmed(text, *cell) for cell in row.cells)]


def _row(text: str, start: int, end: int, sign: str, *, is_first: bool) -> Row:
    if sign == "|":
        start += len(text[start:end]) - len(text[start:end].lstrip())
        start, end = start + (text[start] == "|"), end - (text[end - 1] == "|")
    apart = _APART if sign == _BLANKS else re.compile(re.escape(sign))
    gaps = [one.span() for one in apart.finditer(text, start, end)]
    lows, highs = [start, *(high for _, high in gaps)], [*(low for low, _ in gaps), end]
    cells = [_trimmed(text, low, high) for low, high in zip(lows, highs, strict=True)]
    if is_first and sign == _BLANKS and text.startswith(_BLANKS, start):
        cells.insert(0, (start, start))
    filled = [cell for cell in cells if cell[0] < cell[1]] or cells
    return Row(filled[0][0], filled[-1][1], tuple(cells))


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    low = start + len(words) - len(words.lstrip())
    return low, low + len(words.strip())
