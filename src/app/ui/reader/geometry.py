"""The positions of a text block's marks: tints, underlines, and everything beside it.

Computed when a block is first visible and cached until its marks or its lines change. Vertical positions are relative
to the top of the block's layout, so that scrolling changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextLayout

from app.ui.base.offsets import TextMap
from app.ui.reader.beside import Extent, stripes
from app.ui.reader.card_beside import things_on
from app.ui.reader.lines import Line, lines_of, pieces
from app.ui.reader.marks import RECORD, Mark
from app.ui.reader.placed import ACCENT, DASHED, MORE_HIGH, MORE_WIDE, MUTED, BlockMarks, Column, Drawn, Piece, Thing

UNDERLINES = 2
"""The most tags with an underline; further ones are counted."""
NOTE_PX = 11
"""The side of a note's icon."""
Taken = tuple[int, ...]
"""For each underline level, the position of the block up to which it is taken."""
_NONE_TAKEN: Taken = (-1,) * UNDERLINES
Stretches = list[tuple[float, float, float]]
"""The parts of words in each line: left edge, width, baseline."""


class Placing:
    """The position of one mark in a block.

    Its tint depends on its words only; its underlines make way for those of earlier marks, which come and go.
    """

    __slots__ = ("after", "before", "drawn", "extent", "first", "last", "mark", "slots")

    def __init__(self, mark: Mark, first: int, last: int) -> None:
        self.mark = mark
        self.first, self.last = first, last  # positions in the block
        self.extent: Extent | None = None
        """The extent of its stripe; None without words in the block."""
        self.before: Taken | None = None
        """The levels that were taken before its own were chosen, and after that."""
        self.after: Taken = _NONE_TAKEN
        self.slots: tuple[tuple[int, ...], int] | None = None
        """The levels that are free along it, and from which position on."""
        self.drawn = Drawn(mark)


class Kept:
    """A block's cached positions, valid until its lines change: after tagging most marks are unchanged."""

    __slots__ = ("height", "lines", "placings", "stretches")

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.height = 0.0  # of the whole block
        self.stretches: dict[tuple[int, int], Stretches] = {}  # by the first and last position in the block
        self.placings: dict[int, Placing] = {}  # by passage


def lay_out(
    layout: QTextLayout,
    number: int,
    offsets: TextMap,
    marks: Sequence[Mark],
    column: Column,
    mixed: bool,
    kept: Kept | None = None,
    things: list[Thing] | None = None,
    has_tags: bool = True,
) -> BlockMarks:
    """Place the marks of the text block with this number. `marks` are those that touch it, in order; `things` are
    attached to it, if known. With `has_tags`, tints and underlines are placed."""
    made = BlockMarks()
    block = _Block(layout, number, offsets, column.scale, mixed, kept or Kept())
    kept = block.kept
    known = kept.placings
    extents: list[Extent] = []
    taken = _NONE_TAKEN
    for mark in marks:
        placing = known.get(mark.passage_id)
        if placing is None or (placing.mark is not mark and placing.mark != mark):
            placing = known[mark.passage_id] = block.place(mark)
        if placing.extent is None:
            continue
        if has_tags and mark.colours:
            if placing.before != taken:
                block.underline(placing, taken)
            taken = placing.after
        made.words.append(placing.drawn)
        extents.append(placing.extent)
    made.stripes, made.spare, made.more = stripes(extents, column.lanes)
    made.things = things_on((mark for mark, _, _ in extents if mark.chips), block.start) if things is None else things
    made.notes = _notes(extents, block.start, column)
    if column.is_mirrored:
        made.stripes, made.spare = (
            [piece._replace(rect=column.place(piece.rect)) for piece in pieces] for pieces in (made.stripes, made.spare)
        )
        made.more = [(column.place(box), count, passage) for box, count, passage in made.more]
    return made


def _notes(extents: Sequence[Extent], start: int, column: Column) -> list[tuple[QRectF, int]]:
    """The note icons between the words and the stripes, at the first line of each passage that begins here."""
    found: dict[int, tuple[QRectF, int]] = {}
    for mark, top, _ in extents:
        if mark.has_note and mark.start >= start:
            box = QRectF(column.right + 2, top + 2 * column.scale, NOTE_PX, NOTE_PX)
            found.setdefault(round(top), (column.place(box), mark.passage_id))
    return list(found.values())


