"""Co-occurrence of tags as a matrix: a cell's number is that of the passages that carry both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.codebook import Tag
from app.domain.language import tr, tr_n
from app.ui.look import fonts, painting, theme
from app.ui.look.plain import as_tip
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.place import HELP
from app.ui.widgets.plain_table import LitHead, PlainTable, update_heads
from app.ui.widgets.rows import NOWHERE, Index

CELL_PX, SIDE_PX, TOP_PX = 40, 180, 130
FAINTEST, STRONGEST = 0.08, 0.4
"""How opaque the shade of no number and of the highest is: ink stays legible on it."""


class MatrixCounts(QAbstractTableModel):
    """The numbers as a Qt model; missing pairs are 0."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: Sequence[Tag] = ()
        self._counts: Mapping[tuple[int, int], int] = {}
        self.highest = 1

    def show(self, tags: Sequence[Tag], counts: Mapping[tuple[int, int], int]) -> None:
        self.beginResetModel()
        self.tags, self._counts = tags, counts
        self.highest = max((n for (a, b), n in counts.items() if a != b), default=1)
        self.endResetModel()

    def count(self, row: int, column: int) -> int:
        """How many passages carry both tags; on the diagonal, how many carry the tag."""
        return self._counts.get((self.tags[row].id, self.tags[column].id), 0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells are never selectable: a screen reader would announce each as not selected."""
        return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.tags)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return self.rowCount(parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        number = self.count(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{number:,}" if number else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(str(self.data(index, Qt.ItemDataRole.AccessibleTextRole)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            a, b = self.tags[index.row()].path, self.tags[index.column()].path
            if index.row() == index.column():
                return f"{a}: {tr_n('{n} passage', '{n} passages', number)}"
            return tr_n("{a} and {b}: {n} passage with both", "{a} and {b}: {n} passages with both", number).format(
                a=a, b=b
            )
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and section < len(self.tags):
            tag = self.tags[section]  # a head that is not reset yet asks for those that were there before
            return tag.content.name if role == Qt.ItemDataRole.DisplayRole else as_tip(tag.path)
        return None


class MatrixHead(LitHead):
    """The column names, rotated."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), TOP_PX)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painting.write_in(painter, fonts.interface(SMALL_PX, semibold=self.is_lit(section)), theme.current().ink)
        painter.translate(rect.left(), rect.bottom())
        painter.rotate(-90)
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, TOP_PX - SPACE[2])
        upwards = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft  # from the column, in every language
        painter.drawText(QRect(SPACE[0], 0, TOP_PX, rect.width()), upwards | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class MatrixCellPainter(QStyledItemDelegate):
    """A number on a background shaded by its size; the diagonal is framed, as it means something else."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, colours = index.model(), theme.current()
        assert isinstance(model, MatrixCounts)
        number, own = model.count(index.row(), index.column()), index.row() == index.column()
        box = option.rect.adjusted(1, 1, -1, -1)
        painter.save()
        if own:
            painter.setPen(QPen(theme.colour(colours.line), 1, Qt.PenStyle.DashLine))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        elif number:
            shade = FAINTEST + (STRONGEST - FAINTEST) * number / model.highest
            painter.fillRect(box, theme.colour(colours.accent, shade))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painting.ring(painter, box)
        painting.write_in(painter, fonts.interface(SMALL_PX), colours.muted if own else colours.ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{number:,}" if number else "·")
        painter.restore()


class TagMatrix(PlainTable):
    """Arrows or a click select a cell, Enter or a double click opens its passages."""

    cell_opened = Signal(int, int)
    """The ids of the two tags."""

    def __init__(self) -> None:
        super().__init__(tr("Tags that share a passage"))
        self.setProperty(HELP, "tag")
        self.counts = MatrixCounts()
        self.setModel(self.counts)
        self.setItemDelegate(MatrixCellPainter(self))
        self.setHorizontalHeader(MatrixHead(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(LitHead(Qt.Orientation.Vertical, self))
        self.selectionModel().currentChanged.connect(lambda *_: update_heads(self))
        self.setAccessibleDescription(tr("Each number is that of the passages that carry both tags."))
        self.setStyleSheet("QTableCornerButton::section { background: transparent; border: 0; }")
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setMinimumSectionSize(24)
        self.horizontalHeader().setDefaultSectionSize(CELL_PX)
        self.verticalHeader().setDefaultSectionSize(CELL_PX - 10)
        self.verticalHeader().setFixedWidth(SIDE_PX)
        self.doubleClicked.connect(self._open)
        self.on_enter = lambda: self._open(self.currentIndex())

    def show_counts(self, tags: Sequence[Tag], counts: Mapping[tuple[int, int], int]) -> None:
        """Show these tags, keeping the current cell if possible."""
        at = self.currentIndex()
        row, column = max(0, at.row()), max(0, at.column())
        self.counts.show(tags, counts)
        if tags:
            self.setCurrentIndex(self.counts.index(min(row, len(tags) - 1), min(column, len(tags) - 1)))

    def _open(self, index: Index) -> None:
        if index.isValid() and self.counts.count(index.row(), index.column()):
            self.cell_opened.emit(self.counts.tags[index.row()].id, self.counts.tags[index.column()].id)
