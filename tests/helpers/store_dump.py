"""What tests of operations compare: every row the journal follows, and a database's own view of itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.store.schema import journaled_tables
from app.store.store import Store

Dump = dict[str, list[tuple[Any, ...]]]


def dump(store: Store) -> Dump:
    """Every row of every journaled table, by id."""
    return {
        table.name: [tuple(row) for row in store.rows(select(table).order_by(table.c.id))]
        for table in journaled_tables()
    }
