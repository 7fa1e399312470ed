"""The coloured stripes beside the words of a block, one for each tag."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF

from app.ui.reader.marks import Mark
from app.ui.reader.placed import Piece

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
