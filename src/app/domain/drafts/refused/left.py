"""Things that are no new gift: what is left of aid that is cut, and what is named only as not given.

cut     = verb of cutting … noun of aid … thing | noun of aid … thing "was" verb of cutting
instead = ("instead of" | "in lieu of" | "rather than" | ", not the") thing
to_get  = noun of aid … thing ("is" | "are") ("available" | "open") to
paid    = thing … ("as" | "in") "payment" ("for" | "of")

No clue is learnt from this: it holds of any thing, so that nothing need be weighed.
"""

from __future__ import annotations

from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape


def is_left_or_left_out(shape: Shape, at: int) -> bool:
    """Whether a thing is no new gift, as it is what is left of aid, or is not given."""
    return _is_cut(shape, at) or _is_instead(shape, at) or _is_to_be_got(shape, at) or _is_payment(shape, at)


def _is_to_be_got(shape: Shape, at: int) -> bool:
    """*Grants of up to 500 pounds are open to clubs*: whoever asks may get one."""
    said = shape.words
    if _OPEN.isdisjoint(shape.said):
        return False
    open_at = (one for one in range(at + 2, len(said) - 1) if said[one] in _OPEN)
    first = next((one for one in open_at if said[one - 1] in _BE and said[one + 1] in ("to", "for")), -1)
    apart = any(piece.sort is Sort.SIGN for piece in shape.pieces[at:first])
    return first > 0 and not apart and not _AIDS.isdisjoint(said[max(0, at - _OBJECT) : at])


def _is_payment(shape: Shape, at: int) -> bool:
    """*Delivered 20 wagons to Iraq as payment for gas*."""
    if "payment" not in shape.said:
        return False
    said = shape.words[at + 1 :]
    paid = (one for one in range(1, len(said) - 1) if said[one] == "payment")
    return any(said[one - 1] in ("as", "in") and said[one + 1] in ("for", "of") for one in paid)


def _is_instead(shape: Shape, at: int) -> bool:
    """*300 tents instead of 400*, *cash in lieu of tents*: what is not given."""
    if _INSTEAD.isdisjoint(shape.said):
        return False
    said = tuple(piece.word for piece in shape.pieces[max(0, at - 3) : at] if piece.word not in ("a", "an", "the"))
    the = shape.words[at - 1] == "the" or shape.pieces[at].word.startswith("the ")
    alone = said[-2:-1] == ("but",) and all(verb.first < at for verb in shape.verbs)  # but not the boats
    if the and said[-1:] == ("not",) and (alone or said[-2:-1] in ((",",), ("and",))):
        return True  # got 300 tents, not the 400 it was promised
    return said[-2:] in (("instead", "of"), ("lieu", "of"), ("rather", "than"))


def _is_cut(shape: Shape, at: int) -> bool:
    """*Cut its aid to Nepal by 3 million dollars*, *the grant was reduced to 2 million*."""
    if _CUTS.isdisjoint(shape.said):
        return False
    words_of = [piece.word.rpartition(" ")[2] for piece in shape.pieces]
    for number, word in enumerate(words_of):
        if word not in _CUTS or words_of[number - 1] == "not" or words_of[number + 1 : number + 2] == ["off"]:
            continue
        ends = (one for one in range(number + 1, len(words_of)) if words_of[one] in _NEXT or shape.verb_at(one) >= 0)
        low, high = shape.clause_start(number), next(ends, len(words_of))
        if not low <= at < high:
            continue
        told = range(low, number) if words_of[number - 1] in _BE else range(number + 1, min(high, number + _OBJECT))
        if not _AIDS.isdisjoint(words_of[one] for one in told):
            return True
    return False


_CUTS = words(
    "cut cuts cutting reduce reduces reduced reducing slash slashes slashed slashing halve halved halving trim trims "
    "trimmed trimming lower lowers lowered lowering"
)
_AIDS = words("aid assistance funding budget grant grants contribution contributions support sponsorship help")
_NEXT = words(", ; but and while after before when")
_OPEN = words("available open")
_INSTEAD = words("instead lieu rather not")
_BE = words("was were is are be been being")
_OBJECT = 6
"""Pieces behind a verb in which what it is done to is named."""
