"""A title of the workspace's own words stands where the window's lines begin."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui.look.mirror import at_start


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("words", ["Iran", "איראן"])
def test_where_a_title_is_painted(qtbot: QtBot, qapp: QApplication, direction: Qt.LayoutDirection, words: str) -> None:
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(direction)
    try:
        label = at_start(QLabel(words))
        qtbot.addWidget(label)
        label.resize(400, 40)
        image = label.grab().toImage()
        ground = image.pixel(200, 1)
        inked = [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(image.height()))]
    finally:
        qapp.setLayoutDirection(before)
    assert inked
    if direction is Qt.LayoutDirection.RightToLeft:
        assert min(inked) > 200
    elif words == "Iran":
        assert max(inked) < 200
