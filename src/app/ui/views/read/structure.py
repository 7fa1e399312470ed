"""The structure of a text in words: what a paragraph is and what is on it, for screen readers."""

from __future__ import annotations

from app.domain.blocks import Block, BlockKind
from app.domain.citation import place_words
from app.domain.language import capital, later, tr
from app.ui.reader.document import BlockInfo
from app.ui.reader.page import ReaderPage

_KINDS = {
    BlockKind.LIST_ITEM: later("list item"),
    BlockKind.QUOTE: later("quotation"),
    BlockKind.CAPTION: later("caption"),
    BlockKind.TABLE_ROW: later("row of a table"),
    BlockKind.FOOTNOTE: later("footnote"),
    BlockKind.CODE: later("code"),
}
"""Kinds of block that are said; a plain paragraph says its number alone."""


def paragraph_words(info: BlockInfo) -> str:
    """*Paragraph 4*, *Heading of level 2*, *Quotation, paragraph 9, p. 3*, *Caption, cut as navigation*."""
    block = info.block
    parts = [_kind(block)] if block.kind is not BlockKind.PARAGRAPH else []
    if block.paragraph is not None:
        parts.append(tr("paragraph {number}").format(number=block.paragraph))
    parts += place_words(block.place)
    if info.why:
        parts.append(tr("cut as {why}").format(why=info.why))
    return capital(", ".join(parts) or tr("paragraph without a number"))


def _kind(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return tr("heading of level {level}").format(level=block.level)
    return tr(_KINDS[block.kind])


def step_paragraph(page: ReaderPage, way: int) -> None:
    """Move the caret to the start of the next paragraph (1), or of its own or the previous one (-1)."""
    offsets, text = page.offsets(), page.text()
    if not len(offsets):
        return
    at = text.shown[offsets.index_at(page.caret())]
    first, last = text.first_piece(at), text.last_piece(at)
    if way > 0:
        following = text.shown.index(last) + 1 if last in text.shown else len(text.shown)
        start = text.blocks[text.shown[following]].start if following < len(text.shown) else None
    elif page.caret() > text.blocks[first].start:
        start = text.blocks[first].start
    else:
        before = text.shown.index(first) - 1
        start = text.blocks[text.first_piece(text.shown[before])].start if before >= 0 else None
    if start is not None:
        page.select(start, start)
        page.scroll_to(start)
