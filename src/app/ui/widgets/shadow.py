"""The shadow of a card, blurred once. Qt's effect would blur the whole card again at every change in it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QGraphicsScene

from app.ui.look.tokens import CARD_RADIUS

BLUR, DOWN, DARK = 28, 6, 70
_CORNER = 48
"""Where an edge is straight and its shadow the same all along, seen from the corner of the card."""
_WHOLE = 2 * _CORNER + 1


def paint_shadow(painter: QPainter, card: QRect, margin: int) -> None:
    """Paint the shadow of `card`, up to `margin` around it, but not under the card itself."""
    corner = margin + _CORNER
    if card.width() <= 2 * _CORNER or card.height() <= 2 * _CORNER:
        corner = margin + min(card.width(), card.height()) // 2 - 1
    image = _shadow(margin)
    outer = card.adjusted(-margin, -margin, margin, margin)
    for to_x, from_x in _parts(outer.left(), outer.width(), image.width(), corner):
        for to_y, from_y in _parts(outer.top(), outer.height(), image.height(), corner):
            target = QRect(QPoint(to_x[0], to_y[0]), QSize(to_x[1], to_y[1]))
            if not card.contains(target):
                painter.drawImage(target, image, QRect(QPoint(from_x[0], from_y[0]), QSize(from_x[1], from_y[1])))


def _parts(start: int, length: int, whole: int, corner: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """(position, length) on the screen and in the image, of the corners and the part between."""
    middle = (start + corner, length - 2 * corner), (corner, whole - 2 * corner)
    last = (start + length - corner, corner), (whole - corner, corner)
    return [((start, corner), (0, corner)), middle, last]


@lru_cache(maxsize=2)
def _shadow(margin: int) -> QImage:
    """The shadow of a small card with this margin."""
    scene = QGraphicsScene()
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, _WHOLE, _WHOLE), CARD_RADIUS, CARD_RADIUS)
    card = scene.addPath(path, QPen(Qt.PenStyle.NoPen), QBrush(QColor("black")))
    effect = QGraphicsDropShadowEffect(blurRadius=BLUR, xOffset=0, yOffset=DOWN)
    effect.setColor(QColor(0, 0, 0, DARK))
    card.setGraphicsEffect(effect)
    side = _WHOLE + 2 * margin
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scene.render(painter, QRectF(0, 0, side, side), QRectF(-margin, -margin, side, side))
    painter.translate(margin, margin)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.fillPath(path, QColor("black"))  # the card that throws it is painted by itself
    painter.end()
    return image
