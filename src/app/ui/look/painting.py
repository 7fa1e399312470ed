"""What is set up and painted by hand in the same way in many places."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPaintDevice, QPainter, QPen

from app.ui.look import theme
from app.ui.look.tokens import RADIUS

RING_PX = 2


def smooth(on: QPaintDevice) -> QPainter:
    """A painter whose curves and slants are smooth."""
    painter = QPainter(on)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def write_in(painter: QPainter, font: QFont, ink: str) -> None:
    """Take a face and a colour, `#rrggbb`, for the words that are painted next."""
    painter.setFont(font)
    painter.setPen(theme.colour(ink))


def box(
    painter: QPainter,
    rect: QRectF | QRect,
    radius: float,
    fill: QColor | QBrush | Qt.BrushStyle,
    line: QColor | QPen | Qt.PenStyle = Qt.PenStyle.NoPen,
) -> None:
    """Fill a rectangle with round corners, and draw its outline; the painter keeps both colours."""
    painter.setPen(line)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, radius, radius)


def ring(painter: QPainter, rect: QRect | QRectF) -> None:
    """The focus ring, the same in every list, tree, table and matrix."""
    half = RING_PX / 2
    inside, line = QRectF(rect).adjusted(half, half, -half, -half), QPen(theme.colour(theme.current().accent), RING_PX)
    box(painter, inside, RADIUS, Qt.BrushStyle.NoBrush, line)


def tag_sign(painter: QPainter, rect: QRectF | QRect, hue: int, radius: float = 2.5) -> None:
    """The small square in the colour of a tag."""
    box(painter, rect, radius, theme.tag_colour(hue))
