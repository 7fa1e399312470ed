"""Where the marks of one text block go: tints, underlines, stripes and chips.

Worked out when a block is first seen and kept until its marks or its lines change. Vertical places are
relative to the top of the block's layout, so that scrolling moves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QTextLayout, QTextLine

from app.ui.offsets import TextMap
from app.ui.reader.marks import Chip, Mark

ChipWidth = Callable[[Chip], float]
"""Says how wide a chip wants to be, in the face it is painted with."""

UNDERLINES = 3
"""Tags that get an underline of their own; the rest are counted."""
LANES, LANES_PX = 15, 30
"""How many tags beside one another have a stripe, and the room that these are kept to as long as they can be."""
STRIPE, LANE_PITCH, LEAST_PITCH = 4, 7, 3
CHIP_HEIGHT, CHIP_GAP, NARROW = 20, 4, 110
LINES, LINE, LINE_PITCH = 3, 2, 5
"""Lanes of records and countries, right of those of tags."""
MUTED, ACCENT = -1, -2
"""The colours of what has no hue: a passage without a tag and a country, and a record."""
RECORD_LANE = "donation:"
"""How the lane of a record begins; the others are countries'."""


class Column(NamedTuple):
    """The page's measures, in document coordinates."""

    left: float
    right: float
    lanes: float
    """Where the first stripe starts."""
    edge: float
    """Where chips must end."""
    scale: float
    """Zoom, for what follows the letters' size."""
    is_mirrored: bool = False
    """Whether lanes and chips stand at the left of the text, though they are reckoned at its right."""

    def place(self, box: QRectF) -> QRectF:
        """Where what is reckoned at the right of the text is seen."""
        if not self.is_mirrored:
            return box
        return QRectF(self.left + self.right - box.right(), box.top(), box.width(), box.height())


class Piece(NamedTuple):
    """A rectangle of one passage in one colour."""

    rect: QRectF
    colour: int
    passage: int


class PlacedChip(NamedTuple):
    """A chip where it stands."""

    rect: QRectF
    chip: Chip
    passage: int


class BlockMarks:
    """All that is painted for one block's marks."""

    __slots__ = ("chips", "lines", "more", "spare", "stripes", "tints")

    def __init__(self) -> None:
        self.tints: list[Piece] = []
        self.lines: list[Piece] = []
        self.stripes: list[Piece] = []
        self.chips: list[PlacedChip] = []
        self.more: list[tuple[QRectF, int, int]] = []
        """Rectangle, how many more tags than underlines, passage."""
        self.spare: list[Piece] = []
        """Underlines for which there is no room: seen only while their passage is looked at alone."""

    def add(self, drawn: BlockMarks) -> None:
        """Add the tints and underlines of one mark."""
        self.tints += drawn.tints
        self.lines += drawn.lines
        self.spare += drawn.spare
        self.more += drawn.more


Extent = tuple[Mark, float, float]
"""A mark, and from where to where a stripe beside its words goes."""
Beside = tuple[list[Extent], float, float]
"""What lanes and chips depend on: the marks that have chips, the left edge, and the height of the block."""


class Kept:
    """What was worked out for a block, good until its lines change: after a tag all but one mark is as before."""

    __slots__ = ("beside", "drawn", "places", "stretches")

    def __init__(self) -> None:
        self.places: dict[tuple[int, int], tuple[int, int]] = {}
        """By the first and last offset of a mark: its positions in the block."""
        self.stretches: dict[tuple[int, int], list[tuple[QRectF, float]]] = {}
        """By the first and last position in the block: the rectangles between them, each with its baseline."""
        self.drawn: dict[tuple[Mark, tuple[int, ...], int, bool], BlockMarks] = {}
        """Tints and underlines of a mark, by the slots it has, from where on, and whether it ends in the block."""
        self.beside: tuple[Beside, BlockMarks] | None = None
        """The lanes and chips of records and countries last worked out, and of what."""


def x_of(line: QTextLine, at: int) -> float:
    """The horizontal place of a text position in a line of one direction."""
    placed: Any = line.cursorToX(at)  # a pair, whatever the stub says
    return placed[0] if isinstance(placed, tuple) else placed


class Line(NamedTuple):
    """One laid-out line of a block and what is asked of it again and again."""

    line: QTextLine
    start: int
    end: int
    top: float
    height: float
    baseline: float
    edge: float
    """Where its words end, the space at a line break left out."""


def lines_of(layout: QTextLayout) -> list[Line]:
    """The lines of a block, asked of Qt once for all marks."""
    found: list[Line] = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start = line.textStart()
        edge = line.x() + line.naturalTextWidth()
        top = line.y()
        found.append(Line(line, start, start + line.textLength(), top, line.height(), top + line.ascent(), edge))
    return found


