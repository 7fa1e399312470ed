"""What a small network that was taught by sentences makes of one: what its words are, and whose each thing is.

    word piece → vector → attention and feed-forward layers, as in BERT → one vector a piece, which knows its sentence
    tag(piece, field)          = how likely its words are of a donor, a recipient, a thing …, of any gift
    score(party, thing, role)  = how far a party speaks for giving, or getting, a thing; 0 is nobody

It says how likely each is and nothing of numbers, names or days: rules read those from the words that it points at.
`benchmarks/teach_network.py` makes it of a public model of English and of the sentences in `benchmarks/drafts`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, reduce
from operator import itemgetter
from typing import Any, TypeAlias

import numpy as np

from app.domain.drafts.learnt.word_pieces import WordPiece, word_pieces

Numbers: TypeAlias = "np.ndarray[Any, Any]"
Encode: TypeAlias = "Callable[[Numbers], Callable[[], Numbers]]"
"""Begins to make vectors of word pieces, numbers of shape (pieces,); what it gives waits for them, an array of shape
(pieces, width)."""
Span = tuple[int, int]
"""Two code points of the text, the end exclusive."""
Choices = list[list[float]]
"""For each thing how far each of several is that of it."""
TAGS = ("donors", "recipients", "carriers", "items", "money", "date", "status")
_MOST = 128
"""Word pieces of a sentence; what stands behind them is not read."""
_STEEP = 5.0
"""By how much the last layer of an answer is multiplied, as it was when it was taught."""


class Network:
    """The network: what gives a vector for each word piece, and the arrays by which that is asked.

    The arrays are the `vocabulary`, in UTF-8 with a word a line, and the heads, as they were taught.
    """

    def __init__(self, encode: Encode, arrays: Mapping[str, Numbers]) -> None:
        words = bytes(arrays["vocabulary"]).decode().split("\n")
        self.known = {word: at for at, word in enumerate(words)}
        self._encode = encode
        self.heads: dict[str, dict[str, Numbers]] = {}
        for key in filter(lambda key: key.startswith("head."), arrays):
            _, head, name = key.split(".")
            self.heads.setdefault(head, {})[name] = arrays[key].astype(np.float32)

    def begin(self, text: str, start: int, end: int) -> Callable[[], NetworkReading]:
        """Begin to read the sentence between two code points, beside Python; what it gives waits for the end."""
        pieces = word_pieces(text[start:end], self.known)[:_MOST]
        states = self._encode(np.array([piece.number for piece in pieces], np.int64))
        return cache(lambda: NetworkReading(self, states(), pieces, start))


class NetworkReading:
    """What the network makes of one sentence."""

    def __init__(self, network: Network, states: Numbers, pieces: Sequence[WordPiece], start: int) -> None:
        self._heads, self._states = network.heads, states
        self._places = [(start + one.start, start + one.end) for one in pieces if one.start < one.end]
        """Of the pieces that stand in the text: all but the first, the mark of its start, and that of its end."""
        self._starts = [low for low, _ in self._places]
        self._ends = [high for _, high in self._places]
        self._vectors: dict[tuple[Span, ...], Numbers] = {}

    def _of_each(self, spans: Sequence[Span]) -> Numbers:
        """The mean of the vectors of what stands in each of some spans, a row each; of the mark where nothing does."""
        if (key := tuple(spans)) not in self._vectors:
            parts = np.zeros((len(spans), len(self._states)), np.float32)
            for part, (low, high) in zip(parts, spans, strict=True):
                first, behind = 1 + bisect_right(self._ends, low), 1 + bisect_left(self._starts, high)
                if first < behind:
                    part[first:behind] = 1 / (behind - first)
                else:
                    part[0] = 1
            self._vectors[key] = parts @ self._states
        return self._vectors[key]

    @cached_property
    def tags(self) -> Numbers:
        """How likely each piece is of each field of a gift, in the order of `TAGS`."""
        return _chance(self._states @ self._heads["tag"]["w"] + self._heads["tag"]["b"])

    def spans(self, fields: Sequence[str], least: float) -> list[Span]:
        """The runs of words, without a break, that are likely of one of some fields."""
        likely = reduce(np.logical_or, [self.tags[1:, TAGS.index(field)] >= least for field in fields]).tolist()
        out: list[Span] = []
        joined = False
        for (low, high), is_one in zip(self._places, likely, strict=False):  # the mark of the end is none of the places
            if is_one:
                out[-1:] = [(out[-1][0], high)] if joined else [*out[-1:], (low, high)]
            joined = is_one
        return out

    def whose(self, things: Sequence[Span], parties: Sequence[Span]) -> tuple[Choices, Choices]:
        """How far each party speaks for giving each thing, and for getting it, beside nobody, who has 0."""
        gives, gets = self._choices(("gives", "gets"), things, parties)
        return gives, gets

    def days(self, things: Sequence[Span], days: Sequence[Span]) -> Choices:
        """How far each day speaks for being that of each thing, beside none, which has 0."""
        return next(self._choices(("days",), things, days))

    def _choices(self, heads: Sequence[str], things: Sequence[Span], others: Sequence[Span]) -> Iterator[Choices]:
        if not things or not others:
            yield from ([[] for _ in things] for _ in heads)
            return
        ones, twos = self._of_each(things), self._of_each(others)
        both = ones[:, None, :] * twos
        for head in heads:
            wp, wt, wx, b, o, wn, bn, on = _CHOOSING(self._heads[head])
            inner = both @ wx + twos @ wp + (ones @ wt + b)[:, None, :]
            of_nobody = np.tanh(ones @ wn + bn) @ on
            yield ((np.tanh(inner) @ o - of_nobody[:, None]) * _STEEP).tolist()

    def given(self, things: Sequence[Span]) -> list[float]:
        """How far a sentence speaks for each thing being given: the logarithm of the odds."""
        if not things:
            return []
        w, b, o, ob, ws = itemgetter("w", "b", "o", "ob", "ws")(self._heads["given"])
        return (np.tanh(self._of_each(things) @ w + self._states[0] @ ws + b) @ o * _STEEP + ob).tolist()

    def became(self, thing: Span) -> list[float]:
        """How far it speaks for each outcome of a thing, in the order of the outcomes (`OUTCOMES`)."""
        w, b, o, ob = itemgetter("w", "b", "o", "ob")(self._heads["out"])
        return (np.tanh(self._of_each([thing])[0] @ w + b) @ o * _STEEP + ob).tolist()


_CHOOSING = itemgetter("wp", "wt", "wx", "b", "o", "wn", "bn", "on")
OUTCOMES = ("given", "announced", "promised", "offered", "not_given", "cancelled")


def _chance(x: Numbers) -> Numbers:
    return np.float32(1) / (np.float32(1) + np.exp(-x))
