"""Positioning popups: beside the words they are about, and within the screen."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid


def room_around(spot: QRect) -> QRect:
    """The free area of the screen that contains this rectangle."""
    screen = QGuiApplication.screenAt(spot.center()) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()


def on_screen(widget: QWidget, part: QRect | None = None) -> QRect:
    """Where a widget, or a part of it, is on the screen."""
    box = widget.rect() if part is None else part
    return QRect(widget.mapToGlobal(box.topLeft()), box.size())


def show_to_screen_readers(popup: QWidget) -> None:
    """Make a popup visible to screen readers; Qt leaves native popups out of the accessibility tree."""
    handle = popup.windowHandle()
    if QAccessible.isActive() and handle is not None:
        flags = popup.windowFlags() & ~Qt.WindowType.WindowType_Mask
        handle.setFlags(flags | Qt.WindowType.Tool | Qt.WindowType.BypassWindowManagerHint)


def lets_go_of_hover(popup: QWidget, window: QWidget) -> None:
    """Repaint the buttons of a window once a popup over it is closed.

    While it is open Qt sends no leave events, and the button that opened it would look pressed.
    """

    def paint() -> None:
        if isValid(window):
            for button in window.findChildren(QAbstractButton):
                if button.testAttribute(Qt.WidgetAttribute.WA_Hover) and button.isVisible() and not button.underMouse():
                    button.update()

    popup.destroyed.connect(lambda: QTimer.singleShot(0, paint))
