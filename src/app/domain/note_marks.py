"""Raised marks of notes in a text, which are part of no word and no number: *$5 million³* is no five dollars."""

from __future__ import annotations

import re
from collections.abc import Iterator

_RAISED = "¹²³⁰⁴-⁹ᵃ-ᵈ"
_MARKS = re.compile(rf"(?<=[^\s{_RAISED}])[{_RAISED}]{{1,3}}(?:[,–-][{_RAISED}]{{1,3}})*(?![\w⁻])")
_HAS_POWER = re.compile(r"(?:(?:^|[\W\d])(?:[kcdhM]?m|ft|in|yd|mi|CO)|(?:^|[^\d.,])\d{1,2})$")
"""Before a raised figure that is an exponent: measures, as in *40 m³*, and numbers of one or two figures."""
_BEFORE_POWER = 4


def note_marks(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where they stand between two code points; end exclusive."""
    for one in _MARKS.finditer(text, start, len(text) if end is None else end) if not text.isascii() else ():
        if _HAS_POWER.search(text, max(0, one.start() - _BEFORE_POWER), one.start()) is None:
            yield one.span()


def without_note_marks(text: str, *, blank: str = "") -> str:
    """The text without them, each sign of one replaced by `blank`."""
    for low, high in reversed([*note_marks(text)]):
        text = f"{text[:low]}{blank * (high - low)}{text[high:]}"
    return text
