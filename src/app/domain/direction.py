"""The direction of a text, and isolating words of the other direction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import bidirectional

ISOLATE, POP = "\u2068", "\u2069"
"""Unicode's first strong isolate and its end, around words whose direction ignores what is beside them."""
_OPENS = frozenset("\u2066\u2067\u2068")
_TURNED = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_COUNTED = re.compile(rf"(?<![\w.,%\-\u05be])\d[\d.,%–]*[ \u00a0]+{_TURNED.pattern}(?:[^A-Za-z;]*{_TURNED.pattern})?")
"""A number with the words that it counts, which would be separated where the line runs from left to right."""


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is of a script from right to left; what is isolated does not count."""
    depth = 0
    for char in "" if text.isascii() else text:
        if char in _OPENS:
            depth += 1
        elif char == POP:
            depth = max(0, depth - 1)
        elif not depth and (kind := bidirectional(char)) in ("L", "R", "AL"):
            return kind != "L"
    return False


def has_turned(text: str) -> bool:
    """Whether a text has letters of a right-to-left script."""
    return _TURNED.search(text) is not None


def closed(cut: str) -> str:
    """Words that were cut where they were isolated, with the ends that are missing."""
    depth = 0
    for char in cut:
        depth = depth + 1 if char in _OPENS else max(0, depth - (char == POP))
    return cut + POP * depth


def leads_to(giver: str, getter: str) -> str:
    """*Denmark → Nepal*. No program turns an arrow round with its line: names that both run from right to left have the
    other arrow, and of two that run against each other a dash, which is right in either line. Who gets something from
    nobody named stands behind the arrow: *→ Nepal*."""
    turned = {runs_right_to_left(name) for name in (giver, getter) if name}
    way = "–" if len(turned) > 1 else "←" if True in turned else "→"
    return f"{giver} {way} {getter}".strip()


def apart(text: str) -> Iterator[str]:
    """A text in pieces, isolating those that would be reordered in a left-to-right line."""
    if runs_right_to_left(text):
        yield f"{ISOLATE}{text}{POP}"
        return
    at = 0
    for found in _COUNTED.finditer(text):
        yield from (text[at : found.start()], f"{ISOLATE}{found[0]}{POP}")
        at = found.end()
    yield text[at:]
