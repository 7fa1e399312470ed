"""Likely duplicate records: finding them, and merging two with the evidence of both."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from app.actions.donations import edit_within
from app.domain.changes import Operation
from app.domain.donations import Amount, DateSpan, EventDate, Item, Money
from app.domain.duplicates import DuplicatePair, duplicates, merged
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.parts import PARTS, kind_of_field
from app.domain.records import DonationRecord
from app.store.reader import Reader
from app.store.reads import donations as reads
from app.store.reads.duplicates import compared
from app.store.store import Store, Tx
from app.store.writes import donations as donation_writes
from app.store.writes import duplicates as writes

MOST = 500
"""How many pairs are shown at once."""


def likely_duplicates(db: Reader, most: int = MOST) -> tuple[tuple[DuplicatePair, ...], int, bool]:
    """Pairs of records that may describe one gift, the likeliest of them, how many there are, and whether not all
    records were compared; linked pairs are left out."""
    found, is_partial = duplicates(compared(db))
    ids = sorted({one for pair in found[:most] for one in pair[:2]})
    whole = {record.id: record for record in reads.records(db, ids, with_sentences=False)}
    # One may have been removed since.
    some = (DuplicatePair(whole[a], whole[b], like) for a, b, like in found[:most] if a in whole and b in whole)
    return tuple(some), len(found), is_partial


def how_many_likely(db: Reader) -> int:
    """The number of all these pairs, without reading whole records."""
    return len(duplicates(compared(db))[0])


def merge_donations(store: Store, keep: int, other: int, of_theirs: Collection[str] = ()) -> None:
    """Merge two records, in one operation: `keep` stays, with the evidence, notes, links and parts of both.

    `of_theirs` are the keys of fields whose value is taken from `other`; a value that only one has is kept. Evidence
    for a figure or date that is not kept becomes evidence against the one that is. Raises `BadInput` for a record
    merged with itself or its aggregate, and `NotFound`.
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
        now = reads.record(tx, keep)
        _turn(tx, ours, now)
        _move(tx, now, theirs, places)
        donation_writes.remove(tx, other)


def _is_above(tx: Tx, whole: DonationRecord, part: DonationRecord) -> bool:
    above = part.parent
    while above is not None:
        if above.id == whole.id:
            return True
        above = reads.record(tx, above.id).parent
    return False


def _figure(record: DonationRecord, field: str, part_id: int | None) -> tuple[Any, ...] | None:
    """The ends of a figure or a span of days; None of what is neither, or is not there."""
    parts = ((kind.field_of(part), one, part) for kind, one, part in record.parts())
    part = next((part for name, one, part in parts if (name, one) == (field, part_id)), None)
    match part if part_id is not None else {"money": record.content.money, "date": record.content.date}.get(field):
        case Item() as item if not item.low is item.high is None:
            return item.low, item.high
        case Money() | Amount() as money:
            return money.low, money.high, money.currency
        case DateSpan() | EventDate() as days if days.start or days.end:
            return days.start, days.end
        case _:
            return None


def _turn(tx: Tx, before: DonationRecord, now: DonationRecord) -> None:
    """Turn evidence for figures of the remaining record that the other's replaced into evidence against those."""
    for row in writes.attached(tx, now.id):
        if row.supports and _is_against(_figure(before, row.field, row.part_id), _figure(now, row.field, row.part_id)):
            writes.attach(tx, row, now.id, row.part_id, against=True)


def _is_against(was: tuple[Any, ...] | None, now: tuple[Any, ...] | None) -> bool:
    return was is not None and now is not None and was != now


def _move(tx: Tx, now: DonationRecord, theirs: DonationRecord, places: Mapping[str, tuple[int, ...]]) -> None:
    parts = {
        (kind.key, part_id): now.part_ids[kind.key][place]
        for kind in PARTS
        for part_id, place in zip(theirs.part_ids[kind.key], places[kind.key], strict=True)
    }
    for row in writes.attached(tx, theirs.id):
        kind = kind_of_field(row.field)
        part_id = None if kind is None else parts.get((kind.key, row.part_id or 0))
        was, is_now = _figure(theirs, row.field, row.part_id), _figure(now, row.field, part_id)
        writes.attach(tx, row, now.id, part_id, against=row.supports and _is_against(was, is_now))
    writes.take_over(tx, now.id, theirs.id)
