"""Fiscal years, which begin when the country of whoever gives, else of whoever gets it, says so.

fiscal = ("fiscal year" | "financial year" | "FY" | "fiscal") year ("/" | "-" year)?
       | year ("/" | "-") year                                     2009/10, where that of the state is no calendar year
       | ("this" | "the current" | "last" | …) ("fiscal year" | "financial year")

When a state's begins is held against the World Factbook (of 2020, as the package get-fiscal-year 3.0.6 lists it). What
that does not have, or others tell otherwise, is left unread: New Zealand's is from April there, for its taxes, and by
its government from July. Of what was before 2000 only those are known that begin as they long have.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.domain.donations import DateSpan
from app.domain.phrase_words import word_set
from app.domain.terms import DatePrecision

_BEGINS = {
    **dict.fromkeys(
        word_set(
            "AE AR AT BE BG BO BR CH CL CN CO CY CZ DE DK EC EE ES FI FR GR HR HU IE IL IS IT KR LT LU LV MA MX MY NL "
            "NO PE PH PL PT RO RU SA SE SI SK TN TR UA UY VN"
        ),
        1,
    ),
    **dict.fromkeys(("IN", "JP", "GB", "CA", "ZA", "SG", "HK", "KW", "JM", "BW", "LS", "SZ", "NA"), 4),
    **dict.fromkeys(("AU", "PK", "BD", "EG", "KE", "UG", "TZ"), 7),
    **dict.fromkeys(("US", "TH", "HT"), 10),
}
"""The month in which the fiscal year of a state begins, by its code; that of others is left unread."""
_LONG = {"AU": 1901, "CA": 1907, "GB": 1860, "IN": 1867, "JP": 1886, "US": 1977}
"""Since when those are known whose fiscal year has long begun as it does; those of others since 2000."""
_BY_ITS_END = ("US", "AU", "CA")
"""States whose fiscal year is called by the year in which it ends, where it is called by one."""
_BY_ITS_BEGINNING = ("JP",)
_PAIR = re.compile(r"(?:19|20)\d\d[-/]\d\d")
WORDS = re.compile(
    r"(?:(?P<which>this|the current|last|the last|the previous|next|the coming) )?(?:the )?"
    r"(?:fiscal(?: year)?|financial year|FY)(?: |-)?(?P<first>(?:19|20)\d\d)?(?:[-/](?P<second>\d\d(?:\d\d)?))?",
    re.IGNORECASE,
)
_STEPS = {"last": -1, "the last": -1, "the previous": -1, "next": 1, "the coming": 1}


def may_be_fiscal(words: str) -> bool:
    """Whether words like *2009/10* may be a fiscal year without saying so."""
    return _PAIR.fullmatch(words) is not None and _first_year(words[:4], words[5:], "") is not None


def fiscal_year(words: str, iso2: str, published: str) -> DateSpan | None:
    """The days of a fiscal year of a state; None where it is not plain which year it is."""
    said = f"fiscal {words}" if may_be_fiscal(words) else re.sub("^[Ii]n ", "", words)
    match, month = WORDS.fullmatch(said), _BEGINS.get(iso2)
    if match is None or month is None:
        return None
    if match["second"] and month == 1:
        return None
    if match["first"]:
        year = _first_year(match["first"], match["second"] or "", iso2)
    elif match["which"] and len(published) >= len("2020-01"):
        year = int(published[:4]) - (int(published[5:7]) < month) + _STEPS.get(match["which"].lower(), 0)
    else:
        return None
    if year is None or year < _LONG.get(iso2, 2000):
        return None
    last = date(year + 1, month, 1) - timedelta(days=1)
    return DateSpan(date(year, month, 1).isoformat(), last.isoformat(), DatePrecision.RANGE, inferred=True)


def as_calendar_year(words: str) -> DateSpan | None:
    """The year by which a fiscal year is called, where nothing says when that of a state or a firm begins."""
    match = WORDS.fullmatch(re.sub("^[Ii]n ", "", words))
    if match is None or not match["first"] or match["second"]:
        return None
    return DateSpan(f"{match['first']}-01-01", f"{match['first']}-12-31", DatePrecision.RANGE, inferred=True)


def _first_year(first: str, second: str, iso2: str) -> int | None:
    """The year in which it begins: *2020-21*, or *2020* where it is known how that is meant."""
    if second:
        return int(first) if int(second) % 100 == (int(first) + 1) % 100 else None
    if iso2 in _BY_ITS_BEGINNING or _BEGINS.get(iso2) == 1:
        return int(first)
    return int(first) - 1 if iso2 in _BY_ITS_END else None
