"""Where dates stand in running text: whole phrases, for `app.domain.dates` to read.

    date     = opening? (calendar | relative | told)
    opening  = "since" | "until" | "by" | "before" | "between" … "and" | "from" … "to"
    year     = number | "of" ("that" | "the same" | "the following") "year"
    calendar = day month year? | month day year? | part? month year? | part? year | quarter | half | season | decade
             | feast | "week of" day
    relative = "yesterday" | weekday | ("last" | "this" | "next") period | number period "ago"     by the publication
             | "the past" number period | "so far this" period | "in the" season | "the fifties"
    told     = "the following month" | "that year" | "a fortnight later"                 by the date before in the text
             | number period ("after" | "before") "the flood"
    counted  = number period ("after" | "before") "the flood of" calendar                by the date that stands with it

Months and weekdays are written with a capital, so that *may* and *march* are words. A year alone is one only behind a
preposition or where nothing that it could count follows.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import NamedTuple

from app.domain.dates import ORDINALS
from app.domain.drafts.words.running import tokens_of
from app.domain.feasts import FEAST_PARTS, FEASTS_WRITTEN
from app.domain.months import MONTHS as MONTH_NAMES
from app.domain.number_words import ONES, TENS
from app.domain.phrase import Token
from app.domain.phrase_words import word_set


class Dated(NamedTuple):
    """The words of a date. Offsets are code points of the text that was searched."""

    start: int
    end: int
    kind: str
    """`calendar`, `relative`, `told`, `counted`, or `short` of two numbers that may be a day and a month."""
    words: str
    """As they are read, with the month of *14/10* as a word."""


MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?|"
    r"Sep(?:tember|t?\.?)|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|"
    r"AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)(?!\w|'|-[a-z])"
)
WEEKDAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[6-9]|20)\d\d(?![\d%]|[.,]\d)"
_PART = (
    r"(?:(?:[Tt]he )?(?:[Ee]arly|[Mm]id|[Ll]ate|[Vv]ery early|[Vv]ery late|(?:[Bb]eginning|[Ss]tart|[Mm]iddle|"
    r"[Ee]nd|[Cc]lose|(?:[Ff]irst|[Oo]pening|[Ll]ast|[Ff]inal|[Cc]losing) days) of|[Ee]nd)(?: in| of)?[ -])"
)
_HALF = r"(?:(?<=[Bb]y )the end of )?(?:[Tt]he )?(?:[Ff]irst|[Ss]econd|[Ll]atter|1st|2nd) half (?:of )?"
_QUARTER = r"(?:(?<=[Bb]y )the end of )?(?:[Tt]he )?(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|final) quarter of "
SEASONS = "(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_PERIOD = "(?:week|fortnight|month|quarter|year|decade)"
_TIME_OF_DAY = "(?:morning|afternoon|evening|night|noon|midday|midnight)"
_TWO_WORDS = rf"(?:{'|'.join(TENS)})[- ](?:{'|'.join(ONES)})"
_NUMBER = rf"(?:\d{{1,3}}|an?|{_TWO_WORDS}|{'|'.join([*ONES, *TENS])}|a couple of|a few|several)"
_ORDINAL = f"(?i:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}) (?:day )?of"
_TENS = "(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"
_OF_TOLD_YEAR = r" of (?:that(?: same)?|the (?:same|following|next|previous)) year\b"
_OF_YEAR = rf"(?:,? (?:of )?{_YEAR}| (?:of )?(?:this|last|next) year\b|{_OF_TOLD_YEAR})"
_ONE_DAY = (
    rf"(?:the )?(?:{_DAY} (?:of )?{MONTHS}|{_ORDINAL} {MONTHS}|{MONTHS} (?:the )?{_DAY}(?![\d,.]\d|\d))(?:,? {_YEAR})?"
)
_NO_COUNT = (
    rf"(?!(?<=[Ii]n ){MONTHS} \d\d? (?!(?:and|or|to|by|with|in|for|from|at|but|when|the|it|an?|on|of|he|she|they|we|"
    r"its?|"
    r"their|was|were|had|has|gave|sent)\b)[a-z])"
)
"""*In September 14 water carts came*: a number of something, and no day."""
_CALENDAR = (
    rf"(?:{WEEKDAYS},? )?(?:the )?{_ORDINAL} {MONTHS}{_OF_YEAR}?"
    rf"|(?:the )?(?:[Ww]eek) (?:of|from|beginning|commencing|starting|ending)(?: on)? {_ONE_DAY}"
    r"(?! (?:to|until|till|through) )"
    rf"|(?:{WEEKDAYS},? (?:the )?)?(?:the )?(?:{_DAY} (?:of )?{MONTHS},?|{MONTHS} {_DAY},?) '\d\d(?!\d)"
    rf"|(?:{WEEKDAYS},? (?:the )?)?(?:the )?{_DAY}(?: ?(?:-|/|to|and|or) ?{_DAY})? (?:of )?{MONTHS}{_OF_YEAR}?"
    rf"|(?<=[Ii]n ){_YEAR} (?:and|or) {_YEAR}"
    rf"|(?:{_PART}?{MONTHS}|(?:{_PART})?(?:the )?{SEASONS}(?: of)?) '\d\d(?!\d)"
    r"|(?:(?<=[Ii]n )|(?<=ince )|(?<=[Bb]y ))'\d\d(?!\d)"
    rf"|(?:{WEEKDAYS},? )?{_NO_COUNT}{MONTHS} (?:the )?{_DAY}"
    r"(?!\d|[.,]\d|,\d|:\d| (?:million|billion|thousand|lakh|crore))"
    rf"(?: ?(?:-|to|and) ?{_DAY}(?!\d))?(?:,? {_YEAR})?"
    rf"|(?:{_HALF}|{_PART})?{MONTHS}{_OF_YEAR}?"
    rf"|(?:{_PART}|{_HALF})?(?:the )?{SEASONS}{_OF_TOLD_YEAR}"
    rf"|(?:{_PART}|{_HALF})?(?:the )?{SEASONS}(?: of|,)? {_YEAR}(?:[-/]\d\d(?:\d\d)?| to (?:1[6-9]|20)\d\d)?(?!\d)"
    rf"|Q[1-4](?! (?:of )?\d|[ /-]?\d)|Q[1-4](?: of)?[ /-]?{_YEAR}"
    rf"|{_YEAR}[ /-]?Q[1-4]|H[12][ /-]?{_YEAR}|{_QUARTER}{_YEAR}"
    r"|(?:the (?:start|beginning|end) of )?the (?:first|second|third|fourth) quarter(?![\w-]| of)"
    rf"|(?:(?:[Tt]he )?(?:{FEAST_PARTS}) of (?:the (?:[a-z]+ month of |month of )?)?|(?:[Ll]ast|[Tt]his|[Nn]ext) )?"
    rf"(?P<feast>{FEASTS_WRITTEN})(?P<its_year>,? (?:of )?{_YEAR}(?!\w)| (?:of )?(?:this|last|next) year\b)?"
    rf"|(?:[Tt]he )?(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|final) (?:week|weekend|{WEEKDAYS}) (?:of|in) "
    rf"{MONTHS}(?:,? (?:of )?{_YEAR})?"
    rf"|(?:[Tt]he )?(?:[Ff]irst|[Ll]ast) (?:{'|'.join(ONES)}|\d\d?) months of (?:{_YEAR}|(?:the|this|last) year\b)"
    rf"|(?:[Tt]he )?(?:[Ff]irst|[Ll]ast) (?:{'|'.join(ONES)}|\d\d?) (?:days|weeks) of {MONTHS}(?:,? (?:of )?{_YEAR})?"
    rf"|(?:[Tt]he )?years {_YEAR} (?:and|to) {_YEAR}|(?:[Tt]he )?{_YEAR} calendar year\b|(?<=[Ii]n )calendar {_YEAR}"
    rf"|(?:{_PART})?(?:the )?(?:1[6-9]|20)\d0'?s\b"
    r"|\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b"
    r"|(?<![\d/])\d{1,2}/\d{1,2}(?![\d/]|[.,]\d| of )"
    rf"|(?:[Tt]he )?(?:school|academic|university) year {_YEAR}[-/]\d\d(?:\d\d)?(?!\d)"
    rf"|(?<![\w.,/$€£-])(?:{_HALF}|{_PART}|fiscal (?:year )?|financial year |FY ?)?{_YEAR}"
    r"(?:[-/](?:(?:19|20)\d\d|\d\d)(?![\d-]))?"
)
_OF_WEEK = (
    rf"{WEEKDAYS} (?:(?:of|in) )?(?:last|this|next|the (?:previous|coming)) week\b"
    rf"|(?:[Ll]ast|[Tt]his|[Nn]ext) week,? on {WEEKDAYS}|[Tt]he (?:{WEEKDAYS}|week|weekend) before last\b"
    rf"|[Aa] week (?:last|next|on) {WEEKDAYS}|{WEEKDAYS} week(?=[,.;]|$)"
)
_RELATIVE = (
    rf"(?:so far|to date|already) this {_PERIOD}\b|[Ss]o far this {_PERIOD}\b|[Tt]his {_PERIOD} (?:so far|to date)\b"
    rf"|(?:[Tt]he|[Tt]hese) (?:last|past|previous|next|coming) (?:(?:{'|'.join([*ONES, *TENS])}|\d{{1,3}}) )"
    r"(?:hours|days|weeks|months|years|decades)\b|[Tt]he past (?:week|fortnight|month|year|decade)\b"
    r"|(?<=ver )the last decade\b"
    r"|(?:[Ee]arlier|[Ll]ater) in the (?:week|month|quarter|year)\b"
    r"|(?:[Tt]his|[Ll]ast|[Nn]ext|[Tt]he (?:current|last|previous|coming)) (?:fiscal|financial) year\b"
    rf"|(?:[Tt]he past|[Tt]his past|[Tt]he last|[Tt]he current) {SEASONS}\b|[Ww]ithin the (?:week|month|quarter|year)\b"
    r"|[Bb]efore the (?:week|month|quarter|year) (?:is|was) out\b"
    rf"|(?:(?<=[Ii]n )|(?<=[Oo]ver )|(?<=uring )|(?<=ghout ))the (?:spring|summer|autumn|winter)"
    r"(?=[,.;]|$| (?:to|by|with|from|for|it|he|she|they|we|[A-Z]\w*)\b)"
    rf"|(?<=[Ii]n )the (?:early |mid-?|late )?{_TENS}(?=[,.;]|$| (?:the|it|he|she|they|we|a|an|by|to|and|[A-Z])\b)"
    r"|(?:(?<=[Oo]n )|(?<=of )|(?<=bout ))the \d{1,2}(?:st|nd|rd|th)? (?:inst(?:ant)?|ult(?:imo)?|prox(?:imo)?)\b\.?"
    r"|(?:(?<=[Ii]n )|(?<=uring ))the quarter(?=[,.;]|$)"
    rf"|{WEEKDAYS} last(?=[,.;]|$| (?:to|by|with|from|for|the|at|in)\b)|"
    rf"[Tt]he day before yesterday|[Tt]he day after tomorrow|{_OF_WEEK}"
    rf"|(?:[Ee]arlier |[Ll]ater )?(?:[Yy]esterday|[Tt]o-?day|[Tt]o-?morrow)(?: {_TIME_OF_DAY})?"
    rf"|[Tt]his (?:{_TIME_OF_DAY}|day)\b|[Tt]o-?night|[Ll]ast (?:night|evening)|(?:{WEEKDAYS} )(?:{_TIME_OF_DAY}|night)"
    r"|the \d{1,2}(?:st|nd|rd|th) (?:of )?(?:this|last) month|[Oo]vernight(?! [a-z]+s\b| on | (?:in)?to [A-Z])"
    r"|(?:(?<=[Oo]n )|(?<=[Bb]y )|(?<=ince )|(?<=ntil )(?<!\d.. until )|(?<=till )(?<!\d.. till )|(?<=efore )|"
    r"(?<=noon of )|(?<=ning of )|"
    r"(?<=ight of ))the \d{1,2}(?:st|nd|rd|th)(?=[,.;:)]|$|"
    r" (?:and|to|by|from|with|for|the|an?|it|he|she|they|we|had|has|have|was|were|[A-Z]\w*)\b)"
    rf"|(?<=ince )(?:the )?{SEASONS}(?=[,.;]|$| (?:and|to|by|it|he|she|they|we|[A-Z]\w*)\b)"
    r"|(?:[Aa]t |[Oo]ver |[Oo]n (?=the )|[Dd]uring (?=the )|[Ll]ast |[Tt]his |[Nn]ext )(?:the )?(?:past )?week-?end"
    rf"|(?:{_PART}|{_HALF}|{_QUARTER}|[Ee]arlier |[Ll]ater )?"
    rf"(?:[Ll]ast|[Tt]his|[Nn]ext|[Tt]he current|[Tt]he previous|[Tt]he coming) "
    rf"(?:{_PERIOD}|{SEASONS}|{WEEKDAYS}|{MONTHS}|weekend)\b"
    rf"|(?:{_PART}|{_HALF}|{_QUARTER})the (?:week|month|quarter|year)\b|(?:the )?year(?:[- ]|'s )end\b"
    r"|(?:(?<=[Ii]n )|(?<=[Oo]ver )|(?<=uring )|(?<=ghout )|(?<=[Ff]or ))the (?:course of the )?(?:calendar )?year"
    r"(?=[,.;]|$| (?:the|it|we|its|our|[A-Z]))"
    rf"|(?:(?:[Ee]arly|[Ll]ate)(?: on)? )?{WEEKDAYS}\b"
    rf"|(?i:{_NUMBER}) (?:days?|weeks?|fortnights?|months?|years?|decades?) ago\b"
)
_COUNT = (
    r"(?:(?!an? \w+ from\b)(?:within )?(?:the (?:day|week|fortnight|month|year)|"
    rf"{_NUMBER} (?:days?|weeks?|fortnights?|months?|years?))"
    r" (?:after|before|following|from)"
    rf"|within {_NUMBER} (?:days?|weeks?|fortnights?|months?|years?) of)"
)
_EVENTS = (
    r"(?:earthquake|quake|tsunami|cyclone|hurricane|typhoon|tornado|storm|floods?|flooding|"
    r"eruption|explosion|blast|fire|landslide|mudslide|avalanche|disaster|tremor|attack|coup|invasion|armistice|"
    r"ceasefire|wave|crash)"
)
_EVENT = rf"(?:the|that|its) (?:\w+ )?{_EVENTS}"
_LAST_DAY = re.compile(rf"(?:{_ONE_DAY}|(?:{FEASTS_WRITTEN}))$")
_OF_WEEKDAY = re.compile(rf"{WEEKDAYS}(?='s )")


def day_within(words: str) -> str:
    """The day that words of the kind `counted` end with."""
    match = _LAST_DAY.search(words) or _OF_WEEKDAY.search(words)
    return match[0] if match is not None else ""


_TOLD = (
    rf"(?i:(?:the (?:next|same)|(?:the )?following) (?:day|{_PERIOD}|{SEASONS}|{_TIME_OF_DAY})\b"
    rf"|(?:(?:that|this) same|that|the same) (?:day|{_PERIOD}|{SEASONS}|{_TIME_OF_DAY})\b"
    rf"|the (?:day|week|month|year) (?:after|before|following)(?=[,.;]|$| (?:it|he|she|they) had\b)"
    rf"|{_NUMBER} (?:days?|weeks?|fortnights?|months?|years?|decades?) (?:later|earlier|afterwards|"
    r"(?:after|before)(?=[,.;]|$))"
    rf"|within {_NUMBER} (?:days?|weeks?|fortnights?|months?)(?! (?:of|after|from|following)\b)"
    rf"|{_COUNT} {_EVENT}(?![\w-]| (?:of|on|in)\b))"
    rf"|(?:[Tt]hat|[Tt]he (?:same|next)|(?:[Tt]he )?following) {MONTHS}(?! \d)"
    rf"|Next {_TIME_OF_DAY}\b|[Nn]ext day\b(?!-)|Since then\b"
)
_COUNTED = (
    rf"(?i:{_COUNT}|within (?:{_NUMBER} )?hours (?:of|after))(?! {_ONE_DAY} (?:to|until|till|through) ) "
    rf"(?:(?:(?:the|a|its|that|his|her|their) )?(?:[\w'-]+ ){{0,6}}?(?:of |on |in )?{_ONE_DAY}"
    rf"|(?:the )?(?:{FEASTS_WRITTEN})(?! [A-Z])|{WEEKDAYS}'s (?:(?:[a-z]+ ){{0,2}}{_EVENTS}|[a-z]+))"
)
"""*Two days after the tsunami of 26 December 2004*, *within a week of the flood of 3 May*, *the day before Easter*."""
_OPENING = (
    rf"(?:[Aa]head of(?: the)?(?= (?:{FEASTS_WRITTEN}))|"
    r"[Ss]ince|[Aa]s (?:of|at)|Not (?:until|till)|[Uu]ntil|[Tt]ill|[Uu]p to|[Nn]ot? later than|"
    r"[Bb]y(?: (?:midnight|midday|noon|nightfall|dusk|dawn|sunset|daybreak)(?: on)?)?|[Bb]efore|"
    r"(?<![Aa]ll )(?<!ight )[Tt]hrough|"
    r"[Ss]tarting(?: in)?|[Ff]rom)"
)
_BEHIND_YEAR = re.compile(
    r"[ -](?:(?!(?:was|is|has|does|as|its|his|this|onwards)\b)[a-z]+s|metric|tonnes?|tons?|MT|kg|US|USD|euros?|kits?)\b"
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|come|Come|since|by|of|until|till|from|to|and|during|before|after|year|early|late|mid|end|for|"
    r"through|throughout|around|about|"
    r"ended|closed|began|opened|entered|"
    r"as of|(?:early|late|recently) as|back|between|summer|winter|autumn|spring|january|february|march|april|may|june|"
    r"july|august|september|october|november|december)[ -]|^|\()$",
    re.IGNORECASE,
)
_CIRCA = re.compile(r"(?:\b[Cc]irca|\bca?\.|\bor (?:about|around)) $")
_ABOUT_THEN = re.compile(r"(?<!\bto )(?<!\bof )(?<!\bat )(?<!\bgave )(?<!\bsent )\b(?:[Aa]bout|[Aa]round) $")
"""Before four digits with which a clause ends: *about 1920*, but *rose to about 1920*."""
_IN_YEAR = re.compile(r"\b(?:in|since|during|throughout|until|till|early|late|mid|year)[ -]$", re.IGNORECASE)
_STATED = re.compile(
    r"\b(?:over|some|around|about|nearly|almost|than|least|approximately|roughly|another|many as|to) $"
)


_KINDS = (
    (
        rf"(?P<counted>{_COUNTED})|(?P<told>{_TOLD})",
        False,
        rf"(?:day|week|fortnight|month|year)s? (?:after|before|following|from|later|earlier)|within|since then|"
        rf"(?:same|that|next|following) (?:day|{_PERIOD}|{_TIME_OF_DAY}|{SEASONS.lower()}|{MONTHS.lower()})",
    ),
    (
        rf"(?P<calendar>{_CALENDAR})",
        True,
        rf"{'|'.join(rf'{digit}(?:[0-9]{{3}}|/[0-9])' for digit in range(10))}|'[0-9][0-9]|Q[1-4]|Jan|Feb|Mar|Apr|May|"
        r"Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|year\b|quarter| Day\b|Eve\b|"
        r"Easter|Christmas|Epiphany|Candlemas|Halloween|Michaelmas|Martinmas|Hogmanay|Whit|Pentecost|Thanksgiving|"
        r"Ramadan|Eid\b|New Year|Twelfth|Mothering|Low Sunday|Palm Sunday|Trinity|Ash |Maundy|Shrove|Holy |"
        r"(?:Good|Black) Friday|Cyber Monday|Giving Tuesday|Juneteenth|Songkran|Tet\b|Seollal|"
        r"Nowruz|Norouz|Nauruz|Navruz|Newroz|Diwali|Deepavali|Passover|Purim|"
        r"Shavuot|Sukkot|Simchat|Rosh |Yom |C?[Hh]anuk",
    ),
    (
        rf"(?P<relative>{_RELATIVE})",
        False,
        r"this |these |last |past |next |previous |coming |current |within|day\b|night|morrow|ago\b|ties\b|week-?end|"
        r"the (?:[0-9]|(?:calendar )?(?:week|month|quarter|year)\b)|"
        rf"(?:the|ince) {SEASONS.lower()}|year(?: |-|'s )end\b",
    ),
)
"""The kinds of dates, each with what is in whatever it matches: as that stands, or in small letters."""


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<open>{_OPENING} )?(?:{form})(?!\w|-end)")


@cache
def _marks() -> tuple[tuple[re.Pattern[str], bool, str], ...]:
    return tuple((re.compile(marks), as_it_stands, form) for form, as_it_stands, marks in _KINDS)


@lru_cache(maxsize=4)
def _patterns(words: str) -> list[re.Pattern[str]]:
    """Those of the kinds that there may be in some words, each compiled on its first use, as that is slow."""
    said = {True: words, False: words.lower()}
    return [_compiled(form) for marks, as_it_stands, form in _marks() if marks.search(said[as_it_stands]) is not None]


class _Match(NamedTuple):
    """Where a date ends, its kind, and whether it has an opening, as *since*."""

    end: int
    kind: str
    opened: bool


def _match(words: str, start: int) -> _Match | None:
    """The date that begins at a place: one with an opening before one without, one told before one of the calendar."""
    found = [one for pattern in _patterns(words) if (one := pattern.match(words, start)) is not None]
    one = next((one for one in found if one["open"]), found[0] if found else None)
    if one is None or (one.lastgroup == "calendar" and not _is_feast(words, one)):
        return None
    return _Match(one.end(), one.lastgroup or "", one["open"] is not None)


_WHEN = re.compile(r"(?:ince|[Bb]y|[Aa]t|[Oo]ver|fter|efore|uring) $")
"""What stands before a feast that somebody's name may follow: *at Easter Norway gave*."""
_NAME = re.compile(" (?!Day|Eve|Sunday|Monday|Mass|Vigil|Appeal|Market|Fair|Fund|Island|Seal)[A-Z]")
_OF_SOMETHING = re.compile(
    r",? (?:of )?\d\d\d\d|'| [A-Z]| (?!(?:and|or|to|by|with|in|for|from|at|but|when|the|it|an?|on|of|he|she|they|we|"
    r"its?|their|some|several|was|were|had|has|gave|sent)\b)[a-z]"
)
"""What stands behind a feast that only says of what sort something is: *the Christmas appeal*."""
_GIVEN_TO = {"to ": ("Pentecost",), "for ": ("Pentecost", "Thanksgiving")}
"""Before a feast that is a place, or what something is for."""
_SINCE_OR_UNTIL = re.compile(r"(?:ince|fore|ntil|till|fter|ver|[Bb]y|[Aa]t) $")


