"""The left pane: everything, a source, or a tag, which filters the list."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.domain.codebook import Tag
from app.domain.language import tr, tr_n
from app.domain.sources import SourceRow, under_originals
from app.ui.look.mirror import margins
from app.ui.look.tokens import SPACE
from app.ui.panels.codebook.panel import CodebookPanel
from app.ui.widgets.boxes import in_column
from app.ui.widgets.labels import head_row, icon_button
from app.ui.widgets.side_list import ROW_PX, SideLine, SideList


class PassagesSide(QFrame):
    """Sources above, the codebook below."""

    source_picked = Signal(object)
    """A source's id, or None for all of them."""
    tag_picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "side")
        self.sources = SourceChoice()
        self.codebook = CodebookPanel()
        self.add_tag = icon_button("plus", tr("New tag (Ins)"))
        above, below = head_row(tr("Sources"), word="source"), head_row(tr("Codebook"), self.add_tag, word="tag")
        above.setMinimumHeight(below.sizeHint().height())  # as where sources are read
        in_column(
            above, self.sources, SPACE[1], below, (self.codebook, 1), on=self, gap=SPACE[0], margins=(0, SPACE[1], 0, 0)
        )
        self.codebook.setViewportMargins(margins(SPACE[1], 0, SPACE[0], 0))
        self.sources.picked.connect(self.source_picked)
        panel = self.codebook
        for asked in (panel.picked, panel.isolate_wanted, panel.passages_wanted):  # the list is beside it here
            asked.connect(self.tag_picked)

    def show_choices(
        self, sources: tuple[SourceRow, ...], tags: tuple[Tag, ...], counts: Mapping[int, int], every: int
    ) -> None:
        self.sources.show_rows(sources, counts, every)
        self.codebook.show_tags(tags)

    def mark(self, tag_id: int | None, source_id: int | None) -> None:
        self.sources.choose_key(source_id)
        if tag_id is None:
            self.codebook.clearSelection()
            self.codebook.clear_current()
        else:
            self.codebook.choose(tag_id)


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


def _line(source_id: int | None, title: str, passages: int) -> SideLine:
    said = f"{title}, {tr_n('{n} passage', '{n} passages', passages)}"
    return SideLine(source_id, title, passages, said, title)
