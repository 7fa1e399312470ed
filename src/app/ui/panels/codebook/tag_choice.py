"""Choosing one tag of the codebook: a drop-down whose list is searched by typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QWidget

from app.domain.codebook import SEPARATOR, Tag
from app.domain.fuzzy import match
from app.domain.language import tr
from app.ui.look import painting, theme
from app.ui.look.plain import as_tip
from app.ui.panels.codebook.tag_palette import TagNames, tag_rows
from app.ui.widgets.beside import on_screen
from app.ui.widgets.choice import Choice
from app.ui.widgets.popup_list import PopupList, PopupRow

NO_TAG = "none"
"""The key of the row for no tag."""


class TagChoice(Choice):
    """Shows the selected tag with its path; its list is searched as in the tag palette. The data are the tags' ids."""

    def __init__(self) -> None:
        super().__init__()
        self._tags: list[Tag] = []
        self._none = ""

    def offer(self, tags: Sequence[Tag], none: str = "") -> None:
        """Offer these tags, in this order; first an entry `none` with data None, if given."""
        self._tags, self._none = list(tags), none
        if none:
            self.addItem(none, None)
        for tag in tags:
            self.addItem(tag_square(tag.content.color), tag.path.replace(SEPARATOR, " / "), tag.id)
            self.setItemData(self.count() - 1, as_tip(tag.content.definition), Qt.ItemDataRole.ToolTipRole)

    def offer_none_chosen(self) -> None:
        """Start without a selection, with a prompt in the field."""
        self.setCurrentIndex(-1)
        self.setPlaceholderText(tr("Which tag?"))

    def showPopup(self) -> None:
        self.search("")

    def search(self, typed: str) -> TagFinder | None:
        """Open the list with this text typed."""
        if not self._tags:
            return None
        current = self.currentData() if self.currentIndex() >= 0 else NO_TAG if self._none else None
        finder = TagFinder(self, self._tags, self._none, NO_TAG if current is None and self._none else current)
        finder.chosen.connect(lambda key, _modifiers: self._chosen(finder, key))
        finder.open_at(on_screen(self))
        finder.field.setText(typed)
        return finder

    def _chosen(self, finder: TagFinder, key: object) -> None:
        finder.close()
        self.setCurrentIndex(self.findData(None if key == NO_TAG else key))
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter starts the search."""
        if event.text().isprintable() and event.text().strip():
            self.search(event.text())
        else:
            super().keyPressEvent(event)


class TagFinder(PopupList):
    """The matching tags, best first; if nothing is typed, Enter keeps the current one."""

    offers_first = False

    def __init__(self, parent: QWidget, tags: Sequence[Tag], none: str, current: object) -> None:
        """`none` is the text for no tag, whose key is `NO_TAG`; `current` is the selected key."""
        names = TagNames(tags)
        self._current = current

        def rows(typed: str) -> Sequence[PopupRow]:
            found = tag_rows(typed, names, {}, frozenset())
            fits = none and match(typed, none) is not None
            return [PopupRow(NO_TAG, none, icon="circle"), *found] if fits else found

        super().__init__(parent, tr("Choose a tag"), rows, "tag", tr("Which tag?"))

    def first_row(self) -> int | None:
        """The selected tag if nothing is typed, else the best match."""
        if self.field.text().strip():
            return super().first_row()
        return next((i for i, row in enumerate(self.rows.rows) if row.key == self._current), None)


SIDE = 16


def tag_square(color: int) -> QIcon:
    """A square in the tag's hue."""
    picture = QPixmap(SIDE * 2, SIDE * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = painting.smooth(picture)
    painting.box(painter, QRectF(3, 3, 10, 10), 3, theme.tag_colour(color))
    painter.end()
    return QIcon(picture)
