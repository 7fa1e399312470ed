"""A field whose words narrow a list."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.ui.look import theme
from app.ui.look.tokens import SPACE
from app.ui.widgets.find_list import FindField


def test_its_words_begin_beside_its_icon(qtbot: QtBot) -> None:
    """In a narrow pane the room that was lost between them cut the words that say what the field is for."""
    field = FindField("Find a country", "Find by name or code")
    qtbot.addWidget(field)
    field.setStyleSheet(theme.stylesheet(theme.current()))
    field.resize(180, 28)
    field.show()
    icon = next(one for one in field.findChildren(QToolButton) if one.isVisible())
    assert 0 <= field.cursorRect().center().x() - icon.geometry().right() <= SPACE[1]
