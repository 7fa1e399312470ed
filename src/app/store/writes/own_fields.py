"""Writing the workspace's own fields on records, and their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select

from app.domain.donations import CountSpan, DateSpan
from app.domain.own_fields import OwnField, OwnType
from app.domain.vocabularies import UNSPECIFIED, Term
from app.store.field_columns import plain
from app.store.schema import own_field, own_value, term, vocabulary
from app.store.store import Tx
from app.store.writes.contents import next_ordinal

_BLANK = {
    "words": "", "low": None, "high": None, "qualifier": "", "start": "", "end": "", "precision": "", "inferred": 0,
    "term_id": None,
}  # fmt: skip


def put_in_order(tx: Tx, field_ids: Sequence[int]) -> None:
    """Set the order of the fields."""
    for place, field_id in enumerate(field_ids, 1):
        tx.edit(own_field, field_id, ordinal=place)


def make_vocabulary(tx: Tx, key: str) -> int:
    """Make the vocabulary of a field, with the field's name. Returns its id; it outlives the field."""
    return tx.add(vocabulary, key=key, name=key, description="", ordinal=next_ordinal(tx, vocabulary))


def vocabulary_ids(tx: Tx) -> dict[str, int]:
    """The ids of all vocabularies by key, also of those whose fields are gone."""
    return {str(row.key): int(row.id) for row in tx.rows(select(vocabulary.c.key, vocabulary.c.id))}


def put_values(tx: Tx, donation_id: int, own: Sequence[tuple[str, Any]], known: Mapping[str, OwnField]) -> None:
    """Set a record's values of these fields, by key, and delete those of all others."""
    asked = select(own_value.c.field_id, own_value.c.id).where(own_value.c.donation_id == donation_id)
    before = {int(row.field_id): int(row.id) for row in tx.rows(asked)}
    for key, value in own:
        field = known[key]
        put_value(tx, donation_id, field, value, before.pop(field.id, None))
    for row_id in before.values():
        tx.run(delete(own_value).where(own_value.c.id == row_id))


def put_value(tx: Tx, donation_id: int, field: OwnField, value: Any, row_id: int | None) -> None:
    """Set a record's value of a field; `row_id` is the existing row, if any."""
    values = _BLANK | _value_columns(tx, field, value)
    if row_id is None:
        tx.add(own_value, donation_id=donation_id, field_id=field.id, **values)
    else:
        tx.edit(own_value, row_id, **values)


def add_values(tx: Tx, values: Sequence[tuple[int, Sequence[tuple[str, Any]]]], known: Mapping[str, OwnField]) -> None:
    """Insert the values of new records, by record id and field key, with one statement."""
    rows = [
        {"donation_id": donation_id, "field_id": known[key].id, **_BLANK, **_value_columns(tx, known[key], value)}
        for donation_id, own in values
        for key, value in own
        if key in known
    ]
    if rows:
        tx.run(insert(own_value), rows)


def _value_columns(tx: Tx, field: OwnField, value: Any) -> dict[str, Any]:
    """The columns of a value, by the type of its field."""
    match field.content.type:
        case OwnType.TEXT:
            return {"words": value}
        case OwnType.YES_NO:
            return {"words": "yes" if value else "no"}
        case OwnType.NUMBER:
            assert isinstance(value, CountSpan)
            return {"low": value.low, "high": value.high, "qualifier": plain(value.qualifier), "words": value.as_stated}
        case OwnType.DATE:
            assert isinstance(value, DateSpan)
            return {"start": value.start, "end": value.end, "precision": plain(value.precision),
                    "inferred": int(value.inferred), "words": value.as_stated}  # fmt: skip
        case OwnType.CHOICE:
            assert isinstance(value, Term)
            return {"term_id": _term_id(tx, value)}


def _term_id(tx: Tx, value: Term) -> int:
    assert value.key != UNSPECIFIED
    found = tx.rows(
        select(term.c.id).join(vocabulary).where(vocabulary.c.key == value.vocabulary, term.c.key == value.key)
    )
    return int(found[0].id)
