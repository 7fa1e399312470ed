"""Tables without a grid, and the heads of a matrix, which are lit where the current cell is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionHeader, QTableView

from app.ui.widgets.one_focus import OneFocus


class PlainTable(OneFocus, QTableView):
    """Arrows move; Tab leaves it. One cell is selected, or with `whole_rows` rows, by Ctrl and Shift several."""

    def __init__(self, name: str, *, whole_rows: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if whole_rows else mode.SingleSelection)
        if whole_rows:
            self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)


class LitHead(QHeaderView):
    """The heads of rows or columns. The view calls `update_heads` when another cell becomes current."""

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
