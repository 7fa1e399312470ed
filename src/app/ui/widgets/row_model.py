"""A base class for list models: rows of plain data that are replaced as a whole, and what is said of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.ui.look.plain import as_tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
"""The parent of what has none."""
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The role under which a model gives the description of a row."""

_Row = TypeVar("_Row")


class RowModel(QAbstractListModel, Generic[_Row]):
    """A list of rows; subclasses say them. One that has `head` is a heading, which cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[_Row] = ()

    def show(self, rows: Sequence[_Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def text(self, row: _Row) -> str:
        """What the row is, in a few words."""
        raise NotImplementedError

    def heard(self, row: _Row) -> str:
        """All of the row, as a screen reader says it."""
        return self.text(row)

    def tip(self, row: _Row) -> str:
        """The tool tip; empty for none."""
        return ""

    def can_be_chosen(self, row: _Row) -> bool:
        return not getattr(row, "head", False)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.heard(row)
        return as_tip(self.tip(row)) or None if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.can_be_chosen(self.rows[index.row()]):
            return Qt.ItemFlag.NoItemFlags  # an enabled one would stop the arrow keys
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
