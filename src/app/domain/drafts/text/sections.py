"""The parts of a report that stand below the name of a country each.

    part = number? country                     a heading by itself: *Niger*, *2. Niger*; to the next one that names any
         | number? country ("." | ":" | "–")   at the head of a paragraph: *NIGER. Floods have hit …*; to its end

What others give in such a part goes to that country where nothing else is said, and never surely.
"""

from __future__ import annotations

from typing import NamedTuple

from app.domain.drafts.clauses.pieces import Sort
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.names.named import Named
from app.domain.drafts.text.context import STATES, Place

_SIGNS = (".", ":", "–", "—", "-")


class Section(NamedTuple):
    """A part of a report below the name of a country."""

    who: Named
    by_line: bool
    """Whether the name is a heading by itself."""


def section_after(section: Section | None, shape: Shape, place: Place, *, alone: bool) -> Section | None:
    """The part in which the next sentence stands, behind one that may be a heading, `alone` in its line."""
    if (who := _at_head(shape, place, alone=alone)) is not None:
        return Section(who, alone) if alone or not place.ends else None
    if section is None or not section.by_line:
        return None if place.ends else section
    named = alone and any(piece.actor is not None for piece in shape.pieces)
    return None if named else section


def _at_head(shape: Shape, place: Place, *, alone: bool) -> Named | None:
    """The country that stands before a sign as a paragraph opens, or is all of a heading."""
    pieces = shape.pieces
    low = 2 if pieces[0].word.isdigit() and len(pieces) > 2 and pieces[1].word in (".", ")") else 0
    who = pieces[low].actor
    if not place.starts or who is None or who.kind not in STATES or pieces[low].sort is not Sort.ACTOR:
        return None
    behind = pieces[low + 1].word if low + 1 < len(pieces) else ""
    whole = low + 1 == len(pieces) if alone else behind in _SIGNS
    return who if whole else None
