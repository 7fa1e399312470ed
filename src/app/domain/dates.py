"""Dates as they are stated: spans of whole days with their precision, read from words and shown.

English words and ISO dates are read. A part of a month is its days 1 to 10 (*early*), 11 to 20 (*mid*) or 21 to
its last (*late*); of a decade its years 0 to 3, 4 to 6 or 7 to 9; of a year four months or, where it is *late*, its
last three. A numeric date is read only where its order is plain.
A season is that of the north and so inferred; a winter is read only with both of its years.

A year that is not stated is inferred from the date of publication, and the span is marked so: for what has happened
it is the latest that does not lie after it, for a deadline of what lies ahead (*by the end of August* in a promise)
the first that is not past. A promise may also name the day on which it was made, so of *in December* the nearer year
is taken, and none where both are about as near. What is said by the date of publication (*last month*, *by the end of
the year*) is inferred too, and read only where it cannot contradict whether the act has happened.
"""

from __future__ import annotations

import math
import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum, auto
from functools import cache, lru_cache

from app.domain.donations import DateSpan
from app.domain.feasts import EIDS, FEAST_PARTS, FEASTS, is_by_moon, part_of_feast
from app.domain.language import english, tr
from app.domain.months import MONTHS
from app.domain.number_words import read_number
from app.domain.numbers import plain
from app.domain.terms import DatePrecision

