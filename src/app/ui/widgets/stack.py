"""Several widgets in one place, of which one is visible."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QStackedLayout, QWidget


class Stack(QFrame):
    """Replaces Qt's stacked widget, which a screen reader takes for a desktop with layers."""

    currentChanged = Signal(int)
    """Another one is seen, by its number."""

    def __init__(self) -> None:
        super().__init__()
        self._layers = QStackedLayout(self)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._layers.currentChanged.connect(self.currentChanged)
        self._between = QWidget(self)
        """Where the keyboard is between two of them: without a name, as of a focus that is only let go Qt tells that
        what had it has it, and a screen reader says that once more."""
        self._between.resize(0, 0)

    def addWidget(self, widget: QWidget) -> int:
        return self._layers.addWidget(widget)

    def removeWidget(self, widget: QWidget) -> None:
        """Remove a widget, without destroying it."""
        self._layers.removeWidget(widget)

    def widget(self, number: int) -> QWidget | None:
        return self._layers.widget(number)

    def count(self) -> int:
        return self._layers.count()

    def indexOf(self, widget: QWidget) -> int:
        return self._layers.indexOf(widget)

    def currentWidget(self) -> QWidget | None:
        return self._layers.currentWidget()

    def currentIndex(self) -> int:
        return self._layers.currentIndex()

    def setCurrentWidget(self, widget: QWidget) -> None:
        self._layers.setCurrentWidget(widget)

    def turn_to(self, widget: QWidget, then: Callable[[], object] | None = None) -> None:
        """Show a widget that the caller focuses at once, or `then` does if the one before had the keyboard; the focus
        does not pass through its first child."""
        focus = QApplication.focusWidget()
        had = focus is not None and widget is not self.currentWidget() and self.isAncestorOf(focus)
        if had:
            self._between.setFocus()
        self.setCurrentWidget(widget)
        if had and then is not None:
            then()

    def setCurrentIndex(self, number: int) -> None:
        self._layers.setCurrentIndex(number)
