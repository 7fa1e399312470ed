"""Stand-in until the reader of amounts lands."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from app.domain.figures import figures
from app.domain.money import read_money
from app.domain.quantity import read_quantity
from app.domain.terms import Qualifier


class Amount(NamedTuple):
    """A quantity or a sum."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    unit: str
    item: str
    item_start: int
    item_end: int
    currency: str
    unsure: str
    as_stated: str


_LEAD = re.compile(r"(?:about|some|around|nearly|almost|over|more than|at least|up to|a total of) $")
_ITEM = re.compile(
    r" (?:(?:tonnes|tons|boxes|doses|litres|kg|MT|pairs|bags|sets) (?:of )?)?(?:(?!to\b|for\b|from\b|and\b|in\b|on\b|by\b|with\b|were\b|was\b|have\b|had\b|had\b|at\b|into\b|aboard\b|through\b)[\w-]+ ?){0,4}"
)
_THINGS = re.compile(
    r"\b(?:medical|humanitarian|food|relief|emergency)(?: (?:supplies|aid|equipment|relief|assistance|goods))+\b"
    r"|\b(?:an? )?(?:field hospital|medical teams?|rescue teams?|vaccines|tents|blankets|medicines?|rice|food)\b"
)


def amounts(text: str, start: int, end: int) -> list[Amount]:
    """All quantities and sums."""
    out: list[Amount] = []
    for low, high, money in figures(text, start, end):
        m = _LEAD.search(text, start, low)
        begin = m.start() if m else low
        if money:
            read = read_money(text[begin:high])
            if read:
                a = read.money
                out.append(
                    Amount(
                        begin, high, a.low, a.high, a.qualifier, "", "", high, high, a.currency, "", text[begin:high]
                    )
                )
            continue
        m = _ITEM.match(text, high, end)
        stop = high + len(m[0].rstrip()) if m else high
        q = read_quantity(text[begin:stop])
        if q:
            out.append(
                Amount(
                    begin, stop, q.low, q.high, q.qualifier, q.unit, q.item, high + 1, stop, "", "", text[begin:stop]
                )
            )
    return out


def items(text: str, start: int, end: int, taken: list[Amount]) -> list[Amount]:
    """Things without a number."""
    out: list[Amount] = []
    for m in _THINGS.finditer(text, start, end):
        if not any(t.start < m.end() and m.start() < t.end for t in taken):
            out.append(
                Amount(m.start(), m.end(), None, None, Qualifier.NOT_STATED, "", m[0], m.start(), m.end(), "", "", m[0])
            )
    return out
