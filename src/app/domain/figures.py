"""Finding figures in a text: amounts of money and quantities, but no dates and no names with digits.

For display, not for coding. Offsets are code points, end exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.domain.currencies import COMMON_CODES, COMMON_NAMES, currencies, is_plain
from app.domain.fold import fold
from app.domain.note_marks import note_marks, without_note_marks

_SCALE = (
    r"(?:[ \u00a0\u202f-]?(?:hundred|thousand|lakhs?|lacs?|million|crores?|billion|milliard|trillion)\b"
    r"|[ \u00a0\u202f-]?(?:mn|mln|mio|bn|bln|tn|cr)\b|[kmb]\b|[万亿])"
)
_GROUPED = (
    r"\d{1,3}(?:[,٬]\d{2,3})*[,٬]\d{3}(?!\d)|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d{1,3}(?:['’]\d{3})+(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?![.\d])(?:,\d+)?"
    r"|\d+,\d{1,2}(?=[ \u00a0\u202f]?(?:thousand|million|billion|mn|mln|mio|bn|tonnes|tons|kg|km|euros?|EUR|€|%))"
    r"|\d+"
)
_DIGITS = rf"(?:{_GROUPED})(?:[.٫]\d+)?"
_ONES = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_GREAT = "hundred|thousand|lakh|million|crore|billion|trillion|dozen"
_WORD = rf"(?:(?:{_TENS})(?:-(?:one|{_ONES}))?|{_ONES})"
_PART = "a half|a quarter|three quarters"
_WORDS = (
    rf"(?:(?:tens|dozens|scores|hundreds) of )?(?:thousands|lakhs|millions|crores|billions)\b"
    rf"|(?:tens|dozens|scores|hundreds)\b|(?:{_ONES})-(?:figure|digit)\b"
    rf"|(?:one|{_WORD}|(?<![\w.,٬-]){_DIGITS}) and (?:{_PART})(?: (?:{_GREAT}))*\b"
    rf"|(?:a|three)[ -]quarters?(?: of)? an? (?:{_GREAT})\b"
    rf"|(?:an?|one|several|half an?|{_WORD}|(?<![\w.,٬-]){_DIGITS})(?:[ -](?:{_GREAT}))+\b(?: and {_WORD}\b)?|{_WORD}\b"
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"


@cache
def _masked() -> re.Pattern[str]:
    """A pattern for what has digits and is no figure: dates, times, addresses, ordinals, names, item numbers."""
    return re.compile(
        r"https?://\S+|www\.\S+"
        rf"|\b{_DAY}(?: ?[-–] ?{_DAY})? (?:of )?{_MONTH}(?:,? \d{{4}}\b)?"
        rf"|\b{_MONTH} {_DAY}(?: ?[-–] ?{_DAY})?(?:,? \d{{4}}\b)?|\b{_MONTH},? \d{{4}}\b"
        r"|\b\d{4}-\d\d(?:-\d\d)?\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}:\d\d\b|\b24/7\b"
        r"|\b\d+(?:st|nd|rd|th)\b"
        r"|\b(?:No|Nos|no|nos|p|pp|vol|Vol|Fig|Art|Ch)\.[ \u00a0]?\d+(?:[-–]\d+)?"
        r"|\b(?:[Ss]ection|[Cc]hapter|[Ff]igure|[Tt]able|[Pp]age|[Pp]aragraph|[Ii]nsight|[Ii]ssue|[Aa]rticle|[Ii]tem"
        r"|[Ii]tems|Resolution|[Dd]ecision) \d+(?:[./]\d+)*"
        r"|\b\d{1,2} o['’]clock\b"
        r"|\b[A-Za-z]\w*[-‐‑–]?\d[\w.]*(?:\+\d+)?|\b\d+[-‐‑]?(?!(?:[kmb]|mn|mln|bn|bln|tn|cr|kg|km|g|t|m|x)\b)[A-Za-z]{1,3}\b"
        r"|\b\d+\+\d+\b|\[\d+\]"
        r"|(?<![\d,.])(?:19|20)\d\d(?:s\b|[-–/](?:19|20)?\d\d\b)"
    )


_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_STATED = re.compile(
    r"(?:\b(?:over|about|some|around|nearly|almost|than|least|to|of|approximately|roughly)|[≈~<>≥≤])\s?$"
)


@cache
def _figures() -> re.Pattern[str]:
    amount = rf"{_DIGITS}{_SCALE}{{0,2}}"
    spread = rf"{amount}(?: ?[-–] ?{amount})?"
    signs = "|".join(re.escape(sign) for sign in sorted(currencies().signs, key=len, reverse=True) if is_plain(sign))
    return re.compile(
        rf"(?<![^\W\d_])(?P<sign>{signs}|[A-Z]{{3}})[ \u00a0\u202f]?(?P<money>{spread})(?![^\W\d_])"
        rf"|(?P<count>(?<![\w.,٬-])[+~≈]?{spread}(?:\+|[ \u00a0]?%|[ \u00a0](?:percent|per cent)\b)?(?!\d)"
        rf"|\b(?i:{_WORDS}))"
    )


_BEHIND_IT = re.compile(r"[ \u00a0\u202f-]?(?:of )?((?:[^\W\d_]|[$€£¥₹.'])+(?:[ \u00a0-](?:[^\W\d_]|[.'])+){0,4})")


def _currency_behind(text: str, at: int, end: int, *, great: bool) -> int:
    """The end of the currency after a number, or `at`."""
    match = _BEHIND_IT.match(text, at, min(end, at + _BEHIND))
    if match is None:
        return at
    table = currencies()
    first = match.start(1)
    sign = table.sign.match(text, first, match.end())
    if sign is not None and (sign[0] in table.by_code or (sign[0] in table.signs and is_plain(sign[0]))):
        return sign.end()
    if first == at:  # glued letters are a unit or a name
        return at
    words = list(_NAME_WORD.finditer(text, first, match.end()))
    codes, count = table.named([fold(word[0]) for word in words])
    if not codes or (count == 1 and fold(words[0][0]) in COMMON_NAMES and not great):
        return at
    return words[count - 1].end()


_NAME_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:'[^\W\d_]+)*")


_IDLE = re.compile(r"\b(?:the|these|those|both|between|which|other|all) $", re.IGNORECASE)
_AGE = re.compile(r"[ -](?:years?|months?|weeks?|days?|hours?|minutes?)[ -](?:ago|later|earlier|old|before|after)\b")


def figures(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The figures between two code points, in order: start, end, and whether it is money.

    Left out are dates and lone years, ordinals, times, addresses, names with digits in them (*5G*, *Y-20*,
    *COVID-19*), *one*, how long ago something was, and small numbers that only point back (*the two*).
    """
    if any(note_marks(text, start, end)):
        text = f"{text[:start]}{without_note_marks(text[start:end], blank=' ')}{text[end:]}"
    for low, high in _windows(text, start, end):
        yield from _within(text, low, high)


