"""Adding donation records whose evidence is given as quotes, which are found in the text of their source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.actions.donation_rules import validate
from app.actions.donations import in_its_place, link_within, put_donation, refuse_two_countries
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
from app.domain.records import DonationRecord, FieldPlace
from app.domain.terms import Assertion, PartyRole
from app.importers.donation_line import DonationLine, LineEvidence
from app.store.reads import donations as donation_reads
from app.store.reads import sources as source_reads
from app.store.store import Store, Tx

_OF_PARTS = {
    **{one: one for one in ("item", "amount", "event", *(role.value for role in PartyRole))},
    **{field.value: role.value for field, role in ROLES.items()},
    Field.ITEMS.value: "item",
}
"""The field of the evidence for a part, by its name in a line."""
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


def _fields(record: DonationRecord, one: LineEvidence) -> list[FieldPlace]:
    """The fields of the record that a piece of evidence is for; of several parties or items, the intended one."""
    content, field = record.content, _OF_PARTS.get(one.field)
    if one.part and one.field == "amounts":  # without a number it is the main sum, which a line may repeat there
        field = "amount"
    if field is None:
        return [(_PLAIN.get(one.field, one.field), None)]
    if field == "item" and not content.items and content.assertion is Assertion.NOT_GIVEN:
        return [("", None)]  # a record of something not given has its items in the remark
    names = ("name", "item", "as_stated", "through")
    numbers = record.part_numbers()
    parts = [
        (numbers[kind.key, part_id], part_id, tuple(getattr(part, name, "") for name in names))
        for kind, part_id, part in record.parts()
        if kind.field_of(part) == field
    ]
    return [(field, part_id) for part_id in _meant(parts, one, content, alone=field in ("amount", "event"))]


def _meant(
    parts: Sequence[tuple[int, int, tuple[str, ...]]],
    one: LineEvidence,
    content: Donation,
    *,
    alone: bool = False,
) -> list[int]:
    """Of several parts, each with its number, id and names, the one with the number that is said, else those that the
    quote names, else all. Of figures and days, which are `alone`, words that name none are of one of them, and it has
    to be said of which."""
    if not parts:
        raise BadInput(f"Evidence for “{one.field}”, of which “{content.title}” has none.")
    if one.part:
        if not (found := [part_id for number, part_id, _ in parts if number == one.part]):
            there = ", ".join(str(number) for number, _, _ in parts)
            raise BadInput(
                f"Evidence for “{one.field}” {one.part}: those of “{content.title}” are {there}, counted as "
                "`list donations --json` counts them."
            )
        return found
    quote = fold(one.quote)
    named = [part_id for _, part_id, names in parts if any(name and fold(name) in quote for name in names)]
    if alone and not named and len(parts) > 1:
        raise BadInput(
            f"Evidence for “{one.field}”: “{content.title}” has {len(parts)} of them. Say by its number as “part” "
            "which one is meant."
        )
    return named or [part_id for _, part_id, _ in parts]
