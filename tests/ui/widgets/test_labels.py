"""What a place says when there is nothing in it is read to its end; words without room end in dots."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.look import fonts
from app.ui.widgets.labels import CutLabel, EmptyState


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


def test_words_that_have_no_room_end_in_dots_and_are_whole_for_a_screen_reader(qtbot: QtBot) -> None:
    label = CutLabel(font=fonts.interface(semibold=True))
    qtbot.addWidget(label)
    label.setText("Sources/After Spitak - who sent what to Armenia, December 1988.md")
    label.resize(200, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.accessibleName().endswith("1988.md")
    label.resize(900, 20)
    assert label.text().endswith("1988.md")
