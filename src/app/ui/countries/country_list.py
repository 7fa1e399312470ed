"""The list of countries and groups, with how much is recorded of each."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.language import tr
from app.ui import fonts, icons, theme
from app.ui.countries.entries import ListEntry
from app.ui.countries.words import recorded, recorded_text
from app.ui.mirror import isolated, mirrored
from app.ui.tokens import HEAD_PX, RADIUS, SMALL_PX, SPACE

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)
ROW_PX, HEAD_ROW_PX, FIRST_HEAD_PX = 27, 38, 26
CODE_PX = 26
_NOWHERE = QModelIndex()


class CountryModel(QAbstractListModel):
    """The lines as Qt asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[ListEntry, ...] = ()

    def show(self, entries: tuple[ListEntry, ...]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if entry.row is not None and role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.text}, {recorded_text(entry.row)}"
        if entry.row is not None and role == Qt.ItemDataRole.ToolTipRole:
            return f"{entry.text}: {recorded_text(entry.row)}"
        return entry if role == ENTRY_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entries[index.row()].row is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class CountryLinePainter(QStyledItemDelegate):
    """A line: the code in a chip, the name, and how much is recorded."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: ListEntry = index.data(ENTRY_ROLE)
        if entry.row is not None:
            return QSize(100, ROW_PX)
        return QSize(100, HEAD_ROW_PX if index.row() else FIRST_HEAD_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: ListEntry = index.data(ENTRY_ROLE)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.row is None:
            painter.setFont(fonts.interface(HEAD_PX, semibold=True))
            painter.setPen(theme.colour(theme.current().muted))
            foot = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(box.adjusted(SPACE[1], 0, -SPACE[1], -6), foot, entry.text)
        else:
            self._ground(painter, box, option.state)
            self._line(painter, box.adjusted(SPACE[1], 0, -SPACE[1], 0), entry)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(theme.current().accent_ground, 1.0 if chosen else 0.5))
            painter.drawRoundedRect(box, RADIUS, RADIUS)

    def _line(self, painter: QPainter, inside: QRect, entry: ListEntry) -> None:
        assert entry.row is not None
        wearing = theme.current()
        number = recorded(entry.row)
        painter.setFont(fonts.interface(SMALL_PX))
        painter.setPen(theme.colour(wearing.muted))
        room = 0
        if number:
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{number:,}")
            room = painter.fontMetrics().horizontalAdvance(f"{number:,}") + SPACE[1]
        sign = mirrored(QRect(inside.left(), inside.top(), CODE_PX, inside.height()), inside)
        paint_sign(painter, entry.row.info.code, entry.row.info.is_group, sign.left(), sign.center().y())
        words = mirrored(inside.adjusted(CODE_PX + SPACE[1], 0, -room, 0), inside)
        painter.setFont(fonts.interface())
        painter.setPen(theme.colour(wearing.ink if number else wearing.muted))
        name = painter.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, isolated(name))


def paint_sign(painter: QPainter, code: str, is_group: bool, left: int, middle: int) -> None:
    """The ISO code in a chip, or the sign of a group, 26 px wide."""
    wearing = theme.current()
    if is_group:
        icons.paint(painter, "users", QRectF(left + (CODE_PX - 15) / 2, middle - 7, 15, 15), wearing.muted)
        return
    chip = QRectF(left + 0.5, middle - 7.5, CODE_PX - 1, 16)
    painter.setPen(theme.colour(wearing.muted, 0.35))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(chip, 4, 4)
    painter.setFont(fonts.interface(10))
    painter.setPen(theme.colour(wearing.muted))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, code)


class CountryList(QListView):
    """Chooses whose profile is shown: as the current line moves, the page follows."""

    picked = Signal(str)
    """The code of the line that is current now."""
    opened = Signal(str)
    """A line was clicked."""
    entered_code = Signal(str)
    """Enter was pressed on a line: the keyboard goes on to the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = CountryModel()
        self.setModel(self.lines)
        self.setItemDelegate(CountryLinePainter(self))
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Countries and groups"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(SPACE[1], 0, SPACE[0], 0)
        self.selectionModel().currentChanged.connect(self._moved)
        self.clicked.connect(self._open)

    def show_entries(self, entries: tuple[ListEntry, ...], code: str) -> None:
        """Show these lines, with the one of `code` chosen if it is among them."""
        if entries != self.lines.entries:
            at = self.verticalScrollBar().value()
            self.selectionModel().blockSignals(True)
            self.lines.show(entries)
            self.selectionModel().blockSignals(False)
            self.doItemsLayout()
            self.verticalScrollBar().setValue(at)
        self.choose(code)

    def codes(self) -> list[str]:
        """The codes of the countries and groups that are listed, from the top."""
        return [entry.code for entry in self.lines.entries if entry.row is not None]

    def current_code(self) -> str:
        """The code of the current line; empty where there is none."""
        index = self.currentIndex()
        return index.data(ENTRY_ROLE).code if index.isValid() else ""

    def choose(self, code: str) -> None:
        """Mark the line of this code, without saying so."""
        selection = self.selectionModel()
        selection.blockSignals(True)
        row = next((n for n, entry in enumerate(self.lines.entries) if entry.row and entry.code == code), None)
        if row is None:
            self.clearSelection()
            selection.clearCurrentIndex()
        else:
            self.setCurrentIndex(self.lines.index(row))
        selection.blockSignals(False)
        self.viewport().update()

    def step(self, by: int) -> None:
        """Make the next or the previous country current."""
        codes = self.codes()
        if codes:
            at = codes.index(self.current_code()) if self.current_code() in codes else -1 if by > 0 else 0
            code = codes[max(0, min(len(codes) - 1, at + by))]
            self.choose(code)
            self.picked.emit(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current_code():
                self.entered_code.emit(self.current_code())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE) if index.isValid() else None
        if entry is not None and entry.row is not None:
            self.opened.emit(entry.code)

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE) if index.isValid() else None
        if entry is not None and entry.row is not None:
            self.picked.emit(entry.code)
