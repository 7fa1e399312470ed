"""The height of chips in lines follows what is in them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.flow import Flow

NARROW = 200


@pytest.fixture
def flow(qtbot: QtBot) -> Iterator[Flow]:
    """Two short buttons, side by side."""
    holder = QWidget()
    qtbot.addWidget(holder)
    made = Flow(holder)
    for words in ("A", "B"):
        made.addWidget(QPushButton(words))
    holder.resize(NARROW, 300)
    holder.show()
    yield made  # and hold its widget until then


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
