"""Who gives or gets something with somebody else, and who is only the sum of those behind him.

partner = ("together" | "jointly" | "along") "with" names | ("," | start) "joined by" names
sum     = number people "," as many names                        three states, Peru, Chad and Oman
"""

from __future__ import annotations

from app.domain.drafts.clauses.around import PLAINLY
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.filling.case import Case
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.names.actors import NamedKind
from app.domain.number_words import ONES

_TOGETHER = (["together", "with"], ["jointly", "with"], ["along", "with"])
_TELLING = words("together jointly along joined")
"""Words of which one stands before every partner."""


def partners(shape: Shape, gift: Gift) -> list[int]:
    """Who gives or gets it with somebody else: *Peru, together with Oxfam, gave*, *gave it jointly with the Lions*."""
    if _TELLING.isdisjoint(shape.words):
        return []
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
    joined = partners(shape, gift) if number >= 0 else []
    who = shape.subject(number)[0] if joined else []
    if who and all(at in gift.recipients for at in who):
        gift.recipients |= dict.fromkeys(joined, PLAINLY)
        gift.donors = [at for at in gift.donors if at not in joined]


def leave_sums(case: Case) -> None:
    """Leave out a group that the names behind it count up: *three Nordic countries, Norway, Sweden and Denmark*."""
    gift, pieces = case.gift, case.shape.pieces
    for at in [one for one in (*gift.donors, *gift.recipients) if pieces[one].kind is NamedKind.GROUP]:
        number = ONES.get(pieces[at].word.lower().split()[0])
        listed = case.shape.words[at + 1 : at + 2] == [","] and at + 2 in case.shape.ties
        names = [one for one in case.shape.list_around(at + 2) if one != at] if listed else []
        if number is not None and len(names) == number:
            gift.donors = [one for one in gift.donors if one != at]
            gift.recipients.pop(at, None)
