"""The dates of a running sentence, with what was inferred and why.

Dates are found by `day_words` and read by `app.domain.dates`. What a sentence does not state comes from the date of
publication (a year, a weekday, *last week*) or from the date before in the text (*the following month*, *a fortnight
later*); without the one it needs, a date keeps its words and has no days. Where two readings are as good, it has none
either, and the reason names both.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from app.domain.dates import WEEKDAYS, period_of, read_date, span_words
from app.domain.donations import DateSpan
from app.domain.drafts.day_words import Dated, dates_in
from app.domain.drafts.running import windows
from app.domain.language import tr
from app.domain.number_words import read_number
from app.domain.terms import DatePrecision


class Day(NamedTuple):
    """A date in a text. Offsets are code points of the text handed in, end exclusive."""

    start: int
    end: int
    first: str
    """ISO day, or empty where that end is open or not known."""
    last: str
    precision: DatePrecision
    inferred: str
    """What was not stated and where it is from, in words; empty where all is stated."""
    unsure: str
    """Why it may be another date, in the user's words; empty where it is sure."""
    as_stated: str


def days(
    text: str, start: int, end: int, published: str, before: Day | None = None, *, ahead: bool = False
) -> list[Day]:
    """The dates between two code points, in order.

    `published` is the ISO date (or month, or year) of the source, or empty. `before` is the last date of the text
    before `start`. `ahead` says that what is told was promised or offered, and may lie after the publication.
    """
    out: list[Day] = []
    behind = start
    for run in windows(text, start, end):
        for found in dates_in(run):
            first, last = run.offset + found.start, run.offset + found.end
            if first < behind or not run.first <= found.start < run.last:
                continue
            behind = last
            words = " ".join(text[first:last].split())
            day = _read(first, last, words, found, published, before, ahead=ahead)
            out.append(day)
            before = day if day.first or day.last else before
    return out


def _read(start: int, end: int, words: str, found: Dated, published: str, before: Day | None, *, ahead: bool) -> Day:
    if found.kind == "told":
        return _told(start, end, words, before)
    stated = read_date(words, None)
    if stated is not None:
        return _day(
            start, end, words, stated, _northern(words) if stated.inferred else "", _contradicted(words, stated)
        )
    ahead = ahead or _AHEAD.match(words.lower()) is not None
    span = read_date(words, published or None, ahead=ahead)
    if found.kind == "relative":
        return _relative(start, end, words, span, published, ahead=ahead)
    return _without_year(start, end, words, span, published, before, ahead=ahead)


_AHEAD = re.compile("(?:by |before |until |from )?(?:next |tomorrow|the coming |coming |later )")
"""What lies ahead whatever it is said of."""


def _day(start: int, end: int, words: str, span: DateSpan | None, inferred: str, unsure: str) -> Day:
    span = span or DateSpan()
    return Day(start, end, span.start, span.end, span.precision, inferred, unsure, words)


def _northern(words: str) -> str:
    season = re.search("spring|summer|autumn|fall|winter", words.lower())
    if season is None:
        return tr("a week of a month is counted from its first day")
    return tr("the seasons are taken as those of the north; in the south they are half a year later")


def _contradicted(words: str, span: DateSpan) -> str:
    """Why a date that is stated in full may be wrong."""
    weekday = words.partition(" ")[0].strip(",").lower()
    if (
        weekday in WEEKDAYS
        and span.start == span.end
        and date.fromisoformat(span.start).weekday() != WEEKDAYS.index(weekday)
    ):
        return tr("{date} was no {weekday}").format(date=span_words(span), weekday=weekday.capitalize())
    if re.search(r"\b(?:first|second|third|fourth) week (?:of|in)", words):
        return tr("a week of a month may also begin on a Monday")
    return ""


# --- by the date of publication ------------------------------------------------------------------------


def _relative(start: int, end: int, words: str, span: DateSpan | None, published: str, *, ahead: bool) -> Day:
    if not published:
        return _day(start, end, words, None, "", tr("there is no date of publication to count from"))
    if span is not None:
        counted = tr("counted from the date of publication, {date}").format(date=published)
        return _day(start, end, words, span, counted, _contradicted(words, span))
    return _day(start, end, words, None, "", _other_way(words, published, ahead=ahead))


def _other_way(words: str, published: str, *, ahead: bool) -> str:
    """Why a date is not read that would be, if it lay on the other side of the publication."""
    other = read_date(words, published or None, ahead=not ahead)
    if other is None:
        return tr("it is open which days are meant")
    if ahead:
        return tr("{date}, or the one that follows it").format(date=span_words(other))
    return tr("{date}, if it lies ahead").format(date=span_words(other))


