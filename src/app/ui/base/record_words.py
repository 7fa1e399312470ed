"""Terms and figures of records as a table or card shows them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from app.domain.dates import span_words, stated_with_year
from app.domain.donations import DateSpan, Money
from app.domain.language import capital, later, tr, tr_term
from app.domain.money import format_money
from app.domain.terms import Assertion, Scope
from app.domain.vocabularies import Term

_SPECIAL: dict[StrEnum | Term, str] = {
    Scope.SPECIFIC: later("One act"),
    Scope.AGGREGATE: later("Many at once"),
    Assertion.NOT_GIVEN: later("Not given"),
}


def term(value: StrEnum | Term) -> str:
    """A vocabulary term, capitalised for the beginning of a line."""
    return tr(_SPECIAL[value]) if value in _SPECIAL else capital(tr_term(value))


def named(names: Iterable[str]) -> str:
    """Several names as a list."""
    return "; ".join(names)


def shown_money(money: Money | None) -> str:
    """An amount as a row shows it; empty if none is stated."""
    return "" if money is None else format_money(money)


def shown_date(date: DateSpan) -> str:
    """A date as a row shows it: as stated, with its year, else the days; empty if unknown. Figures alone, as 3/4/2020,
    may be read as another day, and are shown as the days that they were read as."""
    words = stated_with_year(date)
    is_read = bool(date.start or date.end)
    return words if any(map(str.isalpha, words)) or not is_read else span_words(date)
