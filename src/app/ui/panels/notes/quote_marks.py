"""Underlines in the editor for quotes that differ from their passages, with tool tips."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from app.domain.changes import Changes
from app.domain.language import tr_n
from app.domain.note_quotes import NoteQuote, QuoteState, quotes_in, state_of
from app.store.reads.links import passage_there
from app.ui.base.offsets import TextMap
from app.ui.base.session import Session
from app.ui.look import theme
from app.ui.panels.notes.changed_quotes import saying

LATER_MS = 300
_MAKES_A_DIFFERENCE = ("passage", "source_version", "source")
"""Tables of which a change can change how a quote stands."""


class QuoteMarks(QObject):
    """Keeps the marks of one editor up to date."""

    changed = Signal()

    def __init__(self, editor: QPlainTextEdit, session: Session) -> None:
        super().__init__(editor)
        self._editor, self._session = editor, session
        self.selections: list[QTextEdit.ExtraSelection] = []
        self.said = ""
        self.found: list[tuple[NoteQuote, QuoteState]] = []
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self.look)
        editor.textChanged.connect(self._later.start)
        session.changed.connect(self._changed)
        theme.notifier().changed.connect(self._mark)  # a method: its connection ends with the editor

    def _changed(self, changes: Changes) -> None:
        if changes.touches(*_MAKES_A_DIFFERENCE):
            self._later.start()

    def look_soon(self) -> None:
        """Another note is shown, or it was changed elsewhere."""
        self._later.start()

    def look(self) -> None:
        """Compare every quote with its passage, now."""
        if not self._session.is_open:
            return
        body, store = self._editor.toPlainText(), self._session.store
        states = [(quote, state_of(quote, passage_there(store, quote.uid))) for quote in quotes_in(body)]
        self.found = [(quote, state) for quote, state in states if state is not QuoteState.SAME]
        self.said = tr_n("{n} quote is not as its passage is now", "{n} quotes are not as their passages are now",
                    len(self.found)) if self.found else ""  # fmt: skip
        self._mark()

    def _mark(self) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        body = self._editor.toPlainText()
        places = TextMap(body, [(0, len(body))])
        for quote, _state in self.found:
            cursor = QTextCursor(self._editor.document())
            first, last = places.range_to_qt(quote.start, quote.start + len(body[quote.start : quote.end].rstrip()))
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            look.setUnderlineColor(theme.colour(theme.current().warning))
            look.setBackground(theme.colour(theme.current().warning_ground))
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, look  # type: ignore[attr-defined]
            marks.append(mark)
        self.selections = marks
        self.changed.emit()

    def saying_at(self, position: int) -> str:
        """The explanation of the quote at a position of the document; empty without one."""
        body = self._editor.toPlainText()
        at = TextMap(body, [(0, len(body))]).to_canonical(position)
        return next((saying(state) for quote, state in self.found if quote.start <= at < quote.end), "")