_MONTH_OF = {name[:length].lower(): n for n, name in enumerate(MONTHS, 1) for length in (3, len(name))}
_MONTH_OF["sept"] = 9
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_WORDS = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_MONTH = rf"(?P<month>{_MONTH_WORDS})\.?"
_TH = "(?:st|nd|rd|th)?"
_DAY = rf"(?:the )?(?P<day>\d{{1,2}}){_TH}"
_YEAR = r"(?P<year>[12]\d{3})"
_PARTS = {
    **dict.fromkeys(("early", "the beginning of", "beginning of", "the start of", "start of"), 0),
    **dict.fromkeys(("mid", "mid-", "the middle of", "middle of"), 1),
    **dict.fromkeys(("late", "the end of", "end of", "end", "end-"), 2),
}
_PART = "(?P<part>" + "|".join(sorted(_PARTS, key=len, reverse=True)) + ")"
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of each, in the north."""
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4,
             "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}  # fmt: skip
_FIRST = ("first", "1st", "1")
_HALF = "(?P<half>first|second|latter|1st|2nd) half"
_FORMS = (
    ("", rf"{_YEAR}(?:-(?P<m>0\d|1[0-2])(?:-(?P<d>\d\d)(?:[t ]\d\d:\d\d.*)?)?)?"),
    ("", rf"(?:{_PART} ?)?(?:{_MONTH})(?:,? (?:of )?{_YEAR})?"),
    ("", rf"{_PART} ?{_YEAR}"),
    ("", rf"{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?"),
    (" ", rf"{_MONTH} {_DAY}(?:,? {_YEAR})?"),
    ("q", rf"q(?P<q>[1-4])(?:[ /-]{_YEAR})?"),
    ("q", rf"{_YEAR}[ /-]?q(?P<q>[1-4])"),
    ("q", rf"(?P<q>[1-4])q[ /-]?{_YEAR}"),
    ("quarter", rf"(?:the )?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th) quarter(?:,? (?:of )?{_YEAR})?"),
    ("quarter", rf"(?:the )?(?P<q>last) quarter (?:of )?{_YEAR}"),
    (" half ", rf"(?:the )?{_HALF} (?:of )?{_YEAR}"),
    (" half ", rf"(?:the )?{_HALF} of {_MONTH}(?:,? (?:of )?{_YEAR})?"),
    ("h", rf"h(?P<half>[12])[ /-]?{_YEAR}"),
    ("h", rf"(?P<half>[12])h[ /-]?{_YEAR}"),
    (" ", rf"(?:the )?(?:{_PART} ?)?(?:the )?(?P<season>spring|summer|autumn|fall)(?: of|,)? {_YEAR}"),
    ("winter", rf"(?:the )?(?P<season>winter)(?: of|,)? {_YEAR}(?:[/-]| to )(?P<to>\d\d(?:\d\d)?)"),
    ("0", rf"(?:the )?(?:{_PART} ?)?(?:the )?(?P<decade>(?:1[6-9]|20)\d0)'?s"),
    (
        " ",
        rf"(?:the )?(?P<nth>first|second|third|fourth|last) (?:week|(?P<on>weekend|{'|'.join(WEEKDAYS)})) "
        rf"(?:of|in) {_MONTH}(?:,? (?:of )?{_YEAR})?",
    ),
    (" year ", rf"(?:the )?(?P<school>school|academic|university) year {_YEAR}[/-](?P<to>\d\d(?:\d\d)?)"),
    ("", rf"{_YEAR}[/-](?P<to>\d\d(?:\d\d)?)"),
    ("months of ", rf"(?:the )?(?P<side>first|last) (?P<months>[a-z]+|\d\d?) months of {_YEAR}"),
    (
        "s of ",
        rf"(?:the )?(?P<edge>first|last) (?P<count>[a-z]+|\d\d?) (?P<unit>days|weeks) of {_MONTH}"
        rf"(?:,? (?:of )?{_YEAR})?",
    ),
    (" ", rf"(?:(?:the )?years )?{_YEAR} (?:and|or|to) (?P<to>\d{{4}})"),
    (
        "",
        rf"(?:(?:the )?(?P<at>{FEAST_PARTS}) of (?:the (?:\w+ month of |month of )?)?)?(?P<feast>{FEASTS})"
        rf"(?:,? (?:of )?{_YEAR})?",
    ),
    (".", rf"(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.{_YEAR}"),
    ("/", rf"(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})/{_YEAR}"),
)
"""What every date of a form has in it, with the form: a plain string, compiled on its first use (`_pattern`)."""
_OPEN_START = r"(?P<word>since|from|starting|starting in) (.+)"
_OPEN_END = r"(?P<word>until|till|up to|by|through|before|no later than|not later than) (.+)"
_BETWEEN = r"(?:between (.+?) and (.+)|from (.+?) (?:to|until|till|through) (.+))"
_UNTIL = "(?:-|to|and|until|till|through)"
_MIDDLE = re.compile(rf"^(?:the )?(?:mid|middle of)[ -]?(?=(?:{_MONTH_WORDS})\b)")
"""What is the 15th where it is an end: *by mid-May*, *between April and the middle of May*."""
_DAYS = (
    rf"(?P<first>\d{{1,2}}){_TH} ?{_UNTIL} ?(?P<rest>(?:the )?\d{{1,2}}{_TH} (?:of )?{_MONTH}(?:,? {_YEAR})?)",
    rf"{_MONTH} (?P<first>\d{{1,2}}){_TH} ?(?:-|to|and) ?(?P<rest>\d{{1,2}}{_TH}(?:,? {_YEAR})?)",
)
_ENDS_IN_YEAR = rf".*\b{_YEAR}$"


_TO_TWENTIETH = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
ORDINALS = (*_TO_TWENTIETH, *(f"twenty-{one}" for one in _TO_TWENTIETH[:9]), "thirtieth", "thirty-first")
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_ORDINAL = re.compile(rf"\b({'|'.join(sorted(ORDINALS, key=len, reverse=True))}) (?:day )?(?=of (?:{_MONTH_WORDS})\b)")
_OTHER_FORMS = (
    (" days of ", r"^(?:the )?(?:first|opening) days of (?=[a-z])", "early "),
    (" days of ", r"^(?:the )?(?:last|final|closing) days of (?=[a-z])", "late "),
    ("close of ", r"\bclose of (?=[a-z\d])", "end of "),
    (" calendar ", r"^(?:the )?(\d{4}) calendar year$", r"\1"),
    (" out", r"^before the (week|month|quarter|year) (?:is|was) out$", r"before the end of the \1"),
    ("within ", r"^within the (week|month|quarter|year)$", r"by the end of the \1"),
    ("this past ", r"^this past ", "the past "),
    (" in the ", r"^(earlier|later) in the (week|month|quarter|year)$", r"\1 this \2"),
    ("to-", r"^to-(day|morrow|night)\b", r"to\1"),
)
"""How parts and ends of a time are said too, with what all of them have, and how the forms have them."""


_Found = dict[str, str | None]
"""What the parts of a form matched, by their names."""


class _Toward(Enum):
    """The direction from the publication date in which a year is searched."""

    PAST = auto()
    AHEAD = auto()
    NEARER = auto()
    """The nearer one of both, where it is at least twice as near."""
    PAST_DEADLINE = auto()
    """The past one, where it is the nearer: an end of what has happened lies behind, not ahead."""


def read_date(text: str, published: str | None = None, *, ahead: bool = False) -> DateSpan | None:
    """The span of days that a text states, whole text, or `None`.

    `published` is the ISO date (or month, or year) of the source; without it a date without a year is `None`.
    `ahead` says that what the date is of was promised or offered, and may lie after that.
    """
    if len(text) > 500:
        return None
    stated = " ".join(text.split())
    words = plain(text).casefold().strip(" ,;:()")
    if not words or len(words) > 80:
        return None
    for has, other, form in _BESIDE:
        words = _pattern(other).sub(form, words) if has in words else words
    words = _pattern(_OF_DAY_TIME).sub("", _NIGHTS.get(words, words))
    words = _pattern(_FROM_DAY).sub("", words)
    words = _ORDINAL.sub(lambda match: f"{ORDINALS.index(match[1]) + 1} ", words)
    for has, other, form in _OTHER_FORMS:
        words = _pattern(other).sub(form, words) if has in words else words
    toward = _Toward.NEARER if ahead else _Toward.PAST
    span = (
        _read_single(words, published, toward)
        or _read_range(words, published, toward)
        or _read_open(words, published, ahead=ahead)
    )
    return replace(span, as_stated=stated) if span else None


_BESIDE = (
    (" ", r"^(?:on|in|at|during|around|about|as of) ", ""),
    ("day", rf"^(?:{'|'.join(WEEKDAYS)}),? (?=the \d|\d|{_MONTH_WORDS})", ""),
    (" in ", rf"\b(early|mid|late) in (?=\d{{4}}|(?:{_MONTH_WORDS})\b)", r"\1 "),
    ("er ", r"^(?:earlier|later) (?=(?:yesterday|to-?day|to-?morrow)\b)", ""),
)
"""What stands beside a date and says nothing of it, with what all of it has, and the form without."""
_OF_DAY_TIME = r" (?:morning|afternoon|evening|night|noon|midday|midnight)$"
_FROM_DAY = rf"^(?:between|from) (?:the )?(?=\d{{1,2}}{_TH} {_UNTIL} (?:the )?\d{{1,2}}{_TH}\b)"


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """The pattern of a form, compiled on its first use, as that is slow."""
    return re.compile(form)


def _read_single(words: str, published: str | None, toward: _Toward = _Toward.PAST) -> DateSpan | None:
    """A day, a part of a month, a month, a quarter or a year, or one by the day of publication."""
    for has, form in _FORMS if words not in _OF_A_WORD else ():
        if has in words and (match := _pattern(form).fullmatch(words)):
            found = match.groupdict()
            year = found.get("year") or found.get("decade")
            if year:
                return _span(found, int(year))
            return _with_year_of(found, published, toward)
    return _week_of_day(words, published, toward) or _relative(words, published, toward)


def _with_year_of(found: dict[str, str | None], published: str | None, toward: _Toward) -> DateSpan | None:
    """The span in the year that fits the publication best."""
    within = _days_of(published)
    if within is None:
        return None
    if found.get("feast") == "eid":
        spans = [_with_year_of({**found, "feast": one}, published, toward) for one in EIDS]
        near = [span for span in spans if span is not None]
        return min(near, key=lambda span: abs(within[1] - date.fromisoformat(span.start)), default=None)
    first, limit = within
    years = range(limit.year, max(limit.year - 9, 1), -1)  # 29 February may be eight years back
    past = next((span for year in years if (span := _span(found, year)) and span.start <= limit.isoformat()), None)
    later = range(first.year, first.year + 9)
    ahead = next((span for year in later if (span := _span(found, year)) and span.end >= first.isoformat()), None)
    span = _chosen(past, ahead, limit, toward)
    return replace(span, inferred=True) if span else None


def _chosen(past: DateSpan | None, ahead: DateSpan | None, limit: date, toward: _Toward) -> DateSpan | None:
    if past is None or ahead is None or past == ahead or toward is _Toward.PAST:
        return past
    if toward is _Toward.AHEAD:
        return ahead
    back = (limit - date.fromisoformat(past.end)).days
    on = (date.fromisoformat(ahead.start) - limit).days
    if toward is _Toward.PAST_DEADLINE:
        return past if back <= on else None
    return past if 2 * back <= on else ahead if 2 * on <= back else None


@lru_cache(maxsize=1 << 12)  # asked of each date of a table at each of its paintings
def _days_of(iso: str | None) -> tuple[date, date] | None:
    """The first and the last day of an ISO date, month or year."""
    span = _read_single(iso.strip().casefold(), None) if iso else None
    return (date.fromisoformat(span.start), date.fromisoformat(span.end)) if span else None


_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_WEEK = timedelta(days=7)
_STEPS = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}
_NEAR = {"the day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "the day after tomorrow": 2}
_OF_A_WORD = frozenset((*WEEKDAYS, *_NEAR))
"""What no form has."""
_NIGHTS = {
    **dict.fromkeys(("this morning", "this afternoon", "this evening", "tonight", "this noon", "this day"), "today"),
    "last night": "yesterday",
}
_OF_MONTH = r"the (?P<day>\d{1,2})(?:st|nd|rd|th)?(?: (?:of )?(?P<which>this|last) month| (?P<short>inst|ult|prox)\.?)?"
_SHORT_MONTH = {"inst": "this", "ult": "last", "prox": "next"}
"""How letters of old say whose month it is."""
_COUNTED = (
    r"(?:the |these )?(?P<side>last|past|previous|next|coming) "
    r"(?:(?P<count>.+) )?(?P<period>hour|day|week|month|year|decade)s?"
)
_SO_FAR = (
    r"(?:so far|to date|already) this (week|month|quarter|year)|this (week|month|quarter|year)(?: so far| to date)"
)
_WEEKEND = r"(?:(?:(?:at|over) )?the(?: past)?|(?P<which>last|this|next)) weekend"
_WHICH = r"(?:the )?(?P<which>last|this|next|current|previous|past|coming) "
_RELATIVE = (
    r"(?:(?:the )?(?P<part>early|mid|late|end of|end|beginning of|start of|middle of|earlier|later|"
    r"(?:first|second|latter) half of|(?:first|second|third|fourth|last) quarter of)[ -]?)?"
    r"(?P<which>the|this|last|next|the current|the previous|the coming) (?P<period>week|month|quarter|year)"
    r"|(?:the )?(?P<yearend>year[- ]end|year's end|end of year)"
)
_NAMED = (
    rf"{_WHICH}(?:(?P<weekday>{'|'.join(WEEKDAYS)})|(?P<season>spring|summer|autumn|fall|winter)"
    rf"|(?P<month>{'|'.join(MONTHS).lower()}))"
)
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
_OF_NEAR_WEEK = (
    rf"{_WEEKDAY} (?:(?:of|in) )?(?:the )?(?P<which>last|this|next|previous|coming) week",
    rf"(?P<which>last|this|next) week,? on {_WEEKDAY}",
)
_BEFORE_LAST = rf"the (?:{_WEEKDAY}|(?P<period>week|weekend)) before last"
_OF_DAY = r"(?:the )?week (?P<how>of|from|beginning|commencing|starting|ending)(?: on)? (?P<rest>.+)"
_WEEK_FROM = (
    rf"a week (?P<which>last|next|on) {_WEEKDAY}|(?P<gone>{'|'.join(WEEKDAYS)}) last|(?:{'|'.join(WEEKDAYS)}) week"
)
_FEAST_NEAR = rf"(?P<which>last|this|next) (?P<feast>{FEASTS})"
_AGO = r"(?P<count>\d{1,3}|[a-z -]+) (?P<period>day|week|fortnight|month|year|decade)s? ago"
_DECADE = rf"(?:the )?(?:{_PART} ?)?(?:the )?'?(?:nineteen[- ])?(?P<tens>{'|'.join(_DECADES)})"


def _relative(words: str, published: str | None, toward: _Toward) -> DateSpan | None:
    """*yesterday*, *on Monday*, *last month*, *the end of the year*, by the day of publication."""
    day, last = _days_of(published) or (None, None)
    if day is None or day != last:
        return None
    if words == "overnight":
        return _inferred(day - timedelta(days=1), day)
    span = _near_day(words, day, toward)
    for has, form, read in _BY_DAY:
        if span is None and has in words and (match := _pattern(form).fullmatch(words)):
            span = read(match, day, toward)
    happened = toward in (_Toward.PAST, _Toward.PAST_DEADLINE)
    return None if span is None or (happened and span.start > day.isoformat()) else span


def _near_day(words: str, day: date, toward: _Toward) -> DateSpan | None:
    """A day beside the one of publication, or a weekday: the last one, or for what lies ahead the next one."""
    steps = _NEAR.get(words)
    if steps is None and words in WEEKDAYS:
        steps = (WEEKDAYS.index(words) - day.weekday()) % 7
        if steps and toward in (_Toward.NEARER, _Toward.PAST_DEADLINE):  # which of the two is meant is open
            return None
        steps -= 7 if steps and toward is _Toward.PAST else 0
    return None if steps is None else _inferred_day(day + timedelta(days=steps))


def _inferred_day(day: date) -> DateSpan:
    return _inferred(day, day, DatePrecision.DAY)


def _inferred(first: date, last: date, precision: DatePrecision = DatePrecision.RANGE) -> DateSpan:
    return DateSpan(first.isoformat(), last.isoformat(), precision, inferred=True)


def _near_period(match: re.Match[str], day: date, _toward: _Toward) -> DateSpan | None:
    """The week, month, quarter or year of a day, the one before or after it, or a part of one."""
    which = "the" if match["yearend"] else match["which"].removeprefix("the ")
    part = "end" if match["yearend"] else match["part"] or ""
    if which == "the" and not part:
        return None
    period = match["period"] or "year"
    span = period_of(day, period, _STEPS.get(which, 0))
    return _part_of(span, part, period, day) if part else span


def _part_of(span: DateSpan, part: str, period: str, day: date) -> DateSpan | None:
    """A part of a period round the day of publication; `None` where the period has no such part."""
    start, end = date.fromisoformat(span.start), date.fromisoformat(span.end)
    word = part.partition(" ")[0]
    if part in ("end", "end of"):
        return replace(span, start=span.end, precision=DatePrecision.DAY)
    if part in ("earlier", "later"):
        if not start <= day <= end:
            return None
        ends = (span.start, day.isoformat()) if part == "earlier" else (day.isoformat(), span.end)
        return replace(span, start=ends[0], end=ends[1], precision=DatePrecision.RANGE)
    number = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2}.get(word)
    if part.endswith("quarter of"):
        return replace(_quarter(start.year, word), inferred=True) if period == "year" else None
    if part.endswith("half of"):
        found = _half(word == "first", start.month if period == "month" else None, start.year)
    elif period == "month" and number is not None:
        ends_at = (10, 20, end.day)[number]
        found = _days(start.year, start.month, 10 * number + 1, start.month, ends_at, DatePrecision.PART_OF_MONTH)
    elif period == "year" and number is not None:
        found = _part_of_year(start.year, number)
    else:
        return None
    return replace(found, inferred=True) if found and period in ("month", "year") else None


def _quarter(year: int, word: str) -> DateSpan:
    last = 3 * _QUARTERS[word]
    return _days(year, last - 2, 1, last, 0, DatePrecision.QUARTER) or DateSpan()


def _weekday_named(weekday: str, step: int, day: date, toward: _Toward) -> DateSpan | None:
    """*last*, *this* or *next Tuesday*, which is not that of tomorrow."""
    steps = (WEEKDAYS.index(weekday) - day.weekday()) % 7
    if step == 0 and toward is _Toward.NEARER:  # this Friday we will
        return _inferred_day(day + timedelta(days=steps))
    if step == 0:
        return _near_day(weekday, day, toward)
    if step < 0:
        return _inferred_day(day + timedelta(days=steps - (14 if steps == _YESTERDAY else 7)))
    return _inferred_day(day + timedelta(days=8 if steps == 1 else steps or 7))


_YESTERDAY = 6
"""Days from a weekday of the week before to that of yesterday, which nobody calls *last Tuesday*."""


def _named_by(match: re.Match[str], day: date, toward: _Toward) -> DateSpan | None:
    """*last Tuesday*, *next spring*: the nearest that lies wholly before or after the day, no weekday of yesterday.

    Of *last March* it is open whether that of last year is meant, but not before this year's.
    """
    step = _STEPS.get(match["which"], 0)
    if match["weekday"]:
        return _weekday_named(match["weekday"], step, day, toward)
    found = [_of_year(match["season"] or match["month"], day.year + off) for off in (-2, -1, 0, 1)]
    today = day.isoformat()
    if match["month"]:
        return _month_of(found, step, today)
    if step < 0:
        return next((span for span in reversed(found) if span.end < today), None)
    if step > 0:
        return next((span for span in found if span.start > today), None)
    this = [span for span in found if span.start[:4] == today[:4] or span.start <= today <= span.end]
    return next((span for span in this if span.start <= today <= span.end), this[-1])


def _month_of(found: Sequence[DateSpan], step: int, today: str) -> DateSpan | None:
    """That of last, this or next year, where this year's is not as near: of *last March* said in April it is open."""
    before, now, after = found[-3:]
    if step < 0:
        return before if now.end >= today else None
    return now if step == 0 else after if now.start <= today else None


