"""Storing the reading position in a text."""

from __future__ import annotations

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from app.store.schema import place


def keep(db: Connection, key: str, at: int) -> None:
    """Store a number under a key, replacing the previous one."""
    statement = insert(place).values(key=key, at=at)
    db.execute(statement.on_conflict_do_update(index_elements=[place.c.key], set_={"at": at}))
