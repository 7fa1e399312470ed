"""Expected against received: facts that would lead one to expect much of a country, beside what it was given.

Users choose the facts; nothing here weighs them. Of each country it is said whether that was fulfilled: expected and
received, expected and nothing recorded, expected and a source says none, received without being expected.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from app.domain.axes import Axis, By
from app.domain.by_key import by_key
from app.domain.language import later
from app.domain.records import DonationFilter
from app.domain.terms import PartyRole, Polarity
from app.domain.vocabularies import CATEGORY
from app.store.reader import Reader
from app.store.reads import grouped, vocabularies
from app.store.reads.grouped import Cell
from app.store.schema import country, fact

_RECIPIENT = Axis("recipient", By.PARTY_HOME, later("recipient"), PartyRole.RECIPIENT)


@dataclass(frozen=True, slots=True)
class FactValue:
    """What is recorded of countries in the same words: a category, a field and its value."""

    category: str
    field: str
    value: str
    countries: tuple[str, ...]
    """The codes of the countries that have it."""

    @property
    def key(self) -> tuple[str, str, str]:
        """By which it is chosen, whatever its capitals."""
        return self.category.casefold(), self.field.casefold(), self.value.casefold()


class Fulfilment(StrEnum):
    """How what a country received compares with what was expected."""

    BOTH = "expected and got"
    NOTHING = "expected, and nothing is recorded"
    NONE = "expected, and a source says none"
    PROMISED = "expected, and only promised"
    UNEXPECTED = "got without that"


@dataclass(frozen=True, slots=True)
class Expectation:
    """One country, or group."""

    code: str
    name: str
    values: tuple[FactValue, ...]
    """The chosen facts that the country has."""
    got: Cell | None
    """What it was given; None without a record."""

    @property
    def fulfilment(self) -> Fulfilment:
        if self.got is not None and self.got.records:
            return Fulfilment.BOTH if self.values else Fulfilment.UNEXPECTED
        if self.got is not None and self.got.none:
            return Fulfilment.NONE
        return Fulfilment.PROMISED if self.got is not None and self.got.promised else Fulfilment.NOTHING


def values(db: Reader) -> tuple[FactValue, ...]:
    """Every value that is recorded, those of most countries first. What is denied is no value."""
    named = vocabularies.of(db).of(CATEGORY)
    asked = select(fact.c.category, fact.c.field, fact.c.value, fact.c.polarity, country.c.code).join(country)
    rows = db.rows(asked.order_by(fact.c.id))
    held: dict[tuple[str, str, str], tuple[str, str, str, dict[str, None]]] = {}
    for row in rows:
        if row.polarity == Polarity.DENIED.value:
            continue
        category = named[row.category].display_name if row.category in named else row.category
        key = (category.casefold(), row.field.casefold(), row.value.casefold())
        held.setdefault(key, (category, row.field, row.value, {}))[3][row.code] = None
    found = [FactValue(category, name, value, tuple(codes)) for category, name, value, codes in held.values()]
    return tuple(sorted(found, key=lambda one: (-len(one.countries), one.key)))


def expected(db: Reader, chosen: Collection[FactValue], wanted: DonationFilter) -> tuple[Expectation, ...]:
    """The countries with a chosen value, those with most values first, then those that received without one."""
    got = {cell.row.key: cell for cell in grouped.by(db, _RECIPIENT, wanted) if cell.row.key}
    names = {row.code: row.name for row in db.rows(select(country.c.code, country.c.name))}
    of = by_key((code, value) for value in chosen for code in value.countries)
    codes = dict.fromkeys((*of, *(code for code, cell in got.items() if cell.records)))
    named = {code: names[code] if code in names else got[code].row.name for code in codes}
    out = [Expectation(code, named[code], tuple(of.get(code, ())), got.get(code)) for code in codes]
    return tuple(sorted(out, key=lambda one: (-len(one.values), -len(one.got.records if one.got else ()), one.name)))
