"""The left pane: everything, a source, or a tag, which filters the list."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.domain.codebook import Tag
from app.domain.language import tr
from app.domain.sources import SourceRow
from app.ui.look.tokens import SPACE
from app.ui.panels.codebook.panel import CodebookPanel
from app.ui.views.passages.source_choice import SourceChoice
from app.ui.widgets.boxes import in_column
from app.ui.widgets.labels import head_row, icon_button


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
        self.codebook.setViewportMargins(SPACE[1], 0, SPACE[0], 0)
        self.sources.picked.connect(self.source_picked)
        for asked in (
            self.codebook.picked,
            self.codebook.isolate_wanted,
            self.codebook.passages_wanted,
        ):  # here the list stands beside it
            asked.connect(self.tag_picked)

    def show_choices(
        self, sources: tuple[SourceRow, ...], tags: tuple[Tag, ...], counts: Mapping[int, int], every: int
    ) -> None:
        """Show the sources and tags, with the number of passages of each source."""
        self.sources.show_rows(sources, counts, every)
        self.codebook.show_tags(tags)

    def mark(self, tag_id: int | None, source_id: int | None) -> None:
        """Mark what is selected."""
        self.sources.choose(source_id)
        if tag_id is None:
            self.codebook.clearSelection()
            self.codebook.clear_current()
        else:
            self.codebook.choose(tag_id)
