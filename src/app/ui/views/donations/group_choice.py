"""Choosing how the records of the table are grouped."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from app.domain.axes import Axis
from app.domain.fields import Field, Kind
from app.domain.fold import fold
from app.domain.language import later, tr
from app.ui.widgets.beside import on_screen
from app.ui.widgets.popup_list import PopupList, PopupRow

GROUPS = {
    "recipient": later("Recipient"), "donor": later("Donor"), "donor.kind": later("Kind of donor"),
    "item": later("Item"), "status": later("Outcome"), "work": later("Work"), "month": later("Month"),
    "year": later("Year"), "recipient.region": later("Region of the recipient"), "": later("No groups"),
}  # fmt: skip
WIDTH = 252


class GroupChoice(PopupList):
    """The axes for grouping a table; Enter chooses one."""

    def __init__(self, parent: QWidget, axis: Axis | None, own: Iterable[Field]) -> None:
        """With those of the workspace's `own` fields that make groups."""
        self._now = "" if axis is None else axis.name
        self._own = {one.key: one.title for one in own if one.kind in (Kind.TERM, Kind.YES_NO)}
        super().__init__(parent, tr("Groups"), self._rows, "magnifying-glass", tr("By what?"))

    def _rows(self, typed: str) -> list[PopupRow]:
        *ours, none = ((name, tr(words)) for name, words in GROUPS.items())
        named = (*ours, *self._own.items(), none)
        wanted = fold(typed.strip())
        return [PopupRow(name, words, checked=name == self._now) for name, words in named if wanted in fold(words)]

    def open_under(self, button: QWidget) -> None:
        self.open_at(on_screen(button), WIDTH)
