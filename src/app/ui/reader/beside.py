"""The coloured stripes beside the words of a block, one for each tag."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF

from app.ui.reader.marks import Mark
from app.ui.reader.placed import Piece

LANES = 15
"""How many tags beside one another have a stripe."""
SHAPES = ((4, 7, 4), (7, 4, 3), (LANES, 3, 2))
"""How many lanes there may be, how far they are from one another, and how wide a stripe is.

In few steps, as the room below is: so what is there already stays where it is with nearly every new tag.
"""
ROOMS = (14, 28, 30, 45)
"""How wide all lanes together may be; the cards begin beside them."""
Extent = tuple[Mark, float, float]
"""A mark, and from where to where a stripe beside its words goes."""


def stripes(extents: Sequence[Extent], left: float) -> tuple[list[Piece], int]:
    """Assign each tag the first lane that is free over its height; if there are many, lanes are narrower.

    `left` is the position of the first lane. Returns the stripes, and the width of all lanes.
    """
    bottoms: list[float] = []
    found: list[tuple[int, float, float, int, int]] = []
    for mark, top, bottom in extents:
        for colour in mark.colours:
            for lane, low in enumerate(bottoms):
                if low <= top:
                    bottoms[lane] = bottom
                    break
            else:
                lane = len(bottoms)
                if lane == LANES:
                    continue
                bottoms.append(bottom)
            found.append((lane, top, bottom, colour, mark.passage_id))
    lanes = len(bottoms)
    pitch, wide = next((pitch, wide) for most, pitch, wide in SHAPES if lanes <= most)
    made = [
        _stripe(left + lane * pitch, top, wide, bottom - top, colour, passage)
        for lane, top, bottom, colour, passage in found
    ]
    return made, next(room for room in ROOMS if lanes * pitch <= room)


@lru_cache(maxsize=2_000)
def _stripe(left: float, top: float, wide: float, tall: float, colour: int, passage: int) -> Piece:
    """A stripe; the same object if it is unchanged, as nearly all are after tagging."""
    return Piece(QRectF(left, top, wide, tall), colour, passage)
