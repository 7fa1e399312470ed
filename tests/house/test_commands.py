"""The table of commands: names, keys and icons that can be relied on."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence

from app.ui.commands import table
from app.ui.icons import ALIASES, CODE_POINTS


def repeated(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def test_ids_and_texts_are_unique() -> None:
    assert repeated([command.id for command in table()]) == []
    assert repeated([command.text for command in table()]) == []


def test_no_key_means_two_things() -> None:
    """Commands of the page and of the window answer at the same time while the page has the focus."""
    keys = [QKeySequence(command.shortcut) for command in table() if command.shortcut]
    assert all(not key.isEmpty() for key in keys)
    assert repeated([key.toString() for key in keys]) == []


def test_single_letters_work_on_the_page_alone() -> None:
    single = [command for command in table() if len(command.shortcut) == 1]
    assert single
    assert all(command.on_page for command in single)


def test_every_icon_is_drawn() -> None:
    assert [command.id for command in table() if ALIASES.get(command.icon, command.icon) not in CODE_POINTS] == []
