"""Reads the custom fields of the workspace, and the values that records have for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, func, select

from app.domain.donations import CountSpan, DateSpan
from app.domain.fields import Fields
from app.domain.language import tr
from app.domain.own_fields import OwnContent, OwnField, OwnType, fields_of
from app.domain.terms import DatePrecision, Qualifier
from app.domain.vocabularies import Vocabularies
from app.store.among import among_given, given
from app.store.fast_statements import Quick
from app.store.reader import Reader, first
from app.store.schema import donation, evidence, own_field, own_value, term, vocabulary

_FIELDS = Quick(
    select(own_field, func.coalesce(vocabulary.c.key, "").label("vocabulary"))
    .outerjoin(vocabulary)
    .order_by(own_field.c.ordinal, own_field.c.id)
)
_VALUES = (
    select(own_value, own_field.c.key, own_field.c.type, vocabulary.c.key.label("vocabulary"), term.c.key.label("term"))
    .join(own_field, own_field.c.id == own_value.c.field_id)
    .outerjoin(vocabulary)
    .outerjoin(term, term.c.id == own_value.c.term_id)
    .order_by(own_value.c.donation_id, own_field.c.ordinal, own_field.c.id)
)

_VALUES_OF = _VALUES.where(among_given(own_value.c.donation_id))

FIELD_NAME = func.coalesce(
    select(own_field.c.name).where(own_field.c.key == evidence.c.field).scalar_subquery(), ""
).label("field_name")
"""The name of the workspace's own field that a piece of evidence is about; empty for any other."""


def own_fields(db: Reader) -> tuple[OwnField, ...]:
    """The fields of the workspace's own, in their order, without how often each is used."""
    return tuple(OwnField(row.id, row.uid, row.key, _content(row)) for row in db.rows(_FIELDS))


def fields(db: Reader) -> Fields:
    """The fields of a record in this workspace: those of the program, then its own."""
    return fields_of(own_fields(db))


def with_uses(db: Reader) -> tuple[OwnField, ...]:
    """The custom fields, each with the number of its records and of its pieces of evidence."""
    held = select(own_value.c.field_id, func.count().label("n")).group_by(own_value.c.field_id)
    pieces_of_fields = select(evidence.c.field, func.count().label("n")).where(
        evidence.c.field.in_(select(own_field.c.key).scalar_subquery())
    )
    records = {row.field_id: int(row.n) for row in db.rows(held)}
    pieces = {row.field: int(row.n) for row in db.rows(pieces_of_fields.group_by(evidence.c.field))}
    return tuple(
        OwnField(row.id, row.uid, row.key, _content(row), records.get(row.id, 0), pieces.get(row.key, 0))
        for row in db.rows(_FIELDS)
    )


def one(db: Reader, field_id: int) -> OwnField:
    """A field by its id, with its uses. Raises `NotFound`."""
    return first((one for one in with_uses(db) if one.id == field_id), tr("This field is no longer in the workspace."))


def _content(row: Row[Any]) -> OwnContent:
    return OwnContent(row.name, OwnType(row.type), row.description, row.vocabulary, bool(row.listed), bool(row.retired))


def value_of(row: Row[Any], known: Vocabularies) -> Any:
    """The value of a row of `own_value`, selected together with the type and the vocabulary of its field."""
    match OwnType(row.type):
        case OwnType.TEXT:
            return row.words
        case OwnType.NUMBER:
            return CountSpan(row.low, row.high, Qualifier(row.qualifier or "not_stated"), row.words)
        case OwnType.DATE:
            precision = DatePrecision(row.precision or "unknown")
            return DateSpan(row.start, row.end, precision, row.words, bool(row.inferred))
        case OwnType.YES_NO:
            return row.words == "yes"
        case OwnType.CHOICE:
            return known.term(row.vocabulary, row.term)


def values_of(db: Reader, donation_ids: Sequence[int], known: Vocabularies) -> dict[int, tuple[tuple[str, Any], ...]]:
    """(key, value) of each field for which these records have a value, in the order of the fields."""
    out: dict[int, tuple[tuple[str, Any], ...]] = {}
    for row in db.rows(_VALUES_OF, given(donation_ids)):
        out[row.donation_id] = (*out.get(row.donation_id, ()), (row.key, value_of(row, known)))
    return out


def rows_of(db: Reader, field_id: int) -> Sequence[Row[Any]]:
    """The values of a field in all records, as `value_of` reads them."""
    return db.rows(_VALUES.where(own_value.c.field_id == field_id))


def terms_by_id(db: Reader) -> dict[int, str]:
    """The keys of all terms by the ids of their rows."""
    return {int(row.id): str(row.key) for row in db.rows(select(term.c.id, term.c.key))}


def order(key: str) -> list[Any]:
    """What rows of the donation table are ordered by for a field, whatever it holds: NULL for nothing."""
    found = select(own_value).join(own_field).outerjoin(term, term.c.id == own_value.c.term_id)
    held = found.where(own_field.c.key == key, own_value.c.donation_id == donation.c.id)
    start = func.coalesce(func.nullif(own_value.c.start, ""), func.nullif(own_value.c.end, ""))
    return [
        held.with_only_columns(func.coalesce(term.c.ordinal, own_value.c.low, own_value.c.high)).scalar_subquery(),
        held.with_only_columns(start).scalar_subquery(),
        func.nullif(held.with_only_columns(own_value.c.words).scalar_subquery(), "").collate("NOCASE"),
    ]
