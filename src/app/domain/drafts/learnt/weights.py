"""How much each clue says, as learnt from the sentences of `benchmarks/drafts` that people have read.

    share(party)  = e^(sum of its clues)  / the same of every party and of nobody
    chance(thing) = 1 / (1 + e^-(sum of its clues))

`benchmarks/weigh_drafts.py` makes them. A clue that they do not have says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import exp, fsum
from types import MappingProxyType
from typing import Any, NamedTuple

from app.domain.terms import Outcome

NOBODY = "nobody"
ALWAYS = "always"
Sides = tuple[float, float]
"""Of giving, and of getting."""
_MOST = 30
"""A sum beyond which nothing becomes more certain."""


class Weights(NamedTuple):
    """The weights of every question, by clue."""

    gives: Mapping[str, float]
    gets: Mapping[str, float]
    when: Mapping[str, float]
    """Which day is that of it."""
    given: Mapping[str, float]
    """Whether a thing is given at all."""
    outcomes: Mapping[str, Mapping[str, float]]
    """What became of it, by the value of the outcome."""
    wording: Mapping[str, float] = MappingProxyType({})
    """Whether a sentence tells of a gift, by its words (`wording`)."""
    meant: Mapping[str, Mapping[str, float]] = MappingProxyType({})
    """Who gives and who gets it where the sentence does not plainly say so (`meant`), by the field."""
    several: Mapping[str, float] = MappingProxyType({})
    """Who gives and who gets several things of one sentence, by what is chosen for each two of them (`several`)."""
    step: str = ""
    """A digest of the clues they were learnt from (`benchmarks/draft_clues.py`)."""


def by_weight(weights: Mapping[str, Any]) -> dict[str, Any]:
    """Weights as their file has them: by each weight the clues that have it, as clues are read faster than numbers."""
    return _each(weights, _clues_of)


def by_clue(written: Mapping[str, Any]) -> dict[str, Any]:
    """The weights of what `by_weight` gives. Raises `ValueError` where a weight is no number."""
    return _each(written, _weights_of)


def _each(whole: Mapping[str, Any], of: Callable[[Mapping[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    """Turn the innermost of nested mappings into others; words beside them stay as they are."""
    if not any(isinstance(one, Mapping | str) for one in whole.values()):
        return of(whole)
    return {name: some if isinstance(some, str) else _each(some, of) for name, some in whole.items()}


def _clues_of(weights: Mapping[str, float]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for clue, weight in sorted(weights.items(), key=lambda one: (one[1], one[0])):
        out.setdefault(str(weight), []).append(clue)
    return out


def _weights_of(written: Mapping[str, list[str]]) -> dict[str, float]:
    return {clue: weight for said, clues in written.items() for weight in (float(said),) for clue in clues}


def weighed(weights: Mapping[str, float], clues: Iterable[str]) -> list[float]:
    """What each of several clues weighs, but for those that say nothing."""
    return [*filter(None, map(weights.get, clues))]


def total(weights: Mapping[str, float], clues: Iterable[str]) -> float:
    """What several clues weigh together; the same in whatever order they are told."""
    return fsum(filter(None, map(weights.get, clues)))


def shares(weights: Mapping[str, float], parties: Sequence[float]) -> list[float]:
    """How likely each of several is the one, by what its clues weigh; the last is that none is."""
    return parts([*parties, weights.get(NOBODY, 0.0)])


def parts(sums: Sequence[float]) -> list[float]:
    """How likely each of several is the one, by what its clues weigh."""
    most = max(sums)
    powers = [exp(one - most) for one in sums]
    whole = sum(powers)
    return [one / whole for one in powers]


def likeliest(by_share: Sequence[float]) -> int:
    """The number of the party with the greatest share, or -1 where that is of nobody."""
    best = by_share.index(max(by_share))
    return best if best < len(by_share) - 1 else -1


def by_side(weights: Weights) -> Mapping[str, Sides]:
    """What each clue weighs for giving and for getting it, so that each is looked up once for both."""
    gives, gets = weights.gives, weights.gets
    return {clue: (gives.get(clue, 0.0), gets.get(clue, 0.0)) for clue in gives.keys() | gets.keys()}


def by_outcome(weights: Weights) -> Mapping[str, tuple[float, ...]]:
    """What each clue weighs for each outcome, in their order, so that it is looked up once for all of them."""
    every = weights.outcomes.values()
    return {clue: tuple(each.get(clue, 0.0) for each in every) for clue in set[str]().union(*every)}


def both_totals(weights: Mapping[str, Sides], clues: Iterable[str]) -> Sides:
    """What several clues weigh together for giving, and for getting it."""
    gives, gets = zip(*filter(None, map(weights.get, clues)), (0.0, 0.0), strict=True)
    return fsum(gives), fsum(gets)


def chance(weights: Mapping[str, float], clues: Sequence[float], beside: float = 0.0) -> float:
    """How likely something is so, by what its clues weigh (`weighed`) and by what else weighs for it."""
    whole = weights.get(ALWAYS, 0.0) + fsum(clues) + beside
    return 1 / (1 + exp(-max(-_MOST, min(_MOST, whole))))


def outcomes(
    weights: Weights, by_clue: Mapping[str, Sequence[float]], clues: Iterable[str], beside: Mapping[Outcome, float]
) -> dict[Outcome, float]:
    """How likely each is that it became of something, by its clues (`by_outcome`) and by what else weighs for it."""
    became = [_OUTCOMES[of] for of in weights.outcomes]
    known = filter(None, map(by_clue.get, (*clues, ALWAYS)))
    by_clues = map(fsum, zip(*known, [0.0] * len(became), strict=True))
    every = parts([one + beside.get(of, 0.0) for of, one in zip(became, by_clues, strict=True)])
    return dict(zip(became, every, strict=True))


_OUTCOMES = {one.value: one for one in Outcome}
