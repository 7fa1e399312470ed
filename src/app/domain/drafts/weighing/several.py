"""Who gives and who gets each of several things of one sentence, chosen together.

    X gave A to P and B to Q · X sent A and Y B · P got A from X and B from Y · A of X and B of Y went to P

By itself each thing takes whom the words around it speak for. What is chosen for one also speaks for what is chosen
for the next: givers, things and getters mostly follow each other in the same order, behind the same words.

    chance(choices) = e^(the logarithms of their shares + the clues of every two that follow each other)
                    / the same of all choices
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import exp, log
from operator import itemgetter
from typing import NamedTuple

from app.domain.drafts.learnt.weights import total

NOBODY = -1
Pair = tuple[int, int]
"""The numbers of who gives and who gets a thing; `NOBODY` where it is nobody in the sentence."""
_EACH, _PAIRS, _FAR = 4, 8, 6.0
"""How many of the likeliest are looked at on each side, how many pairs, and how far behind the first, at most."""
_LEAST = 1e-6
_BESIDE, _BEHIND, _CLOSE, _STEP = 1, 3, 3, 3
"""Pieces between a party and the thing behind or before it, between two things told in full, and of a step."""


class Person(NamedTuple):
    """Where a party stands: its first piece and the one behind its last, and the kind of piece before it."""

    low: int
    high: int
    left: str


class Doing(NamedTuple):
    """A verb: its first piece, what it is, and whether it says when."""

    first: int
    name: str
    finite: bool


class Arrangement(NamedTuple):
    """What stands where in a sentence."""

    people: Sequence[Person]
    verbs: Sequence[Doing]
    tokens: Sequence[str]
    """The kind of every piece (`Clues`)."""
    parts: Sequence[int]
    """The number of the part of the sentence that a piece is in."""


Sides = tuple[list[float], list[float]]
"""How likely each gives, and gets, a thing; the last share is of nobody."""


# --- choosing ------------------------------------------------------------------------------------------


def pairs(gives: Sequence[float], gets: Sequence[float]) -> list[tuple[Pair, float]]:
    """The likeliest pairs for a thing by the shares of its own, with the logarithm of theirs, the likeliest first."""
    givers, getters = _likeliest(gives), _likeliest(gets)
    found = [
        ((one, other), gave + got) for one, gave in givers for other, got in getters if one != other or one == NOBODY
    ]
    found.sort(key=itemgetter(1), reverse=True)
    return [one for one in found[:_PAIRS] if one[1] > found[0][1] - _FAR]


def _likeliest(by_share: Sequence[float]) -> list[tuple[int, float]]:
    """The likeliest of one side, the first ahead, with the logarithms of their shares."""
    last = len(by_share) - 1
    ranked = sorted(range(last + 1), key=by_share.__getitem__, reverse=True)[:_EACH]
    return [(NOBODY if at == last else at, log(max(_LEAST, by_share[at]))) for at in ranked]


def together(
    weights: Mapping[str, float], arrangement: Arrangement, things: Sequence[int], sides: Sequence[Sides]
) -> list[Sides]:
    """How likely each gives and gets the things of a sentence, by their pieces and the shares of their own."""
    found = [pairs(*both) for both in sides]
    joints = list[list[list[float]]]()
    for (one, two), (at, other) in zip(pairwise(found), pairwise(things), strict=True):
        between = Between(arrangement, at, other)
        joints.append([[total(weights, between.clues(p, q)) for q, _ in two] for p, _ in one])
    people = len(arrangement.people)
    return [
        (_of_side(listed, by_pair, 0, people), _of_side(listed, by_pair, 1, people))
        for listed, by_pair in zip(found, _likely(found, joints), strict=True)
    ]


Found = Sequence[Sequence[tuple[Pair, float]]]
Joints = Sequence[Sequence[Sequence[float]]]


def _likely(found: Found, joints: Joints) -> Iterator[list[float]]:
    """How likely each pair of each thing is, whatever is chosen for the others."""
    ahead = [[own for _, own in found[0]]]
    for listed, joint in zip(found[1:], joints, strict=True):
        ahead.append([own + _sum([by + row[to] for by, row in zip(ahead[-1], joint, strict=True)])
                      for to, (_, own) in enumerate(listed)])  # fmt: skip
    behind = [[0.0] * len(found[-1])]
    for listed, joint in zip(reversed(found[1:]), reversed(joints), strict=True):
        behind.append([_sum([of + own + by for of, (_, own), by in zip(row, listed, behind[-1], strict=True)])
                       for row in joint])  # fmt: skip
    whole = _sum(ahead[-1])
    for one, other in zip(ahead, reversed(behind), strict=True):
        yield [exp(a + b - whole) for a, b in zip(one, other, strict=True)]


def _sum(logs: Sequence[float]) -> float:
    """The logarithm of a sum, by those of what is summed."""
    most = max(logs)
    return most + log(sum(exp(one - most) for one in logs))


def _of_side(listed: Sequence[tuple[Pair, float]], by_pair: Sequence[float], side: int, people: int) -> list[float]:
    """How likely each gives, or gets it; the last is nobody."""
    out = [0.0] * (people + 1)
    for (pair, _), share in zip(listed, by_pair, strict=True):
        out[pair[side]] += share  # -1 is the last
    return out


# --- clues ---------------------------------------------------------------------------------------------


class Between:
    """What stands between two things that follow each other, for the clues of what is chosen for both."""

    def __init__(self, arrangement: Arrangement, one: int, two: int) -> None:
        self._people, self._things = arrangement.people, (one, two)
        verbs = [verb for verb in arrangement.verbs if one < verb.first < two]
        self._verbs = f"v{min(2, len(verbs))}"
        self._does = "+".join(verb.name for verb in verbs[:2])
        self._finite = min(2, sum(verb.finite for verb in verbs))
        self._between = [at for at, who in enumerate(arrangement.people) if one < who.low < two]
        self._part = min(1, arrangement.parts[two] - arrangement.parts[one])
        tokens = arrangement.tokens[one + 1 : two]
        self._gap = " ".join(tokens) if len(tokens) < _CLOSE else ""
        self._edges = f"{tokens[0]} {tokens[-1]}" if tokens else "none"
        self._apart = min(4, (two - one) // _STEP)
        self._before = [self._right_before(at) for at in (one, two)]
        self._behind = [self._right_behind(at) for at in (one, two)]
        self._sides: dict[tuple[str, int, int], list[str]] = {}

    def _right_before(self, thing: int) -> int:
        near = [at for at, who in enumerate(self._people) if 0 <= thing - who.high <= _BESIDE]
        return max(near, key=lambda at: self._people[at].high, default=NOBODY)

    def _right_behind(self, thing: int) -> int:
        near = [at for at, who in enumerate(self._people) if 0 < who.low - thing <= _BEHIND]
        return min(near, key=lambda at: self._people[at].low, default=NOBODY)

    def clues(self, one: Pair, two: Pair) -> list[str]:
        """The clues for two pairs being chosen."""
        roles = _roles(one, two)
        said = {at: _SHORT.get(role, role) for at, role in roles.items()}
        unused = min(2, sum([at not in roles for at in self._between]))
        nobody = "".join([name for name, at in zip("grGR", (*one, *two), strict=True) if at < 0])
        order = f"{self._in_order(said)} {nobody}"
        givers, getters = (_alike(one[side], two[side]) for side in (0, 1))
        return [
            f"order {order}",
            f"order {order} {self._verbs}",
            f"order {order} x{unused}",
            *self._of_same(givers + getters, unused),
            *self._of_side("givers", givers, one[0], two[0]),
            *self._of_side("getters", getters, one[1], two[1]),
            *self._of_neighbours(said),
        ]

    def _of_same(self, alike: str, unused: int) -> list[str]:
        """Whether both have the same giver and getter, and what stands between them."""
        return [
            f"same {alike}",
            f"same {alike} {self._verbs} finite {self._finite}",
            f"same {alike} x{unused}",
            f"same {alike} x{unused} {self._verbs}",
            f"same {alike} part {self._part}",
            f"same {alike} edges {self._edges}",
            f"same {alike} apart {self._apart}",
            *([f"same {alike} gap {self._gap}"] if self._gap else ()),
        ]

    def _of_side(self, name: str, alike: str, one: int, two: int) -> list[str]:
        """In which order the givers of both stand to them, or the getters, and behind which words; told once."""
        if (name, one, two) not in self._sides:
            order = f"{name} {self._in_order({one: '1'} | {two: '2' if one != two else 'S'})} {alike}"
            left, other = [self._people[at].left if at >= 0 else "-" for at in (one, two)]
            self._sides[name, one, two] = [
                order,
                f"{order} {self._verbs}",
                f"{order} {self._does}",
                f"{name} behind {alike} {left} {other}",
                *([f"{order} {'alike' if left == other else 'unlike'}"] if alike == _OTHER else ()),
            ]
        return self._sides[name, one, two]

    def _of_neighbours(self, said: Mapping[int, str]) -> list[str]:
        """What those right before and right behind both things are to them."""
        before, then_before = ["-" if at < 0 else said.get(at, "x") for at in self._before]
        behind, then_behind = ["-" if at < 0 else said.get(at, "x") for at in self._behind]
        return [
            f"before {before} {then_before}",
            f"behind {behind} {then_behind}",
            f"around {before} {then_before} {behind} {then_behind}",
            f"inside {behind} {then_before}",
            f"inside {behind} {then_before} {self._verbs}",
        ]

    def _in_order(self, said: Mapping[int, str]) -> str:
        """Both things and some people, in the order of the sentence."""
        one, two = self._things
        placed = [(one, "A"), (two, "B"), *((self._people[at].low, name) for at, name in said.items() if at >= 0)]
        return "".join([name for _, name in sorted(placed)])


_SHORT = {"gG": "S", "rR": "T", "rG": "z", "gR": "y"}
_SAME, _OTHER, _NONE, _ONE = "same ", "other ", "none ", "one "


def _roles(one: Pair, two: Pair) -> dict[int, str]:
    """What each of the chosen is: giver and getter of the first, Giver and Getter of the second."""
    out: dict[int, str] = {}
    for name, at in zip("grGR", (*one, *two), strict=True):
        if at >= 0:
            out[at] = out.get(at, "") + name
    return out


def _alike(one: int, two: int) -> str:
    """Whether two things have the same giver, or getter."""
    if one == two:
        return _SAME if one >= 0 else _NONE
    return _OTHER if one >= 0 and two >= 0 else _ONE
