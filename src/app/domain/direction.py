"""Which way a text runs."""

from __future__ import annotations


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter of a text that has a direction is of a script from right to left."""
    from unicodedata import bidirectional

    first = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return first != "L"
