"""Adding donation records whose evidence is given as quotes, which are found in the text of their source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.actions.donation_rules import validate
from app.actions.donations import in_its_place, link_within, put_donation, refuse_two_countries
from app.actions.evidence import Field as EvidenceField
from app.actions.evidence import put_evidence
from app.actions.passages import ensure_passage
from app.actions.quotes import place_of_quote
from app.actions.reviews import bring_reviews
from app.domain.changes import Operation
from app.domain.donations import Donation
from app.domain.drafts.draft import Field
from app.domain.drafts.record import PLAIN, ROLES
from app.domain.errors import BadInput, refuse_wrong
from app.domain.fold import fold
from app.domain.records import DonationRecord
from app.domain.terms import Assertion, PartyRole
from app.importers.donation_line import DonationLine, LineEvidence
from app.store.reads import donations as donation_reads
from app.store.reads import sources as source_reads
from app.store.store import Store, Tx

_ONE = {role.value: role for role in PartyRole} | {field.value: role for field, role in ROLES.items()}
_PLAIN = {field.value: key for field, key in PLAIN.items()} | {"amounts": "money"}


def add_donation_line(store: Store, line: DonationLine) -> DonationRecord:
    """Add a record with its evidence and links, in one operation. Returns it.

    Raises `BadInput` for an invalid record and for evidence on a missing part, `NotFound` for an unknown source or
    record, and `AnchorLost` for a quote that is not found.
    """
    if line.source_id:
        source_reads.current_text(store, line.source_id)
    refuse_two_countries(store, line.content.parties)
    content = replace(line.content, parties=tuple(in_its_place(store, party) for party in line.content.parties))
    refuse_wrong(validate(content))
    with store.write(Operation.ADD_DONATION, content.title) as tx:
        donation_id = put_donation(tx, content, donation_reads.id_of(tx, line.parent) if line.parent else None)
        for kind, other, note in line.links:
            link_within(tx, donation_id, donation_reads.id_of(tx, other), kind, note)
        _put_evidence(tx, donation_id, line)
        bring_reviews(tx, donation_reads.record(tx, donation_id), line.reviews)
        return donation_reads.record(tx, donation_id)


def _put_evidence(tx: Tx, donation_id: int, line: DonationLine) -> None:
    if not line.evidence:
        return
    text = source_reads.current_text(tx, line.source_id)
    record = donation_reads.record(tx, donation_id)
    for one in line.evidence:
        start = place_of_quote(text, one.quote, one.paragraph)
        quote = one.quote.strip()
        passage_id = ensure_passage(tx, text, start, start + len(quote), quote)
        put_evidence(tx, passage_id, ("donation", donation_id), _fields(record, one), one.role)


def _fields(record: DonationRecord, one: LineEvidence) -> list[EvidenceField]:
    """The fields of the record that a piece of evidence is for; of several parties or items, the intended one."""
    content = record.content
    if one.field in _ONE:
        role = _ONE[one.field]
        parts = [
            (part_id, (party.name,))
            for party, part_id in zip(content.parties, record.part_ids["parties"], strict=True)
            if party.role is role
        ]
        return [(role.value, part_id) for part_id in _meant(parts, one, content)]
    if one.field in (Field.ITEMS.value, "item") and not content.items and content.assertion is Assertion.NOT_GIVEN:
        return [("", None)]  # a record of something not given has its items in the remark
    if one.field in (Field.ITEMS.value, "item"):
        items = zip(content.items, record.part_ids["items"], strict=True)
        parts = [(part_id, (item.as_stated, item.item)) for item, part_id in items]
        return [("item", part_id) for part_id in _meant(parts, one, content)]
    if one.field == "amount":
        amounts = zip(content.amounts, record.part_ids["amounts"], strict=True)
        parts = [(part_id, (amount.as_stated, amount.through)) for amount, part_id in amounts]
        return [("amount", part_id) for part_id in _meant(parts, one, content, alone=True)]
    if one.field == "event":
        dates = zip(content.dates, record.part_ids["dates"], strict=True)
        parts = [(part_id, (date.as_stated,)) for date, part_id in dates]
        return [("event", part_id) for part_id in _meant(parts, one, content, alone=True)]
    return [(_PLAIN.get(one.field, one.field), None)]


def _meant(
    parts: Sequence[tuple[int, tuple[str, ...]]], one: LineEvidence, content: Donation, *, alone: bool = False
) -> list[int]:
    """Of several parts the one with this number, else those that the quote names, else all. Of figures and days, which
    stand `alone`, words that name none are of one of them, and it has to be said of which."""
    if one.part:
        if one.part > len(parts):
            raise BadInput(
                f"Evidence for “{one.field}” {one.part}: “{content.title}” has {len(parts) or 'none'} of them."
            )
        return [parts[one.part - 1][0]]
    if not parts:
        raise BadInput(f"Evidence for “{one.field}”, of which “{content.title}” has none.")
    quote = fold(one.quote)
    named = [part_id for part_id, names in parts if any(name and fold(name) in quote for name in names)]
    if alone and not named and len(parts) > 1:
        raise BadInput(
            f"Evidence for “{one.field}”: “{content.title}” has {len(parts)} of them. Say by its number as “part” "
            "which one is meant."
        )
    return named or [part_id for part_id, _ in parts]
