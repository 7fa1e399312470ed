"""Underlines in the editor for unsupported sentences and stale figures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from app.actions.note_figures import Figures, finder, look_through
from app.domain.changes import Changes
from app.domain.language import tr_n
from app.domain.mentions import Finder
from app.domain.note_figures import Finding, Why
from app.store.store import Store
from app.ui.base.offsets import TextMap
from app.ui.base.session import Session
from app.ui.look import theme

LATER_MS = 500
MOST = 100_000
"""A longer note is not searched while it is written; the check of all notes reads it whole."""


class FigureMarks(QObject):
    """Keeps the findings of one editor up to date."""

    changed = Signal()

    def __init__(self, editor: QPlainTextEdit, session: Session) -> None:
        super().__init__(editor)
        self._editor, self._session = editor, session
        self._finder: Finder | None = None
        self._figures: Figures | None = None
        """What tokens say, until something is known otherwise."""
        self._looked = ""
        self.found: tuple[Finding, ...] = ()
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self.look)
        editor.textChanged.connect(self._later.start)
        session.changed.connect(self._heard)

    def look_soon(self) -> None:
        """Another note is shown, or it was changed elsewhere."""
        self._later.start()

    def _heard(self, changes: Changes) -> None:
        if changes.everything or changes.tables - {"note", "thing"}:
            self._figures = None
            self._later.start()

    def look(self) -> None:
        """Search the text in the background."""
        if not self._session.is_open:
            return
        body = self._editor.toPlainText()[:MOST]
        if self._figures is None or self._figures.db is not self._session.store:
            self._figures = Figures(self._session.store)
        kept, figures = self._finder, self._figures

        def read(store: Store, _stopped: Callable[[], bool]) -> tuple[Finder, tuple[Finding, ...]]:
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
        marks: list[QTextEdit.ExtraSelection] = []
        if self._editor.toPlainText()[:MOST] != self._looked:
            return marks
        places = TextMap(self._looked, [(0, len(self._looked))])
        for one in self.found:
            cursor = QTextCursor(self._editor.document())
            first, last = places.range_to_qt(one.start, one.end)
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            unsupported = one.why is Why.UNSUPPORTED
            style = QTextCharFormat.UnderlineStyle
            look.setUnderlineStyle(style.DashUnderline if unsupported else style.WaveUnderline)
            look.setUnderlineColor(theme.colour(theme.current().warning))
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, look  # type: ignore[attr-defined]
            marks.append(mark)
        return marks

    def saying_at(self, position: int) -> str:
        """The explanation at a position of the document; empty without a finding."""
        at = TextMap(self._looked, [(0, len(self._looked))]).to_canonical(position)
        return next((one.saying for one in reversed(self.found) if one.start <= at < one.end), "")
