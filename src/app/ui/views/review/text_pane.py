"""A whole text in which words can be selected; one stretch may be marked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit

from app.ui.base.offsets import TextMap
from app.ui.look import fonts, theme
from app.ui.look.tokens import SPACE
from app.ui.widgets.leaning import lean

WORDS_PX = 15
Stretch = tuple[int, int]


class TextPane(QPlainTextEdit):
    """Read-only, with a caret. Offsets are code points of the text."""

    picked = Signal()
    """Other words are selected."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._map = TextMap("", [(0, 0)])
        self._mark: Stretch | None = None
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # why, `dialogs.sheet.Lines` says
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(fonts.reading(WORDS_PX))
        self.setStyleSheet("QPlainTextEdit { background: transparent; border: 0; }")
        self.document().setDocumentMargin(SPACE[1])
        selects = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(selects)
        self.selectionChanged.connect(self.picked)
        theme.notifier().changed.connect(self._restyle)  # a method: its connection ends with the pane

    def show_text(self, text: str, mark: Stretch | None = None) -> None:
        """Show a text; `mark` is the marked stretch."""
        if text != self._map.text:
            self._map = TextMap(text, [(0, len(text))])
            self.setPlainText(text)
            lean(self)
        self._mark = mark
        self._restyle()

    def stretch(self) -> Stretch | None:
        """The selected words, stripped; None without any."""
        cursor = self.textCursor()
        start, end = (self._map.to_canonical(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        words = self._map.text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        return (start, end) if start < end else None

    def choose(self, start: int, end: int) -> None:
        """Select a stretch, or place the caret if it is empty, and scroll it to the middle."""
        first, last = self._map.range_to_qt(start, end)
        cursor = self.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.centerCursor()

    def find_next(self, words: str) -> bool:
        """Select the next match of these words, from the caret on and then from the start."""
        if self.find(words):
            return True
        before = self.textCursor()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if self.find(words):
            return True
        self.setTextCursor(before)
        return False

    def _restyle(self) -> None:
        """Apply the theme's colours to the mark."""
        marks: list[QTextEdit.ExtraSelection] = []
        if self._mark is not None:
            first, last = self._map.range_to_qt(*self._mark)
            one = QTextEdit.ExtraSelection()
            cursor = self.textCursor()
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setBackground(theme.colour(theme.current().warning_ground))
            look.setForeground(theme.colour(theme.current().warning))
            one.cursor, one.format = cursor, look  # type: ignore[attr-defined]
            marks.append(one)
        self.setExtraSelections(marks)
