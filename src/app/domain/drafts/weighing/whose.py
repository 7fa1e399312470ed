"""Whose each of several things of a sentence is, by what is chosen for all of them together (`several`).

A gift that frames found is cut where its things are of others or for others, and loses who likelier gives or gets
another thing of the sentence: *Ecuador sent Piura four pumps, Chile handed in soap*.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from app.domain.drafts.clauses.around import Frame
from app.domain.drafts.clauses.pieces import Sort, is_vehicle
from app.domain.drafts.draft import Field
from app.domain.drafts.frames.by_place import take
from app.domain.drafts.frames.gifts import Gift, of_several
from app.domain.drafts.learnt.weights import likeliest
from app.domain.drafts.weighing.clues import Clues
from app.domain.drafts.weighing.several import Sides, together

_PLAIN = 0.6
"""The share from which on somebody is plainly the one."""
_SIDES = (Field.DONORS, Field.RECIPIENTS)


class Whose:
    """The things of one sentence, and how likely each is whose."""

    def __init__(self, clues: Clues, weights: Mapping[str, float]) -> None:
        self._clues, self._shape, self._weights = clues, clues.shape, weights
        self.sides: dict[int, Sides] = {}
        """By the pieces of things; first by the words around each, then by all together."""
        self._together: set[int] = set()

    def choose(self, things: Sequence[int], nobody: Mapping[Field, Container[int]]) -> None:
        """Weigh who gives and who gets several things by what is chosen for the others; `nobody` are never chosen."""
        self._together = set()
        if len(things) > 1 and self._weights and self._clues.people:
            no_givers, no_getters = (nobody[field] for field in _SIDES)
            sides = [
                (_without(gives, no_givers), _without(gets, no_getters))
                for gives, gets in (self.sides[at] for at in things)
            ]
            found = together(self._weights, self._clues.arrangement, things, sides)
            self.sides |= dict(zip(things, found, strict=True))
            self._together = set(things)

    # --- cutting --------------------------------------------------------------------------------------

    def parts(self, gift: Gift) -> list[Gift]:
        """A gift, or several of the runs of its things that are of others or for others."""
        if not self._together.issuperset(gift.things):
            return [gift]
        things = sorted(gift.things)
        runs = [things[:1]]
        for one, two in pairwise(things):
            runs[-1:] = [runs[-1], [two]] if self._differ(one, two) else [[*runs[-1], two]]
        return [self._part(gift, run) for run in runs] if len(runs) > 1 else [gift]

    def _differ(self, one: int, two: int) -> bool:
        """Whether two things plainly are of others, or for others; a vehicle goes with what stands behind it."""
        vehicle = self._shape.pieces[one].thing
        if vehicle is not None and is_vehicle(vehicle):
            return False
        for a, b in zip(self.sides[one], self.sides[two], strict=True):
            p, q = likeliest(a), likeliest(b)
            if min(p, q) >= 0 and p != q and min(a[p], b[q]) > _PLAIN and not self.are_one_side(p, q):
                return True
        return False

    def _part(self, gift: Gift, things: list[int]) -> Gift:
        """A gift of some of the things of another, with the parties of the frames that have these."""
        own = [one for one in gift.told if not {*one.things}.isdisjoint(things)] or gift.told
        told = [*own, *(one for one in gift.told if one not in own)]
        high = min((at for at in gift.things if at > max(things)), default=gift.main.high)
        return replace(
            gift,
            outcome=gift.outcome if told[0] is gift.main else told[0].outcome,
            told=told,
            donors=[at for at in gift.donors if _has(at, own, gift.told)],
            carriers=[at for at in gift.carriers if _has(at, own, gift.told)],
            recipients={at: level for at, level in gift.recipients.items() if _has(at, own, gift.told)},
            things=things,
            worth=[at for at in gift.worth if min(things) < at < high],
            unsure=dict(gift.unsure),
            low=min(things),
            high=high,
            left_open=gift.left_open & {*things},
            loose={},
            phrases={},
            weighed={},
        )

    # --- parties --------------------------------------------------------------------------------------

    def put_right(self, gifts: Sequence[Gift]) -> None:
        """Take who plainly gives or gets a gift for whom it shares with another or has on its other side.

        And take away who likelier gives or gets another thing.
        """
        held = [{*gift.donors, *gift.recipients} for gift in gifts]
        for number, gift in enumerate(gifts):
            others = set[int]().union(*held[:number], *held[number + 1 :])
            if gift.things and gift.things[0] in self._together:
                for field in _SIDES:
                    self._put_right(gift, field, others)

    def _put_right(self, gift: Gift, field: Field, others: Container[int]) -> None:
        sides = self.sides[gift.things[0]]
        gives = field is Field.DONORS
        by_share, other_side = sides if gives else reversed(sides)
        best, other = likeliest(by_share), likeliest(other_side)
        held = gift.donors if gives else [*gift.recipients]
        if best < 0 or not held or by_share[best] <= _PLAIN:
            return
        mine = {number for at in held for number in self._numbers(at)}
        if gives and (self._stay_at_home(mine, gift) or self.is_which(gift)):
            return
        shared = all(at in others or other in self._numbers(at) for at in held)
        if shared and best not in mine and not any(self.are_one_side(best, number) for number in mine):
            gift.donors, gift.recipients = ([], gift.recipients) if gives else (gift.donors, dict[int, int]())
            gift.loose.pop(field, None)
            gift.phrases.pop(field, None)
            take(self._clues.text, self._shape, gift, field, self._clues.people[best])
        self._leave_to_others(gift, field, best)

    def is_which(self, gift: Gift) -> bool:
        """*Mali paid 4 million to Oxfam, which has sent Ségou 30 pumps*: *which* is who is named right before it."""
        at = self._shape.before(gift.main.first)
        word = self._shape.pieces[at].word if at > 1 else ""
        return word in ("which", "who") and at - 1 - (self._shape.pieces[at - 1].word == ",") in gift.donors

    def _stay_at_home(self, givers: Container[int], gift: Gift) -> bool:
        """Whether a gift stays within one country, and may be none."""
        people = [*enumerate(self._clues.people)]
        getters = {number for at in gift.recipients for number in self._numbers(at)}
        codes = {self._clues.code(one) for number, one in people if number in givers} - {""}
        return any(number in getters and self._clues.code(one) in codes for number, one in people)

    def _leave_to_others(self, gift: Gift, field: Field, best: int) -> None:
        """Take away from a gift those who are chosen for other things of the sentence, and not for it."""
        others = {likeliest(side) for at in self._together.difference(gift.things) for side in self.sides[at]}
        own = {likeliest(side) for at in gift.things for side in self.sides[at]}

        def stays(at: int) -> bool:
            numbers = self._numbers(at)
            return not others.intersection(numbers) - own or any(self.are_one_side(best, one) for one in numbers)

        gone = {at for at in (*gift.donors, *gift.recipients) if not stays(at)}
        if field is Field.DONORS and not gone.isdisjoint(gift.donors):
            gift.donors = [at for at in gift.donors if at not in gone]
        elif field is Field.RECIPIENTS and not gone.isdisjoint(gift.recipients):
            gift.recipients = {at: level for at, level in gift.recipients.items() if at not in gone}
        else:
            return
        gift.unsure.setdefault(field, of_several())

    def _numbers(self, at: int) -> list[int]:
        """The numbers of those whose words a piece is of."""
        return [number for number, one in enumerate(self._clues.people) if one.phrase.low <= at < one.phrase.high]

    def are_one_side(self, one: int, two: int) -> bool:
        """Whether two are of one country, or members of a list that no thing stands in."""
        people = self._clues.people
        if one == two or self._clues.code(people[one]) == self._clues.code(people[two]) != "":
            return True
        low, high = sorted((people[one].actor, people[two].actor))
        between = self._shape.of(Sort.THING, low, high) if low >= 0 else []
        return low >= 0 and not between and high in self._shape.ties and low in self._shape.list_around(high)


def _without(by_share: Sequence[float], nobody: Container[int]) -> list[float]:
    return [0.0 if number in nobody else share for number, share in enumerate(by_share)]


def _has(at: int, own: Sequence[Frame], told: Sequence[Frame]) -> bool:
    """Whether a party is of some frames, or of none of all of them."""
    return any(_is_of(at, one) for one in own) or not any(_is_of(at, one) for one in told)


def _is_of(at: int, one: Frame) -> bool:
    return at in one.donors or at in one.carriers or at in one.recipients
