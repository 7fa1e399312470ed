"""The ledger's terms and figures in the words a table or a card shows."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from app.domain.dates import span_words
from app.domain.donations import DateSpan
from app.domain.language import later, tr, tr_term
from app.domain.terms import ActorKind, AidKind, Assertion, Basis, Scope
from app.ui.base.kinds import capital

_SPECIAL: dict[StrEnum, str] = {
    Basis.TWIN_CITY: tr("Twin cities"),
    Scope.SPECIFIC: tr("One act"),
    Scope.AGGREGATE: tr("Many at once"),
    Assertion.NOT_GIVEN: tr("Not given"),
    AidKind.ICT: tr("ICT"),
    ActorKind.NGO: tr("NGO"),
}
_ENDS = {"by ": later("by {date}"), "from ": later("from {date}")}
"""How a list row begins of which only one end is known."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def term(value: StrEnum) -> str:
    """A term of a closed vocabulary as it is shown."""
    return _SPECIAL.get(value) or capital(tr_term(value))


@lru_cache(maxsize=4096)
def shown_money(listed: str) -> str:
    """An amount of a list row with its currency first and its millions named."""
    if not listed:
        return ""
    from app.domain.money import format_money, read_money

    read = read_money(listed)
    return listed if read is None or not read.money.currency else format_money(read.money)


@lru_cache(maxsize=4096)
def shown_date(listed: str) -> str:
    """A date of a list row; ISO days are spelt out."""
    for start, message in _ENDS.items():
        if listed.startswith(start):
            return tr(message).format(date=shown_date(listed.removeprefix(start)))
    return _ISO.sub(lambda day: span_words(DateSpan(day[0], day[0])), listed)
