"""Likely duplicate records: finding them, and merging two with the evidence of both."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.actions.donations import edit_within
from app.domain.changes import Operation
from app.domain.duplicates import DuplicatePair, duplicates, merged
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.parts import PARTS, kind_of_field
from app.domain.records import DonationRecord
from app.store.reader import Reader
from app.store.reads import donations as reads
from app.store.store import Store, Tx
from app.store.writes import donations as donation_writes
from app.store.writes import duplicates as writes

MOST = 500
"""So many pairs are shown at once."""


def likely_duplicates(db: Reader) -> tuple[DuplicatePair, ...]:
    """Pairs of records that may describe one gift, likeliest first; linked pairs are left out."""
    found = duplicates(reads.records(db, with_sentences=False))
    return tuple(double for double, _ in zip(found, range(MOST), strict=False))


def merge_donations(store: Store, keep: int, other: int, of_theirs: Collection[str] = ()) -> None:
    """Merge two records, in one operation: `keep` stays, with the evidence, notes, links and parts of both.

    `of_theirs` are the keys of fields whose value is taken from `other`; a value that only one has is kept. Raises
    `BadInput` for a record merged with itself or its aggregate, and `NotFound`.
    """
    if keep == other:
        raise BadInput(tr("A record cannot be merged with itself."))
    names = " + ".join(reads.record(store, one).ref for one in (keep, other))
    with store.write(Operation.MERGE_DONATIONS, names) as tx:
        ours, theirs = reads.record(tx, keep), reads.record(tx, other)
        if _is_above(tx, ours, theirs) or _is_above(tx, theirs, ours):
            sentence = tr("{a} and {b} are a part and its whole. Take that away first, then merge them.")
            raise BadInput(sentence.format(a=ours.ref, b=theirs.ref))
        content, places = merged(ours.content, theirs.content, ours.fields, of_theirs)
        ids = {
            kind.key: [*ours.part_ids[kind.key], *([None] * (len(kind.of(content)) - len(ours.part_ids[kind.key])))]
            for kind in PARTS
        }
        edit_within(tx, keep, content, ids)
        _move(tx, reads.record(tx, keep), theirs, places)
        donation_writes.remove(tx, other)


def _is_above(tx: Tx, whole: DonationRecord, part: DonationRecord) -> bool:
    above = part.parent
    while above is not None:
        if above.id == whole.id:
            return True
        above = reads.record(tx, above.id).parent
    return False


def _move(tx: Tx, now: DonationRecord, theirs: DonationRecord, places: Mapping[str, tuple[int, ...]]) -> None:
    """Move what is attached to the other record to the one that stays."""
    parts = {
        (kind.key, part_id): now.part_ids[kind.key][place]
        for kind in PARTS
        for part_id, place in zip(theirs.part_ids[kind.key], places[kind.key], strict=True)
    }
    for row in writes.attached(tx, theirs.id):
        kind = kind_of_field(row.field)
        writes.attach(tx, row, now.id, None if kind is None else parts.get((kind.key, row.part_id or 0)))
    writes.take_over(tx, now.id, theirs.id)
