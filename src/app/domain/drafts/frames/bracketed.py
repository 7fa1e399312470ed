"""Numbers in brackets behind each of several who give or get: *Canada (CAD 8 million) and Brazil (USD 5 million) gave*.

    each = actor ("(" amount ("in"? amount | "in kind")? ")" | "with" amount)                at least two of them

Each has what stands in the brackets or with it, and what the verb has without a number (*gave money to*) is the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from app.domain.drafts.clauses.pieces import Piece, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.frames.gifts import Gift


def of_each(shape: Shape, gifts: Sequence[Gift]) -> list[Gift]:
    """The gifts of a sentence, with what stands in brackets from or for the one before it."""
    held = dict(_in_brackets(shape))
    if len(held) < 2:
        return [*gifts]
    taken = {at for gift in gifts for at in gift.things}
    out: list[Gift] = []
    for gift in gifts:
        whose = [who for who, things in held.items() if {*things} & {*gift.things}]
        free = [who for who, things in held.items() if taken.isdisjoint(things)] if _has_all(gift, held) else []
        if len(whose) == 1:
            out.append(_own(gift, [at for at in gift.things if at in held[whose[0]]], whose[0]))
        elif whose or _counts(shape, gift) or not _has_all(gift, held):
            out.append(gift)
            continue
        out += [_own(gift, held[who], who) for who in free]
        taken.update(at for who in free for at in held[who])
    return out


def sums_of_each(shape: Shape, gifts: Sequence[Gift]) -> list[Gift]:
    """The gifts of a sentence, with the sums that stand in brackets for what is only called a contribution."""
    called = [gift for gift in gifts if gift.things and all(shape.words[at] in _CONTRIBUTIONS for at in gift.things)]
    return [own for gift in gifts for own in (of_each(shape, [gift]) if gift in called else [gift])]


_CONTRIBUTIONS = words("contributions donations grants gifts pledges")


def _in_brackets(shape: Shape) -> Iterator[tuple[int, list[int]]]:
    """Somebody with the amounts that stand alone in brackets right behind him, or with him."""
    pieces = shape.pieces
    for at in range(1, len(pieces) - 2):
        if pieces[at - 1].actor is None or pieces[at].word not in ("(", "with"):
            continue
        end = at + 1
        while pieces[at].word == "(" and end + 1 < len(pieces) and _is_within(pieces[end]):
            end += 1
        end += pieces[at].word == "with"
        things = [one for one in range(at + 1, end) if pieces[one].thing is not None]
        if things and pieces[end].word in ((")",) if pieces[at].word == "(" else (",", "and", ".")):
            yield at - 1, things


def _is_within(piece: Piece) -> bool:
    """Whether a piece in brackets is an amount or stands beside one: *(USD 9,000 in kind)*."""
    return piece.thing is not None or piece.word in ("in", "of", "worth", "and", "cash", "kind")


def _counts(shape: Shape, gift: Gift) -> bool:
    things = [shape.pieces[at].thing for at in gift.things]
    return any(one is not None and (one.low is not None or one.high is not None) for one in things)


def _has_all(gift: Gift, owners: Collection[int]) -> bool:
    return any({*owners} <= {*parties} for frame in gift.told for parties in (frame.donors, frame.recipients))


def _own(gift: Gift, things: Sequence[int], who: int) -> Gift:
    """A gift of what stands in the brackets behind one of those who give it or get it."""
    if who in gift.donors or any(who in frame.donors for frame in gift.told):
        return replace(gift, things=[*things], worth=[], donors=[who], unsure=dict(gift.unsure))
    if who in gift.recipients or any(who in frame.recipients for frame in gift.told):
        return replace(gift, things=[*things], worth=[], recipients={who: 3}, unsure=dict(gift.unsure))
    return gift
