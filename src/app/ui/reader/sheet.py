"""The sheet: one document in its column, and the positions of its words in the viewport. No marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from app.ui.base.offsets import TextMap
from app.ui.look import fonts
from app.ui.look.tokens import READING_PX
from app.ui.reader import painter as draw
from app.ui.reader.document import BlockInfo, build
from app.ui.reader.placed import LEAST_BESIDE, Column, Widths
from app.ui.reader.setting import Setting
from app.ui.reader.text import ReaderText

GUTTER, LEAST_GUTTER = 50, 34
MARGIN, LEAST_MARGIN = 148, 48
"""The usual and the minimum width for lanes and chips at the right of the text; chips use more if there is more."""
CARD_MARGIN = 32
"""The width beside a text that makes room for a card."""
LEAST_LETTERS = 52
"""The minimum letters in a line."""
LANES_GAP = 16
CHIPS_MAX = 320
EDGE = 4
"""Pixels between the notes beside the text and the edge of their room."""
FILLED = 70 / 66
"""How much longer a line must be than its characters, since words that do not fit leave a gap."""
SAMPLE = "the analyst reads what a donor said, who received it, and on whose word it stands in the ledger "
ROOMY_PX, LARGER = 1_000, 18 / 17
"""The width from which on letters are larger, and by which factor."""
HEAD = 44
"""The height above the text for the buttons of the page, which do not scroll."""
FOOT = 96
"""Empty room below the last line, so that it can be read away from the window's edge."""


