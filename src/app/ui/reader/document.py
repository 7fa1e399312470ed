"""The reading document: built block by block, detached from any widget, from what a source holds.

Every block becomes one text block of as many code points. Nothing is added to the text: bullets, numbers,
marks and the title are painted. Built with a cursor on a document nobody shows yet, which is 20 times as
fast as on a shown one, and never by `setHtml`, which changes characters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from app.domain.blocks import Block, BlockKind, Cut, SpanKind
from app.ui import fonts, qt_numbers, theme
from app.ui.offsets import TextMap
from app.ui.tokens import READING_LEADING, READING_PX

HEADING_SCALE = (1.5, 1.3, 1.15, 1.05, 1.0, 1.0)
PARAGRAPH_GAP = 16
INDENT = 26
_BREAKING = dict.fromkeys(map(ord, "\n\r\u2029\ufdd0\ufdd1"), " ")
"""Characters at which Qt would begin a new text block, or worse."""
_RTL = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200f\u202b\u202e\u2067\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_BREAKING_CODE = {**_BREAKING, ord("\n"): "\u2028"}


class Header(NamedTuple):
    """What stands above the text. `chip` says what kind of source it is, such as *digest, our words*."""

    title: str = ""
    citation: str = ""
    chip: str = ""


class ReaderText(NamedTuple):
    """What a page shows. `shown` are indices into `blocks`, in order; those among `cuts` are drawn faded."""

    text: str
    blocks: tuple[Block, ...]
    shown: tuple[int, ...]
    cuts: tuple[Cut, ...] = ()
    header: Header = Header()
    rtl: bool = False
    """The direction of blocks that do not tell their own."""


class BlockInfo(NamedTuple):
    """What the painter needs to know of a text block."""

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


class Built(NamedTuple):
    """A document, the map of its offsets, and what is known of each of its text blocks by number."""

    document: QTextDocument
    offsets: TextMap
    infos: list[BlockInfo]


def display(block: Block, text: str) -> str:
    """A block's text as it is shown: as many code points, on one line unless it is code."""
    table = _BREAKING_CODE if block.kind is BlockKind.CODE else _BREAKING
    return text[block.start : block.end].translate(table)


def is_rtl(text: str, default: bool) -> bool:
    """Whether a paragraph runs right to left: its first letter of a direction decides."""
    for letter in text:
        way = unicodedata.bidirectional(letter)
        if way == "L":
            return False
        if way in ("R", "AL"):
            return True
    return default


def has_rtl(text: str) -> bool:
    """Whether any character is of a script that runs right to left, or an order to do so."""
    return not text.isascii() and _RTL.search(text) is not None


def build(page: ReaderText, zoom: float = 1.0, leading: float = READING_LEADING) -> Built:
    """Make the document of a page, its letters `zoom` times their usual size, its lines `leading` letters apart."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(fonts.page(READING_PX * zoom))
    cursor = QTextCursor(document)
    why = {cut.block: str(cut.why) for cut in page.cuts}
    numbers: list[int] = []
    infos: list[BlockInfo] = []
    cursor.beginEditBlock()
    for order, index in enumerate(page.shown):
        block = page.blocks[index]
        shown = display(block, page.text)
        rtl = is_rtl(shown, page.rtl)
        info = BlockInfo(index, block, why.get(index, ""), rtl, rtl or has_rtl(shown), _label(block, numbers))
        infos.append(info)
        kind, level = block.kind, block.level
        letters = _letters(kind, level, zoom, bool(info.why), theme.current(), fonts.page_face())
        if order:
            cursor.insertBlock(_paragraph(kind, level, rtl, zoom, leading), letters)
        else:
            cursor.setBlockFormat(_paragraph(kind, level, rtl, zoom, leading))
            cursor.setBlockCharFormat(letters)
        _insert(cursor, block, shown, letters, zoom)
    if any(info.block.kind is BlockKind.TABLE_ROW for info in infos):
        from app.ui.reader.tables import set_tables

        set_tables(document, [info.block.kind for info in infos], zoom)
    cursor.endEditBlock()
    stretches = [(page.blocks[i].start, page.blocks[i].end) for i in page.shown]
    return Built(document, TextMap(page.text, stretches), infos)


def _label(block: Block, numbers: list[int]) -> str:
    """The bullet or number of a list item. `numbers` counts the open lists, one entry per depth."""
    if block.kind is not BlockKind.LIST_ITEM:
        numbers.clear()
        return ""
    del numbers[block.level + 1 :]
    numbers += [0] * (block.level + 1 - len(numbers))
    if not block.ordered:
        return "•–"[block.level % 2]
    numbers[block.level] += 1
    return f"{numbers[block.level]}."


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
    kind: BlockKind, level: int, zoom: float, faded: bool, wearing: theme.Theme, _face: str
) -> QTextCharFormat:
    """The letters of a block. `_face` is the page's, so that another one is made anew."""
    shape = QTextCharFormat()
    px = _size(kind, level) * zoom
    if kind is BlockKind.HEADING:
        shape.setFont(fonts.page(px, semibold=True))
    elif kind is BlockKind.CODE:
        shape.setFont(fonts.mono(px))
    elif px != READING_PX * zoom:
        shape.setFont(fonts.page(px))
    if faded:
        shape.setForeground(theme.colour(wearing.muted, 0.75))
    elif kind in (BlockKind.CAPTION, BlockKind.FOOTNOTE):
        shape.setForeground(theme.colour(wearing.muted))
    return shape


def _insert(cursor: QTextCursor, block: Block, shape: str, letters: QTextCharFormat, zoom: float) -> None:
    """Put a block's text at the cursor, in pieces where an inline span begins or ends."""
    if not block.spans:
        cursor.insertText(shape, letters)
        return
    edges = {block.start, block.end}
    for span in block.spans:
        edges.update((max(span.start, block.start), min(span.end, block.end)))
    places = sorted(edges)
    for start, end in pairwise(places):
        over = [span for span in block.spans if span.start <= start and span.end >= end]
        piece = QTextCharFormat(letters)
        _inline(piece, {span.kind: span.target for span in over}, _size(block.kind, block.level) * zoom, block)
        cursor.insertText(shape[start - block.start : end - block.start], piece)


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
        font = QFont(fonts.page(px))
        piece.setFont(font)
        piece.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        piece.setForeground(theme.colour(theme.current().accent))
