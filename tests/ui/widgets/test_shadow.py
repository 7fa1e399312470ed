"""The shadow of a card is round it and not on it, whatever the card's size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from app.ui.widgets.shadow import paint_shadow

MARGIN = 16


@pytest.mark.parametrize("size", [QSize(380, 350), QSize(300, 40), QSize(120, 97), QSize(97, 300)])
def test_a_shadow_lies_round_a_card(qtbot: QtBot, size: QSize) -> None:
    image = QImage(size + QSize(2 * MARGIN, 2 * MARGIN), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    card = QRect(QPoint(MARGIN, MARGIN), size)
    painter = QPainter(image)
    paint_shadow(painter, card, MARGIN)
    painter.end()
    middle = card.center()
    below = [image.pixelColor(middle.x(), card.bottom() + n).alpha() for n in range(1, MARGIN + 1)]
    above = [image.pixelColor(middle.x(), card.top() - n).alpha() for n in range(1, MARGIN + 1)]
    assert below == sorted(below, reverse=True)
    assert below[0] > above[0] > 0
    beside = [image.pixelColor(x, middle.y()).alpha() for x in (card.left() - 1, card.right() + 1)]
    assert beside[0] == beside[1] > 0
    assert image.pixelColor(middle).alpha() == 0