def _feast_near(match: re.Match[str], day: date, _toward: _Toward) -> DateSpan | None:
    """*next Ramadan*, *last Christmas*: the nearest one behind the day or before it; *this* is the one of its year."""
    spans = [_of_feast({"feast": match["feast"]}, day.year + off) for off in (-1, 0, 1)]
    found, today = [replace(span, inferred=True) for span in spans if span is not None], day.isoformat()
    if match["which"] == "this":
        return found[1]
    if match["which"] == "next":
        return next(span for span in found if span.start > today)
    return next(span for span in reversed(found) if span.end < today)


def _of_year(name: str, year: int) -> DateSpan:
    """The season or the month of this name."""
    if name in _SEASONS:
        return _season(name, year)
    month = _MONTH_OF[name]
    return DateSpan(f"{year}-{month:02}-01", _month_end(year, month), DatePrecision.MONTH, inferred=True)


def _season(season: str, year: int) -> DateSpan:
    """A season of the north; a winter by the year in which it begins."""
    first = _SEASONS[season]
    end = _month_end(year + 1, 2) if season == "winter" else _month_end(year, first + 2)
    return DateSpan(f"{year}-{first:02}-01", end, DatePrecision.RANGE, inferred=True)


def _in_month(match: re.Match[str], day: date, toward: _Toward) -> DateSpan | None:
    """*the 5th of this month*; *the 26th* alone is the last one, or for what lies ahead the next."""
    which = _SHORT_MONTH.get(match["short"] or "", match["which"] or "")
    step = _STEPS.get(which, 0)
    if not which and toward in (_Toward.NEARER, _Toward.AHEAD):
        step = int(int(match["day"]) < day.day)
    elif not which:
        step = -int(int(match["day"]) > day.day)
    month = date.fromisoformat(period_of(day, "month", step).start)
    at = int(match["day"])
    return _days(month.year, month.month, at, month.month, at, DatePrecision.DAY, inferred=True)


