"""From rows of the donation tables to the content of records. Parts come with their row ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple, cast

from sqlalchemy import Row, Select

from app.domain.donations import Donation
from app.domain.fields import RECORD, Fields, made
from app.domain.parts import PARTS
from app.domain.vocabularies import NO_VOCABULARIES, Vocabularies
from app.store.among import among_given, given
from app.store.field_columns import columns_of, reader
from app.store.parts import STORED_PART
from app.store.reader import Reader
from app.store.reads import own_fields, vocabularies


class Part(NamedTuple):
    """A part of a record with the ids of its row and of the actor it names, if it does."""

    id: int
    content: Any
    actor_id: int | None


Parts = Mapping[str, tuple[Part, ...]]
"""The parts of one record, in order, by their kind; a kind of which it has none may be missing."""
_NO_IDS: dict[str, tuple[int, ...]] = {kind.key: () for kind in PARTS}
OWN = "own"
"""The key, among the parts of a record, of its values of the workspace's own fields, as (key, value)."""


def parts_of(
    db: Reader, donation_ids: Sequence[int], kinds: Iterable[str] = (*(kind.key for kind in PARTS), OWN)
) -> dict[int, dict[str, tuple[Part, ...]]]:
    """The parts of these kinds of each of these records; one statement for a kind."""
    out: dict[int, dict[str, tuple[Part, ...]]] = {one: {} for one in donation_ids}
    known = vocabularies.of(db) if donation_ids else NO_VOCABULARIES
    for kind in kinds:
        if kind == OWN:
            for donation_id, values in own_fields.values_of(db, donation_ids, known).items():
                out[donation_id][OWN] = tuple(Part(0, one, None) for one in values)
            continue
        part = STORED_PART[kind]
        names_actor = "actor_id" in part.table.c
        found: dict[int, list[Part]] = {}
        met: dict[tuple[Any, ...], tuple[Any, int | None]] = {}  # many rows say the same of other records
        for row in db.rows(_rows_of(kind), given(donation_ids)):
            plain = cast("Sequence[Any]", row)
            part_id, donation_id, values = plain[0], plain[1], cast("tuple[Any, ...]", plain[3:])
            if values not in met:
                met[values] = part.read(row, known), row.actor_id if names_actor else None
            found.setdefault(donation_id, []).append(Part(part_id, *met[values]))
        for donation_id, some in found.items():
            out[donation_id][kind] = tuple(some)
    return out


@cache
def _rows_of(kind: str) -> Select[Any]:
    part = STORED_PART[kind]
    return part.rows.where(among_given(part.table.c.donation_id))


def contents(parts: Parts, kind: str) -> tuple[Any, ...]:
    """What the parts of a kind say."""
    return tuple([part.content for part in parts[kind]]) if kind in parts else ()


def ids_of(parts: Parts) -> dict[str, tuple[int, ...]]:
    """The ids of the parts of every kind."""
    return _NO_IDS | {key: tuple([part.id for part in some]) for key, some in parts.items() if key != OWN}


def content_of(row: Row[Any], parts: Parts, known: Vocabularies) -> Donation:
    """The content of a record from a row of the donation table and its parts."""
    return contents_of((row,), {int(row.id): parts}, known)[row.id]


def contents_of(
    rows: Sequence[Row[Any]], parts: Mapping[int, Parts], known: Vocabularies, fields: Fields = RECORD
) -> dict[int, Donation]:
    """The contents of records by their ids, from rows of the donation table and the parts of each; of other `fields`
    there is nothing in them."""
    if not rows:
        return {}
    read = reader(fields, known, columns_of(rows[0]))
    out: dict[int, Donation] = {}
    for row in rows:
        donation_id, values = int(row.id), read(row)
        of = parts[donation_id]
        for kind in of:
            if kind != OWN:
                values[kind] = tuple([part.content for part in of[kind]])
        content = made(Donation, values, RECORD)
        own = contents(of, OWN)
        out[donation_id] = replace(content, own=(*content.own, *own)) if own else content
    return out
