"""What the network says of the things, people and days of a sentence, to be weighed beside its clues (`likely`).

    sum of a party = its clues + WHOSE × what the network says of it; the same of a thing being given, and so on

Everything is as logarithms of odds, so that the two are added; without a network nothing is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import exp

from app.domain.drafts.learnt.network import OUTCOMES, Choices, NetworkReading, Span
from app.domain.drafts.learnt.weights import parts
from app.domain.drafts.weighing.clues import Clues
from app.domain.terms import Outcome

WHOSE, GIVEN, BECAME, WHEN = 0.7, 0.6, 0.3, 0.7
"""How much each answer of the network weighs."""


_OUTCOMES = [*map(Outcome, OUTCOMES)]


class SecondOpinion:
    """The answers for one sentence."""

    def __init__(self, clues: Clues, net: NetworkReading | None) -> None:
        self._clues, self._net = clues, net
        pieces = clues.shape.pieces
        self._numbers = {at: number for number, at in enumerate(at for at, one in enumerate(pieces) if one.thing)}
        self._became: dict[int, list[float]] = {}

    @cached_property
    def _none(self) -> list[float]:
        return [0.0] * len(self._clues.people)

    def _span(self, at: int) -> Span:
        piece = self._clues.shape.pieces[at]
        return piece.start, piece.end

    @cached_property
    def _things(self) -> list[Span]:
        return [self._span(at) for at in self._numbers]

    @cached_property
    def _whose(self) -> Mapping[str, Choices]:
        people = [self._clues.span(number) for number in range(len(self._clues.people))]
        gives, gets = self._net.whose(self._things, people) if self._net else ([], [])
        return {"gives": gives, "gets": gets}

    def whose(self, role: str, thing: int) -> Sequence[float]:
        """How far each of everybody gives (*gives*) or gets (*gets*) a thing, beside nobody."""
        if self._net is None or thing not in self._numbers or not self._none:
            return self._none
        return [WHOSE * one for one in self._whose[role][self._numbers[thing]]]

    def share(self, role: str, thing: int, numbers: Iterable[int]) -> float:
        """How likely some of everybody give or get a thing by the network alone; 1 where there is none."""
        by_share = self.shares(role, thing)
        return sum(by_share[number] for number in {*numbers}) if by_share else 1.0

    def shares(self, role: str, thing: int) -> Sequence[float]:
        """How likely each of everybody gives or gets a thing by the network alone; none where there is none."""
        if self._net is None or thing not in self._numbers or not self._none:
            return ()
        return parts([*self._whose[role][self._numbers[thing]], 0.0])[:-1]

    def is_given(self, thing: int) -> float:
        """How likely a thing is given by the network alone; 1 where there is none."""
        if self._net is None or thing not in self._numbers:
            return 1.0
        return 1 / (1 + exp(-self._given[self._numbers[thing]]))

    def outcome(self, thing: int, outcome: Outcome) -> float:
        """How likely an outcome is that of a thing by the network alone; 1 where there is none."""
        if self._net is None or thing not in self._numbers:
            return 1.0
        return parts(self._outcomes(self._net, thing))[OUTCOMES.index(outcome.value)]

    def _outcomes(self, net: NetworkReading, thing: int) -> list[float]:
        if thing not in self._became:
            self._became[thing] = net.became(self._span(thing))
        return self._became[thing]

    def day(self, thing: int, day: int) -> float:
        """How likely a day, by its number, is that of a thing by the network alone; 1 where there is none."""
        if self._net is None or thing not in self._numbers:
            return 1.0
        return parts([*self._days[self._numbers[thing]], 0.0])[day]

    @cached_property
    def _given(self) -> list[float]:
        return self._net.given(self._things) if self._net else []

    def given(self, thing: int) -> float:
        """How far a thing is given at all."""
        return GIVEN * self._given[self._numbers[thing]] if self._net and thing in self._numbers else 0.0

    def became(self, thing: int) -> Mapping[Outcome, float]:
        """How far each outcome is that of a thing."""
        if self._net is None or thing not in self._numbers:
            return {}
        said = self._outcomes(self._net, thing)
        return {of: BECAME * one for of, one in zip(_OUTCOMES, said, strict=True)}

    @cached_property
    def _days(self) -> Choices:
        return self._net.days(self._things, [self._span(at) for at in self._clues.days]) if self._net else []

    def days(self, thing: int) -> Sequence[float]:
        """How far each day of the sentence is that of a thing, beside none."""
        if self._net is None or thing not in self._numbers or not self._clues.days:
            return [0.0] * len(self._clues.days)
        return [WHEN * one for one in self._days[self._numbers[thing]]]
