"""What a small network that was taught by sentences makes of one: what its words are, and whose each thing is.

    word piece → vector → attention and feed-forward layers, as in BERT → one vector a piece, which knows its sentence
    tag(piece, field)          = how likely its words are of a donor, a recipient, a thing …, of any gift
    score(party, thing, role)  = how far a party speaks for giving, or getting, a thing; 0 is nobody

It says how likely each is and nothing of numbers, names or days: rules read those from the words that it points at.
`benchmarks/teach_network.py` makes it of a public model of English and of the sentences in `benchmarks/drafts`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from math import log
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
        heads: dict[str, dict[str, Numbers]] = {}
        for key in filter(lambda key: key.startswith("head."), arrays):
            _, head, name = key.split(".")
            heads.setdefault(head, {})[name] = arrays[key].astype(np.float32)
        self.whose, self.days = Choosing([heads["gives"], heads["gets"]]), Choosing([heads["days"]])
        self.tag, self.given, self.out = heads["tag"], heads["given"], heads["out"]

    def begin(self, text: str, start: int, end: int) -> Callable[[], NetworkReading]:
        """Begin to read the sentence between two code points, beside Python; what it gives waits for the end."""
        pieces = word_pieces(text[start:end], self.known)[:_MOST]
        states = self._encode(np.array([piece.number for piece in pieces], np.int64))
        return cache(lambda: NetworkReading(self, states(), pieces, start))


class Choosing:
    """Heads that choose among the same others for the same things; arrays of one kind lie side by side as one."""

    def __init__(self, heads: Sequence[Mapping[str, Numbers]]) -> None:
        self._of_both, self._of_other = (np.hstack([one[name] for one in heads]) for name in ("wx", "wp"))
        self._of_thing, self._shift = (
            np.hstack([one[name] for name in names for one in heads]) for names in (("wt", "wn"), ("b", "bn"))
        )
        self._out, self._nobody = (_side_by_side([one[name] for one in heads]) for name in ("o", "on"))

    def among(self, things: Numbers, others: Numbers) -> list[Choices]:
        """By each head how far each of others speaks for being that of each thing, beside nobody, who has 0."""
        of_thing = things @ self._of_thing + self._shift
        middle = of_thing.shape[1] // 2
        inner = (things[:, None] * others).reshape(-1, things.shape[1]) @ self._of_both
        inner = inner.reshape(len(things), len(others), middle) + others @ self._of_other + of_thing[:, None, :middle]
        of_nobody = np.tanh(of_thing[:, middle:]) @ self._nobody
        return ((np.tanh(inner) @ self._out - of_nobody[:, None]) * _STEEP).transpose(2, 0, 1).tolist()


def _side_by_side(columns: Sequence[Numbers]) -> Numbers:
    """An array with a column for each head, whose own rows are those that it has of one kind; the others are 0."""
    out = np.zeros((sum(map(len, columns)), len(columns)), np.float32)
    for at, column in enumerate(columns):
        out[at * len(column) : (at + 1) * len(column), at] = column
    return out


class NetworkReading:
    """What the network makes of one sentence."""

    def __init__(self, network: Network, states: Numbers, pieces: Sequence[WordPiece], start: int) -> None:
        self._network, self._states = network, states
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
    def tags(self) -> list[list[float]]:
        """For each field of `TAGS` how far each piece that stands in the text speaks for it, as logarithms of odds."""
        odds = self._states @ self._network.tag["w"] + self._network.tag["b"]
        return odds[1 : 1 + len(self._places)].T.tolist()

    def spans(self, fields: Sequence[str], least: float) -> list[Span]:
        """The runs of words, without a break, that are likely of one of some fields."""
        least_odds, of_each = log(least / (1 - least)), [self.tags[TAGS.index(field)] for field in fields]
        likely: list[bool] = [max(odds) >= least_odds for odds in zip(*of_each, strict=True)]
        out: list[Span] = []
        joined = False
        for (low, high), is_one in zip(self._places, likely, strict=True):
            if is_one:
                out[-1:] = [(out[-1][0], high)] if joined else [*out[-1:], (low, high)]
            joined = is_one
        return out

    def whose(self, things: Sequence[Span], parties: Sequence[Span]) -> tuple[Choices, Choices]:
        """How far each party speaks for giving each thing, and for getting it, beside nobody, who has 0."""
        gives, gets = self._network.whose.among(self._of_each(things), self._of_each(parties))
        return gives, gets

    def days(self, things: Sequence[Span], days: Sequence[Span]) -> Choices:
        """How far each day speaks for being that of each thing, beside none, which has 0."""
        return self._network.days.among(self._of_each(things), self._of_each(days))[0]

    def given(self, things: Sequence[Span]) -> list[float]:
        """How far a sentence speaks for each thing being given: the logarithm of the odds."""
        if not things:
            return []
        w, b, o, ob, ws = itemgetter("w", "b", "o", "ob", "ws")(self._network.given)
        return (np.tanh(self._of_each(things) @ w + self._states[0] @ ws + b) @ o * _STEEP + ob).tolist()

    def became(self, thing: Span) -> list[float]:
        """How far it speaks for each outcome of a thing, in the order of the outcomes (`OUTCOMES`)."""
        w, b, o, ob = itemgetter("w", "b", "o", "ob")(self._network.out)
        return (np.tanh(self._of_each([thing])[0] @ w + b) @ o * _STEEP + ob).tolist()


OUTCOMES = ("given", "announced", "promised", "offered", "not_given", "cancelled")
