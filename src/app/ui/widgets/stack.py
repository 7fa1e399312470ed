"""Several widgets in one place, of which one is seen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QStackedLayout, QWidget


class Stack(QFrame):
    """As Qt's own stacked widget, which a screen reader takes for a desktop with layers and counts the icons of."""

    currentChanged = Signal(int)
    """Another one is seen, by its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layers = QStackedLayout(self)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._layers.currentChanged.connect(self.currentChanged)

    def addWidget(self, widget: QWidget) -> int:
        """Put one more behind the others. Returns its number."""
        return self._layers.addWidget(widget)

    def removeWidget(self, widget: QWidget) -> None:
        """Take one out; it is not destroyed."""
        self._layers.removeWidget(widget)

    def widget(self, number: int) -> QWidget | None:
        """The one of a number."""
        return self._layers.widget(number)

    def count(self) -> int:
        """How many there are."""
        return self._layers.count()

    def indexOf(self, widget: QWidget) -> int:
        """The number of one, or -1."""
        return self._layers.indexOf(widget)

    def currentWidget(self) -> QWidget | None:
        """The one that is seen."""
        return self._layers.currentWidget()

    def currentIndex(self) -> int:
        """The number of the one that is seen, or -1."""
        return self._layers.currentIndex()

    def setCurrentWidget(self, widget: QWidget) -> None:
        """Show one that is in it."""
        self._layers.setCurrentWidget(widget)

    def turn_to(self, widget: QWidget) -> None:
        """Show one to which the caller gives the keyboard at once: it does not come by what stands first in it."""
        focus = QApplication.focusWidget()
        if focus is not None and widget is not self.currentWidget() and self.isAncestorOf(focus):
            focus.clearFocus()
        self.setCurrentWidget(widget)

    def setCurrentIndex(self, number: int) -> None:
        """Show the one of a number."""
        self._layers.setCurrentIndex(number)
