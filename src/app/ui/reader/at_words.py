"""Positioning something small at words of the page, never over them: above, below, or upright beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize

GAP = 8
"""Pixels between the words and what is shown at them."""


class Spot(NamedTuple):
    """A position, and which of the possible shapes fits there."""

    shape: int
    at: QPoint


def spot_at(shapes: Sequence[QSize], lines: Sequence[QRect], room: QRect, *, starts_right: bool = False) -> Spot | None:
    """The position of the first shape that fits at these lines of words, within the room.

    None if none fits, or no word is in view. Shapes wider than high go above the words, else below; higher ones beside
    them, on the side where lines end, else on the other. `starts_right` is for right-to-left words.
    """
    seen = [line.intersected(room) for line in lines if line.intersects(room)]
    if not seen:
        return None
    for number, size in enumerate(shapes):
        is_flat = size.width() >= size.height()
        for at in _flat(size, seen, room, starts_right) if is_flat else _upright(size, seen, room, starts_right):
            box = QRect(at, size)
            if room.contains(box) and not any(box.intersects(line) for line in seen):
                return Spot(number, at)
    return None


def _flat(size: QSize, seen: Sequence[QRect], room: QRect, starts_right: bool) -> Iterator[QPoint]:
    """Above the first line and below the last, aligned with the beginning of the first."""
    top, bottom = min(line.top() for line in seen), max(line.bottom() for line in seen)
    first = min(seen, key=lambda line: line.top())
    left = first.right() + 1 - size.width() if starts_right else first.left()
    left = max(room.left(), min(left, room.right() + 1 - size.width()))
    yield QPoint(left, top - GAP - size.height())
    yield QPoint(left, bottom + 1 + GAP)


def _upright(size: QSize, seen: Sequence[QRect], room: QRect, starts_right: bool) -> Iterator[QPoint]:
    """On both sides of the lines, at the middle of their visible part."""
    top, bottom = min(line.top() for line in seen), max(line.bottom() for line in seen)
    middle = max(room.top(), min((top + bottom + 1 - size.height()) // 2, room.bottom() + 1 - size.height()))
    right, left = max(line.right() for line in seen) + 1 + GAP, min(line.left() for line in seen) - GAP - size.width()
    yield from (QPoint(x, middle) for x in ((left, right) if starts_right else (right, left)))
