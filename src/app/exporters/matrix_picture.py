"""A matrix as a picture: what went from each row's group to each column's, in counts and in honest sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from app.domain.language import tr, tr_n
from app.domain.totals_words import DOUBTFUL
from app.exporters.cell_lines import HEAD_LINES, cell_lines, in_lines
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
_ROW_HEAD, _WIDE, _WIDE_HEAD, _WIDEST, _TALL, _LINE, _GAP = 188.0, 84.0, 132.0, 168.0, 36.0, 12.0, 2.0
_LABEL, _SMALL = 11.0, 10.0


@dataclass(frozen=True, slots=True)
class CellFace:
    """What a cell shows: how many records, their sums in words, how many promise, say that nothing came, and were
    cancelled, and what is to be said against records in the sums."""

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
    """The matrix; `cells` are those with anything in them, by row and column. Empty ones have a dot: no data."""
    title = title or tr("Matrix")
    wides = _widths(columns, cells)
    lefts = [*accumulate((one + _GAP for one in wides), initial=_MARGIN + _ROW_HEAD)]
    width = _MARGIN + lefts[-1] + max(0, 4 - len(columns)) * (_WIDE + _GAP)
    under = {at: _lines_under(cell, wides[at[1]]) for at, cell in cells.items()}
    heads = [_in_lines(name, wide - 6, HEAD_LINES) for name, wide in zip(columns, wides, strict=True)]
    foot = _HEAD + 30 + 13 * max(0, max(map(len, heads), default=0) - 2)
    tops = _tops(len(rows), {row: len(lines) for (row, _), lines in under.items() if len(lines) > 1}, foot + 10)
    height = (tops[-1] if rows else tops[0] + _TALL + _GAP) + _FOOT
    shapes: list[Shape] = [Text((_MARGIN, 34.0), title, 20.0, bold=True)]
    for at, lines in enumerate(heads):
        for n, words in enumerate(lines):
            y = foot - 13 * (len(lines) - 1 - n)
            middle = lefts[at] + wides[at] / 2
            shapes.append(Text((middle, y), words, _LABEL, Paint(Tone.MUTED), anchor=Anchor.MIDDLE))
    most = max((cell.records for cell in cells.values()), default=1)
    said: list[str] = []
    for row, name in enumerate(rows):
        lines = _in_lines(name, _ROW_HEAD - 8, 2)
        top, tall = tops[row], tops[row + 1] - tops[row] - _GAP
        first = top + (22 if len(lines) == 1 else 15)
        shapes += [Text((_MARGIN, first + 14 * n), words, _LABEL) for n, words in enumerate(lines)]
        for column, other in enumerate(columns):
            cell = cells.get((row, column))
            if cell is None:
                middle = lefts[column] + wides[column] / 2
                shapes.append(Dot((middle, top + tall / 2), 1.0, Paint(Tone.MUTED)))
            else:
                words = f"{name}, {other}: {cell_words(cell)}"
                said.append(words)
                box = Box((lefts[column], top), wides[column], tall, None, None, 2.0)
                drawn = _cell(cell, box, under[row, column], most)
                shapes.append(Group(words, tuple(drawn), f"{row}:{column}"))
    legend = tr("Number of records, under it what they come to. A dot: no data. "
                "“None”: a source says that nothing was given.")  # fmt: skip
    if any(cell.promised and cell.records for cell in cells.values()):
        legend += " " + tr("“+”: further records, of what is only promised.")
    if any(DOUBTFUL in cell.total for cell in cells.values()):
        legend += " " + tr("⚠: a record in it is disputed, or its words say otherwise.")
    shapes.append(Text((_MARGIN, height - 22), legend, _LABEL, Paint(Tone.MUTED)))
    return Drawing(
        max(width, 640.0, text_width(legend, _LABEL) + 2 * _MARGIN),
        height,
        title,
        "; ".join(said) or tr("No record."),
        tuple(shapes),
    )


def _widths(columns: Sequence[str], cells: Mapping[tuple[int, int], CellFace]) -> list[float]:
    """How wide each column is: as its longest sum, which nothing but the picture says where it is printed, and wider
    where its name is a sentence."""
    out = [_WIDE_HEAD if len(_in_lines(one, _WIDE - 6, 3)) > 2 else _WIDE for one in columns]
    for (_, column), cell in cells.items():
        out[column] = min(_WIDEST, max(out[column], text_width(" · ".join(parts_under(cell)), _SMALL) + 8))
    return out


def _lines_under(cell: CellFace, wide: float) -> list[str]:
    return cell_lines(parts_under(cell), wide - 4, lambda words: text_width(words, _SMALL))


def _tops(rows: int, lines: Mapping[int, int], first: float) -> list[float]:
    """Where each row begins, and the last one ends: one with two lines below a number is taller."""
    tall = (_TALL + _GAP + (_LINE if lines.get(row, 1) > 1 else 0) for row in range(rows))
    return [*accumulate(tall, initial=first)]


def _cell(cell: CellFace, box: Box, under: Sequence[str], most: int) -> list[Shape]:
    """A cell: darker the more records it counts, dashed where only a denial stands."""
    x, y = box.at
    out: list[Shape] = []
    if cell.records:
        share = cell.records / most if most > 3 else cell.records / 3
        depth = 0.14 if share <= 1 / 3 else 0.24 if share <= 2 / 3 else 0.34
        out.append(replace(box, fill=Paint(Tone.ACCENT, depth)))
    elif cell.none and not cell.promised:
        out.append(replace(box, stroke=Stroke(Paint(Tone.MUTED), 1.0, (3.0, 3.0))))
    middle, line = x + box.width / 2, y + (15 if under else box.height / 2 + 5)
    if cell.records:
        out.append(Text((middle, line), count_words(cell), 13.0, bold=True, anchor=Anchor.MIDDLE))
    elif cell.promised:
        words = tr_n("{n} promise", "{n} promises", cell.promised)
        out.append(Text((middle, line), words, _LABEL, Paint(Tone.ACCENT), anchor=Anchor.MIDDLE))
    first = y + (29 if cell.records or cell.promised else 22)
    tone = Tone.INK if cell.records and (cell.sums or not cell.none) else Tone.MUTED
    for n, words in enumerate(under):
        out.append(Text((middle, first + n * _LINE), words, _SMALL, Paint(tone), anchor=Anchor.MIDDLE))
    return out


def count_words(cell: CellFace) -> str:
    """How many records speak of what was given, and how many more promise."""
    return f"{cell.records:,}" + (f" +{cell.promised:,}" if cell.promised else "")


def parts_under(cell: CellFace) -> tuple[str, ...]:
    """What stands under the number of records: what they come to first of all, how many others say that nothing came,
    what else there is, and how many were cancelled.
    """
    none = tr("none") if cell.none == 1 else tr("{n} none").format(n=cell.none) if cell.none else ""
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
    return in_lines(words, width, most, lambda one: text_width(one, _LABEL), lambda one: shortened(one, width, _LABEL))