def _weekend(match: re.Match[str], day: date, toward: _Toward) -> DateSpan | None:
    """*over the weekend*: the last one that has begun, or for what lies ahead the next."""
    if match["which"] == "this" and toward is _Toward.PAST and day.weekday() not in (5, 6, 0, 1):
        return None
    ahead = match["which"] == "next" or (match["which"] != "last" and toward is not _Toward.PAST)
    saturdays = 7 if match["which"] == "next" else 0  # said on a Saturday, the next weekend is not its own
    steps = ((5 - day.weekday()) % 7 or saturdays) - (0 if ahead or day.weekday() == 5 else 7)
    return _inferred(day + timedelta(days=steps), day + timedelta(days=steps + 1))


def _in_near_week(match: re.Match[str], day: date, _toward: _Toward) -> DateSpan:
    """*Thursday of last week*."""
    monday = date.fromisoformat(period_of(day, "week", _STEPS.get(match["which"], 0)).start)
    return _inferred_day(monday + timedelta(days=WEEKDAYS.index(match["weekday"])))


def _before_last(match: re.Match[str], day: date, _toward: _Toward) -> DateSpan:
    """*the Thursday*, *the week* or *the weekend before last*."""
    if match["period"] == "week":
        return period_of(day, "week", -2)
    if match["weekday"]:
        return _inferred_day(_last_weekday(match["weekday"], day) - _WEEK)
    saturday = day - timedelta(days=(day.weekday() - 5) % 7) - _WEEK
    return _inferred(saturday, saturday + timedelta(days=1))


