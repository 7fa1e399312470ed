"""Which figures of records no words support, so that they are in no sum.

SQL finds the records with a figure that has no words of its own, of which there are hardly any; only these are read,
and held against the words that are linked to them as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, exists, or_, select

from app.domain import agreement
from app.domain.donations import Donation
from app.domain.giving import unsummed
from app.domain.records import FieldPlace
from app.domain.terms import EvidenceRole
from app.store.among import among_ids
from app.store.reader import Reader
from app.store.reads import vocabularies
from app.store.reads.agreement import LightPiece, pieces_of
from app.store.reads.donation_rows import Parts, contents_of, ids_of, parts_of
from app.store.reads.donation_tables import is_accepted
from app.store.schema import donation, donation_amount, donation_item, evidence, thing
from app.store.things import of_kind

_AT_ONCE = 2_000
Bare = Mapping[int, frozenset[FieldPlace]]
"""The figures that no words support, by the ids of their records; records without such are missing."""


def of(db: Reader, condition: ColumnElement[bool]) -> dict[int, frozenset[FieldPlace]]:
    """Those of the records of a condition."""
    ids = [int(row[0]) for row in db.rows(_suspected(condition))]
    out: dict[int, frozenset[FieldPlace]] = {}
    for at in range(0, len(ids), _AT_ONCE):
        some = ids[at : at + _AT_ONCE]
        parts = parts_of(db, some, ("items", "amounts"))
        rows = db.rows(select(donation).where(donation.c.id.in_(some)))
        out |= _judged(contents_of(rows, parts, vocabularies.of(db)), parts, pieces_of(db, some))
    return out


def of_page(
    db: Reader, contents: Mapping[int, Donation], parts: Mapping[int, Parts], pieces: Mapping[int, Sequence[LightPiece]]
) -> dict[int, frozenset[FieldPlace]]:
    """Those of records that are read already, each of which stands on something."""
    found = _judged(contents, parts, pieces)
    if found:
        rows = db.rows(select(donation.c.id).where(among_ids(donation.c.id, found), is_accepted()))
        found = {one: bare for one, bare in found.items() if one not in {row.id for row in rows}}
    return found


def _judged(
    contents: Mapping[int, Donation], parts: Mapping[int, Parts], pieces: Mapping[int, Sequence[LightPiece]]
) -> dict[int, frozenset[FieldPlace]]:
    out: dict[int, frozenset[FieldPlace]] = {}
    for one, content in contents.items():
        part_ids = ids_of(parts[one])
        found = agreement.unsupported(content, part_ids, pieces.get(one, ()))
        if found:
            out[one] = unsummed(content, part_ids["amounts"], found)
    return out


def _suspected(condition: ColumnElement[bool]) -> Select[Any]:
    """The ids of the records that stand on words and have a figure with none of its own."""
    supports = evidence.c.role == EvidenceRole.SUPPORTS.value
    of_record = select(evidence.c.id).select_from(of_kind(evidence, donation.name))
    of_record = of_record.where(thing.c.row_id == donation.c.id)
    of_money = exists(of_record.where(evidence.c.field == "money", supports).correlate(donation))
    bare = [and_(_has_number(donation, "money_"), ~of_money)]
    for table, column in ((donation_item, evidence.c.item_id), (donation_amount, evidence.c.amount_id)):
        words = exists(select(evidence.c.id).where(column == table.c.id, supports).correlate(table))
        rows = select(table.c.id).where(table.c.donation_id == donation.c.id, _has_number(table), ~words)
        bare.append(exists(rows.correlate(donation)))
    pieces = exists(of_record.correlate(donation))
    return select(donation.c.id).where(condition, or_(*bare), pieces, ~is_accepted())


def _has_number(table: Table, prefix: str = "") -> ColumnElement[bool]:
    return or_(table.c[f"{prefix}low"].is_not(None), table.c[f"{prefix}high"].is_not(None))