class _Block:
    """A text block whose marks are being placed."""

    def __init__(
        self, layout: QTextLayout, number: int, offsets: TextMap, scale: float, mixed: bool, kept: Kept
    ) -> None:
        self.kept = kept
        self.start, self._end = offsets.stretch(number)
        self._layout, self._number, self._offsets = layout, number, offsets
        self._scale, self._mixed = scale, mixed
        if not kept.lines:
            kept.lines, kept.height = lines_of(layout), layout.boundingRect().height()

    def place(self, mark: Mark) -> Placing:
        """The position of a mark's words, drawn without its tags."""
        within, scale = self._offsets.within, self._scale
        placing = Placing(mark, within(self._number, mark.start), within(self._number, mark.end))
        found = self._words(placing.first, placing.last)
        if found:
            placing.extent = mark, found[0][2] - 15 * scale, found[-1][2] + 6 * scale
            placing.drawn = _span(mark, found, scale)
        return placing

    def underline(self, placing: Placing, taken: Taken) -> None:
        """Assign the tags of a mark the underline levels that are free along its words."""
        mark, slots = placing.mark, _slots(taken, placing.first, placing.last)
        placing.before = taken
        used = slots[0][: len(mark.colours)]
        placing.after = tuple(placing.last if slot in used else end for slot, end in enumerate(taken))
        if placing.slots == slots:
            return
        placing.slots = slots
        found = self._words(placing.first, placing.last)
        under = self._words(slots[1], placing.last) if slots[0] else []
        placing.drawn = _drawn(mark, found, under, slots[0], self._scale, mark.end <= self._end)

    def _words(self, first: int, last: int) -> Stretches:
        """The pieces of words between two positions of the block."""
        found = self.kept.stretches.get((first, last))
        if found is None:
            x = self._layout.position().x()
            placed = pieces(self._layout, self.kept.lines, first, last, self._mixed, x)
            found = [(rect.x(), rect.width(), baseline) for rect, baseline in placed]
            self.kept.stretches[first, last] = found
        return found


def _slots(taken: Taken, first: int, last: int) -> tuple[tuple[int, ...], int]:
    """The underline levels that are free along a passage, and from where.

    If none is free at its beginning, the one that becomes free soonest, from there on, so that as little as possible is
    hidden; None if the passage ends before that.
    """
    free = tuple(slot for slot, end in enumerate(taken) if end <= first)
    if free:
        return free, first
    soonest = min(taken)
    return ((taken.index(soonest),), soonest) if soonest < last else ((), last)


def _span(mark: Mark, found: Stretches, scale: float) -> Drawn:
    """What is drawn for any mark: its extent, and the hairline under its words."""
    made = Drawn(mark)
    made.top = found[0][2] - 17 * scale
    made.bottom = found[-1][2] + (6.5 + 3 * UNDERLINES) * max(1.0, scale) + 2
    of_record = any(chip.key.startswith(RECORD) for chip in mark.chips)
    colour = ACCENT if of_record else DASHED if mark.chips else MUTED
    made.hairlines = [
        Piece(QRectF(left, round(baseline + 4 * scale), wide, 1), colour, mark.passage_id)
        for left, wide, baseline in found
    ]
    return made


def _drawn(
    mark: Mark, found: Stretches, under: Stretches, free: tuple[int, ...], scale: float, ends_here: bool
) -> Drawn:
    """A passage's tint, and for each of its tags the highest free underline level.

    `found` are its words, `under` the part with room for underlines.
    """
    made, colours = _span(mark, found, scale), mark.colours
    for slot, colour in zip(free, colours, strict=False):
        for left, wide, baseline in under:
            top = round(baseline + (6.5 + 3 * slot) * max(1.0, scale))
            piece = Piece(QRectF(left, top, wide, 2), colour, mark.passage_id)
            (made.lower if slot else made.lines).append(piece)
    for left, wide, baseline in under:
        box = QRectF(left, baseline - 17 * scale, wide, 23.5 * scale)
        made.tints.append(Piece(box, colours[0], mark.passage_id))
    if under is not found:
        for left, wide, baseline in found:
            box = QRectF(left, round(baseline + 6.5 * max(1.0, scale)), wide, 2)
            made.spare.append(Piece(box, colours[0], mark.passage_id))
    more = len(colours) - len(free)
    if more > 0 and ends_here:
        left, wide, baseline = found[-1]
        box = QRectF(left + wide - 14, baseline + 5 * scale, MORE_WIDE, MORE_HIGH)
        made.more.append((box, more, mark.passage_id))
    return made
