"""The names of tags beside their stripes, if there is room."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF

from app.ui.reader.beside import BARE_PX, COUNT_WIDE, ROOM_PX
from app.ui.reader.marks import TAG, Chip
from app.ui.reader.placed import BlockMarks, Column, PlacedChip

NAME_PX = 120
"""The minimum width of names."""


def names_fit(column: Column) -> bool:
    """Whether names fit right of the stripes."""
    return column.edge - names_left(column) >= NAME_PX


def names_left(column: Column) -> float:
    """Where names begin on the whole page, measured at the right of the text."""
    return column.lanes + ROOM_PX + COUNT_WIDE


def names_beside(
    marks: BlockMarks, start: int, tall: float, column: Column, names: Mapping[int, str], drop: float
) -> list[PlacedChip]:
    """Each name at the first line of its passage, moved down if occupied; those that do not fit are counted.

    The same tag in consecutive passages is named once. `start` is where the block begins, `tall` its height; a name is
    `drop` below the top of its line.
    """
    left, y = names_left(column), 0.0
    before: frozenset[int] = frozenset()
    made: list[PlacedChip] = []
    more: list[str] = []
    for drawn in sorted(marks.words, key=lambda one: one.mark.start):
        mark = drawn.mark
        fresh = [tag for tag in mark.tags if tag not in before and tag in names]
        before = frozenset(mark.tags) or before
        y = max(y, drawn.top) if fresh and mark.start >= start else y
        for tag in fresh if mark.start >= start else ():
            if y + BARE_PX > tall + BARE_PX and made:
                more.append(names[tag])
                continue
            box = column.place(QRectF(left, y + drop, column.edge - left, BARE_PX))
            made.append(PlacedChip(box, Chip(names[tag], "", tip=names[tag], key=f"{TAG}{tag}"), mark.passage_id))
            y += BARE_PX
    if more:
        last = made[-1]
        chip = Chip(f"{last.chip.text} +{len(more)}", "", tip="\n".join((last.chip.text, *more)), key=last.chip.key)
        made[-1] = last._replace(chip=chip)
    return made
