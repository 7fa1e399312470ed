"""The records by two things at once: how many, what they come to, what was promised, and where a source says: none."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.actions import pictures
from app.domain.axes import Axis, axes
from app.domain.language import tr
from app.domain.records import DonationFilter
from app.exporters.drawing import Drawing
from app.exporters.matrix_picture import CellFace, cell_words
from app.store.reads import grouped
from app.store.reads.grouped import Cell, Matrix
from app.ui.base.session import Session
from app.ui.look import fonts, theme
from app.ui.look.plain import PlainLabel, as_tip
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.row_model import NOWHERE, Index

WIDE_PX, TALL_PX, SIDE_PX, HEAD_PX = 96, 38, 168, 44
FIRST = ("recipient", "donor.kind")
"""The axes at first."""


class MatrixModel(QAbstractTableModel):
    """The cells as Qt asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix = Matrix((), (), ())
        """What is shown."""
        self._cells: dict[tuple[int, int], Cell] = {}
        self._faces: dict[tuple[int, int], CellFace] = {}
        """What was looked at; thousands of sums that nobody sees are not added up."""
        self.most = 1

    def show(self, matrix: Matrix) -> None:
        self.beginResetModel()
        self.matrix = matrix
        rows = {one: n for n, one in enumerate(matrix.rows)}
        columns = {one: n for n, one in enumerate(matrix.columns)}
        self._cells = {(rows[one.row], columns[one.column]): one for one in matrix.cells}
        self._faces.clear()
        self.most = max((len(one.records) for one in matrix.cells), default=1)
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell | None:
        """What is in a cell; None for no data."""
        return self._cells.get((row, column))

    def face(self, row: int, column: int) -> CellFace | None:
        """What a cell shows; None for no data."""
        at = row, column
        if at in self._cells and at not in self._faces:
            self._faces[at] = pictures.face(self._cells[at])
        return self._faces.get(at)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.matrix.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.matrix.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        face = self.face(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if face is None else str(face.records)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            row, column = self.matrix.rows[index.row()].name, self.matrix.columns[index.column()].name
            words = f"{row}, {column}: {tr('no data') if face is None else cell_words(face)}"
            return words if role == Qt.ItemDataRole.AccessibleTextRole else as_tip(words)
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        groups = self.matrix.columns if side == Qt.Orientation.Horizontal else self.matrix.rows
        if section < len(groups) and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            name = groups[section].name
            return name if role == Qt.ItemDataRole.DisplayRole else as_tip(name)
        return None


class CellPainter(QStyledItemDelegate):
    """The number on a shade, under it the sum; a promise and a stated none look like neither, no data is a dot."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, colours = index.model(), theme.current()
        assert isinstance(model, MatrixModel)
        face, box = model.face(index.row(), index.column()), option.rect.adjusted(1, 1, -1, -1)
        painter.save()
        painter.setFont(fonts.interface(SMALL_PX))
        if face is None:
            painter.setPen(theme.colour(colours.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "·")
        else:
            self._face(painter, box, face, model.most)
        view = self.parent()
        if isinstance(view, QTableView) and view.currentIndex() == index and view.hasFocus():
            painter.setPen(QPen(theme.colour(colours.accent), 2))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.restore()

    @staticmethod
    def _face(painter: QPainter, box: QRect, face: CellFace, most: int) -> None:
        colours = theme.current()
        upper, lower = QRect(box.left(), box.top() + 3, box.width(), 17), box.adjusted(3, 19, -3, -2)
        if face.records:
            share = face.records / max(3, most)
            shade = 0.14 if share <= 1 / 3 else 0.24 if share <= 2 / 3 else 0.34
            painter.fillRect(box, theme.colour(colours.accent, shade))
        elif face.none:
            painter.setPen(QPen(theme.colour(colours.muted), 1, Qt.PenStyle.DashLine))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        if face.records:
            painter.setFont(fonts.interface(13, semibold=True))
            painter.setPen(theme.colour(colours.ink))
            count = f"{face.records:,}" + (f" +{face.promised}" if face.promised else "")
            painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, count)
        elif face.promised:
            painter.setPen(theme.colour(colours.accent))
            painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, cell_words(CellFace(0, promised=face.promised)))
        painter.setFont(fonts.interface(11))
        words = tr("none") if face.none else face.total
        painter.setPen(theme.colour(colours.muted if face.none else colours.ink))
        room = box if face.none and not face.records and not face.promised else lower
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)


class MatrixTable(QTableView):
    """Arrows or a click choose a cell, Enter or a double click opens its records."""

    cell_opened = Signal(object)
    """The `Cell`."""

    def __init__(self) -> None:
        super().__init__()
        self.cells = MatrixModel()
        self.setModel(self.cells)
        self.setItemDelegate(CellPainter(self))
        self.setAccessibleName(tr("Matrix of the donations"))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        self.horizontalHeader().setFixedHeight(HEAD_PX)
        self.horizontalHeader().setDefaultSectionSize(WIDE_PX)
        self.setStyleSheet("QTableCornerButton::section { background: transparent; border: 0; }")
        self.verticalHeader().setDefaultSectionSize(TALL_PX)
        self.verticalHeader().setFixedWidth(SIDE_PX)
        self.doubleClicked.connect(self._open)

    def _open(self, index: Index) -> None:
        cell = self.cells.cell(index.row(), index.column()) if index.isValid() else None
        if cell is not None:
            self.cell_opened.emit(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)


class MatrixPage(QWidget):
    """What the rows and columns are, and the matrix."""

    records_wanted = Signal(object, str)
    """The references of the records in a cell, and what it is in words."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._wanted = DonationFilter()
        self._axes: tuple[Axis, ...] = axes()
        self.rows, self.columns = self._chooser(tr("Rows"), FIRST[0]), self._chooser(tr("Columns"), FIRST[1])
        self.table = MatrixTable()
        self.table.cell_opened.connect(self._opened)
        top = QHBoxLayout()
        top.setSpacing(SPACE[1])
        for words, box in ((tr("Rows"), self.rows), (tr("Columns"), self.columns)):
            label = PlainLabel(words)
            label.setBuddy(box)
            top.addWidget(label)
            top.addWidget(box)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def _chooser(self, name: str, first: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(14)
        for axis in self._axes:
            box.addItem(tr(axis.label), axis.name)
        box.setCurrentIndex(next(n for n, axis in enumerate(self._axes) if axis.name == first))
        box.activated.connect(lambda _at: self.show_records(self._wanted))
        return box

    def show_records(self, wanted: DonationFilter) -> None:
        """Show the records of a filter, read while the window goes on."""
        self._wanted = wanted
        rows, columns = self._axes[self.rows.currentIndex()], self._axes[self.columns.currentIndex()]
        self._session.query(self, lambda store, _stopped: grouped.matrix(store, rows, columns, wanted), self._show)

    def _show(self, matrix: Matrix) -> None:
        at = self.table.currentIndex()
        row, column = max(0, at.row()), max(0, at.column())
        self.table.cells.show(matrix)
        if matrix.rows:
            last = len(matrix.rows) - 1, len(matrix.columns) - 1
            self.table.setCurrentIndex(self.table.cells.index(min(row, last[0]), min(column, last[1])))

    def whole_drawing(self, title: str) -> Drawing | None:
        """The matrix as it stands for itself."""
        rows, columns = self._axes[self.rows.currentIndex()], self._axes[self.columns.currentIndex()]
        return pictures.draw_matrix(self.table.cells.matrix, f"{title}: {tr(rows.label)} × {tr(columns.label)}")

    def _opened(self, cell: Cell) -> None:
        refs = (*cell.records, *cell.promised, *cell.none, *cell.cancelled)
        self.records_wanted.emit(refs, f"{cell.row.name}, {cell.column.name}")