def _is_feast(words: str, one: re.Match[str]) -> bool:
    """Whether a date is no feast without a year, or one that is a day: *at Easter*, but neither *Easter eggs* nor *to
    Pentecost*."""
    if one["feast"] is None or one["its_year"] is not None:
        return True
    start, end = one.span("feast")
    before = words[max(0, start - 6) : start]
    if before.endswith("On ") and words.startswith(" ", end) and not words.startswith(("Island", "Seal"), end + 1):
        return True
    near = words.startswith(("Last ", "This ", "Next ", "last ", "next "), one.start())
    near |= one["feast"] == "Ramadan" and before.endswith(("In ", "in "))
    if (near or _WHEN.search(before)) and _NAME.match(words, end):
        return True
    if any(before.endswith(towards) and one["feast"].startswith(names) for towards, names in _GIVEN_TO.items()):
        return False
    if one["feast"] == "New Year" and not words.startswith("'", end) and not _SINCE_OR_UNTIL.search(before):
        return False
    return _OF_SOMETHING.match(words, end) is None


_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NEXT_TO = "|".join(
    [
        *(f"{one} and {other}" for one, other in zip(_WEEK, (*_WEEK[1:], _WEEK[0]), strict=True)),
        rf"(?:28|29|30|31) {MONTHS} and 1 {MONTHS}(?:,? {_YEAR})?",
    ]
)
"""Two days of which one follows the other."""
_TOGETHER = re.compile(
    rf"(?:{MONTHS}(?:(?:, {MONTHS}){{1,4}},? and | and | or |/){MONTHS}{_OF_YEAR}?|{_NEXT_TO})(?!\w)"
)
_FROM = re.compile("(?:[Bb]etween|[Ff]rom) ")
UNTIL_EVENT = re.compile(
    rf"(?P<from>(?:[Bb]etween|[Ff]rom) {_YEAR}) (?:and|to|until|till) (?:the|his|her|its|their) (?:[a-z]+ ){{1,2}}"
    rf"(?:of|in) (?P<until>{_YEAR})(?!\w)"
)
"""*Between 1954 and the war of 1978*, *from 1954 until his death in 1978*."""
_NOW = re.compile("now and ")
_OF_ONE_MONTH = re.compile(
    rf"(?:the )?{_DAY} (?:and|to|until|till|through|-) (?:the )?{_DAY} (?:of )?{MONTHS}{_OF_YEAR}?(?!\w)"
)
_UNTIL = re.compile(" (?:and|to|until|till|through|-) ")
_JOINT = re.compile(r" ?(?:-|to|until|through) ?")


