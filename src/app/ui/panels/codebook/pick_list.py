"""A list of two-line rows with a check mark each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

from app.domain.language import tr
from app.ui.widgets.two_lines import Line, LineList, LineModel


class PickModel(LineModel):
    """Rows that can be checked."""

    def accessible_text(self, row: Line) -> str:
        return f"{row.words()}, {tr('left out') if row.dim else tr('chosen')}"


SHOWN = 6


class PickList(LineList):
    """Space or a click toggles a row; with Shift all from the last one toggled become as that is."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(PickModel(), name, SHOWN)
        self._last = 0
        """The row toggled last."""
        self.setUniformItemSizes(True)
        self.setMinimumHeight(self.minimumHeight() * SHOWN)
        self.clicked.connect(self._clicked)

    def offer(self, lines: Sequence[Line], *, taken: bool) -> None:
        """Show these rows, all checked or all unchecked."""
        self.lines.show([_marked(line, taken) for line in lines])
        self._last = 0
        self.choose_first()
        self.changed.emit()

    def taken(self) -> list[object]:
        """The keys of the checked rows, in order."""
        return [line.key for line in self.lines.lines if not line.dim]

    def _toggle(self, row: int) -> None:
        self._last = row
        self._mark(row, row, taken=self.lines.lines[row].dim)

    def _extend(self, row: int) -> None:
        """Let all rows from the last one toggled to this one be as that is."""
        last = self._last
        self._last = row
        self._mark(min(last, row), max(last, row), taken=not self.lines.lines[last].dim)

    def _mark(self, first: int, last: int, *, taken: bool) -> None:
        self.lines.lines[first : last + 1] = [_marked(line, taken) for line in self.lines.lines[first : last + 1]]
        self.lines.dataChanged.emit(self.lines.index(first), self.lines.index(last))
        self.changed.emit()

    def _clicked(self, index: QModelIndex) -> None:
        shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        (self._extend if shift else self._toggle)(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space toggles the row, Shift+Space all up to it; Ctrl+A checks all, or unchecks all if all are checked."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self._extend if shift else self._toggle)(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_A and control:
            here = self.currentIndex()
            self.offer(self.lines.lines, taken=any(line.dim for line in self.lines.lines))
            self.setCurrentIndex(self.lines.index(max(here.row(), 0)))
        else:
            super().keyPressEvent(event)


def _marked(line: Line, taken: bool) -> Line:
    return replace(line, dim=not taken, glyph="check" if taken else "circle")
