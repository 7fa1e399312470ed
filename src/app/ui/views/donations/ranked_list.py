"""What a picture shows as lines, the largest first: by it the picture is read without being seen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.ui.widgets.side_list import SideList


class RankedList(SideList):
    """Each line says its value and its rank; Enter opens its records."""

    opened = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(str(self.current_key() or ""))
        else:
            super().keyPressEvent(event)