def _span_end(words: str, start: int, one: _Match | None) -> int | None:
    """The end of two dates that stand for all between them, of which the first, or *from*, begins at a place."""
    if opening := _FROM.match(words, start):
        if event := UNTIL_EVENT.match(words, start):
            return event.end()
        end = _end_behind(words, opening.end())
        if end is not None:
            return end
    if together := _TOGETHER.match(words, start):
        return together.end()
    if one is None or one.opened or one.kind != "calendar" or (joint := _JOINT.match(words, one.end)) is None:
        return None
    other = _match(words, joint.end())
    return other.end if other is not None and other.kind == "calendar" and not other.opened else None


def _end_behind(words: str, at: int) -> int | None:
    """The end of two dates, or of *now and* one, behind *between* or *from*."""
    if days := _OF_ONE_MONTH.match(words, at):
        return days.end()
    joint = _NOW.match(words, at)
    if joint is None:
        first = _match(words, at)
        joint = _UNTIL.match(words, first.end) if first is not None and _is_plain(first) else None
    other = _match(words, joint.end()) if joint is not None else None
    return other.end if other is not None and _is_plain(other) else None


def _is_plain(one: _Match) -> bool:
    return one.kind in ("calendar", "relative") and not one.opened


def _found(words: str, token: Token) -> tuple[int, int, str] | None:
    """Where the date that begins with a token stands, and its kind; with *open* behind it where it has an opening."""
    one = _match(words, token.start)
    if (end := _span_end(words, token.start, one)) is not None:
        return token.start, end, "calendar"
    return None if one is None else (token.start, one.end, f"{one.kind} open" if one.opened else one.kind)


