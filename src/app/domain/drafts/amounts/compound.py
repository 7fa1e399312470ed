"""Sums and measures in several units of one system: *£3 10s. 6d.*, *1 cwt. 2 qrs. of sugar*.

    compound = number unit (("and" | "," | ".")? number lesser-unit)+

It is one number, in the greatest of its units; where no decimals say it, as of four pence, it is not read.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from app.domain.drafts.words.running import Running
from app.domain.number_words import ONES, number_at

_NAMES = {
    "£": "pound", "pounds": "pound", "shillings": "s", "shilling": "s", "pence": "d", "penny": "d", "s": "s", "d": "d",
    "tons": "ton", "cwts": "cwt", "hundredweight": "cwt", "hundredweights": "cwt", "qrs": "qr", "quarters": "qr",
    "lbs": "lb", "ozs": "oz", "ounce": "oz", "ounces": "oz",
}  # fmt: skip
_LESSER = {
    "pound": {"s": 20, "d": 240},
    "s": {"d": 12},
    "ton": {"cwt": 20, "qr": 80, "lb": 2240},
    "cwt": {"qr": 4, "lb": 112},
    "qr": {"lb": 28},
    "lb": {"oz": 16},
}
"""How many of a lesser unit one of a unit has."""
_PENCE = {f"{word}pence": number for word, number in ONES.items() if 1 < number < 12}
_PLACES = Decimal("1e-6")
_MOST = 4
"""Tokens of a lesser number in words."""


class Compound(NamedTuple):
    """What a number says together with those in lesser units behind it."""

    value: Decimal | None
    """None where no decimals say it."""
    end: int
    """The token behind it all."""


def compound_at(run: Running, at: int, value: Decimal, unit: str) -> Compound | None:
    """A number of some units with those of lesser units from a token on; None where there are none."""
    lesser, end, last, exact = _LESSER.get(_NAMES.get(unit, unit), {}), at, 1, True
    while lesser:
        first = end + (run.text_at(end) in ("and", ",", "."))
        first += first > end and run.text_at(first) == "and"
        if _PENCE.get(run.text_at(first)) and "d" in lesser:  # sixpence
            part = Decimal(_PENCE[run.text_at(first)]) / lesser["d"]
            return Compound(value + part if exact and part == part.quantize(_PLACES) else None, first + 1)
        number = number_at(run.tokens, first, min(first + _MOST, len(run.tokens)))
        name = run.text_at(number.end) if number is not None else ""
        times = lesser.get(_NAMES.get(name, name), 0)
        if number is None or times <= last or number.value * last >= times or not _stands(run, number.end):
            break
        part = number.value / times
        exact = exact and part == part.quantize(_PLACES)
        value, end, last = value + part, number.end + 1, times
    return Compound(value if exact else None, end) if end > at else None


def _stands(run: Running, at: int) -> bool:
    """Whether a unit is a word, or a letter that stands right behind its number."""
    return len(run.text_at(at)) > 1 or run.tokens[at].glued


def is_lesser(run: Running, at: int) -> bool:
    """Whether a number at a token is of shillings or pence behind a sum: *£3 10s.*, *ten pounds ten shillings*."""
    if run.tokens[at].kind == "num":
        return run.text_at(at + 1) in ("s", "d") and run.tokens[at + 1].glued
    number = (
        number_at(run.tokens, at, min(at + _MOST, len(run.tokens)))
        if run.text_at(at - 1) in ("pound", "pounds")
        else None
    )
    return number is not None and _NAMES.get(run.text_at(number.end)) in ("s", "d")
