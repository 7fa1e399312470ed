"""Whether a record may already say what a draft says: the same parties, item and date, with reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto

from app.domain.counted import MEASURES, plain_words
from app.domain.donations import Donation, Item, Money, Party
from app.domain.fold import fold
from app.domain.language import later, tr, tr_n
from app.domain.quantity import Stated
from app.domain.terms import PartyRole

NEAR_DAYS = 62
"""Days that two dates of one gift may lie apart: what is announced in one month is handed over in the next."""
ENOUGH = 5
"""What a likeness is worth at least to be shown; a donor and a recipient by name alone are 4."""
_NEAR = Decimal("0.1")
"""The share by which amounts of one gift may differ, as words round them."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The similarity of a record to a draft."""

    worth: int
    reasons: tuple[str, ...]
    """In words, the weightiest first."""


def likeness(draft: Donation, record: Donation, *, one_source: bool = False) -> Likeness | None:
    """How similar a record is to a draft, or None if it is another gift. Where `one_source` tells of both, a sum may be
    what came of the other, as *only 90 million of it had been received*."""
    found = _same_parties(draft, record)
    if not found:
        return None
    things = _same_things(draft, record)
    found += things
    if one_source and not things and _is_large_part(draft.money, record.money):
        assert record.money is not None
        found.append((2, tr("sums in {currency}").format(currency=record.money.currency)))
    when = _when(draft, record)
    if when is None:
        return None
    found += when
    worth = sum(one for one, _ in found)
    if worth < ENOUGH:
        return None
    return Likeness(worth, tuple(words for _, words in sorted(found, key=lambda one: -one[0])))


def kinship(one: Donation, other: Donation) -> Likeness | None:
    """How likely one is a part of what the other promises, or the same under another name: the same parties, whenever
    it was; None if they have not both."""
    found = _same_parties(one, other)
    if len(found) < 2:
        return None
    if things := _same_things(one, other):
        found += things
    elif one.money is not None and other.money is not None and one.money.currency == other.money.currency:
        found.append((2, tr("sums in {currency}").format(currency=one.money.currency)))
    return Likeness(sum(worth for worth, _ in found), tuple(words for _, words in found))


def nearness(one: Donation, other: Donation) -> int:
    """How much two have in common of parties and things, whatever their dates, also where that is too little for a
    likeness."""
    return sum(worth for worth, _ in (*_same_parties(one, other), *_same_things(one, other)))


Found = list[tuple[int, str]]
"""What each likeness is worth, and in words."""


def _same_parties(draft: Donation, record: Donation) -> Found:
    return [
        *_same_party(draft, record, PartyRole.DONOR, tr("same donor"), tr("donors of one country")),
        *_same_party(draft, record, PartyRole.RECIPIENT, tr("same recipient"), tr("recipients in one country")),
    ]


def _same_party(draft: Donation, record: Donation, role: PartyRole, name: str, country: str) -> Found:
    ours, theirs = (_of_role(content.parties, role) for content in (draft, record))
    if any(_is_same(one, other) for one in ours for other in theirs):
        return [(2, name)]
    return [(1, country)] if {p.iso2 for p in ours if p.iso2} & {p.iso2 for p in theirs if p.iso2} else []


def _is_same(one: Party, other: Party) -> bool:
    """Whether two have one name; a town of that name in another country is another."""
    return fold(one.name) == fold(other.name) and (not one.iso2 or not other.iso2 or one.iso2 == other.iso2)


def _of_role(parties: Iterable[Party], role: PartyRole) -> list[Party]:
    roles = (role, PartyRole.BENEFICIARY) if role is PartyRole.RECIPIENT else (role,)
    return [party for party in parties if party.role in roles]


