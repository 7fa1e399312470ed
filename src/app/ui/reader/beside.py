"""The coloured stripes beside the words of a block, one for each tag."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF

from app.ui.reader.marks import Mark
from app.ui.reader.placed import Piece

LANES, PITCH, WIDE = 3, 7, 2
"""How many tags beside one another have a stripe, how far stripes are from each other, and how wide one is."""
COUNT_WIDE, COUNT_HIGH = 22, 16
"""The room of the count of those that have none."""
BARE_PX = 17
"""How high a line of bare words is: the counts of a paragraph, or the name of a tag."""
NEAR_PX = 10
"""How far what is told of a paragraph is from the last lane, whether that is taken or not: so that all begins below one
another."""
ROOM_PX = (LANES - 1) * PITCH + WIDE + NEAR_PX
"""How much room stripes take that all have a lane."""
Extent = tuple[Mark, float, float]
"""A mark, and from where to where a stripe beside its words goes."""


class Stripes(NamedTuple):
    """What says beside the words of a block how they are tagged."""

    shown: list[Piece]
    spare: list[Piece]
    """Those without a lane, in the last one: seen while their passage or their tag is looked at alone."""
    more: list[tuple[QRectF, int, int]]
    """Where the spare ones of some lines are counted, how many they are, and the first one's passage."""


def stripes(extents: Sequence[Extent], left: float) -> Stripes:
    """Give each tag the first lane that is free over its height; those that find none are counted beside the last one.

    `extents` are in the order of the text; `left` is where the first lane is. Those that find none are counted once
    where they stand beside one another, from the first of them on.
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
    """How much room the stripes take between two heights: where some are counted there, the counts take more."""
    counted = any(box.top() < bottom and box.bottom() > top for box, _, _ in more)
    return ROOM_PX + COUNT_WIDE * counted


@lru_cache(maxsize=2_000)
def _stripe(left: float, top: float, tall: float, colour: int, passage: int) -> Piece:
    """A stripe; the same one again where it stands where it stood, as nearly all do after a tag."""
    return Piece(QRectF(left, top, WIDE, tall), colour, passage)
