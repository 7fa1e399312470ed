"""Records that a draft may already describe, and adding the words of a draft to one of them as evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from app.actions.donation_rules import too_early
from app.actions.donations import is_linked, link_within
from app.actions.evidence import put_evidence
from app.actions.passages import ensure_passage
from app.domain import further
from app.domain.alike import Likeness, kinship, likeness, nearness
from app.domain.changes import Operation
from app.domain.donations import Donation, Item
from app.domain.drafts.draft import Draft, Span
from app.domain.drafts.record import Words, record_of, words_of
from app.domain.errors import BadInput, refuse_wrong
from app.domain.fold import fold
from app.domain.giving import outcome
from app.domain.language import tr, tr_term
from app.domain.pledges import Open, is_conditional
from app.domain.put_away import KeptAt
from app.domain.records import DonationRecord, FieldPlace, LightPiece
from app.domain.sources import SourceText
from app.domain.support import Otherwise, stated_otherwise
from app.domain.terms import PLEDGED, EvidenceRole, LinkKind, Outcome
from app.store.reader import Reader
from app.store.reads import donations as donation_reads
from app.store.reads import drafts as draft_reads
from app.store.reads import sources as source_reads
from app.store.store import Store, Tx
from app.store.writes import drafts as draft_writes

MOST = 3
"""How many are shown."""
LOOKED_AT = 500
"""How many records, the latest, are compared where all that come near are wanted."""


@dataclass(frozen=True, slots=True)
class LikelyRecord:
    """A record with its similarity to the draft."""

    record: DonationRecord
    likeness: Likeness


def likely_records(
    db: Reader, content: Donation, most: int | None = MOST, source_id: int = 0
) -> tuple[LikelyRecord, ...]:
    """The records that may already describe this, which is told of in a source, likeliest first; with None all of
    them."""
    found = [
        LikelyRecord(record, like)
        for record in donation_reads.records(db, donation_reads.with_parties(db, content.parties))
        if (like := likeness(content, record.content, one_source=_is_of(record, source_id))) is not None
    ]
    return tuple(sorted(found, key=lambda one: -one.likeness.worth)[:most])


def near_records(db: Reader, contents: Iterable[Donation]) -> tuple[int, ...]:
    """The ids of the records that have parties in common with one of these, what has most in common first."""
    near: dict[int, int] = {}
    for content in contents:
        ids = donation_reads.with_parties(db, content.parties)[-LOOKED_AT:]
        for one in donation_reads.records(db, ids, with_sentences=False):
            near[one.id] = max(near.get(one.id, 0), nearness(content, one.content))
    return tuple(sorted((one for one in near if near[one]), key=lambda one: -near[one]))


def _is_of(record: DonationRecord, source_id: int) -> bool:
    return any(piece.source_id == source_id for piece in record.evidence)


def earlier_records(
    db: Reader, content: Donation, kind: LinkKind, own: int | None = None, *, other_way: bool = False
) -> tuple[LikelyRecord, ...]:
    """The records that one of this content may deliver, repeat or follow, or that may deliver it, likeliest first: of
    the same parties. A delivery is of a pledge, and not from before it."""
    ids = donation_reads.with_parties(db, content.parties)
    if kind is LinkKind.DELIVERS and not other_way:
        ids = donation_reads.pledged(db, ids)
    found = [
        LikelyRecord(one, kin)
        for one in donation_reads.records(db, ids, with_sentences=False)
        if one.id != own
        and (kin := kinship(content, one.content)) is not None
        and (kind is not LinkKind.DELIVERS or _may_deliver(content, one.content, other_way=other_way))
    ]
    return tuple(sorted(found, key=lambda one: (-one.likeness.worth, -one.record.id)))


def _may_deliver(content: Donation, other: Donation, *, other_way: bool) -> bool:
    """Whether one may be a delivery of the other, as far as their outcomes and days say."""
    delivery, pledge = (other, content) if other_way else (content, other)
    is_given = not other_way or outcome(other.assertion, other.status) is Outcome.GIVEN
    return is_given and not too_early(delivery, pledge, ("", ""))


def refuse_link(content: Donation, kind: LinkKind, other: DonationRecord, *, other_way: bool = False) -> None:
    """Raise `BadInput` where a draft of this content cannot be linked to a record so, or that record to it."""
    if kind is LinkKind.DELIVERS and other_way:
        refuse_wrong(too_early(other.content, content, (other.ref, tr("this gift"))))
    elif kind is LinkKind.DELIVERS:
        refuse_wrong(too_early(content, other.content, (tr("This gift"), other.ref)))


def still_open(db: Reader, record: DonationRecord) -> list[str]:
    """What is left of the pledges that a record delivers, and of its own if others deliver it: *D-12 still open: CAD 12
    million – 15 million*."""
    delivers = [one for one in record.links if one.kind is LinkKind.DELIVERS]
    ids = [one.other.id for one in delivers if one.outgoing]
    pledges = [*(donation_reads.records(db, ids, with_sentences=False) if ids else ())]
    pledges += [record] if len(ids) < len(delivers) else []
    return [
        _open_words(one).format(ref=one.ref, left="; ".join(map(Open.words, one.open))) for one in pledges if one.open
    ]


def _open_words(pledge: DonationRecord) -> str:
    if is_conditional(pledge.content):
        return tr("{ref} still open: {left} (conditional)")
    return tr("{ref} still open: {left}")


def typed_record(db: Reader, typed: str) -> DonationRecord:
    """The record that is meant by its number, also without the letter, or by words that only it has. Raises
    `UserError`."""
    words = typed.partition(" · ")[0].strip()
    ref = f"D-{words}" if words.isdecimal() else words
    if ref.upper().startswith("D-"):
        return donation_reads.record(db, donation_reads.id_of(db, ref))
    found = donation_reads.find(db, words, MOST) if words else ()
    if len(found) != 1:
        some = ", ".join(one.ref for one in found)
        several = tr("“{words}” may be {refs}: type the number of one.").format(words=words, refs=some)
        none = tr("No record is called “{words}”: type its number, such as D-12.").format(words=words)
        raise BadInput(several if found else none)
    return donation_reads.record(db, found[0].id)


def records_at(db: Reader, version_id: int, start: int, end: int) -> tuple[DonationRecord, ...]:
    """The records with evidence between two code points of a version, in the order they were made."""
    ids = draft_reads.records_on_words(db, version_id, start, end)
    found = {record.id: record for record in donation_reads.records(db, ids, with_sentences=False)} if ids else {}
    return tuple(found[donation_id] for donation_id in ids if donation_id in found)


class WordsPut(NamedTuple):
    """What became of the words of a draft at a record."""

    ref: str
    """Of the record."""
    supporting: int
    """How many pieces of evidence for its values are new."""
    otherwise: tuple[Otherwise, ...]
    """The values that its words contradict."""


def put_words(
    store: Store,
    source_id: int,
    draft: Draft,
    donation_id: int,
    kept: KeptAt | None = None,
    unsure: Collection[FieldPlace] = (),
) -> WordsPut:
    """Make the words of a draft evidence for the fields of an existing record, in one operation, but for those of what
    is `unsure`, as `place_in_record` has it.

    Words that plainly state another figure or date contradict the field, and those of another outcome are no more than
    context: what was announced may have been given later. Words of a party or item that the record lacks become
    evidence for the record as a whole. `kept` is where the draft waits that is settled by that. Raises
    `BadInput` if the draft has no words.
    """
    text = source_reads.current_text(store, source_id)
    found = list(words_of(draft))
    if not found:
        raise BadInput(tr("Nothing of this sentence was read. Select the words that say it."))
    words = [one for one in found if (one.field, one.part) not in unsure]
    if not words:
        raise BadInput(tr("No field with words here is sure: accept with Enter those that belong to the record."))
    record = donation_reads.record(store, donation_id)
    with store.write(Operation.LINK_EVIDENCE, record.ref) as tx:
        record, target, supporting = donation_reads.record(tx, donation_id), ("donation", donation_id), 0
        against: list[Otherwise] = []
        put_links(tx, text, draft, record)
        for one in words:
            passage_id = ensure_passage(tx, text, *one.span)
            place = field_of_words(one, draft, record)
            if (other := _is_of_another_outcome(text, passage_id, place, draft, record)) is not None:
                against.append(other)
                put_evidence(tx, passage_id, target, (place,), EvidenceRole.CONTEXT)
            elif (other := _says_otherwise(text, one.span, passage_id, place, record)) is not None:
                against.append(other)
                put_evidence(tx, passage_id, target, (place,), EvidenceRole.CONTRADICTS)
            else:
                supporting += put_evidence(tx, passage_id, target, (place,))
        draft_writes.made(tx, kept)
        return WordsPut(record.ref, supporting, tuple(against))


def _is_of_another_outcome(
    text: SourceText, passage_id: int, place: FieldPlace, draft: Draft, record: DonationRecord
) -> Otherwise | None:
    """What became of it by the words of a draft, where it is something else by the record."""
    said, has = draft.status, outcome(record.content.assertion, record.content.status)
    if place[0] != "assertion" or said is has or (said in PLEDGED and has in PLEDGED):
        return None
    return Otherwise(*place, tr("Outcome"), tr_term(has), tr_term(said), passage_id, text.source_id)


def _says_otherwise(
    text: SourceText, span: Span, passage_id: int, place: FieldPlace, record: DonationRecord
) -> Otherwise | None:
    """What words that are put on a field state instead of its value, if that is plain."""
    name = next((one.label for one in record.fields if one.own and one.key == place[0]), "")
    quote = text.text[slice(*span)]
    piece = LightPiece(*place, EvidenceRole.SUPPORTS, quote, passage_id, text.source_id, name, "", None, 0, 0)
    found = stated_otherwise(record.content, record.part_ids, (piece,))
    return next((one for one in found if (one.field, one.part_id) == place), None)


def put_links(tx: Tx, text: SourceText, draft: Draft, record: DonationRecord) -> None:
    """Link a record to those that its draft names, unless it is so already."""
    for said in further.links_of(draft):
        other = donation_reads.record(tx, donation_reads.id_of(tx, said.ref))
        here, there = (other, record) if said.other_way else (record, other)
        if not is_linked(here, there.id, said.kind):
            refuse_link(record.content, said.kind, other, other_way=said.other_way)
            link_within(tx, here.id, there.id, said.kind, " ".join(text.text[slice(*said.on)].split()))


def field_of_words(words: Words, draft: Draft, record: DonationRecord) -> FieldPlace:
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
