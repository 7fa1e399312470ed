"""One amount told by both of its ends, each with its unit: *between USD 600,000 and USD 750,000*, *20 tons to 25 tons*.

Read one by one they would be two gifts, of which neither number is meant. The ends of *from … to* may also be what
something was before and is now, so that their amount stays open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.amounts.doubts import one_end
from app.domain.numbers import trimmed
from app.domain.terms import Qualifier

_LEAD = re.compile(r"\b(between|from) $", re.IGNORECASE)
_JOINTS = {"between": (" and ", " to "), "from": (" to ",), "": (" to ", " - ", " – ")}


def joined(text: str, found: Sequence[Amount]) -> list[Amount]:
    """The amounts of a text, in order, two ends of one as one."""
    out: list[Amount] = []
    for one in found:
        whole = _whole(text, out[-1], one) if out else None
        out[-1:] = [whole] if whole else [*out[-1:], one]
    return out


def _whole(text: str, low: Amount, high: Amount) -> Amount | None:
    """The amount of which two are the ends, or None."""
    lead = _LEAD.search(text, max(0, low.start - 9), low.start)
    word = lead[1].lower() if lead else ""
    if text[low.end : high.start] not in _JOINTS[word] or not _same_measure(low, high):
        return None
    if low.low is None or high.low is None or {low.qualifier, high.qualifier} != {Qualifier.EXACT}:
        return None
    if low.low >= high.low or high.as_stated.startswith("a total") or text.endswith(" by ", 0, low.start):
        return None  # raised by 20 tons to a total of 30 tons
    start = lead.start() if lead else low.start
    first = _first(text, low, high)
    whole = high._replace(start=start, low=first, qualifier=Qualifier.BETWEEN)
    if first is None:
        whole = whole._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED)
    own = low.unsure.replace(one_end(), "").strip()
    unsure = " ".join(dict.fromkeys(filter(None, (own, high.unsure))))
    return whole._replace(as_stated=" ".join(text[start : high.end].split()), unsure=unsure)


def _first(text: str, low: Amount, high: Amount) -> Decimal | None:
    """The lower end, with the scale of the higher one: *between $5 and $6 million*; None where that is open."""
    digits = _DIGITS.search(text, high.start, high.end)
    if low.low is None or high.low is None or digits is None or low.low >= _SCALED:
        return low.low
    scale = high.low / Decimal(digits[0].replace(",", ""))
    if scale < _SCALED:
        return low.low
    return trimmed(low.low * scale) if low.low * scale < high.low else None


_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SCALED = 1000


def _same_measure(low: Amount, high: Amount) -> bool:
    """Whether both are sums of one currency, or count the same: *20 tons* and *25 tons of maize*."""
    if low.is_money or high.is_money:
        return low.is_money and high.is_money and low.currency == high.currency
    return low.unit == high.unit and (low.item == high.item or (bool(low.unit) and not low.item))
