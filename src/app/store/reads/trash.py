"""What was removed, read from the images of the journal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.domain.by_key import by_key
from app.domain.changes import Operation
from app.domain.history import OperationState
from app.domain.kinds import removed_by
from app.domain.language import tr
from app.domain.trash import Removed
from app.store.among import among_ids
from app.store.kinds import heads_of
from app.store.reader import Reader
from app.store.schema import metadata, operation, operation_change, thing
from app.store.things import references

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class OperationImages:
    """The rows an operation removed, as they were, and what it emptied in others."""

    rows: dict[Key, dict[str, Any]]
    emptied: tuple[tuple[Key, str, int], ...]
    """(row, column, the id that was there)."""
    things: dict[int, Key]
    """The rows of the things that they were attached to, by the things' own ids."""


def images_of(db: Reader, operation_id: int) -> OperationImages:
    """What an operation removed."""
    rows: dict[Key, dict[str, Any]] = {}
    emptied: list[tuple[Key, str, int]] = []
    for change in db.rows(
        select(operation_change).where(operation_change.c.operation_id == operation_id).order_by(operation_change.c.id)
    ):
        key = (str(change.tbl), int(change.row_id))
        if change.before is None or change.tbl not in metadata.tables:
            continue
        before: dict[str, Any] = json.loads(change.before)
        if change.after is None:
            rows[key] = before
            continue
        after: dict[str, Any] = json.loads(change.after)
        emptied += [
            (key, column, before[column])
            for column, _ in references(metadata.tables[key[0]])
            if before.get(column) is not None and after.get(column) is None
        ]
    owners = {row["thing_id"] for row in rows.values() if row.get("thing_id") is not None}
    things = db.rows(select(thing).where(among_ids(thing.c.id, owners)))
    return OperationImages(rows, tuple(emptied), {int(row.id): (str(row.kind), int(row.row_id)) for row in things})


def owners(images: OperationImages, key: Key) -> Iterator[tuple[str, Key]]:
    """(column, row) of every row that a removed one was attached to."""
    row = images.rows[key]
    for column, to in references(metadata.tables[key[0]]):
        if row.get(column) is not None:
            owner = images.things.get(row[column]) if to == thing.name else (to, row[column])
            yield column, owner or (to, row[column])


def family(images: OperationImages, head: Key) -> set[Key]:
    """The rows that went because `head` did, and those these were attached to that went in the same operation."""
    below: dict[Key, list[Key]] = {}
    above: dict[Key, list[Key]] = {}
    for key in images.rows:
        for _, owner in owners(images, key):
            if owner in images.rows:
                below.setdefault(owner, []).append(key)
                above.setdefault(key, []).append(owner)
    found: set[Key] = set()
    pending = [head]
    while pending:
        key = pending.pop()
        if key not in found:
            found.add(key)
            pending += below.get(key, [])
            pending += above.get(key, [])
    return found


def removed(db: Reader) -> tuple[Removed, ...]:
    """The things that are gone and can be put back, newest first."""
    removing = removed_by()
    operations = db.rows(
        select(operation)
        .where(operation.c.kind.in_(removing), operation.c.state.in_((OperationState.DONE, OperationState.SEALED)))
        .order_by(operation.c.id.desc())
        .limit(200)
    )
    out: list[Removed] = []
    for row in operations:
        images = images_of(db, int(row.id))
        heads = [head for kind in removing[row.kind] for head in _heads(images.rows, kind)]
        there = present(db, heads)
        for head in heads:
            if head not in there:
                label, others = _label(head[0], images.rows[head]), len(family(images, head)) - 1
                out.append(Removed(int(row.id), *head, label, others, row.at, row.author))
    seen: set[Key] = set()
    return tuple(one for one in out if (one.table, one.row_id) not in seen and not seen.add((one.table, one.row_id)))


def _heads(rows: dict[Key, dict[str, Any]], table: str) -> Iterator[Key]:
    """The rows of this table that did not go because of another one of it, as a tag under a tag does."""
    for key, row in rows.items():
        if key[0] == table and not any(
            to == table and (to, row.get(column)) in rows for column, to in references(metadata.tables[table])
        ):
            yield key


def _label(table: str, row: dict[str, Any]) -> str:
    words = [" ".join(str(row[column]).split()) for column in heads_of(table) if row.get(column)]
    return " · ".join(words) or tr("Without a name")


def present(db: Reader, keys: Iterable[Key]) -> set[Key]:
    """Those of these rows that exist now."""
    out: set[Key] = set()
    for table, ids in by_key(keys).items():
        column = metadata.tables[table].c.id
        out |= {(table, int(row.id)) for row in db.rows(select(column).where(among_ids(column, ids)))}
    return out


def kind_of(db: Reader, operation_id: int) -> Operation | None:
    """The kind of an operation whose images may be used to put things back, or None."""
    rows = db.rows(select(operation.c.kind, operation.c.state).where(operation.c.id == operation_id))
    if not rows or rows[0].state not in (OperationState.DONE.value, OperationState.SEALED.value):
        return None
    return next((kind for kind in removed_by() if kind == rows[0].kind), None)
