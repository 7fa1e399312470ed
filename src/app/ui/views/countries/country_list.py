"""The list of countries and groups, with the amount of data of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from app.domain.language import tr, tr_n
from app.ui.base.country_words import recorded, recorded_text
from app.ui.views.countries.entries import ListEntry
from app.ui.widgets.side_list import SideLine, SideList

FIRST_HEAD_PX = 26


class CountryList(SideList):
    """Chooses the profile: the page follows the current line."""

    picked = Signal(str)
    """The code of the line that is current now."""
    opened = Signal(str)
    """A line was clicked."""
    beside_wanted = Signal(str)
    """A line was clicked with Ctrl held: it is wanted beside the one on the page."""
    entered_code = Signal(str)
    """Enter was pressed on a line: the keyboard goes on to the page."""

    def __init__(self) -> None:
        super().__init__(tr("Countries and groups"), FIRST_HEAD_PX)
        self.moved.connect(lambda code: self.picked.emit(str(code)))
        self.clicked.connect(self._open)

    def show_entries(self, entries: tuple[ListEntry, ...], code: str, beside: Mapping[str, str]) -> None:
        """Show these lines, with `code` selected if present; `beside` are remarks after names."""
        lines = [_line(entry) for entry in entries]
        self.show_lines([_marked(line, beside.get(str(line.key), "")) for line in lines])
        self.choose(code)

    def codes(self) -> list[str]:
        return [str(line.key) for line in self.lines.rows if not line.head]

    def current_code(self) -> str:
        """The code of the current line; empty where there is none."""
        line = self.line_at(self.currentIndex())
        return str(line.key) if line is not None else ""

    def choose(self, code: str) -> None:
        """Select the line with this code, without emitting a signal."""
        self.choose_key(code)

    def step(self, by: int) -> None:
        """Make the next or the previous country current."""
        codes = self.codes()
        if codes:
            at = codes.index(self.current_code()) if self.current_code() in codes else -1 if by > 0 else 0
            code = codes[max(0, min(len(codes) - 1, at + by))]
            self.choose(code)
            self.picked.emit(code)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ctrl+click compares the line with the current one."""
        line = self.line_at(self.indexAt(event.position().toPoint()))
        if line is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.beside_wanted.emit(str(line.key))
        else:
            super().mousePressEvent(event)

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


def _marked(line: SideLine, words: str) -> SideLine:
    return replace(line, text=f"{line.text} · {words}", said=f"{line.said}, {words}") if words else line


def _line(entry: ListEntry) -> SideLine:
    row, actor = entry.row, entry.actor
    if actor is not None:
        records = tr_n("{n} record", "{n} records", actor.with_own)
        said = f"{entry.text}, {records}"
        return SideLine(entry.code, entry.text, actor.with_own, said, f"{entry.text}: {records}")
    if row is None:
        return SideLine("", entry.text, head=True)
    said, tip = f"{entry.text}, {recorded_text(row)}", f"{entry.text}: {recorded_text(row)}"
    return SideLine(entry.code, entry.text, recorded(row) or None, said, tip, row.info.code, row.info.is_group)
