"""The rail: a press, a key and a screen reader all go to the place, each once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from tests.helpers.seen import button

from app.ui.shell.rail import PLACES, Rail

TITLES = {name: text for name, text, _glyph in PLACES}
NAMES = list(TITLES)


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    made = Rail()
    qtbot.addWidget(made)
    made.show_chosen("read")
    made.show()
    return made


@pytest.fixture
def chosen(rail: Rail) -> list[str]:
    names: list[str] = []
    rail.chosen.connect(names.append)
    return names


def test_a_press_goes_there_also_where_one_is_already(qtbot: QtBot, rail: Rail, chosen: list[str]) -> None:
    for name in ("notes", "notes", "read"):
        qtbot.mouseClick(button(rail, TITLES[name]), Qt.MouseButton.LeftButton)
    qtbot.keyClick(button(rail, TITLES["passages"]), Qt.Key.Key_Space)
    assert chosen == ["notes", "notes", "read", "passages"]


def test_a_screen_reader_goes_there(rail: Rail, chosen: list[str]) -> None:
    shown = QAccessible.queryAccessibleInterface(button(rail, TITLES["countries"]))
    assert shown.role() is QAccessible.Role.RadioButton
    actions = shown.actionInterface()
    actions.doAction(actions.toggleAction())
    assert chosen == ["countries"]


def test_showing_where_one_is_goes_nowhere(rail: Rail, chosen: list[str]) -> None:
    for name in NAMES:
        rail.show_chosen(name)
        assert [one for one in NAMES if button(rail, TITLES[one]).isChecked()] == [name]
    assert chosen == []
