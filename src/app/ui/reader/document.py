"""Building the document of a page, block by block and detached from any widget.

Every block becomes one text block with as many code points. Nothing is added to the text: bullets, numbers, marks and
the title are painted. Built with a cursor on a document that is not shown, which is 20 times as fast, and never by
`setHtml`, which changes characters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from app.domain.blocks import Block, BlockKind, SpanKind, is_raised
from app.domain.language import tr_term
from app.ui.base.offsets import TextMap
from app.ui.look import fonts, qt_numbers, theme
from app.ui.look.tokens import READING_LEADING, READING_PX
from app.ui.reader.placed import Widths
from app.ui.reader.text import ReaderText, display, has_rtl

if TYPE_CHECKING:
    from app.ui.reader.tables import Row, Tables

HEADING_SCALE = (1.5, 1.3, 1.15, 1.05, 1.0, 1.0)
PARAGRAPH_GAP = 16
INDENT = 26


class BlockInfo(NamedTuple):
    """The properties of a text block that the painter needs."""

    at: int
    """Its index among the source's blocks."""
    block: Block
    why: str
    """Why it is cut; empty when it is read."""
    rtl: bool
    mixed: bool
    """Whether words of both directions may share a line, so that a stretch can be two rectangles."""
    label: str = ""
    """The bullet or number of a list item."""
    goes_on: bool = False
    """Whether the next text block is a piece of the same block."""


class Infos:
    """The properties of each text block of a page, by number; computed on demand."""

    def __init__(self, page: ReaderText) -> None:
        self._page = page
        self._why = {cut.block: cut.why for cut in page.cuts}
        self._labels = _labels(page)
        self._known: dict[int, BlockInfo] = {}

    def __len__(self) -> int:
        return len(self._page.shown)

    def __getitem__(self, number: int) -> BlockInfo:
        found = self._known.get(number)
        if found is None:
            at = self._page.shown[number]
            block = self._page.blocks[at]
            shown = display(block, self._page.text)
            first = self._page.first_piece(at)
            begins = shown if first == at else display(self._page.blocks[first], self._page.text)
            rtl = is_rtl(begins, self._page.rtl)
            cut, label = self._why.get(at), self._labels.get(number, "")
            why = tr_term(cut) if cut else ""
            source, goes_on = self._page.of_source(at), self._page.last_piece(at) != at
            found = self._known[number] = BlockInfo(source, block, why, rtl, rtl or has_rtl(shown), label, goes_on)
        return found


class Built(NamedTuple):
    """A document, the map of its offsets, and the properties of its text blocks by number."""

    document: QTextDocument
    offsets: TextMap
    infos: Infos
    writer: Writer


def is_rtl(text: str, default: bool) -> bool:
    """Whether a paragraph runs right to left, decided by its first strong character."""
    for letter in text:
        way = unicodedata.bidirectional(letter)
        if way == "L":
            return False
        if way in ("R", "AL"):
            return True
    return default


def build(
    page: ReaderText,
    zoom: float = 1.0,
    leading: float = READING_LEADING,
    window: range | None = None,
    widths: Widths | None = None,
) -> Built:
    """Make the document of a page, with letters `zoom` times the usual size, and lines `leading` letters apart.

    With `window` it holds only the text blocks with these numbers.
    """
    infos = Infos(page)
    writer = Writer(page, infos, zoom, leading, widths or Widths())
    offsets = TextMap(page.text, [(page.blocks[i].start, page.blocks[i].end) for i in page.shown])
    if window is not None:
        offsets.show(window.start, window.stop)
    return Built(writer.document(offsets.first, offsets.last), offsets, infos, writer)


