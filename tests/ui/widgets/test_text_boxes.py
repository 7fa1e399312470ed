"""How high a text is that a widget paints itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from app.ui.look import fonts
from app.ui.widgets.text_boxes import text_box, wrapping


@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_a_text_about_as_wide_as_its_column_is_as_high_as_it_is_painted(qapp: QApplication, beyond: int) -> None:
    font = fonts.reading(21, semibold=True)
    metrics = QFontMetrics(font)
    for text in ("≈ USD 19 million", "1,000 tonnes"):
        room = metrics.horizontalAdvance(text) + beyond
        painted = metrics.boundingRect(QRect(0, 0, room, 1000), wrapping(metrics, text, room), text)
        assert text_box(font, text, room).height() == painted.height()
