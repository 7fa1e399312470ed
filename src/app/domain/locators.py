"""Locators: how the starter content says where its evidence stands, without holding the text.

A locator names a paragraph and a few exact words of it. The same record thereby finds its words in our
digest and, once the user adds it, in the original, whatever the offsets are there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.blocks import Block, BlockKind

GAP = " … "
"""Stands between the first and the last words of a longer stretch."""

_VARIANTS = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-",
    }
)  # fmt: skip
"""Typographic variants of one sign; one code point for one, so that offsets hold."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where some words stand. `words` may be *first words … last words* for a whole stretch."""

    words: str
    paragraph: int = 0
    """`Block.paragraph`; 0 for a caption, which has no number."""
    nth: int = 0
    """Which occurrence in the paragraph, from 1; 0 means that there must be exactly one."""
    caption: bool = False
    """Whether the words stand in a caption, be it cut or read."""


def find_locator(locator: Locator, text: str, blocks: tuple[Block, ...]) -> tuple[int, int] | None:
    """The stretch the locator means, as code points `(start, end)` of `text`.

    `None` when the words are not there, or stand there more often than once and no `nth` is given.
    Quotation marks, apostrophes, dashes and white space match whatever form the text has.
    """
    first, _, last = locator.words.partition(GAP)
    stretches: list[tuple[int, int]] = []
    for block in blocks:
        if _is_meant(locator, block):
            stretches += _in_block(first, last, text, block)
    if locator.nth:
        return stretches[locator.nth - 1] if locator.nth <= len(stretches) else None
    return stretches[0] if len(stretches) == 1 else None


def _is_meant(locator: Locator, block: Block) -> bool:
    if locator.caption:
        return block.kind is BlockKind.CAPTION
    return block.paragraph is not None and block.paragraph == locator.paragraph


def _in_block(first: str, last: str, text: str, block: Block) -> list[tuple[int, int]]:
    plain = text[block.start : block.end].translate(_VARIANTS)
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


def _pattern(words: str) -> re.Pattern[str]:
    """Whole words only: *12* is not found in *120,000*."""
    plain = words.translate(_VARIANTS)
    body = r"\s+".join(re.escape(word) for word in plain.split())
    before = r"(?<!\w)" if plain[:1].isalnum() else ""
    after = r"(?!\w)" if plain[-1:].isalnum() else ""
    return re.compile(before + body + after)