_SIGNS = re.compile("[\\d$€£¥₪₹₩₽₺₫]")
_LETTERS = re.compile("[A-Za-z]+")
_NUMBER_WORDS = frozenset(
    f"{_ONES}|{_TENS}|{_GREAT}|tens|dozens|scores|hundreds|thousands|millions|billions".split("|")
)
_BEFORE, _BEHIND = 28, 64
"""How far round a digit or a number word the rest of its figure, or what masks it, is looked for."""


def _windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches in which a figure can be: whole words, few of a text's, since the patterns are costly."""
    places = [match.start() for match in _SIGNS.finditer(text, start, end)]
    words = _LETTERS.findall(text, start, end)
    for word in {word for word in words if word.lower() in _NUMBER_WORDS}:
        at = text.find(word, start, end)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1, end)
    low = high = -1
    for place in sorted(places):
        if place > high - _BEHIND // 2:
            following = max(start, place - _BEFORE)
            if following > high:
                if high >= 0:
                    yield low, high
                low = _word_edge(text, following, start, -1)
            high = _word_edge(text, min(end, place + _BEHIND), end, 1)
    if high >= 0:
        yield low, high


def _word_edge(text: str, at: int, limit: int, step: int) -> int:
    """The nearest place from `at` in a direction that is beside white space, at most at `limit`."""
    while at != limit and not text[at if step > 0 else at - 1].isspace():
        at += step
    return at


def _within(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    masks = [match.span() for match in _masked().finditer(text, start, end)]
    at = 0
    for match in _figures().finditer(text, start, end):
        low, high, money = _span(match)
        while at < len(masks) and masks[at][1] <= low:
            at += 1
        if at < len(masks) and masks[at][0] < high and not (money and masks[at][0] >= low):
            continue
        behind = _currency_behind(text, high, end, great=_GREAT_END.search(match[0]) is not None)
        if money or behind > high or _counts(text, low, high, start, end):
            yield low, behind, money or behind > high


def _span(match: re.Match[str]) -> tuple[int, int, bool]:
    """The ends of a figure, and whether a currency is before it."""
    sign = match["sign"]
    if sign is None:
        return *match.span(), False
    table = currencies()
    great = len(match["money"]) > 3
    if sign in table.signs and (sign not in COMMON_CODES or great):
        return *match.span(), True
    return *match.span("money"), False


_GREAT_END = re.compile(rf"(?:{_GREAT}|s|\d{{3}}|mn|bn)$")


def _counts(text: str, low: int, high: int, start: int, end: int) -> bool:
    """Whether a number is a quantity: not a year, not a back-reference, not an age."""
    before = text[max(start, low - 16) : low]
    if _YEAR.fullmatch(text, low, high) and not _STATED.search(before):
        return False
    if text[low].isalpha() and high - low < 10 and _IDLE.search(before):
        return False
    return _AGE.match(text, high, end) is None
