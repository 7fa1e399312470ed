"""A Hebrew note begins its lines at the right, an English one at the left, as it is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.ui.dialogs.sheet import Lines
from app.ui.widgets.form import Prose
from app.ui.widgets.text_side import align_lines


def test_lines_begin_where_their_words_do(qtbot: QtBot) -> None:
    edit = QPlainTextEdit()
    qtbot.addWidget(edit)
    edit.resize(400, 100)
    edit.show()
    middle = edit.viewport().width() / 2
    for text, right in (("# מה ניתן", True), ("", True), ("Iran", False), ("5, 6", False), ("5 אוהלים", True)):
        edit.setPlainText(text)
        align_lines(edit)
        edit.grab()
        assert (edit.cursorRect().x() > middle) == right, text


def test_a_field_of_several_lines_does_so_by_itself(qtbot: QtBot) -> None:
    for edit in (Prose("Remarks"), Lines("", 2)):
        qtbot.addWidget(edit)
        edit.resize(400, 100)
        edit.show()
        for text, right in (("מה ניתן", True), ("Iran", False)):
            edit.setPlainText(text)
            edit.grab()
            assert (edit.cursorRect().x() > edit.viewport().width() / 2) == right, text