class Writer:
    """Writes text blocks of a page with their formats."""

    def __init__(self, page: ReaderText, infos: Infos, zoom: float, leading: float, widths: Widths) -> None:
        self._page, self._infos = page, infos
        self._zoom, self._leading, self._widths = zoom, leading, widths
        self._tables: Tables | None = None

    def document(self, first: int, last: int) -> QTextDocument:
        """A new document of the text blocks from number `first` to before `last`."""
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(fonts.page(READING_PX * self._zoom))
        self.refill(document, first, last)
        return document

    def refill(self, document: QTextDocument, first: int, last: int) -> None:
        """Replace all of the document by the text blocks from number `first` to before `last`."""
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        if not document.isEmpty():
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.removeSelectedText()
        for number in range(first, last):
            if number > first:
                cursor.insertBlock(*self._shapes(number))
            else:
                self._reshape(cursor, number)
            self._words(cursor, number)
        cursor.endEditBlock()

    def append(self, document: QTextDocument, first: int, last: int) -> None:
        """Write text blocks after the last one."""
        cursor = QTextCursor(document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for number in range(first, last):
            cursor.insertBlock(*self._shapes(number))
            self._words(cursor, number)
        cursor.endEditBlock()

    def prepend(self, document: QTextDocument, first: int, last: int) -> None:
        """Write text blocks before the first one, whose number is `last`."""
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for number in range(first, last):
            cursor.insertBlock(*self._shapes(last))  # the shape of the block after the break, which was here before
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            self._reshape(cursor, number)
            self._words(cursor, number)
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        cursor.endEditBlock()

    def drop(self, document: QTextDocument, first: int, count: int) -> None:
        """Remove the first `count` text blocks; the one with the number `first` becomes the first."""
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.setPosition(document.findBlockByNumber(count).position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._reshape(cursor, first)
        cursor.endEditBlock()

    def drop_last(self, document: QTextDocument, count: int) -> None:
        """Remove the last `count` text blocks."""
        kept = document.findBlockByNumber(document.blockCount() - 1 - count)
        cursor = QTextCursor(document)
        cursor.setPosition(kept.position() + kept.length() - 1)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def _reshape(self, cursor: QTextCursor, number: int) -> None:
        """Set the block format of a cursor's text block to that of the given number."""
        shape, letters = self._shapes(number)
        cursor.setBlockFormat(shape)
        cursor.setBlockCharFormat(letters)

    def _shapes(self, number: int) -> tuple[QTextBlockFormat, QTextCharFormat]:
        info = self._infos[number]
        kind, level = info.block.kind, info.block.level
        letters = _letters(kind, level, self._zoom, bool(info.why), theme.current(), fonts.page_face())
        shape = _paragraph(kind, level, info.rtl, self._zoom, self._leading)
        if kind is BlockKind.TABLE_ROW:
            shape, letters = self._row(number, shape, letters)
        if info.goes_on:
            shape = QTextBlockFormat(shape)
            shape.setBottomMargin(0)
        return shape, letters

    def _row(
        self, number: int, shape: QTextBlockFormat, letters: QTextCharFormat
    ) -> tuple[QTextBlockFormat, QTextCharFormat]:
        stops, size, hangs, _across, wider, _room, heads = self._table_row(number)
        shape = QTextBlockFormat(shape)
        shape.setTabPositions(stops)
        if hangs:  # further lines stay beneath the last cell
            shape.setTextIndent(-hangs)
            aside = QTextBlockFormat.setRightMargin if self._infos[number].rtl else QTextBlockFormat.setLeftMargin
            aside(shape, hangs)
        shape.setNonBreakableLines(wider > 0)
        if size < 1 or heads:
            letters = QTextCharFormat(letters)
            letters.setFont(fonts.page(READING_PX * self._zoom * size, semibold=heads))
        if size < 1:
            shape.setLineHeight(shape.lineHeight() * size, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        return shape, letters

    def _table_row(self, number: int) -> Row:
        if self._tables is None:
            from app.ui.reader.tables import Tables

            self._tables = Tables(self._page, self._zoom, self._widths)
        return self._tables.row(number)

    def wider(self, number: int) -> int:
        """By how many pixels a text block is wider than the column, which only a row of a table is."""
        return self._table_row(number).wider if self._infos[number].block.kind is BlockKind.TABLE_ROW else 0

    def suits(self, widths: Widths) -> bool:
        """Whether all that was written would be set in the same way with these widths, which are then kept."""
        if self._tables is not None and not self._tables.suit(widths):
            return False
        self._widths = widths
        return True

    def _words(self, cursor: QTextCursor, number: int) -> None:
        block = self._infos[number].block
        words = display(block, self._page.text)
        if block.kind is BlockKind.TABLE_ROW:
            words = self._table_row(number).folded(words, self._zoom)
        _insert(cursor, block, words, self._shapes(number)[1], self._zoom)


_SIGNED = r"\s*(?:[•·◦▪‣●○■*–—-]|\d{1,3}[.)])\s"
"""An item of a plain text with its own sign. Compiled only where there is a list, to save time at the start."""


def _labels(page: ReaderText) -> dict[int, str]:
    """The bullets and numbers of list items, by the numbers of their text blocks."""
    found: dict[int, str] = {}
    open_lists: list[int] = []  # the last number of each list, one entry per depth
    for number, index in enumerate(page.shown):
        block = page.blocks[index]
        if block.kind is not BlockKind.LIST_ITEM:
            if open_lists:
                open_lists.clear()
            continue
        del open_lists[block.level + 1 :]
        open_lists += [0] * (block.level + 1 - len(open_lists))
        open_lists[block.level] += block.ordered
        if re.compile(_SIGNED).match(page.text, block.start, block.end):
            continue
        found[number] = f"{open_lists[block.level]}." if block.ordered else "•–"[block.level % 2]
    return found


def _size(kind: BlockKind, level: int) -> float:
    if kind is BlockKind.HEADING:
        return READING_PX * HEADING_SCALE[min(max(level, 1), 6) - 1]
    if kind in (BlockKind.CAPTION, BlockKind.FOOTNOTE, BlockKind.CODE):
        return READING_PX * 0.88
    return READING_PX


@lru_cache(maxsize=128)
def _paragraph(kind: BlockKind, level: int, rtl: bool, zoom: float, leading: float) -> QTextBlockFormat:
    heading = kind is BlockKind.HEADING
    shape = QTextBlockFormat()
    apart = 1.25 if heading else leading
    shape.setLineHeight(_size(kind, level) * zoom * apart, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    way = qt_numbers.RIGHT_TO_LEFT if rtl else qt_numbers.LEFT_TO_RIGHT
    shape.setProperty(QTextFormat.Property.LayoutDirection.value, way)
    shape.setProperty(QTextFormat.Property.BlockAlignment.value, qt_numbers.ALIGN_LEADING)
    gap = PARAGRAPH_GAP * zoom
    near = kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.FOOTNOTE)
    shape.setBottomMargin(gap / 2 if near or heading else gap)
    if heading:
        shape.setTopMargin(gap)
        shape.setHeadingLevel(min(max(level, 1), 6))
    indent = 0.0
    if kind is BlockKind.LIST_ITEM:
        indent = INDENT * (level + 1) * zoom
    elif kind in (BlockKind.QUOTE, BlockKind.CODE):
        indent = INDENT * 0.75 * zoom
    if rtl:
        shape.setRightMargin(indent)
    else:
        shape.setLeftMargin(indent)
    return shape


@lru_cache(maxsize=128)
def _letters(
    kind: BlockKind, level: int, zoom: float, faded: bool, colours: theme.Theme, _face: str
) -> QTextCharFormat:
    """The character format of a block. `_face` is only part of the cache key."""
    shape = QTextCharFormat()
    px = _size(kind, level) * zoom
    if kind is BlockKind.HEADING:
        shape.setFont(fonts.page(px, semibold=True))
    elif kind is BlockKind.CODE:
        shape.setFont(fonts.mono(px))
    elif px != READING_PX * zoom:
        shape.setFont(fonts.page(px))
    if faded or kind in (BlockKind.CAPTION, BlockKind.FOOTNOTE):
        shape.setForeground(theme.colour(colours.muted))
    return shape


def _insert(cursor: QTextCursor, block: Block, shape: str, letters: QTextCharFormat, zoom: float) -> None:
    """Insert a block's text at the cursor, in pieces at the boundaries of inline spans."""
    if not block.spans:
        cursor.insertText(shape, letters)
        return
    edges = {block.start, block.end}
    for span in block.spans:
        edges.update((max(span.start, block.start), min(span.end, block.end)))
    for start, end in pairwise(sorted(edges)):
        over = [span for span in block.spans if span.start <= start and span.end >= end]
        piece = QTextCharFormat(letters)
        words = shape[start - block.start : end - block.start]
        _inline(piece, {span.kind: span.target for span in over}, _size(block.kind, block.level) * zoom, block)
        if is_raised(words):
            piece.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignNormal)
        cursor.insertText(words, piece)


def _inline(piece: QTextCharFormat, kinds: dict[SpanKind, str], px: float, block: Block) -> None:
    strong = SpanKind.STRONG in kinds or block.kind is BlockKind.HEADING
    if SpanKind.CODE in kinds:
        piece.setFont(fonts.mono(px * 0.88))
    elif SpanKind.EMPHASIS in kinds or SpanKind.STRONG in kinds:
        piece.setFont(fonts.page(px, semibold=strong, italic=SpanKind.EMPHASIS in kinds))
    if SpanKind.LINK in kinds:
        piece.setAnchor(True)
        piece.setAnchorHref(kinds[SpanKind.LINK])
        piece.setForeground(theme.colour(theme.current().accent))
    if SpanKind.FOOTNOTE_REF in kinds:
        piece.setFont(QFont(fonts.page(px)))
        piece.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        piece.setForeground(theme.colour(theme.current().accent))
