"""The other value: what a contradicting passage says instead of a field's value, read by the rules for drafts.

If the rules read nothing of the kind, or several candidates, there is no other value; the passage contradicts the field
all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, NamedTuple

from app.domain.counted import plain_words
from app.domain.donations import Amount, CountSpan, DateSpan, EventDate, Item, Money, Party
from app.domain.money import read_money
from app.domain.quantity import read_quantity
from app.domain.terms import Qualifier


class OtherValue(NamedTuple):
    """What a passage says instead. An open end is None, but never both."""

    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    as_stated: str


@lru_cache(maxsize=1 << 12)
def amount_in(quote: str, thing: str = "", currency: str | None = None) -> OtherValue | None:
    """How much of an item words state; with `currency` how much of that money, or of any if it is empty."""
    if currency is not None:
        return _money(quote, currency)
    whole = read_quantity(quote)
    if whole is not None and not (whole.low is whole.high is None):
        return OtherValue(whole.low, whole.high, whole.qualifier, whole.as_stated)
    from app.domain.drafts.amounts.amounts import amounts

    found = [one for one in amounts(quote, 0, len(quote)) if not one.is_money and not (one.low is one.high is None)]
    sought = _noun(thing)
    named = [one for one in found if sought and sought in (_noun(one.item), _noun(one.unit))]
    meant = named or found
    if len(meant) != 1 or (named and any(one.unsure for one in found)):
        return None
    return OtherValue(meant[0].low, meant[0].high, meant[0].qualifier, meant[0].as_stated)


def _money(quote: str, currency: str) -> OtherValue | None:
    read = read_money(quote)
    if read is not None and read.money.currency in (currency, currency or read.money.currency):
        return OtherValue(read.money.low, read.money.high, read.money.qualifier, read.money.as_stated or quote)
    from app.domain.drafts.amounts.amounts import amounts

    found = [one for one in amounts(quote, 0, len(quote)) if one.is_money and not (one.low is one.high is None)]
    found = [one for one in found if one.currency and (not currency or one.currency == currency)]
    return None if len(found) != 1 else OtherValue(found[0].low, found[0].high, found[0].qualifier, found[0].as_stated)


def _noun(words: str) -> str:
    return plain_words(words).rpartition(" ")[2]


def other_value(value: Any, quote: str) -> OtherValue | None:
    """How much words state instead of an item, an amount of money or a count; None for other values."""
    match value:
        case Item():
            return amount_in(quote, value.item)
        case Money() | Amount():
            return amount_in(quote, currency=value.currency)
        case CountSpan():
            return amount_in(quote)
        case _:
            return None


def with_words(value: Any, quote: str) -> Any | None:
    """The value as a passage states it; None if that cannot be parsed."""
    words = " ".join(quote.split())
    match value:
        case Item() | Money() | Amount() | CountSpan():
            other = other_value(value, quote)
            return None if other is None else replace(value, **other._asdict())
        case DateSpan():
            return _dated(value, quote)
        case str() if not isinstance(value, Enum):  # a term is chosen, and not read
            return words
        case _:
            return None


def _dated(value: DateSpan | EventDate, quote: str) -> DateSpan | None:
    """The value with the one day that the words say, without doubt; a year that they leave out is that of the value."""
    from app.domain.drafts.dates.days import days

    year = (value.end or value.start)[:4]
    found = [one for one in days(quote, 0, len(quote), f"{year}-12-31" if year else "") if one.first or one.last]
    if len(found) != 1 or found[0].unsure:
        return None
    one = found[0]
    return replace(
        value, start=one.first, end=one.last, precision=one.precision, as_stated=one.as_stated,
        inferred=bool(one.inferred),
    )  # fmt: skip


def party_in(value: Party, words: str, named: Sequence[tuple[str, str]]) -> Party:
    """The party that words name: whom the rules read in them, as (name, country), else by the words as they are."""
    if len(named) == 1:
        return Party(value.role, named[0][0], iso2=named[0][1])
    return Party(value.role, " ".join(words.split()))


def widest(
    low: Decimal | None, high: Decimal | None, others: Sequence[OtherValue]
) -> tuple[Decimal | None, Decimal | None, Qualifier]:
    """The interval from the least low to the greatest high; an end that one of them leaves open is open."""
    lows, highs = [low, *(one.low for one in others)], [high, *(one.high for one in others)]
    least = None if None in lows else min(one for one in lows if one is not None)
    most = None if None in highs else max(one for one in highs if one is not None)
    if least is None or most is None:
        return least, most, Qualifier.AT_LEAST if most is None else Qualifier.UP_TO
    return least, most, Qualifier.EXACT if least == most else Qualifier.BETWEEN