def _without_year(
    start: int, end: int, words: str, span: DateSpan | None, published: str, before: Day | None, *, ahead: bool
) -> Day:
    """A date that lacks its year, or one that is not read."""
    told = _in_year_of(words, before)
    if span is None and told is None:
        return _day(start, end, words, None, "", _why_unread(words, published, ahead=ahead))
    from_before = tr("the year is taken from {date}, the date before in the text").format(
        date=before.as_stated if before else ""
    )
    if span is None:
        return _day(start, end, words, told, from_before, "")
    from_source = tr("the year is taken from the date of publication, {date}").format(date=published)
    if told is None or (told.start, told.end) == (span.start, span.end) or not _is_history(before, published):
        return _day(start, end, words, span, from_source, _contradicted(words, span))
    doubt = tr("it may also be {date}, by the date of publication").format(date=span_words(span))
    return _day(start, end, words, told, from_before, doubt)


def _why_unread(words: str, published: str, *, ahead: bool) -> str:
    numeric = re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", words)
    if numeric is not None:
        one, two = (read_date(f"{numeric[3]}-{numeric[m]:0>2}-{numeric[d]:0>2}") for m, d in ((2, 1), (1, 2)))
        if one and two:
            return tr("{date} or {other}").format(date=span_words(one), other=span_words(two))
        return tr("it is no day of the calendar")
    if re.search(r"winter", words.lower()):
        return tr("a winter belongs to two years")
    if not published and not re.search(r"\d{4}", words):
        return tr("there is no date of publication to take the year from")
    return _other_way(words, published, ahead=ahead)


def _in_year_of(words: str, before: Day | None) -> DateSpan | None:
    """A date without a year as the first one on or after the date before in the text."""
    if before is None or not (before.first or before.last) or before.unsure:
        return None
    reference = before.first or before.last
    horizon = date.fromisoformat(reference).replace(day=1)
    limit = horizon.replace(year=horizon.year + 1) - timedelta(days=1)
    return read_date(words, limit.isoformat())


def _is_history(before: Day | None, published: str) -> bool:
    """Whether the text tells of a time long before it was published."""
    if before is None or before.inferred:
        return False
    latest = before.last or before.first
    published_span = read_date(published)
    return published_span is not None and bool(latest) and latest[:4] < published_span.start[:4]


# --- by the date before --------------------------------------------------------------------------------

_PERIOD = re.compile(
    r"(?:the )?(?P<which>following|next|same|that|the) (?P<period>day|week|fortnight|month|quarter|year|decade|spring|"
    r"summer|autumn|fall|winter)(?: (?P<side>after|before))?"
)
_LATER = re.compile(
    r"(?P<count>.+) (?P<period>day|week|fortnight|month|year)s? (?P<side>later|afterwards|after|earlier|before)"
)


def _told(start: int, end: int, words: str, before: Day | None) -> Day:
    """What is counted from the date before: the day or period that *the following month* or *two days later* is."""
    reference = (before.last or before.first) if before is not None else ""
    if before is None or not reference:
        return _day(start, end, words, None, "", tr("there is no date before it in the text to count from"))
    plain = re.sub(r"^(?:since|until|till|by|from|before|through) ", "", words.lower())
    span = _period_told(plain, before, reference) or _counted(plain, before, reference)
    if span is None:
        return _day(start, end, words, None, "", tr("it is open which days are meant"))
    if plain != words.lower():
        opens = words.lower().startswith(("since", "from"))
        span = DateSpan(span.start if opens else "", "" if opens else span.end, DatePrecision.RANGE)
    reason = tr("counted from {date}, the date before in the text").format(date=before.as_stated)
    return _day(start, end, words, span, reason, before.unsure)


def _period_told(words: str, before: Day, reference: str) -> DateSpan | None:
    match = _PERIOD.fullmatch(words)
    if match is None:
        return None
    step = {"following": 1, "next": 1, "same": 0, "that": 0}.get(match["which"])
    step = {"after": 1, "before": -1}[match["side"]] if match["side"] else step
    if step is None:
        return None
    period, day = match["period"], date.fromisoformat(reference)
    if period == "day":
        if before.first != before.last:
            return None
        return _one_day(day + timedelta(days=step))
    lengths = {"week": 7, "month": 31, "quarter": 92, "year": 366}
    if period not in lengths or not before.first:
        return None
    if (day - date.fromisoformat(before.first)).days >= lengths[period]:
        return None  # of years the following month is none
    return period_of(day, period, step)


def _one_day(day: date) -> DateSpan:
    return DateSpan(day.isoformat(), day.isoformat(), DatePrecision.DAY)


def _counted(words: str, before: Day, reference: str) -> DateSpan | None:
    """*two days later*, *a month earlier*: as precise as the date and the unit are."""
    match = _LATER.fullmatch(words)
    if match is None:
        return None
    count = 1 if match["count"] in ("a", "an") else read_number(match["count"])
    if count is None or count != int(count) or count > 500:
        return None
    number = -int(count) if match["side"] in ("earlier", "before") else int(count)
    period, day = match["period"], date.fromisoformat(reference)
    is_day = before.first == before.last
    if period in ("day", "week", "fortnight"):
        step = timedelta(days=number * {"day": 1, "week": 7, "fortnight": 14}[period])
        return _one_day(day + step) if is_day else None
    length = 31 if period == "month" else 366
    if not before.first or (day - date.fromisoformat(before.first)).days >= length:
        return None
    return period_of(day, period, number)
