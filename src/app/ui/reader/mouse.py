"""The mouse on the page: selecting whole words, choosing what is clicked, hovering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from app.ui.reader.caret import Caret
from app.ui.reader.mark_layer import MarkLayer
from app.ui.reader.marks import TAG, UNFOLD, WHOLE, is_thing
from app.ui.reader.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QTextEdit

    Plain = Callable[[QMouseEvent], None]
    """Qt's own handling of an event."""

HOVER_MS = 300
"""How long the pointer must rest on marked words until other marks fade; beside the words they fade at once."""
STILL_PX = 4
"""How far the mouse may move between press and release of a click."""


class Mouse(QObject):
    """Handles the mouse events of the viewport."""

    passage_clicked = Signal(int)
    """A passage was clicked, and is looked at."""
    chip_clicked = Signal(int, str)
    """Passage and the chip's key."""
    restore_clicked = Signal(int)
    """Index of the block to put back."""
    link_clicked = Signal(str)
    """Clicked with Ctrl."""
    selected = Signal()
    """The button was released with words selected."""

    def __init__(self, view: QTextEdit, sheet: Sheet, caret: Caret, marks: MarkLayer) -> None:
        super().__init__(view)
        self._view, self._sheet, self._caret, self._marks = view, sheet, caret, marks
        self._pressed: QPoint | None = None
        self._drawn_from: int | None = None  # where a selection by the mouse begins
        self._drawing = False
        self._hover = QTimer(self, singleShot=True, interval=HOVER_MS)
        self._hover.timeout.connect(self._rested)

    def press(self, event: QMouseEvent, plain: Plain) -> None:
        """A press beside the text is for cards and stripes, and does not move the caret."""
        point = event.position().toPoint()
        left = event.button() == QtCore.Qt.MouseButton.LeftButton
        self._pressed = point if left else None  # the release of another goes to the menu that it opens
        if left and self._sheet.is_beside(point):
            event.accept()
            return
        self._drawing, self._drawn_from = False, None
        shift = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
        if left and not shift and self._caret.selection():
            self._caret.let_go()  # else Qt would drag the words
        anchor = self._caret.ends()[0]
        plain(event)
        if left and shift:
            self._caret.select(anchor, self._whole(event, anchor)[1])
        elif left:
            self._drawn_from = self._caret.at()

    def _whole(self, event: QMouseEvent, anchor: int) -> tuple[int, int]:
        """Anchor and caret of a mouse selection from `anchor`: whole words, or letters with Alt."""
        position = self._caret.at()
        if event.modifiers() & QtCore.Qt.KeyboardModifier.AltModifier or not self._sheet.built.infos:
            return anchor, position
        from app.ui.reader.steps import whole_words

        return whole_words(self._sheet, anchor, position)

    def move(self, event: QMouseEvent, plain: Plain) -> None:
        """Hovering over a mark fades the others; dragging selects whole words."""
        point = event.position().toPoint()
        if self._drawn_from is not None and self._pressed is not None:
            self._drawing = self._drawing or (point - self._pressed).manhattanLength() >= STILL_PX
            if self._drawing:
                plain(event)
                self._caret.select(*self._whole(event, self._drawn_from))
            return
        if self._pressed is None or not self._sheet.is_beside(self._pressed):
            plain(event)
        if event.buttons() == QtCore.Qt.MouseButton.NoButton:
            self._hover_at(point)

    def _hover_at(self, point: QPoint) -> None:
        """Light what is under the mouse, and set the cursor for what a click would do."""
        chip = self._marks.chip_at(point)
        thing = chip.chip.key if chip is not None and is_thing(chip.chip.key) else ""
        over = None if thing else self._marks.passage_at(point)
        self._marks.light(thing)
        beside = self._sheet.is_beside(point)
        hand = beside and (over is not None or chip is not None)
        shape = QtCore.Qt.CursorShape.ArrowCursor if beside else QtCore.Qt.CursorShape.IBeamCursor
        self._view.viewport().setCursor(QtCore.Qt.CursorShape.PointingHandCursor if hand else shape)
        if over == self._marks.hovered:
            return
        if over is None or beside:
            self._hover.stop()
            self._marks.hover(over)
        else:
            self._hover.start()

    def _rested(self) -> None:
        self._marks.hover(self._marks.passage_at(self._view.viewport().mapFromGlobal(QtGui.QCursor.pos())))

    def leave(self) -> None:
        self._hover.stop()
        self._marks.hover(None)
        self._marks.light("")

    def release(self, event: QMouseEvent, plain: Plain) -> None:
        """A click without a selection chooses what is under it."""
        point, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        beside = pressed is not None and self._sheet.is_beside(pressed)
        if not beside:
            plain(event)
        if self._drawing and self._drawn_from is not None and self._caret.selection():
            # The page may have scrolled under the mouse since it was moved.
            self._caret.select(*self._whole(event, self._drawn_from))
        self._drawing, self._drawn_from = False, None
        clicked = pressed is not None and (point - pressed).manhattanLength() < STILL_PX
        if event.button() == QtCore.Qt.MouseButton.LeftButton and clicked and (beside or not self._caret.selection()):
            self._click(point, bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier))
        elif event.button() == QtCore.Qt.MouseButton.LeftButton and not beside and self._caret.selection():
            self.selected.emit()

    def is_down(self) -> bool:
        return self._pressed is not None

    def _click(self, point: QPoint, control: bool) -> None:
        chip, link = self._marks.chip_at(point), self._view.anchorAt(point)
        if chip is not None and chip.passage < 0:
            self.restore_clicked.emit(-1 - chip.passage)
            return
        if link and control:
            self.link_clicked.emit(link)
            return
        if chip is not None and chip.chip.key in (UNFOLD, WHOLE):
            self._marks.unfold_at(point, whole=chip.chip.key == WHOLE)
            return
        passage = self._marks.passage_at(point)
        if passage is None:
            self._marks.choose(None)
            return
        at = self._sheet.offset_at(point)
        if chip is None and at is not None:  # on words that several passages share each click leads to the next
            under = self._marks.at(at)
            passage = self._marks.next_of(under) if passage in under else passage
        self._choose(passage)
        if chip is not None and not chip.chip.key.startswith(TAG):
            self.chip_clicked.emit(passage, chip.chip.key)

    def _choose(self, passage_id: int) -> None:
        self._marks.choose(passage_id)
        self.passage_clicked.emit(passage_id)

    def take_in_hand(self, point: QPoint) -> None:
        """Emphasise what is at a point, so that the context menu's target is visible.

        A selection under the pointer stays, and beside the text any selection does; of overlapping passages the
        emphasised one stays.
        """
        at, beside, chosen = self._sheet.offset_at(point), self._sheet.is_beside(point), self._caret.selection()
        passage = self._marks.passage_at(point)
        if passage is None and beside:
            return
        if chosen is not None and not beside and at is not None and chosen[0] <= at <= chosen[1]:
            return
        if at is not None and not beside and self._marks.current() in self._marks.at(at):
            passage = self._marks.current()
        mark = self._marks.index.get(passage) if passage is not None else None
        if not beside:
            caret = self._sheet.offsets().to_canonical(self._view.cursorForPosition(point).position())
            self._caret.select(caret, caret)
        elif mark is not None:
            self._caret.select(mark.start, mark.start)
        if passage is None:
            self._marks.choose(None)
        else:
            self._choose(passage)