class Sheet:
    """A text of blocks, laid out in a centred column with a gutter and space for lanes.

    `lines_changed` is called when the lines are laid out again, to invalidate cached positions.
    """

    def __init__(self, view: QTextEdit, lines_changed: Callable[[], None]) -> None:
        self._view, self._lines_changed = view, lines_changed
        self.bar = view.verticalScrollBar()  # of the document
        self.text = ReaderText("", (), ())
        self.built = build(self.text)
        self.chosen_zoom = 1.0  # the reader's choice, as a multiple of the usual size
        self._is_roomy = False
        self._letters: dict[tuple[str, float], float] = {}
        self.setting = Setting()
        self.column = Column(GUTTER, GUTTER + 500, GUTTER + 500 + LANES_GAP, GUTTER + 620, 1.0)
        self.is_long = False  # whether the document may hold only a part of the text
        self.beside = 0  # pixels beside the viewport for the scroll bar of a long text
        self.aside = 0  # pixels at the side of the lanes that are left to a card
        self.above = 0  # pixels below the text that are left to a card
        self.is_settling = False  # whether the program scrolls, not the reader

    # The document and its column

    @property
    def zoom(self) -> float:
        """The size of letters as a multiple of the usual size; a wide page has them larger."""
        return self.chosen_zoom * (LARGER if self._is_roomy else 1.0)

    def follow_width(self) -> bool:
        """Update the letter size to the view's width. If it has changed (True), the document must be made again."""
        before, self._is_roomy = self._is_roomy, self._view.width() >= ROOMY_PX
        return before is not self._is_roomy

    def write(self, window: range | None) -> None:
        """Make the document again: of all text blocks, or of those with these numbers."""
        old = self.built.document
        self.built = build(self.text, self.zoom, self.setting.leading, window, self.widths())
        self.built.document.setParent(self._view)
        self._lines_changed()
        self.fit(force=True)
        self._view.setExtraSelections([])  # their cursors are in the old document
        self._view.setDocument(self.built.document)
        old.deleteLater()

    def widths(self) -> Widths:
        """The room of a table."""
        return self._measured()[1]

    def suits(self) -> bool:
        """Whether the tables are set as the room of the page has them."""
        return self.built.writer.suits(self.widths())

    def _measured(self) -> tuple[Column, Widths, tuple[int, int, int]]:
        """The column and the width of a table in the view; with the margins of the document, and what is before it."""
        total = max(360, self._view.contentsRect().width() - self.bar.sizeHint().width() - self.aside)
        measure = self._letter() * (self.setting.measure * FILLED or total)
        least = self._letter() * LEAST_LETTERS * FILLED
        margin = CARD_MARGIN if self.aside else round(max(LEAST_MARGIN, min(MARGIN, total - GUTTER - least)))
        gutter = round(max(LEAST_GUTTER, min(GUTTER, total - margin - least)))
        width = round(min(measure, total - gutter - margin))
        slack = max(0, total - gutter - width - margin)
        spare = min(slack - slack // 2, CHIPS_MAX - margin)
        first, last, outside = gutter, margin, slack // 2
        if self.text.rtl:  # the lanes are at the left: the document begins with their chips
            first, last, outside = margin + spare, gutter, slack - slack // 2 - spare
        right, edge = first + width, first + width + margin - EDGE + spare
        column = Column(first, right, right + LANES_GAP, edge, self.zoom * READING_PX / 18, self.text.rtl)
        free = 0 if self.text.rtl else margin + slack - outside - EDGE - LEAST_BESIDE
        return column, Widths(width, width + max(0, free)), (first, last, outside)

    def fit(self, force: bool = False) -> None:
        """Centre the column in the view; the text is laid out again only if its width changes."""
        column, (width, _most), (first, last, outside) = self._measured()
        same = column == self.column
        self.column = column
        mirrored = self._view.isRightToLeft()
        left, right = (self.aside, 0) if self.text.rtl else (0, self.aside)
        left, right = left + self.beside * mirrored, right + self.beside * (not mirrored)
        self._view.setViewportMargins(outside + left, HEAD, right, self.above)
        if same and not force:
            return
        self._lines_changed()
        used, top = first + round(width) + last, draw.header_height(self.text.header, width, self.zoom)
        frame = self.built.document.rootFrame().frameFormat()
        before = (frame.leftMargin(), frame.rightMargin(), frame.topMargin(), self._view.lineWrapColumnOrWidth())
        if before != (first, last, top, used):
            frame.setLeftMargin(first)
            frame.setRightMargin(last)
            frame.setTopMargin(top)
            frame.setBottomMargin(FOOT)
            self.built.document.rootFrame().setFrameFormat(frame)
            if self._view.lineWrapColumnOrWidth() != used:
                self._view.setLineWrapColumnOrWidth(used)

    def _letter(self, zoom: float = 0.0) -> float:
        """The average width of a letter, measured once for each face and size; without `zoom`, of the page's."""
        zoom = zoom or self.zoom
        key = fonts.page_face(), zoom
        if key not in self._letters:
            metrics = QFontMetricsF(fonts.page(READING_PX * zoom))
            self._letters[key] = metrics.horizontalAdvance(SAMPLE) / len(SAMPLE)
        return self._letters[key]

    def least_width(self) -> int:
        """The minimum width of the view for the shortest line, with the least space beside it."""
        text = self._letter(self.chosen_zoom) * LEAST_LETTERS * FILLED + self.bar.sizeHint().width()
        return round(LEAST_GUTTER + text + LEAST_MARGIN) + 1

    def may_leave_aside(self, wide: int) -> bool:
        """Whether a line is long enough when so many pixels are left to a card."""
        return self._view.width() - wide >= self.least_width() - LEAST_MARGIN + CARD_MARGIN

    def letters_per_line(self) -> float:
        """The approximate number of letters in a line of the column."""
        return (self.column.right - self.column.left) / self._letter() / FILLED

    def header(self) -> float:
        """The height of the title block above the text."""
        return self.built.document.rootFrame().frameFormat().topMargin()

    def tall(self) -> int:
        return self._view.viewport().height()

    def most(self) -> int:
        """The maximum scroll position, as far as the document is laid out."""
        return max(0, int(self.built.document.size().height()) - self.tall())

    def offsets(self) -> TextMap:
        """Maps the shown blocks to the canonical text; its indices are the blocks' numbers."""
        return self.built.offsets

    def column_of(self, number: int) -> Column:
        """The column of one text block, which is wider for a wide row of a table."""
        wider = self.built.writer.wider(number) if number < len(self.built.infos) else 0
        return self.column.widened(wider) if wider else self.column

    def _column_at(self, y: int) -> Column:
        return self.column_of(self.number_at(y))

    def info(self, number: int) -> BlockInfo:
        return self.built.infos[number]

    # Positions of words and blocks, which are laid out as far as needed.

    def block_of(self, number: int) -> QTextBlock:
        """The text block with this number; invalid if the document does not hold it."""
        offsets = self.built.offsets
        if not offsets.in_document(number):
            return QTextBlock()
        return self.built.document.findBlockByNumber(number - offsets.first)

    def box_of(self, number: int) -> QRectF:
        """The rectangle of a text block, in document coordinates, including the space after it."""
        block = self.block_of(number)
        tall = self.built.document.documentLayout().blockBoundingRect(block).height()
        return QRectF(block.layout().position(), QSizeF(0, tall))

    def nearest(self, y: int) -> QTextCursor:
        """The offset nearest to a height in the viewport."""
        return self._view.cursorForPosition(QPoint(int(self.column.left) + 1, y))

    def number_at(self, y: int) -> int:
        """The number of the text block nearest to a height in the viewport."""
        return self.built.offsets.first + self.nearest(y).blockNumber()

    def line_box(self, code_point: int) -> QRectF:
        """The line of an offset, in document coordinates."""
        at = self.built.offsets.to_qt(code_point)
        block = self.built.document.findBlock(at)
        box = self.built.document.documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(at - block.position())
        return line.rect().translated(block.layout().position()) if line.isValid() else box

    def seen_blocks(self, clip: QRect) -> Iterator[tuple[QTextBlock, int, float]]:
        """The text blocks in a part of the viewport: block, number, and the top of its layout."""
        if not self.built.infos:
            return
        scroll, first = self.bar.value(), self.built.offsets.first
        layout = self.built.document.documentLayout()
        block = self.nearest(clip.top()).block()
        block = block.previous() if block.previous().isValid() else block
        while block.isValid():
            layout.blockBoundingRect(block)  # lays the block out
            top = block.layout().position().y() - scroll
            if top > clip.bottom() + 1:
                return
            yield block, first + block.blockNumber(), top
            block = block.next()

    def offset_at(self, point: QPoint) -> int | None:
        """The canonical offset of the character under a point of the viewport."""
        at = QPointF(point) + QPointF(0, self.bar.value())
        column = self._column_at(point.y())
        if not (column.left <= at.x() <= column.right):
            return None
        hit = self.built.document.documentLayout().hitTest(at, QtCore.Qt.HitTestAccuracy.ExactHit)
        if hit < 0:
            return None
        cursor = QTextCursor(self.built.document)
        cursor.setPosition(hit)
        if self._view.cursorRect(cursor).left() > point.x() and hit > 0:
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        return self.built.offsets.to_canonical(cursor.position())

    def is_beside(self, point: QPoint) -> bool:
        column = self._column_at(point.y())
        return not (column.left - 8 <= point.x() <= column.right + 8)
