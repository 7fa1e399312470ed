"""The side on which the lines of a plain text begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from app.domain.direction import runs_right_to_left


def align_lines(edit: QPlainTextEdit) -> None:
    """Let the lines begin where the words of the text do. Qt orders the words, and begins each line at the left."""
    text, document = edit.toPlainText(), edit.document()
    option = document.defaultTextOption()
    side = Qt.AlignmentFlag.AlignRight if runs_right_to_left(text) else Qt.AlignmentFlag.AlignLeft
    if text and option.alignment() != side:
        option.setAlignment(side)
        document.setDefaultTextOption(option)
