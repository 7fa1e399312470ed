"""The list at the left of a place: lines with a number each, under headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from app.ui.look import fonts, icons, painting, theme
from app.ui.look.mirror import isolated, margins, mirrored
from app.ui.look.tokens import HEAD_PX, SMALL_PX, SPACE, TEXT_PX
from app.ui.widgets.rows import ROW_ROLE, Index, RowList, RowModel, RowPainter, write
from app.ui.widgets.shared_width import shares

ROW_PX, HEAD_ROW_PX, AROUND_PX = 27, 38, 6
CODE_PX = 26
"""The width of the sign before a name."""
BESIDE_FROM_PX = 480
"""The minimum width of a line that shows `SideLine.beside`."""
MOST_LINES, MOST_BENEATH, _SIZES = 3, 2, (TEXT_PX, SMALL_PX)


@dataclass(frozen=True, slots=True)
class SideLine:
    """One line. A heading cannot be selected."""

    key: object
    """The caller's, by which the line is chosen."""
    text: str
    count: int | None = None
    """The number at the end; None for none."""
    spoken: str = ""
    """The whole line for a screen reader; empty for the text alone."""
    tip: str = ""
    code: str = ""
    """The code of a country, shown in a chip before the name."""
    is_group: bool = False
    """Whether the icon of a group is shown there."""
    head: bool = False
    glyph: str = ""
    """An icon before the name."""
    is_pair: bool = False
    """Whether it names two things, and is elided in the middle, so that the second can be read."""
    hint: bool = False
    """Whether it says what to do in an empty list; it cannot be chosen either."""
    beside: tuple[str, ...] = ()
    """Further columns, shown if the list is wide enough."""
    beneath: str = ""
    """What is below the text; both then take as many lines as they need, up to `MOST_LINES` and `MOST_BENEATH`."""

    @property
    def can_be_chosen(self) -> bool:
        return not (self.head or self.hint)


class SideLines(RowModel[SideLine]):
    """The lines as a Qt model."""

    def text(self, row: SideLine) -> str:
        return row.text

    def accessible_text(self, row: SideLine) -> str:
        return row.spoken or row.text

    def tip(self, row: SideLine) -> str:
        return row.tip

    def can_be_chosen(self, row: SideLine) -> bool:
        return row.can_be_chosen


class SideLinePainter(RowPainter):
    """An icon if there is one, the text, and the number at the end."""

    row_px, around = ROW_PX, (0, 0, 0, 0)

    def __init__(self, first_head: int) -> None:
        super().__init__()
        self._first_head = first_head
        self._known: tuple[Sequence[SideLine], int, Sequence[int]] | None = None

    def height(self, row: SideLine, number: int) -> int:
        if not row.head:
            return self.row_px
        return HEAD_ROW_PX if number else self._first_head

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: SideLine = index.data(ROW_ROLE)
        if not row.beneath:
            return super().sizeHint(option, index)
        text, beneath = _both(row, _wide(option, row))
        return QSize(100, 2 * AROUND_PX + text.high + beneath.high)

    def head(self, painter: QPainter, row: SideLine, box: QRect) -> None:
        painting.write_in(painter, fonts.interface(HEAD_PX, semibold=True), theme.current().muted)
        foot = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box.adjusted(SPACE[1], 0, -SPACE[1], -6), foot, row.text)

    def draw(self, painter: QPainter, row: SideLine, option: QStyleOptionViewItem, index: Index) -> None:
        inside, line = option.rect.adjusted(SPACE[1], 0, -SPACE[1], 0), row
        before = after = 0
        if line.count is not None:
            number = f"{line.count:,}"
            after = write(painter, inside, number, px=SMALL_PX, ink="muted", at_end=True, ours=True) + SPACE[1]
        if line.code or line.is_group:
            sign = mirrored(QRect(inside.left(), inside.top(), CODE_PX, inside.height()), inside)
            paint_sign(painter, line.code, line.is_group, sign.left(), sign.center().y())
            before = CODE_PX + SPACE[1]
        if line.glyph:
            box = mirrored(QRectF(inside.left(), inside.center().y() - 8, 16, 16), inside)
            icons.paint(painter, line.glyph, box, theme.current().muted)
            before = CODE_PX
        model = index.model()
        if line.beside and inside.width() >= BESIDE_FROM_PX and isinstance(model, SideLines):
            own, *widths = self._widths(model.rows, inside.width())
            at = inside.left() + own
            for more, width in zip(line.beside, widths, strict=True):
                place = QRect(at, inside.top(), width - SPACE[2], inside.height())
                write(painter, mirrored(place, inside), more, px=SMALL_PX, ink="muted")
                at += width
            after = inside.width() - own + SPACE[2]
        words = mirrored(inside.adjusted(before, 0, -after, 0), inside)
        if line.beneath:
            self._draw_both(painter, line, option, words)
            return
        elide = Qt.TextElideMode.ElideMiddle if line.is_pair else Qt.TextElideMode.ElideRight
        write(painter, words, line.text, ink="ink" if line.glyph or line.count is not None else "muted", elide=elide)

    def _widths(self, rows: Sequence[SideLine], room: int) -> Sequence[int]:
        """`column_widths`, kept while the rows are the same."""
        if self._known is None or self._known[0] is not rows or self._known[1] != room:
            self._known = rows, room, column_widths(rows, room)
        return self._known[2]

    def _draw_both(self, painter: QPainter, line: SideLine, option: QStyleOptionViewItem, room: QRect) -> None:
        """The text, and what is beneath it."""
        wide, top = _wide(option, line), room.top() + AROUND_PX
        wrap = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        for part, px, ink in zip(_both(line, wide), _SIZES, ("ink", "muted"), strict=True):
            painting.write_in(painter, fonts.interface(px), getattr(theme.current(), ink))
            painter.drawText(mirrored(QRect(room.left(), top, wide, part.high), room), wrap, isolated(part.words))
            top += part.high


