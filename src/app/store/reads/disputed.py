"""Reads which fields of records are disputed by another passage or by a reader, and with what value.

Asked of lists and sums, of which hardly any record has one: one statement finds these, and only they are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select

from app.domain.contradictions import OtherValue, other_value, widest
from app.domain.donations import Donation, Item, Money
from app.domain.fields import Fields
from app.domain.language import code
from app.domain.parts import PARTS
from app.domain.records import EvidenceItem, FieldPlace, Review
from app.domain.reviews import Standing, held_of_content, standings
from app.domain.terms import EvidenceRole, Qualifier, Verdict
from app.store.among import among_given, given
from app.store.reader import Reader, kept
from app.store.reads import evidence as evidence_reads
from app.store.reads import own_fields, reviews, vocabularies
from app.store.reads.donation_rows import contents_of, ids_of, parts_of
from app.store.schema import donation, evidence, review, thing

_AGAINST = select(evidence.c.thing_id).where(evidence.c.role == EvidenceRole.CONTRADICTS.value, evidence.c.field != "")
_DISPUTED = select(review.c.thing_id).where(review.c.verdict == Verdict.DISPUTED.value)
_RECORDS = select(donation).join(thing, (thing.c.kind == donation.name) & (thing.c.row_id == donation.c.id))
_OPEN_OF_THESE = _RECORDS.where(
    among_given(donation.c.id),
    or_(
        exists(_AGAINST.where(evidence.c.thing_id == thing.c.id).correlate(thing)),
        exists(_DISPUTED.where(review.c.thing_id == thing.c.id).correlate(thing)),
    ),
)
_ANY_OPEN = _RECORDS.where(thing.c.id.in_(_AGAINST.union(_DISPUTED)))
"""All that contradicts is looked through once."""


Open = dict[int, tuple[tuple[Standing, Any], ...]]
"""The disputed fields of records, each with its value."""
OtherValues = dict[int, dict[FieldPlace, tuple[OtherValue | None, ...]]]
"""By record and field, the amounts that contradicting passages state; None for words in which no amount can be read.

The tuple is empty if only readers dispute the field."""


def open_fields_of(db: Reader, ids: Sequence[int]) -> Open:
    """The disputed fields of a page of records, of those that have any; other records are not read."""
    return _open_fields(db, _OPEN_OF_THESE, given(ids))


def all_open_fields(db: Reader) -> Open:
    """The disputed fields of all records that have any, in the words of the language that is spoken."""
    return kept(db, f"disputed {code()}", lambda: _open_fields(db, _ANY_OPEN))


def open_fields(db: Reader, condition: ColumnElement[bool]) -> Open:
    """The disputed fields of those of very many records that have any: all that contradicts is looked through once."""
    return _open_fields(db, _ANY_OPEN.where(condition))


def _open_fields(db: Reader, wanted: Select[Any], values: Mapping[str, Any] | None = None) -> Open:
    rows = db.rows(wanted, values)
    ids = [int(row.id) for row in rows]
    if not ids:
        return {}
    parts, known, fields = parts_of(db, ids), vocabularies.of(db), own_fields.fields(db)
    pieces, views = (
        evidence_reads.of(db, donation.name, ids, with_sentences=False),
        reviews.of(db, donation.name, ids),
    )
    contents = contents_of(rows, parts, known)
    every = {
        one: of_record(contents[one], ids_of(parts[one]), fields, pieces.get(one, ()), views.get(one, ()))
        for one in ids
    }
    return {one: disputed for one, disputed in every.items() if disputed}


def of_record(
    content: Donation,
    part_ids: Mapping[str, tuple[int, ...]],
    fields: Fields,
    pieces: Sequence[EvidenceItem],
    reviewed: Sequence[Review],
) -> tuple[tuple[Standing, Any], ...]:
    """The disputed fields of a record that is read whole, each with its value."""
    against = any(piece.role is EvidenceRole.CONTRADICTS and piece.field for piece in pieces)
    if not against and all(one.verdict is not Verdict.DISPUTED for one in reviewed):
        return ()
    values = _values(content, part_ids)
    all_standings = standings(held_of_content(content, part_ids, fields), pieces, reviewed)
    return tuple((one, values.get(one.held.place)) for one in all_standings if one.is_disputed)


def other_values(disputed: Open) -> OtherValues:
    """What passages state instead of the amounts and items that are disputed."""
    out: OtherValues = {}
    for donation_id, fields in disputed.items():
        stated = ((one, value) for one, value in fields if value is not None)
        out[donation_id] = {
            one.held.place: tuple(other_value(value, piece.quote) for piece in one.others) for one, value in stated
        }
    return out


def unreadable(fields: Iterable[tuple[Standing, Any]]) -> frozenset[FieldPlace]:
    """The disputed amounts and items for which the other passage has no amount that can be read."""
    return frozenset(
        one.held.place
        for one, value in fields
        if value is not None and any(other_value(value, piece.quote) is None for piece in one.others)
    )


def as_ranges(content: Donation, fields: Iterable[tuple[Standing, Any]]) -> Donation:
    """A record with its disputed amount and items as ranges from the lowest value given to the highest, without a
    number where one cannot be read."""
    for one, value in fields:
        values = [other_value(value, piece.quote) for piece in one.others] if isinstance(value, (Item, Money)) else []
        if not values:
            continue
        others = [other for other in values if other is not None]
        low, high, qualifier = (
            widest(value.low, value.high, others) if len(others) == len(values) else (None, None, Qualifier.NOT_STATED)
        )
        now = replace(value, low=low, high=high, qualifier=qualifier)
        if isinstance(now, Money):
            amounts = () if (low, high) == (None, None) else content.amounts
            content = replace(content, money=now, amounts=amounts)
        else:
            content = replace(content, items=tuple(now if item == value else item for item in content.items))
    return content


def _values(content: Donation, part_ids: Mapping[str, tuple[int, ...]]) -> dict[FieldPlace, Any]:
    """The values that a sum is made of, by their fields."""
    out: dict[FieldPlace, Any] = {("money", None): content.money}
    for kind in PARTS:
        if kind.key in ("items", "amounts"):
            for part_id, part in zip(part_ids[kind.key], kind.of(content), strict=True):
                out[kind.field_of(part), part_id] = part
    return out
