"""The height of chips in lines follows what is in them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.flow import Flow

NARROW = 200


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    """What holds the buttons."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def flow(holder: QWidget) -> Flow:
    """Two short buttons, side by side."""
    made = Flow(holder)
    for words in ("A", "B"):
        made.addWidget(QPushButton(words))
    holder.resize(NARROW, 300)
    holder.show()
    return made


def test_a_chip_with_more_words_makes_it_higher(flow: Flow) -> None:
    before = flow.heightForWidth(NARROW)
    first = flow.itemAt(0)
    assert first is not None
    button = first.widget()
    assert isinstance(button, QPushButton)
    button.setText("Words that leave no room for another beside them")
    assert flow.heightForWidth(NARROW) > before


def test_a_chip_that_comes_or_goes_changes_it(flow: Flow) -> None:
    before = flow.heightForWidth(NARROW)
    wide = QPushButton("Words that leave no room for another beside them")
    flow.addWidget(wide)
    wide.show()
    assert flow.heightForWidth(NARROW) > before
    flow.takeAt(2)
    assert flow.heightForWidth(NARROW) == before


def test_a_hidden_chip_takes_no_room(flow: Flow) -> None:
    wide = QPushButton("Words that leave no room for another beside them")
    flow.addWidget(wide)
    wide.show()
    before = flow.heightForWidth(NARROW)
    wide.hide()
    assert flow.heightForWidth(NARROW) < before
