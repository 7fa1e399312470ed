"""Where to start looking by hand for a passage whose words are not found by rule."""

from __future__ import annotations

STEP = 24
"""Code points of the old text that are looked for at a time."""
REACH = 1_600
"""How far before and after the passage."""


def likely_place(old: str, new: str, start: int, end: int) -> int:
    """An offset (code points) of the new text near which the passage at `start` to `end` of the old one may be.

    What is next to the passage in the old text, and once in the new, says it; else its share of the length.
    It is a place to begin reading at, never one to put a passage on.
    """
    for distance in range(0, REACH, STEP):
        before = old[max(0, start - distance - STEP) : max(0, start - distance)]
        if len(before) == STEP and (at := only_place(new, before)) is not None:
            return min(len(new), at + STEP + distance)
        after = old[end + distance : end + distance + STEP]
        if len(after) == STEP and (at := only_place(new, after)) is not None:
            return max(0, at - distance)
    return round(len(new) * start / len(old)) if old else 0


def only_place(text: str, words: str) -> int | None:
    """The position of words that occur once in a text, else None."""
    at = text.find(words)
    return at if at >= 0 and text.find(words, at + 1) < 0 else None
