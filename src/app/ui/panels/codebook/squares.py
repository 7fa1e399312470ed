"""A tag's colour as an icon, for lists of names."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.ui.look import theme

SIDE = 16


def tag_square(color: int) -> QIcon:
    """A square in the tag's hue."""
    picture = QPixmap(SIDE * 2, SIDE * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tag_colour(color))
    painter.drawRoundedRect(QRectF(3, 3, 10, 10), 3, 3)
    painter.end()
    return QIcon(picture)
