"""The canonical text of a source and its blocks.

The canonical text is the *whole* text of what the user brought: line ends are LF, a byte order mark is
gone, nothing else is touched (no-break spaces and curly quotes stay). All offsets in the program are code
points into it, end exclusive. Blocks are stretches of that text, in order and without overlap; what lies
between two blocks is white space. What is not read is *cut*: a mask over blocks, so that putting a block
back moves no offset and no paragraph number.

Named tuples, since the first paint waits for these classes and a source has thousands of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple
from unicodedata import decomposition


class BlockKind(StrEnum):
    """What a block is in its document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CAPTION = "caption"
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"
    CODE = "code"


class SpanKind(StrEnum):
    """What an inline stretch of a block is."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"
    CODE = "code"
    FOOTNOTE_REF = "footnote_ref"


def is_raised(text: str) -> bool:
    """Whether words are written in signs that are small and high by themselves."""
    return all(decomposition(sign).startswith("<super>") for sign in text)


class CutWhy(StrEnum):
    """Why a block is not part of what is read."""

    NAVIGATION = "navigation"
    METADATA = "metadata"
    CAPTION = "caption"
    DISCLAIMER = "disclaimer"
    RELATED = "related"
    FOOTER = "footer"
    BY_HAND = "by hand"


Stretch = tuple[int, int]
"""Where words are in the canonical text: from a code point to before another one."""


class Span(NamedTuple):
    """An inline stretch. `start` and `end` are code points into the canonical text, not the block."""

    start: int
    end: int
    kind: SpanKind
    target: str = ""
    """Where a link leads, or the label of a footnote."""


class Place(NamedTuple):
    """A position in the original that a text was taken from; empty where the original has none."""

    page: str = ""
    """Its number, or label such as *xiv*."""
    time: float | None = None
    """Seconds from the beginning of a recording."""
    chapter: str = ""


class Block(NamedTuple):
    """One block. `level` is a heading's level (1-6) or a list's depth (0 outermost), else 0."""

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    ordered: bool = False
    paragraph: int | None = None
    """Paragraph number, from 1, given at import to every block read but headings; it never changes.
    A block that was cut at import has none, also after it is put back."""
    spans: tuple[Span, ...] = ()
    place: Place | None = None
    """The position of its beginning in the original. Texts that differ in this alone are the same."""


class Cut(NamedTuple):
    """One cut: `block` is the index into the blocks."""

    block: int
    why: CutWhy


def without_places(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks as they are compared: where they were in an original is no part of a text."""
    return tuple(block if block.place is None else block._replace(place=None) for block in blocks)


def place_at(blocks: Sequence[Block], at: int) -> Place | None:
    """The position in the original of the block that holds the code point `at`; None if unknown."""
    index = bisect_right(blocks, at, key=attrgetter("start")) - 1
    return blocks[index].place if index >= 0 else None


def number_paragraphs(blocks: Iterable[Block], cut: Container[int]) -> tuple[Block, ...]:
    """Give every block that is read, headings excepted, its paragraph number. `cut` holds block indices."""
    out: list[Block] = []
    no = 0
    for index, block in enumerate(blocks):
        counts = block.kind is not BlockKind.HEADING and index not in cut
        no += counts
        number = no if counts else None
        out.append(block if block.paragraph == number else block._replace(paragraph=number))
    return tuple(out)
