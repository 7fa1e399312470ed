"""Writing the workspace's names of units and things."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import delete, insert, update

from app.domain.counted import CountedName
from app.store.clock import new_uid
from app.store.schema import counted_name
from app.store.store import Tx


def add(tx: Tx, row: CountedName) -> int:
    """Add a name. Returns its id."""
    return tx.insert(insert(counted_name), {"uid": new_uid(), **_values(row)})


def edit(tx: Tx, name_id: int, row: CountedName) -> None:
    """Replace a name and its words."""
    tx.run(update(counted_name).where(counted_name.c.id == name_id).values(_values(row)))


def remove(tx: Tx, name_id: int) -> None:
    """Remove what the workspace says of a name."""
    tx.run(delete(counted_name).where(counted_name.c.id == name_id))


def _values(row: CountedName) -> dict[str, Any]:
    words = (json.dumps(list(some), ensure_ascii=False) for some in (row.words, row.taken))
    return {"kind": row.kind.value, "name": row.name, **dict(zip(("words", "taken"), words, strict=True))}
