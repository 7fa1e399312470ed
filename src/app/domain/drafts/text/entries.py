"""The day at the head of an entry, as chronicles and years in review have it: of all that it tells without a day.

    entry   = "•"? (day | month) sign sentence*          1968 – A school opened. Hungary sent …    March. Two tanks came
    heading = day | month, as a line of its own          holds for the paragraphs below, up to the next heading
    sign    = "." | ":" | "–" | "-"

An exact day at the head of a text says when that was written.
"""

from __future__ import annotations

from typing import NamedTuple

from app.domain.drafts.clauses.pieces import Sort
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.dates.days import Day, days
from app.domain.drafts.text.context import Place
from app.domain.drafts.text.masthead import HEAD
from app.domain.months import MONTHS
from app.domain.terms import DatePrecision

SIGNS = (".", ":", "–", "—", "-")
_MONTHS = frozenset(month.lower() for month in MONTHS)


class Entry(NamedTuple):
    """The day of an entry."""

    day: Day
    lasts: bool
    """Whether it is a heading, of more than its own paragraph."""


def entry_of(shape: Shape, published: str, before: Day | None, year: Day | None, number: int) -> Entry | None:
    """The day at the head of a line, the `number`th sentence of its text."""
    at = int(shape.pieces[0].sort is Sort.SIGN and len(shape.pieces) > 1)
    dated = [piece.sort is Sort.DAY for piece in shape.pieces[at : at + 3]]
    by_year = dated == [True, False, True] and shape.words[at + 1] == ","  # 1993, 30 September: …
    at += 2 * by_year
    head = shape.pieces[at]
    lasts = at + 1 == len(shape.pieces)
    if not lasts and shape.words[at + 1] not in SIGNS:
        return None
    day = head.day
    if day is None and head.sort is Sort.WORD and head.word in _MONTHS:
        said = f"in {head.word.capitalize()}"
        day = next(iter(days(said, 0, len(said), published, before, year)), None)
    if day is None or not day.last:
        return None
    exact = day.precision is DatePrecision.DAY and not by_year
    return None if number < HEAD and exact else Entry(day, lasts)


def still_held(held: Entry | None, *, starts: bool) -> Entry | None:
    """The entry in which a sentence stands that may start a line."""
    return None if held is None or (starts and not held.lasts) else held


def entry_after(held: Entry | None, own: Entry | None, place: Place) -> Entry | None:
    """The entry in which the next sentence stands, behind one that may have a day at its head."""
    held = still_held(held, starts=place.starts)
    own = own if place.starts else None
    if place.alone:
        return own if own is not None and own.lasts else None
    if own is not None:
        return None if place.ends and not own.lasts else own
    return None if held is None or (place.ends and not held.lasts) else held
