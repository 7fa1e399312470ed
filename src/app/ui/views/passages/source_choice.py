"""Choosing the source of the listed passages: all, or one, with their numbers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal

from app.domain.language import tr, tr_n
from app.domain.sources import SourceRow, under_originals
from app.ui.widgets.side_list import ROW_PX, SideLine, SideList

UNDER = "↳ "
"""Before another text of the work above it, as before a part of a record."""
SHOWN = 7
"""How many lines are shown before the list scrolls."""


class SourceChoice(SideList):
    """The list of passages follows the current line."""

    picked = Signal(object)
    """The source's id, None for all."""

    def __init__(self) -> None:
        super().__init__(tr("Sources"))
        self.setUniformItemSizes(True)
        self.moved.connect(self.picked)

    def show_rows(self, rows: tuple[SourceRow, ...], counts: Mapping[int, int], every: int) -> None:
        """Show these sources with their numbers of passages, and first all of them with `every`."""
        lines = [_line(None, tr("All sources"), every)]
        for row, is_under in under_originals(rows):
            title = row.meta.title or tr("Untitled source")
            lines.append(_line(row.id, f"{UNDER if is_under else ''}{title}", counts.get(row.id, 0)))
        self.show_lines(lines)
        self.setFixedHeight(min(len(lines), SHOWN) * ROW_PX + 2)

    def choose(self, source_id: int | None) -> None:
        """Select a source, without emitting a signal."""
        self.choose_key(source_id)


def _line(source_id: int | None, title: str, passages: int) -> SideLine:
    said = f"{title}, {tr_n('{n} passage', '{n} passages', passages)}"
    return SideLine(source_id, title, passages, said, title)
