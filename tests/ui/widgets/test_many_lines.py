"""What Tab does in a field of several lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.sheet import Lines
from app.ui.widgets.boxes import in_column
from app.ui.widgets.form import Prose


def test_what_is_typed_after_tab_goes_on_with_the_words(qtbot: QtBot) -> None:
    """It went before them, as the caret was at their beginning."""
    around, before = QWidget(), QLineEdit("D-1")
    remark, meaning, title = Prose("Remark"), Lines("", 2), Prose("Title")
    fields: tuple[QPlainTextEdit, ...] = (remark, meaning, title)
    for field in fields:
        field.setPlainText("It came by ship.")
    title.one_line = True
    in_column(before, *fields, on=around)
    qtbot.addWidget(around)
    around.show()
    around.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    for field in fields:
        QTest.keyClick(around.focusWidget(), Qt.Key.Key_Tab)
        assert field.hasFocus()
        QTest.keyClicks(field, " So it is said.")
    assert remark.toPlainText() == meaning.toPlainText() == "It came by ship. So it is said."
    assert title.toPlainText() == " So it is said.", "a field of one line is selected whole"
