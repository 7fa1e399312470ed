"""Who gives or gets something with somebody else.

partner = ("together" | "jointly" | "along") "with" names | ("," | start) "joined by" names
"""

from __future__ import annotations

from app.domain.drafts.clauses.around import PLAINLY
from app.domain.drafts.clauses.pieces import Sort
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.filling.case import Case
from app.domain.drafts.frames.gifts import Gift

_TOGETHER = (["together", "with"], ["jointly", "with"], ["along", "with"])


def partners(shape: Shape, gift: Gift) -> list[int]:
    """Who gives or gets it with somebody else: *Peru, together with Oxfam, gave*, *gave it jointly with the Lions*."""
    named = (at for at in shape.of(Sort.ACTOR, 2, len(shape.pieces)) if _is_partner(shape, at))
    return [one for at in named for one in shape.list_around(at) if one not in gift.recipients]


def _is_partner(shape: Shape, at: int) -> bool:
    pieces = shape.pieces
    left = at - 1 - (pieces[at - 1].word in ("the", "its"))
    joined = [piece.word for piece in pieces[max(0, left - 1) : left + 1]]
    if joined == ["joined", "by"]:  # but not a ceremony joined by Peru
        return left == 1 or pieces[left - 2].sort is Sort.SIGN
    return joined in _TOGETHER and not pieces[left - 2].word.startswith("work")  # works together with Chile and gave


def get_together(case: Case) -> None:
    """Who is named beside the subject that gets it gets it too: *together with Chad, Mali received 40 tents*."""
    shape, gift = case.shape, case.gift
    number = shape.verb_at(gift.main.at)
    who = shape.subject(number)[0] if number >= 0 else []
    if who and all(at in gift.recipients for at in who):
        joined = partners(shape, gift)
        gift.recipients |= dict.fromkeys(joined, PLAINLY)
        gift.donors = [at for at in gift.donors if at not in joined]
