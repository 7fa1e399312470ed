"""A button that opened a menu or a popup looks as before once that is closed, wherever the mouse has gone meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.mouse import Mouse
from tests.helpers.settled import settled

from app.ui.look import theme
from app.ui.shell.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def on_screen(widget: QWidget) -> QImage:
    """What was painted last of a widget; to grab the widget would paint it again."""
    window = widget.window()
    seen = window.screen().grabWindow(window.winId()).toImage()
    corner = widget.mapTo(window, QPoint(0, 0))
    return seen.copy(corner.x(), corner.y(), widget.width(), widget.height())


def menu(window: MainWindow) -> QWidget:
    return window.top.menu_button


def add_source(window: MainWindow) -> QWidget:
    return window.read.side.add_button


@pytest.mark.parametrize("find", [menu, add_source])
def test_a_button_that_opened_something_is_painted_as_before(
    window: MainWindow, qtbot: QtBot, qapp: QApplication, find: Callable[[MainWindow], QWidget]
):
    theme.choose(qapp, "light")
    button, away = find(window), QPoint(700, 400)
    QTest.mouseMove(window.windowHandle(), away)
    settled(window)
    before = on_screen(button)
    QTest.mouseMove(window.windowHandle(), button.mapTo(window, button.rect().center()))
    qtbot.waitUntil(lambda: on_screen(button) != before)
    Mouse(qtbot).click(button)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    QTest.mouseMove(window.windowHandle(), away)
    settled(window)
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    qtbot.waitUntil(lambda: on_screen(button) == before)