def _weeks_from(match: re.Match[str], day: date, _toward: _Toward) -> DateSpan:
    """*Thursday last*, *a week last Thursday*, *Thursday week*."""
    if match["gone"]:
        return _inferred_day(_last_weekday(match["gone"], day))
    last = _last_weekday(match["weekday"] or match[0].partition(" ")[0], day)
    return _inferred_day(last - _WEEK if match["which"] == "last" else last + 2 * _WEEK)


def _last_weekday(weekday: str, day: date) -> date:
    return day + timedelta(days=(WEEKDAYS.index(weekday) - day.weekday()) % 7 - 7)


def _ago(match: re.Match[str], day: date, _toward: _Toward) -> DateSpan | None:
    """*three days ago*, *two weeks ago* are days, *three weeks ago* a week, *two years ago*, *a decade ago* a year."""
    count = 1 if match["count"] in ("a", "an") else read_number(match["count"])
    if count is None or count != int(count) or count > 500:
        return None
    period = match["period"]
    if period in ("day", "fortnight") or (period == "week" and count <= 2):
        return _inferred_day(day - timedelta(days=int(count) * {"day": 1, "week": 7, "fortnight": 14}[period]))
    return period_of(day, "year", -10 * int(count)) if period == "decade" else period_of(day, period, -int(count))


def _so_far(match: re.Match[str], day: date, _toward: _Toward) -> DateSpan:
    """*so far this year*."""
    return replace(period_of(day, match[1] or match[2], 0), end=day.isoformat(), precision=DatePrecision.RANGE)


def _up_to_now(match: re.Match[str], day: date, _toward: _Toward) -> DateSpan | None:
    """*the past two weeks*, *the next three years*: up to the day of publication, or from it on."""
    alone = match["period"] == "decade" or (match["side"] == "past" and match["period"] != "day")
    if match["count"] is None and not alone:
        return None
    count = read_number(match["count"]) if match["count"] else 1
    if count is None or count != int(count) or not 1 <= count <= 100:
        return None
    back = match["side"] in ("last", "past", "previous")
    other = _days_off(day, match["period"], -int(count) if back else int(count))
    return _inferred(other, day) if back else _inferred(day, other - timedelta(days=1))


