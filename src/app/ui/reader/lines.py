"""The laid-out lines of a text block, and the rectangles of words in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

from app.ui.base.offsets import TextMap


def x_of(line: QTextLine, at: int) -> float:
    """The horizontal position of a text position in a line of one direction."""
    placed: Any = line.cursorToX(at)  # a pair, whatever the stub says
    return placed[0] if isinstance(placed, tuple) else placed


class Line(NamedTuple):
    """Cached properties of one line of a block, valid until the block is laid out again."""

    start: int
    end: int
    left: float
    top: float
    height: float
    baseline: float
    edge: float
    """Where its words end, without the space at a line break."""


def lines_of(layout: QTextLayout) -> list[Line]:
    """The lines of a block, queried from Qt once for all marks."""
    found: list[Line] = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start, left, top = line.textStart(), line.x(), line.y()
        end, edge = start + line.textLength(), left + line.naturalTextWidth()
        found.append(Line(start, end, left, top, line.height(), top + line.ascent(), edge))
    return found


def pieces(
    layout: QTextLayout, lines: Sequence[Line], first: int, last: int, mixed: bool, shift: float = 0.0
) -> Iterator[tuple[QRectF, float]]:
    """The rectangles between two positions of a block, `shift` to the right, each with its baseline.

    `lines` are those of the layout. A line of mixed direction can have several, which only its glyph runs show.
    """
    for number, one in enumerate(lines):
        if one.end <= first:
            continue
        if one.start >= last:
            return
        start, end = max(first, one.start), min(last, one.end)
        if mixed:
            stretches = _runs(layout.lineAt(number), start, end)
        else:
            left = one.left if start == one.start else x_of(layout.lineAt(number), start)
            right = one.edge if end == one.end else min(x_of(layout.lineAt(number), end), one.edge)
            stretches = [(left, right)] if right > left else []
        for left, right in stretches:
            yield QRectF(left + shift, one.top, right - left, one.height), one.baseline


def boxes_of(
    block: QTextBlock, number: int, places: Sequence[tuple[int, int]], offsets: TextMap, mixed: bool
) -> Iterator[tuple[int, QRectF, float]]:
    """Of stretches of the text, in order, those in a text block: index, box in its layout's column, and baseline."""
    start, end = offsets.stretch(number)
    lines: list[Line] = []
    for at in range(bisect_left(places, start, key=lambda place: place[1]), len(places)):
        low, high = places[at]
        if low >= end:
            return
        if high > start:
            lines = lines or lines_of(block.layout())
            first, last = offsets.within(number, low), offsets.within(number, high)
            for box, baseline in pieces(block.layout(), lines, first, last, mixed, block.layout().position().x()):
                yield at, box, baseline


def _runs(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    """Left and right of each unbroken run of glyphs, from left to right."""
    boxes = sorted((box.left(), box.right()) for box in (g.boundingRect() for g in line.glyphRuns(start, end - start)))
    joined: list[tuple[float, float]] = []
    for left, right in boxes:
        if joined and left <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined
