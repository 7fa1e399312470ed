"""The card beside a paragraph: what is attached to it, as counts or row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF

from app.domain.language import tr, tr_n
from app.ui.reader.beside import BARE_PX, NEAR_PX
from app.ui.reader.marks import RECORD, UNFOLD, WHOLE, Chip, Mark
from app.ui.reader.placed import Column, PlacedChip, Thing

ChipWidth = Callable[[Chip], float]
"""Returns the natural width of a chip."""
FRAME_PX = 14
"""The part of that width for the frame, which text without a frame does not need."""
ROW_PX, PAD_PX, LEAST_PX = 21, 5, 90
"""The height of a row, the padding of the card, and its minimum width."""
BELOW_PX = 8
"""How far a card may reach below its paragraph."""


class Fold(IntEnum):
    """How far a card is unfolded."""

    FOLDED = 0
    BRIEF = 1
    """As many rows as fit beside its paragraph."""
    WHOLE = 2
    """All rows, over the blocks below."""


class Room(NamedTuple):
    """The space for a card, measured from the right edge of the text."""

    left: float
    top: float
    tall: float
    """The height of the block."""
    drop: float
    """How far below `top` the text of a folded card begins."""


def things_on(marks: Iterable[Mark], start: int) -> list[Thing]:
    """What is attached to the passages that begin in a block, each once, records first; the block begins at `start`."""
    found: dict[str, Thing] = {}
    for mark in marks:
        if mark.start >= start:
            for chip in mark.chips:
                found.setdefault(chip.key, Thing(chip, mark.passage_id))
    return sorted(found.values(), key=lambda one: not one.chip.key.startswith(RECORD))


def next_fold(now: Fold, things: Sequence[Thing], room: Room, column: Column, chip_width: ChipWidth) -> Fold:
    """The next state of a card, skipping those that would look the same."""
    rows = _rows_that_fit(_counts(things), len(things), room, column, chip_width)
    if now is Fold.FOLDED and rows and is_roomy(room, column):
        return Fold.BRIEF
    return Fold.WHOLE if now is not Fold.WHOLE and (rows < len(things) or now is Fold.FOLDED) else Fold.FOLDED


def card(
    things: Sequence[Thing], fold: Fold, room: Room, column: Column, chip_width: ChipWidth
) -> tuple[QRectF | None, list[PlacedChip]]:
    """The frame of the card, None for a mere line, and its contents."""
    if not things:
        return None, []
    counts, rows = _counts(things), len(things)
    if fold is Fold.BRIEF:
        rows = _rows_that_fit(counts, rows, room, column, chip_width) if is_roomy(room, column) else 0
    if fold is Fold.FOLDED or not rows:
        return None, _folded(things, counts, room, column, chip_width)
    left = _left(room, column)
    wide = column.edge - left
    chips = [*_rows(things[:rows])]
    if all(chip_width(Chip(chip.text, "")) - FRAME_PX <= wide - 2 * PAD_PX for chip, _ in chips if chip.short):
        chips = [(chip._replace(short=""), passage) for chip, passage in chips]
    if rows < len(things):
        more = tr_n("{n} more", "{n} more", len(things) - rows)
        rest = "\n".join(one.chip.tip.partition("\n")[0] for one in things[rows:])
        chips.append((Chip(more, "", tip=rest, key=WHOLE), things[rows].passage))
    heads = _in_lines(counts, wide - 2 * PAD_PX, chip_width)
    tip = tr("What is on this paragraph. Click to see more or less of it.")
    full_tip = "\n".join((" · ".join(counts), tip))
    chips = [*((Chip(head, "", tip=full_tip, key=UNFOLD), things[0].passage) for head in heads), *chips]
    frame = QRectF(left, room.top, wide, len(chips) * ROW_PX + 2 * PAD_PX)
    inside = QRectF(left + PAD_PX, room.top + PAD_PX, wide - 2 * PAD_PX, ROW_PX)
    boxes = (column.place(inside.translated(0, number * ROW_PX)) for number in range(len(chips)))
    return column.place(frame), [PlacedChip(box, *row) for box, row in zip(boxes, chips, strict=True)]


def is_roomy(room: Room, column: Column) -> bool:
    """Whether a card has room beside the stripes, though perhaps close to them."""
    return column.edge - room.left + NEAR_PX - 2 >= LEAST_PX


def _left(room: Room, column: Column) -> float:
    return min(room.left, column.edge - LEAST_PX)


def _in_lines(parts: list[str], wide: float, chip_width: ChipWidth) -> list[str]:
    """The counts on one line if they fit, else one per line."""
    whole = " · ".join(parts)
    return [whole] if chip_width(Chip(whole, "")) - FRAME_PX <= wide else parts


def _rows_that_fit(counts: list[str], count: int, room: Room, column: Column, chip_width: ChipWidth) -> int:
    """How many of `count` rows fit beside the block, below the heading and above the line that counts the rest."""
    wide = column.edge - _left(room, column) - 2 * PAD_PX
    heads = len(_in_lines(counts, wide, chip_width))
    most = int((room.tall + BELOW_PX - room.top - 2 * PAD_PX) // ROW_PX) - heads
    return count if count <= most else max(0, most - 1)


def _rows(things: Iterable[Thing]) -> Iterable[tuple[Chip, int]]:
    """The rows; a record with the same recipient as one above is shown by its donor."""
    received: set[str] = set()
    for thing in things:
        chip = thing.chip
        if chip.whom and chip.whom in received and chip.giver:
            chip = chip._replace(whom=chip.giver)
        received.add(thing.chip.whom)
        yield chip, thing.passage


def _counts(things: Sequence[Thing]) -> list[str]:
    """*4 records*, *3 facts*."""
    from app.domain.kinds import counted, evident

    counts = Counter(one.chip.key.partition(":")[0] for one in things)
    return [counted(kind, counts[kind]) for kind in evident() if counts[kind]]


def _folded(
    things: Sequence[Thing], counts: list[str], room: Room, column: Column, chip_width: ChipWidth
) -> list[PlacedChip]:
    """The counts: *4 records · 3 facts*, or one per line, in a narrow margin only their sum."""
    wide = column.edge - room.left
    tip = f"{' · '.join(counts)}\n{tr('What is on this paragraph. Click to see it.')}"
    lines = _in_lines(counts, wide, chip_width)
    if max(chip_width(Chip(one, "")) for one in lines) - FRAME_PX > wide:
        lines = [str(len(things))]
    line, passage = QRectF(room.left, room.top + room.drop, wide, BARE_PX), things[0].passage
    return [
        PlacedChip(column.place(line.translated(0, number * BARE_PX)), Chip(words, "", tip=tip, key=UNFOLD), passage)
        for number, words in enumerate(lines)
    ]
