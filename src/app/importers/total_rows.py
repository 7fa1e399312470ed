"""Rows that add up others, by what they are called: *Total*, *Subtotal: Lumen Trust*, *Lumen Trust Total*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice

from app.importers.table_values import cleaned
from app.importers.table_words import total_words

_FIGURES = re.compile(r"[\d.,\s]+")
_MARKS = " :–—-"
_BETWEEN = rf"[{_MARKS}]+(?:for |of |für |pour |para |de |di )?"
_LONGEST = 40
"""No words for a total have more letters."""
_MONEY = frozenset(("sum", "sums", "somme", "sommes", "suma", "soma", "summa", "summe"))
"""What is a sum where it leads a row, and behind a name may be a sum of money."""


class TotalRows:
    """Finds such rows of a table."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._rows = rows
        self._columns: dict[int, frozenset[str]] = {}
        """The texts of a column in lower case, made once a row may be the total of some of them."""

    def has(self, cells: Sequence[str]) -> bool:
        """Whether a row is one: its first words say so, alone or of what is in their column, or its second do."""
        words = ((at, cell) for at, one in enumerate(cells) if (cell := cleaned(one)) and not _FIGURES.fullmatch(cell))
        (at, first), second = next(words, (0, "")), next(islice(words, 1), (0, ""))[1]
        if not first:
            return False
        of_what = _of_what(first)
        if of_what:
            return of_what in self._column(at)
        return of_what == "" or (bool(second) and second.casefold() not in _MONEY and _of_what(second) == "")

    def _column(self, at: int) -> frozenset[str]:
        if at not in self._columns:
            self._columns[at] = frozenset(cleaned(row[at]).casefold() for row in self._rows if at < len(row))
        return self._columns[at]


@lru_cache(maxsize=1 << 12)
def _of_what(words: str) -> str | None:
    """Of what these words are the total, in small letters; empty where they do not say, None where they are none."""
    alone, leading, behind = _patterns()
    if alone.fullmatch(words):
        return ""
    if (found := leading.fullmatch(words)) is not None:
        return found["of"].casefold()
    found = behind.search(words, max(0, len(words) - _LONGEST))
    return None if found is None else words[: found.start()].rstrip(_MARKS).casefold()


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    total = f"(?:{total_words()})"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{total}(?!\w)[:. ]*(?:of\b.*|\d.*|\(.*|[a-h]|[ivx]+)?",
            rf"{total}{_BETWEEN}(?P<of>\S.*)",
            rf"(?<=[{_MARKS}]){total}$",
        )
    )
