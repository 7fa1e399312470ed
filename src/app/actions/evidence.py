"""Operations on evidence: link a passage to fields of a record, a fact, a country or an actor, and unlink it."""

from __future__ import annotations

from collections.abc import Sequence

from app.actions.passages import ensure_passage
from app.domain.changes import Operation
from app.domain.errors import BadInput, NotFound
from app.domain.fields import with_evidence
from app.domain.kinds import KINDS, ThingKey
from app.domain.language import tr
from app.domain.parts import PART
from app.domain.records import FieldPlace
from app.domain.terms import EvidenceRole
from app.store.reader import Reader
from app.store.reads import evidence as reads
from app.store.reads import own_fields
from app.store.reads import sources as source_reads
from app.store.reads.donation_rows import parts_of
from app.store.store import Store, Tx
from app.store.writes import evidence as writes
from app.store.writes import passages as passage_writes


def link_evidence(
    store: Store,
    source_id: int,
    start: int,
    end: int,
    quote: str | None,
    target: ThingKey,
    fields: Sequence[FieldPlace] = (("", None),),
    role: EvidenceRole = EvidenceRole.SUPPORTS,
    note: str = "",
) -> int:
    """Link a stretch of a source to fields of a thing, in one operation. Returns the passage's id.

    `start` and `end` are code points; `quote` is what the user saw there. Raises `AnchorLost` if the text differs,
    `NotFound` if the thing or the part is gone, `BadInput` for an unknown field.
    """
    return link_to_things(store, source_id, start, end, quote, ((target, fields),), role, note)


def link_to_things(
    store: Store,
    source_id: int,
    start: int,
    end: int,
    quote: str | None,
    targets: Sequence[tuple[ThingKey, Sequence[FieldPlace]]],
    role: EvidenceRole = EvidenceRole.SUPPORTS,
    note: str = "",
) -> int:
    """Link a stretch of a source to several things, such as facts, in one operation. See `link_evidence`."""
    with store.write(Operation.LINK_EVIDENCE, ", ".join(reads.label_of(store, *target) for target, _ in targets)) as tx:
        passage_id = ensure_passage(tx, source_reads.current_text(tx, source_id), start, end, quote)
        for target, fields in targets:
            put_evidence(tx, passage_id, target, fields, role, note)
    return passage_id


def put_evidence(
    tx: Tx,
    passage_id: int,
    target: ThingKey,
    fields: Sequence[FieldPlace],
    role: EvidenceRole = EvidenceRole.SUPPORTS,
    note: str = "",
    at: str = "",
) -> int:
    """Link a passage within a running operation, `at` a time or now. Returns how many pieces of evidence are new."""
    _check(tx, target, fields)
    return sum(writes.add(tx, passage_id, target, field, part, role, note, at) for field, part in fields)


def unlink_evidence(store: Store, evidence_id: int, *others: int) -> None:
    """Remove pieces of evidence, and passages left with nothing attached."""
    kind, thing_id, _ = reads.target_of(store, evidence_id)
    passages = {one: reads.target_of(store, one)[2] for one in (evidence_id, *others)}
    with store.write(Operation.UNLINK_EVIDENCE, reads.label_of(store, kind, thing_id)) as tx:
        for one, passage_id in passages.items():
            if tx.remove("evidence", one):
                passage_writes.remove_if_bare(tx, passage_id)


def _check(db: Reader, target: ThingKey, fields: Sequence[FieldPlace]) -> None:
    """Refuse evidence for fields, parts or things that are not there."""
    kind, thing_id = target
    reads.label_of(db, kind, thing_id)
    if not fields:
        raise BadInput(tr("Choose what the passage is evidence for."))
    named = ("", KINDS[kind].main_field, *(key for key, _ in with_evidence(kind)))
    parts: set[FieldPlace] = {(key, None) for key in named}
    if kind == "donation":
        of_record = parts_of(db, (thing_id,), PART)[thing_id]
        parts |= {(PART[key].field_of(one.content), one.id) for key, some in of_record.items() for one in some}
        parts |= {(one.key, None) for one in own_fields.fields(db) if one.own}
    for field, part in fields:
        if (field, part) not in parts:
            if part is not None:
                raise NotFound(tr("This part is no longer in the record. Open the record again."))
            raise BadInput(tr("There is no field “{field}” that takes evidence.").format(field=field))
