"""The content of a page as plain data: the blocks of a source, and how each is shown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from app.domain.blocks import Block, BlockKind, Cut

_BREAKING = dict.fromkeys(map(ord, "\n\r\u2029\ufdd0\ufdd1"), " ")
"""Characters at which Qt would begin a new text block, or worse."""
_BREAKING_CODE = {**_BREAKING, ord("\n"): "\u2028"}
_RTL = (
    ("\u0590", "\u08ff"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufeff"), ("\u200f", "\u200f"), ("\u202b", "\u202b"),
    ("\u202e", "\u202e"), ("\u2067", "\u2067"), ("\U00010800", "\U00010fff"), ("\U0001e800", "\U0001efff"),
)  # fmt: skip
"""First and last characters of the scripts that run right to left, and of the orders to do so."""


class Header(NamedTuple):
    """The title block above the text. `chip` is the kind of source, such as *digest, our words*."""

    title: str = ""
    citation: str = ""
    chip: str = ""


class ReaderText(NamedTuple):
    """The content of a page. `shown` are indices into `blocks`, in order; those among `cuts` are drawn faded."""

    text: str
    blocks: tuple[Block, ...]
    shown: tuple[int, ...]
    cuts: tuple[Cut, ...] = ()
    header: Header = Header()
    rtl: bool = False
    """The direction of blocks without a direction."""
    origin: tuple[int, ...] = ()
    """If long blocks are shown in pieces: for each of `blocks`, the index of its block in the source."""

    def of_source(self, at: int) -> int:
        """The index of a block of `blocks` among the source's blocks."""
        return self.origin[at] if self.origin else at

    def first_piece(self, at: int) -> int:
        """The index of the first piece of a block, or of the block itself."""
        return bisect_left(self.origin, self.origin[at]) if self.origin else at

    def last_piece(self, at: int) -> int:
        """The index of the last piece of a block, or of the block itself."""
        return bisect_right(self.origin, self.origin[at]) - 1 if self.origin else at


def display(block: Block, text: str) -> str:
    """A block's text as displayed: the same number of code points, on one line unless it is code."""
    table = _BREAKING_CODE if block.kind is BlockKind.CODE else _BREAKING
    return text[block.start : block.end].translate(table)


def has_rtl(text: str) -> bool:
    """Whether a text contains right-to-left characters or control characters."""
    if text.isascii():
        return False
    # Not a pattern: compiling one of these ranges takes longer than all of a page's paragraphs do here.
    return any(first <= letter <= last for letter in set(text) if letter >= "\u0590" for first, last in _RTL)