_STARTS = (
    word_set(
        "christmas new the early mid late very beginning start middle end first second third fourth latter "
        "final last 1st 2nd spring summer autumn fall winter fiscal financial fy this next current previous coming at "
        "to-day to-morrow to-night over as overnight tonight yesterday today tomorrow earlier later year a an "
        "several following "
        "that same since "
        "until till up no not by before through starting from between h1 h2 q1 q2 q3 q4 monday tuesday "
        "wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
        "on during ahead these within so to already week opening closing easter good whitsun whit pentecost ash palm "
        "maundy boxing ascension epiphany all armistice candlemas three halloween shrove michaelmas lady st saint "
        "midsummer "
        "ramadan eid calendar thanksgiving twelfth anzac bastille martinmas remembrance hogmanay trinity holy "
        "waitangi mothering low valentine international world canada australia mandela human veterans juneteenth "
        "orthodox coptic songkran newroz black cyber giving martin presidents memorial labor columbus indigenous "
        "lunar chinese tet seollal diwali deepavali nowruz norouz nauruz navruz rosh yom sukkot simchat passover purim "
        "shavuot hanukkah chanukah"
    )
    | frozenset(ORDINALS)
    | ONES.keys()
    | TENS.keys()
)
"""Words, in small letters, that a date may begin with."""


