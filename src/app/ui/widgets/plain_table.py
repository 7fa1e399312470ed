"""A table without a grid, of which nothing is edited in place."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QTableView

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
