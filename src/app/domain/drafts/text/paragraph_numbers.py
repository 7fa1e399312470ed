"""The numbers of paragraphs, as minutes, reports and laws have them: no words of the sentence behind them.

    number = "§"? figures ("." figures)+ "."?           3.4 The chair reported …
           | "§" figures | capital "." figures ("." figures)* "."?
           | roman "."                                  III. Norway sent …

A full stop or a bracket behind plain figures (*12.*, *(a)*) is known without this. One number shows nothing, as *3.4*
may be an amount: two have to follow one another, as 3.4 and 3.5 do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_ROMAN = "(?:X{0,3})(?:IX|IV|V?I{0,3})"
_NUMBERS = re.compile(
    r"(?m)^[ \u00a0]*("
    r"(?:§[ \u00a0]?\d{1,3}(?:\.\d{1,3})*|\d{1,3}(?:\.\d{1,3})+|[A-Z](?:\.\d{1,2})+)\.?"
    rf"|{_ROMAN}\.)"
    r"[ \u00a0]+(?=[\"'“‘«(]?[^\W\d_a-z])"
)
_PARTS = re.compile(r"\d+|[A-Z]+")
_ROMANS = {"I": 1, "V": 5, "X": 10}


def paragraph_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where they stand, with the blanks behind them; end exclusive."""
    found = [one for one in _NUMBERS.finditer(text) if any(map(str.isalnum, one[1]))]
    if any(_follow(first[1], then[1]) for first, then in pairwise(found)):
        yield from (one.span() for one in found)


def _follow(first: str, then: str) -> bool:
    """Whether one is the next behind the other: 3.4 and 3.5, III. and IV."""
    *before, last = _PARTS.findall(first)
    *others, other = _PARTS.findall(then)
    return before == others and _value(other) == _value(last) + 1


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    values = [_ROMANS.get(sign, 0) for sign in number]
    return sum(-one if one < max(values[at:]) else one for at, one in enumerate(values))
