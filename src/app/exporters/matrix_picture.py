"""A matrix as a picture: what went from each row's group to each column's, in counts and in honest sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from app.domain.language import tr, tr_n
from app.domain.totals_words import DOUBTFUL
from app.exporters.cell_lines import HEAD_LINES, cell_lines, head_in_lines
from app.exporters.drawing import (
    Anchor,
    Box,
    Dot,
    Drawing,
    Group,
    Paint,
    Shape,
    Stroke,
    Text,
    Tone,
    shortened,
    text_width,
)

_MARGIN, _HEAD, _FOOT = 24.0, 72.0, 56.0
_ROW_HEAD, _WIDE, _WIDE_HEAD, _WIDEST, _TALL, _LOW, _LINE, _GAP = 156.0, 72.0, 132.0, 168.0, 36.0, 23.0, 12.0, 2.0
_PAGE, _BETWEEN_BANDS = 860.0, 18.0
"""How wide a picture is at most, unless a single column is wider, and what is between parts of it."""
_LABEL, _SMALL = 11.0, 10.0


@dataclass(frozen=True, slots=True)
class CellFace:
    """What a cell shows: how many records, their sums in words, how many promise, say that nothing came, and were
    cancelled, and what is to be said against these records."""

    records: int
    sums: tuple[str, ...] = ()
    promised: int = 0
    none: int = 0
    cancelled: int = field(default=0, repr=False)
    against: tuple[str, ...] = field(default=(), repr=False)

    @property
    def total(self) -> str:
        return "; ".join(self.sums)


def matrix_picture(
    rows: Sequence[str], columns: Sequence[str], cells: Mapping[tuple[int, int], CellFace], title: str = "",
) -> Drawing:  # fmt: skip
    """The matrix; `cells` are those with anything in them, by row and column. Empty ones have a dot: no data. Columns
    that would be too small on a page go on below, with the rows that hold anything in them."""
    title = title or tr("Matrix")
    wides = _widths(columns, cells)
    bands = _bands(wides)
    most = max((cell.records for cell in cells.values()), default=1)
    shapes: list[Shape] = [Text((_MARGIN, 34.0), title, 20.0, bold=True)]
    top, width = _HEAD, 640.0
    names: list[str] = []
    for band in bands:
        held = {row for row, column in cells if column in band}
        table = _Table(
            [(at, name) for at, name in enumerate(rows) if at in held or len(bands) == 1],
            [(at, columns[at], wides[at]) for at in band],
            {at: cell for at, cell in cells.items() if at[1] in band},
        )
        drawn, top = table.drawn(top, most)
        shapes += drawn
        names += [one.name for one in drawn if isinstance(one, Group)]
        top += _BETWEEN_BANDS
        width = max(width, 2 * _MARGIN + _ROW_HEAD + sum(wides[at] + _GAP for at in band))
    height = top - _BETWEEN_BANDS + _FOOT
    legend = _legend(cells, is_split=len(bands) > 1)
    width = max(width, *(text_width(one, _LABEL) + 2 * _MARGIN for one in legend))
    height += 15 * (len(legend) - 1)
    for n, words in enumerate(reversed(legend)):
        shapes.append(Text((_MARGIN, height - 22 - 15 * n), words, _LABEL, Paint(Tone.MUTED)))
    return Drawing(width, height, title, "; ".join(names) or tr("No record."), tuple(shapes))


def _legend(cells: Mapping[tuple[int, int], CellFace], *, is_split: bool) -> list[str]:
    words = tr(
        "Number of records, under it what they come to. A dot: no data. “None”: a source says that nothing was given."
    )
    out = [words]
    if any(cell.promised and cell.records for cell in cells.values()):
        out.append(tr("“+”: further records, of what is only promised."))
    if any(cell.against for cell in cells.values()):
        out.append(tr("⚠: a record in it is disputed, or its words say otherwise."))
    if is_split:
        out.append(tr("Further columns are below, with the rows that have anything in them."))
    return out


def _bands(wides: Sequence[float]) -> list[list[int]]:
    """The columns, by their places, that are beside each other: as many as a page shows in letters one can read."""
    room = _PAGE - 2 * _MARGIN - _ROW_HEAD
    out: list[list[int]] = [[]]
    for at, wide in enumerate(wides):
        if out[-1] and sum(wides[one] + _GAP for one in out[-1]) + wide > room:
            out.append([])
        out[-1].append(at)
    return out


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows and columns that are drawn together, each by its place in the matrix."""

    rows: Sequence[tuple[int, str]]
    columns: Sequence[tuple[int, str, float]]
    cells: Mapping[tuple[int, int], CellFace]

    def drawn(self, top: float, most: int) -> tuple[list[Shape], float]:
        """Its shapes, from `top` on, and where it ends; the largest cell of the whole matrix has `most` records."""
        heads = [_in_lines(name, wide - 6, HEAD_LINES) for _, name, wide in self.columns]
        lefts = [*accumulate((wide + _GAP for *_, wide in self.columns), initial=_MARGIN + _ROW_HEAD)]
        foot = top + 30 + 13 * max(0, max(map(len, heads), default=0) - 2)
        shapes: list[Shape] = []
        for left, (_, _, wide), lines in zip(lefts, self.columns, heads, strict=False):
            for n, words in enumerate(lines):
                at = left + wide / 2, foot - 13 * (len(lines) - 1 - n)
                shapes.append(Text(at, words, _LABEL, Paint(Tone.MUTED), anchor=Anchor.MIDDLE))
        top = foot + 10
        for row, name in self.rows:
            under = {
                at: cell_lines(parts_under(self.cells[row, at]), wide - 4, lambda words: text_width(words, _SMALL))
                for at, _, wide in self.columns
                if (row, at) in self.cells
            }
            lines = _in_lines(name, _ROW_HEAD - 8, HEAD_LINES)
            most_under = max(map(len, under.values()), default=0)
            tall = max(_LOW if not most_under else _TALL + _LINE * (most_under > 1), 14.0 * len(lines) + 8)
            first = top + (tall - 14 * len(lines)) / 2 + 11
            shapes += [Text((_MARGIN, first + 14 * n), words, _LABEL) for n, words in enumerate(lines)]
            for left, (column, other, wide) in zip(lefts, self.columns, strict=False):
                if (cell := self.cells.get((row, column))) is None:
                    shapes.append(Dot((left + wide / 2, top + tall / 2), 1.0, Paint(Tone.MUTED)))
                    continue
                box = Box((left, top), wide, tall, None, None, 2.0)
                drawn = tuple(_cell(cell, box, under[column], most))
                shapes.append(Group(f"{name}, {other}: {cell_words(cell)}", drawn, f"{row}:{column}"))
            top += tall + _GAP
        return shapes, top if self.rows else top + _TALL + _GAP


