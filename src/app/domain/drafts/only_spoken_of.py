"""Numbers beside a gift that are of something else, by the words that tie them to what they are of.

    for     thing "for" number            vaccines for 40,000 animals: whom or what the thing is for
    of      "Of the" number …             of the ninety ambulances twenty came from Java: the whole of parts
    like    "equivalent of" number        the equivalent of 100 million: how much it is like
    crew    "crew" | "team" "of" number   a helicopter with a crew of 16: who comes with it
    aid     sum "in" … "aid"              3 billion yen in emergency grant aid: what the money is
    passed  "cases" "passed" number       as its cases passed 2,000: what something came to
    put     "put" "at" sum | "as" sum | "figure" "is" sum     gave its aid as 2 million: what somebody reckons
    said    "spoke" "of" number           had spoken of twelve wagons
    part    "part of" … number            as a first part of a bridge of 10,000 baskets
    cost    "a cost" … sum                at a cost to itself of 210,000 euros

They are asked of what no verb or noun of giving has for its own (`refused.none_of`).
"""

from __future__ import annotations

from itertools import pairwise

from app.domain.drafts.gift_things import names_aid
from app.domain.drafts.pieces import Sort, words
from app.domain.drafts.shape import Shape
from app.domain.drafts.verbs import BE

_PASSES = words("passed topped exceeded surpassed neared reached hit crossed")
_COUNTED = words("cases deaths infections casualties losses debts prices sales numbers population temperatures toll")
_CREWS = words("crew crews staff force garrison")
_LIKE = words("equivalent")
_SPEAKS = words("speak spoke spoken talk talked dream dreamt dreamed heard")
_RECKONS = words("put puts estimated reckoned stood stands calculated")
_FIGURES = words("figure figures total sum number")


def is_only_spoken_of(shape: Shape, at: int) -> bool:
    """Whether a number is tied to something that is not given."""
    pieces, tie = shape.pieces, shape.ties.get(at)
    thing = pieces[at].thing
    if tie is None or thing is None:
        return False
    if thing.low is None and thing.high is None:
        return tie.to == "in" and names_aid(thing) and _follows_sum(shape, at)
    before = [piece.word for piece in pieces[max(0, at - 3) : at]]
    if before[-1:] == ["of"] and before[-2:-1] and (before[-2] in _CREWS or before[-2] in _LIKE):
        return True
    if at <= 2 and before and before[0] == "of":
        return True
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in _SPEAKS:
        return True
    near = set(pairwise(piece.word for piece in pieces[max(0, at - 7) : at]))
    if (("part", "of") in near and tie.role == "as") or (("a", "cost") in near and thing.is_money):
        return True
    if thing.is_money and (tie.to == "as" or (before[-1:] == ["at"] and before[-2:-1] and before[-2] in _RECKONS)):
        return True
    if before[-1:] and before[-1] in BE and _FIGURES & {piece.word for piece in pieces[max(0, at - 5) : at]}:
        return True
    if before[-1:] and before[-1] in _PASSES:
        return bool(_COUNTED & set(before))
    return tie.to == "for" and tie.head >= 0 and pieces[tie.head].sort is Sort.THING and not thing.is_money


def _follows_sum(shape: Shape, at: int) -> bool:
    """Whether nothing but words stands between a sum and a thing."""
    before = next((piece for piece in reversed(shape.pieces[:at]) if piece.sort is not Sort.WORD), None)
    return before is not None and before.thing is not None and before.thing.is_money
