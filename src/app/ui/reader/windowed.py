"""Long texts: the document holds only the text blocks around the visible ones, and follows the reader.

Laying out a million words takes seconds, however it is sliced. A window of some pages takes milliseconds, so that
opening, jumping and resizing cost the same for every text. While its text is read the document is changed in place,
never replaced, so that cursors stay valid, also during a mouse selection. The selection is kept in canonical offsets;
the cursor shows the part of it that the document holds.

If a screen reader is running, the document holds the whole text, since it reads from that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate

from PySide6 import QtGui
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QScrollBar, QTextEdit

from app.domain.blocks import BlockKind
from app.ui.look import qt_numbers
from app.ui.look.tokens import READING_PX
from app.ui.reader.caret import Caret
from app.ui.reader.document import PARAGRAPH_GAP
from app.ui.reader.sheet import FOOT, Sheet
from app.ui.reader.text import ReaderText

LONG = 200_000
"""Characters from which a text is long. Less is laid out in a tenth of a second."""
NEAR, FAR, TOO_FAR = 1.0, 2.5, 5.0
"""Viewports of invisible text in the document: below `NEAR` more is added, up to `FAR`; above `TOO_FAR` it is cut."""


class TextWindow(QObject):
    """The window of a long text's document, and a scroll bar for the whole text. Does nothing for other texts."""

    thumb_moved = Signal(int, int)
    """The reader moved the scroll bar: its value and its maximum."""

    def __init__(self, view: QTextEdit, sheet: Sheet, caret: Caret) -> None:
        super().__init__(view)
        self._view, self._sheet, self._caret = view, sheet, caret
        self._heights: Heights | None = None
        self._bar: QScrollBar | None = None
        self._syncing = False
        self.is_writing = False  # while the document is made again
        self._placing = QTimer(self, singleShot=True, interval=0)
        self._placing.timeout.connect(self._place_thumb)

    def heights(self) -> Heights:
        """The estimated heights of the text blocks in this column."""
        if self._heights is None:
            sheet = self._sheet
            line = READING_PX * sheet.zoom * sheet.setting.leading
            gap = PARAGRAPH_GAP * sheet.zoom
            self._heights = Heights(sheet.text, sheet.letters_per_line(), line, gap, sheet.header())
        return self._heights

    def lines_changed(self) -> None:
        self._heights = None

    # What the document holds

    def write(self, place: int) -> None:
        """Make the document again; of a long text, what is around the offset `place`."""
        sheet, page = self._sheet, self._sheet.text
        self.is_writing = True
        sheet.is_long = _is_long(page) and not QtGui.QAccessible.isActive()
        self._show_bar()
        self._caret.forget()
        window = None
        if sheet.is_long:
            self._heights = None
            number = max(0, bisect_right(page.shown, place, key=lambda index: page.blocks[index].start) - 1)
            window = self._around(number, FAR)
        sheet.write(window)
        self.lay_out()
        self.is_writing = False

    def _tall(self) -> int:
        return max(200, self._sheet.tall())

    def _around(self, number: int, viewports: float) -> range:
        return self.heights().around(number, viewports * self._tall(), (viewports + 1) * self._tall())

    def hold(self, code_point: int) -> None:
        """Make sure that the document holds the words around an offset."""
        built = self._sheet.built
        offsets = built.offsets
        if not self._sheet.is_long or self.is_writing or not len(offsets):
            return
        number = offsets.index_at(code_point)
        wanted = self._around(number, NEAR)
        if not offsets.in_document(number):
            wide = self._around(number, FAR)
            with self._rewriting():
                built.writer.refill(built.document, wide.start, wide.stop)
                offsets.show(wide.start, wide.stop)
        elif wanted.start < offsets.first or wanted.stop > offsets.last:
            self._widen(min(wanted.start, offsets.first), max(wanted.stop, offsets.last))

    def follow(self) -> None:
        """Add what may become visible next, and remove what is far away."""
        if not self._sheet.is_long:
            return
        offsets, heights, tall = self._sheet.offsets(), self.heights(), self._tall()
        seen, unseen = self._sheet.number_at(0), self._sheet.number_at(self._sheet.tall()) + 1
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
        """Add and remove at the two ends so that the document holds these text blocks, without visible movement."""
        document, offsets, _, write = self._sheet.built
        steady = self._sheet.number_at(0)  # looking for the last visible one may have laid out, and so moved, the first
        first, last = min(first, steady), max(last, steady + 1)
        with self._rewriting(steady):
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
        """Within the block no signals are emitted, and the text block `steady` keeps its visible position."""
        sheet, bar = self._sheet, self._sheet.bar
        silent, settling = self._view.blockSignals(True), sheet.is_settling
        sheet.is_settling = True
        seen_at = sheet.box_of(steady).top() - bar.value() if steady is not None else 0.0
        try:
            yield
            if steady is not None:
                value = round(sheet.box_of(steady).top() - seen_at)
                bar.setMaximum(max(value, sheet.most()))
                bar.setValue(value)
            self._caret.put_back()
        finally:
            sheet.is_settling = settling
            self._view.blockSignals(silent)
        self._view.viewport().update()
        self._placing.start()

    # The scroll bar of the whole text

    def bar(self) -> QScrollBar | None:
        return self._bar if self._sheet.is_long else None

    def _show_bar(self) -> None:
        shown, inner = self._sheet.is_long, self._sheet.bar
        if shown and self._bar is None:
            self._bar = QScrollBar(self._view)
            self._bar.setSingleStep(inner.singleStep())
            self._bar.valueChanged.connect(self._moved)
            self._bar.sliderReleased.connect(self._placing.start)
        if self._bar is not None:
            self._bar.setVisible(shown)
            self._sheet.beside = self._bar.sizeHint().width() if shown else 0
        policy = qt_numbers.SCROLL_BAR_OFF if shown else qt_numbers.SCROLL_BAR_ON
        self._view.setProperty("verticalScrollBarPolicy", policy)
        inner.resize(inner.sizeHint().width(), inner.height())  # Qt does not resize it while hidden; its width is used

    def lay_out(self) -> None:
        """Place the scroll bar at the edge of the resized view."""
        bar, view = self.bar(), self._view
        if bar is not None:
            wide = self._sheet.beside
            bar.setGeometry(0 if view.isRightToLeft() else view.width() - wide, 0, wide, view.height())

    def _moved(self, value: int) -> None:
        if self._bar is not None and not self._syncing:
            self.thumb_moved.emit(value, self._bar.maximum())

    def place_thumb(self) -> None:
        """Update the scroll bar to the text's position, after a delay."""
        if self._sheet.is_long:
            self._placing.start()

    def _place_thumb(self) -> None:
        sheet, bar, offsets = self._sheet, self.bar(), self._sheet.offsets()
        if bar is None or not len(offsets) or bar.isSliderDown():
            return
        tops, tall, inner = self.heights().tops(), sheet.tall(), sheet.bar
        most = max(0, round(tops[-1] + FOOT - tall))
        number = sheet.number_at(0)
        if offsets.first == 0 and inner.value() <= tops[0]:
            value = inner.value()
        elif offsets.last == len(offsets) and inner.value() >= inner.maximum():
            value = most
        else:
            box = sheet.box_of(number)
            share = (inner.value() - box.top()) / max(1.0, box.height())
            value = round(tops[number] + min(max(share, 0.0), 1.0) * (tops[number + 1] - tops[number]))
        self._syncing = True
        bar.setRange(0, most)
        bar.setPageStep(tall)
        bar.setValue(min(value, most))
        self._syncing = False