def _days_off(day: date, period: str, step: int) -> date:
    """The day so many days, weeks, months or years off, of hours each day begun; of a shorter month its last."""
    if period == "hour":
        return day + timedelta(days=math.ceil(step / 24) if step > 0 else math.floor(step / 24))
    if period in ("day", "week"):
        return day + timedelta(days=step * (7 if period == "week" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + step * _MONTHS_OF[period], 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _in_decade(match: re.Match[str], day: date, _toward: _Toward) -> DateSpan:
    """*the fifties*, *the early sixties*: the last such decade that had begun."""
    tens = 20 + 10 * _DECADES.index(match["tens"])
    start = day.year - (day.year - tens) % 100
    return replace(_of_decade({"part": match["part"]}, start), inferred=True)


_BY_DAY: tuple[tuple[str, str, Callable[[re.Match[str], date, _Toward], DateSpan | None]], ...] = (
    ("", _RELATIVE, _near_period),
    (" ", _NAMED, _named_by),
    (" ", _FEAST_NEAR, _feast_near),
    (" ago", _AGO, _ago),
    ("the ", _OF_MONTH, _in_month),
    ("weekend", _WEEKEND, _weekend),
    *((" week", form, _in_near_week) for form in _OF_NEAR_WEEK),
    ("before last", _BEFORE_LAST, _before_last),
    (" ", _WEEK_FROM, _weeks_from),
    ("this ", _SO_FAR, _so_far),
    (" ", _COUNTED, _up_to_now),
    ("ties", _DECADE, _in_decade),
)
"""Forms that are read by the day of publication, each with what it always has; the first that gives a span is taken."""


def period_of(day: date, period: str, step: int) -> DateSpan:
    """The week, month, quarter or year of a day, or one before or after it."""
    if period == "week":
        monday = day + timedelta(days=7 * step - day.weekday())
        return _inferred(monday, monday + timedelta(days=6))
    months = _MONTHS_OF[period]
    first = (day.year * 12 + day.month - 1) // months * months + step * months
    year, month = divmod(first, 12)
    precision = {1: DatePrecision.MONTH, 3: DatePrecision.QUARTER, 12: DatePrecision.YEAR}[months]
    return _days(year, month + 1, 1, month + months, 0, precision, inferred=True) or DateSpan()


def _span(found: _Found, year: int) -> DateSpan | None:
    """The span of matched parts in a year; `None` where there is no such day."""
    for key, read in _KINDS:
        if found.get(key):
            return read(found, year)
    return _of_calendar(found, year)


def _of_calendar(found: _Found, year: int) -> DateSpan | None:
    """A day, a month, a year, or a part of one of the two."""
    month = _MONTH_OF.get(found.get("month") or "") or int(found.get("m") or 0)
    part = _PARTS.get(found.get("part") or "")
    if part is not None and month:
        return _days(year, month, 10 * part + 1, month, (10, 20, 0)[part], DatePrecision.PART_OF_MONTH)
    if part is not None:
        return _part_of_year(year, part)
    if day := found.get("day") or found.get("d"):
        return _days(year, month, int(day), month, int(day), DatePrecision.DAY)
    if month or found.get("m"):
        return _days(year, month, 1, month, 0, DatePrecision.MONTH)
    return _days(year, 1, 1, 12, 31, DatePrecision.YEAR)


def _part_of_year(year: int, part: int) -> DateSpan | None:
    """*Early 2019* is up to April, *mid-2019* from May to August, and *late 2019* the last quarter."""
    first, last = ((1, 4), (5, 8), (10, 12))[part]
    return _days(year, first, 1, last, 0, DatePrecision.RANGE, inferred=True)


def _of_numbers(found: _Found, year: int) -> DateSpan | None:
    """*31/5/2020*, where only one of the two numbers can be the month."""
    first, second = int(found["one"] or 0), int(found["two"] or 0)
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if first > 12 or first == second else (second, first)
    return _days(year, month, day, month, day, DatePrecision.DAY)


def _of_season(found: _Found, year: int) -> DateSpan | None:
    """A season of the north, or a month of it; a winter only with both of its years."""
    season, part = found["season"] or "", _PARTS.get(found.get("part") or "")
    if season == "winter":
        return _season(season, year) if _later_year(year, found.get("to") or "", 1) else None
    if part is None:
        return _season(season, year)
    month = _SEASONS[season] + part
    return _days(year, month, 1, month, 0, DatePrecision.RANGE, inferred=True)


def _of_decade(found: _Found, year: int) -> DateSpan:
    part = _PARTS.get(found.get("part") or "")
    ends = ((0, 3), (4, 6), (7, 9))[part] if part is not None else (0, 9)
    return DateSpan(f"{year + ends[0]}-01-01", f"{year + ends[1]}-12-31", DatePrecision.RANGE)


def _of_months(found: _Found, year: int) -> DateSpan | None:
    """*the first ten months of 2020*."""
    count = int(read_number(found.get("months") or "") or 0)
    months = (1, count) if found["side"] == "first" else (13 - count, 12)
    return _days(year, months[0], 1, months[1], 0, DatePrecision.RANGE) if 1 <= count <= 11 else None


def _of_edge(found: _Found, year: int) -> DateSpan | None:
    """*the first two weeks of November*, *the last ten days of April*."""
    count = int(read_number(found["count"] or "") or 0) * (7 if found["unit"] == "weeks" else 1)
    month = _MONTH_OF[found["month"] or ""]
    last = monthrange(year, month)[1]
    ends = (1, count) if found["edge"] == "first" else (last + 1 - count, last)
    return _days(year, month, ends[0], month, ends[1], DatePrecision.RANGE) if 2 <= count < last else None


def _of_week(found: _Found, year: int) -> DateSpan | None:
    """*the second week of March*, counted from its first day, or *the second Thursday of March*, which lies in it."""
    nth, month = found["nth"] or "", _MONTH_OF[found.get("month") or ""]
    last = monthrange(year, month)[1]
    start = last - 6 if nth == "last" else 7 * _QUARTERS[nth] - 6
    if found["on"] == "weekend":
        day = start + (5 - date(year, month, start).weekday()) % 7
        return _days(year, month, day, month, day + 1, DatePrecision.RANGE) if day < last else None
    if found["on"]:
        day = start + (WEEKDAYS.index(found["on"]) - date(year, month, start).weekday()) % 7
        return _days(year, month, day, month, day, DatePrecision.DAY)
    return _days(year, month, start, month, min(start + 6, last), DatePrecision.RANGE, inferred=True)


def _week_of_day(words: str, published: str | None, toward: _Toward) -> DateSpan | None:
    """*the week of 15 May* that the day lies in; *beginning* or *ending* with a day it is the seven from or to it."""
    match = _pattern(_OF_DAY).fullmatch(words)
    found = _read_single(match["rest"], published, toward) if match is not None else None
    if match is None or found is None or found.start != found.end:
        return None
    day = date.fromisoformat(found.start)
    first = day + timedelta(days={"of": -day.weekday(), "ending": -6}.get(match["how"], 0))
    return replace(_inferred(first, first + timedelta(days=6)), inferred=found.inferred)


def _of_years(found: _Found, year: int) -> DateSpan | None:
    """*1956-61*."""
    end = _later_year(year, found["to"] or "", 99)
    return DateSpan(f"{year}-01-01", f"{end}-12-31", DatePrecision.RANGE) if end else None


def _of_feast(found: _Found, year: int) -> DateSpan | None:
    name = found["feast"] or ""
    days = part_of_feast(found.get("at") or "", name, year)
    if days is None:
        return None
    first, last = (day.isoformat() for day in days)
    return DateSpan(first, last, DatePrecision.DAY if first == last else DatePrecision.RANGE, inferred=is_by_moon(name))


def _of_school_year(found: _Found, year: int) -> DateSpan | None:
    """*the school year 2022-23*, as it is in most of the north."""
    end = _later_year(year, found["to"] or "", 1)
    return DateSpan(f"{year}-07-01", f"{end}-06-30", DatePrecision.RANGE, inferred=True) if end else None


_KINDS: tuple[tuple[str, Callable[[_Found, int], DateSpan | None]], ...] = (
    ("season", _of_season),
    ("decade", _of_decade),
    ("side", _of_months),
    ("edge", _of_edge),
    ("nth", _of_week),
    ("school", _of_school_year),
    ("to", _of_years),
    ("feast", _of_feast),
    (
        "half",
        lambda found, year: _half(found["half"] in _FIRST, _MONTH_OF.get(found.get("month") or ""), year),
    ),
    ("q", lambda found, year: _quarter(year, found["q"] or "")),
    ("one", _of_numbers),
)
"""What is matched only in dates of one kind, with how these are read; the first that is there says the kind."""


def _later_year(year: int, to: str, most: int) -> int:
    """The year that *61* means behind *1956-*; 0 where it is not one of the `most` that follow."""
    end = int(to) if len(to) == 4 else year // 100 * 100 + int(to) + (100 if to == "00" else 0)
    return end if year < end <= year + most else 0


def _month_end(year: int, month: int) -> str:
    return date(year, month, monthrange(year, month)[1]).isoformat()


def _half(first: bool, month: int | None, year: int) -> DateSpan | None:
    if month:
        ends = (1, 15) if first else (16, 0)
        return _days(year, month, ends[0], month, ends[1], DatePrecision.RANGE)
    months = (1, 6) if first else (7, 12)
    return _days(year, months[0], 1, months[1], 0, DatePrecision.RANGE)


def _days(
    year: int, first_month: int, first: int, last_month: int, last: int, how: DatePrecision, *, inferred: bool = False
) -> DateSpan | None:
    """A span within one year; a last day of 0 is the month's last."""
    try:
        start = date(year, first_month, first)
        end = date(year, last_month, last or monthrange(year, last_month)[1])
    except ValueError:
        return None
    return DateSpan(start.isoformat(), end.isoformat(), how, inferred=inferred)


def _read_range(words: str, published: str | None, toward: _Toward) -> DateSpan | None:
    """Two dates with a word or a dash between them; the year may be given once, at the end."""
    for form in _DAYS:
        if match := _pattern(form).fullmatch(words.removeprefix("between ").removeprefix("from ")):
            month, year = match["month"], match["year"] or ""
            last = match["rest"] if month in match["rest"] else f"{month} {match['rest']}"
            return _join(f"{match['first']} {month} {year}".strip(), last, published, toward)
    if match := _pattern(_BETWEEN).fullmatch(words):
        first, second = (group for group in match.groups() if group)
        return _join(first, second, published, toward)
    for cut in re.finditer(r" ?/ ?| to | - |-", words):
        first, second = words[: cut.start()], words[cut.end() :]
        if first and second and (span := _join(first, second, published, toward)):
            return span
    return None


_AT_MOST_OVER_A_YEAR = 300
"""So many days a span may have of which the year is said once and the beginning lies in the one before."""


def _join(first: str, second: str, published: str | None, toward: _Toward) -> DateSpan | None:
    first, second = (_MIDDLE.sub("15 ", one) for one in (first, second))
    end = _read_single(second, published, toward)
    if end is None:
        return None
    start = _read_single(first, None) or _read_single(first, end.end)
    if start is None or start.start > end.end:
        return None
    of_before = start.inferred and start.start[:4] < end.end[:4]  # *November to March 2023*, but not *May to March*
    if of_before and (date.fromisoformat(end.end) - date.fromisoformat(start.start)).days > _AT_MOST_OVER_A_YEAR:
        return None
    shared = start.start[:4] == end.end[:4] and re.fullmatch(_ENDS_IN_YEAR, second) is not None
    inferred = end.inferred or (start.inferred and not shared)
    return DateSpan(start.start, end.end, DatePrecision.RANGE, inferred=inferred)


def _read_open(words: str, published: str | None, *, ahead: bool) -> DateSpan | None:
    """*since March 2020*, *until 31 May 2020*, *by the end of August*: one end only."""
    if match := _pattern(_OPEN_START).fullmatch(words):
        to_come = ahead and match["word"] != "since"
        words = re.sub(r"^the (?:start|beginning) of the (?=week|month|quarter|year)", "this ", match[2])
        words = re.sub(r"^the (?:start|beginning) of (?=the )", "", _MIDDLE.sub("15 ", words))
        span = _read_single(words, published, _Toward.AHEAD if to_come else _Toward.PAST)
        return span and replace(span, end="", precision=DatePrecision.RANGE)
    if match := _pattern(_OPEN_END).fullmatch(words):
        last = re.sub(r"^the end of (?=the \w+ (?:quarter|half)\b)", "", _MIDDLE.sub("15 ", match[2]))
        span = _read_single(last, published, _Toward.AHEAD if ahead else _Toward.PAST_DEADLINE)
        if span is None:
            return None
        end = span.end
        if re.fullmatch(r"(?:the )?end of \d{4}", match[2]):
            span = replace(span, inferred=False)  # only its beginning is
        if match["word"] == "before" and not re.match(r"(?:the )?(?:end|year[- ]end)", match[2]):
            end = (date.fromisoformat(span.start) - timedelta(days=1)).isoformat()
        return replace(span, start="", end=end, precision=DatePrecision.RANGE)
    return None


_ISO_LENGTH = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}


@lru_cache(maxsize=1 << 12)
def is_date(text: str) -> bool:
    """Whether a text is a year, month or day of the calendar, as 2020, 2020-05 or 2020-05-31."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def as_iso(text: str) -> str:
    """A year, month or day that is stated in any form as 2020, 2020-05 or 2020-05-31; any other text as it is."""
    span = read_date(text.strip().rstrip("."))
    kept = _ISO_LENGTH.get(span.precision) if span and not span.inferred else None
    return span.start[:kept] if span and kept else text


def format_span(span: DateSpan) -> str:
    """The span as `read_date` reads it back, in English. With no end known, the source's words or *unknown*."""
    with english():
        return span_words(span)


def span_words(span: DateSpan) -> str:
    """The span as shown: *31 May 2020*, *March – May 2020*. With no end known, the source's words or *unknown*."""
    if not span.start and not span.end:
        return span.as_stated or tr("unknown")
    start, end = ends(span)
    if start is None or end is None:
        if start is not None:
            return tr("since {date}").format(date=_day(start))
        return tr("unknown") if end is None else tr("until {date}").format(date=_day(end))
    if start == end:
        return _day(start)
    if start.year == end.year and (named := _named(start, end)) is not None:
        return named
    return _two_ends(start, end)


_NAMED_DAY = re.compile(r"(?:\d|\b[A-Z]\w+)\W*$")
_BY_ANOTHER = re.compile(
    r"\b(?:after|ago|before|days?|earlier|following|hours?|later|next|now|recently|since|soon|then|weeks?|within)\b",
    re.IGNORECASE,
)


_BY_PUBLICATION = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|this|last|past|previous|same|that year)\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*$",
    re.IGNORECASE,
)
"""Words that mean nothing without the day on which they were written, or the sentence before."""
_DAY_LAST = re.compile(r"[^\W\d]{3,}\.? \d{1,2}(?:st|nd|rd|th)?$")
"""A day as Americans write it, which has a comma before its year."""


