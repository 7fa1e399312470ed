"""A list with two lines per row, as for backups, operations and findings: a title, and details below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from app.ui.look import fonts, icons, painting, theme
from app.ui.look.mirror import isolated, mirrored
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.marked_line import elided
from app.ui.widgets.rows import NOWHERE, ROW_ROLE, Index, RowList, RowModel, RowPainter

ROW_PX, HEAD_PX = 46, 30


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `key` is the caller's."""

    key: object
    title: str
    below: str = ""
    extra: str = ""
    """Muted text after the title."""
    side: str = ""
    """Muted text at the right."""
    glyph: str = ""
    dim: bool = False
    """Whether the title is muted, as of what was undone."""
    head: bool = False
    """Whether it is a heading, which cannot be chosen."""

    def words(self) -> str:
        """The whole row as text, for a screen reader."""
        return ", ".join(part for part in (self.title, self.extra, self.below, self.side) if part)


class LineModel(RowModel[Line]):
    """Rows; `more` requests further ones as the list is scrolled, and `go_on` supplies them."""

    def __init__(self, lines: Sequence[Line] = (), more: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._more = more
        self.show(lines)

    def show(self, rows: Sequence[Line], *, same: bool = False) -> None:
        self._waits = self._more is None or not rows
        self.lines = list(rows)
        super().show(self.lines, same=same)

    def canFetchMore(self, parent: Index) -> bool:
        return not self._waits

    def fetchMore(self, parent: Index) -> None:
        if self._more is not None:
            self._waits = True
            self._more()

    def go_on(self, further: Sequence[Line]) -> None:
        """Append these rows; an empty list ends it."""
        self._waits = not further
        if not further:
            return
        self.beginInsertRows(NOWHERE, len(self.lines), len(self.lines) + len(further) - 1)
        self.lines += further
        self.endInsertRows()

    def text(self, row: Line) -> str:
        return row.words()

    def tip(self, row: Line) -> str:
        return f"{row.title} {row.extra}".strip() if row.extra else ""


class TwoLinesPainter(RowPainter):
    """Paints a row of two lines, or a section heading."""

    row_px, head_px, hovers = ROW_PX, HEAD_PX, False

    def height(self, row: Line, number: int) -> int:
        return self.head_px if row.head else self.row_px

    def head(self, painter: QPainter, row: Line, box: QRect) -> None:
        painting.write_in(painter, fonts.interface(SMALL_PX, semibold=True), theme.current().muted)
        painter.drawText(box.adjusted(SPACE[2], 5, -SPACE[2], -5), Qt.AlignmentFlag.AlignBottom, row.title)

    def draw(self, painter: QPainter, row: Line, option: QStyleOptionViewItem, index: Index) -> None:
        line, inside, colours = row, option.rect.adjusted(SPACE[2], 5, -SPACE[2], -5), theme.current()
        if line.glyph:
            sign = QRectF(inside.left(), inside.center().y() - 8, 17, 17)
            icons.paint(painter, line.glyph, mirrored(sign, inside), colours.muted)
            inside = mirrored(inside.adjusted(17 + SPACE[2], 0, 0, 0), inside)
        middle = Qt.AlignmentFlag.AlignVCenter
        small = fonts.interface(SMALL_PX)
        if line.side:
            painting.write_in(painter, small, colours.muted)
            painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, line.side)
            used = painter.fontMetrics().horizontalAdvance(line.side) + SPACE[2]
            inside = mirrored(inside.adjusted(0, 0, -used, 0), inside)
        half = inside.height() // 2 if line.below else inside.height()
        top = QRect(inside.left(), inside.top(), inside.width(), half)
        painting.write_in(painter, fonts.interface(), colours.muted if line.dim else colours.ink)
        used = _draw(painter, top, line.title)
        painter.setPen(theme.colour(colours.muted))
        if line.extra:
            _draw(painter, mirrored(top.adjusted(used + SPACE[1], 0, 0, 0), top), line.extra)
        painter.setFont(small)
        _draw(painter, QRect(inside.left(), inside.top() + half, inside.width(), half), line.below, ours=True)


def _draw(painter: QPainter, box: QRect, words: str, *, ours: bool = False) -> int:
    """Draw text on one line, elided if needed. Returns its width.

    Text of the workspace keeps its own direction; with `ours` it has the window's.
    """
    if box.width() < 12 or not words:
        return 0
    shown = elided(painter.fontMetrics(), words, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown if ours else isolated(shown))
    return painter.fontMetrics().horizontalAdvance(shown)


class LineList(RowList):
    """The list. A double click acts like Enter."""

    chosen = Signal(object)

    def __init__(self, model: LineModel, name: str, shown: int = 7, painter: RowPainter | None = None) -> None:
        super().__init__(model, name, painter or TwoLinesPainter())
        self.lines = model
        self.setMinimumHeight(ROW_PX * max(1, min(model.rowCount(), shown)) + 4)
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.data(ROW_ROLE).key))
        self.choose_first()

    def show_lines(self, lines: Sequence[Line], key: object = None) -> None:
        """Show other lines, the one of `key` selected, or the first that can be."""
        self.lines.show(lines)
        at = next((number for number, line in enumerate(lines) if line.key == key and not line.head), None)
        if at is None:
            self.choose_first()
        else:
            self.setCurrentIndex(self.lines.index(at))

    def choose_first(self) -> None:
        first = next((number for number, line in enumerate(self.lines.lines) if not line.head), None)
        if first is not None:
            self.setCurrentIndex(self.lines.index(first))

    def current_key(self) -> object:
        index = self.currentIndex()
        return index.data(ROW_ROLE).key if index.isValid() else None
