"""The ledger's terms and figures in the words a table or a card shows."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from app.domain.dates import span_words
from app.domain.donations import DateSpan, Money
from app.domain.language import tr, tr_term
from app.domain.money import format_money
from app.domain.terms import ActorKind, AidKind, Assertion, Basis, Scope, Terms
from app.ui.base.kinds import capital

_SPECIAL: dict[StrEnum, str] = {
    Basis.TWIN_CITY: tr("Twin cities"),
    Scope.SPECIFIC: tr("One act"),
    Scope.AGGREGATE: tr("Many at once"),
    Assertion.NOT_GIVEN: tr("Not given"),
    AidKind.ICT: tr("ICT"),
    ActorKind.NGO: tr("NGO"),
    Terms.SALE: tr("Sale at a reduced price"),
}


def term(value: StrEnum) -> str:
    """A term of a closed vocabulary as it is shown."""
    return _SPECIAL.get(value) or capital(tr_term(value))


def named(names: Iterable[str]) -> str:
    """Several names in a row."""
    return "; ".join(names)


def shown_money(money: Money | None) -> str:
    """An amount as a row shows it; empty where none is stated."""
    return "" if money is None else format_money(money)


def shown_date(date: DateSpan) -> str:
    """A date as a row shows it: as stated, else the days; empty where neither is known."""
    return date.as_stated or (span_words(date) if date.start or date.end else "")
