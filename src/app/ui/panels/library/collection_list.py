"""Putting sources into collections, and naming one, in a popup at the caret."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.fuzzy import match
from app.domain.language import tr, tr_n
from app.domain.library import Collection
from app.ui.widgets.popup_list import PopupList, PopupRow

NEW = "new"


class CollectionList(PopupList):
    """Enter puts the selected sources in, or takes them out if all are in it; a new name makes a collection.

    Shift+Enter does so and keeps the popup open.
    """

    toggled = Signal(int)
    made = Signal(str)
    offers_first = False

    def __init__(self, parent: QWidget, collections: Sequence[Collection], inside: Mapping[int, bool]) -> None:
        """`inside` says whether all selected sources are in a collection."""
        self._collections, self._inside = collections, inside
        super().__init__(
            parent, tr("Collections"), self._rows, "folder-open", tr("A collection, or the name of a new one")
        )
        self.say(tr("Enter puts in or takes out · Shift+Enter does and stays"))
        self.chosen.connect(self._chosen)

    def show_collections(self, collections: Sequence[Collection], inside: Mapping[int, bool]) -> None:
        """Update the collections, keeping the current row and clearing the field."""
        key = self.current_key()
        self._collections, self._inside = collections, inside
        self.field.clear()
        self.refresh()
        row = next((i for i, row in enumerate(self.rows.rows) if row.key == key), None)
        if row is not None:
            self.list.setCurrentIndex(self.rows.index(row))

    def _rows(self, typed: str) -> Sequence[PopupRow]:
        name = " ".join(typed.split())
        rows = [
            PopupRow(one.id, one.name, side=_count(one), icon="folder-open", marks=hit[1], checked=self._inside[one.id])
            for one in self._collections
            if (hit := match(typed, one.name)) is not None
        ]
        if name and all(one.name.casefold() != name.casefold() for one in self._collections):
            rows.append(PopupRow(NEW, tr("New collection “{name}”").format(name=name), icon="plus"))
        return rows

    def _chosen(self, key: object, modifiers: Qt.KeyboardModifier) -> None:
        name = " ".join(self.field.text().split())
        if not modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.close()
        if isinstance(key, int):
            self.toggled.emit(key)
        else:
            self.made.emit(name)


def _count(one: Collection) -> str:
    return tr_n("{n} source", "{n} sources", one.sources)


class CollectionName(PopupList):
    """A new name for a collection."""

    named = Signal(str)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, tr("Name of the collection"), self._rows, "pencil", tr("Another name"))
        self.field.setText(name)
        self.field.selectAll()
        self.chosen.connect(lambda _key, _modifiers: self._done())

    def _rows(self, typed: str) -> Sequence[PopupRow]:
        name = " ".join(typed.split())
        return [PopupRow(0, tr("Call it “{name}”").format(name=name), icon="check")] if name else []

    def _done(self) -> None:
        name = self.field.text()
        self.close()
        self.named.emit(name)
