"""What must be painted anew when marks change: only where they differ, since painting a page is most of a deed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QRectF

from app.ui.reader.placed import BlockMarks, Piece, PlacedChip

LINE_PX = 24
"""From an underline up to the top of the words over it, at the usual size."""
ROUND = 9
"""Pixels around a mark that belong to it: frames, and the handles at the ends of the chosen one."""


def difference(old: BlockMarks, new: BlockMarks) -> list[QRectF]:
    """The rectangles of a block in which the two differ, relative to the top of its layout."""
    parts: tuple[tuple[Sequence[Any], Sequence[Any]], ...] = (
        (old.tints, new.tints),
        (old.lines, new.lines),
        (old.spare, new.spare),
        (old.more, new.more),
        (old.stripes, new.stripes),
        (old.chips, new.chips),
    )
    return [box for before, after in parts if (box := _changed(before, after)) is not None]


def of_passage(marks: BlockMarks, passage_id: int, scale: float) -> list[QRectF]:
    """The rectangles of what shows one passage in a block, and where its handles would be; none without words."""
    under = [piece.rect for piece in (*marks.tints, *marks.lines, *marks.spare) if piece.passage == passage_id]
    if not under:
        return []
    beside: tuple[Piece | PlacedChip, ...] = (*marks.stripes, *marks.chips)
    return [
        *(rect.adjusted(0, -LINE_PX * scale, 0, 0) for rect in under),
        *(piece.rect for piece in beside if piece.passage == passage_id),
    ]


def _changed(old: Sequence[Any], new: Sequence[Any]) -> QRectF | None:
    """The box around what two rows of pieces do not share at their beginnings and ends."""
    most, first = min(len(old), len(new)), 0
    while first < most and old[first] == new[first]:
        first += 1
    last = 0
    while last < most - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return _box((*old[first : len(old) - last], *new[first : len(new) - last]))


def _box(pieces: Iterable[Any]) -> QRectF | None:
    around = QRectF()
    for piece in pieces:
        around = around.united(piece[0])
    return None if around.isNull() else around
