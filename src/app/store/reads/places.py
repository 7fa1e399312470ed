"""Where the reader stopped: kept with the workspace, and no operation."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from app.store.reader import Reader
from app.store.schema import place

FURTHEST = "furthest"
_AT = select(place.c.at).where(place.c.key == bindparam("key"))


def place_of(db: Reader, source_id: int) -> int:
    """The code point at the top of the page when this source was left; 0 at first."""
    rows = db.rows(_AT, {"key": f"source {source_id}"})
    return int(rows[0].at) if rows else 0


def level_of(db: Reader, source_id: int) -> int | None:
    """How much the page shows of this source, as somebody chose it last; None where nobody has."""
    rows = db.rows(_AT, {"key": f"level {source_id}"})
    return int(rows[0].at) if rows else None


def last_source(db: Reader) -> int | None:
    """The source that was read last."""
    rows = db.rows(_AT, {"key": "source"})
    return int(rows[0].at) if rows else None


def furthest_of(db: Reader, source_id: int) -> int:
    """The code point of this source that was seen furthest down."""
    rows = db.rows(_AT, {"key": f"{FURTHEST} {source_id}"})
    return int(rows[0].at) if rows else 0
