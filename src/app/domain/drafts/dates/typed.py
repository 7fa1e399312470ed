"""A date that somebody types, read as drafts read it: by itself, or counted from a day that it names."""

from __future__ import annotations

from app.domain.dates import read_date
from app.domain.donations import DateSpan
from app.domain.drafts.dates.days import days


def typed_date(words: str, published: str, *, ahead: bool) -> DateSpan | None:
    """The days that words state as a whole: also *within a fortnight of 3 May 2020*. None where that is not sure;
    `published` and `ahead` as with `read_date`."""
    if (read := read_date(words, published or None, ahead=ahead)) is not None:
        return read
    words = " ".join(words.split())
    found = days(words, 0, len(words), published, ahead=ahead)
    if len(found) != 1 or found[0].unsure or (found[0].start, found[0].end) != (0, len(words)):
        return None
    day = found[0]
    return DateSpan(day.first, day.last, day.precision, words, bool(day.inferred)) if day.first or day.last else None