def _is_long(page: ReaderText) -> bool:
    """Whether the shown part of a text is long; cut blocks do not count."""
    if not page.shown or page.blocks[page.shown[-1]].end - page.blocks[page.shown[0]].start <= LONG:
        return False
    return sum(page.blocks[index].end - page.blocks[index].start for index in page.shown) > LONG


class Heights:
    """Estimates in pixels of the heights of text blocks that are not laid out, by number, and where they then begin."""

    def __init__(self, page: ReaderText, per_line: float, line: float, gap: float, top: float) -> None:
        self._page = page
        self._shown = page.shown
        self._per_line = max(1.0, per_line)
        self._line, self._gap, self._top = line, gap, top
        self._tops: list[float] | None = None

    def of(self, number: int) -> float:
        """The height of one text block including the space after it."""
        at = self._shown[number]
        block = self._page.blocks[at]
        lines = max(1, -int(-(block.end - block.start) // self._per_line))
        if self._page.last_piece(at) != at:
            return lines * self._line
        return lines * self._line + (self._gap if block.kind is not BlockKind.HEADING else 2 * self._gap)

    def between(self, first: int, last: int) -> float:
        """The height of the text blocks from `first` to before `last`."""
        return sum(map(self.of, range(first, last)))

    def after(self, number: int, room: float) -> int:
        """The number before which the text blocks from `number` on fill this height, or the end of the text."""
        last, end = number, len(self._shown)
        while last < end and room > 0:
            room -= self.of(last)
            last += 1
        return last

    def before(self, number: int, room: float) -> int:
        """The number from which the text blocks before `number` fill this height, or 0."""
        first = number
        while first > 0 and room > 0:
            first -= 1
            room -= self.of(first)
        return first

    def around(self, number: int, above: float, below: float) -> range:
        """The text blocks that fill these heights above a text block, and from it on."""
        return range(self.before(number, above), max(self.after(number, below), min(number + 1, len(self._shown))))

    def tops(self) -> list[float]:
        """The estimated top of each text block, and the end of the text."""
        if self._tops is None:
            heights = map(self.of, range(len(self._shown)))
            self._tops = list(accumulate(heights, initial=self._top))
        return self._tops

    def at(self, height: float) -> tuple[int, float]:
        """The text block at a height, and the position within it as a share."""
        tops = self.tops()
        number = min(max(bisect_right(tops, height) - 1, 0), len(tops) - 2)
        share = (height - tops[number]) / (tops[number + 1] - tops[number])
        return number, min(max(share, 0.0), 1.0)
