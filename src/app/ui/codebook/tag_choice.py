"""A choice of one tag, found by a few letters of its name, of another of its names or of its path."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.codebook import Tag
from app.domain.language import tr
from app.ui.codebook.squares import tag_square
from app.ui.codebook.words import path_words
from app.ui.read.tag_palette import TagNames, tag_rows
from app.ui.widgets.choice import Choice
from app.ui.widgets.popup_list import PopupList, PopupRow


class TagChoice(Choice):
    """Shows the chosen tag with its path; its list is searched as the tag palette is. Data of an entry is its id."""

    def __init__(self) -> None:
        super().__init__()
        self._tags: list[Tag] = []

    def offer(self, tags: Sequence[Tag]) -> None:
        """These tags, in this order while nothing is typed."""
        self._tags = list(tags)
        for tag in tags:
            self.addItem(tag_square(tag.content.color), path_words(tag.path), tag.id)

    def showPopup(self) -> None:
        """The list with a field to search it, in place of Qt's own."""
        self.search("")

    def search(self, typed: str) -> TagFinder | None:
        """Open the list, with this typed already."""
        if not self._tags:
            return None
        finder = TagFinder(self, self._tags)
        finder.chosen.connect(lambda key, _modifiers: self._chosen(finder, key))
        finder.open_at(QRect(self.mapToGlobal(self.rect().topLeft()), self.size()))
        finder.field.setText(typed)
        return finder

    def _chosen(self, finder: TagFinder, key: object) -> None:
        finder.close()
        self.setCurrentIndex(self.findData(key))
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter begins the search."""
        if event.text().isprintable() and event.text().strip():
            self.search(event.text())
        else:
            super().keyPressEvent(event)


class TagFinder(PopupList):
    """The tags that fit what is typed, best first."""

    def __init__(self, parent: QWidget, tags: Sequence[Tag]) -> None:
        names = TagNames(tags)

        def rows(typed: str) -> list[PopupRow]:
            return tag_rows(typed, names, (), frozenset())

        super().__init__(parent, tr("Choose a tag"), rows, "tag", tr("Which tag?"))
