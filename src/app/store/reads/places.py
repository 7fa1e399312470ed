"""Where the reader stopped: kept with the workspace, and no operation."""

from __future__ import annotations

from sqlalchemy import text

from app.store.first_read import PLACE
from app.store.reader import Reader, first_value

FURTHEST = "furthest"
_AT = text(PLACE)


def place_of(db: Reader, source_id: int) -> int:
    """The code point at the top of the page when this source was left; 0 at first."""
    return first_value(db, _AT, {"key": f"source {source_id}"}) or 0


def caret_of(db: Reader, source_id: int) -> int:
    """The code point at which the caret stood when this source was left; 0 at first."""
    return first_value(db, _AT, {"key": f"caret {source_id}"}) or 0


def level_of(db: Reader, source_id: int) -> int | None:
    """How much the page shows of this source, as somebody chose it last; None where nobody has."""
    return first_value(db, _AT, {"key": f"level {source_id}"})


def last_source(db: Reader) -> int | None:
    """The source that was read last."""
    return first_value(db, _AT, {"key": "source"})


def furthest_of(db: Reader, source_id: int) -> int:
    """The code point of this source that was seen furthest down."""
    return first_value(db, _AT, {"key": f"{FURTHEST} {source_id}"}) or 0
