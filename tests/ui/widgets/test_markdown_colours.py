"""Markdown looks as it is meant while it is typed, in the faces of the page."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.ui.look import fonts
from app.ui.widgets.markdown_colours import MarkdownColours


def width(editor: QPlainTextEdit) -> int:
    """Of the first line as it is set."""
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    return editor.cursorRect(cursor).left()


@pytest.mark.parametrize(
    ("words", "otherwise"),
    [
        ("**our digest of it**", True), ("# Our digest of it", True), ("*our digest of it*", True),
        ("_our digest of it_", True), ("our digest of it", False), ("2 * 3 and 4 * 5", False),
        ("a_name_of_mine", False), ("* our digest of it", False),
    ],
)  # fmt: skip
def test_what_stands_out_is_set_in_another_face(qtbot: QtBot, words: str, otherwise: bool) -> None:
    fonts.load()
    fonts.load_rest()
    styled, plain = QPlainTextEdit(), QPlainTextEdit()
    colours = MarkdownColours(styled.document())
    for editor in (styled, plain):
        qtbot.addWidget(editor)
        editor.setFont(fonts.reading(16))
        editor.setPlainText(words)
        editor.show()
    colours.rehighlight()
    assert (width(styled) != width(plain)) is otherwise
