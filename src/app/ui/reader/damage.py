"""What to repaint when marks change: only the differences, since painting dominates the time of an operation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QRectF

from app.ui.reader.painter import Look
from app.ui.reader.placed import BlockMarks, Drawn, Piece, PlacedChip

LINE_PX = 24
"""The distance from an underline up to the top of its words, at the usual size."""
LOWER_PX = 8
"""The distance from the hairline down to the bottom of the lowest underline, at the usual size."""
ROUND = 9
"""Pixels around a mark that belong to it: frames, and the handles of the chosen one."""
_Part = Callable[[Drawn], Sequence[Any]]
_HAIRLINES: tuple[_Part, ...] = (attrgetter("hairlines"),)
_OF_TAGS: tuple[_Part, ...] = tuple(attrgetter(name) for name in ("tints", "lines", "lower", "more"))
_SPARE: tuple[_Part, ...] = (attrgetter("spare"),)
"""What is painted under words, each with its own bounding box: thin lines repaint less than a tint."""


def difference(old: BlockMarks, new: BlockMarks, look: Look) -> list[QRectF]:
    """The rectangles of a block in which the two differ, relative to the top of its layout.

    Only what is visible at the level counts, and what is visible while a passage is isolated only if one is.
    """
    parts = _parts(look)
    rows = _drawn_again(old.words, new.words) if parts else []
    boxes = [
        _around(box for was, now in rows if (box := _changed(was and part(was), now and part(now)))) for part in parts
    ]
    if look.level.has_stripes or look.tags:
        boxes += [_changed(old.stripes, new.stripes), _changed(old.spare, new.spare), _changed(old.more, new.more)]
    boxes += [
        _changed(old.chips, new.chips),
        _around(box for box in (old.card, new.card) if box is not None) if old.card != new.card else None,
        _changed(old.notes, new.notes),
    ]
    return [box for box in boxes if box is not None]


def _parts(look: Look) -> tuple[_Part, ...]:
    """What is visible under words."""
    of_tags = look.level.has_tags or bool(look.tags)
    parts = (_HAIRLINES if look.level.has_evidence or look.thing else ()) + (_OF_TAGS if of_tags else ())
    return parts + _SPARE if of_tags and (look.tags or look.isolated is not None) else parts


def of_passage(marks: BlockMarks, passage_id: int, scale: float) -> list[QRectF]:
    """The rectangles of one passage in a block, line by line and with room for its handles; none without words."""
    drawn = next((one for one in marks.words if one.mark.passage_id == passage_id), None)
    if drawn is None:
        return []
    beside: tuple[Piece | PlacedChip, ...] = (*marks.stripes, *marks.spare, *marks.chips)
    return [
        *(piece.rect.adjusted(0, -LINE_PX * scale, 0, LOWER_PX * max(1.0, scale)) for piece in drawn.hairlines),
        *(piece.rect for piece in beside if piece.passage == passage_id),
    ]


def _drawn_again(old: Sequence[Drawn], new: Sequence[Drawn]) -> list[tuple[Drawn | None, Drawn | None]]:
    """Pairs of old and new drawings of a mark; changed marks are not paired."""
    before = {drawn.mark.passage_id: drawn for drawn in old}
    rows: list[tuple[Drawn | None, Drawn | None]] = []
    for now in new:
        was = before.pop(now.mark.passage_id, None)
        if was is now:
            continue
        if was is not None and was.mark != now.mark:
            rows.append((was, None))
            was = None
        rows.append((was, now))
    return rows + [(was, None) for was in before.values()]


def _changed(old: Sequence[Any] | None, new: Sequence[Any] | None) -> QRectF | None:
    """The bounding box of the pieces that differ between two rows; None if none do."""
    old, new = old or [], new or []
    if old == new:
        return None
    most = min(len(old), len(new))
    first = next((n for n in range(most) if old[n] != new[n]), most)
    last = next((n for n in range(most - first) if old[-1 - n] != new[-1 - n]), most - first)
    return _around(piece[0] for piece in (*old[first : len(old) - last], *new[first : len(new) - last]))


def _around(boxes: Iterable[QRectF]) -> QRectF | None:
    around = QRectF()
    for box in boxes:
        around = around.united(box)
    return None if around.isNull() else around
