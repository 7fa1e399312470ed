"""Highlighting one stretch by muting all other text, while something is done with it."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from app.ui.look import theme
from app.ui.reader.sheet import Sheet


class Spotlight:
    """Mutes the text. Called before each paint, since the document of a long text changes."""

    def __init__(self, view: QTextEdit, sheet: Sheet) -> None:
        self._view, self._sheet = view, sheet
        self.stretch: tuple[int, int] | None = None  # in code points; None if nothing is muted
        self._done: object = None
        self._of: object = None

    def follow(self) -> None:
        """Update which letters are muted, as the document may have changed."""
        if self.stretch is None:
            if self._done is not None:
                self._done = None
                self._view.setExtraSelections([])
            return
        offsets = self._sheet.offsets()
        wanted = (self.stretch, offsets.first, offsets.last, theme.current().name)
        if wanted != self._done or self._sheet.built is not self._of:
            self._done, self._of = wanted, self._sheet.built
            self._view.setExtraSelections(self._muted(self.stretch))

    def _muted(self, stretch: tuple[int, int]) -> list[QTextEdit.ExtraSelection]:
        document = self._sheet.built.document
        low, high = (self._at(at) for at in stretch)
        made: list[QTextEdit.ExtraSelection] = []
        for first, last in ((0, low), (high, document.characterCount() - 1)):
            if first < last:
                one = QTextEdit.ExtraSelection()
                cursor = QTextCursor(document)
                cursor.setPosition(first)
                cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
                one.cursor = cursor  # type: ignore[assignment]
                one.format.setForeground(theme.colour(theme.current().muted))  # type: ignore[attr-defined]
                made.append(one)
        return made

    def _at(self, code_point: int) -> int:
        """A position in the document, clamped to it."""
        offsets = self._sheet.offsets()
        number = offsets.index_at(code_point)
        if offsets.in_document(number):
            return offsets.to_qt(code_point)
        return 0 if number < offsets.first else self._sheet.built.document.characterCount() - 1
