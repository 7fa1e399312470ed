"""The time that the heading of a column says, so that what stands below is of that time.

heading = words? time words?      2021 | Paid in 2021 (US$) | Pledge, Q1 2021 | FY22/23 | '09
time    = fiscal year | two years that follow each other | an apostrophe and two figures | what `days` reads

A day, and a time with an open end, are none: they say up to when something is counted; only first days of months that
follow each other are these months. Two figures are a year of this century up to 49. A fiscal year is within the two
years that it names; of one that is called by one it is open which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from app.domain.drafts.dates.days import days
from app.domain.drafts.tables.headings import without_notes, without_prices
from app.domain.language import tr
from app.domain.terms import DatePrecision


class Period(NamedTuple):
    """A time as the heading of a column says it; without days where they stay open."""

    first: str
    last: str
    precision: DatePrecision
    words: str
    fiscal: str = ""
    """A fiscal year with the figures of its centuries, if it says that it is one."""

    def encloses(self, other: Period) -> bool:
        """Whether another one is a part of this one."""
        same = (self.first, self.last) == (other.first, other.last)
        return bool(self.first and other.first) and not same and self.first <= other.first and other.last <= self.last


class Timed(NamedTuple):
    """A heading without its time, and that."""

    words: str
    period: Period | None


_YEAR = r"(?:(?:19|20)\d\d|\d\d)"
_FISCAL = re.compile(
    rf"\b(?:FY|(?:fiscal|financial)(?: years?)?) ?['’]?(?P<first>{_YEAR})(?: ?[/–-] ?(?P<second>{_YEAR}))?(?![\d/–-])",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?<![\w/.,'’-])(?:(?P<first>\d\d)/(?P<second>\d\d)|['’](?P<year>\d\d))(?![\w/.,–-])")
_LONE = re.compile(r"(?<![\w/.,'’–-])(?:19|20)\d\d(?![\w/–-]|[.,]\d)")
_LINK = re.compile(r"(?:\b(?:in|of|for|during|year|years)|,)\s*$", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:to|until|till|by|as of|as at|since|from|after|before|end|at)\s*$", re.IGNORECASE)
_HALF = re.compile(r"\b([12])H(?= ?(?:19|20)\d\d)")
_CENTURY = 50


@lru_cache(maxsize=1 << 10)
def timed(words: str) -> Timed:
    """A heading, and the time that it says."""
    plain = without_notes(words)
    if not any(map(str.isdigit, plain)) or without_prices(plain) != plain:
        return Timed(words, None)
    found = _fiscal(plain) or _short(plain) or _as_days(plain)
    if found is None:
        return Timed(words, None)
    (start, end), period = found
    before = _LINK.sub("", plain[:start])
    rest = " ".join(f"{before} {plain[end:]}".split())
    return Timed(re.sub(r"\( +| +\)|\(\)", lambda gap: gap[0].strip() if len(gap[0]) > 2 else "", rest), period)


_FIRST_DAY = re.compile(r"(\d{4})-(\d\d)-01")
_MONTHS = 3
"""How many first days of months that follow each other are meant as months."""


def with_months(words: Sequence[str]) -> list[str]:
    """Headings with the months for their first days, which is what a workbook keeps where it shows *Jan 21*."""
    found = [(at, one) for at, word in enumerate(words) if (one := _FIRST_DAY.fullmatch(word)) is not None]
    numbers = [12 * int(one[1]) + int(one[2]) for _, one in found]
    if len(numbers) < _MONTHS or numbers != [*range(numbers[0], numbers[0] + len(numbers))]:
        return [*words]
    months = {at: one[0].removesuffix("-01") for at, one in found}
    return [months.get(at, word) for at, word in enumerate(words)]


def of_one_kind(words: Sequence[str]) -> bool:
    """Whether two cells or more of a row are nothing but times, as the years over a table's columns are."""
    return sum(_is_bare(timed(one)) for one in words) > 1


def is_time(words: str) -> bool:
    """Whether a heading is nothing but a time."""
    return _is_bare(timed(words))


def _is_bare(one: Timed) -> bool:
    return one.period is not None and not any(map(str.isalnum, one.words))


def _fiscal(words: str) -> tuple[tuple[int, int], Period] | None:
    found = _FISCAL.search(words)
    if found is None:
        return None
    fiscal = f"FY{_full(found['first'])}"
    if not found["second"]:
        return found.span(), Period("", "", DatePrecision.UNKNOWN, found[0], fiscal)
    pair = _pair(found.span(), found["first"], found["second"], found[0])
    return pair and (pair[0], pair[1]._replace(fiscal=f"{fiscal}/{found['second'][-2:]}"))


def _short(words: str) -> tuple[tuple[int, int], Period] | None:
    found = _SHORT.search(words)
    if found is None:
        return None
    if found["first"]:
        return _pair(found.span(), found["first"], found["second"], found[0])
    year = _full(found["year"])
    return found.span(), Period(f"{year}-01-01", f"{year}-12-31", DatePrecision.YEAR, found[0])


def _pair(span: tuple[int, int], first: str, second: str, words: str) -> tuple[tuple[int, int], Period] | None:
    low = _full(first)
    if int(second) % 100 != (low + 1) % 100:
        return None
    return span, Period(f"{low}-01-01", f"{low + 1}-12-31", DatePrecision.RANGE, words)


def _full(year: str) -> int:
    short = int(year)
    return short if len(year) > 2 else short + (2000 if short < _CENTURY else 1900)


def _as_days(words: str) -> tuple[tuple[int, int], Period] | None:
    found = _only(words)
    if found is None or found[1].precision is DatePrecision.DAY:
        return None
    (start, end), period = found
    rest = words[:start] + words[end:]
    return None if any(map(str.isdigit, rest.replace("000", ""))) else ((start, end), period)


def _only(words: str) -> tuple[tuple[int, int], Period] | None:
    """The only time that some words say, if it has an end and a beginning; a year may stand there without *in*."""
    words = _HALF.sub(r"H\1", words)
    found = days(words, 0, len(words), "")
    if not found and len(lone := [*_LONE.finditer(words)]) == 1:
        year = lone[0][0]
        span = lone[0].span()
        period = Period(f"{year}-01-01", f"{year}-12-31", DatePrecision.YEAR, year)
        return None if _UP_TO.search(words, 0, span[0]) else (span, period)
    if len(found) != 1 or _UP_TO.search(words, 0, found[0].start):
        return None
    (one,) = found
    is_plain = one.first and one.last and not one.unsure and not one.inferred
    return ((one.start, one.end), Period(one.first, one.last, one.precision, one.as_stated)) if is_plain else None


def said_of_all(words: str) -> Period | None:
    """The only time that the lines above a table say; a day only behind *on*, else it may be that of the page."""
    found = _only(words)
    if found is None:
        return None
    (start, _), period = found
    is_day = period.precision is DatePrecision.DAY
    return None if is_day and not re.search(r"\bon $", words[:start]) else period


def doubt_of_fiscal(period: Period) -> str:
    """Why a time of two figures in a cell is not sure: which months a fiscal year has, it does not say."""
    if not period.first or period.precision is DatePrecision.RANGE:
        return tr("It is open which days are meant.")
    return ""


def doubt_of(period: Period) -> str:
    """Why a date that is taken from the heading of a column is not sure."""
    if not period.first:
        return tr("It is open which days are meant.")
    return tr("It is what the heading of the column says.")
