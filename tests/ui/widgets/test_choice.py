"""A drop-down list by the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.look import theme
from app.ui.widgets.choice import Choice


@pytest.fixture
def slow_hand() -> Iterator[None]:
    """However busy the machine is, letters belong together."""
    before = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(60_000)
    yield
    QApplication.setKeyboardInputInterval(before)


def test_a_blank_belongs_to_the_words_that_are_typed(qtbot: QtBot, slow_hand: None) -> None:
    for typed in ("by sea", "by the old"):
        choice = Choice("Way", enumerate(("not said", "by air", "by sea", "by the old road")))
        qtbot.addWidget(choice)
        choice.show()
        choice.setFocus()
        qtbot.keyClicks(choice, typed)
        assert choice.currentText().startswith(typed)
        assert not choice.view().isVisible()
    qtbot.keyClick(choice, Qt.Key.Key_Home)  # which ends the search
    qtbot.keyClick(choice, Qt.Key.Key_Space)
    assert choice.view().isVisible(), "alone it opens the list"
    choice.hidePopup()


def test_what_is_to_be_chosen_is_read_whole_however_narrow_the_box(qtbot: QtBot) -> None:
    choice = Choice("Rows", enumerate(("donor", "country of the recipient, as a group of countries")))
    qtbot.addWidget(choice)
    choice.setStyleSheet(theme.stylesheet(theme.current()))
    choice.setFixedWidth(110)
    choice.show()
    choice.showPopup()
    assert choice.view().viewport().width() >= choice.view().sizeHintForColumn(0)
    choice.hidePopup()
