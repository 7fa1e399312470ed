"""The scroll position: which line is at the top of the viewport, and scrolling to another."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from app.ui.reader.sheet import FOOT, Sheet
from app.ui.reader.windowed import TextWindow

MESSAGES_PX = 80
"""The height at the foot of the page that messages may cover."""


class Place:
    """Scrolls the page, and knows its position; all in canonical offsets."""

    def __init__(self, sheet: Sheet, window: TextWindow) -> None:
        self._sheet, self._window = sheet, window
        self.kept = 0
        """The offset whose line is at the top, or will be once the text is laid out that far."""
        self._pending: int | None = None
        sheet.bar.valueChanged.connect(self._scrolled)
        sheet.bar.rangeChanged.connect(self.settle)
        sheet.bar.actionTriggered.connect(self._steered)
        window.thumb_moved.connect(self._thumb_moved)

    def top(self) -> int:
        """The offset of the first visible line; 0 if the title is visible."""
        offsets = self._sheet.offsets()
        if self._sheet.bar.value() <= 0 and offsets.first == 0:
            return 0
        return offsets.to_canonical(self._sheet.nearest(4).position())

    def foot(self) -> int:
        """The offset of the last visible line; the end of the text if that is visible."""
        last = self._sheet.nearest(self._sheet.tall() - 4)
        bar, offsets = self._sheet.bar, self._sheet.offsets()
        is_last = not last.block().next().isValid() and offsets.last == len(offsets)
        if is_last and bar.value() >= bar.maximum():
            last.movePosition(QTextCursor.MoveOperation.End)
        return offsets.to_canonical(last.position())

    def restore(self, place: int) -> None:
        """Scroll the line of an offset to the top, and keep it there until the reader scrolls.

        Qt lays out long texts while idle, so the position may have to be restored as they grow.
        """
        self._pending = self.kept = place
        self._window.hold(place)
        self.settle()
        self._window.place_thumb()

    def settle(self) -> None:
        """Restore the position, unless the reader has scrolled."""
        if self._pending is not None and not self._sheet.is_settling:
            self._sheet.is_settling = True
            self._scroll_to_line(self._pending, 0.0)
            self._sheet.is_settling = False

    def scroll_to(self, code_point: int, end: int | None = None) -> None:
        """Scroll an offset into view, to a third of the height, unless it is visible, and `end` is too and not where
        messages are shown."""
        ends_below = end is not None and not self.is_in_view(end, MESSAGES_PX)
        if ends_below or not self.is_in_view(code_point):
            self._pending = None
            self._window.hold(code_point)
            self._scroll_to_line(code_point, self._sheet.tall() / 3)

    def is_in_view(self, code_point: int, below: int = 8) -> bool:
        """Whether the whole line of an offset is visible, with so many pixels below it."""
        offsets = self._sheet.offsets()
        if not len(offsets) or not offsets.in_document(offsets.index_at(code_point)):
            return False
        line, scroll = self._sheet.line_box(code_point), self._sheet.bar.value()
        return scroll + 8 <= line.top() and line.bottom() <= scroll + self._sheet.tall() - below

    def go_to_end(self) -> None:
        offsets, bar = self._sheet.offsets(), self._sheet.bar
        self._window.hold(offsets.stretch(len(offsets) - 1)[1])
        self._sheet.box_of(len(offsets) - 1)  # lays it out
        bar.setMaximum(self._sheet.most())
        self._pending = None
        bar.setValue(bar.maximum())
        self._take_note()

    def _scroll_to_line(self, code_point: int, above: float) -> None:
        sheet, bar, offsets = self._sheet, self._sheet.bar, self._sheet.offsets()
        box = sheet.line_box(code_point)
        at_top = offsets.first == 0 and offsets.to_qt(code_point) == 0
        wanted = 0 if at_top else round(box.top() - above)
        sheet.nearest(int(box.top()) - bar.value() + sheet.tall() + FOOT)  # lays out so far
        wanted = min(wanted, sheet.most())
        if wanted > bar.maximum():
            bar.setMaximum(sheet.most())  # Qt would only do it later
        bar.setValue(wanted)

    def _scrolled(self) -> None:
        if not self._sheet.is_settling:
            self._take_note()
            self._window.follow()

    def _take_note(self) -> None:
        bar = self._sheet.bar
        if self._pending is not None and bar.value() == bar.maximum():
            return  # the reader did not scroll: the text is not laid out as far as the wanted place yet
        self._pending = None
        self.kept = self.top()

    def _steered(self, _action: int) -> None:
        """The reader moves the scroll bar: stop restoring the position."""
        self._pending = None

    def _thumb_moved(self, value: int, most: int) -> None:
        """The reader moved the scroll bar of a long text: show the text there."""
        if value >= most:
            self.go_to_end()
            return
        sheet, heights = self._sheet, self._window.heights()
        number, share = heights.at(value)
        self._window.hold(sheet.offsets().stretch(number)[0])
        self._pending = None
        box = sheet.box_of(number)
        top = min(value, heights.tops()[0]) if number == 0 and share == 0 else box.top()
        wanted = round(top + share * box.height())
        sheet.nearest(wanted - sheet.bar.value() + 2 * sheet.tall())
        sheet.bar.setMaximum(max(wanted, sheet.most()))
        sheet.bar.setValue(wanted)
        self._take_note()