def _same_things(draft: Donation, record: Donation) -> Found:
    """The first item that both have, and whether its number or the amount is the same; each with its weight."""
    for ours in draft.items:
        for theirs in record.items:
            if not heads(ours.item) & heads(theirs.item):
                continue
            how = _meet(ours, theirs) if _measure(ours) == _measure(theirs) else _Meets.NOT
            is_named_alike = heads(ours.item) == heads(theirs.item)
            said = tr((_ALIKE if is_named_alike else _UNLIKE)[how])
            return [(1 if how is _Meets.NOT else 3, said.format(item=theirs.item, other=ours.item))]
    if draft.money is not None and record.money is not None and draft.money.currency == record.money.currency:
        how = _meet(draft.money, record.money)
        same = tr("the same amount") if how is _Meets.EXACTLY else tr("about the same amount")
        return [] if how is _Meets.NOT else [(3, same)]
    return []


def _is_large_part(one: Money | None, other: Money | None) -> bool:
    """Whether one of two sums in one currency is at least half of the other."""
    if one is None or other is None or (one.currency, one.kind) != (other.currency, other.kind):
        return False
    least, most = sorted(money.low or money.high or Decimal(0) for money in (one, other))
    return least > 0 and 2 * least >= most


class _Meets(Enum):
    """How two intervals of numbers are alike."""

    EXACTLY = auto()
    NEARLY = auto()
    NOT = auto()


_ALIKE = {
    _Meets.EXACTLY: later("the same number of {item}"),
    _Meets.NEARLY: later("about the same number of {item}"),
    _Meets.NOT: later("{item} in both"),
}
_UNLIKE = {
    _Meets.EXACTLY: later("as much {item} as {other}"),
    _Meets.NEARLY: later("about as much {item} as {other}"),
    _Meets.NOT: later("{item} and {other}"),
}


_OF_ANY_THING = frozenset(
    ("bags", "barrels", "boxes", "cases", "cartons", "containers", "consignments", "gallons", "items", "kilograms",
     "kilos", "litres", "loads", "packs", "packages", "pairs", "pallets", "pieces", "sets", "shipments", "supplies",
     "tonnes", "tons", "units")
)  # fmt: skip
"""Words that say nothing of what it is: *desalination units* are not like *housing units*."""


def _measure(item: Item) -> str:
    """The measure by which a thing is counted, empty for pieces: 70 tonnes of tents are not about 75 tents."""
    return MEASURES.get(plain_words(item.unit), "")


def heads(item: str) -> set[str]:
    """The words of an item as stems: *masks* and *mask*, *surgical masks*."""
    words = (word for word in fold(item).split() if len(word) > 3 and word not in _OF_ANY_THING)
    return {word.removesuffix("es").removesuffix("s") for word in words}


def _meet(one: Stated, other: Stated) -> _Meets:
    """Whether two intervals overlap, allowing for rounding; not if one has none."""
    ends = [(one.low, one.high), (other.low, other.high)]
    if any(low is None and high is None for low, high in ends):
        return _Meets.NOT
    if ends[0] == ends[1]:
        return _Meets.EXACTLY
    (a, b), (c, d) = ((low or Decimal(0), high if high is not None else low or Decimal(0)) for low, high in ends)
    return _Meets.NEARLY if a <= d * (1 + _NEAR) and c <= b * (1 + _NEAR) else _Meets.NOT


def _when(draft: Donation, record: Donation) -> Found | None:
    """How close their dates are; None if too far apart for one gift."""
    ours, theirs = _days(draft), _days(record)
    if ours is None or theirs is None:
        return []
    apart = max((ours[0] - theirs[1]).days, (theirs[0] - ours[1]).days, 0)
    if apart > NEAR_DAYS:
        return None
    return [(1, tr_n("{n} day apart", "{n} days apart", apart) if apart else tr("at the same time"))]


def _days(content: Donation) -> tuple[date, date] | None:
    ends = [end for end in (content.date.start, content.date.end) if len(end) == 10]
    try:
        days = [date.fromisoformat(end) for end in ends]
    except ValueError:
        return None
    return (days[0], days[-1]) if days else None
