"""Who gives and who gets a gift, weighed together: a pair says more than its two do alone.

    pair  = one of all who may give it, and one of all who may get it; nobody gives to himself
    share = e^(clues of who gives it + of who gets it + of both) / the same of every pair

Who gives it is chosen by all pairs that he is one of; who gets it then by the pairs of who gives it. What both say
together is what they are, whether one has given the other something before, and whether the gifts beside this one in
the sentence are from and to the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


class _Pair(NamedTuple):
    """What the clues of a pair are told by; many pairs of a gift have the same."""

    source: str
    other: str
    kinds: str = ""
    """Empty where one of the two is nobody."""
    before: tuple[bool, bool, bool] = (False, False, False)
    """Whether the one has given the other something, or the other way round, and whether that was the last gift."""
    beside: tuple[bool, bool, bool, bool] | None = None
    """Whether the gift before in the sentence is from the one and to the other, and to the one and from the other."""


def of_pair(asked: Asked, giver: Option, getter: Option) -> Iterator[str]:
    """What two who may give and get it say together."""
    return _clues(_pair(asked, giver, getter))


def _pair(asked: Asked, giver: Option, getter: Option) -> _Pair:
    source, other = _source(giver), getter.clues[0]
    if not (giver.parties and getter.parties):
        return _Pair(source, other)
    one, two = giver.parties[0], getter.parties[0]
    between, pair = asked.talk.between, (key_of(one), key_of(two))
    before = pair in between, pair[::-1] in between, between[-1:] == (pair,)
    beside = None
    if asked.beside:
        gives, gets = asked.beside[-1]
        mine, theirs = keys_of(giver), keys_of(getter)
        beside = bool(mine & gives), bool(theirs & gets), bool(mine & gets), bool(theirs & gives)
    return _Pair(source, other, f"{sort_of(one)} {sort_of(two)}", before, beside)


def _source(one: Option) -> str:
    """Whether the sentence names who gives it, or those before it."""
    return "nobody" if not one.parties else "in" if one.parties[0].end > one.parties[0].start else "then"


def _clues(pair: _Pair) -> Iterator[str]:
    sources = f"{pair.source} {pair.other}"
    yield sources
    if not pair.kinds:
        return
    yield f"kinds {pair.kinds}"
    yield f"kinds {pair.kinds} {sources}"
    gave, got, last = pair.before
    yield f"before {gave} {got}"
    yield f"last {last}"
    if pair.beside is not None:
        gives, gets, got, gave = pair.beside
        yield f"beside {gives} {gets}"
        yield f"across {got} {gave}"


def _weigher(weights: Mapping[str, float], asked: Asked) -> Callable[[Option, Option], float]:
    """What the clues of a pair weigh."""
    known: dict[_Pair, float] = {}

    def weigh(giver: Option, getter: Option) -> float:
        pair = _pair(asked, giver, getter)
        if (weight := known.get(pair)) is None:
            weight = known[pair] = total(weights, _clues(pair))
        return weight

    return weigh


def keys_of(one: Option) -> set[str]:
    """What the parties of an option are known by."""
    return {key_of(party) for party in one.parties}


def pairs(talk: Talk, givers: Sequence[Option], getters: Sequence[Option]) -> Iterator[tuple[int, int]]:
    """The numbers of all who may give and get it together."""
    gives, gets = ([keys_of(one) for one in several] for several in (givers, getters))
    for number, one in enumerate(gives):
        for other, keys in enumerate(gets):
            if not one & keys and not _turned(talk, givers[number], getters[other]):
                yield number, other


def _turned(talk: Talk, giver: Option, getter: Option) -> bool:
    """Whether somebody would get something back of whom it is only known that the other got something from him."""
    if getter.clues[0] != "then" or not giver.parties:
        return False
    known = talk.known(getter.parties[0])
    back = (key_of(getter.parties[0]), key_of(giver.parties[0])) in talk.between
    return back and known is not None and not (known.got or known.titled)


def shares_of_givers(
    weights: Weighed, asked: Asked, givers: Sequence[Option], getters: Sequence[Option]
) -> list[float]:
    """How likely each gives it, whoever gets it."""
    alone = [total(weights.get("donors", {}), one.clues) for one in givers]
    gets = [total(weights.get("recipients", {}), one.clues) for one in getters]
    likely = sorted(range(len(getters)), key=lambda at: -gets[at])[:MOST]
    found = [(one, likely[at]) for one, at in pairs(asked.talk, givers, [getters[at] for at in likely])]
    if not found:
        return parts(alone)
    both = _weigher(weights.get("both", {}), asked)
    sums = [alone[one] + gets[at] + both(givers[one], getters[at]) for one, at in found]
    out = [0.0] * len(givers)
    for (one, _), share in zip(found, parts(sums), strict=True):
        out[one] += share
    return out


def shares_of_getters(weights: Weighed, asked: Asked, giver: Option, getters: Sequence[Option]) -> list[float]:
    """How likely each gets it, where it is known who gives it."""
    alone, both = weights.get("recipients", {}), _weigher(weights.get("both", {}), asked)
    free = {at for _, at in pairs(asked.talk, [giver], getters)}
    sums = [total(alone, one.clues) + both(giver, one) if at in free else NEVER for at, one in enumerate(getters)]
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
            for _, at in pairs(self.asked.talk, [self.giver], found):
                one = found[at]
                yield (at,), {"recipients": one.clues, "both": of_pair(self.asked, self.giver, one)}
            return
        getters = options(self.of_getters)
        for at, other in pairs(self.asked.talk, found, getters):
            one, getter = found[at], getters[other]
            yield (at, other), {
                "donors": one.clues, "recipients": getter.clues, "both": of_pair(self.asked, one, getter),
            }  # fmt: skip

    def shares(self, weights: Weighed, found: Sequence[Option]) -> list[float]:
        """How likely each of the options is."""
        if self.of_getters is None:
            return shares_of_getters(weights, self.asked, self.giver, found)
        return shares_of_givers(weights, self.asked, found, options(self.of_getters))