def column_widths(rows: Sequence[SideLine], room: int) -> tuple[int, ...]:
    """The widths of the text of lines and of what is `beside` it, by what they need; the number at the end is whole."""
    large, small = (QFontMetrics(fonts.interface(px)) for px in _SIZES)
    needs, number = dict[int, int](), 0
    for row in (row for row in rows if row.beside):
        wide = (large.horizontalAdvance(row.text), *map(small.horizontalAdvance, row.beside))
        needs |= {at: max(needs.get(at, 0), one + SPACE[2] + SPACE[0]) for at, one in enumerate(wide)}
        number = max(number, small.horizontalAdvance(f"{row.count or 0:,}"))
    return tuple(shares(needs, dict.fromkeys(needs, 0), room - number).values())


class _Wrapped(NamedTuple):
    """A text in lines, and how high these are."""

    words: str
    high: int


def _wide(option: QStyleOptionViewItem, row: SideLine) -> int:
    """How wide a text with a line beneath is, also while no scroll bar is beside it: one that comes and goes with the
    height of the rows would never rest."""
    view = option.widget
    wide = option.rect.width()
    if isinstance(view, QListView):
        wide = view.maximumViewportSize().width() - view.verticalScrollBar().sizeHint().width()
    return wide - 2 * SPACE[1] - (CODE_PX if row.glyph else 0)


def _both(row: SideLine, wide: int) -> tuple[_Wrapped, _Wrapped]:
    """The text of a row and what is beneath it, in lines of this width."""
    return _in_lines(row.text, wide, _SIZES[0], MOST_LINES), _in_lines(row.beneath, wide, _SIZES[1], MOST_BENEATH)


@lru_cache(maxsize=500)
def _in_lines(text: str, wide: int, px: int, most: int) -> _Wrapped:
    """A text that takes at most so many lines of this width, elided in the middle."""
    metrics, room, wrap = QFontMetrics(fonts.interface(px)), most * wide, int(Qt.TextFlag.TextWordWrap)
    while True:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        high = metrics.boundingRect(QRect(0, 0, wide, 1_000), wrap, isolated(shown)).height()
        if high <= most * metrics.lineSpacing() or room < wide:
            return _Wrapped(shown, high)
        room -= SPACE[2]


def paint_sign(painter: QPainter, code: str, is_group: bool, left: int, middle: int) -> None:
    """The ISO code in a chip, or the icon of a group, 26 px wide."""
    colours = theme.current()
    if is_group:
        icons.paint(painter, "users", QRectF(left + (CODE_PX - 15) / 2, middle - 7, 15, 15), colours.muted)
        return
    chip = QRectF(left + 0.5, middle - 7.5, CODE_PX - 1, 16)
    painting.box(painter, chip, 4, Qt.BrushStyle.NoBrush, theme.colour(colours.muted, 0.35))
    painting.write_in(painter, fonts.interface(10), colours.muted)
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, code)


class SideList(RowList):
    """Lines to choose from, by arrows or a click; the place follows the current line."""

    moved = Signal(object)
    """The key of the line that is current now."""

    def __init__(self, name: str, first_head: int = HEAD_ROW_PX) -> None:
        self.lines = SideLines()
        super().__init__(self.lines, name, SideLinePainter(first_head))
        self.setViewportMargins(margins(SPACE[1], 0, SPACE[0], 0))
        self.selectionModel().currentChanged.connect(self._moved)

    def show_lines(self, lines: Sequence[SideLine]) -> None:
        """Show these lines; nothing is reset if they are the same."""
        shown = tuple(lines)
        if shown != self.lines.rows:
            at = self.verticalScrollBar().value()
            with QSignalBlocker(self.selectionModel()):
                self.lines.show(shown)
            self.doItemsLayout()
            self.verticalScrollBar().setValue(at)

    def choose_key(self, key: object) -> None:
        """Select the line with this key, or none, without emitting a signal."""
        rows = enumerate(self.lines.rows)
        self.choose_row(next((n for n, line in rows if line.can_be_chosen and line.key == key), None))

    def current_key(self) -> object:
        line = self.line_at(self.currentIndex())
        return None if line is None else line.key

    def line_at(self, index: Index) -> SideLine | None:
        line: SideLine | None = index.data(ROW_ROLE) if index.isValid() else None
        return line if line is not None and line.can_be_chosen else None

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        line = self.line_at(index)
        if line is not None:
            self.moved.emit(line.key)
