"""Lists that screen readers find focused only if they are, and visible only if they are.

Qt reports the current row of every list as focused, and rows of hidden lists as visible. So while a screen reader runs,
a list without the focus hides its current row from Qt: only `currentIndex` returns it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar
from weakref import WeakSet

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QTimer
from PySide6.QtCore import Qt as CoreQt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QComboBox, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    Base = QAbstractItemView
else:
    Base = object

AGAIN_MS = 400
"""The delay after which the focus is announced again."""
EMPTY_PX = 32
"""How high the focus ring of an empty list is: about a row."""
AnyIndex = QModelIndex | QPersistentModelIndex


class OneFocus(Base):
    """Mixed into a list, table or tree, before the class of Qt."""

    every: ClassVar[WeakSet[OneFocus]] = WeakSet()
    on_enter: Callable[[], object] | None = None
    """What Enter does, where that is not left to Qt."""
    _kept: QPersistentModelIndex | None = None
    _scrolls = False
    _nothing = ""

    def show_nothing(self, words: str) -> None:
        """What is read where there is no row."""
        if not self._nothing:
            model = self.model()
            for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
                changed.connect(self._say_nothing)
        self._nothing = words
        self._say_nothing()
        self.viewport().update()

    def first_row(self) -> QRect:
        """Where the first row is, or would be, as far as its ground goes."""
        return QRect(0, 0, self.viewport().width(), EMPTY_PX)

    def _has_rows(self) -> bool:
        model = self.model()
        return model is not None and bool(model.rowCount())

    def _say_nothing(self) -> None:
        self.setAccessibleDescription("" if self._has_rows() else self._nothing)

    def currentIndex(self) -> QModelIndex:
        """The current row, also if it is hidden from Qt."""
        here, kept = super().currentIndex(), self._kept
        if here.isValid() or kept is None or not kept.isValid():
            return here
        return kept.model().index(kept.row(), kept.column(), kept.parent())

    def setCurrentIndex(self, index: AnyIndex) -> None:
        self._give_back()
        super().setCurrentIndex(index)
        self.follow_focus()

    def make_current(self, index: AnyIndex) -> None:
        """Make a row the current one, without selecting it."""
        model = self.selectionModel()
        self._give_back()
        model.setCurrentIndex(index, model.SelectionFlag.NoUpdate)
        self.follow_focus()

    def clear_current(self) -> None:
        """Let no row be current, without changing the selection."""
        self._give_back()
        self.selectionModel().clearCurrentIndex()

    def follow_focus(self) -> None:
        """Hide the current row from Qt if the focus is elsewhere."""
        self.every.add(self)
        here = super().currentIndex()
        if here.isValid() and QAccessible.isActive() and not self.hasFocus():
            self._kept = QPersistentModelIndex(here)
            with QSignalBlocker(self.selectionModel()):
                self.selectionModel().clearCurrentIndex()

    def _give_back(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None and kept.isValid() and not super().currentIndex().isValid():
            model = self.selectionModel()
            with QSignalBlocker(model):
                model.setCurrentIndex(kept, model.SelectionFlag.NoUpdate)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.every.add(self)
        self._give_back()
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where there is no row, it is said where the first one would be, which has the focus ring too."""
        super().paintEvent(event)
        if self._has_rows():
            return
        from app.ui.look import painting
        from app.ui.look.fonts import interface
        from app.ui.look.theme import current
        from app.ui.look.tokens import SMALL_PX, SPACE

        painter = painting.smooth(self.viewport())
        painting.write_in(painter, interface(SMALL_PX), current().muted)
        row, wrap = self.first_row(), CoreQt.TextFlag.TextWordWrap
        needed = painter.boundingRect(row.adjusted(SPACE[1], 0, -SPACE[1], 1_000), wrap, self._nothing).height()
        row.setHeight(max(EMPTY_PX, needed + SPACE[2]))
        middle = CoreQt.AlignmentFlag.AlignVCenter | CoreQt.AlignmentFlag.AlignLeft
        painter.drawText(row.adjusted(SPACE[1], 0, -SPACE[1], 0), middle | wrap, self._nothing)
        if self.hasFocus():
            painting.ring(painter, row)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.on_enter is not None and event.key() in (CoreQt.Key.Key_Return, CoreQt.Key.Key_Enter):
            self.on_enter()
        else:
            super().keyPressEvent(event)
            ends = event.key() in (CoreQt.Key.Key_Home, CoreQt.Key.Key_End)
            if ends and event.modifiers() == CoreQt.KeyboardModifier.ControlModifier:
                self._select_alone()

    def _select_alone(self) -> None:
        """Select the current row only: with Ctrl, Qt moves there and leaves another one selected."""
        model, whole = self.selectionModel(), self.selectionBehavior() == self.SelectionBehavior.SelectRows
        rows = model.SelectionFlag.Rows if whole else model.SelectionFlag.NoUpdate
        model.select(self.currentIndex(), model.SelectionFlag.ClearAndSelect | rows)

    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Scroll to a row, also while hidden."""
        self._scrolls = True
        super().scrollTo(index, hint)
        self._scrolls = False

    def visualRect(self, index: AnyIndex) -> QRect:
        """Where a row is; nowhere in a hidden list, whose rows Qt would report as visible."""
        if QAccessible.isActive() and not self._scrolls and not self.isVisible():
            return QRect()
        return super().visualRect(index)


def say_focus_again_soon(window: QWidget) -> None:
    """Announce the focus again in a moment.

    A screen reader that gets no answer for long, as while a place is made, says nothing. It does not repeat what it has
    said already.
    """
    if QAccessible.isActive():
        QTimer.singleShot(AGAIN_MS, window, _say_focus)


def _say_focus() -> None:
    now = QApplication.focusWidget()
    known = QAccessible.queryAccessibleInterface(now) if now is not None else None
    if known is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(known.focusChild() or known, QAccessible.Event.Focus))


def follow_focus(now: QWidget | None) -> None:
    """The focus has moved to this widget: hide the current rows of all other lists from Qt."""
    if now is None or not QAccessible.isActive():
        return
    if isinstance(now, QAbstractScrollArea):
        now.viewport().setFocusProxy(None)  # type: ignore[arg-type]  # else Qt reports the viewport as focused too
    for view in list(OneFocus.every):
        if isValid(view):
            view.follow_focus()
    for box in now.window().findChildren(QComboBox):
        if not box.view().isVisible():  # Qt sets it again before its list opens
            box.view().selectionModel().clearCurrentIndex()
