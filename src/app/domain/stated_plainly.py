"""Whether words state a number so plainly that they need not be parsed: *got 4,000 masks*, *worth USD 34 million*.

It looks for the number as it is mostly written, with nothing beside it that could make something else of it; that
settles most figures of a ledger in a small part of the time. Where it finds none nothing is known, and the words are
read (`figures`, `quantity`, `money`); where it finds one, those find it too.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from app.domain.counted import MEASURES, plain_words
from app.domain.currencies import COMMON_CODES, currencies, is_plain
from app.domain.money import read_money
from app.domain.months import MONTHS
from app.domain.numbers import format_number

_SCALES = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_MOST = 10**12
"""Greater numbers are written in ways of their own."""
_BEHIND = re.compile(r"$|[,;:.)]+(?=\s|$)| ([A-Za-z]{2,})(?=[\s,;:.)]|$)")
"""What may be behind a number: what ends there, or a word."""
_NEXT = re.compile(r"[\w'’-]+")
_SOON = re.compile(r"[^\w'’-]*([\w'’-]+)" + r"(?:[^\w'’-]+([\w'’-]+))?" * 3)
"""The words behind a number among which the thing is looked for."""
OF_NUMBERS = frozenset((
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
    "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "lac", "million", "billion",
    "milliard", "trillion", "half", "quarter", "mn", "mln", "mio", "bn", "bln", "tn", "cr", "of", "and",
))  # fmt: skip
"""Words that may make another number of one."""
UNREAD_SCALES = frozenset(("crore", "lakh", "gross", "score", "dozen", "time", "percent", "per"))
"""Words behind a figure with which it is not read, nor with these for thousands and millions in other languages."""
FOREIGN_SCALES = frozenset((
    "mil", "mille", "milhão", "milhões", "millón", "millones", "milione", "milioni", "millionen", "miljoen",
    "miljoner", "miljoonaa", "milionów", "tysięcy", "milliard", "milliards", "milliarde", "milliarden",
    "miliardi", "miliardów", "bilhão", "bilhões", "tausend", "tusen", "duizend",
))  # fmt: skip
_SCALES_BEHIND = FOREIGN_SCALES | UNREAD_SCALES
_OF_TIME = frozenset(("year", "month", "week", "day", "hour", "minute"))
_OF_PLACES = frozenset((
    "no", "p", "pp", "vol", "fig", "art", "ch", "section", "chapter", "figure", "table", "page", "paragraph",
    "insight", "issue", "article", "resolution",
))  # fmt: skip
"""Words before a number that is none of anything given."""
_OF_MONTHS = frozenset((*(name.lower() for name in MONTHS), *(name[:3].lower() for name in MONTHS), "sept"))


def states(words: str, number: Decimal, currency: str | None = None, unit: str = "", thing: str = "") -> bool:
    """Whether words state a number: of a currency, by its code, or of things in a unit; of one `thing`, a plain word,
    where that is named behind it. It does where they have the number as it is mostly written, with nothing beside it
    that changes it."""
    for written in _written(number):
        at = words.find(written)
        while at >= 0:
            end = at + len(written)
            behind = _BEHIND.match(words, end)
            if (
                behind is not None
                and _is_of_these(words, behind, unit, thing)
                and (_counts(words, at, written) if currency is None else _is_of(words, at, currency))
            ):
                return True
            at = words.find(written, end)
    return False


@lru_cache(maxsize=1 << 14)
def _written(number: Decimal) -> tuple[str, ...]:
    """The ways in which a number is mostly written."""
    if not 0 < number < _MOST or number % 1:
        return ()
    out = [f"{number:,.0f}"]
    for scale, name in _SCALES:
        if number >= scale and number * 100 % scale == 0 and number < scale * 1000:
            out.append(f"{format_number(number / scale)} {name}")
    return (*out, f"{number:.0f}") if number >= 1000 else tuple(out)


def _counts(words: str, at: int, written: str) -> bool:
    """Whether a number is of things: it is no year, and no sign or word before it makes it anything else."""
    if len(written) == 4 and written[:2] in ("18", "19", "20") and written.isdigit():
        return False
    if not at or words[at - 1] == "(":
        return True
    return words[at - 1] == " " and _may_precede(words[words.rfind(" ", 0, at - 1) + 1 : at - 1])


@lru_cache(maxsize=1 << 12)
def _may_precede(word: str) -> bool:
    word = word.rstrip(",;:")
    return word.isalpha() and word.isascii() and not word.isupper() and not _changes(word)


def _is_of(words: str, at: int, currency: str) -> bool:
    """Whether the sign of a currency is right before a number."""
    end = at - 1 if words[at - 1 : at] == " " else at
    return _code(words[words.rfind(" ", 0, end) + 1 : end].removeprefix("(")) == currency != ""


@lru_cache(maxsize=1 << 10)
def _code(sign: str) -> str:
    """The code of the currency that a sign before a number means, as it is read there; empty where none is."""
    named = sign in currencies().by_code and sign not in COMMON_CODES
    if not named and not (sign in currencies().signs and is_plain(sign)):
        return ""
    read = read_money(f"{sign} 2,000,000")
    return "" if read is None else read.money.currency


def _is_of_these(words: str, behind: re.Match[str], unit: str, thing: str) -> bool:
    """Whether the word behind a number changes nothing, and soon behind it the `thing` is named."""
    following = behind[1]
    if following:
        return _may_follow(following, unit) and (
            not thing or _plain(following) == thing or _names(words, behind.start(), thing)
        )
    found = _NEXT.search(words, behind.start())
    if found is None:
        return not thing
    return _fits(found[0], unit) and (not thing or _names(words, behind.start(), thing))


@lru_cache(maxsize=1 << 12)
def _may_follow(word: str, unit: str) -> bool:
    """Whether a word right behind a number leaves it as it is."""
    return not _changes(word) and _fits(word, unit)


def _fits(word: str, unit: str) -> bool:
    """Whether a word behind a number is no scale and no other measure."""
    meant = _measure(unit) if unit else ""
    return word.casefold() not in _SCALES_BEHIND and not (meant and _measure(word) not in ("", meant))


def _names(words: str, end: int, thing: str) -> bool:
    behind = _SOON.match(words, end)
    for word in behind.groups() if behind else ():
        named = _named(word)
        if not named or named == thing:
            return named == thing
    return False


@lru_cache(maxsize=1 << 12)
def _named(word: str | None) -> str:
    """The plain word for what a word behind a number may count; empty where it counts nothing."""
    return _plain(word) if word and word.isalpha() and not _changes(word) else ""


@lru_cache(maxsize=1 << 12)
def _plain(word: str) -> str:
    return plain_words(word)


def _measure(word: str) -> str:
    return MEASURES.get(_plain(word), "")


@lru_cache(maxsize=1 << 14)
def _changes(word: str) -> bool:
    """Whether a word right beside a number may make something else of it."""
    small = word.lower()
    return not {small, small.removesuffix("s")}.isdisjoint(_changing())


@cache
def _changing() -> frozenset[str]:
    table = currencies()
    of_signs = (run.lower() for sign in (*table.signs, *table.touching) for run in re.findall("[A-Za-z]+", sign))
    return OF_NUMBERS | _SCALES_BEHIND | _OF_TIME | _OF_PLACES | table.firsts | frozenset((*of_signs, *_OF_MONTHS))
