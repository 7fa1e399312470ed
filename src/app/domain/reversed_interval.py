"""A stated interval whose ends are the wrong way round, such as *USD 30 to 20 million*."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_UNTIL = re.compile(r"\s*[–—]\s*|\s+(?:to|until|till|-)\s+")
_BETWEEN = re.compile(r"between\s+(.+)\s+and\s+(.+)", re.IGNORECASE)


def right_way_round(words: str, is_read: Callable[[str], bool]) -> str:
    """The words with their two ends exchanged, where they are read only so; else empty."""
    return next((one for one in _exchanged(words) if is_read(one)), "") if not is_read(words) else ""


def _exchanged(words: str) -> Iterator[str]:
    """The words with their two figures exchanged, then with their two ends exchanged as they are."""
    between = _BETWEEN.fullmatch(words.strip())
    ends = between.groups() if between else _UNTIL.split(re.sub(r"^from\s+", "", words.strip(), flags=re.IGNORECASE))
    if len(ends) != 2 or not all(ends):
        return
    figures = list(_FIGURE.finditer(words))
    if len(figures) == 2:
        one, two = figures
        yield f"{words[: one.start()]}{two[0]}{words[one.end() : two.start()]}{one[0]}{words[two.end() :]}"
    yield f"{ends[1]} – {ends[0]}"
    if year := re.fullmatch(r"(.+) (\d{4})", ends[1]):  # said once, for both
        yield f"{year[1]} – {ends[0]} {year[2]}"
