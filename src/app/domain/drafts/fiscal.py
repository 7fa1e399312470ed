"""Fiscal years, which begin when the country of whoever gives says so.

fiscal = ("fiscal year" | "financial year" | "FY" | "fiscal") year ("/" | "-" year)?
       | ("this" | "the current" | "last" | …) ("fiscal year" | "financial year")
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.domain.donations import DateSpan
from app.domain.terms import DatePrecision

_BEGINS = {
    **dict.fromkeys(("IN", "JP", "GB", "CA", "NZ", "ZA", "SG", "HK", "KW", "JM", "BW", "LS", "SZ", "NA"), 4),
    **dict.fromkeys(("AU", "PK", "BD", "EG", "KE", "UG", "TZ"), 7),
    **dict.fromkeys(("US", "TH", "HT"), 10),
}
"""The month in which the fiscal year of a state begins, by its code; that of others is left unread."""
_BY_ITS_END = ("US", "AU", "CA")
"""States whose fiscal year is called by the year in which it ends, where it is called by one."""
_BY_ITS_BEGINNING = ("JP",)
WORDS = re.compile(
    r"(?:(?P<which>this|the current|last|the last|the previous|next|the coming) )?(?:the )?"
    r"(?:fiscal(?: year)?|financial year|FY)(?: |-)?(?P<first>(?:19|20)\d\d)?(?:[-/](?P<second>\d\d(?:\d\d)?))?",
    re.IGNORECASE,
)
_STEPS = {"last": -1, "the last": -1, "the previous": -1, "next": 1, "the coming": 1}


def fiscal_year(words: str, iso2: str, published: str) -> DateSpan | None:
    """The days of a fiscal year of a state; None where it is not plain which year it is."""
    match, month = WORDS.fullmatch(words), _BEGINS.get(iso2)
    if match is None or month is None:
        return None
    if match["first"]:
        year = _first_year(match["first"], match["second"] or "", iso2)
    elif match["which"] and len(published) >= len("2020-01"):
        year = int(published[:4]) - (int(published[5:7]) < month) + _STEPS.get(match["which"].lower(), 0)
    else:
        return None
    if year is None:
        return None
    last = date(year + 1, month, 1) - timedelta(days=1)
    return DateSpan(date(year, month, 1).isoformat(), last.isoformat(), DatePrecision.RANGE, inferred=True)


def _first_year(first: str, second: str, iso2: str) -> int | None:
    """The year in which it begins: *2020-21*, or *2020* where it is known how that is meant."""
    if second:
        return int(first) if int(second) % 100 == (int(first) + 1) % 100 else None
    return int(first) - 1 if iso2 in _BY_ITS_END else int(first) if iso2 in _BY_ITS_BEGINNING else None
