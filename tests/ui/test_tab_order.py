"""Tab goes over a place as the eye does: what there is, the thing itself, what is known of it, and round again."""

from __future__ import annotations

from itertools import groupby

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.keyboard import Keyboard
from tests.helpers.long import few
from tests.helpers.settled import settled

from app.ui.shell.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def where(window: MainWindow, widget: QWidget, place: str) -> str:
    panes = window.place(place).panes
    for number, name in enumerate(("left", "middle", "right")):
        pane = panes.widget(number)
        if pane is widget or pane.isAncestorOf(widget):
            return name
    return "around"


@few("place", ["read", "passages", "donations", "countries", "notes"], keep=2, why="every place")
def test_tab_goes_from_left_to_right_and_round(window: MainWindow, qtbot: QtBot, place: str):
    keyboard = Keyboard(qtbot, window)
    window.show_place(place)
    if place == "countries":  # what is shown again is newer than the pane at its right
        window.go(window.place(place).target())
    settled(window)
    seen = [keyboard.at()]
    for _ in range(160):
        keyboard.press("Tab")
        if keyboard.at() is seen[0]:
            break
        if keyboard.at() is not seen[-1]:  # a line of several links is come to at each of them
            seen.append(keyboard.at())
    assert keyboard.at() is seen[0]
    assert len(set(map(id, seen))) == len(seen)
    found = [name for name, _ in groupby(where(window, widget, place) for widget in seen)]
    turned = found[1:] if found[0] == found[-1] else found
    circle = [name for name in ("left", "middle", "right", "around") if name in turned]
    at = circle.index(turned[0])
    assert turned == circle[at:] + circle[:at]
    keyboard.press("Shift+Tab")
    assert keyboard.at() is seen[-1]
