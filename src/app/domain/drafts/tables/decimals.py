"""Which sign the numbers of a column have before their decimals, as its plain cells show.

comma = 12.500,00 | 1.250.000 | 0,5            point = 12,500.00 | 1,250,000 | 0.5

*9.950* alone may be either number. A column that shows both signs, or none, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SHOWS = {
    sign: re.compile(
        rf"(?:\d{{1,3}}(?:[{other}'’ ]\d{{3}})+|\d+){re.escape(sign)}(?:\d{{1,2}}|\d{{4,}})"
        rf"|\d{{1,3}}(?:{re.escape(other)}\d{{3}}){{2,}}"
        rf"|\d{{1,3}}(?:[{other}'’ ]\d{{3}})+{re.escape(sign)}\d+|0{re.escape(sign)}\d+"
    )
    for sign, other in ((",", "."), (".", ","))
}
_NUMBER = re.compile(r"\d[\d.,'’ ]*")
_OPEN = re.compile(r"(\d{1,3})([.,])(\d{3})")
"""A number with one sign before three digits, which may be thousands or decimals."""


def decimal_sign(cells: Iterable[str]) -> str:
    """The sign before decimals that the cells of a column show, or nothing."""
    numbers = [one[0].rstrip(".,'’ ") for words in cells for one in _NUMBER.finditer(words)]
    shown = [sign for sign, pattern in _SHOWS.items() if any(map(pattern.fullmatch, numbers))]
    return shown[0] if len(shown) == 1 else ""


def written_plainly(words: str, sign: str) -> str:
    """What a cell says with a number that no other reading has, in a column with this sign; nothing where it stays
    open: *9,950* in a column of *0,5*, which people write who forget that theirs are thousands."""
    found = _OPEN.fullmatch(words) if sign else None
    if found is None:
        return words
    if found[2] != sign:
        return found[1] + found[3]
    return f"{found[1]}.{found[3]}0" if sign == "." else ""
