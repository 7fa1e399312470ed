"""Several widgets in one place, of which one is visible."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from app.ui.widgets.at_keyboard import at_keyboard


class Stack(QFrame):
    """Replaces Qt's stacked widget, which a screen reader takes for a desktop with layers."""

    currentChanged = Signal(int)
    """The number of the widget that is visible now."""

    def __init__(self) -> None:
        super().__init__()
        layers = QStackedLayout(self)
        layers.setContentsMargins(0, 0, 0, 0)
        layers.currentChanged.connect(self.currentChanged)
        self.addWidget, self.widget, self._take_out = layers.addWidget, layers.widget, layers.removeWidget
        self.count, self.indexOf = layers.count, layers.indexOf
        self.currentWidget, self.setCurrentWidget = layers.currentWidget, layers.setCurrentWidget
        self.currentIndex, self.setCurrentIndex = layers.currentIndex, layers.setCurrentIndex
        self._between = QWidget(self)
        """Has the focus between two of them. It has no name, so that a screen reader is silent; if the focus were only
        cleared, it would say the old widget again."""
        self._between.resize(0, 0)

    def removeWidget(self, widget: QWidget) -> None:
        """Take a widget out. Hiding what has the focus, Qt would hand that on as Tab does, which selects what is in the
        next field."""
        if at_keyboard(widget):
            self._between.setFocus()
        self._take_out(widget)

    def turn_to(self, widget: QWidget, then: Callable[[], object] | None = None) -> None:
        """Show a widget without the focus passing through its first child. The caller focuses it, or `then` does if
        the widget before had the focus."""
        had = widget is not self.currentWidget() and at_keyboard(self)
        if had:
            self._between.setFocus()
        self.setCurrentWidget(widget)
        if had and then is not None:
            then()
