"""The left pane: a search field for countries, groups and actors, and the list."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QToolButton

from app.domain.language import tr, tr_term
from app.domain.records import ActorRow, CountryRow
from app.domain.shortened import shortened
from app.ui.base import keys
from app.ui.look.icons import icon
from app.ui.look.mirror import margins
from app.ui.look.plain import as_tip
from app.ui.look.tokens import SPACE
from app.ui.views.countries.entries import ListOrder, entries
from app.ui.widgets.boxes import in_column, in_row
from app.ui.widgets.find_list import FindField
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
    """Enter was pressed on a line: the page takes the focus."""

    def __init__(self) -> None:
        super().__init__(tr("Countries and groups"), FIRST_HEAD_PX)
        self.moved.connect(lambda code: self.picked.emit(str(code)))
        self.clicked.connect(self._open)
        self.on_enter = lambda: self.current_code() and self.entered_code.emit(self.current_code())

    def codes(self) -> list[str]:
        return [str(line.key) for line in self.lines.rows if not line.head]

    def current_code(self) -> str:
        """The code of the current line; empty where there is none."""
        line = self.line_at(self.currentIndex())
        return str(line.key) if line is not None else ""

    def step(self, by: int) -> None:
        """Make the next or the previous country current."""
        if codes := self.codes():
            at = codes.index(self.current_code()) if self.current_code() in codes else -1 if by > 0 else 0
            code = codes[max(0, min(len(codes) - 1, at + by))]
            self.choose_key(code)
            self.picked.emit(code)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ctrl+click compares the line with the current one."""
        line = self.line_at(self.indexAt(event.position().toPoint()))
        if line is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.beside_wanted.emit(str(line.key))
        else:
            super().mousePressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if (line := self.line_at(index)) is not None:
            self.opened.emit(str(line.key))


def _marked(line: SideLine, words: str) -> SideLine:
    return replace(line, text=f"{line.text} · {words}", spoken=f"{line.spoken}, {words}") if words else line


class CountrySide(QFrame):
    """Lists those with data; typing finds every country."""

    order_changed = Signal(str)

    def __init__(self, order: ListOrder) -> None:
        super().__init__()
        self.setProperty("look", "side")
        self._rows: tuple[CountryRow, ...] = ()
        self._actors: tuple[ActorRow, ...] = ()
        self._shown = ""
        self._beside: dict[str, str] = {}
        self.order = order
        self.list = CountryList()
        self.field = FindField(tr("Find a country, group or actor"), tr("Find by name or code"), "magnifying-glass")
        keys.tip(self.field, tr("Every country can be found here, by name, other name or code"), "find.open")
        self.field.setFixedHeight(28)
        self.sort_button = QToolButton()
        self.sort_button.setIcon(icon("sort"))
        self.sort_button.clicked.connect(self.turn_order)
        top = in_row(
            (self.field, 1), self.sort_button, gap=SPACE[0], margins=margins(SPACE[2], SPACE[2], SPACE[1], SPACE[1])
        )
        in_column(top, (self.list, 1), on=self, gap=0, margins=0)
        self._say_order()
        self.field.textChanged.connect(lambda _text: self._refresh())
        self.field.entered.connect(self._enter)
        self.field.installEventFilter(self)

    def show_rows(self, rows: tuple[CountryRow, ...], actors: tuple[ActorRow, ...], code: str) -> None:
        """Show the amount of data of each, with the current one selected."""
        self._rows, self._actors = rows, actors
        self.choose(code)

    def choose(self, code: str) -> None:
        """Select the current one; it is listed even without data."""
        self._shown = code
        self._refresh()

    def mark_beside(self, left: str, right: str) -> None:
        """Mark the two that are compared; empty for none."""
        self._beside = {left: tr("left"), right: tr("right")} if left else {}
        self._refresh()

    def turn_order(self) -> None:
        """Toggle between sorting by name and by amount of data."""
        self.order = ListOrder.AMOUNT if self.order is ListOrder.NAME else ListOrder.NAME
        self._say_order()
        self._refresh()
        self.order_changed.emit(self.order.value)

    def _say_order(self) -> None:
        other = ListOrder.AMOUNT if self.order is ListOrder.NAME else ListOrder.NAME
        tip = tr("Sorted by {order}; click to sort by {other}")
        self.sort_button.setToolTip(as_tip(tip.format(order=tr_term(self.order), other=tr_term(other))))
        self.sort_button.setAccessibleName(tr("Sort by {other}").format(other=tr_term(other)))

    def _refresh(self) -> None:
        typed = self.field.text()
        listed = entries(self._rows, typed, self.order, self._shown, self._actors)
        self.list.show_lines([_marked(line, self._beside.get(str(line.key), "")) for line in listed])
        self.list.choose_key(self._shown)
        none = tr("No country, group or actor is called “{typed}”.").format(typed=shortened(typed))
        empty = tr("Nothing is recorded of a country yet. Type above to find one.")
        self.list.show_nothing(none if typed.strip() else empty)

    def _enter(self) -> None:
        if codes := self.list.codes():
            self.list.entered_code.emit(self.list.current_code() or codes[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows step through the list while typing goes on."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.step(1 if key == Qt.Key.Key_Down else -1)
                return True
        return super().eventFilter(watched, event)
