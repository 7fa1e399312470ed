"""Numbers as people write them, in digits or English words, and back."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from app.domain.note_marks import without_note_marks

_SPACES = "\u00a0\u2007\u2009\u202f\u2002\u2003\u2005\u2006\u2008\u200a\u205f\u3000"
UNSEEN = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Marks of direction and of where a word may break, which are nothing in a number."""
_OTHERS = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("’ʼ", "'"),
        **dict.fromkeys(UNSEEN, None),
        "٬": ",",
        "，": ",",
        "٫": ".",
        **dict.fromkeys("∙⋅‧", "·"),
    }
)


_IN_PLACE = (
    _OTHERS
    | dict.fromkeys((place for place, sign in _OTHERS.items() if sign is None), " ")
    | dict.fromkeys(map(ord, "\t\n\r\v\f\x85\u2028\u2029"), " ")
)


def plain(text: str) -> str:
    """The text without marks of notes, with every decimal digit in ASCII and plain spaces, hyphens and apostrophes."""
    return " ".join(_western(without_note_marks(text).translate(_OTHERS)).split())


def plain_in_place(text: str) -> str:
    """As `plain`, but code point by code point, so that every place is where it was."""
    return _western(text.translate(_IN_PLACE))


def _western(text: str) -> str:
    """The text with every decimal digit in ASCII."""
    return text if text.isascii() else _OTHER_DIGIT.sub(lambda one: str(unicodedata.decimal(one[0])), text)


_OTHER_DIGIT = re.compile(r"[^\x00-\x7f](?<=\d)")


def bare(text: str) -> str:
    """The text, plain, without the punctuation round it; a point before a digit is none."""
    words = plain(text).rstrip(" ,;:.")
    inner = words.lstrip(" ,;:.")
    return words if inner[:1].isdigit() and inner != words.lstrip(" ;:") else inner


_MOST_DIGITS = 99
"""Before the point; with more, a number in a few letters, as 1e99999999, would fill the memory."""


def exact(written: str | int | Decimal) -> Decimal:
    """The number that a program wrote, as 1200, 1.5 or 1e3. Raises `ValueError` for what is none, or is beyond any."""
    try:
        number = Decimal(written)
    except ArithmeticError:
        raise ValueError(written) from None
    if not number.is_finite() or number.adjusted() >= _MOST_DIGITS or "_" in str(written):
        raise ValueError(written)
    return number


def trimmed(number: Decimal) -> Decimal:
    """The same number without an exponent and without zeros at the end of its decimals."""
    if number == number.to_integral_value():
        return Decimal(int(number))
    return Decimal(f"{number:f}".rstrip("0"))


def as_number(number: Decimal | None) -> int | float | Decimal | None:
    """The number as JSON has it: whole where it is whole, and a `Decimal` where a float would have other digits; see
    `app.domain.as_json.in_json`."""
    if number is None:
        return None
    if number == number.to_integral_value():
        return int(number)
    near = float(number)
    return near if Decimal(repr(near)) == number else number


def format_number(number: Decimal) -> str:
    """Digits with commas between thousands: 300,000 and 1.5."""
    return f"{trimmed(number):,f}"