def stated_with_year(span: DateSpan) -> str:
    """The words of the source, and behind them the year or the two that they leave out: *3 February 2023*.

    Not behind words that define it by something else (*a few days after*), and where one end is open only behind a
    month or a day. None of the words where they mean nothing elsewhere (*today*, *since last Friday*) and a day is
    known.
    """
    first, last = (span.start or span.end)[:4], (span.end or span.start)[:4]
    words = span.as_stated
    if not words or not first or first in words or last in words:
        return words
    if _BY_PUBLICATION.search(words) and not re.search(r"\d", words):
        return ""
    if not _NAMED_DAY.search(words) and (_BY_ANOTHER.search(words) or not (span.start and span.end)):
        return words
    comma = "," if _DAY_LAST.search(words) else ""
    return f"{words}{comma} {first}" if first == last else f"{words}{comma} {first}–{last}"


def is_by_another(words: str) -> bool:
    """Whether words define a day by another one: *within a week of the flood of 6 February 2023*, but not *since 6
    February*."""
    return _BY_ANOTHER.search(words) is not None and not words.casefold().startswith("since ")


def ends(span: DateSpan) -> tuple[date | None, date | None]:
    """The first and the last day on which it may have been, each None where it is open."""
    first, last = _days_of(span.start), _days_of(span.end)
    return first and first[0], last and last[1]


