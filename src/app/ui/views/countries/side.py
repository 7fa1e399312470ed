"""The left pane: a search field for countries, groups and actors, and the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QToolButton

from app.domain.language import tr, tr_term
from app.domain.records import ActorRow, CountryRow
from app.ui.base import keys
from app.ui.look.icons import icon
from app.ui.look.mirror import margins
from app.ui.look.plain import as_tip
from app.ui.look.tokens import SPACE
from app.ui.views.countries.country_list import CountryList
from app.ui.views.countries.entries import ListOrder, entries
from app.ui.widgets.boxes import in_column, in_row
from app.ui.widgets.labels import muted


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
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find by name or code"))
        self.field.setAccessibleName(tr("Find a country, group or actor"))
        keys.tip(self.field, tr("Every country can be found here, by name, other name or code"), "find.open")
        self.field.setClearButtonEnabled(True)
        self.field.setFixedHeight(28)
        self.sort_button = QToolButton()
        self.sort_button.setIcon(icon("sort"))
        self.sort_button.clicked.connect(self.turn_order)
        self.nothing = muted("")
        self.nothing.setContentsMargins(margins(SPACE[3], SPACE[1], SPACE[2], 0))
        self._lay_out()
        self._say_order()
        self.field.textChanged.connect(lambda _text: self._refresh())
        self.field.installEventFilter(self)

    def _lay_out(self) -> None:
        top = in_row(
            (self.field, 1), self.sort_button, gap=SPACE[0], margins=margins(SPACE[2], SPACE[2], SPACE[1], SPACE[1])
        )
        in_column(top, self.nothing, (self.list, 1), on=self, gap=0, margins=0)

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
        self.sort_button.setToolTip(
            as_tip(
                tr("Sorted by {order}; click to sort by {other}").format(
                    order=tr_term(self.order), other=tr_term(other)
                )
            )
        )
        self.sort_button.setAccessibleName(tr("Sort by {other}").format(other=tr_term(other)))

    def _refresh(self) -> None:
        typed = self.field.text()
        listed = entries(self._rows, typed, self.order, self._shown, self._actors)
        self.list.show_entries(listed, self._shown, self._beside)
        self.nothing.setVisible(not listed)
        self.nothing.setText(
            tr("No country, group or actor is called “{typed}”.").format(typed=typed.strip())
            if typed.strip()
            else tr("Nothing is recorded of a country yet. Type above to find one.")
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter of the field go to the list; Escape clears the field, then leaves it."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.step(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            if key == Qt.Key.Key_Escape:
                if self.field.text():
                    self.field.clear()
                else:
                    self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        codes = self.list.codes()
        if codes:
            self.list.entered_code.emit(self.list.current_code() or codes[0])
