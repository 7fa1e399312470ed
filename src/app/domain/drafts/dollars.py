"""Whose dollars a bare *$* means.

It is the US dollar, but where a state or a town with a dollar of its own gives it (*Canada granted Dominica $300,000*)
and where all who are named are of one country with such a dollar (*the Lions of Labasa gave the hospital $4,000*).
Neither is sure; nor is the US dollar where one of those named has a dollar of its own, or nobody named is of a country.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from app.domain.currencies import currencies
from app.domain.drafts.amount import Amount
from app.domain.language import tr

_BARE = re.compile(r"(?<![\w.])\$|\bdollars?\b")
_SAID = re.compile(r"U\.?S\.?|USD|United States|American|greenback", re.IGNORECASE)
_BOTH = frozenset(("BMD", "BSD", "KYD", "LRD", "TWD", "ZWG", "ZWL"))
"""Dollars of countries where US dollars are paid with too, or in which their gifts abroad are told."""


def whose_dollars(one: Amount, named: Collection[str], giving: Collection[str], *, everywhere: bool) -> Amount:
    """The sum in the dollars that are meant.

    `named` are the codes of everybody's country, `giving` those of the states and towns that give it; `everywhere` is
    said where no giver is of a country, as a bank that gives to states, or a place that gets it of one not known.
    """
    if one.currency != "USD" or not _BARE.search(one.as_stated) or _SAID.search(one.as_stated):
        return one
    paying = set(giving) or (set[str]() if everywhere else set(named))
    mine, own = _own_dollars(paying), _own_dollars(named)
    if len(mine) == 1 and paying <= currencies().by_code[mine[0]].countries and ("US" not in named or giving):
        other = one.unsure.replace(_taken_as("USD"), "").strip()
        return one._replace(currency=mine[0], unsure=other or _taken_as(mine[0]))
    if "US" in named or (named and not (giving and own)):
        return one
    return one._replace(unsure=one.unsure or _taken_as("USD"))


def _taken_as(currency: str) -> str:
    return tr("“{word}” is taken as {currency}.").format(word="$", currency=currency)


def _own_dollars(countries: Collection[str]) -> list[str]:
    """The dollars of some countries that are neither the US dollar nor of a country that uses both."""
    table = currencies()
    found = table.words[("dollar",)] - {"USD", *_BOTH}
    return sorted(code for code in found if not table.by_code[code].countries.isdisjoint(countries))