@lru_cache(maxsize=4)
def dates_in(words: str) -> tuple[Dated, ...]:
    """The dates of plain words, in order, none over another; they are asked for as days and for the amounts beside."""
    if not _patterns(words):
        return ()
    out: list[Dated] = []
    behind = 0
    order: str | None = None
    for token in tokens_of(words):
        if token.start < behind or not _may_begin(token):
            continue
        found = _found(words, token)
        if found is None or _is_no_date(words, *found):
            continue
        start, end, kind = found
        start += len("from ") if words.startswith("from ", start) and _HAS_ITS_DAY.search(words, 0, start) else 0
        said = " ".join(words[start:end].split())
        said = _OLD_STYLE.sub(r"\1", said).replace("ast evening", "ast night").replace("St. ", "St ")
        said = _OF_TWO_MONTHS.sub(r"\1 to \2", _TWO_DAYS.sub(r"\1-\2", said)) if "/" in said else said  # 4/5 March
        said = _LATE_ON.sub("", _AHEAD_OF.sub("before ", said))
        said = (
            _BY_HOUR.sub("by ", said)
            .replace("week-end", "weekend")
            .replace("o-night", "onight")
            .removeprefix("calendar ")
        )
        said = _SINCE_SEASON.sub(r"\1the ", said)
        said = _LISTED_MONTHS.sub(r"\1 and ", said) if "," in said else said  # January, February and March
        if _TWO_MONTHS.match(said):
            said = said.replace(" and ", " to ").replace(" or ", " to ")
        if "/" in said:
            order = _order(words) if order is None else order
            said = _SHORT.sub(partial(_in_words, order=order), said)
        out.append(Dated(start, end, "short" if _SHORT.fullmatch(said) else kind.removesuffix(" open"), said))
        behind = end
    return tuple(out)


