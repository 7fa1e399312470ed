"""Keeping the place in a text."""

from __future__ import annotations

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from app.store.schema import place


def keep(db: Connection, key: str, at: int) -> None:
    """Remember a number under a key, in place of the one before."""
    statement = insert(place).values(key=key, at=at)
    db.execute(statement.on_conflict_do_update(index_elements=[place.c.key], set_={"at": at}))
