"""Records that a draft may already describe, and adding the words of a draft to one of them as evidence."""

from __future__ import annotations

from dataclasses import dataclass

from app.actions.evidence import Field as EvidenceField
from app.actions.evidence import put_evidence
from app.actions.passages import ensure_passage
from app.domain import further
from app.domain.alike import Likeness, likeness
from app.domain.changes import Operation
from app.domain.donations import Donation, Item
from app.domain.drafts.draft import Draft
from app.domain.drafts.record import Words, record_of, words_of
from app.domain.errors import BadInput
from app.domain.fold import fold
from app.domain.language import tr
from app.domain.records import DonationRecord
from app.store.reader import Reader
from app.store.reads import donations as donation_reads
from app.store.reads import drafts as draft_reads
from app.store.reads import sources as source_reads
from app.store.store import Store

MOST = 3
"""How many are shown."""


@dataclass(frozen=True, slots=True)
class LikelyRecord:
    """A record with its similarity to the draft."""

    record: DonationRecord
    likeness: Likeness


def likely_records(db: Reader, content: Donation, most: int | None = MOST) -> tuple[LikelyRecord, ...]:
    """The records that may already describe this, likeliest first; with None all of them."""
    names = [party.name for party in content.parties]
    codes = [party.iso2 for party in content.parties if party.iso2]
    found = [
        LikelyRecord(record, like)
        for record in donation_reads.records(db, donation_reads.with_parties(db, names, codes))
        if (like := likeness(content, record.content)) is not None
    ]
    return tuple(sorted(found, key=lambda one: -one.likeness.worth)[:most])


def records_at(db: Reader, version_id: int, start: int, end: int) -> tuple[DonationRecord, ...]:
    """The records with evidence between two code points of a version, in the order they were made."""
    ids = draft_reads.records_on_words(db, version_id, start, end)
    found = {record.id: record for record in donation_reads.records(db, ids, with_sentences=False)} if ids else {}
    return tuple(found[donation_id] for donation_id in ids if donation_id in found)


def put_words(store: Store, source_id: int, draft: Draft, donation_id: int) -> int:
    """Make the words of a draft evidence for the fields of an existing record, in one operation.

    Words of a party or item that the record lacks become evidence for the record as a whole. Returns how many pieces
    are new. Raises `BadInput` if the draft has no words.
    """
    text = source_reads.current_text(store, source_id)
    words = list(words_of(draft))
    if not words:
        raise BadInput(tr("Nothing of this sentence was read. Select the words that say it."))
    record = donation_reads.record(store, donation_id)
    with store.write(Operation.LINK_EVIDENCE, record.ref) as tx:
        record, target, new = donation_reads.record(tx, donation_id), ("donation", donation_id), 0
        for one in words:
            passage_id = ensure_passage(tx, text, *one.span)
            new += put_evidence(tx, passage_id, target, (field_of_words(one, draft, record),))
        return new


def field_of_words(words: Words, draft: Draft, record: DonationRecord) -> EvidenceField:
    """The field or part of a record that the words of a draft belong to; the whole record if it has none."""
    if words.field in further.OF_KEY:
        return further.place_in(record, words.field)
    if words.part is None:
        return words.field, None
    ours = record_of(draft)
    if words.field == "amount":
        amount = ours.amounts[words.part]
        theirs = zip(record.content.amounts, record.part_ids["amounts"], strict=True)
        alike = [part_id for one, part_id in theirs if (one.role, one.currency) == (amount.role, amount.currency)]
        return (words.field, alike[0]) if alike else ("", None)
    name = fold(ours.items[words.part].item if words.field == "item" else ours.parties[words.part].name)
    parts = [
        (fold(part.item if isinstance(part, Item) else part.name), part_id)
        for kind, part_id, part in record.parts()
        if kind.field_of(part) == words.field
    ]
    same = [part_id for known, part_id in parts if known == name]
    same = same or [part_id for known, part_id in parts if known in name or name in known]
    return (words.field, same[0]) if same else ("", None)
