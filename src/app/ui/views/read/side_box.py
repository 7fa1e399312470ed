"""A list below the codebook that a key opens, then leads to, and from there closes."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.look.tokens import SPACE
from app.ui.views.read.reading import Reading
from app.ui.widgets.boxes import in_column
from app.ui.widgets.labels import head_row, icon_button
from app.ui.widgets.panes import UNCOVERED


class Follows(Protocol):
    """What is listed."""

    def follow(self) -> None:
        """Show how it is now."""


class SideBox(QWidget):
    """The list with its heading and a button that closes it."""

    def __init__(self, place: Reading, heading: str, close: str, listed: QWidget, follows: Follows) -> None:
        """`close` says what the button does; `listed` is shown, and `follows` is it too."""
        super().__init__()
        self.setProperty(UNCOVERED, True)
        self._place, self._listed, self._follows = place, listed, follows
        button = icon_button("x", close, pressed=self.close_box)
        row = head_row(heading, button, of=listed)
        in_column(row, (listed, 1), on=self, gap=SPACE[0], margins=(0, 0, 0, SPACE[1]))
        place.side.add_below(self)

    def turn(self) -> None:
        """Focus the list; from there, or where there is nothing to focus, close it."""
        at = self._listed.focusProxy() or self._listed
        if at.hasFocus() or (self.isVisible() and not at.isVisible()):
            self.close_box()
            return
        if (panes := self._place.panes) is not None and panes.is_folded("left"):
            panes.toggle("left")
        self.show()
        self._follows.follow()
        self._listed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_box(self) -> None:
        self._place.focus_first()
        self.hide()
