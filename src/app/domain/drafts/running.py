"""Running text as tokens, with the offsets it has in the whole text.

The tokens are those of a phrase (`app.domain.phrase`), currencies among them. A sentence may be as long as a text: it
is read in windows that overlap, so that the time grows with the length and no phrase is read without its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from app.domain.currencies import scan_money
from app.domain.numbers import plain_in_place
from app.domain.phrase import Token

_WINDOW, _OVERLAP = 4000, 400
"""Code points."""


class Running(NamedTuple):
    """A stretch of text. Offsets of its tokens are those of `words`, which begins at `offset` of the whole text."""

    words: str
    """In plain spaces, hyphens, apostrophes and digits, code point by code point."""
    tokens: list[Token]
    offset: int
    first: int
    """Only what begins here or later, by the offsets of `words`, is to be told: the rest was told before."""
    last: int
    """Only what begins before it is to be told."""

    def text_at(self, at: int) -> str:
        """A token in small letters, or nothing beyond the ends."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def is_capital(self, at: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.words[self.tokens[at].start].isupper()

    def stated(self, start: int, end: int) -> str:
        """The words of the tokens from one to before another, with single spaces."""
        if start >= end:
            return ""
        return " ".join(self.words[self.tokens[start].start : self.tokens[end - 1].end].split())


def windows(text: str, start: int, end: int) -> Iterator[Running]:
    """The stretches of a text between two of its code points."""
    at = start
    while at < end:
        stop = end if end - at <= _WINDOW + _OVERLAP else at + _WINDOW
        low, high = max(start, at - _OVERLAP), min(end, stop + _OVERLAP)
        words, tokens = _scanned(text[low:high])
        yield Running(words, tokens, low, at - low, stop - low)
        at = stop


@lru_cache(maxsize=4)
def _scanned(text: str) -> tuple[str, list[Token]]:
    """The plain words of a text and their tokens; amounts, things and days of a sentence are read from the same."""
    words = plain_in_place(text)
    return words, scan_money(words)
