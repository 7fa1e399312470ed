"""The table of sources: several can be chosen, Enter opens one, the heads sort."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeView

from app.domain.language import tr
from app.domain.library import LibraryRow, LibrarySort
from app.ui.base.view_keys import pointed_at
from app.ui.panels.library.model import ROW_ROLE, SORTS, Column, Entry, LibraryModel
from app.ui.panels.library.painter import LibraryPainter
from app.ui.widgets.one_focus import OneFocus
from app.ui.widgets.rows import ring_row

WIDTHS = {Column.DATE: 92, Column.COLLECTIONS: 140, Column.PROGRESS: 88, Column.PASSAGES: 74, Column.FIGURES: 88,
          Column.TAGS: 210}  # fmt: skip
NARROW = 840
"""Below this width the tags have no room, and some way below that the collections."""


class LibraryTable(OneFocus, QTreeView):
    """Rows of equal height; the heading of a group spans all columns."""

    opened = Signal(int)
    sort_wanted = Signal(object)
    """A `LibrarySort`."""
    left = Signal()
    chosen_changed = Signal()
    menu_wanted = Signal(object)
    """Where on the screen the menu of the chosen sources is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = LibraryModel()
        self.setModel(self.rows)
        self.setItemDelegate(LibraryPainter(self))
        self.setAccessibleName(tr("Library"))
        # The cells paint the selection; the style would paint its own over them.
        self.setStyleSheet(
            "QTreeView { outline: 0; } "
            "QTreeView::item, QTreeView::item:selected { background: transparent; border: 0; }"
        )
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        head.sectionClicked.connect(self._sort)
        self.activated.connect(self._open)
        # If the focus moves without selecting, Qt repaints one cell only, but the ring is around the row.
        self.selectionModel().currentChanged.connect(lambda *_: self.viewport().update())
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())

    def show_entries(
        self, entries: Sequence[Entry], coverage: dict[int, tuple[float, str]], *, is_same: bool = False
    ) -> None:
        """Show these entries, keeping the selection. If the view `is_same`, the next one after a removed source is
        selected."""
        chosen, current = set(self.chosen()), self.current()
        if is_same and current is not None:
            current = self._left_near(current, self.currentIndex().row(), entries)
        self.rows.show(entries, coverage)
        for number, entry in enumerate(entries):
            self.setFirstColumnSpanned(number, QModelIndex(), isinstance(entry, str))
        self._choose(chosen, current)

    def _left_near(self, current: int, row: int, entries: Sequence[Entry]) -> int:
        """The source to select: the current one, else the next after it, else the last before it."""
        left = {entry.source.id for entry in entries if not isinstance(entry, str)}
        before = self.rows.entries
        near = (*before[row:], *reversed(before[:row]))
        ids = (entry.source.id for entry in near if not isinstance(entry, str))
        return next((one for one in ids if one in left), current)

    def _choose(self, chosen: set[int], current: int | None) -> None:
        selection = self.selectionModel()
        rows = QItemSelectionModel.SelectionFlag.Rows
        first = None
        for number, entry in enumerate(self.rows.entries):
            if isinstance(entry, str):
                continue
            index = self.rows.index(number, 0)
            first = index if first is None else first
            if entry.source.id in chosen:
                selection.select(index, QItemSelectionModel.SelectionFlag.Select | rows)
            if entry.source.id == current:
                selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
                first = index
        if not selection.hasSelection() and first is not None:
            self.setCurrentIndex(first)

    def current(self) -> int | None:
        entry = self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None
        return entry.source.id if isinstance(entry, LibraryRow) else None

    def thing_at_hand(self) -> tuple[str, int] | None:
        source = self.current()
        return ("source", source) if source is not None else None

    def chosen_rows(self) -> list[LibraryRow]:
        """The selected rows from the top, each source once though it may be in two collections."""
        entries = (index.data(ROW_ROLE) for index in self.selectionModel().selectedRows())
        return list({entry.source.id: entry for entry in entries if isinstance(entry, LibraryRow)}.values())

    def chosen(self) -> list[int]:
        return [row.source.id for row in self.chosen_rows()]

    def show_sort(self, sort: LibrarySort, *, descending: bool) -> None:
        column = next((column for column, by in SORTS.items() if by is sort), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.header().setSortIndicator(column, order)

    def _sort(self, section: int) -> None:
        sort = SORTS.get(Column(section))
        if sort is not None:
            self.sort_wanted.emit(sort)

    def _open(self, index: QModelIndex) -> None:
        entry = index.data(ROW_ROLE)
        if isinstance(entry, LibraryRow):
            self.opened.emit(entry.source.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = pointed_at(self, event)
        if index.isValid() and isinstance(index.data(ROW_ROLE), LibraryRow):
            if not self.selectionModel().isRowSelected(index.row(), QModelIndex()):
                self.setCurrentIndex(index)
            self.menu_wanted.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        ring_row(self, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self.setColumnHidden(Column.TAGS, width < NARROW)
        self.setColumnHidden(Column.COLLECTIONS, width < NARROW - 200)
