"""What the page does with the mouse beside its words: the wheel turned over the empty margins, and tips.

A filter, made once the page was painted. Were it the page's own `event`, PySide would make all kinds of events
known to Python before the first paint: 1.7 ms of the time to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QAbstractScrollArea


class MouseBeside(QObject):
    """Hears of what comes to a page, before the page does."""

    def __init__(self, page: QAbstractScrollArea, tip_at: Callable[[QPoint], str]) -> None:
        super().__init__(page)
        self._page, self._tip_at = page, tip_at
        self._wheeling = False
        page.installEventFilter(self)
        page.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the wheel over the margins, and the question for a tip."""
        kind = event.type()
        if kind == QEvent.Type.Wheel and watched is self._page and not self._wheeling:
            self._wheeling = True  # at the end of the text the viewport hands the event back to the page
            done = QApplication.sendEvent(self._page.viewport(), event)
            self._wheeling = False
            return done
        if kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and watched is not self._page:
            return self._tell(event)
        return False

    def _tell(self, event: QHelpEvent) -> bool:
        words = self._tip_at(event.pos())
        if not words:
            return False
        from app.ui.look.plain import as_tip

        QToolTip.showText(event.globalPos(), as_tip(words), self._page.viewport())
        return True
