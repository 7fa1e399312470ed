"""Numbers as people write them, in digits or English words, and back."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_SPACES = "\u00a0\u2007\u2009\u202f\u2002\u2003\u2005\u2006\u2008\u200a\u205f\u3000"
_OTHERS = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("’ʼ", "'"),
        **dict.fromkeys("\u200e\u200f\u2066\u2067\u2068\u2069\u200b\ufeff", None),
        "٬": ",",
        "，": ",",
        "٫": ".",
    }
)

SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 1000, "k": 1000,
    "million": 10**6, "mn": 10**6, "mln": 10**6, "m": 10**6,
    "billion": 10**9, "bn": 10**9, "bln": 10**9, "b": 10**9,
    "trillion": 10**12, "tn": 10**12, "trn": 10**12,
    "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8,
}  # fmt: skip
"""Words and letters that multiply the number before them."""

_UNITS: dict[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS: dict[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_GREAT = {"trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 1000}
_MULTIPLES = {**_GREAT, "hundred": 100, "dozen": 12, "score": 20}
_MOST_DIGITS = 16
"""So that no product with a scale is rounded."""

# 1,234,567 · 1,23,456 · 1 234 567 · 1'234'567 · 1234567, each with or without decimals.
DIGITS = r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,3}(?: \d{3})+|\d{1,3}(?:'\d{3})+|\d+)(?:\.\d+)?"
_WRITTEN = re.compile(rf"({DIGITS})(?: ?([a-z万萬亿億]+))?")


def plain(text: str) -> str:
    """The text with every decimal digit in ASCII and plain spaces, hyphens and apostrophes."""
    western = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text.translate(_OTHERS))
    return " ".join(western.split())


def trimmed(number: Decimal) -> Decimal:
    """The same number without an exponent and without zeros at the end of its decimals."""
    if number == number.to_integral_value():
        return Decimal(int(number))
    return Decimal(f"{number:f}".rstrip("0"))


def read_number(text: str) -> Decimal | None:
    """One number, whole text: *300,000*, *1.5 million*, *2bn*, *two dozen*, *a hundred and fifty*.

    `None` for anything else. A full stop is the decimal sign; a comma or a space groups thousands, so
    *1,5* is nothing.
    """
    words = plain(text).casefold()
    if written := _WRITTEN.fullmatch(words):
        digits, scale = written.groups()
        times = (_MULTIPLES | SCALES).get(scale) if scale else 1
        digits = re.sub("[, ']", "", digits)
        if times is None or len(digits) > _MOST_DIGITS:
            return None
        return trimmed(Decimal(digits) * times)
    return _read_words(words)


def _read_words(text: str) -> Decimal | None:
    """A number in English words. *half a million* and *one and a half million* are read too."""
    if text.startswith("half a "):
        times = _MULTIPLES.get(text.removeprefix("half a "))
        return None if times is None else trimmed(Decimal(times) / 2)
    if " and a half" in text:
        head, _, scale = text.partition(" and a half")
        whole, times = _UNITS.get(head.strip()), _MULTIPLES.get(scale.strip() or "one", 1)
        known = not scale.strip() or scale.strip() in _MULTIPLES
        return None if whole is None or not known else trimmed((whole + Decimal("0.5")) * times)
    words = text.replace("-", " ").split()
    if len(words) > 1 and words[0] in ("a", "an") and words[1] in _MULTIPLES:
        words[0] = "one"
    if not words or "and" in (words[0], words[-1]) or len(words) > 20:
        return None
    value = _read_group([word for word in words if word != "and"])
    return None if value is None else Decimal(value)


def _read_group(words: list[str]) -> int | None:
    """A sum of number words, the greatest first: *two million three hundred thousand and five*."""
    total = 0
    for scale, times in _GREAT.items():
        if scale in words:
            at = words.index(scale)
            head = _below_thousand(words[:at])
            if not head:
                return None
            total, words = total + head * times, words[at + 1 :]
    rest = _below_thousand(words) if words else 0
    return None if rest is None or (total and words and not rest) else total + rest


def _below_thousand(words: list[str]) -> int | None:
    """*five*, *forty two*, *three hundred and one*, *two dozen*; also *fifteen hundred*."""
    match words:
        case [unit] if unit in _UNITS:
            return _UNITS[unit]
        case [tens] if tens in _TENS:
            return _TENS[tens]
        case [tens, unit] if tens in _TENS and 0 < _UNITS.get(unit, 0) < 10:
            return _TENS[tens] + _UNITS[unit]
        case [*head, ("dozen" | "score" | "hundred") as scale] if head and "hundred" not in head:
            count = _below_thousand(head)
            return count * _MULTIPLES[scale] if count else None
        case [head, "hundred", *rest] if head in _UNITS and head != "zero":
            below = _below_thousand(rest)
            return _UNITS[head] * 100 + below if below and below < 100 else None
        case _:
            return None


def format_number(number: Decimal) -> str:
    """Digits with commas between thousands: 300,000 and 1.5."""
    return f"{trimmed(number):,f}"