def _widths(columns: Sequence[str], cells: Mapping[tuple[int, int], CellFace]) -> list[float]:
    """How wide each column is: as its longest sum, which nothing but the picture says where it is printed, and wider
    where its name is a sentence."""
    out = [_WIDE_HEAD if len(_in_lines(one, _WIDE - 6, 3)) > 2 else _WIDE for one in columns]
    for (_, column), cell in cells.items():
        out[column] = min(_WIDEST, max(out[column], text_width(" · ".join(parts_under(cell)), _SMALL) + 8))
    return out


def _cell(cell: CellFace, box: Box, under: Sequence[str], most: int) -> list[Shape]:
    """A cell: darker the more records it counts, dashed where there is only a denial."""
    x, y = box.at
    out: list[Shape] = []
    if cell.records:
        share = cell.records / most if most > 3 else cell.records / 3
        depth = 0.14 if share <= 1 / 3 else 0.24 if share <= 2 / 3 else 0.34
        out.append(replace(box, fill=Paint(Tone.ACCENT, depth)))
    elif cell.none and not cell.promised:
        out.append(replace(box, stroke=Stroke(Paint(Tone.MUTED), 1.0, (3.0, 3.0))))
    y += max(0.0, (box.height - _TALL - _LINE * (len(under) > 1)) / 2)
    middle, line = x + box.width / 2, y + 15 if under else box.at[1] + box.height / 2 + 5
    if cell.records:
        out.append(Text((middle, line), count_words(cell), 13.0, bold=True, anchor=Anchor.MIDDLE))
    elif cell.promised:
        words = tr_n("{n} promise", "{n} promises", cell.promised)
        out.append(Text((middle, line), with_sign(words, cell), _LABEL, Paint(Tone.ACCENT), anchor=Anchor.MIDDLE))
    first = y + (29 if cell.records or cell.promised else 22)
    tone = Tone.INK if cell.records and (cell.sums or not cell.none) else Tone.MUTED
    for n, words in enumerate(under):
        out.append(Text((middle, first + n * _LINE), words, _SMALL, Paint(tone), anchor=Anchor.MIDDLE))
    return out


def count_words(cell: CellFace) -> str:
    """How many records speak of what was given, and how many more promise."""
    return with_sign(f"{cell.records:,}" + (f" +{cell.promised:,}" if cell.promised else ""), cell)


def with_sign(words: str, cell: CellFace) -> str:
    """How many there are, with the sign of a doubtful record where no sum under it has one."""
    return f"{DOUBTFUL} {words}" if cell.against and DOUBTFUL not in cell.total else words


def parts_under(cell: CellFace) -> tuple[str, ...]:
    """What is under the number of records: what they come to first of all, how many others say that nothing came,
    what else there is, and how many were cancelled."""
    none = tr("none") if cell.none == 1 else tr("{n} none").format(n=cell.none) if cell.none else ""
    if none and (cell.records or cell.promised):  # beside a sum, none is what others say
        none = tr_n("{n} says none", "{n} say none", cell.none)
    cancelled = tr_n("{n} cancelled", "{n} cancelled", cell.cancelled) if cell.cancelled else ""
    sums = cell.sums if cell.records else ()
    return tuple(filter(None, (*sums[:1], none, *sums[1:], cancelled)))


def cell_words(cell: CellFace) -> str:
    """All that a cell says, in words."""
    parts = [tr_n("{n} record", "{n} records", cell.records)] if cell.records else []
    parts += [cell.total] if cell.total else []
    parts += [tr_n("{n} promised", "{n} promised", cell.promised)] if cell.promised else []
    parts += [tr_n("{n} says none", "{n} say none", cell.none)] if cell.none else []
    parts += [tr_n("{n} cancelled", "{n} cancelled", cell.cancelled)] if cell.cancelled else []
    return ", ".join((*parts, *cell.against))


def _in_lines(words: str, width: float, most: int) -> list[str]:
    """The words in so many lines at most, of which the last is cut."""
    return head_in_lines(
        words, width, most, lambda one: text_width(one, _LABEL), lambda one: shortened(one, width, _LABEL)
    )
