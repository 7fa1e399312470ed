"""Numbers beside a gift that are of something else, by the words that tie them to what they are of.

    for     thing "for" number            vaccines for 40,000 animals: whom or what the thing is for
    of      "Of the" number …             of the ninety ambulances twenty came from Java: the whole of parts
    like    "equivalent of" number        the equivalent of 100 million: how much it is like
    crew    "crew" | "team" "of" number   a helicopter with a crew of 16: who comes with it
    passed  "cases" "passed" number       as its cases passed 2,000: what something came to

They are asked of what no verb or noun of giving has for its own (`refused.none_of`).
"""

from __future__ import annotations

from app.domain.drafts.pieces import Sort, words
from app.domain.drafts.shape import Shape

_PASSES = words("passed topped exceeded surpassed neared reached hit crossed")
_COUNTED = words("cases deaths infections casualties losses debts prices sales numbers population temperatures toll")
_CREWS = words("crew crews staff force garrison")
_LIKE = words("equivalent")


def is_only_spoken_of(shape: Shape, at: int) -> bool:
    """Whether a number is tied to something that is not given."""
    pieces, tie = shape.pieces, shape.ties.get(at)
    thing = pieces[at].thing
    if tie is None or thing is None or (thing.low is None and thing.high is None):
        return False
    before = [piece.word for piece in pieces[max(0, at - 3) : at]]
    if before[-1:] == ["of"] and before[-2:-1] and (before[-2] in _CREWS or before[-2] in _LIKE):
        return True
    if at <= 2 and before and before[0] == "of":
        return True
    if before[-1:] and before[-1] in _PASSES:
        return bool(_COUNTED & set(before))
    return tie.to == "for" and tie.head >= 0 and pieces[tie.head].sort is Sort.THING and not thing.is_money
