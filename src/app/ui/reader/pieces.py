"""Splitting very long paragraphs (hundreds of pages without a line break) into text blocks at sentence ends.

Qt lays out a text block as a whole, three seconds for half a million words. In pieces only what is near is laid out.
Offsets and paragraph numbers do not change: a piece is a stretch of its block, and the first has its number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.domain.blocks import Block, BlockKind
from app.ui.reader.text import ReaderText

LONG, PIECE = 20_000, 4_000
"""Characters above which a block is shown in pieces, and how many a piece has at least."""
_SENTENCE_END, _SPACE = r"[.!?…][\"”’')\]]*(?=\s)|[。！？]", r"\s+"
"""Compiled only where there is a long paragraph, to save time at the start."""


def in_pieces(page: ReaderText) -> ReaderText:
    """The page with its very long paragraphs split; the page itself if there are none."""
    if not any(_is_long(block) for block in page.blocks):
        return page
    blocks: list[Block] = []
    origin: list[int] = []
    for index, block in enumerate(page.blocks):
        pieces = _pieces(page.text, block) if _is_long(block) else (block,)
        blocks += pieces
        origin += [index] * len(pieces)
    shown = set(page.shown)
    whys = {cut.block: cut for cut in page.cuts}
    return page._replace(
        blocks=tuple(blocks),
        shown=tuple(number for number, index in enumerate(origin) if index in shown),
        cuts=tuple(whys[index]._replace(block=number) for number, index in enumerate(origin) if index in whys),
        origin=tuple(origin),
    )


def whole_stretches(page: ReaderText) -> list[tuple[int, int]]:
    """The visible stretches of the text, block by block, however they are split."""
    return [
        (page.blocks[at].start, page.blocks[page.last_piece(at)].end) for at in page.shown if page.first_piece(at) == at
    ]


def _is_long(block: Block) -> bool:
    return block.end - block.start > LONG and block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)


def _pieces(text: str, block: Block) -> tuple[Block, ...]:
    found: list[Block] = []
    number = block.paragraph
    for start, end in _stretches(text, block.start, block.end):
        spans = tuple(span for span in block.spans if span.start < end and span.end > start)
        found.append(block._replace(start=start, end=end, paragraph=number, spans=spans))
        number = None
    return tuple(found)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    ends, spaces = re.compile(_SENTENCE_END), re.compile(_SPACE)
    while end - start > 2 * PIECE:
        low, high = start + PIECE, start + 2 * PIECE
        sentence = ends.search(text, low, high)
        stop = sentence.end() if sentence else _last_space(text, low, high)
        yield start, stop
        space = spaces.match(text, stop, end)
        start = space.end() if space and space.end() < end else stop  # spaces at the very end stay
    if start < end:
        yield start, end


def _last_space(text: str, low: int, high: int) -> int:
    """Where the last word that fits ends; without spaces, before a character that is a word by itself."""
    for at in range(high - 1, low, -1):
        if text[at].isspace() and not text[at - 1].isspace():
            return at
    while high > low and unicodedata.category(text[high]) in ("Mn", "Me", "Mc", "Cf", "Sk"):
        high -= 1
    return high
