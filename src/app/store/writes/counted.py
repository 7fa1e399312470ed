"""Writing the workspace's names of units and things."""

from __future__ import annotations

from app.domain.counted import CountedName
from app.store.field_columns import same_named
from app.store.schema import counted_name
from app.store.store import Tx


def add(tx: Tx, row: CountedName) -> int:
    """Add a name. Returns its id."""
    return tx.add(counted_name, **same_named(counted_name, row))


def edit(tx: Tx, name_id: int, row: CountedName) -> None:
    """Replace a name and its words."""
    tx.edit(counted_name, name_id, **same_named(counted_name, row))
