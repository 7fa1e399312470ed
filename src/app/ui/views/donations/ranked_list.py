"""The contents of a picture as lines, largest first, so that it can be read without being seen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.ui.widgets.side_list import SideList


class RankedList(SideList):
    """Lines with value and rank; Enter opens the records."""

    opened = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(str(self.current_key() or ""))
        else:
            super().keyPressEvent(event)
