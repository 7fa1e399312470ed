"""What the row of a table, or the line of a list, is called that adds up others; no gift is."""

from __future__ import annotations

import re

_TOTAL = re.compile(
    r"(?:grand |sub|sub |over|net |running |national |regional |country )*(?:-| )?totals?\b.*"
    r"|all (?:donors|countries|recipients|items|partners|others)\b.*|sums?\b.*|of which\b.*|thereof\b.*"
    r"|incl(?:uding|\.)? .*|(?:balance|brought|carried) .*"
    r"|(?:(?:funding|resource|total|overall|remaining|unmet|current|estimated|revised|appeal) )*"
    r"(?:gaps?|shortfalls?|requirements?|needs|balance|deficit|surplus|target|appeal|required)(?: \(.*\))?"
    r"|.*\b(?:totals?|ukupno|gesamt|insgesamt|summe|totaal|totale|totaux|totalt|suma|somme|summa|razem|toplam|итого|"
    r"всего|jumla)\b.*",
    re.IGNORECASE,
)


def is_total(words: str) -> bool:
    """Whether words say that what is beside them adds up others."""
    return _TOTAL.fullmatch(words.strip(" :–—-•*")) is not None
