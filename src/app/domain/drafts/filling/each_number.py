"""How much each of several gives or gets where as many numbers stand before one thing.

    numbers = number ("," number)* "and" number thing | sum ("," sum)* "and" sum
    gift    = as many who give it as there are numbers, or as many who get it: *Chad and Mali got 12 and 20 tents*

Each has the number at his place. One without a scale has that of the last: *4 and 3 million euros*. Where both sides
are several, or the numbers are more or fewer than those who have them, they are left unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.amounts.amounts import amounts
from app.domain.drafts.draft import Draft, DraftItem, DraftMoney, DraftParty, Field
from app.domain.language import tr
from app.domain.terms import Qualifier

_SCALE = r"(?:hundred|thousand|million|billion|trillion|mn|bn|m|lakh|crore)"
_NUMBER = rf"(?P<sign>[$€£¥]|[A-Z]{{1,2}}\$)?(?P<number>\d[\d,]*(?:\.\d+)?)(?: ?(?P<scale>{_SCALE})\b)?"
_FIRST = re.compile(_NUMBER)
_LAST = re.compile(rf"{_NUMBER}(?P<of> [^\d]+)?")
_JOINT = re.compile(r", and | and |, ")
_LISTED = re.compile(r"(?:,|,? and)(?: the)? ")
_WHOLE_SCALE = 1000
"""Numbers from which on one has no scale that is said only of another."""


def by_each_number(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence, with one for each number where each is of another who gives or gets it."""
    return [one for draft in drafts for one in _apart(text, draft)]


def _apart(text: str, draft: Draft) -> Iterator[Draft]:
    side = _several(draft)
    if side is None or not _are_listed(text, parties := getattr(draft, side.value)):
        yield draft
        return
    own = [*_own(text, draft)]
    if len(own) != len(parties):
        yield draft
        return
    why = tr("Each is taken to have the number at the same place of the list.")
    field = Field.ITEMS if draft.items else Field.MONEY
    for party, words, (items, sums) in zip(parties, draft.spans.get(side, ()), own, strict=True):
        yield replace(
            draft,
            **{side.value: (party,)},
            items=items,
            amounts=sums,
            spans=draft.spans | {side: (words,)},
            unsure=draft.unsure | {side: why, field: why},
        )


def _own(text: str, draft: Draft) -> Iterator[tuple[tuple[DraftItem, ...], tuple[DraftMoney, ...]]]:
    """What each of several has: of one number that is not read, or of as many sums; nothing where it is all of them."""
    if not draft.items and len(draft.amounts) > 1:
        plain = all(one.low is not None and not one.role for one in draft.amounts)
        yield from (((), (one,)) for one in draft.amounts if plain and _are_listed(text, draft.amounts))
    elif len(draft.items) + len(draft.amounts) == 1:
        counted = (*draft.items, *draft.amounts)[0]
        for one in _read(counted.as_stated) if counted.low is None else ():
            yield (tuple(_item(item, one) for item in draft.items), tuple(_sum(money, one) for money in draft.amounts))


def _several(draft: Draft) -> Field | None:
    """The one side of which there are several."""
    both = ((Field.DONORS, draft.donors), (Field.RECIPIENTS, draft.recipients))
    sides = [side for side, those in both if len(those) > 1]
    return sides[0] if len(sides) == 1 and len(draft.spans.get(sides[0], ())) > 1 else None


def _are_listed(text: str, parties: Sequence[DraftParty | DraftMoney]) -> bool:
    return all(_LISTED.fullmatch(text, one.end, other.start) for one, other in pairwise(parties))


def _read(said: str) -> Iterator[Amount]:
    """What each number of a list says with the words behind the last one; nothing where one cannot be read."""
    *before, last = _JOINT.split(said)
    end = _LAST.fullmatch(last)
    firsts = [_FIRST.fullmatch(one) for one in before]
    if end is None or not firsts:
        return
    out = list[Amount]()
    for one in (*firsts, end):
        if one is None or (one["sign"] or "") != (end["sign"] or ""):
            return
        scale = one["scale"] or (end["scale"] if Decimal(one["number"].replace(",", "")) < _WHOLE_SCALE else None)
        words = f"{one['sign'] or ''}{one['number']}{f' {scale}' if scale else ''}{end['of'] or ''}"
        found = amounts(words, 0, len(words))
        if len(found) != 1 or found[0].low is None or found[0].low != found[0].high:
            return
        out += found
    yield from out


def _item(item: DraftItem, read: Amount) -> DraftItem:
    return item._replace(low=read.low, high=read.high, qualifier=Qualifier.EXACT, unit=read.unit, item=read.item)


def _sum(money: DraftMoney, read: Amount) -> DraftMoney:
    currency = money.currency or read.currency
    return money._replace(low=read.low, high=read.high, qualifier=Qualifier.EXACT, currency=currency)
