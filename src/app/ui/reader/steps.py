"""Words, sentences and paragraphs as steps: the next or previous boundary, in canonical code points."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, Protocol

from PySide6.QtCore import QTextBoundaryFinder

from app.domain.blocks import Stretch
from app.domain.sentences import sentence_at, sentence_starts
from app.ui.base.offsets import TextMap
from app.ui.reader.document import BlockInfo
from app.ui.reader.text import display

Unit = Literal["word", "sentence"]
REACH = 100
"""So many code points on either side are looked at for the word that the mouse is in."""


class Blocks(Protocol):
    """The text blocks of a page, by number."""

    def offsets(self) -> TextMap: ...
    def info(self, number: int) -> BlockInfo: ...


def words(text: str) -> list[Stretch]:
    """The words of one paragraph by Unicode's rules, without punctuation."""
    units = TextMap(text, [(0, len(text))])
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)
    edges = [0]
    while (position := finder.toNextBoundary()) >= 0:
        edges.append(units.to_canonical(position))
    pairs = pairwise(edges)
    return [(start, end) for start, end in pairs if any(letter.isalnum() for letter in text[start:end])]


def sentences(text: str) -> list[Stretch]:
    """The sentences of one paragraph, without the white space between them."""
    found = [sentence_at(text, start) for start in sentence_starts(text)]
    return [(start, end) for start, end in found if end > start]


def word_at(page: Blocks, at: int) -> Stretch | None:
    """The word at an offset, or the one that ends there; else the next one of the paragraph."""
    found = _of_block(page, page.offsets().index_at(at), "word") if len(page.offsets()) else []
    return next((word for word in found if word[1] >= at), found[-1] if found else None)


def whole_words(page: Blocks, anchor: int, position: int) -> Stretch:
    """A mouse selection extended to whole words."""
    low, high = sorted((anchor, position))
    if low == high:
        return anchor, position
    low, high = word_around(page, low)[0], word_around(page, high)[1]
    return (low, high) if anchor <= position else (high, low)


def word_around(page: Blocks, at: int) -> Stretch:
    """The word that contains an offset; between words, the offset twice."""
    block = page.info(page.offsets().index_at(at)).block
    shown = display(block, page.offsets().text)
    inside = at - block.start
    first = max(0, inside - REACH)
    first = max((first, *(i + 1 for i in range(first, inside) if shown[i].isspace())))
    last = next((i for i in range(inside, min(len(shown), inside + REACH)) if shown[i].isspace()), inside + REACH)
    for start, end in words(shown[first:last]):
        if start < inside - first < end:
            return block.start + first + start, block.start + first + end
    return at, at


def next_end(page: Blocks, at: int, unit: Unit) -> int | None:
    """Where the next unit ends, in this paragraph or the following."""
    return next((end for _, end in _forward(page, at, unit) if end > at), None)


def next_start(page: Blocks, at: int, unit: Unit) -> int | None:
    """Where the next unit begins."""
    return next((start for start, _ in _forward(page, at, unit) if start > at), None)


def last_end(page: Blocks, at: int, unit: Unit) -> int | None:
    """Where the unit before ends."""
    return next((end for _, end in _backward(page, at, unit) if end < at), None)


def last_start(page: Blocks, at: int, unit: Unit) -> int | None:
    """Where the unit before begins."""
    return next((start for start, _ in _backward(page, at, unit) if start < at), None)


def _forward(page: Blocks, at: int, unit: Unit) -> Iterator[Stretch]:
    for number in range(page.offsets().index_at(at), len(page.offsets())):
        yield from _of_block(page, number, unit)


def _backward(page: Blocks, at: int, unit: Unit) -> Iterator[Stretch]:
    for number in range(page.offsets().index_at(at), -1, -1) if len(page.offsets()) else ():
        yield from reversed(_of_block(page, number, unit))


def _of_block(page: Blocks, number: int, unit: Unit) -> list[Stretch]:
    block = page.info(number).block
    shown = display(block, page.offsets().text)
    found = words(shown) if unit == "word" else sentences(shown)
    return [(block.start + start, block.start + end) for start, end in found]
