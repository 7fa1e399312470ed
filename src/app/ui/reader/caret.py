"""Caret and selection in canonical offsets; in a long text they may lie outside the document."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from app.domain.sentences import sentence_at
from app.ui.base.offsets import TextMap
from app.ui.reader.sheet import Sheet
from app.ui.reader.text import display


class Caret:
    """The selection on a sheet. In a long text, the cursor shows the part of it that the document holds."""

    def __init__(self, view: QTextEdit, sheet: Sheet) -> None:
        self._view, self._sheet = view, sheet
        self._canonical = (0, 0)
        """Anchor and position of the cursor of a long text, in the document or not."""
        self._found: tuple[TextMap, tuple[int, int], tuple[int, int]] | None = None
        """The cached ends, with the map and the document positions they were computed from."""
        view.cursorPositionChanged.connect(self._follow)
        view.selectionChanged.connect(self._follow)

    def ends(self) -> tuple[int, int]:
        """Where the selection began, and where the caret is."""
        if self._sheet.is_long:
            return self._canonical
        cursor, offsets = self._view.textCursor(), self._sheet.offsets()
        here, found = (cursor.anchor(), cursor.position()), self._found
        if found is None or found[0] is not offsets or found[1] != here:  # called a dozen times for each tag
            ends = offsets.to_canonical(here[0]), offsets.to_canonical(here[1])
            found = self._found = offsets, here, ends
        return found[2]

    def at(self) -> int:
        return self.ends()[1]

    def selection(self) -> tuple[int, int] | None:
        """The selected stretch, or None when nothing is selected."""
        anchor, position = self.ends()
        return (min(anchor, position), max(anchor, position)) if anchor != position else None

    def forget(self) -> None:
        """Clear the selection after a new document was made."""
        self._canonical = (0, 0)

    def select(self, start: int, end: int) -> None:
        """Select from one offset to another; the caret is at `end`. Does not scroll."""
        if not self._sheet.is_long:
            self._put(start, end)
            return
        offsets, before = self._sheet.offsets(), self._canonical
        self._canonical = offsets.shown_offset(start), offsets.shown_offset(end)
        silent = self._view.blockSignals(True)
        self.put_back()
        self._view.blockSignals(silent)
        if self._canonical != before:
            self._view.cursorPositionChanged.emit()

    def let_go(self) -> None:
        self.select(self.at(), self.at())

    def put_back(self) -> None:
        """Restore the selection in the document after rewriting it."""
        self._put(*self._canonical)

    def _put(self, start: int, end: int) -> None:
        offsets, bar = self._sheet.offsets(), self._sheet.bar
        cursor = QTextCursor(self._sheet.built.document)
        cursor.setPosition(offsets.to_qt(start))
        cursor.setPosition(offsets.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        value, most = bar.value(), bar.maximum()
        silent = bar.blockSignals(True)  # Qt would scroll to the caret, and back, on the screen
        self._view.setTextCursor(cursor)
        bar.setValue(value)
        bar.blockSignals(silent)
        if bar.maximum() != most:  # more was laid out on the way to the caret
            bar.rangeChanged.emit(bar.minimum(), bar.maximum())

    def _follow(self) -> None:
        """Update the ends that Qt moved; others may be outside the document."""
        if self._sheet.is_long:
            cursor, offsets = self._view.textCursor(), self._sheet.offsets()
            anchor, position = self._canonical
            self._canonical = (
                anchor if offsets.to_qt(anchor) == cursor.anchor() else offsets.to_canonical(cursor.anchor()),
                position if offsets.to_qt(position) == cursor.position() else offsets.to_canonical(cursor.position()),
            )

    # Sentences and paragraphs

    def sentence(self) -> tuple[int, int] | None:
        """The sentence at the caret, or at the end of the selection; None if there is none."""
        built = self._sheet.built
        if not built.infos:
            return None
        number = built.offsets.index_at(self._head())
        start = built.offsets.stretch(number)[0]
        low, high = sentence_at(display(built.infos[number].block, self._sheet.text.text), self._head() - start)
        return (start + low, start + high) if high > low else None

    def select_sentence(self) -> None:
        """Select the sentence at the caret; if whole sentences are selected, extend by one."""
        found = self.sentence()
        if found is None:
            return
        low, high = found
        chosen = self.selection()
        if chosen and chosen[0] <= low and chosen[1] >= high:
            built = self._sheet.built
            number = built.offsets.index_at(low)
            start, end = built.offsets.stretch(number)
            shown = display(built.infos[number].block, self._sheet.text.text)
            while high < end and shown[high - start].isspace():
                high += 1
            low, high = chosen[0], start + sentence_at(shown, high - start)[1]
        self.select(low, high)

    def select_paragraph(self) -> None:
        page, built = self._sheet.text, self._sheet.built
        if built.infos:
            at = page.shown[built.offsets.index_at(self._head())]
            self.select(page.blocks[page.first_piece(at)].start, page.blocks[page.last_piece(at)].end)

    def _head(self) -> int:
        """The offset whose sentence or paragraph is used: the last character of the selection, else the caret."""
        chosen = self.selection()
        return max(chosen[0], chosen[1] - 1) if chosen else self.at()
