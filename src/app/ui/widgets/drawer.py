"""A drawer: a pane that covers its neighbour when the window is too narrow for both."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from app.ui.look import theme
from app.ui.look.mirror import mirrored

DIM = 0.16
"""The opacity of the dimmed area."""


class Drawer(QFrame):
    """Holds a pane at one side over a widget, and returns the focus when it closes."""

    closed = Signal()

    def __init__(self, over: QWidget, *, at_left: bool) -> None:
        """`over` is the widget it covers. One at the left dims the rest, and a click there closes it."""
        super().__init__(over)
        self._over, self._at_left, self._wide = over, at_left, 0
        self._came_from: QWidget | None = None
        self.setProperty("look", "drawer")
        self._dim = _Dim(over) if at_left else None
        if self._dim is not None:
            self._dim.clicked.connect(self.close_it)
        self.hide()
        QHBoxLayout(self).setContentsMargins(0, 0, 0, 0)
        over.installEventFilter(self)

    def take(self, pane: QWidget, wide: int) -> None:
        """Hold a pane, with this width in pixels."""
        layout = self.layout()
        assert layout is not None
        if pane.parentWidget() is not self:
            layout.addWidget(pane)
        pane.show()
        self._wide = wide

    def open_it(self) -> None:
        self._came_from = QApplication.focusWidget()
        self._fit()
        if self._dim is not None:
            self._dim.show()
            self._dim.raise_()
        self.show()
        self.raise_()

    def close_it(self) -> None:
        """Hide it; the focus returns, if it was in here."""
        focus = QApplication.focusWidget()
        was_here = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if self._dim is not None:
            self._dim.hide()
        back, self._came_from = self._came_from, None
        if was_here and back is not None and not self.isAncestorOf(back) and back.isVisible():
            back.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _fit(self) -> None:
        whole = self._over.rect()
        wide = min(self._wide, whole.width() - 48)
        at_left = QRect(0, 0, wide, whole.height())
        at_right = QRect(whole.width() - wide, 0, wide, whole.height())
        self.setGeometry(mirrored(at_left if self._at_left else at_right, whole))
        if self._dim is not None:
            self._dim.setGeometry(whole)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and self.isVisible():
            self._fit()
        return False


class _Dim(QWidget):
    """The dimmed area beside a drawer."""

    clicked = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("#000000" if theme.current().dark else theme.current().ink, DIM))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.clicked.emit()
