"""Whose dollars a bare *$* means.

It is the US dollar, but where a state or a town with a dollar of its own gives it (*Canada granted Dominica $300,000*,
*the Labasa Lions*) and where all who are named are of one country with such a dollar (*the Lions of Labasa gave the
hospital $4,000*). Neither is sure; nor is the US dollar where nothing says of what country the giver is, or where one
of those named has a dollar of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from app.domain.drafts.amounts.amount import Amount
from app.domain.language import tr
from app.domain.money import bare_dollars, dollars_of_all, own_dollars

_OF_ALL = re.compile(
    r"\b(?:U\.?N\b|UN[A-Z]|United Nations|World|Global|International|European|Inter-American|OPEC)|Development Bank\b|"
    r"(?:WFP|WHO|IMF|FAO|IOM|ADB|IFRC|ICRC)$"
)
"""In the name of a body that is of no country, and gives US dollars."""


def are_bare(one: Amount) -> bool:
    """Whether a sum is of dollars of which its words do not say whose."""
    return one.currency == "USD" and bool(bare_dollars(one.as_stated))


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
    own = own_dollars(named)
    if (mine := dollars_of_all(paying)) and ("US" not in named or giving):
        word = bare_dollars(one.as_stated)
        other = one.unsure.replace(taken_as(word, "USD"), "").strip()
        return one._replace(currency=mine, unsure=other or taken_as(word, mine))
    if "US" in giving or (named and not own and (giving or known)):
        return one
    return one._replace(unsure=one.unsure or taken_as(bare_dollars(one.as_stated), "USD"))


def taken_as(word: str, currency: str) -> str:
    """Why the currency of a sign is not sure."""
    return tr("“{word}” is taken as {currency}.").format(word=word, currency=currency)
