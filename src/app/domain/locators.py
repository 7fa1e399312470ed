"""Locators: how the starter content says where its evidence is, without holding the text.

A locator names a paragraph and a few exact words of it. The same record thereby finds its words in our
digest and, once the user adds it, in the original, whatever the offsets are there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.domain.blocks import Block, BlockKind

GAP = " … "
"""Separates the first from the last words of a longer stretch."""

_VARIANTS = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-",
    }
)  # fmt: skip
"""Typographic variants of one sign; one code point for one, so that offsets hold."""


@dataclass(frozen=True, slots=True)
class Locator:
    """The position of some words. `words` may be *first words … last words* for a whole stretch."""

    words: str
    paragraph: int = 0
    """`Block.paragraph`; 0 for a caption, which has no number."""
    nth: int = 0
    """Which occurrence in the paragraph, from 1; 0 means that there must be exactly one."""
    caption: bool = False
    """Whether the words are in a caption, cut or read. If no caption holds them, they must occur exactly once in what
    has no paragraph number."""


def find_locator(locator: Locator, text: str, blocks: tuple[Block, ...]) -> tuple[int, int] | None:
    """The stretch the locator means, as code points `(start, end)` of `text`.

    `None` when the words are not there, or occur there more often than once and no `nth` is given.
    Quotation marks, apostrophes, dashes and white space match whatever form the text has.
    """
    stretches: list[tuple[int, int]] = []
    for group in _searched(locator, blocks):
        stretches = [span for block in group for span in _in_block(locator.words, text, block)]
        if stretches:
            break
    if locator.nth:
        return stretches[locator.nth - 1] if locator.nth <= len(stretches) else None
    return stretches[0] if len(stretches) == 1 else None


def _searched(locator: Locator, blocks: tuple[Block, ...]) -> tuple[list[Block], ...]:
    """The blocks to search; the second group only when the first has nothing. Any line not read may be a caption."""
    if not locator.caption:
        return ([block for block in blocks if locator.paragraph and block.paragraph == locator.paragraph],)
    captions = [block for block in blocks if block.kind is BlockKind.CAPTION]
    unread = [block for block in blocks if block.paragraph is None and block.kind is not BlockKind.CAPTION]
    return captions, unread


def _in_block(words: str, text: str, block: Block) -> list[tuple[int, int]]:
    """Where a block has these words, as code points of the text; of words with a gap, from the first to the last."""
    first, _, last = words.partition(GAP)
    plain = _plain(text[block.start : block.end])
    found: list[tuple[int, int]] = []
    for match in _pattern(first).finditer(plain):
        end = match.end()
        if last:
            closing = _pattern(last).search(plain, end)
            if closing is None:
                continue
            end = closing.end()
        found.append((block.start + match.start(), block.start + end))
    return found


@lru_cache(maxsize=1 << 9)  # of a paragraph, in which several locators are looked for one after the other
def _plain(words: str) -> str:
    return words.translate(_VARIANTS)


def _pattern(words: str) -> re.Pattern[str]:
    """Whole words only: *12* is not found in *120,000*."""
    plain = words.translate(_VARIANTS)
    body = r"\s+".join(re.escape(word) for word in plain.split())
    before = r"(?<!\w)" if plain[:1].isalnum() else ""
    after = r"(?!\w)" if plain[-1:].isalnum() else ""
    return re.compile(before + body + after)
