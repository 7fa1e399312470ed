"""A dated fact about a country or a group of countries, as the user writes it."""

from __future__ import annotations

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
