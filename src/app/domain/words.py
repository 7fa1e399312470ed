"""Counting words, where a CJK character counts as a word of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from app.domain.blocks import Block

_WORD = re.compile(r"[぀-ヿ㐀-鿿가-힯]|[^\W_぀-ヿ㐀-鿿가-힯]+(?:['’.,-][^\W_぀-ヿ㐀-鿿가-힯]+)*")
_LONG = 100_000
"""Code points: the words of a longer text, all at once, take ten times its memory."""


def count_in(text: str) -> int:
    """The number of words in `text`."""
    if len(text) > _LONG:
        return sum(1 for _ in _WORD.finditer(text))
    return len(_WORD.findall(text))


def count_words(text: str, blocks: Sequence[Block], cut: Collection[int]) -> int:
    """How many words are read: those of the blocks that are not cut. `cut` holds block indices."""
    return sum(count_in(text[b.start : b.end]) for index, b in enumerate(blocks) if index not in cut)
