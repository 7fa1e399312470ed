"""The coloured stripes beside the words of a block, one for each tag, and the names of tags if there is room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF

from app.ui.reader.marks import TAG, Chip, Mark
from app.ui.reader.placed import BlockMarks, Column, Piece, PlacedChip

LANES, PITCH, WIDE = 3, 7, 2
"""The number of lanes for stripes, the distance from one to the next, and the width of a stripe."""
COUNT_WIDE, COUNT_HIGH = 22, 16
"""The size of the count of stripes without a lane."""
BARE_PX = 17
"""The height of a line without a frame: the counts of a paragraph, or the name of a tag."""
NEAR_PX = 10
"""The distance of cards and names from the last lane, used or not, so that all begin at the same place."""
ROOM_PX = (LANES - 1) * PITCH + WIDE + NEAR_PX
"""The width of all lanes."""
NAME_PX = 120
"""The minimum width of names."""
Extent = tuple[Mark, float, float]
"""A mark, and the top and bottom of its stripe."""


class Stripes(NamedTuple):
    """The stripes beside a block."""

    shown: list[Piece]
    spare: list[Piece]
    """Those without a lane, placed in the last one: visible while their passage or their tag is isolated."""
    more: list[tuple[QRectF, int, int]]
    """The counts of spare ones: the box, the number, and the first one's passage."""


def stripes(extents: Sequence[Extent], left: float) -> Stripes:
    """Give each tag the first lane that is free over its height; those that find none are counted beside the last one.

    `extents` are in the order of the text; `left` is the position of the first lane. Spare stripes that overlap are
    counted together.
    """
    bottoms, foot = [float("-inf")] * LANES, float("-inf")
    shown, spare, more = list[Piece](), list[Piece](), list[tuple[QRectF, int, int]]()
    for mark, top, bottom in extents:
        for colour in mark.colours:
            for lane in range(LANES):
                if bottoms[lane] <= top:
                    bottoms[lane] = bottom
                    shown.append(_stripe(left + lane * PITCH, top, bottom - top, colour, mark.passage_id))
                    break
            else:
                spare.append(_stripe(left + (LANES - 1) * PITCH, top, bottom - top, colour, mark.passage_id))
                if top < foot:
                    box, count, first = more[-1]
                    more[-1] = box, count + 1, first
                else:
                    x = left + (LANES - 1) * PITCH + WIDE + 3
                    more.append((QRectF(x, top, COUNT_WIDE - 3, COUNT_HIGH), 1, mark.passage_id))
                foot = max(foot, bottom)
    return Stripes(shown, spare, more)


def room(more: Sequence[tuple[QRectF, int, int]], top: float, bottom: float) -> float:
    """The width of stripes and counts between two heights."""
    counted = any(box.top() < bottom and box.bottom() > top for box, _, _ in more)
    return ROOM_PX + COUNT_WIDE * counted


@lru_cache(maxsize=2_000)
def _stripe(left: float, top: float, tall: float, colour: int, passage: int) -> Piece:
    """A stripe, cached since nearly all are the same after an operation."""
    return Piece(QRectF(left, top, WIDE, tall), colour, passage)


def names_fit(column: Column) -> bool:
    """Whether names fit right of the stripes."""
    return column.edge - names_left(column) >= NAME_PX


def names_left(column: Column) -> float:
    """Where names begin on the whole page, measured at the right of the text."""
    return column.lanes + ROOM_PX + COUNT_WIDE


def names_beside(
    marks: BlockMarks, start: int, tall: float, column: Column, names: Mapping[int, str], drop: float
) -> list[PlacedChip]:
    """Each name at the first line of its passage, moved down if occupied; those that do not fit are counted.

    The same tag in consecutive passages is named once. `start` is where the block begins, `tall` its height; a name is
    `drop` below the top of its line.
    """
    left, y = names_left(column), 0.0
    before: frozenset[int] = frozenset()
    made: list[PlacedChip] = []
    more: list[str] = []
    for drawn in sorted(marks.words, key=lambda one: one.mark.start):
        mark = drawn.mark
        fresh = [tag for tag in mark.tags if tag not in before and tag in names]
        before = frozenset(mark.tags) or before
        y = max(y, drawn.top) if fresh and mark.start >= start else y
        for tag in fresh if mark.start >= start else ():
            if y + BARE_PX > tall + BARE_PX and made:
                more.append(names[tag])
                continue
            box = column.place(QRectF(left, y + drop, column.edge - left, BARE_PX))
            made.append(PlacedChip(box, Chip(names[tag], "", tip=names[tag], key=f"{TAG}{tag}"), mark.passage_id))
            y += BARE_PX
    if more:
        last = made[-1]
        chip = Chip(f"{last.chip.text} +{len(more)}", "", tip="\n".join((last.chip.text, *more)), key=last.chip.key)
        made[-1] = last._replace(chip=chip)
    return made
