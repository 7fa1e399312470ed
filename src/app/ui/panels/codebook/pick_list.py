"""A list of two-line rows with a check mark each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.ui.widgets.two_lines import Line, LineList, LineModel


class PickModel(LineModel):
    """Rows that can be checked."""

    def accessible_text(self, row: Line) -> str:
        return f"{row.words()}, {'left' if row.dim else 'taken'}"


SHOWN = 6


class PickList(LineList):
    """Space or a click toggles a row."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(PickModel(), name, SHOWN)
        self.setUniformItemSizes(True)
        self.setMinimumHeight(self.minimumHeight() * SHOWN)
        self.clicked.connect(lambda index: self._toggle(index.row()))

    def offer(self, lines: Sequence[Line], *, taken: bool) -> None:
        """Show these rows, all checked or all unchecked."""
        self.lines.show([_marked(line, taken) for line in lines])
        self.choose_first()
        self.changed.emit()

    def taken(self) -> list[object]:
        """The keys of the checked rows, in order."""
        return [line.key for line in self.lines.lines if not line.dim]

    def _toggle(self, row: int) -> None:
        self.lines.lines[row] = _marked(self.lines.lines[row], self.lines.lines[row].dim)
        self.lines.dataChanged.emit(self.lines.index(row), self.lines.index(row))
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space toggles the row; Ctrl+A checks all, or unchecks all if all are checked."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_A and control:
            here = self.currentIndex()
            self.offer(self.lines.lines, taken=any(line.dim for line in self.lines.lines))
            self.setCurrentIndex(self.lines.index(max(here.row(), 0)))
        else:
            super().keyPressEvent(event)


def _marked(line: Line, taken: bool) -> Line:
    return replace(line, dim=not taken, glyph="check" if taken else "circle")
