"""Writing the workspace's names of units and things."""

from __future__ import annotations

from sqlalchemy import insert, update

from app.domain.counted import CountedName
from app.store.clock import new_uid
from app.store.field_columns import same_named
from app.store.schema import counted_name
from app.store.store import Tx


def add(tx: Tx, row: CountedName) -> int:
    """Add a name. Returns its id."""
    return tx.insert(insert(counted_name), {"uid": new_uid(), **same_named(counted_name, row)})


def edit(tx: Tx, name_id: int, row: CountedName) -> None:
    """Replace a name and its words."""
    tx.run(update(counted_name).where(counted_name.c.id == name_id).values(same_named(counted_name, row)))
