"""Adding donation records whose evidence is given as quotes, which are found in the text of their source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.actions.donation_rules import validate
from app.actions.donations import in_its_place, link_within, put_donation, put_in, refuse_two_countries
from app.actions.evidence import put_evidence
from app.actions.passages import ensure_passage
from app.actions.quotes import place_of_quote
from app.actions.reviews import bring_reviews
from app.domain.changes import Operation
from app.domain.donations import Donation
from app.domain.drafts.draft import Field
from app.domain.drafts.record import PLAIN, ROLES
from app.domain.errors import BadInput, NotFound, refuse_wrong
from app.domain.fold import fold
from app.domain.records import DonationRecord, FieldPlace
from app.domain.sources import SourceText
from app.domain.terms import Assertion, PartyRole
from app.importers.donation_line import DonationLine, LineEvidence
from app.store.reader import Reader
from app.store.reads import donations as donation_reads
from app.store.reads import sources as source_reads
from app.store.store import Store, Tx

_REF = re.compile(r"D-\d{2,9}", re.ASCII)
_OF_PARTS = {
    **{one: one for one in ("item", "amount", "event", *(role.value for role in PartyRole))},
    **{field.value: role.value for field, role in ROLES.items()},
    Field.ITEMS.value: "item",
}
"""The field of the evidence for a part, by its name in a line."""
_PLAIN = {field.value: key for field, key in PLAIN.items()} | {"amounts": "money"}


@dataclass(frozen=True, slots=True)
class Brought:
    """The records of one list, by the references they had in it: parents and links of each lead to others of it. As
    both of two records name the other, whichever comes last is joined to the first."""

    ids: dict[str, int] = field(default_factory=dict[str, int])

    def absent(self, line: DonationLine) -> list[str]:
        """The references to which a line leads, of records that have not come."""
        return [ref for ref in line.others() if ref not in self.ids] if line.ref else []


def add_donation_line(store: Store, line: DonationLine, brought: Brought | None = None) -> DonationRecord:
    """Add a record with its evidence and links, in one operation. Returns it.

    Raises `BadInput` for an invalid record, for evidence on a missing part and for a record that is here already,
    `NotFound` for an unknown source or record, and `AnchorLost` for a quote that is not found.
    """
    brought = brought or Brought()
    if line.source_id:
        _text(store, line.source_id)
    refuse_two_countries(store, line.content.parties)
    content = line.content
    if not line.uid:
        content = replace(content, parties=tuple(in_its_place(store, party) for party in content.parties))
    refuse_wrong(validate(content))
    with store.write(Operation.ADD_DONATION, content.title) as tx:
        _refuse_here(tx, line, brought)
        donation_id = put_donation(tx, content, None, _free(tx, line.ref), line.uid, as_it_was=bool(line.uid))
        _join(tx, donation_id, line, brought)
        _put_evidence(tx, donation_id, line)
        bring_reviews(tx, donation_reads.record(tx, donation_id), line.reviews)
        record = donation_reads.record(tx, donation_id)
    if line.ref:
        brought.ids[line.ref] = record.id
    return record


def _refuse_here(tx: Tx, line: DonationLine, brought: Brought) -> None:
    """Raise `BadInput` if the record is here; what comes after it may be joined to it all the same."""
    here = donation_reads.uids(tx).get(line.uid) if line.uid else None
    if here is None:
        return
    donation_id, ref = here
    brought.ids[line.ref] = donation_id
    record = donation_reads.record(tx, donation_id)
    joined = {other.id for other in (*record.children, *(link.other for link in record.links))}
    joined |= {record.parent.id} if record.parent else set()
    apart = [one for one in line.others() if brought.ids.get(one, donation_id) not in {donation_id, *joined}]
    if apart:
        raise BadInput(f"It is here already, as {ref}, but not joined to {', '.join(apart)}. Link them in the window.")
    raise BadInput(f"It is here already, as {ref}. To add it as another record, leave out its “uid”.")


def _free(tx: Tx, ref: str) -> str:
    """The reference that a record had, if it can have it here too, else an empty one."""
    if not _REF.fullmatch(ref):
        return ""
    try:
        donation_reads.id_of(tx, ref)
    except NotFound:
        return ref
    return ""


def _join(tx: Tx, donation_id: int, line: DonationLine, brought: Brought) -> None:
    """Put a record where it belongs among the others, and link it to them."""

    def of(ref: str) -> int | None:
        return brought.ids.get(ref) if line.ref else donation_reads.id_of(tx, ref)

    if line.parent and (parent := of(line.parent)) is not None:
        put_in(tx, donation_id, parent)
    for child in map(of, line.children):
        if child is not None:
            put_in(tx, child, donation_id)
    for links, is_from in ((line.links, True), (line.links_to_it, False)):
        for kind, ref, note in links:
            if (other := of(ref)) is not None:
                link_within(tx, *((donation_id, other) if is_from else (other, donation_id)), kind, note)


def _text(db: Reader, source_id: int) -> SourceText:
    try:
        return source_reads.current_text(db, source_id)
    except NotFound as error:
        raise NotFound(f"{error} Import it first, or leave out its “evidence”.") from error


def _put_evidence(tx: Tx, donation_id: int, line: DonationLine) -> None:
    if not line.evidence:
        return
    record = donation_reads.record(tx, donation_id)
    for one in line.evidence:
        text = _text(tx, one.source_id or line.source_id)
        quote = one.quote.strip()
        start = one.start
        if start is None or text.text[start : start + len(quote)] != quote:
            start = place_of_quote(text, one.quote, one.paragraph)
        passage_id = ensure_passage(tx, text, start, start + len(quote), quote)
        places = _fields(record, one, as_kept=line.is_listed)
        put_evidence(tx, passage_id, ("donation", donation_id), places, one.role, one.note, one.at)


def _fields(record: DonationRecord, one: LineEvidence, *, as_kept: bool) -> list[FieldPlace]:
    """The fields of the record that a piece of evidence is for; of several parties or items, the intended one."""
    content, field = record.content, _OF_PARTS.get(one.field)
    if one.part and one.field == "amounts":  # without a number it is the main sum, which a line may repeat there
        field = "amount"
    if field is None:
        return [(one.field if as_kept else _PLAIN.get(one.field, one.field), None)]
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
