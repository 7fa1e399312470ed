"""The title of a record that nobody typed: it is made of the record's fields, and says what they say now."""

from __future__ import annotations

import re
from dataclasses import replace

from app.domain.donations import Donation, Party
from app.domain.drafts.record import title_from, title_of
from app.domain.numbers import format_number
from app.domain.quantity import format_interval


def followed(old: Donation, new: Donation) -> Donation:
    """The new content of a record, with its title made again where it was made of the old content."""
    if new.title == old.title:
        for made_of in (title_of, _as_stated, _in_our_figures):
            if _without_last_nought(old.title) == _without_last_nought(made_of(old)):
                return replace(new, title=made_of(new) or old.title)
    return new


def with_parties(content: Donation, parties: tuple[Party, ...]) -> str:
    """The title that a record has once its parties are called so."""
    if content.title == title_of(content):  # of very many, mostly so
        return title_from(parties, content.items, content.money, content.date) or content.title
    return followed(content, replace(content, parties=parties)).title


def _without_last_nought(title: str) -> str:
    """As it was made once, of a sum with cents: *EUR 48,500.5*."""
    return re.sub(r"(?<=\d\.\d)0(?!\d)", "", title)


def _as_stated(content: Donation) -> str:
    """As it was made once, of what is measured without what that is: *600 tonnes* of rice."""
    items = (replace(one, unit="") if any(map(str.isalpha, one.as_stated)) else one for one in content.items)
    return title_of(replace(content, items=tuple(items)))


def _in_our_figures(content: Donation) -> str:
    """As it is made of a table that writes 1.200 or 15000 of what is 1,200 or 15,000."""
    items, money = tuple(replace(one, as_stated="") for one in content.items), content.money
    if money is not None:
        code = money.currency
        said = format_interval(money.low, money.high, money.qualifier, show=lambda end: f"{code} {format_number(end)}")
        money = replace(money, as_stated=said)
    return title_of(replace(content, items=items, money=money))
