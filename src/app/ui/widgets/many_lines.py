"""A field of several lines of plain text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from app.ui.widgets.text_side import align_lines

_BY_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class ManyLines(QPlainTextEdit):
    """Tab moves on, and comes to the end of the words, where what is typed goes on with them."""

    one_line = False
    """Whether it is one line that may be wrapped: Enter moves on, and Tab selects it whole, as in any such field."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        # Lines may be broken a fraction of a pixel too wide. A scroll bar for that takes the height of a line, which
        # calls for another bar, which breaks lines elsewhere: on a real screen the two came and went for ever.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(lambda: align_lines(self))
        align_lines(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _BY_TAB:
            return
        if self.one_line:
            self.selectAll()
        elif self.textCursor().atStart():
            self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where all lines are seen, page keys scroll what is around."""
        bar, more = self.verticalScrollBar(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _BY_PAGES and not more and bar.maximum() == bar.minimum():
            event.ignore()
        else:
            super().keyPressEvent(event)
