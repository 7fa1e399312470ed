"""Segments, of which one is checked: Tab comes to that one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.boxes import in_row
from app.ui.widgets.radio_row import RadioRow


def test_tab_comes_to_the_checked_one_and_leaves_from_there(qtbot: QtBot) -> None:
    window, row = QWidget(), RadioRow("Line height", [(1, "1.4"), (2, "1.6"), (3, "1.8")])
    before, after = QPushButton("Before"), QPushButton("After")
    in_row(before, row, after, on=window)
    row.show_value(2)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert row.buttons[2].hasFocus()
    qtbot.keyClick(row.buttons[2], Qt.Key.Key_Tab)
    assert after.hasFocus()
    row.show_value(3)
    qtbot.keyClick(after, Qt.Key.Key_Backtab)
    assert row.buttons[3].hasFocus()
    qtbot.keyClick(row.buttons[3], Qt.Key.Key_Left)
    assert row.value() == 2
    qtbot.keyClick(row.buttons[2], Qt.Key.Key_Backtab)
    assert before.hasFocus()
