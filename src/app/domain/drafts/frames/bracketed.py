"""Numbers in brackets behind each of several who give or get: *Canada (CAD 8 million) and Brazil (USD 5 million) gave*.

    each = actor ("(" amount ")" | "with" amount)                at least two of them

Each has what stands in the brackets or with it, and what the verb has without a number (*gave money to*) is the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.frames.gifts import Gift


def of_each(shape: Shape, gifts: Sequence[Gift]) -> list[Gift]:
    """The gifts of a sentence, with what stands in brackets from or for the one before it."""
    owners = dict(_in_brackets(shape))
    if len(owners) < 2:
        return [*gifts]
    taken = {at for gift in gifts for at in gift.things}
    out: list[Gift] = []
    for gift in gifts:
        mine = [at for at in gift.things if at in owners]
        if len(mine) == 1:
            further = [at for at in owners if at not in taken] if _has_all(gift, owners.values()) else []
            out += [_own(gift, at, owners[at]) for at in (*mine, *further)]
            taken.update(further)
        elif mine or _counts(shape, gift) or not _has_all(gift, owners.values()):
            out.append(gift)
        else:
            out += [_own(gift, at, who) for at, who in owners.items() if at not in taken]
    return out


def _in_brackets(shape: Shape) -> Iterator[tuple[int, int]]:
    """Each amount that stands alone in brackets right behind somebody, or with him."""
    pieces = shape.pieces
    for at in range(2, len(pieces) - 1):
        around = (pieces[at - 1].word, pieces[at + 1].word)
        alone = around == ("(", ")") or (around[0] == "with" and around[1] in (",", "and", "."))
        if alone and pieces[at].thing is not None and pieces[at - 2].actor is not None:
            yield at, at - 2


def _counts(shape: Shape, gift: Gift) -> bool:
    things = [shape.pieces[at].thing for at in gift.things]
    return any(one is not None and (one.low is not None or one.high is not None) for one in things)


def _has_all(gift: Gift, owners: Collection[int]) -> bool:
    return any({*owners} <= {*parties} for parties in (gift.main.donors, gift.main.recipients))


def _own(gift: Gift, thing: int, who: int) -> Gift:
    """A gift of what stands in the brackets behind one of those who give it or get it."""
    if who in gift.main.donors or who in gift.donors:
        return replace(gift, things=[thing], worth=[], donors=[who], unsure=dict(gift.unsure))
    if who in gift.main.recipients or who in gift.recipients:
        return replace(gift, things=[thing], worth=[], recipients={who: 3}, unsure=dict(gift.unsure))
    return gift
