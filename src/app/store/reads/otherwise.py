"""Reading which values their words no longer say: of records, of facts, and of the whole workspace for a check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Integer, exists, select, type_coerce

from app.domain import support
from app.domain.anchor import AnchorState
from app.domain.by_key import by_key
from app.domain.donations import Donation
from app.domain.records import LightPiece
from app.domain.support import Otherwise
from app.domain.terms import EvidenceRole
from app.store.among import among_given, given
from app.store.counterparts import is_counterpart
from app.store.fast_statements import Quick
from app.store.parts import PART_ID
from app.store.reader import Reader, first_column
from app.store.reads import facts, vocabularies
from app.store.reads.donation_rows import OWN, contents_of, ids_of, parts_of
from app.store.reads.own_fields import FIELD_NAME
from app.store.schema import BY_REF, donation, evidence, paragraph_pair, passage, source, source_version, thing
from app.store.things import of_kind

_AT_ONCE = 500
_ROLES = {one.value: one for one in EvidenceRole}
"""By their values, since asking an enumeration takes longer."""

_PIECES = Quick(
    select(
        thing.c.row_id.label("donation_id"), evidence.c.field, PART_ID, evidence.c.role,
        passage.c.quote, passage.c.id, source_version.c.source_id, FIELD_NAME, source.c.title,
        passage.c.paragraph, type_coerce(passage.c.state == AnchorState.LOST.value, Integer).label("is_lost"),
        # Without works, no piece is asked whether it is the counterpart of another.
        type_coerce(exists(select(paragraph_pair.c.id)) & is_counterpart(), Integer).label("is_counterpart"),
    )
    .select_from(of_kind(evidence, donation.name))
    .join(passage, passage.c.id == evidence.c.passage_id)
    .join(source_version)
    .join(source)
    .where(among_given(thing.c.row_id))
    .order_by(evidence.c.id)
)  # fmt: skip
_THESE = select(donation).where(among_given(donation.c.id))
_CORRECTED = select(source_version.c.source_id).where(source_version.c.number > 1)
"""The sources that have been corrected."""
_OF_CORRECTED = (
    select(thing.c.row_id)
    .select_from(of_kind(evidence, donation.name))
    .join(passage, passage.c.id == evidence.c.passage_id)
    .join(source_version)
    .where(source_version.c.source_id.in_(_CORRECTED))
    .distinct()
)
"""The records on whose words that may have been."""


def pieces_of(db: Reader, ids: Sequence[int]) -> dict[int, list[LightPiece]]:
    """The evidence of these records; those without any are missing."""
    return by_key(
        (donation_id, LightPiece(field, part_id, _ROLES[role], *values))
        for donation_id, field, part_id, role, *values in cast("Sequence[Any]", db.rows(_PIECES, given(ids)))
    )


def findings(db: Reader) -> Iterator[tuple[str, str]]:
    """Every value whose words say something else, as (what, where)."""
    ids = [int(row.id) for row in db.rows(select(donation.c.id).order_by(*BY_REF))]
    for ref, found in of_records(db, ids):
        for one in found:
            place = f"passage {one.passage_id} of source {one.source_id}"
            yield one.sentence(), f"record {ref}, {place}"
    for fact in facts.every(db):
        for one in support.fact_stated_otherwise(fact.content, fact.evidence):
            place = f"passage {one.passage_id} of source {one.source_id}"
            yield f"{fact.country_name}, {fact.content.field}, {one.sentence()}", f"fact {fact.id}, {place}"


def of_records(db: Reader, ids: Sequence[int]) -> Iterator[tuple[str, tuple[Otherwise, ...]]]:
    """(reference, what disagrees) of those of these records of which something does."""
    for row, *_, found in saying_otherwise(db, ids):
        yield row.ref, found


SayingOtherwise = tuple[Any, Donation, Mapping[str, tuple[int, ...]], tuple[Otherwise, ...]]


def saying_otherwise(db: Reader, ids: Sequence[int]) -> Iterator[SayingOtherwise]:
    """(row, content, ids of its parts, what disagrees) of those of these records of which something does."""
    for at in range(0, len(ids), _AT_ONCE):
        some = ids[at : at + _AT_ONCE]
        parts, pieces = parts_of(db, some, ("items", "amounts", "dates", OWN)), pieces_of(db, some)
        rows = db.rows(_THESE, given(some))
        contents = contents_of(rows, parts, vocabularies.of(db))
        for row in rows:
            content, part_ids = contents[row.id], ids_of(parts[row.id])
            if found := support.stated_otherwise(content, part_ids, pieces.get(row.id, ())):
                yield row, content, part_ids, found


def corrected(db: Reader) -> Iterator[tuple[Any, tuple[Otherwise, ...]]]:
    """(row, what disagrees) of the records that words of sources which have been corrected contradict."""
    sources = set(first_column(db, _CORRECTED))
    for row, *_, found in saying_otherwise(db, first_column(db, _OF_CORRECTED)):
        if those := tuple(one for one in found if one.source_id in sources):
            yield row, those


def after_corrections(db: Reader) -> dict[int, list[str]]:
    """What records say against words of sources that have been corrected: the sentences, by passage."""
    return by_key((one.passage_id, f"{row.ref}, {one.sentence()}") for row, found in corrected(db) for one in found)
