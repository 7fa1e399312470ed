"""Restoring removed rows, if nothing is in their place."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import text

from app.domain.sources import SourceKind, SourceMeta
from app.domain.trash import PutBack
from app.store.citekeys import keys, with_key
from app.store.name_clashes import clashes
from app.store.reads.trash import Key, OperationImages, family, owners, present
from app.store.schema import metadata
from app.store.store import Tx
from app.store.term_columns import holding
from app.store.things import references
from app.store.writes.vocabularies import bring_back


def put_back(tx: Tx, images: OperationImages, head: Key) -> PutBack | None:
    """Restore `head` and what was removed with it, with their ids. None if the head itself cannot be restored.

    The others are restored if what they refer to exists; a nullable reference to something missing is emptied.
    """
    pending = family(images, head)
    total = len(pending)
    done: set[Key] = set()
    progress = True
    while progress:  # owners before the rows that depend on them, whatever their order in the operation
        progress = False
        for key in sorted(pending):
            if any(owner in pending and owner != key for _, owner in owners(images, key)):
                continue
            pending.discard(key)
            progress = True
            if _write(tx, images, key):
                done.add(key)
    if head not in done:
        return None
    for key, column, owner_id in images.emptied:
        to = dict(references(metadata.tables[key[0]]))[column]
        if (to, owner_id) in done and not (to == key[0] and _is_under(tx, owner_id, key, column)):
            # both names come from the schema
            tx.run(
                text(f'UPDATE {key[0]} SET "{column}" = :owner WHERE id = :id AND "{column}" IS NULL'),
                {"owner": owner_id, "id": key[1]},
            )
    return PutBack(len(done), total - len(done))


def _write(tx: Tx, images: OperationImages, key: Key) -> bool:
    """Restore one row. False if what it refers to is gone, or another row is in its place."""
    table = metadata.tables[key[0]]
    values = {name: value for name, value in images.rows[key].items() if name in table.columns}
    if not _make_room(tx, key, values):
        return False
    of_others = {column: owner for column, owner in owners(images, key) if owner != key}
    there = present(tx, of_others.values())
    for column, owner in of_others.items():
        if owner in there:
            continue
        rule = next(iter(table.columns[column].foreign_keys)).ondelete
        if rule != "SET NULL":
            return False
        values[column] = None
    names = list(values)
    # Core would read the image's numbers as decimals; they are written as they are in the file.
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
    return tx.run(text(f"INSERT OR IGNORE INTO {table.name} ({columns}) VALUES ({marks})"), values) == 1


def _is_under(tx: Tx, row_id: int, key: Key, column: str) -> bool:
    """Whether a row that came back has been put under `key` by now, or is that."""
    table, above = key
    sql = (
        f'WITH RECURSIVE up (id) AS (SELECT :id UNION SELECT t."{column}" FROM {table} t JOIN up ON t.id = up.id '
        f'WHERE t."{column}" IS NOT NULL) SELECT 1 FROM up WHERE id = :above'
    )
    return bool(tx.rows(text(sql), {"id": row_id, "above": above}))


def _make_room(tx: Tx, key: Key, values: dict[str, Any]) -> bool:
    """Change what somebody else has taken since, such as a citation key. False for a name, which stays as it is."""
    table, _ = key
    if clashes(lambda sql, names: tx.rows(text(sql), names), table, values):
        match table:
            case "source":
                meta = SourceMeta(values["title"], tuple(json.loads(values["authors"])), published=values["published"])
                values["citekey"] = with_key(meta, SourceKind(values["kind"]), keys(tx)).citekey
            case "tag":
                values["key"] = ""
            case _:
                return False
    for vocabulary, column in holding():
        if column.table.name == table and values[column.name]:
            bring_back(tx, vocabulary, values[column.name])
    return True
