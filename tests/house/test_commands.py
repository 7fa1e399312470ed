"""The table of commands: names, keys and icons that can be relied on."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from app.ui.base.keys import is_single
from app.ui.look import icons
from app.ui.shell.commands import table


def repeated(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def test_ids_and_texts_are_unique() -> None:
    assert repeated([command.id for command in table()]) == []
    assert repeated([command.text for command in table()]) == []


def test_no_key_means_two_things() -> None:
    """Commands of the page and of the window answer at the same time while the page has the focus."""
    by_view: dict[str, list[str]] = {}
    for command in table():
        if command.shortcut:
            key = QKeySequence(command.shortcut)
            assert not key.isEmpty(), command.id
            by_view.setdefault("" if command.on_page else command.view, []).append(key.toString())
    assert {view: twice for view, keys in by_view.items() if (twice := repeated(keys))} == {}


def test_what_types_something_works_in_a_view_alone() -> None:
    """A letter must not be a key of the whole window, where it is needed for writing."""
    single = [command for command in table() if is_single(command.shortcut)]
    assert {command.view for command in single} >= {"page", "passages", "records", "country"}
    assert all(command.view for command in single)


@pytest.mark.usefixtures("qapp")
def test_every_icon_is_drawn() -> None:
    assert [command.id for command in table() if icons.glyph(command.icon).isEmpty()] == []
