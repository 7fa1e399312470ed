"""What stands beside the words of a block: stripes of tags, lanes of records and countries, chips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, QSizeF

from app.ui.reader.marks import Chip, Mark
from app.ui.reader.placed import ACCENT, MUTED, Column, Piece, PlacedChip

ChipWidth = Callable[[Chip], float]
"""Says how wide a chip wants to be, in the face it is painted with."""

LANES = 15
"""How many tags beside one another have a stripe."""
SHAPES = ((4, 7, 4), (7, 4, 3), (LANES, 3, 2))
"""How many lanes there may be, how far they are from one another, and how wide a stripe is.

In few steps, as the room below is: so what is there already stays where it is with nearly every new tag.
"""
ROOMS = (14, 28, 30, 45)
"""How wide all lanes together may be; the chips begin beside them."""
CHIP_HEIGHT, CHIP_GAP, NARROW = 20, 4, 110
LINES, LINE, LINE_PITCH = 3, 2, 5
"""Lanes of records and countries, right of those of tags."""
RECORD_LANE = "donation:"
"""How the lane of a record begins; the others are countries'."""

Extent = tuple[Mark, float, float]
"""A mark, and from where to where a stripe beside its words goes."""
Beside = tuple[list[Extent], float, float]
"""What lanes and chips depend on: the marks that have chips, the left edge, and the height of the block."""


def stripes(extents: Sequence[Extent], left: float) -> tuple[list[Piece], int]:
    """Give each tag the first lane that is free over its height; where there are many, the lanes are narrower.

    `left` is where the first lane is. Returns the stripes, and the room that is kept for all lanes.
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
    """A stripe; the same one again where it stands where it stood, as nearly all do after a tag."""
    return Piece(QRectF(left, top, wide, tall), colour, passage)


def lanes_and_chips(
    beside: Beside, start: int, column: Column, chip_width: ChipWidth
) -> tuple[list[Piece], list[PlacedChip]]:
    """The lanes of records and countries and, right of them, the chips of what begins in the block.

    `start` is the code point at which the block begins.
    """
    extents, left, height = beside
    lanes, used = _evidence_lines(extents, left)
    started = [(mark, top) for mark, top, _ in extents if mark.start >= start]
    return lanes, _chips(started, height, column, left + used * LINE_PITCH + 2, chip_width)


def _evidence_lines(extents: list[Extent], left: float) -> tuple[list[Piece], int]:
    """Give each record and country the first lane that is free beside its passages; the lanes, and how many are used.

    One for which there is no room has its chips all the same.
    """
    passages: dict[str, list[Extent]] = {}
    for extent in extents:
        for lane in {chip.lane: None for chip in extent[0].chips if chip.lane}:
            passages.setdefault(lane, []).append(extent)
    made: list[Piece] = []
    used: list[list[tuple[float, float]]] = []
    for lane, along in passages.items():
        spans = [(high, low) for _, high, low in along]
        at = next((i for i, others in enumerate(used) if not _meet(spans, others)), len(used))
        if at >= LINES:
            continue
        if at == len(used):
            used.append([])
        used[at] += spans
        colour = ACCENT if lane.startswith(RECORD_LANE) else MUTED
        for mark, high, low in along:
            made.append(Piece(QRectF(left + at * LINE_PITCH, high, LINE, low - high), colour, mark.passage_id))
    return made, len(used)


def _meet(some: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]]) -> bool:
    """Whether any of these spans overlaps any of those."""
    return any(high < low2 and high2 < low for high, low in some for high2, low2 in others)


def _chips(
    started: list[tuple[Mark, float]],
    height: float,
    column: Column,
    left: float,
    chip_width: ChipWidth,
) -> list[PlacedChip]:
    """Put the chips beside the first line of their passages, in rows, each no higher than the one before.

    A thing that several passages of a block stand for is named once, beside the first of them. What would
    reach below the block is counted on its last chip, so that blocks never disturb each other.
    """
    made: list[PlacedChip] = []
    x, y = left, 0.0
    said: set[str] = set()
    for mark, top in started:
        fresh = [chip for chip in mark.chips if not chip.key or chip.key not in said]
        said.update(chip.key for chip in fresh)
        if fresh and x > left:
            x, y = left, y + CHIP_HEIGHT + CHIP_GAP
        y = max(y, top) if fresh else y
        for whole in fresh:
            chip = _fitting(whole, column.edge - left, chip_width)
            wide = min(chip_width(chip), column.edge - left)
            if x > left and x + wide > column.edge:
                x, y = left, y + CHIP_HEIGHT + CHIP_GAP
            if y + CHIP_HEIGHT > max(height, CHIP_HEIGHT) + 8 and made:
                _count(made, chip_width)
                continue
            made.append(PlacedChip(QRectF(x, y, wide, CHIP_HEIGHT), chip, mark.passage_id))
            x += wide + CHIP_GAP
    return made


def _fitting(chip: Chip, room: float, chip_width: ChipWidth) -> Chip:
    """A chip, or its short form in a narrow margin; where there is more room, it is cut at its end."""
    if not chip.short or room >= NARROW or chip_width(chip) <= room:
        return chip
    return chip._replace(text=chip.short, icon=chip.icon if chip.dashed else "")


def _count(made: list[PlacedChip], chip_width: ChipWidth) -> None:
    """Let the last chip stand for one chip more."""
    last = made[-1]
    known = int(last.chip.text[1:]) if not (last.chip.icon or last.chip.short) else 1
    chip = Chip(f"+{known + 1}", icon="", tip=last.chip.tip)
    box = QRectF(last.rect.topLeft(), QSizeF(chip_width(chip), CHIP_HEIGHT))
    made[-1] = last._replace(rect=box, chip=chip)
