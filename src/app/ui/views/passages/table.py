"""The list of passages. Row heights depend on the text, and are measured when first visible."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu

from app.domain.excerpts import Excerpt
from app.domain.kinds import ThingKey
from app.domain.language import tr
from app.domain.passages import Passage
from app.ui.base.session import Target, go_from
from app.ui.base.view_keys import context_menu, entry, pointed_at
from app.ui.look.icons import icon
from app.ui.panels.notes.dragging import drag_passages
from app.ui.views.passages.model import PassageModel
from app.ui.views.passages.painter import HEAD_PX, LEADING, PAD_PX, PassagePainter, row_height
from app.ui.widgets.plain_table import PlainTable
from app.ui.widgets.rows import Index

GUESS_PX = 118
"""How high a row is taken to be before it is seen."""
LEAST_PX = 2 * PAD_PX + LEADING
AT_ONCE = 200
"""Lists up to this long are measured whole, so that the scroll bar is exact."""

_MOVES: dict[int, QAbstractItemView.CursorAction] = {
    Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_PageUp: QAbstractItemView.CursorAction.MovePageUp,
    Qt.Key.Key_PageDown: QAbstractItemView.CursorAction.MovePageDown,
    Qt.Key.Key_Home: QAbstractItemView.CursorAction.MoveHome,
    Qt.Key.Key_End: QAbstractItemView.CursorAction.MoveEnd,
}


class PassageTable(PlainTable):
    """A click or the arrows select, Enter or a double click goes to the text, Ctrl+C copies, Del removes; Ctrl and
    Shift select several.
    """

    opened = Signal(object)
    """The `Passage` to read in its source."""
    chosen = Signal()
    """Other passages are selected."""

    def __init__(self, model: PassageModel) -> None:
        self._passages = model
        super().__init__(tr("Passages"), whole_rows=True)  # Qt asks for a row in it already
        self._measured: set[int] = set()
        self._width = 0
        self.setModel(model)
        self._painter = PassagePainter(self)
        self.on_enter = lambda: self._open(self.currentIndex())
        self.setItemDelegate(self._painter)
        # The painter marks what is selected, inside the column; Qt would paint the whole row.
        self.setStyleSheet(
            "QTableView { selection-background-color: transparent; }"
            "QTableView::item, QTableView::item:selected { background: transparent; border: 0; }"
        )
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(LEAST_PX)
        rows.setDefaultSectionSize(GUESS_PX)
        model.modelAboutToBeReset.connect(self._forget)
        model.modelReset.connect(self._measure_again)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self._anchor = 0
        self._extending = False
        self.selectionModel().currentChanged.connect(self._moved)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.measure())

    # --- heights ---

    def _forget(self) -> None:
        self._measured.clear()
        self._painter.hovered = -1
        self.verticalHeader().setDefaultSectionSize(GUESS_PX)

    def _measure_again(self) -> None:
        self.executeDelayedItemsLayout()
        self.updateGeometries()
        self.measure()

    def measure(self) -> None:
        """Measure the visible rows, or all of a short list."""
        count = self._passages.rowCount()
        if not count or not self.viewport().width():
            return
        if count <= AT_ONCE:
            self._measure(range(count))
            return
        for _ in range(4):
            first = max(0, self.rowAt(0))
            last = self.rowAt(self.viewport().height())
            if not self._measure(range(first, min(count, (last if last >= 0 else first + 20) + 2))):
                return

    def _measure(self, rows: range) -> bool:
        """Measure rows, and return whether any height changed. The visible position is kept."""
        width, changed, above = self.viewport().width(), False, 0
        for row in rows:
            if row in self._measured:
                continue
            self._measured.add(row)
            listed = self._passages.listed(row)
            height = row_height(listed, width) if listed is not None else GUESS_PX
            before = self.rowHeight(row)
            if height != before:
                above += height - before if self.rowViewportPosition(row) < 0 else 0
                self.verticalHeader().resizeSection(row, height)
                changed = True
        if changed:
            # Qt would learn of the new heights by a timer, and the bar would not reach far enough until then.
            self.updateGeometries()
        if above:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + above)
        return changed

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Measures the rows about to become visible first, so that the target stays in view."""
        around = self.viewport().height() // self.verticalHeader().minimumSectionSize() + 2
        self._measure(range(max(0, index.row() - around), min(self._passages.rowCount(), index.row() + around)))
        super().scrollTo(index, hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._width:
            self._width = self.viewport().width()
            at = self.indexAt(self.viewport().rect().topLeft())
            self._measured.clear()
            self.measure()
            if at.row() > 0:
                self.scrollTo(at, QAbstractItemView.ScrollHint.PositionAtTop)
        else:
            self.measure()

    # --- which passages ---

    def excerpts(self) -> list[Excerpt]:
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = [self._passages.listed(row) for row in rows]
        return [listed.excerpt for listed in found if listed is not None]

    def passages(self) -> list[Passage]:
        return [excerpt.passage for excerpt in self.excerpts()]

    def selected_ids(self) -> list[int]:
        """The ids of the selected passages, without reading the store; of a sentence the first in it."""
        return [self._passages.passage_id(index.row()) for index in self.selectionModel().selectedRows()]

    def ids_within(self) -> list[int]:
        """The ids of the selected passages; of a sentence all in it."""
        rows = self.selectionModel().selectedRows()
        return [passage_id for index in rows for passage_id in self._passages.passage_ids(index.row())]

    def thing_at_hand(self) -> ThingKey | None:
        """The selected passage, if it is only one."""
        chosen = self.selected_ids()
        return ("passage", chosen[0]) if len(chosen) == 1 else None

    def choose(self, passage_id: int) -> bool:
        """Select a passage. False if it is not in the list."""
        if (row := self._passages.row_of(passage_id)) is None:
            return False
        self.setCurrentIndex(self._passages.index(row))
        self.scrollTo(self._passages.index(row))
        return True

    def choose_all(self, passage_ids: Sequence[int]) -> None:
        """Select these passages, with the first one current."""
        rows = [row for passage_id in passage_ids if (row := self._passages.row_of(passage_id)) is not None]
        if not rows:
            return
        selection = QItemSelection()
        for row in rows:
            index = self._passages.index(row)
            selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.make_current(self._passages.index(min(rows)))
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)

    def choose_row(self, row: int) -> None:
        """Select the passage in a row, or the last row."""
        if self._passages.rowCount():
            self.setCurrentIndex(self._passages.index(min(row, self._passages.rowCount() - 1)))

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._extending and index.isValid():
            self._anchor = index.row()

    def _extend(self, move: QAbstractItemView.CursorAction) -> None:
        """Extend the selection from its beginning to the new current row.

        Qt's own anchor is that of the last key or click, not of a selection made by the program.
        """
        index = self.moveCursor(move, Qt.KeyboardModifier.NoModifier)
        if not index.isValid():
            return
        flags = QItemSelectionModel.SelectionFlag
        self._extending = True
        stretch = QItemSelection(self._passages.index(self._anchor), index)
        self.selectionModel().select(stretch, flags.ClearAndSelect | flags.Rows)
        self.make_current(index)
        self._extending = False

    # --- mouse and keys ---

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the selected passages; dropped on a note they become quotes."""
        drag_passages(self, [passage.id for passage in self.passages()])

    def moveCursor(self, move: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End apply to the list; a Qt table applies them to a row."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        if move in ends and self._passages.rowCount():
            return self._passages.index(ends[move] % self._passages.rowCount())
        return super().moveCursor(move, modifiers)

    def _open(self, index: QModelIndex) -> None:
        if (listed := self._passages.listed(index.row())) is not None:
            self.opened.emit(listed.passage)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click goes to the text; on the heading of a source, to its beginning."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or event.modifiers() or not index.isValid():
            return
        if self._is_head(index, event):
            go_from(self, Target("read", "source", self._passages.source_id(index.row())))
        else:
            self._open(index)

    def _is_head(self, index: QModelIndex, event: QMouseEvent) -> bool:
        y = event.position().y() - self.rowViewportPosition(index.row())
        return self._passages.has_head(index.row()) and y < HEAD_PX

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        over = -1 if not index.isValid() or self._is_head(index, event) else index.row()
        self._hover(over)

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)
        super().leaveEvent(event)  # type: ignore[arg-type]

    def _hover(self, row: int) -> None:
        if row != self._painter.hovered:
            self._painter.hovered = row
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Getting the focus by keyboard selects the current passage."""
        super().focusInEvent(event)
        by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_keys and not self.selectionModel().hasSelection():
            self.choose_row(max(0, self.currentIndex().row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _MOVES and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._extend(_MOVES[key])
        elif key == Qt.Key.Key_Escape:
            self.clearSelection()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Disabled: the filter searches all quotes instead."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = pointed_at(self, event)
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        if index.isValid() and self.selectionModel().hasSelection():
            self.menu().popup(at)

    def menu(self) -> QMenu:
        menu = context_menu(self)
        menu.addAction(icon("book-open"), tr("Go to its place") + "\tEnter", lambda: self._open(self.currentIndex()))
        entry(menu, "passages.copy")
        menu.addSeparator()
        for name in ("tag", "untag", "note", "quote"):
            entry(menu, f"passages.{name}")
        menu.addSeparator()
        entry(menu, "view.history_of").setEnabled(len(self.selected_ids()) == 1)
        entry(menu, "passages.remove")
        return menu
