"""Long texts: the document holds only the text blocks around what is seen, and follows the reader.

Laying out a million words takes seconds, however it is sliced. A window of some pages takes milliseconds, so that
opening, going anywhere and another width cost the same for every text. The document is changed in place, never
replaced, while its text is read: so the cursors in it stay what they are, also while the mouse selects. The
selection is kept in canonical offsets; the cursor shows as much of it as the document holds. Where a screen
reader listens, the document holds the whole text, since that is what it reads from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from app.ui.look import qt_numbers
from app.ui.look.tokens import READING_PX
from app.ui.reader.canvas import FOOT, Canvas
from app.ui.reader.document import PARAGRAPH_GAP
from app.ui.reader.heights import Heights
from app.ui.reader.text import ReaderText

LONG = 200_000
"""Characters from which a text is long. Less is laid out in a tenth of a second."""
NEAR, FAR, TOO_FAR = 1.0, 2.5, 5.0
"""Viewports of text that the document holds beyond what is seen: when more is written, up to how much, and when
some is taken away."""


class WindowedText(Canvas):
    """A canvas that shows long texts, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._long = False
        self._canonical = (0, 0)
        """Anchor and position of the cursor of a long text, in the document or not."""
        self._heights: Heights | None = None
        self._bar: QScrollBar | None = None
        self._syncing = self._showing = False
        super().__init__(parent)
        self._placing = QTimer(self, singleShot=True, interval=0)
        self._placing.timeout.connect(self._place_thumb)
        self.cursorPositionChanged.connect(self._follow_cursor)
        self.selectionChanged.connect(self._follow_cursor)
        self.verticalScrollBar().valueChanged.connect(self._moved_on)

    def is_long(self) -> bool:
        """Whether the document may hold only a part of the text."""
        return self._long

    # What the document holds

    def _window(self, place: int) -> range | None:
        page = self._text
        self._long = _is_long(page) and not QtGui.QAccessible.isActive()
        self._show_bar(self._long)
        self._canonical = (0, 0)
        if not self._long:
            return None
        self._heights = None
        number = max(0, bisect_right(page.shown, place, key=lambda index: page.blocks[index].start) - 1)
        return self.heights().around(number, FAR * self._tall(), (FAR + 1) * self._tall())

    def heights(self) -> Heights:
        """How high the text blocks are likely to be in this column."""
        if self._heights is None:
            line = READING_PX * self._zoom * self._setting.leading
            top = self._built.document.rootFrame().frameFormat().topMargin()
            self._heights = Heights(self._text, self._letters_per_line(), line, PARAGRAPH_GAP * self._zoom, top)
        return self._heights

    def _tall(self) -> int:
        return max(200, self.viewport().height())

    def _hold(self, code_point: int) -> None:
        offsets = self._built.offsets
        if not self._long or self._showing or not len(offsets):
            return
        number = offsets.index_at(code_point)
        wanted = self.heights().around(number, NEAR * self._tall(), (NEAR + 1) * self._tall())
        if not offsets.in_document(number):
            wide = self.heights().around(number, FAR * self._tall(), (FAR + 1) * self._tall())
            with self._rewriting():
                self._built.writer.refill(self._built.document, wide.start, wide.stop)
                offsets.show(wide.start, wide.stop)
        elif wanted.start < offsets.first or wanted.stop > offsets.last:
            self._widen(min(wanted.start, offsets.first), max(wanted.stop, offsets.last))

    def _moved_on(self) -> None:
        """The reader scrolled: the document follows."""
        if self._long and not self._settling:
            self._fill()

    def _fill(self) -> None:
        """Write what may be seen next, and take away what is far from being seen."""
        offsets, heights, tall = self._built.offsets, self.heights(), self._tall()
        top, low = self._nearest(0).blockNumber(), self._nearest(self.viewport().height()).blockNumber()
        seen, unseen = offsets.first + top, offsets.first + low + 1
        above, below = heights.between(offsets.first, seen), heights.between(unseen, offsets.last)
        first, last = offsets.first, offsets.last
        if above < NEAR * tall or above > TOO_FAR * tall:
            first = heights.before(seen, FAR * tall)
        if below < NEAR * tall or below > TOO_FAR * tall:
            last = heights.after(unseen, FAR * tall)
        if (first, last) != (offsets.first, offsets.last):
            self._widen(first, last)
        self._placing.start()

    def _widen(self, first: int, last: int) -> None:
        """Write and take away at the two ends, so that the document holds these text blocks and nothing is moved."""
        offsets, write, document = self._built.offsets, self._built.writer, self._built.document
        with self._rewriting(self._nearest(0).blockNumber() + offsets.first):
            if last > offsets.last:
                write.append(document, offsets.last, last)
            elif last < offsets.last:
                write.drop_last(document, offsets.last - last)
            if first < offsets.first:
                write.prepend(document, first, offsets.first)
            elif first > offsets.first:
                write.drop(document, first, first - offsets.first)
            offsets.show(first, last)

    @contextmanager
    def _rewriting(self, steady: int | None = None) -> Iterator[None]:
        """While the document is rewritten nobody is told of it, and the text block `steady` stays where it is seen."""
        silent, settling = self.blockSignals(True), self._settling
        self._settling = True
        bar = self.verticalScrollBar()
        seen_at = self._top_of(steady) - bar.value() if steady is not None else 0.0
        try:
            yield
            if steady is not None:
                value = round(self._top_of(steady) - seen_at)
                bar.setMaximum(max(value, self._most()))
                bar.setValue(value)
            super().select(*self._canonical)
        finally:
            self._settling = settling
            self.blockSignals(silent)
        self.viewport().update()
        self._placing.start()

    def _most(self) -> int:
        """How far the document can be scrolled, as far as it is laid out."""
        return max(0, int(self._built.document.size().height()) - self.viewport().height())

    def _top_of(self, number: int) -> float:
        block = self.block_of(number)
        self._built.document.documentLayout().blockBoundingRect(block)  # lays it out
        return block.layout().position().y()

    # The cursor

    def canonical_cursor(self) -> tuple[int, int]:
        """The canonical offsets of the cursor's anchor and position; of a long text also beyond the document."""
        return self._canonical if self._long else super().canonical_cursor()

    def select(self, start: int, end: int) -> None:
        """Select from one canonical offset to another; the caret is at `end`. Does not scroll."""
        if not self._long:
            super().select(start, end)
            return
        offsets, before = self._built.offsets, self._canonical
        self._canonical = offsets.shown_offset(start), offsets.shown_offset(end)
        silent = self.blockSignals(True)
        super().select(*self._canonical)
        self.blockSignals(silent)
        if self._canonical != before:
            self.cursorPositionChanged.emit()

    def selectAll(self) -> None:
        """Select the whole text."""
        if self._long:
            offsets = self._built.offsets
            self.select(offsets.stretch(0)[0], offsets.stretch(len(offsets) - 1)[1])
        else:
            super().selectAll()

    def _follow_cursor(self) -> None:
        """Qt moved the cursor. What it did not move stays where it was, in the document or not."""
        if self._long:
            cursor, offsets = self.textCursor(), self._built.offsets
            anchor, position = self._canonical
            self._canonical = (
                anchor if offsets.to_qt(anchor) == cursor.anchor() else offsets.to_canonical(cursor.anchor()),
                position if offsets.to_qt(position) == cursor.position() else offsets.to_canonical(cursor.position()),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In a long text, the keys that mean the whole of it; before the others, the words around the caret."""
        if self._long and len(self._built.offsets):
            if self._whole_key(event):
                return
            if _moves_caret(event):
                self._hold(self._canonical[1])
        super().keyPressEvent(event)

    def _whole_key(self, event: QKeyEvent) -> bool:
        keys, offsets = QtGui.QKeySequence.StandardKey, self._built.offsets
        start, end = offsets.stretch(0)[0], offsets.stretch(len(offsets) - 1)[1]
        if event.matches(keys.SelectAll):
            self.select(start, end)
        elif event.matches(keys.Copy):
            self.copy()
        elif event.matches(keys.MoveToStartOfDocument) or event.matches(keys.SelectStartOfDocument):
            self.select(start if event.matches(keys.MoveToStartOfDocument) else self._canonical[0], start)
            self.restore_place(start)
        elif event.matches(keys.MoveToEndOfDocument) or event.matches(keys.SelectEndOfDocument):
            self.select(end if event.matches(keys.MoveToEndOfDocument) else self._canonical[0], end)
            self._go_to_end()
        else:
            return False
        event.accept()
        return True

    def _go_to_end(self) -> None:
        offsets = self._built.offsets
        self._hold(offsets.stretch(len(offsets) - 1)[1])
        bar = self.verticalScrollBar()
        self._top_of(len(offsets) - 1)
        bar.setMaximum(self._most())
        self._pending = None
        bar.setValue(bar.maximum())
        self._scrolled()

    # The scroll bar, which is of the whole text

    def _show_bar(self, shown: bool) -> None:
        if shown and self._bar is None:
            self._bar = QScrollBar(self)
            self._bar.setSingleStep(self.verticalScrollBar().singleStep())
            self._bar.valueChanged.connect(self._thumb_moved)
            self._bar.sliderReleased.connect(self._placing.start)
        if self._bar is not None:
            self._bar.setVisible(shown)
        policy = qt_numbers.SCROLL_BAR_OFF if shown else qt_numbers.SCROLL_BAR_ON
        self.setProperty("verticalScrollBarPolicy", policy)
        inner = self.verticalScrollBar()  # while it is hidden nobody else does it, and others ask how wide it is
        inner.resize(inner.sizeHint().width(), inner.height())

    def long_bar(self) -> QScrollBar | None:
        """The scroll bar of a long text."""
        return self._bar if self._long else None

    def _set_margins(self, before: int) -> None:
        wide = self._bar.sizeHint().width() if self._long and self._bar is not None else 0
        mirrored = self.isRightToLeft()
        self.setViewportMargins(before + (wide if mirrored else 0), 0, 0 if mirrored else wide, 0)
        if wide and self._bar is not None:
            self._bar.setGeometry(0 if mirrored else self.width() - wide, 0, wide, self.height())

    def _place_thumb(self) -> None:
        """Put the scroll bar where the text is."""
        bar, offsets = self._bar, self._built.offsets
        if not self._long or bar is None or not len(offsets) or bar.isSliderDown():
            return
        tops, tall, inner = self.heights().tops(), self.viewport().height(), self.verticalScrollBar()
        most = max(0, round(tops[-1] + FOOT - tall))
        number = offsets.first + self._nearest(0).blockNumber()
        if offsets.first == 0 and inner.value() <= tops[0]:
            value = inner.value()
        elif offsets.last == len(offsets) and inner.value() >= inner.maximum():
            value = most
        else:
            share = (inner.value() - self._top_of(number)) / max(1.0, self._height_of(number))
            value = round(tops[number] + min(max(share, 0.0), 1.0) * (tops[number + 1] - tops[number]))
        self._syncing = True
        bar.setRange(0, most)
        bar.setPageStep(tall)
        bar.setValue(min(value, most))
        self._syncing = False

    def _height_of(self, number: int) -> float:
        return self._built.document.documentLayout().blockBoundingRect(self.block_of(number)).height()

    def _thumb_moved(self, value: int) -> None:
        """The reader moved the scroll bar: the text there."""
        bar, inner = self._bar, self.verticalScrollBar()
        if self._syncing or bar is None or not self._long:
            return
        if value >= bar.maximum():
            self._go_to_end()
            return
        number, share = self.heights().at(value)
        self._hold(self._built.offsets.stretch(number)[0])
        self._pending = None
        top = min(value, self.heights().tops()[0]) if number == 0 and share == 0 else self._top_of(number)
        wanted = round(top + share * self._height_of(number))
        self._nearest(wanted - inner.value() + 2 * self.viewport().height())
        inner.setMaximum(max(wanted, self._most()))
        inner.setValue(wanted)
        self._scrolled()

    # When the page changes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size shows another part of the text."""
        super().resizeEvent(event)
        if self._long and not self._showing:
            self._fill()

    def _lines_changed(self) -> None:
        self._heights = None

    def restore_place(self, place: int) -> None:
        """Put the line of a canonical offset at the top, now and until the reader scrolls."""
        super().restore_place(place)
        if self._long:
            self._placing.start()

    def _show(self) -> None:
        self._showing = True
        super()._show()
        self._showing = False
        if self._long:
            self._placing.start()


def _is_long(page: ReaderText) -> bool:
    """Whether what is shown of a text is long; what was cut out of it is not counted."""
    if not page.shown or page.blocks[page.shown[-1]].end - page.blocks[page.shown[0]].start <= LONG:
        return False
    return sum(page.blocks[index].end - page.blocks[index].start for index in page.shown) > LONG


def _moves_caret(event: QKeyEvent) -> bool:
    keys = QtCore.Qt.Key
    return event.key() in (
        keys.Key_Left, keys.Key_Right, keys.Key_Up, keys.Key_Down,
        keys.Key_Home, keys.Key_End, keys.Key_PageUp, keys.Key_PageDown,
    )  # fmt: skip
