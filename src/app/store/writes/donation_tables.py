"""Writing many records at once, as a table import brings them, with the table rows they were made from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import Select, delete, exists, select, text

from app.domain.donations import Donation
from app.domain.fields import RECORD
from app.store.clock import new_uid
from app.store.fast_statements import insert_columns
from app.store.field_columns import to_columns
from app.store.parts import STORED_PARTS
from app.store.reader import first_column
from app.store.reads.own_fields import own_fields as every_own_field
from app.store.schema import donation, evidence, own_value, table_file, table_row, thing
from app.store.store import Tx
from app.store.things import of_kind
from app.store.writes import own_fields
from app.store.writes.refs import given

_AS_JSON = json.JSONEncoder(ensure_ascii=False).encode
_SEQUENCE = text("SELECT coalesce(max(seq), 0) AS last FROM sqlite_sequence WHERE name = :name")


class Row(NamedTuple):
    """A record to add."""

    content: Donation
    parts: Mapping[str, Sequence[Any]]
    """By their kind, as `StoredPart.write` has them."""
    ref: str
    uid: str
    number: int
    """Of the row in its table."""
    cells: Sequence[str]


def add_table(tx: Tx, name: str, sheet: str, hashed: str, headings: Sequence[str], *, is_source: bool) -> int:
    """Add the table itself. Returns its id."""
    of = {"sheet": sheet, "hash": hashed, "headings": _AS_JSON(headings), "is_source": int(is_source)}
    return tx.add(table_file, name=name, **of, added_at=tx.at, added_by=tx.author)


def in_bulk(tx: Tx) -> AbstractContextManager[None]:
    """Within it rows are added by `add_rows` alone."""
    return tx.in_bulk(donation, *(part.table for part in STORED_PARTS), own_value, table_row)


def add_rows(tx: Tx, table_id: int, rows: Sequence[Row]) -> list[int]:
    """Add the records of rows, with one statement per table. Returns their ids."""
    if not rows:
        return []
    first = int(tx.rows(_SEQUENCE, {"name": donation.name})[0].last) + 1
    ids = list(range(first, first + len(rows)))
    made = {name: [tx.at] * len(rows) for name in ("created_at", "updated_at")}
    made |= {"id": ids, "uid": [row.uid or new_uid() for row in rows], "ref": [row.ref for row in rows]}
    insert_columns(tx.db, donation, {**made, **to_columns(RECORD, [row.content for row in rows])})
    for part in STORED_PARTS:
        held = [row.parts[part.kind.key] for row in rows]
        every = list(chain.from_iterable(held))
        if not every:
            continue
        written = {key: part.write(one) for key, one in {id(one): one for one in every}.items()}  # each object once
        columns = zip(*(written[id(one)].values() for one in every), strict=True)
        places = {"donation_id": [n for n, some in zip(ids, held, strict=True) for _ in some],
                  "ordinal": [at for some in held for at in range(len(some))]}  # fmt: skip
        insert_columns(tx.db, part.table, {**places, **dict(zip(part.write(every[0]), columns, strict=True))})
    known = {one.key: one for one in every_own_field(tx)}
    own_fields.add_values(tx, [(n, row.content.own) for n, row in zip(ids, rows, strict=True)], known)
    cells = {"number": [row.number for row in rows], "cells": [_AS_JSON(row.cells) for row in rows]}
    insert_columns(tx.db, table_row, {"table_id": [table_id] * len(rows), "donation_id": ids, **cells})
    given(tx, max((row.ref for row in rows), key=lambda ref: (len(ref), ref)))
    return ids


def made_by(table_id: int) -> Select[int]:
    """A selection of the ids of the records that a table alone has made.

    One that another was merged into has the row of that, though it was made by hand or by another table.
    """
    other = table_row.alias()
    found = select(donation.c.id).join(table_row, table_row.c.donation_id == donation.c.id).join(table_file)
    found = found.where(table_file.c.id == table_id, donation.c.created_at == table_file.c.added_at)
    return found.where(~exists().where(other.c.donation_id == donation.c.id, other.c.table_id != table_id))


def remove_table(tx: Tx, table_id: int) -> tuple[int, tuple[int, ...]]:
    """Remove a table with the records that it alone has made. Returns their number, and the passages of their
    evidence.
    """
    ids = made_by(table_id)
    pieces = of_kind(evidence, donation.name)
    on = select(evidence.c.passage_id).select_from(pieces).where(thing.c.row_id.in_(ids)).distinct()
    passages = first_column(tx, on)
    gone = tx.run(delete(donation).where(donation.c.id.in_(ids)))
    tx.run(delete(table_file).where(table_file.c.id == table_id))
    return gone, passages
