"""A sentence cut into the word pieces that the network knows, each with its place.

    piece = the longest known beginning of what is left of a word; behind the first one of a word it is known as "##…"

Words are parted by spaces and signs, and known in small letters without accents, as BERT's uncased vocabulary has them
(Devlin et al. 2019, https://arxiv.org/abs/1810.04805; greedy longest match first as in Wu et al. 2016).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

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
    for word in _words(text):
        out += _cut(word, known)
    return [*out, WordPiece(known[CLOSES], len(text), len(text))]


_Letters = list[tuple[str, int]]
"""Letters as they are known, each with its place."""


def _words(text: str) -> Iterator[_Letters]:
    word: _Letters = []
    for at, letter in enumerate(text):
        kind = "P" if letter.isascii() and letter.isprintable() else unicodedata.category(letter)
        if letter.isspace() or kind[0] in "CZ":
            alone, kept = False, ()
        elif letter.isalnum():
            alone, kept = False, letter.lower() if letter.isascii() else _plain(letter)
        else:
            alone, kept = kind[0] == "P", _plain(letter)
        if word and (alone or not kept) and kind[0] != "M":
            yield word
            word = []
        if alone:
            yield [(one, at) for one in kept]
        else:
            word += [(one, at) for one in kept]
    if word:
        yield word


def _plain(letter: str) -> str:
    """A letter in small without its accents."""
    return "".join(one for one in unicodedata.normalize("NFD", letter.lower()) if unicodedata.category(one) != "Mn")


def _cut(word: _Letters, known: Mapping[str, int]) -> list[WordPiece]:
    said, ends = "".join(letter for letter, _ in word), len(word)
    out: list[WordPiece] = []
    low = 0
    while low < ends and ends <= _LONGEST:
        high = ends
        while high > low and ("##" if low else "") + said[low:high] not in known:
            high -= 1
        if high == low:
            break
        out.append(WordPiece(known[("##" if low else "") + said[low:high]], word[low][1], word[high - 1][1] + 1))
        low = high
    return out if low == ends else [WordPiece(known[UNKNOWN], word[0][1], word[-1][1] + 1)]
