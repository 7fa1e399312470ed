"""The heads of a matrix, lit where the current cell is; none of its cells is ever selected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QTableView


class LitHead(QHeaderView):
    """Of the rows or the columns of a matrix, whose view calls `update_heads` when another cell becomes current."""

    def is_lit(self, section: int) -> bool:
        view = self.parent()
        assert isinstance(view, QTableView)
        at = view.currentIndex()
        return at.isValid() and section == (at.row() if self.orientation() == Qt.Orientation.Vertical else at.column())

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        super().initStyleOptionForIndex(option, section)
        if self.is_lit(section):
            option.state |= QStyle.StateFlag.State_On


def update_heads(view: QTableView) -> None:
    """Light the heads of the current cell."""
    for head in (view.horizontalHeader(), view.verticalHeader()):
        head.viewport().update()