def _is_no_date(words: str, start: int, end: int, kind: str) -> bool:
    """Whether words like those of a date are a plain number, a word like *may*, or only name something."""
    said = words[start:end]
    if _is_bare_year(said) and not _is_year(words, end, opened=kind.endswith(" open")):
        return True
    if _MONTH_ALONE.fullmatch(said) and not _BEFORE_MONTH.search(words, max(0, start - 12), start):
        return True
    if _FIRST_NAME.fullmatch(said) and _SURNAME.match(words, end):
        return True
    if _LAST_WEEKDAY.fullmatch(said) and words.startswith(" of ", end):
        return True
    if _A_FEAST.fullmatch(said) and _ITS_DAY.match(words, end):
        return True
    if not _WEEKDAY.match(said):
        return False
    alone = " " not in said and (_NO_DAY.match(words, end) or _THE.search(words, max(0, start - 4), start))
    return bool(alone or _NOT_ITS_DAY.search(words, max(0, start - 12), start))


_HAS_ITS_DAY = re.compile(r"\b(?:dates?|dated|dating) (?:back )?$")
"""Before a *from* that opens nothing: *the well dates from 1991*."""
_OLD_STYLE = re.compile(r"\b(inst|ult|prox)(?:ant|imo)\b")
"""*The 11th instant*, *the 28th ultimo*."""
_TWO_DAYS = re.compile(rf"(\d)/(\d{{1,2}} {MONTHS})")
_AHEAD_OF = re.compile("^[Aa]head of (?:the )?")
_LATE_ON = re.compile(rf"^(?:early|late)(?: on)? (?={WEEKDAYS}$)", re.IGNORECASE)
_OF_TWO_MONTHS = re.compile(rf"({MONTHS})/({MONTHS})")
_SINCE_SEASON = re.compile(rf"^([Ss]ince )(?={SEASONS}$)")
_TWO_MONTHS = re.compile(rf"{MONTHS} (?:and|or) {MONTHS}|{_NEXT_TO}")
_LISTED_MONTHS = re.compile(rf"^({MONTHS})(?:, {MONTHS})+,? and (?={MONTHS})")
_BY_HOUR = re.compile("^[Bb]y (?:midnight|midday|noon|nightfall|dusk|dawn|sunset|daybreak)(?: on)? ")


