"""Panes beside one another while there is room, drawers over the middle where there is not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.panes import Panes

LEFT, RIGHT = "left", "right"


class Shown(QWidget):
    """Panes in a window, with a field in each."""

    def __init__(self, state: list[int] | None = None) -> None:
        super().__init__()
        self.left, self.middle, self.right = (QWidget() for _ in range(3))
        for pane in (self.left, self.middle, self.right):
            QVBoxLayout(pane).addWidget(QLineEdit())
        self.panes = Panes(self.left, self.middle, self.right, over=(LEFT, RIGHT))
        self.panes.restore(state or [])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panes)
        self.panes.set_least(540)

    def field(self, pane: QWidget) -> QLineEdit:
        found = pane.findChild(QLineEdit)
        assert found is not None
        return found


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    made = Shown()
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def test_with_room_they_are_side_by_side(shown: Shown) -> None:
    assert shown.panes.sizes() == [232, 1200 - 232 - 288 - 2, 288]
    assert shown.panes.shown() == [shown.left, shown.middle, shown.right]


@pytest.mark.parametrize(("wide", "over"), [(1050, (True, False)), (840, (True, False)), (820, (True, True))])
def test_without_room_they_lie_over_the_middle_and_are_closed(shown: Shown, wide: int, over: tuple[bool, bool]) -> None:
    shown.resize(wide, 700)
    assert (shown.panes.is_over(LEFT), shown.panes.is_over(RIGHT)) == over
    assert shown.panes.shown() == [shown.middle]
    assert wide - 2 <= shown.middle.width() <= wide
    shown.panes.toggle(LEFT)
    assert wide - 2 <= shown.middle.width() <= wide
    assert shown.panes.shown() == [shown.left, shown.middle]
    shown.panes.toggle(RIGHT)
    assert shown.middle.width() >= 540


def test_half_a_screen_is_for_the_middle_unless_a_place_keeps_its_list(qtbot: QtBot) -> None:
    for keeps in (False, True):
        left, middle, right = (QWidget() for _ in range(3))
        around = QWidget()
        qtbot.addWidget(around)
        panes = Panes(left, middle, right)
        if keeps:
            panes.keep_open(LEFT)
        QVBoxLayout(around).addWidget(panes)
        around.resize(892, 700)
        around.show()
        assert panes.is_over(RIGHT)
        assert panes.shown() == ([left, middle] if keeps else [middle])
        around.resize(1200, 700)
        assert panes.shown() == [left, middle, right]


def test_a_drawer_closes_and_gives_the_keyboard_back(shown: Shown, qtbot: QtBot) -> None:
    shown.resize(800, 700)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.field(shown.middle).setFocus()
    shown.panes.toggle(LEFT)
    shown.field(shown.left).setFocus()
    assert shown.panes.close_drawer()
    assert shown.field(shown.middle).hasFocus()
    assert not shown.panes.close_drawer()
    shown.panes.toggle(LEFT)
    qtbot.mouseClick(shown.childAt(780, 300), Qt.MouseButton.LeftButton)
    assert shown.panes.is_folded(LEFT)


def test_one_drawer_is_open_at_a_time(shown: Shown) -> None:
    shown.resize(800, 700)
    shown.panes.toggle(LEFT)
    shown.panes.toggle(RIGHT)
    assert shown.panes.shown() == [shown.middle, shown.right]


def test_wide_again_they_are_as_they_were_and_both_ways_are_remembered(shown: Shown, qtbot: QtBot) -> None:
    shown.panes.toggle(RIGHT)
    shown.resize(900, 700)
    shown.panes.toggle(RIGHT)
    assert shown.right.isVisible()
    shown.resize(1200, 700)
    assert shown.panes.shown() == [shown.left, shown.middle]
    again = Shown(shown.panes.state())
    qtbot.addWidget(again)
    again.resize(900, 700)
    again.show()
    assert again.panes.shown() == [again.middle, again.right]
    again.resize(1200, 700)
    assert again.panes.shown() == [again.left, again.middle]


def test_what_an_earlier_version_remembered_is_taken_up(qtbot: QtBot) -> None:
    made = Shown([250, 320, 1, 0])
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    assert made.panes.shown() == [made.middle, made.right]
    assert made.right.width() == 320
    assert made.panes.state() == [250, 320, 1, 0, 1, 1]
