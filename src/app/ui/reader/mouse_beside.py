"""Mouse events outside the words: the wheel over the empty margins, and tool tips.

An event filter, installed after the first paint: overriding the page's `event` would make PySide load all event classes
before it, which takes 1.7 ms.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip


class MouseBeside(QObject):
    """Filters the events of a page."""

    def __init__(self, page: QAbstractScrollArea, tip_at: Callable[[QPoint], str]) -> None:
        super().__init__(page)
        self._page, self._tip_at = page, tip_at
        self._wheeling = False
        page.installEventFilter(self)
        page.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and watched is self._page and not self._wheeling:
            self._wheeling = True  # at the end of the text the viewport hands the event back to the page
            done = QApplication.sendEvent(self._page.viewport(), event)
            self._wheeling = False
            return done
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and watched is not self._page:
            return self._show_tip(event)
        return False

    def _show_tip(self, event: QHelpEvent) -> bool:
        words = self._tip_at(event.pos())
        if not words:
            return False
        from app.ui.look.plain import as_tip

        QToolTip.showText(event.globalPos(), as_tip(words), self._page.viewport())
        return True
