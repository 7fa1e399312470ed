"""Tables in a text: lines right below each other whose cells are parted by tabs, or by bars.

    table = row (line-end row)+
    row   = cell? (tab cell?)+
          | "|"? cell? ("|" cell?)+ "|"?          no row is a line of dashes, which Markdown has below its headings
          | cell                                  the name of a part of the table, between two other rows

Any cell may be empty. Web pages, documents and PDFs are brought in with tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

Span = tuple[int, int]
_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_RULE = re.compile(r"[\s|:+=-]*")
_SHORT = 60
"""Code points of the name of a part of a table."""


class Row(NamedTuple):
    """A row. Offsets are code points of the text handed in, end exclusive, without white space around."""

    start: int
    end: int
    cells: tuple[Span, ...]
    """Of an empty one where it stands, twice."""

    def words(self, text: str, at: int) -> str:
        """What a cell says, in one line; nothing where the row is shorter."""
        return " ".join(text[slice(*self.cells[at])].split()) if at < len(self.cells) else ""


@lru_cache(maxsize=8)
def grids(text: str) -> tuple[tuple[Row, ...], ...]:
    """The rows of each table of a text."""
    if "\t" not in text and "|" not in text:
        return ()
    return tuple(tuple(rows) for rows in _runs(text) if len(rows) > 1)


def _runs(text: str) -> Iterator[list[Row]]:
    rows, sign, part = list[Row](), "", list[Row]()
    for line in _LINE.finditer(text):
        start, end = line.start(), line.start() + len(line[0].rstrip())
        now = _sign(text[start:end])
        if rows and not (now or part) and _names_part(text[start:end]):
            part = [Row(start, end, ((start, end),))]
            continue
        if rows and now != sign:
            yield rows
            rows, part = [], []
        sign = now
        if sign and not _RULE.fullmatch(text, start, end):
            rows += [*part, _row(text, start, end, sign)]
        part = []
    yield rows


def _names_part(line: str) -> bool:
    """Whether a line may be the only cell of a row."""
    return 0 < len(line) < _SHORT and line[-1] not in ".!?:;"


def is_row(line: str) -> bool:
    """Whether a line has cells."""
    return bool(_sign(line.strip()))


def _sign(line: str) -> str:
    """What parts the cells of a line; nothing where it has none."""
    return "\t" if "\t" in line else "|" if line.count("|") > 1 or " | " in line else ""


def _row(text: str, start: int, end: int, sign: str) -> Row:
    if sign == "|":
        start += len(text[start:end]) - len(text[start:end].lstrip())
        start, end = start + (text[start] == "|"), end - (text[end - 1] == "|")
    cells = list[Span]()
    for cell in re.finditer(rf"[^{re.escape(sign)}]*(?:{re.escape(sign)}|\Z)", text[start:end]):
        if cell.start() == end - start and cell.start():
            break  # behind the last cell there is one more match, of nothing
        words = cell[0].rstrip(sign)
        low = start + cell.start() + len(words) - len(words.lstrip())
        cells.append((low, low + len(words.strip())))
    filled = [cell for cell in cells if cell[0] < cell[1]] or cells
    return Row(filled[0][0], filled[-1][1], tuple(cells))
