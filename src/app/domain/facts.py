"""A dated fact about a country or a group of countries, as the user writes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.domain.donations import DateSpan
from app.domain.terms import Polarity, Qualifier
from app.domain.vocabularies import Term


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. `country` is an ISO 3166 alpha-2 code or the code of a group (five-eyes)."""

    country: str
    category: Term
    field: str
    """What is stated, in a word or two: *cases*, *deaths*, *5G stance*."""
    value: str
    """The value in words, as shown."""
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: Qualifier = Qualifier.NOT_STATED
    unit: str = ""
    as_of: DateSpan = DateSpan()
    asserted_by: str = ""
    polarity: Polarity = Polarity.AFFIRMED
    note: str = ""
    own: tuple[tuple[str, Any], ...] = ()
    """The values of fields of the registry that have no attribute here, by key; see `app.domain.fields`."""


def contradict(one: Fact, other: Fact) -> bool:
    """Whether two facts contradict each other on a field and day. Overlapping intervals agree: *over 100*, *120*."""
    if one is other or (one.category, one.field.casefold(), one.country) != (
        other.category, other.field.casefold(), other.country
    ):  # fmt: skip
        return False
    if (one.as_of.start, one.as_of.end) != (other.as_of.start, other.as_of.end):
        return False
    same_words = one.value.casefold() == other.value.casefold()
    if one.polarity is not other.polarity:
        return same_words
    if one.unit.casefold() != other.unit.casefold() or not (_is_number(one) and _is_number(other)):
        return not same_words and not (_is_number(one) or _is_number(other))
    return _starts_above(one, other) or _starts_above(other, one)


def also_stated(one: Fact, every: Iterable[Fact]) -> list[Fact]:
    """Those of them that contradict it."""
    return [other for other in every if contradict(one, other)]


def _is_number(fact: Fact) -> bool:
    return fact.low is not None or fact.high is not None


def _starts_above(one: Fact, other: Fact) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high
