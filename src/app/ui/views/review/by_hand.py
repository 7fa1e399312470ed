"""Choosing by hand the words a passage is anchored to: the older text at the left, the newest at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.domain.blocks import Stretch
from app.domain.language import tr
from app.domain.likely_place import likely_place
from app.domain.sources import SourceText
from app.ui.base.offsets import TextMap
from app.ui.dialogs.sheet import card
from app.ui.look import fonts, theme
from app.ui.look.plain import HtmlLabel
from app.ui.look.tokens import SPACE
from app.ui.views.review.entries import Entry
from app.ui.views.review.sides import difference_look, difference_of
from app.ui.widgets.boxes import in_column, in_row
from app.ui.widgets.labels import head
from app.ui.widgets.text_side import align_lines

WORDS_PX = 15


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
        if text != self._map.text:
            self._map = TextMap(text, [(0, len(text))])
            self.setPlainText(text)
            align_lines(self)
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


MUCH_LONGER = 5
"""How many times as long as the passage a choice may be to be compared word by word."""


class HandPage(QWidget):
    """Select words at the right with the mouse or with Shift and the arrows; the differences are shown below."""

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self._new = ""
        self.old = TextPane(tr("Older text"))
        self.new = TextPane(tr("Newest text: select the words the passage is anchored to"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find in the newest text (Ctrl+F)"))
        self.field.setAccessibleName(tr("Find in the newest text"))
        self.field.setClearButtonEnabled(True)
        self.differs = HtmlLabel()
        old, new = card(head(tr("Older text")), self.old), card(head(tr("Newest text")), self.field, self.new)
        columns = in_row((old, 1), (new, 1), gap=SPACE[2])
        in_column((columns, 1), self.differs, on=self, gap=SPACE[2], margins=0)
        self.new.picked.connect(self._say)
        self.field.returnPressed.connect(self.find_next)
        theme.notifier().changed.connect(self._say)

    def begin(self, entry: Entry, old: SourceText, new: SourceText) -> None:
        """Show the old place of the passage, and the likeliest in the newest text."""
        self._entry, self._new = entry, new.text
        start, end = entry.passage.start, entry.passage.end
        self.old.show_text(old.text, (start, end))
        self.new.show_text(new.text)
        self.old.choose(start, start)
        if entry.new is not None:
            self.new.choose(entry.new.stretch.start, entry.new.stretch.end)
        else:
            at = likely_place(old.text, new.text, start, end)
            self.new.choose(at, at)
        self._say()

    def stretch(self) -> Stretch | None:
        """The selected words, in code points of the newest text."""
        return self.new.stretch()

    def find_next(self) -> None:
        """Select the next match of the search field; Enter again goes on."""
        if (words := self.field.text()) and not self.new.find_next(words):
            self.differs.setText(tr("These words are not in the newest text."))

    def _say(self) -> None:
        """The differences between the passage and the selected words."""
        chosen = self.stretch()
        if self._entry is None:
            return
        if chosen is None:
            self.differs.setText(tr("Select the words the passage is anchored to now."))
            return
        was, now = self._entry.passage.quote, self._new[slice(*chosen)]
        if len(now) > MUCH_LONGER * len(was) + 200:
            self.differs.setText(tr("Much longer than the passage was."))
            return
        lines = difference_of(was, now) or [tr("The same words.")]
        self.differs.setText(f"<style>{difference_look()}</style>{'<br>'.join(lines)}")
