"""Painted lists: the list, the selection background, section headings, single-line text.

A list is described row by row with plain data; a painter for each kind of row measures and draws it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
)

from app.ui.look import fonts, painting, theme
from app.ui.look.mirror import isolated
from app.ui.look.plain import as_tip
from app.ui.look.tokens import RADIUS, SMALL_PX, SPACE, TEXT_PX
from app.ui.widgets.one_focus import OneFocus

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
"""The parent of what has none."""
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The role under which a model gives the description of a row."""

_Row = TypeVar("_Row")


class RowModel(QAbstractListModel, Generic[_Row]):
    """A list of rows; subclasses put them into words. One with `head` is a heading, which cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[_Row] = ()

    def show(self, rows: Sequence[_Row], *, same: bool = False) -> None:
        """Show other rows. Where each is the `same` as before in other words, a screen reader keeps what it knows."""
        if same:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def change(self, rows: Sequence[_Row]) -> None:
        """Show other rows, changing only those that differ: to a screen reader a reset is another list."""
        old, new = self.rows, rows
        both = min(len(old), len(new))
        first = next((n for n in range(both) if old[n] != new[n]), both)
        last = next((n for n in range(both - first) if old[-1 - n] != new[-1 - n]), both - first)
        gone, come = len(old) - first - last, len(new) - first - last
        if gone:
            self.beginRemoveRows(NOWHERE, first, first + gone - 1)
            self.rows = [*old[:first], *old[first + gone :]]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(NOWHERE, first, first + come - 1)
            self.rows = new
            self.endInsertRows()

    def text(self, row: _Row) -> str:
        """The row in a few words."""
        raise NotImplementedError

    def accessible_text(self, row: _Row) -> str:
        """The whole row, as a screen reader says it."""
        return self.text(row)

    def tip(self, row: _Row) -> str:
        """The tool tip; empty for none."""
        return ""

    def can_be_chosen(self, row: _Row) -> bool:
        return not getattr(row, "head", False)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.accessible_text(row)
        return as_tip(self.tip(row)) or None if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.can_be_chosen(self.rows[index.row()]):
            return Qt.ItemFlag.NoItemFlags  # an enabled one would stop the arrow keys
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def write(
    painter: QPainter,
    box: QRect,
    words: str,
    *,
    px: int = TEXT_PX,
    ink: str = "ink",
    semibold: bool = False,
    at_end: bool = False,
    ours: bool = False,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> int:
    """Draw text on one line at the beginning or the end of a box, elided if needed. Returns its width.

    Text of the workspace keeps its own direction; with `ours` it has the window's.
    """
    painting.write_in(painter, fonts.interface(px, semibold=semibold), getattr(theme.current(), ink))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, elide, box.width())
    side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, _MIDDLE | side, shown if ours else isolated(shown))
    return metrics.horizontalAdvance(shown)


def ring_row(view: QTableView | QTreeView, event: QPaintEvent) -> None:
    """Draw the focus ring around a whole row whose cells are painted one by one."""
    index = view.currentIndex()
    if view.hasFocus() and index.isValid():
        row, room = view.visualRect(index), view.viewport().rect()
        box = QRect(room.left(), row.top(), room.width(), row.height())
        if box.intersects(event.rect()):
            painter = painting.smooth(view.viewport())
            painting.ring(painter, box)
            painter.end()


def paint_ground(painter: QPainter, box: QRect, state: QStyle.StateFlag, *, hovers: bool = True) -> None:
    """The background of a selected row, a fainter one on hover, and the focus ring."""
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen or (hovers and state & QStyle.StateFlag.State_MouseOver):
        painting.box(painter, box, RADIUS, theme.colour(theme.current().accent_ground, 1.0 if chosen else 0.5))
    if state & QStyle.StateFlag.State_HasFocus:
        painting.ring(painter, box)


class RowPainter(QStyledItemDelegate):
    """Paints the rows of a list. Subclasses implement `draw`."""

    row_px = 32
    around: ClassVar = (0, 1, 0, -1)
    """How the ground of a row lies in its box."""
    hovers = True

    def height(self, row: Any, number: int) -> int:
        return self.row_px

    def draw(self, painter: QPainter, row: Any, option: QStyleOptionViewItem, index: Index) -> None:
        raise NotImplementedError

    def head(self, painter: QPainter, row: Any, box: QRect) -> None:
        room = box.adjusted(SPACE[1], 4, -SPACE[1], 0)
        write(painter, room, row.text, px=SMALL_PX, ink="muted", semibold=True, ours=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self.height(index.data(ROW_ROLE), index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if getattr(row, "head", False):
            self.head(painter, row, option.rect)
        else:
            paint_ground(painter, option.rect.adjusted(*self.around), option.state, hovers=self.hovers)
            self.draw(painter, row, option, index)
        painter.restore()


class RowList(OneFocus, QListView):
    """A list of painted rows with smooth vertical scrolling. Letters typed without a pause lead to the row that begins
    with them, however long it takes to show what each leads to."""

    _letters = ""
    _pressed = _pressed_before = 0
    """When the last two keys were pressed, in milliseconds of the system."""

    def __init__(self, model: QAbstractItemModel, name: str, painter: RowPainter) -> None:
        super().__init__()
        self.setModel(model)
        painter.setParent(self)
        self.setItemDelegate(painter)
        self.setMouseTracking(painter.hovers)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def moveCursor(self, cursorAction: QListView.CursorAction, modifiers: Qt.KeyboardModifier, /) -> QModelIndex:
        """Where a key leads: of a heading, as at the head of the list, to the row below it; Qt would stay."""
        to = super().moveCursor(cursorAction, modifiers)
        while to.isValid() and not to.flags() & Qt.ItemFlag.ItemIsEnabled:
            to = to.siblingAtRow(to.row() + 1)
        return to

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._pressed, self._pressed_before = event.timestamp(), self._pressed
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Qt would take the time that showing a row takes for a pause, and begin anew with the next letter."""
        is_new = self._pressed - self._pressed_before > QApplication.keyboardInputInterval()
        self._letters = search if is_new else self._letters + search
        again = self._letters if len(self._letters) == 1 else ""  # the same once more leads to the next
        if not again and len(set(self._letters.casefold())) == 1:
            again = search
        found = (self._begins(self._letters, 0) if len(self._letters) > 1 else None) or self._begins(again, 1)
        if found is not None:
            self.setCurrentIndex(found)

    def _begins(self, words: str, further: int) -> QModelIndex | None:
        """The first row that begins so from the current one on, or from one so much further."""
        model, role = self.model(), int(Qt.ItemDataRole.DisplayRole)
        way = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchWrap
        start = model.index((max(self.currentIndex().row(), -further) + further) % max(1, model.rowCount()), 0)
        every = model.match(start, role, words, -1, way) if words and start.isValid() else []
        return next((one for one in every if one.flags() & Qt.ItemFlag.ItemIsEnabled), None)

    def choose_row(self, row: int | None) -> None:
        """Make a row the current one, or none, without emitting a signal."""
        with QSignalBlocker(self.selectionModel()):
            if row is None:
                self.clearSelection()
                self.clear_current()
            else:
                self.setCurrentIndex(self.model().index(row, 0))
        self.viewport().update()
