"""Underlines in the editor of a note, with what they mean: figures without evidence or out of date, changed quotes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from app.actions.note_figures import Figures, finder, look_through
from app.domain.changes import Changes
from app.domain.language import tr_n
from app.domain.mentions import Finder
from app.domain.note_figures import Finding, Why
from app.domain.note_quotes import NoteQuote, QuoteState, quotes_in, state_of
from app.domain.progress import Stopped
from app.store.reads.links import passage_there
from app.store.store import Store
from app.ui.base.offsets import TextMap
from app.ui.base.session import Session
from app.ui.look import theme
from app.ui.panels.notes.changed_quotes import saying

MOST = 100_000
"""A longer note is not searched for figures while it is written; the check of all notes reads it whole."""
_MAKES_A_DIFFERENCE = ("passage", "source_version", "source")
"""The tables whose changes can make a quote differ from its passage, or match it again."""


class EditorMarks(QObject):
    """Keeps the findings in one editor up to date, with a short delay."""

    changed = Signal()
    later_ms = 300

    def __init__(self, editor: QPlainTextEdit, session: Session) -> None:
        super().__init__(editor)
        self._editor, self._session = editor, session
        self._later = QTimer(self, singleShot=True, interval=self.later_ms)
        self._later.timeout.connect(self.look)
        editor.textChanged.connect(self._later.start)
        session.changed.connect(self._changed)

    def look_soon(self) -> None:
        """Search again, as after another note is shown."""
        self._later.start()

    def look(self) -> None:
        """Search the text."""
        raise NotImplementedError

    def _changed(self, changes: Changes) -> None:
        raise NotImplementedError

    def _underlined(
        self, places: TextMap, start: int, end: int, style: QTextCharFormat.UnderlineStyle
    ) -> tuple[QTextEdit.ExtraSelection, QTextCharFormat]:
        """An underline under these code points, and its format, which may be completed."""
        cursor = QTextCursor(self._editor.document())
        first, last = places.range_to_qt(start, end)
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setUnderlineStyle(style)
        look.setUnderlineColor(theme.colour(theme.current().warning))
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor, look  # type: ignore[attr-defined]
        return mark, look


class FigureMarks(EditorMarks):
    """The sentences with a figure that nothing supports, and figures that are stale, unknown or incomplete."""

    later_ms = 500

    def __init__(self, editor: QPlainTextEdit, session: Session) -> None:
        super().__init__(editor, session)
        self._finder: Finder | None = None
        self._figures: Figures | None = None
        """The values of tokens, until the data changes."""
        self._looked = ""
        self.found: tuple[Finding, ...] = ()

    def _changed(self, changes: Changes) -> None:
        if changes.everything or changes.tables - {"note", "thing"}:
            self._figures = None
            self._later.start()

    def look(self) -> None:
        if not self._session.is_open:
            return
        body = self._editor.toPlainText()[:MOST]
        if self._figures is None or self._figures.db is not self._session.store:
            self._figures = Figures(self._session.store)
        kept, figures = self._finder, self._figures

        def read(store: Store, _stopped: Stopped) -> tuple[Finder, tuple[Finding, ...]]:
            search = kept if kept is not None else finder()
            return search, look_through(store, body, search, figures)

        def done(answer: tuple[Finder, tuple[Finding, ...]]) -> None:
            self._finder, found = answer
            if body == self._editor.toPlainText()[:MOST]:
                self._looked, self.found = body, found
                self.changed.emit()

        self._session.query(self, read, done)

    def words(self) -> str:
        """The number of findings as text; empty without any."""
        if not self.found:
            return ""
        return tr_n("{n} sentence with a figure to look at", "{n} sentences with figures to look at", len(self.found))

    def selections(self) -> list[QTextEdit.ExtraSelection]:
        """The underlines: dashed for unsupported sentences, wavy for stale, unknown or incomplete figures."""
        if self._editor.toPlainText()[:MOST] != self._looked:
            return []
        places, style = TextMap(self._looked, [(0, len(self._looked))]), QTextCharFormat.UnderlineStyle
        styles = {Why.UNSUPPORTED: style.DashUnderline}
        return [
            self._underlined(places, one.start, one.end, styles.get(one.why, style.WaveUnderline))[0]
            for one in self.found
        ]

    def saying_at(self, position: int) -> str:
        """The explanation at a position of the document; empty without a finding."""
        at = TextMap(self._looked, [(0, len(self._looked))]).to_canonical(position)
        return next((one.saying for one in reversed(self.found) if one.start <= at < one.end), "")


class QuoteMarks(EditorMarks):
    """The quotes that differ from their passages."""

    def __init__(self, editor: QPlainTextEdit, session: Session) -> None:
        super().__init__(editor, session)
        self.selections: list[QTextEdit.ExtraSelection] = []
        self.summary = ""
        self.found: list[tuple[NoteQuote, QuoteState]] = []
        theme.notifier().changed.connect(self._mark)  # a method: its connection ends with the editor

    def _changed(self, changes: Changes) -> None:
        if changes.touches(*_MAKES_A_DIFFERENCE):
            self._later.start()

    def look(self) -> None:
        """Compare every quote with its passage, now."""
        if not self._session.is_open:
            return
        body, store = self._editor.toPlainText(), self._session.store
        states = [(quote, state_of(quote, passage_there(store, quote.uid))) for quote in quotes_in(body)]
        self.found = [(quote, state) for quote, state in states if state is not QuoteState.SAME]
        self.summary = tr_n("{n} quote is not as its passage is now", "{n} quotes are not as their passages are now",
                    len(self.found)) if self.found else ""  # fmt: skip
        self._mark()

    def _mark(self) -> None:
        self.selections = []
        body = self._editor.toPlainText()
        places = TextMap(body, [(0, len(body))])
        for quote, _state in self.found:
            end = quote.start + len(body[quote.start : quote.end].rstrip())
            mark, look = self._underlined(places, quote.start, end, QTextCharFormat.UnderlineStyle.DotLine)
            look.setBackground(theme.colour(theme.current().warning_ground))
            mark.format = look  # type: ignore[attr-defined]
            self.selections.append(mark)
        self.changed.emit()

    def saying_at(self, position: int) -> str:
        """The explanation of the quote at a position of the document; empty without one."""
        body = self._editor.toPlainText()
        at = TextMap(body, [(0, len(body))]).to_canonical(position)
        return next((saying(state) for quote, state in self.found if quote.start <= at < quote.end), "")
