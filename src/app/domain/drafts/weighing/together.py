"""Who gives and who gets a gift, weighed together: a pair says more than its two do alone.

    pair  = one of all who may give it, and one of all who may get it; nobody gives to himself
    share = e^(clues of who gives it + of who gets it + of both) / the same of every pair

Who gives it is chosen by all pairs that he is one of; who gets it then by the pairs of who gives it. What both say
together is what they are, whether one has given the other something before, and whether the gifts beside this one in
the sentence are from and to the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from app.domain.drafts.draft import DraftParty
from app.domain.drafts.learnt.weights import parts, total
from app.domain.drafts.text.context import Talk, key_of
from app.domain.drafts.weighing.meant import Asked, Option, options, sort_of

MOST = 8
"""Of so many who may get it, the likeliest by themselves, it is seen whom each giver would have for one."""
NEVER = -1000.0
"""What a pair weighs that cannot be."""

Weighed = Mapping[str, Mapping[str, float]]
"""How much the clues of who gives, of who gets and of both say."""


class _Side(NamedTuple):
    """One of a pair, and what is the same for all pairs that it is of."""

    option: Option
    source: str
    """Where the clues of its option begin, or of who gives it, whether the sentence names it or those before."""
    key: str
    sort: str
    keys: frozenset[str]
    """What its parties are known by."""


class _Facts(NamedTuple):
    """What the clues of a pair are told by; many pairs of a gift have the same."""

    sources: tuple[str, str]
    kinds: tuple[str, str] | None = None
    """None where one of the two is nobody."""
    before: tuple[bool, bool, bool] = (False, False, False)
    """Whether the one has given the other something, or the other way round, and whether that was the last gift."""
    beside: tuple[bool, bool, bool, bool] | None = None
    """Whether the gift before in the sentence is from the one, to the other, to the one, from the other."""


class Pairs:
    """All who may give and get a gift together."""

    def __init__(
        self, talk: Talk, givers: Sequence[Option], getters: Sequence[Option],
        beside: Sequence[tuple[Set[str], Set[str]]] = (),
    ) -> None:  # fmt: skip
        self._talk, self._beside = talk, beside[-1] if beside else None
        self._between, self._last = frozenset(talk.between), talk.between[-1] if talk.between else None
        self._givers = [_side(one, _named(one)) for one in givers]
        self._getters = [_side(one, next(iter(one.clues), "")) for one in getters]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """The numbers of two of them."""
        for number, one in enumerate(self._givers):
            for other, getter in enumerate(self._getters):
                if one.keys.isdisjoint(getter.keys) and not self._turned(one, getter):
                    yield number, other

    def clues(self, giver: int, getter: int) -> Iterator[str]:
        """What two who may give and get it say together."""
        return _clues(self._facts(self._givers[giver], self._getters[getter]))

    def weights(self, of: Mapping[str, float]) -> Iterator[tuple[int, int, float]]:
        """The numbers of two of them, and what their clues weigh."""
        known: dict[_Facts, float] = {}
        for giver, getter in self:
            facts = self._facts(self._givers[giver], self._getters[getter])
            if (weight := known.get(facts)) is None:
                weight = known[facts] = total(of, _clues(facts))
            yield giver, getter, weight

    def _facts(self, giver: _Side, getter: _Side) -> _Facts:
        sources = giver.source, getter.source
        if not (giver.keys and getter.keys):
            return _Facts(sources)
        pair = giver.key, getter.key
        before = pair in self._between, (getter.key, giver.key) in self._between, pair == self._last
        beside = None
        if self._beside is not None:
            gives, gets = self._beside
            mine, theirs = giver.keys, getter.keys
            beside = bool(mine & gives), bool(theirs & gets), bool(mine & gets), bool(theirs & gives)
        return _Facts(sources, (giver.sort, getter.sort), before, beside)

    def _turned(self, giver: _Side, getter: _Side) -> bool:
        """Whether somebody would get something back of whom it is only known that the other got something from him."""
        if getter.source != "then" or not giver.keys or (getter.key, giver.key) not in self._between:
            return False
        known = self._talk.known(getter.option.parties[0])
        return known is not None and not (known.got or known.titled)


def _side(one: Option, source: str) -> _Side:
    key, sort = (key_of(one.parties[0]), sort_of(one.parties[0])) if one.parties else ("", "")
    return _Side(one, source, key, sort, frozenset(map(key_of, one.parties)))


def _named(one: Option) -> str:
    """Whether the sentence names who gives it, or those before it."""
    return "nobody" if not one.parties else "in" if one.parties[0].end > one.parties[0].start else "then"


def _clues(facts: _Facts) -> Iterator[str]:
    sources = " ".join(facts.sources)
    yield sources
    if facts.kinds is None:
        return
    kinds = " ".join(facts.kinds)
    yield f"kinds {kinds}"
    yield f"kinds {kinds} {sources}"
    gave, got, last = facts.before
    yield f"before {gave} {got}"
    yield f"last {last}"
    if facts.beside is not None:
        gives, gets, got, gave = facts.beside
        yield f"beside {gives} {gets}"
        yield f"across {got} {gave}"


def shares_of_givers(
    weights: Weighed, asked: Asked, givers: Sequence[Option], getters: Sequence[Option]
) -> list[float]:
    """How likely each gives it, whoever gets it."""
    alone = [total(weights.get("donors", {}), one.clues) for one in givers]
    gets = [total(weights.get("recipients", {}), one.clues) for one in getters]
    likely = sorted(range(len(getters)), key=lambda at: -gets[at])[:MOST]
    pairs = Pairs(asked.talk, givers, [getters[at] for at in likely], asked.beside)
    found = list(pairs.weights(weights.get("both", {})))
    if not found:
        return parts(alone)
    sums = [alone[one] + gets[likely[at]] + both for one, at, both in found]
    out = [0.0] * len(givers)
    for (one, *_), share in zip(found, parts(sums), strict=True):
        out[one] += share
    return out


def shares_of_getters(weights: Weighed, asked: Asked, giver: Option, getters: Sequence[Option]) -> list[float]:
    """How likely each gets it, where it is known who gives it."""
    alone, sums = weights.get("recipients", {}), [NEVER] * len(getters)
    for _, at, both in Pairs(asked.talk, [giver], getters, asked.beside).weights(weights.get("both", {})):
        sums[at] = total(alone, getters[at].clues) + both
    return parts(sums)


class Asking(NamedTuple):
    """Who gives or gets it is asked, beside who is on the other side."""

    asked: Asked
    known: Sequence[DraftParty]
    """Who gives it, where it is asked who gets it."""
    of_getters: Asked | None
    """The same asked of who gets it, where it is asked who gives it."""

    @property
    def giver(self) -> Option:
        """Who gives it, as one of a pair."""
        return Option(tuple(self.known), ())

    def rows(self, found: Sequence[Option]) -> Iterator[tuple[tuple[int, ...], dict[str, Iterable[str]]]]:
        """Every choice that there is, by the numbers of who is in it, with the clues of each question."""
        if self.of_getters is None:
            pairs = Pairs(self.asked.talk, [self.giver], found, self.asked.beside)
            for one, at in pairs:
                yield (at,), {"recipients": found[at].clues, "both": pairs.clues(one, at)}
            return
        getters = options(self.of_getters)
        pairs = Pairs(self.asked.talk, found, getters, self.asked.beside)
        for one, other in pairs:
            clues = {"donors": found[one].clues, "recipients": getters[other].clues}
            yield (one, other), {**clues, "both": pairs.clues(one, other)}

    def shares(self, weights: Weighed, found: Sequence[Option]) -> list[float]:
        """How likely each of the options is."""
        if self.of_getters is None:
            return shares_of_getters(weights, self.asked, self.giver, found)
        return shares_of_givers(weights, self.asked, found, options(self.of_getters))
