"""Writing rows back as they were, where nothing stands in their place."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from app.domain.trash import PutBack
from app.store.reads.trash import Key, OperationImages, family, present, references
from app.store.schema import metadata
from app.store.store import Tx


def put_back(tx: Tx, images: OperationImages, head: Key) -> PutBack | None:
    """Write `head` and what went with it back, with their ids. None when the head itself cannot come.

    The others come where what they refer to is there; a reference that may be empty is then emptied.
    """
    pending = family(images.rows, head)
    total = len(pending)
    done: set[Key] = set()
    progress = True
    while progress:  # owners before what stands on them, whatever their order in the operation
        progress = False
        for key in sorted(pending):
            if any(owner in pending for owner in _owners(key, images.rows[key])):
                continue
            pending.discard(key)
            progress = True
            if _write(tx, key, images.rows[key]):
                done.add(key)
    if head not in done:
        return None
    for key, column, owner_id in images.emptied:
        to = dict(references(metadata.tables[key[0]]))[column]
        if (to, owner_id) in done:
            # both names come from the schema
            tx.run(
                text(f'UPDATE {key[0]} SET "{column}" = :owner WHERE id = :id AND "{column}" IS NULL'),
                {"owner": owner_id, "id": key[1]},
            )
    return PutBack(len(done), total - len(done))


def _owners(key: Key, row: dict[str, Any]) -> list[Key]:
    return [
        (to, row[column]) for column, to in references(metadata.tables[key[0]])
        if row.get(column) is not None and (to, row[column]) != key
    ]  # fmt: skip


def _write(tx: Tx, key: Key, row: dict[str, Any]) -> bool:
    """Write one row back. False when what it stands on is gone, or something stands in its place."""
    table = metadata.tables[key[0]]
    values = {name: value for name, value in row.items() if name in table.columns}
    there = present(tx, _owners(key, row))
    for column, to in references(table):
        if values.get(column) is None or (to, values[column]) in there:
            continue
        rule = next(iter(table.columns[column].foreign_keys)).ondelete
        if rule != "SET NULL":
            return False
        values[column] = None
    names = list(values)
    # Core would read the image's numbers as what they stand for; they are written as they lie in the file.
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
    return tx.run(text(f"INSERT OR IGNORE INTO {table.name} ({columns}) VALUES ({marks})"), values) == 1