def _may_begin(token: Token) -> bool:
    if token.text == "'":
        return True
    if token.kind == "num":
        return len(token.text) in (1, 2, 4) or token.text.count(".") == 2
    named = token.kind == "name" and token.text.startswith(("q", "h", "fy", "mid", "end"))
    return named or token.text.removesuffix("'s") in _STARTS


def _order(words: str) -> str:
    """Which comes first in the short dates of a text, `day` or `month`, or nothing where that is not shown."""
    shown = [(int(one), int(two)) for one, two in _SHORT.findall(words) if (one, two) != ("24", "7")]
    day = any(31 >= one > 12 >= two for one, two in shown)
    month = any(31 >= two > 12 >= one for one, two in shown)
    return "" if day == month else "day" if day else "month"


def _in_words(match: re.Match[str], order: str) -> str:
    """*14/10* with its month as a word, as it is where it may mean two days."""
    one, two = int(match[1]), int(match[2])
    if max(one, two) > 31 or min(one, two) > 12 or not one or not two or match[0] == "24/7":
        return match[0]
    if one <= 12 and two <= 12 and not order:
        return match[0]
    day_first = one > 12 or (two <= 12 and order == "day")
    day, month = (one, two) if day_first else (two, one)
    return f"{day} {MONTH_NAMES[month - 1]}"


