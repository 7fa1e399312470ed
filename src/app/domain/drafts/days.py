"""Stand-in until the reader of days lands."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.domain.dates import read_date
from app.domain.terms import DatePrecision

_M = "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct|Nov|Dec)"
_DAY = re.compile(
    rf"\b(?:on |in )?(?:(?:\d{{1,2}} {_M}(?: \d{{4}})?|{_M} \d{{1,2}}(?:, \d{{4}})?|{_M} \d{{4}}|(?:early |late |mid-)?{_M}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|yesterday|today|tomorrow|last (?:week|month|year)|(?:19|20)\d\d))\b"
)


class Day(NamedTuple):
    """When."""

    start: int
    end: int
    first: str
    last: str
    precision: DatePrecision
    inferred: str
    unsure: str
    as_stated: str


def days(text: str, start: int, end: int, published: str, before: Day | None) -> list[Day]:
    """All days."""
    out: list[Day] = []
    for m in _DAY.finditer(text, start, end):
        span = read_date(m[0], published or None)
        if span:
            out.append(Day(m.start(), m.end(), span.start, span.end, span.precision, "", "", m[0]))
    return out
