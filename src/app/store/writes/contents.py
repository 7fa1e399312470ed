"""Writing what a thing says of itself into the table of its kind, where the two have the same names."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, func, select

from app.domain.codebook import TagContent
from app.domain.counted import CountedName
from app.domain.facts import Fact
from app.domain.fields import FACT
from app.domain.own_fields import OwnContent
from app.domain.saved_views import ViewContent
from app.store.field_columns import same_named, to_row
from app.store.schema import counted_name, fact, own_field, saved_view, tag
from app.store.store import Tx

Content = CountedName | Fact | OwnContent | TagContent | ViewContent
_TABLES: dict[type[Content], Table] = {
    CountedName: counted_name, Fact: fact, OwnContent: own_field, TagContent: tag, ViewContent: saved_view,
}  # fmt: skip


def add(tx: Tx, content: Content, /, **others: Any) -> int:
    """Add a thing, with `others` of its columns, as the last where there is an order. Returns its id."""
    table = _TABLES[type(content)]
    if "ordinal" in table.c:
        parent = {key: value for key, value in others.items() if key == "parent_id"}
        others["ordinal"] = next_ordinal(tx, table, **parent)
    return tx.add(table, **_columns(table, content), **others)


def edit(tx: Tx, row_id: int, content: Content, /, **others: Any) -> bool:
    """Replace what a thing says, and `others` of its columns. False if it is gone."""
    table = _TABLES[type(content)]
    return tx.edit(table, row_id, **_columns(table, content), **others)


def next_ordinal(tx: Tx, table: Table, **among: Any) -> int:
    """The place behind all rows, or behind those with these values."""
    last = select(func.coalesce(func.max(table.c.ordinal), -1)).filter_by(**among)
    return int(tx.rows(last)[0][0]) + 1


def _columns(table: Table, content: Content) -> dict[str, Any]:
    return to_row(FACT, content) if isinstance(content, Fact) else same_named(table, content)
