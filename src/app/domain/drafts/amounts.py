"""Quantities and sums of money in a running sentence, each with what is counted.

    amount = sum | thing                       see `sums`, `counted_things`, `elliptic`; without a number `things`

A number, with what is said of it (*about*, *at least*) and its currency, is read by the reader of phrases that are
typed into a field (`app.domain.quantity_words`); here it is only found (`number_runs`, `numbers_read`). A number that
counts nothing given (`not_counted`) is left alone; one that may be meant otherwise says why (`doubts`), and one that
was not read has no value.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from app.domain.drafts.amount import Amount, Site
from app.domain.drafts.counted_things import thing_at, times_at, unread
from app.domain.drafts.day_words import dates_in
from app.domain.drafts.number_runs import begins_number
from app.domain.drafts.numbers_read import number_of
from app.domain.drafts.running import Running, windows
from app.domain.drafts.sums import beside, sum_at
from app.domain.drafts.things import things_in
from app.domain.quantity_words import Found
from app.domain.terms import Qualifier

__all__ = ("Amount", "amounts", "items")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def amounts(text: str, start: int, end: int, countries: Collection[str] = (), published: str = "") -> list[Amount]:
    """The quantities and sums between two code points, in order, none over another.

    `countries` are the ISO 3166 alpha-2 codes of those who give, by which a currency is chosen whose word several
    countries use; `published` is the ISO date of the source, or empty, for currencies that are no more.
    """
    out: list[Amount] = []
    behind = start
    for run in windows(text, start, end):
        for one in _found(run, text, frozenset(countries), published):
            if one.start >= behind and run.first <= one.start - run.offset < run.last:
                out.append(beside(text, out[-1] if out else None, one))
                behind = one.end
    return out


def _found(run: Running, text: str, countries: frozenset[str], published: str) -> Iterator[Amount]:
    """The amounts of a window."""
    masks = dates_in(run)
    years = [int(year) for mask in masks for year in _YEAR.findall(run.words, mask.start, mask.end)]
    site = Site(run, text, countries, min(years, default=int(published[:4] or 0)), None)
    at = mask = told = 0
    while at < len(run.tokens):
        place = run.tokens[at].start
        while mask < len(masks) and masks[mask].end <= place:
            mask += 1
        masked = mask < len(masks) and masks[mask].start <= place
        times = None if masked or run.tokens[at].kind != "name" else times_at(site, at)
        if times is None and (masked or not begins_number(run, at)):
            at += 1
            continue
        amount, behind = (times, at + 1) if times is not None else _at(site, at)
        at = max(behind, at + 1)
        if amount is not None and amount.start - run.offset >= told:
            site = site._replace(before=amount)
            told = amount.end - run.offset
            yield amount


def _at(site: Site, at: int) -> tuple[Amount | None, int]:
    """The amount whose number begins at a token, and the token where to go on."""
    number, behind = number_of(site.run, at)
    if number is None:
        return None, behind
    if number.found is None:
        return unread(site, number)
    return (sum_at if number.found.codes else thing_at)(site, number, number.found)


def items(text: str, start: int, end: int, taken: Collection[Amount] = ()) -> list[Amount]:
    """The things between two code points that are given without a number, in order, none over another or over `taken`.

    Of *a field hospital* there is one; of others both ends are None, also of the few that *several* are.
    """
    out: list[Amount] = []
    behind, place = start, 0
    spans = sorted((one.start, one.end) for one in taken)
    for run in windows(text, start, end):
        site = Site(run, text, frozenset(), 0, None)
        for thing in things_in(run):
            one = Decimal(1) if thing.qualifier is Qualifier.EXACT else None
            found = Found(one, one, thing.qualifier, (0, 0))
            made = site.made((thing.start, thing.end), found, thing.item, unit=thing.unit)
            while place < len(spans) and spans[place][1] <= made.start:
                place += 1
            free = place == len(spans) or spans[place][0] >= made.end
            if free and made.start >= behind and run.first <= made.start - run.offset < run.last:
                out.append(made)
                behind = made.end
    return out
