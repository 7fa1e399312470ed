"""Whose dollars a bare *$* means.

It is the US dollar wherever something goes from one country to another. Where all who are named are of one country
that has a dollar of its own, and no state gives it, it is that one: *the Lions of Labasa gave the hospital $4,000*.
Never sure; nor is the US dollar where one of those named has a dollar of its own.
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

    `named` are the codes of everybody's country, `giving` those of the states that give it; `everywhere` is said where
    no giver is of a country, or a place that gets it of one that is not known.
    """
    if one.currency != "USD" or not _BARE.search(one.as_stated) or _SAID.search(one.as_stated):
        return one
    table = currencies()
    own = sorted(
        code
        for code in table.words[("dollar",)] - {"USD"}
        if not table.by_code[code].countries.isdisjoint(named) and "US" not in named
    )
    if (
        len(own) == 1
        and own[0] not in _BOTH
        and not (giving or everywhere)
        and set(named) <= table.by_code[own[0]].countries
    ):
        taken = tr("“{word}” is taken as {currency}.").format(word="$", currency=own[0])
        return one._replace(currency=own[0], unsure=one.unsure or taken)
    if not giving or not own or own[0] in _BOTH:
        return one
    taken = tr("“{word}” is taken as {currency}.").format(word="$", currency="USD")
    return one._replace(unsure=one.unsure or taken)
