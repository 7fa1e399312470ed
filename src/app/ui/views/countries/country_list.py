"""The list of countries and groups, with how much is recorded of each."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.language import tr
from app.ui.base.country_words import recorded, recorded_text
from app.ui.views.countries.entries import ListEntry
from app.ui.widgets.side_list import SideLine, SideList

FIRST_HEAD_PX = 26


class CountryList(SideList):
    """Chooses whose profile is shown: as the current line moves, the page follows."""

    picked = Signal(str)
    """The code of the line that is current now."""
    opened = Signal(str)
    """A line was clicked."""
    entered_code = Signal(str)
    """Enter was pressed on a line: the keyboard goes on to the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Countries and groups"), FIRST_HEAD_PX, parent)
        self.moved.connect(lambda code: self.picked.emit(str(code)))
        self.clicked.connect(self._open)

    def show_entries(self, entries: tuple[ListEntry, ...], code: str) -> None:
        """Show these lines, with the one of `code` chosen if it is among them."""
        self.show_lines([_line(entry) for entry in entries])
        self.choose(code)

    def codes(self) -> list[str]:
        """The codes of the countries and groups that are listed, from the top."""
        return [str(line.key) for line in self.lines.rows if not line.head]

    def current_code(self) -> str:
        """The code of the current line; empty where there is none."""
        line = self.line_at(self.currentIndex())
        return str(line.key) if line is not None else ""

    def choose(self, code: str) -> None:
        """Mark the line of this code, without saying so."""
        self.choose_key(code)

    def step(self, by: int) -> None:
        """Make the next or the previous country current."""
        codes = self.codes()
        if codes:
            at = codes.index(self.current_code()) if self.current_code() in codes else -1 if by > 0 else 0
            code = codes[max(0, min(len(codes) - 1, at + by))]
            self.choose(code)
            self.picked.emit(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current_code():
                self.entered_code.emit(self.current_code())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        line = self.line_at(index)
        if line is not None:
            self.opened.emit(str(line.key))


def _line(entry: ListEntry) -> SideLine:
    row = entry.row
    if row is None:
        return SideLine("", entry.text, head=True)
    said, tip = f"{entry.text}, {recorded_text(row)}", f"{entry.text}: {recorded_text(row)}"
    return SideLine(entry.code, entry.text, recorded(row) or None, said, tip, row.info.code, row.info.is_group)
