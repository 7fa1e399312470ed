"""Whose dollars a bare *$* means.

It is the US dollar, but where a state or a town with a dollar of its own gives it (*Canada granted Dominica $300,000*,
*the Labasa Lions*) and where all who are named are of one country with such a dollar (*the Lions of Labasa gave the
hospital $4,000*). Neither is sure; nor is the US dollar where nothing says of what country the giver is, or where one
of those named has a dollar of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from app.domain.currencies import currencies
from app.domain.drafts.amounts.amount import Amount
from app.domain.language import tr

_BARE = re.compile(r"(?<![\w.])\$|\bdollars?\b")
_SAID = re.compile(r"U\.?S\.?|USD|United States|American|greenback", re.IGNORECASE)
_OF_ALL = re.compile(
    r"\b(?:U\.?N\b|UN[A-Z]|United Nations|World|Global|International|European|Inter-American|OPEC)|Development Bank\b|"
    r"(?:WFP|WHO|IMF|FAO|IOM|ADB|IFRC|ICRC)$"
)
"""In the name of a body that is of no country, and gives US dollars."""
_BOTH = frozenset(("BMD", "BSD", "KYD", "LRD", "TWD", "ZWG", "ZWL"))
"""Dollars of countries where US dollars are paid with too, or in which their gifts abroad are told."""


def are_bare(one: Amount) -> bool:
    """Whether a sum is of dollars of which its words do not say whose."""
    return one.currency == "USD" and bool(_BARE.search(one.as_stated)) and not _SAID.search(one.as_stated)


def is_of_all(name: str) -> bool:
    """Whether a body of this name is of no country: *the World Bank*."""
    return _OF_ALL.search(name) is not None


def whose_dollars(
    one: Amount, named: Collection[str], giving: Collection[str], *, everywhere: bool, known: bool
) -> Amount:
    """A sum of bare dollars in those that are meant.

    `named` are the codes of everybody's country, `giving` those of the states and towns that give it; `everywhere` is
    said where no giver is of a country, as a bank that gives to states, or a place that gets it of one not known.
    `known` says that the giver is of no country because it is of all, as the United Nations.
    """
    paying = set(giving) or (set[str]() if everywhere else set(named))
    mine, own = _own_dollars(paying), _own_dollars(named)
    if len(mine) == 1 and paying <= currencies().by_code[mine[0]].countries and ("US" not in named or giving):
        other = one.unsure.replace(taken_as("$", "USD"), "").strip()
        return one._replace(currency=mine[0], unsure=other or taken_as("$", mine[0]))
    if "US" in giving or (named and not own and (giving or known)):
        return one
    return one._replace(unsure=one.unsure or taken_as("$", "USD"))


def taken_as(word: str, currency: str) -> str:
    """Why the currency of a sign is not sure."""
    return tr("“{word}” is taken as {currency}.").format(word=word, currency=currency)


def _own_dollars(countries: Collection[str]) -> list[str]:
    """The dollars of some countries that are neither the US dollar nor of a country that uses both."""
    table = currencies()
    found = table.words[("dollar",)] - {"USD", *_BOTH}
    return sorted(code for code in found if not table.by_code[code].countries.isdisjoint(countries))
