"""Where the keyboard is once a dialog over the page is left: where it was, also if that was made anew meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled

from app.ui.dialogs.citation import CitationDialog
from app.ui.shell.main_window import MainWindow


def _chip(window: MainWindow) -> QAbstractButton:
    buttons = window.read.findChildren(QAbstractButton)
    return next(one for one in buttons if one.text() == "Edit citation" and one.isVisible())


@pytest.mark.parametrize("at", ["page", "chip"])
def test_after_the_citation_is_saved_the_keyboard_is_where_it_was(window: MainWindow, qtbot: QtBot, at: str) -> None:
    settled(window)
    window.activateWindow()
    begins = _chip(window) if at == "chip" else window.read.page
    begins.setFocus()
    qtbot.keyClick(begins, Qt.Key.Key_F2)
    dialog = window.findChild(CitationDialog)
    dialog.activateWindow()
    settled(window)
    dialog.publisher.setText("A press")
    qtbot.keyClick(dialog.publisher, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(window)
    window.activateWindow()
    settled(window)
    assert QApplication.focusWidget() is (_chip(window) if at == "chip" else window.read.page)
