"""Anchors: how a passage finds its words again.

An anchor is offsets, the exact quote, and the context around it. Offsets are for speed, the quote is for checking, the
context is for finding the words again. All offsets are code points of the canonical text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import BadInput
from app.domain.language import tr

CONTEXT = 32
"""Code points of context on each side of a quote."""


class AnchorState(StrEnum):
    """What is known about a passage's words in the text it is anchored to."""

    VERIFIED = "verified"
    MOVED = "moved"
    CHANGED = "changed"
    REVIEW = "review"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of the canonical text, `start` included, `end` excluded, with its words and context."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """Anchor the stretch without its surrounding white space. Raises `BadInput` without words or outside."""
    if start < 0 or end > len(text) or start > end:
        raise BadInput(tr("The selection lies outside the text."))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        raise BadInput(tr("Nothing is selected. Select the words first."))
    return Anchor(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def holds(text: str, anchor: Anchor) -> bool:
    """Whether the anchor's words and context are exactly where it says."""
    return (
        0 <= anchor.start < anchor.end <= len(text)
        and text[anchor.start : anchor.end] == anchor.quote
        and text[max(0, anchor.start - CONTEXT) : anchor.start] == anchor.prefix
        and text[anchor.end : anchor.end + CONTEXT] == anchor.suffix
    )


def find_all(text: str, quote: str) -> list[int]:
    """Every offset of `quote` in `text`, overlaps included, in order."""
    found: list[int] = []
    if not quote:
        return found
    at = text.find(quote)
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found
