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


def of_line(shape: Shape, before: Before, found: Sequence[Gift]) -> list[Gift] | None:
    """The gift of a line of a list; None where the sentence is none."""
    colon = shape.headed
    if before.lead is None or not 0 < colon < len(shape.pieces) or shape.pieces[colon].word != ":":
        return None
    heads = [at for at in range(colon) if shape.pieces[at].sort is Sort.ACTOR]
    things = [at for at in shape.of(Sort.THING, colon, len(shape.pieces)) if is_given(shape.pieces, at)]
    if not heads or not things or things[0] > colon + _FIRST or any(verb.first < colon for verb in shape.verbs):
        return None
    first = shape.pieces[things[0]].thing
    money = [at for at in things[1:] if (one := shape.pieces[at].thing) and one.is_money]
    held = {one for gift in found for one in gift.things} | {things[0]}
    frame = Frame(things[0], things[0], things[0], Family.GIVE, before.lead.outcome, True, colon, len(shape.pieces))
    gift = Gift(before.lead.outcome, [frame], recipients=dict.fromkeys(heads, 3), worth=money)
    gift.things = (
        [at for at in things if at in held - set(money)] if first is not None and not first.is_money else things[:1]
    )
    gift.carriers = [
        at for at, tie in shape.ties.items() if tie.role == "through" and shape.pieces[at].actor and at > colon
    ]
    gift.loose[Field.DONORS] = list(before.lead.donors)
    gift.unsure[Field.DONORS] = tr("It is whom the sentences before speak of; this one does not say.")
    gift.unsure[Field.STATUS] = gift.unsure[Field.DONORS]
    frame.noun = True
    for verb in shape.verbs:
        if verb.family in (Family.GIVE, Family.SHIP) and verb.mode is Mode.FACT:
            gift.outcome = Outcome.GIVEN
            gift.day = next(iter(shape.of(Sort.DAY, verb.last, len(shape.pieces))), -1)
    return [gift]