def pieces(
    lines: Sequence[Line], first: int, last: int, mixed: bool, shift: float = 0.0
) -> Iterator[tuple[QRectF, float]]:
    """The stretches of lines between two positions of a block, `shift` to the right, each with its baseline.

    A line of mixed direction can hold several stretches, which only its glyph runs tell.
    """
    for one in lines:
        if one.end <= first:
            continue
        if one.start >= last:
            return
        start, end, line = max(first, one.start), min(last, one.end), one.line
        if mixed:
            stretches = _runs(line, start, end)
        else:
            left = line.x() if start == one.start else x_of(line, start)
            right = one.edge if end == one.end else min(x_of(line, end), one.edge)
            stretches = [(left, right)] if right > left else []
        for left, right in stretches:
            yield QRectF(left + shift, one.top, right - left, one.height), one.baseline


def _runs(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    """Left and right of each unbroken stretch of glyphs, in order of place."""
    boxes = sorted((box.left(), box.right()) for box in (g.boundingRect() for g in line.glyphRuns(start, end - start)))
    joined: list[tuple[float, float]] = []
    for left, right in boxes:
        if joined and left <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined


def lay_out(
    layout: QTextLayout,
    number: int,
    offsets: TextMap,
    marks: Sequence[Mark],
    column: Column,
    mixed: bool,
    chip_width: ChipWidth,
    kept: Kept | None = None,
) -> BlockMarks:
    """Place the marks of the text block with this number. `marks` are those that touch it, in order."""
    made = BlockMarks()
    x = layout.position().x()
    taken = [-1] * UNDERLINES
    extents: list[Extent] = []
    start, end = offsets.stretch(number)
    kept = kept or Kept()
    lines: list[Line] = []

    def stretches(first: int, last: int) -> list[tuple[QRectF, float]]:
        nonlocal lines
        found = kept.stretches.get((first, last))
        if found is None:
            lines = lines or lines_of(layout)
            found = kept.stretches[first, last] = list(pieces(lines, first, last, mixed, x))
        return found

    for mark in marks:
        place = kept.places.get((mark.start, mark.end))
        if place is None:
            place = offsets.within(number, mark.start), offsets.within(number, mark.end)
            kept.places[mark.start, mark.end] = place
        first, last = place
        found = stretches(first, last)
        if not found:
            continue
        slots, begin = _slots(taken, first, last) if mark.colours else ((), first)
        for slot in slots[: len(mark.colours)]:
            taken[slot] = last
        known = (mark, slots, begin, mark.end <= end)
        drawn = kept.drawn.get(known)
        if drawn is None:
            under = stretches(begin, last) if slots else []
            drawn = kept.drawn[known] = _drawn(mark, found, under, slots, column.scale, mark.end <= end)
        made.add(drawn)
        extents.append((mark, found[0][1] - 15 * column.scale, found[-1][1] + 6 * column.scale))
    edge = column.lanes + max(2 * LANE_PITCH, _stripes(made, extents, column))
    told = [extent for extent in extents if extent[0].chips], edge, layout.boundingRect().height()
    if kept.beside is None or kept.beside[0] != told:
        kept.beside = told, _beside(*told, start, column, chip_width)
    made.stripes += kept.beside[1].stripes
    made.chips += kept.beside[1].chips
    if column.is_mirrored:
        made.stripes = [piece._replace(rect=column.place(piece.rect)) for piece in made.stripes]
        made.chips = [placed._replace(rect=column.place(placed.rect)) for placed in made.chips]
    return made


def _slots(taken: Sequence[int], first: int, last: int) -> tuple[tuple[int, ...], int]:
    """The underlines that are free along a passage, and from where on.

    Where none is free at its beginning, it is the one that is free soonest, from there on, so that a passage is
    hidden no longer than it must be. None, where it ends before that.
    """
    free = tuple(slot for slot in range(UNDERLINES) if taken[slot] <= first)
    if free:
        return free, first
    soonest = min(range(UNDERLINES), key=lambda slot: taken[slot])
    return ((soonest,), taken[soonest]) if taken[soonest] < last else ((), last)


def _drawn(
    mark: Mark,
    found: list[tuple[QRectF, float]],
    under: list[tuple[QRectF, float]],
    free: tuple[int, ...],
    scale: float,
    ends_here: bool,
) -> BlockMarks:
    """A passage's tint, and for each of its tags the highest underline that is free along its words.

    `found` is where its words stand, `under` the part of it with room for underlines. A passage without tags, such
    as one that is only evidence, has a hairline close under its words.
    """
    made, colours = BlockMarks(), mark.colours
    if not colours:
        for rect, baseline in found:
            made.lines.append(
                Piece(QRectF(rect.x(), round(baseline + 3 * scale), rect.width(), 1), MUTED, mark.passage_id)
            )
        return made
    for slot, colour in zip(free, colours, strict=False):
        for rect, baseline in under:
            top = round(baseline + (6.5 + 3 * slot) * max(1.0, scale))
            made.lines.append(Piece(QRectF(rect.x(), top, rect.width(), 2), colour, mark.passage_id))
    for rect, baseline in under:
        box = QRectF(rect.x(), baseline - 17 * scale, rect.width(), 23.5 * scale)
        made.tints.append(Piece(box, mark.colours[0], mark.passage_id))
    if under is not found:
        for rect, baseline in found:
            box = QRectF(rect.x(), round(baseline + 6.5 * max(1.0, scale)), rect.width(), 2)
            made.spare.append(Piece(box, colours[0], mark.passage_id))
    more = len(colours) - len(free)
    if more > 0 and ends_here:
        rect, baseline = found[-1]
        box = QRectF(rect.right() - 14, baseline + 5 * scale, 16, 10)
        made.more.append((box, more, mark.passage_id))
    return made


def _stripes(made: BlockMarks, extents: list[Extent], column: Column) -> int:
    """Give each tag the first lane that is free over its height; where there are many, the lanes are narrower.

    Returns how wide all of them are.
    """
    bottoms: list[float] = []
    found: list[tuple[int, float, float, int, int]] = []
    for mark, top, bottom in extents:
        for colour in mark.colours:
            lane = next((i for i, low in enumerate(bottoms) if low <= top), len(bottoms))
            if lane >= LANES:
                continue
            bottoms[lane : lane + 1] = [bottom]
            found.append((lane, top, bottom, colour, mark.passage_id))
    pitch = max(LEAST_PITCH, min(LANE_PITCH, LANES_PX // max(1, len(bottoms))))
    wide = min(STRIPE, pitch - 1)
    for lane, top, bottom, colour, passage in found:
        made.stripes.append(Piece(QRectF(column.lanes + lane * pitch, top, wide, bottom - top), colour, passage))
    return len(bottoms) * pitch


def _beside(
    extents: list[Extent], left: float, height: float, start: int, column: Column, chip_width: ChipWidth
) -> BlockMarks:
    """The lanes of records and countries and, right of them, the chips of what begins in the block."""
    made = BlockMarks()
    edge = left + _evidence_lines(made, extents, left) * LINE_PITCH + 2
    started = [(mark, top) for mark, top, _ in extents if mark.start >= start]
    _chips(made, started, height, column, edge, chip_width)
    return made


def _evidence_lines(made: BlockMarks, extents: list[Extent], left: float) -> int:
    """Give each record and country the first lane that is free beside its passages in the block; how many are used.

    One for which there is no room has its chips all the same.
    """
    passages: dict[str, list[Extent]] = {}
    for extent in extents:
        for lane in {chip.lane: None for chip in extent[0].chips if chip.lane}:
            passages.setdefault(lane, []).append(extent)
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
            made.stripes.append(Piece(QRectF(left + at * LINE_PITCH, high, LINE, low - high), colour, mark.passage_id))
    return len(used)


def _meet(some: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]]) -> bool:
    """Whether any of these spans overlaps any of those."""
    return any(high < low2 and high2 < low for high, low in some for high2, low2 in others)


def _chips(
    made: BlockMarks,
    started: list[tuple[Mark, float]],
    height: float,
    column: Column,
    left: float,
    chip_width: ChipWidth,
) -> None:
    """Put the chips beside the first line of their passages, in rows, each no higher than the one before.

    A thing that several passages of a block stand for is named once, beside the first of them. What would
    reach below the block is counted on its last chip, so that blocks never disturb each other.
    """
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
            if y + CHIP_HEIGHT > max(height, CHIP_HEIGHT) + 8 and made.chips:
                _count(made, chip_width)
                continue
            made.chips.append(PlacedChip(QRectF(x, y, wide, CHIP_HEIGHT), chip, mark.passage_id))
            x += wide + CHIP_GAP


def _fitting(chip: Chip, room: float, chip_width: ChipWidth) -> Chip:
    """A chip, or its short form in a narrow margin; where there is more room, it is cut at its end."""
    if not chip.short or room >= NARROW or chip_width(chip) <= room:
        return chip
    return chip._replace(text=chip.short, icon=chip.icon if chip.dashed else "")


def _count(made: BlockMarks, chip_width: ChipWidth) -> None:
    """Let the last chip stand for one chip more."""
    last = made.chips[-1]
    known = int(last.chip.text[1:]) if not (last.chip.icon or last.chip.short) else 1
    chip = Chip(f"+{known + 1}", icon="", tip=last.chip.tip)
    box = QRectF(last.rect.topLeft(), QSizeF(chip_width(chip), CHIP_HEIGHT))
    made.chips[-1] = last._replace(rect=box, chip=chip)
