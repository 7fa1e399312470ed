"""No command's key is one that a desktop keeps for itself, on GNOME, KDE, Openbox or Windows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from app.ui.base.fixed_keys import fixed_keys
from app.ui.base.keys import both
from app.ui.shell.commands import table

LINES = Path(__file__).with_name("desktop_keys.txt").read_text("utf-8").splitlines()
TAKEN = {key.strip(): by.strip() for line in LINES if not line.startswith("#") for key, by in [line.split("|")]}


def taken_by(key: str) -> str:
    """Who takes a key; empty for nobody."""
    held = set(key.removesuffix("+").split("+")[:-1])
    for one, by in TAKEN.items():
        if one.endswith("*") and set(one.removesuffix("*").split("+")) <= held:
            return by
        if not one.endswith("*") and QKeySequence(one) == QKeySequence(key):
            return by
    return ""


@pytest.mark.parametrize("key", ["Ctrl+Alt+Right", "Ctrl+Alt+Shift+Left", "Alt+Shift+Up", "Shift+Alt+F4", "Ctrl+."])
def test_what_desktops_take_is_known(key: str) -> None:
    assert taken_by(key)


@pytest.mark.parametrize("key", ["Ctrl++", "T", "Alt+Left", "Ctrl+Shift+Right", "F6"])
def test_what_they_leave_is_left(key: str) -> None:
    assert not taken_by(key)


def test_no_command_has_a_key_that_a_desktop_takes() -> None:
    taken = {key: taken_by(key) for command in table() for key in both(command.shortcut)}
    assert "Ctrl+Shift+N" in taken
    assert {key: by for key, by in taken.items() if by} == {}


def test_no_fixed_key_is_taken_either() -> None:
    found = [key for fixed in fixed_keys() for key in fixed.keys.split() if taken_by(key)]
    assert found == []
