"""What tests of operations compare: every row the journal follows, and a database's own view of itself."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Select, select

from app.store.schema import journaled_tables
from app.store.store import Store

Dump = dict[str, list[tuple[Any, ...]]]


def dump(store: Store) -> Dump:
    """Every row of every journaled table, by id."""
    return {name: [tuple(row) for row in store.rows(asked)] for name, asked in _asked().items()}


@cache
def _asked() -> dict[str, Select[Any]]:
    """What each table is asked; making that would take as long as the answers of an empty workspace."""
    return {table.name: select(table).order_by(table.c.id) for table in journaled_tables()}