def _named(start: date, end: date) -> str | None:
    """The name of a span within one year, where it has one."""
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole and (start.month, end.month) == (1, 12):
        return str(start.year)
    if whole and start.month == end.month:
        return tr("{month} {year}").format(month=_month(start), year=start.year)
    if whole and start.month % 3 == 1 and end.month == start.month + 2:
        return tr("Q{number} {year}").format(number=end.month // 3, year=start.year)
    if start.month != end.month:
        return None
    last = monthrange(end.year, end.month)[1]
    parts = {
        (1, 10): tr("early {month} {year}"),
        (11, 20): tr("mid-{month} {year}"),
        (21, last): tr("late {month} {year}"),
    }
    words = parts.get((start.day, end.day)) or tr("{first} – {last} {month} {year}")
    return words.format(first=start.day, last=end.day, month=_month(start), year=start.year)


def _two_ends(start: date, end: date) -> str:
    """First and last, by months where both are whole, without saying the same year twice."""
    if start.strftime("%m%d") == "0101" and end.strftime("%m%d") == "1231":
        return f"{start.year} – {end.year}"
    by_month = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    first, last = (_month, _month_and_year) if by_month else (_day_and_month, _day)
    if start.year != end.year:
        first = last
    return f"{first(start)} – {last(end)}"


def _month(day: date) -> str:
    return tr(MONTHS[day.month - 1])


def _month_and_year(day: date) -> str:
    return tr("{month} {year}").format(month=_month(day), year=day.year)


def _day_and_month(day: date) -> str:
    return tr("{day} {month}").format(day=day.day, month=_month(day))


def _day(day: date) -> str:
    return tr("{day} {month} {year}").format(day=day.day, month=_month(day), year=day.year)
