"""Lines of a list of gifts whose giver is named before it.

    lead = sentence that tells who gives … ":"        The Government grants the following:
    line = sign? name ":" thing …                     – Lebanon: 100,000 euros, by way of UNICEF, for schools;

The name gets what stands right behind its colon; the rest of the line says through whom, and what it is for.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.drafts.around import Frame
from app.domain.drafts.before import Before
from app.domain.drafts.draft import Field
from app.domain.drafts.gift_things import is_given
from app.domain.drafts.gifts import Gift
from app.domain.drafts.pieces import Sort
from app.domain.drafts.shape import Shape
from app.domain.drafts.verbs import Family, Mode
from app.domain.language import tr
from app.domain.terms import Outcome

_FIRST = 3
"""Pieces behind the colon within which the first thing stands."""


def gift_of_line(shape: Shape, before: Before, found: Sequence[Gift]) -> list[Gift] | None:
    """The gift of a line of a list; None where the sentence is none."""
    colon = shape.headed
    if before.lead is None or not 0 < colon < len(shape.pieces) or shape.pieces[colon].word != ":":
        return None
    heads = [at for at in range(colon) if shape.pieces[at].sort is Sort.ACTOR]
    things = [at for at in shape.of(Sort.THING, colon, len(shape.pieces)) if is_given(shape.pieces, at)]
    if not heads or not things or things[0] > colon + _FIRST or any(verb.first < colon for verb in shape.verbs):
        return None
    at = things[0]
    frame = Frame(at, at, at, Family.GIVE, before.lead.outcome, True, colon, len(shape.pieces), noun=True)
    gift = Gift(before.lead.outcome, [frame], recipients=dict.fromkeys(heads, 3))
    gift.things, gift.worth = _given(shape, things, {one for other in found for one in other.things})
    gift.carriers = [
        at for at, tie in shape.ties.items() if tie.role == "through" and shape.pieces[at].actor and at > colon
    ]
    gift.loose[Field.DONORS] = list(before.lead.donors)
    why = tr("It is whom the sentences before speak of; this one does not say.")
    gift.unsure[Field.DONORS] = gift.unsure[Field.STATUS] = why
    _read_what_came_of_it(shape, gift)
    return [gift]


def _given(shape: Shape, things: list[int], known: set[int]) -> tuple[list[int], list[int]]:
    """What is given, and the sums that say what it is worth: of goods all that are `known`, of money the first."""
    money = [at for at in things if (one := shape.pieces[at].thing) is not None and one.is_money]
    first, worth = things[0], [at for at in money if at != things[0]]
    if first in money:
        return [first], worth
    return [at for at in things if at == first or (at in known and at not in money)], worth


def _read_what_came_of_it(shape: Shape, gift: Gift) -> None:
    """A verb of the line may say that it was given, and when: *handed over on 3 May*."""
    for verb in shape.verbs:
        if verb.family in (Family.GIVE, Family.SHIP) and verb.mode is Mode.FACT:
            gift.outcome = Outcome.GIVEN
            gift.day = next(iter(shape.of(Sort.DAY, verb.last, len(shape.pieces))), -1)
