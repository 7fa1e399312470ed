"""What a place says when there is nothing in it is read to its end."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.widgets.labels import EmptyState


@pytest.mark.parametrize("width", [420, 600, 900])
def test_a_sentence_that_is_set_later_is_not_cut(qtbot: QtBot, width: int) -> None:
    empty = EmptyState("Nothing here", "", "Show all")
    qtbot.addWidget(empty)
    empty.words.setText("No passage fits all of this. Drop one of the chips above, or change the words. " * 2)
    empty.resize(width, 500)
    empty.show()
    qtbot.waitExposed(empty)
    assert empty.words.height() >= empty.words.heightForWidth(empty.words.width())
    assert abs(empty.words.geometry().center().x() - empty.rect().center().x()) <= 1
