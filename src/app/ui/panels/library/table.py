"""The table of sources: several can be chosen, Enter opens one, the heads sort."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from app.domain.kinds import ThingKey
from app.domain.language import tr
from app.domain.library import LibraryRow, LibrarySort, ReadState
from app.ui.base.view_keys import pointed_at
from app.ui.look import fonts, painting, theme
from app.ui.look.mirror import isolated, mirrored
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.panels.library.model import (
    COVERAGE_ROLE,
    ROW_ROLE,
    SORTS,
    Column,
    Entry,
    LibraryModel,
    below_title,
    progress_words,
)
from app.ui.widgets.one_focus import OneFocus
from app.ui.widgets.rows import Index, ring_row, write

WIDTHS = {Column.DATE: 92, Column.COLLECTIONS: 140, Column.PROGRESS: 88, Column.PASSAGES: 74, Column.FIGURES: 88,
          Column.TAGS: 210}  # fmt: skip
ROW_PX, HEAD_PX = 48, 34
BAR_PX = 4
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
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
        self._make_room()
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

    def thing_at_hand(self) -> ThingKey | None:
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
        self._make_room()

    def _make_room(self) -> None:
        """Leave the room of tags and collections to the titles where no source has any, or all have little."""
        width, rows = self.width(), [entry for entry in self.rows.entries if isinstance(entry, LibraryRow)]
        self.setColumnHidden(Column.TAGS, width < NARROW or not any(row.tags for row in rows))
        self.setColumnHidden(Column.COLLECTIONS, width < NARROW - 200 or not any(row.collections for row in rows))


class LibraryPainter(QStyledItemDelegate):
    """One cell at a time; the whole of a head is drawn with its first."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index | QPersistentModelIndex) -> QSize:
        return QSize(60, HEAD_PX if isinstance(index.data(ROW_ROLE), str) else ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index | QPersistentModelIndex) -> None:
        entry = index.data(ROW_ROLE)
        colours = theme.current()
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, str):
            if index.column() == 0:
                painting.write_in(painter, fonts.interface(SMALL_PX, semibold=True), colours.muted)
                painter.drawText(box.adjusted(SPACE[1], SPACE[1], 0, 0), _MIDDLE, entry)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour(colours.accent_ground))
        inside = box.adjusted(SPACE[1], 0, -SPACE[1], 0)
        self._cell(painter, entry, Column(index.column()), inside, index)
        painter.restore()

    def _cell(self, painter: QPainter, row: LibraryRow, column: Column, box: QRect, index: Index) -> None:
        colours = theme.current()
        painting.write_in(painter, fonts.interface(), colours.ink)
        match column:
            case Column.TITLE:
                self._title(painter, row, box)
            case Column.COLLECTIONS:
                self._chips(painter, [(one.name, None) for one in row.collections], box)
            case Column.TAGS:
                self._chips(painter, [(tag.name, tag.color) for tag in row.tags], box)
            case Column.PROGRESS:
                share = 1.0 if row.state is ReadState.READ else 0.0 if row.state is ReadState.UNREAD else row.progress
                self._bar(painter, share, progress_words(row), box)
            case Column.FIGURES:
                coverage = index.data(COVERAGE_ROLE)
                if coverage is not None:
                    self._bar(painter, coverage[0], str(index.data()), box)
            case Column.DATE | Column.PASSAGES:
                painter.setPen(theme.colour(colours.muted))
                painter.drawText(box, _MIDDLE, str(index.data() or ""))

    def _title(self, painter: QPainter, row: LibraryRow, box: QRect) -> None:
        top = QRect(box.left(), box.top() + 5, box.width(), 20)
        write(painter, top, row.source.meta.title, semibold=row.state is not ReadState.READ)
        write(painter, top.translated(0, 19), below_title(row), px=SMALL_PX, ink="muted")

    def _bar(self, painter: QPainter, share: float, words: str, box: QRect) -> None:
        colours = theme.current()
        painting.write_in(painter, fonts.interface(SMALL_PX), colours.muted)
        painter.drawText(QRect(box.left(), box.top() + 7, box.width(), 18), _MIDDLE, isolated(words))
        bar = QRectF(box.left(), box.top() + 29, min(box.width(), 72), BAR_PX)
        painting.box(painter, mirrored(bar, box), 2, theme.colour(colours.line))
        if share > 0:
            painter.setBrush(theme.colour(colours.accent))
            done = QRectF(bar.left(), bar.top(), max(BAR_PX, bar.width() * share), BAR_PX)
            painter.drawRoundedRect(mirrored(done, box), 2, 2)

    def _chips(self, painter: QPainter, chips: list[tuple[str, int | None]], box: QRect) -> None:
        colours = theme.current()
        painter.setFont(fonts.interface(SMALL_PX))
        metrics = painter.fontMetrics()
        at, top = box.left(), box.center().y() - 10
        for number, (name, color) in enumerate(chips):
            square = 0 if color is None else 14
            more = f"+{len(chips) - number}"
            for_more = metrics.horizontalAdvance(more) + 6 if number + 1 < len(chips) else 0
            room = box.right() - at - 18 - square - for_more
            if room < 30:
                painter.setPen(theme.colour(colours.muted))
                rest = QRect(at, box.top(), box.right() - at, box.height())
                painter.drawText(mirrored(rest, box), _MIDDLE, isolated(more))
                return
            words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            chip = QRectF(at, top, metrics.horizontalAdvance(words) + 14 + square, 20)
            painting.box(painter, mirrored(chip, box), 6, theme.colour(colours.card), theme.colour(colours.line))
            if color is not None:
                painting.box(painter, mirrored(QRectF(at + 6, top + 6, 8, 8), box), 2, theme.tag_colour(color))
            painter.setPen(theme.colour(colours.ink))
            painter.drawText(mirrored(chip.adjusted(7 + square, 0, 0, 0), box), _MIDDLE, isolated(words))
            at += int(chip.width()) + 4
