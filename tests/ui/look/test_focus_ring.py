"""What has the keyboard looks otherwise than what has not, whatever state it is in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.contrast import contrast

from app.ui.look import theme
from app.ui.widgets.boxes import in_column
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.choice import Choice
from app.ui.widgets.form import Tick
from app.ui.widgets.labels import icon_button, push_button
from app.ui.widgets.radio_row import RadioRow
from app.ui.widgets.side_list import SideLine, SideList

RING, SEEN = 24, 3.0
"""So many pixels at least are otherwise, by so much of contrast."""


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.choose(qapp, "light")


def kinds() -> list[QWidget]:
    on, row, listed = Tick("On"), RadioRow("Ways", [(1, "One"), (2, "Two")]), SideList("Lines")
    on.setChecked(True)
    row.show_value(1)
    listed.show_lines([SideLine("a", "First", 3), SideLine("b", "Second", 4)])
    listed.choose_key("a")
    links = [push_button("Link", look=look) for look in ("", "link", "chip", "primary", "quiet")]
    return [
        Tick("Off"), on, row.buttons[1], *links, icon_button("plus", "More"), ChipButton("Chip"),
        Choice("Choice", ((1, "One"), (2, "Two"))), QSlider(Qt.Orientation.Horizontal), QLineEdit("words"), listed, row,
    ]  # fmt: skip


@pytest.mark.parametrize("worn", ["light", "sepia", "dark"])
def test_a_ring_is_seen(qtbot: QtBot, qapp: QApplication, worn: str) -> None:
    theme.choose(qapp, worn)
    window, nowhere, every = QWidget(), QWidget(), kinds()
    window.setProperty("look", "paper")
    window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    nowhere.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    every = [one for one in every if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    shown = [one if one.parentWidget() is None else one.parentWidget() for one in every]
    in_column(nowhere, *(one for one in shown if one is not None), on=window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    dull: list[str] = []
    for one in every:
        one.setFocus(Qt.FocusReason.TabFocusReason)
        at = QRect(one.mapTo(window, QPoint()), one.size())
        focused = window.grab(at).toImage()
        nowhere.setFocus()
        if not is_seen(focused, window.grab(at).toImage()):
            dull.append(f"{type(one).__name__} {one.accessibleName()} {one.property('look')}")
    assert not dull


def test_the_ring_of_an_empty_list_is_as_high_as_a_row(qtbot: QtBot) -> None:
    window, nowhere, listed = QWidget(), QWidget(), SideList("Lines")
    nowhere.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    in_column(nowhere, (listed, 1), on=window)
    qtbot.addWidget(window)
    window.resize(300, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    seen = listed.viewport()
    listed.setFocus(Qt.FocusReason.TabFocusReason)
    focused, low = seen.grab().toImage(), seen.grab(QRect(0, 60, seen.width(), seen.height() - 60)).toImage()
    nowhere.setFocus()
    assert is_seen(focused, seen.grab().toImage())
    assert low == seen.grab(QRect(0, 60, seen.width(), seen.height() - 60)).toImage()


def test_a_list_without_rows_says_so_within_its_ring(qtbot: QtBot) -> None:
    listed = SideList("Lines")
    qtbot.addWidget(listed)
    listed.resize(240, 400)
    listed.show_nothing("No line yet, nor will there be one before something is written")
    listed.show()
    seen = listed.viewport()
    said, low = seen.grab().toImage(), QRect(0, 100, seen.width(), 300)
    listed.show_nothing("")
    blank = seen.grab().toImage()
    assert said != blank
    assert said.copy(low) == blank.copy(low)
    listed.show_nothing("No line yet")
    assert listed.accessibleDescription() == "No line yet"
    listed.show_lines([SideLine("a", "First", 3)])
    assert listed.accessibleDescription() == ""


@pytest.mark.parametrize("look", ["", "chip", "primary", "quiet"])
def test_a_button_has_one_ring(qtbot: QtBot, qapp: QApplication, look: str) -> None:
    theme.choose(qapp, "light")
    window, nowhere, button = QWidget(), QWidget(), push_button("Import", look=look)
    nowhere.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    in_column(nowhere, button, on=window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    inside = button.rect().adjusted(4, 4, -4, -4)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    focused = button.grab(inside).toImage()
    nowhere.setFocus()
    assert focused == button.grab(inside).toImage()


def is_seen(focused: QImage, plain: QImage) -> bool:
    """Whether enough pixels are otherwise, and differ enough."""
    strong = 0
    for x in range(plain.width()):
        for y in range(plain.height()):
            here, before = focused.pixelColor(x, y).name(), plain.pixelColor(x, y).name()
            if here != before and contrast(here, before) >= SEEN:
                strong += 1
                if strong >= RING:
                    return True
    return False
