"""Chooses the columns of the table: type to filter, Space shows or hides, Alt with arrows moves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.fold import fold
from app.domain.language import tr
from app.ui.panels.ledger import Ledger
from app.ui.widgets.beside import on_screen
from app.ui.widgets.labels import push_button
from app.ui.widgets.popup_list import PopupList, PopupRow

WIDTH = 284


class ColumnChooser(PopupList):
    """The visible columns, in order, followed by the others."""

    changed = Signal(tuple)
    """The keys of the columns that are to be shown, in their order; none for those shown at first."""

    def __init__(
        self, parent: QWidget, ledger: Ledger, shown: tuple[str, ...], at_first: Callable[[], tuple[str, ...]]
    ) -> None:
        self._ledger, self._shown, self._at_first = ledger, list(shown), at_first
        super().__init__(parent, tr("Columns"), self._rows, "magnifying-glass", tr("Find a column"))
        self.chosen.connect(lambda key, _how: self.toggle(key))
        self.say(tr("Space shows · Alt+↑ and Alt+↓ move"))
        first = push_button(tr("As first"), self.as_first, look="link")
        first.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = self.card.layout()
        assert isinstance(layout, QBoxLayout)
        layout.addWidget(first, 0, Qt.AlignmentFlag.AlignRight)

    def open_under(self, button: QWidget) -> None:
        self.open_at(on_screen(button), WIDTH)

    def _rows(self, typed: str) -> list[PopupRow]:
        axis = self._ledger.axis.name if self._ledger.axis is not None else ""
        every = [self._ledger.key_of(column) for column in range(self._ledger.columnCount())]
        rows: list[PopupRow] = []
        for key in (*self._shown, *(one for one in every if one not in self._shown)):
            if (column := self._ledger.column_of(key)) is None:
                continue
            words = self._ledger.head_words(column)
            if fold(typed.strip()) in fold(words):
                side = tr("the group") if key == axis else ""
                rows.append(PopupRow(key, words, side, checked=key in self._shown))
        return rows

    def toggle(self, key: object) -> None:
        """Show or hide a column; the last one stays."""
        name = str(key)
        if name not in self._shown:
            self._shown.append(name)
        elif len(self._shown) > 1:
            self._shown.remove(name)
        self._announce(name)

    def move_column(self, step: int) -> None:
        """Swap the current column with its neighbour."""
        name = str(self.current_key())
        if name not in self._shown:
            return
        at = self._shown.index(name)
        other = at + step
        if 0 <= other < len(self._shown):
            self._shown[at], self._shown[other] = self._shown[other], self._shown[at]
            self._announce(name)

    def as_first(self) -> None:
        """Show the default columns."""
        self._shown = list(self._at_first())
        self.changed.emit(())
        self.refresh()

    def _announce(self, name: str) -> None:
        self.changed.emit(tuple(self._shown))
        self.refresh()
        keys = [row.key for row in self.rows.rows]
        if name in keys:
            self.list.setCurrentIndex(self.rows.index(keys.index(name)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space and Alt with the arrows are keys of the list, too."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_Space and self.current_key() is not None:
                self.toggle(self.current_key())
                return True
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.move_column(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
        return super().eventFilter(watched, event)
