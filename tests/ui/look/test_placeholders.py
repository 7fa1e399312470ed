"""What stands in an empty field can be read: Qt itself would draw it in half the ink."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.helpers.contrast import contrast

from app.ui.look import theme


@pytest.mark.parametrize("name", sorted(theme.THEMES))
def test_a_placeholder_has_a_contrast_of_four_and_a_half(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    theme.choose(qapp, name)
    try:
        for field in (QLineEdit(), QPlainTextEdit()):
            qtbot.addWidget(field)
            field.setPlaceholderText("Find a word")
            field.ensurePolished()
            ink = field.palette().placeholderText().color()
            assert ink.alpha() == 255
            assert contrast(ink.name(), theme.current().card) >= 4.5
    finally:
        theme.choose(qapp, "light")
