"""Counting words, where a CJK character counts as a word of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from app.domain.blocks import Block

_WORD = re.compile(r"[぀-ヿ㐀-鿿가-힯]|[^\W_぀-ヿ㐀-鿿가-힯]+(?:['’.,-][^\W_぀-ヿ㐀-鿿가-힯]+)*")


def count_in(text: str) -> int:
    """How many words stand in `text`."""
    return len(_WORD.findall(text))


def count_words(text: str, blocks: Sequence[Block], cut: Collection[int]) -> int:
    """How many words are read: those of the blocks that are not cut. `cut` holds block indices."""
    return sum(count_in(text[b.start : b.end]) for index, b in enumerate(blocks) if index not in cut)