_OPEN_YEAR = re.compile(rf"(?:{_OPENING} )?\d{{4}}")
_MONTH_ALONE = re.compile(rf"(?!(?:Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b){MONTHS}")
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|of|come|Come|since|by|until|till|from|during|last|this|next|before|after|between|through|for|"
    r"late|early|mid|end|"
    r"around|about|(?:months|weeks|year|quarter) to)[ -]|(?:ary|ch|ril|may|ne|ly|ust|ber) (?:and|or|to) |[(/-])$",
    re.IGNORECASE,
)
"""What stands before a month, and not before a person (*May*) or a march."""
_FIRST_NAME = re.compile(r"(?:(?:[Ff]rom|[Bb]y) )?(?:Jan|May|June|April|August)")
_SURNAME = re.compile(rf" (?!{MONTHS}\b|{WEEKDAYS}\b)[A-Z][a-z]+(?:[.,;)]|$| (?:of|in|for|and|at|who)\b)")
"""What stands behind a month that is the name of a person: *a piano from Jan Novak*."""
_A_FEAST = re.compile(rf"(?:[Tt]he [^,]+ of )?(?:{FEASTS_WRITTEN})")
_ITS_DAY = re.compile(
    rf"(?:, | \(|, (?:celebrated|held|marked|observed|kept|which fell|which falls) on )(?:{WEEKDAYS},? )?{_ONE_DAY}"
)
"""The day of a feast, behind its name: *Eid, 25 June*."""
_WEEKDAY = re.compile(rf"{WEEKDAYS}(?!.*\d)")
_LAST_WEEKDAY = re.compile(rf"[Ll]ast {WEEKDAYS}")
"""Which of several it may only say: *the last Friday of Ramadan*."""
_THE = re.compile(r"\bthe $", re.IGNORECASE)
_NO_DAY = re.compile(
    r" (?:next|fortnight|schools?|prayers?|services?|mass|markets?|league|papers?|roasts?|best|club|sermons?|"
    r"[Tt]imes|Mirror|Telegraph|Mail|Post|Express|Herald|World|People|Tribune|School|Night|Club|Market)\b"
)
"""What stands behind a weekday that is a name, or another one than that near the publication."""
_NOT_ITS_DAY = re.compile(
    r"\b(?:easter|palm|good|black|ash|holy|bloody|maundy|super|giving|cyber|whit|following|that|same|previous|another|"
    r"first|second|third|fourth|fifth|last|every|each|other|one|some) $",
    re.IGNORECASE,
)
"""What stands before a weekday that is not the one near the publication."""
_SHORT = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")


def _is_bare_year(phrase: str) -> bool:
    """Whether a phrase is a year, or *since* and a year."""
    return _OPEN_YEAR.fullmatch(phrase) is not None


def _is_year(words: str, end: int, *, opened: bool) -> bool:
    """Whether four digits alone are a year: *in 2020*, but neither *2000 tents*, *over 2000* nor *the 2020 plan*."""
    at = end - 4
    before = words[max(0, at - 12) : at]
    counts = _BEHIND_YEAR.match(words, end) is not None
    ends = words[end : end + 1] in (",", ";", ".", ":", ")", "")
    about = _CIRCA.search(before) or (ends and _ABOUT_THEN.search(before))
    if (_STATED.search(before) and not about) or (words[at - 1 : at] or " ") not in " (":
        return False
    if about:
        return not counts
    if _BEFORE_YEAR.search(before):
        return not counts or _IN_YEAR.search(before) is not None
    apart = words[max(0, at - 2) : at] in ("", ", ") or words[at - 1 : at] == "("
    return apart and not counts and not opened and ends
