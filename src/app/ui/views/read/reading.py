"""The interface of the reading view that its parts depend on; `ReadPlace` implements it."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.ui.widgets.place import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.actions.source_drafts import SourceDrafts
    from app.domain.passages import Passage
    from app.domain.sources import SourceRow, SourceText
    from app.ui.panels.codebook.panel import CodebookPanel
    from app.ui.reader.page import ReaderPage
    from app.ui.views.read.side import ReadSide
    from app.ui.views.read.source_list import SourceList
    from app.ui.widgets.stack import Stack


class Reading(Place):
    """Sources and codebook at the left, the text in the middle, details of the current passage at the right."""

    shown = Signal()
    """Another source is on the page, or the same one again, or none."""
    going = Signal()
    """A command is about to select words elsewhere in the text, which nobody means for what is being done now."""
    page: ReaderPage
    middle: Stack
    row: SourceRow | None
    """The source that is read."""
    text: SourceText | None
    show_cuts: bool

    @property
    @abstractmethod
    def side(self) -> ReadSide:
        """The left pane."""

    @property
    def sources(self) -> SourceList:
        return self.side.sources

    @property
    def codebook(self) -> CodebookPanel:
        return self.side.codebook

    @abstractmethod
    def passages(self) -> Mapping[int, Passage]:
        """The passages of the current text, by id."""

    @abstractmethod
    def drafts(self) -> SourceDrafts | None:
        """The drafts of the source that is shown; None until they are found."""

    @abstractmethod
    def show_thing(self, kind: str, thing_id: int, passage_id: int) -> None:
        """Show the record or fact of a card beside the text, at this passage."""

    @abstractmethod
    def end_thing(self) -> None:
        """Show the passage or the source again."""

    @abstractmethod
    def source_at_hand(self) -> SourceRow | None:
        """The current source, or in the library the focused one."""

    @abstractmethod
    def show_text(self) -> None:
        """Show the text, or what to do if there is none."""

    @abstractmethod
    def write_note(self, note_id: int) -> None:
        """Focus a note of the current passage."""
