"""A base class for list models: Qt's index types, and rows that are replaced as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
"""The parent of what has none."""

_Row = TypeVar("_Row")


class RowModel(QAbstractListModel, Generic[_Row]):
    """A list of rows; subclasses provide their data."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[_Row] = ()

    def show(self, rows: Sequence[_Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)
