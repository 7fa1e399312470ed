"""What the card of a tag says."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.codebook import Tag, TagContent
from app.ui.views.passages.inspector import TagCard


def words(qtbot: QtBot, content: TagContent) -> list[str]:
    card = TagCard(Tag(1, "u", None, content.name, content, 2), 0, QWidget())
    qtbot.addWidget(card)
    return [label.text() for label in card.findChildren(QLabel)]


def test_everything_that_is_said_of_a_tag_is_shown(qtbot: QtBot) -> None:
    said = words(qtbot, TagContent("Gift", 1, "What is given", examples=("one", "two"), aliases=("a", "b"), key="g"))
    for label, text in (("Meaning", "What is given"), ("Examples", "one\ntwo"), ("Also called", "a, b"), ("Key", "G")):
        assert said[said.index(label) + 1] == text
    assert "When not" not in said


def test_what_is_not_said_takes_no_room(qtbot: QtBot) -> None:
    assert words(qtbot, TagContent("Gift"))[-1] == "Nothing is said yet of what it means."
