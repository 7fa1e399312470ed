"""A sentence cut into the word pieces that the network knows, each with its place.

    piece = the longest known beginning of what is left of a word; behind the first one of a word it is known as "##…"

Words are parted by spaces and signs, and known in small letters without accents, as BERT's uncased vocabulary has them
(Devlin et al. 2019, https://arxiv.org/abs/1810.04805; greedy longest match first as in Wu et al. 2016).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

UNKNOWN, OPENS, CLOSES = "[UNK]", "[CLS]", "[SEP]"
_LONGEST = 100
"""Characters of a word; longer ones are not known."""


class WordPiece(NamedTuple):
    """A known piece by its number, between two code points of the sentence; those that open and close it are empty."""

    number: int
    start: int
    end: int


def word_pieces(text: str, known: Mapping[str, int]) -> list[WordPiece]:
    """The pieces of a sentence, between one that opens it and one that closes it."""
    out = [WordPiece(known[OPENS], 0, 0)]
    for said, places in _words(text):
        out += _cut(said, places, known)
    return [*out, WordPiece(known[CLOSES], len(text), len(text))]


_PARTS = re.compile(r"(?<![^\x00-\x7f])(?P<whole>[A-Za-z0-9]++)(?![^\x00-\x7f])|(?P<plain>[A-Za-z0-9]+)|[^ ]")
"""A word of plain letters, plain letters beside others, or anything else alone; spaces part them."""


def _words(text: str) -> Iterator[tuple[str, Sequence[int]]]:
    """The letters of each word, or a sign, as they are known, and the place of each."""
    said, places = "", cast("Sequence[int]", ())
    for match in _PARTS.finditer(text):
        letter, (at, end) = match[0], match.span()
        if said and text[at - 1] == " ":
            yield said, places
            said, places = "", ()
        if match.lastgroup == "whole":
            yield letter.lower(), range(at, end)
            continue
        if match.lastgroup == "plain":
            said, places = said + letter.lower(), [*places, *range(at, end)]
            continue
        kind = "P" if letter.isascii() and letter.isprintable() else unicodedata.category(letter)
        empty = letter.isspace() or kind[0] in "CZ"
        alone, kept = not letter.isalnum() and kind[0] == "P" and not empty, "" if empty else _plain(letter)
        if said and (alone or not kept) and kind[0] != "M":
            yield said, places
            said, places = "", ()
        if alone:
            yield kept, [at] * len(kept)
        else:
            said, places = said + kept, [*places, *([at] * len(kept))]
    if said:
        yield said, places


def _plain(letter: str) -> str:
    """A letter in small without its accents."""
    return "".join(one for one in unicodedata.normalize("NFD", letter.lower()) if unicodedata.category(one) != "Mn")


def _cut(said: str, places: Sequence[int], known: Mapping[str, int]) -> list[WordPiece]:
    ends = len(said)
    if 0 < ends <= _LONGEST and (whole := known.get(said)) is not None:
        return [WordPiece(whole, places[0], places[-1] + 1)]
    out: list[WordPiece] = []
    low = 0
    while low < ends and ends <= _LONGEST:
        high = ends
        while high > low and ("##" if low else "") + said[low:high] not in known:
            high -= 1
        if high == low:
            break
        out.append(WordPiece(known[("##" if low else "") + said[low:high]], places[low], places[high - 1] + 1))
        low = high
    return out if low == ends else [WordPiece(known[UNKNOWN], places[0], places[-1] + 1)]
