"""Writing collections of sources, and their read states."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert as upsert

from app.store.schema import collection, source_collection, source_state
from app.store.store import Tx
from app.store.writes.contents import next_ordinal


def add(tx: Tx, name: str) -> int:
    """Add a collection as the last. Returns its id."""
    return tx.add(collection, name=name, ordinal=next_ordinal(tx, collection))


def rename(tx: Tx, collection_id: int, name: str) -> bool:
    """Give a collection another name. False when it is gone."""
    return tx.edit(collection, collection_id, name=name)


def put_in(tx: Tx, collection_id: int, source_ids: Iterable[int]) -> None:
    """Put sources into a collection; one that is in it already is left alone."""
    for source_id in source_ids:
        row = upsert(source_collection).values(source_id=source_id, collection_id=collection_id)
        tx.run(row.on_conflict_do_nothing())


def take_out(tx: Tx, collection_id: int, source_ids: Iterable[int]) -> None:
    """Take sources out of a collection."""
    inside = delete(source_collection).where(source_collection.c.source_id.in_(tuple(source_ids)))
    tx.run(inside.filter_by(collection_id=collection_id))


def set_state(tx: Tx, source_id: int, state: str) -> None:
    """Set the read state of a source; an empty `state` clears it."""
    if not state:
        tx.run(delete(source_state).where(source_state.c.source_id == source_id))
        return
    statement = upsert(source_state).values(source_id=source_id, state=state)
    tx.run(statement.on_conflict_do_update(index_elements=[source_state.c.source_id], set_={"state": state}))
