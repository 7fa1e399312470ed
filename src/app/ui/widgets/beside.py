"""Where on the screen a popup opens: beside the words it speaks of, and never over the screen's edge."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.ui.mirror import is_mirrored


def room_around(spot: QRect) -> QRect:
    """What of the screen with this rectangle is free for windows."""
    screen = QGuiApplication.screenAt(spot.center()) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()


def put_beside(popup: QWidget, spot: QRect, gap: int, inset: int = 0) -> None:
    """Move a popup of its final size under a rectangle of the screen, or above it where only there is room.

    `inset` is how much of the popup lies before the beginning of the rectangle.
    """
    room = room_around(spot)
    left = spot.right() + inset - popup.width() if is_mirrored() else spot.left() - inset
    top = spot.bottom() + gap
    above = spot.top() - popup.height() - gap
    if top + popup.height() > room.bottom():
        top = above if above > room.top() else max(room.top(), room.bottom() - popup.height())
    popup.move(min(max(room.left(), left), room.right() - popup.width()), top)
