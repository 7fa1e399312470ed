"""The list of saved views, recipients and donors beside the ledger."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.language import tr, tr_n
from app.ui import fonts, theme
from app.ui.donations.filters import Entry
from app.ui.mirror import isolated, mirrored
from app.ui.tokens import HEAD_PX, RADIUS, SMALL_PX, SPACE

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)
ROW_PX, HEAD_ROW_PX = 27, 38
CODE_PX = 26
_NOWHERE = QModelIndex()


class _Entries(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()

    def show(self, entries: tuple[Entry, ...]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                entry.text
                if entry.wanted is None
                else tr_n("{name}, {n} record", "{name}, {n} records", entry.count).format(name=entry.text)
            )
        return entry if role == ENTRY_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entries[index.row()].wanted is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class FilterPainter(QStyledItemDelegate):
    """Paints a filter with its count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(ENTRY_ROLE)
        return QSize(100, HEAD_ROW_PX if entry.wanted is None else ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        wearing = theme.current()
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.wanted is None:
            painter.setFont(fonts.interface(HEAD_PX, semibold=True))
            painter.setPen(theme.colour(wearing.muted))
            painter.drawText(
                box.adjusted(SPACE[1], 0, -SPACE[1], -6),
                Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft,
                entry.text,
            )
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(wearing.accent_ground, 1.0 if chosen else 0.5))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        inside = box.adjusted(SPACE[1], 0, -SPACE[1], 0)
        painter.setFont(fonts.interface(SMALL_PX))
        painter.setPen(theme.colour(wearing.muted))
        number = f"{entry.count:,}"
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)
        room = painter.fontMetrics().horizontalAdvance(number) + SPACE[1]
        if entry.code:
            _paint_code(
                painter, entry.code, mirrored(QRect(inside.left(), inside.top(), CODE_PX, inside.height()), inside)
            )
            inside = mirrored(inside.adjusted(CODE_PX + SPACE[1], 0, 0, 0), inside)
        painter.setFont(fonts.interface())
        painter.setPen(theme.colour(wearing.ink))
        words = mirrored(inside.adjusted(0, 0, -room, 0), inside)
        name = painter.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, isolated(name))
        painter.restore()


def _paint_code(painter: QPainter, code: str, row: QRect) -> None:
    chip = QRectF(row.left() + 0.5, row.center().y() - 7.5, CODE_PX - 1, 16)
    painter.setPen(theme.colour(theme.current().line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(chip, 4, 4)
    painter.setFont(fonts.interface(10))
    painter.setPen(theme.colour(theme.current().muted))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, code)


class FilterList(QListView):
    """Chooses which records are shown: as the current line moves, the ledger follows."""

    picked = Signal(object)
    """The `Entry` that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = _Entries()
        self.setModel(self._entries)
        self.setItemDelegate(FilterPainter(self))
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Views, recipients and donors"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(SPACE[1], 0, SPACE[0], 0)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_entries(self, entries: tuple[Entry, ...], key: str) -> None:
        """Show these lines with the one of `key` chosen, or none where there is none of it."""
        if entries != self._entries.entries:
            at = self.verticalScrollBar().value()
            self.selectionModel().blockSignals(True)
            self._entries.show(entries)
            self.selectionModel().blockSignals(False)
            self.doItemsLayout()
            self.verticalScrollBar().setValue(at)
        self.choose(key)

    def entry(self, key: str) -> Entry | None:
        """The line of this key."""
        return next((entry for entry in self._entries.entries if entry.key == key), None)

    def choose(self, key: str) -> None:
        """Mark the line of this key, without saying so."""
        selection = self.selectionModel()
        selection.blockSignals(True)
        row = next((n for n, entry in enumerate(self._entries.entries) if entry.key == key), None)
        if row is None:
            self.clearSelection()
            selection.clearCurrentIndex()
        else:
            self.setCurrentIndex(self._entries.index(row))
        selection.blockSignals(False)
        self.viewport().update()

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE) if index.isValid() else None
        if entry is not None and entry.wanted is not None:
            self.picked.emit(entry)
