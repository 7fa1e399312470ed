"""Gifts of one sentence whose words do not stand between each other's, so that it is plain which is whose.

    D gave A to R and A to R · [ D gave A to R ]  and  [ D gave R A ]

Each has things and somebody who gets them of its own; who gives is the subject of all or stands within its own words.
A gift that lacks one of these may be another's, and stays unsure. So does *D gave X A and Y A*, where Y may get it
as well as give it to X.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.domain.drafts.clauses.around import PLAINLY
from app.domain.drafts.frames.gifts import Gift


def stand_apart(gifts: Sequence[Gift]) -> bool:
    """Whether each of several gifts has words of its own, one after the other."""
    if len(gifts) < 2 or not all(_is_whole(gift) for gift in gifts):
        return False
    if any(_may_give(gift, other) for gift, other in pairwise(gifts)):
        return False
    getters = [at for gift in gifts for at in gift.recipients]
    spans = sorted(_span(gift, gifts) for gift in gifts)
    return len(getters) == len(set(getters)) and all(one[1] < other[0] for one, other in pairwise(spans))


def _is_whole(gift: Gift) -> bool:
    """Whether a gift has all of its own by a verb, and none from another."""
    plain = bool(gift.recipients) and all(level >= PLAINLY for level in gift.recipients.values())
    return plain and bool(gift.things and gift.donors) and not gift.main.noun and not gift.loose


def _may_give(before: Gift, gift: Gift) -> bool:
    """Whether who gets a gift by the verb of the one before may as well give it: *gave Peru 20 tents and Chile 9*."""
    return before.main is gift.main and min(gift.recipients) < min(gift.things)


def _span(gift: Gift, gifts: Sequence[Gift]) -> tuple[int, int]:
    """From the first to the last piece of a gift that is its own."""
    shared = {at for at in gift.donors if any(at in other.donors for other in gifts if other is not gift)}
    own = [*gift.things, *gift.recipients, *(at for at in gift.donors if at not in shared)]
    return min(own), max(own)
