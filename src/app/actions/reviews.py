"""Operations on reviews of fields: give a verdict on one or several, withdraw one, and choose a value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from app.actions.donations import edit_within
from app.actions.drafts import reader
from app.actions.facts import edit_fact_within
from app.domain.changes import Author, Operation
from app.domain.contradictions import amount_in, party_in, with_words
from app.domain.donations import Donation, Party
from app.domain.errors import BadInput, NotFound
from app.domain.facts import Fact
from app.domain.fields import FACT, with_value
from app.domain.kinds import ThingKey
from app.domain.language import tr
from app.domain.parts import kind_of_field
from app.domain.records import DonationRecord, EvidenceItem, FactRecord, FieldPlace
from app.domain.reviews import Held, ReviewLine, Standing, checked_remark, standings_of, standings_of_record
from app.domain.terms import EvidenceRole, Verdict
from app.domain.things import Thing
from app.store.reader import Reader
from app.store.reads import evidence as evidence_reads
from app.store.reads import reviewed
from app.store.reads import reviews as reads
from app.store.store import Store, Tx
from app.store.writes import evidence as evidence_writes
from app.store.writes import reviews as writes


def standings(db: Reader, target: ThingKey) -> tuple[Standing, ...]:
    """The review status of the fields of a thing. Raises `NotFound` if it is gone."""
    return standings_of(reviewed.one(db, target))


def review_field(store: Store, target: ThingKey, place: FieldPlace, verdict: Verdict, remark: str = "") -> int:
    """Record the current user's verdict on a field, replacing an earlier one. Returns the review's id.

    Raises `BadInput` for a dispute without a remark, a choice without a reason, and an empty field, and `NotFound` if
    the thing is gone.
    """
    remark = checked_remark(verdict, remark)
    held = _held(store, target, place)
    with store.write(Operation.REVIEW_FIELD, f"{_label(store, target)} · {held.label}") as tx:
        return writes.put(tx, target, place, verdict, _held(tx, target, place).kept, remark)


def put_reviews(
    tx: Tx, target: ThingKey, places: Iterable[FieldPlace], verdict: Verdict, remark: str = "", by: Author | None = None
) -> None:
    """Give the same verdict on several fields, skipping empty ones, within a running operation."""
    found = {one.held.place: one.held for one in standings(tx, target)}
    for place in dict.fromkeys(places):
        if place in found:
            writes.put(tx, target, place, verdict, found[place].kept, remark, by)


def bring_reviews(tx: Tx, record: DonationRecord, lines: Sequence[ReviewLine]) -> None:
    """Add the reviews that an imported record comes with. Raises `BadInput` for an unknown field, and for a dispute or
    a choice without a remark."""
    found = {one.held.place: one.held for one in standings_of_record(record)}
    for line in lines:
        kind = kind_of_field(line.field)
        ids = () if kind is None else record.part_ids.get(kind.key, ())
        place = line.field, ids[line.part - 1] if 0 < line.part <= len(ids) else None
        if place not in found:
            which = f"{line.field} {line.part}" if line.part else line.field
            sentence = tr("{record} has nothing in the field “{field}” that could be reviewed.")
            raise BadInput(sentence.format(record=record.ref, field=which))
        remark = checked_remark(line.verdict, line.remark)
        by = Author(line.reader, line.reader_id or line.reader) if line.reader or line.reader_id else None
        writes.put(
            tx, ("donation", record.id), place, line.verdict, line.value or found[place].kept, remark, by, line.at
        )


def withdraw(store: Store, review_id: int) -> None:
    """Withdraw one's own review. Raises `NotFound` if it is gone, and `BadInput` for another person's."""
    target, found = reads.one(store, review_id)
    if not store.person.is_of(found.reader_id):
        sentence = tr("This is the review of {reader}; only they can withdraw it. Give your own instead.")
        raise BadInput(sentence.format(reader=found.reader or tr("somebody else")))
    with store.write(Operation.WITHDRAW_REVIEW, _label(store, target)) as tx:
        if not tx.remove("review", review_id):
            reads.one(tx, review_id)


def choose_value(
    store: Store, target: ThingKey, place: FieldPlace, reason: str, evidence_id: int | None = None
) -> None:
    """Decide which of the values in the passages is right, and why: the field's own, or that of a contradicting
    passage.

    The latter becomes the field's value, and its passage supports it from then on, while those that supported the old
    value contradict it. All evidence is kept. Raises `BadInput` without a reason, if nothing contradicts the field, and
    if no value can be read in the passage; `NotFound`.
    """
    reason = checked_remark(Verdict.CHOSEN, reason)
    one = next((each for each in standings(store, target) if each.held.place == place), None)
    if one is None:
        raise _no_field()
    if not one.against and not one.disputes and one.chosen is None:
        raise BadInput(tr("Nothing contradicts this value, so there is nothing to choose. Accept it instead."))
    with store.write(Operation.CHOOSE_VALUE, f"{_label(store, target)} · {one.held.label}") as tx:
        if evidence_id is not None:
            piece = next((each for each in one.against if each.id == evidence_id), None)
            if piece is None:
                raise NotFound(tr("This passage no longer has another value. Open the record again."))
            _take_over(tx, target, one, piece)
        writes.put(tx, target, place, Verdict.CHOSEN, _held(tx, target, place).kept, reason)


def _held(db: Reader, target: ThingKey, place: FieldPlace) -> Held:
    found = next((one.held for one in standings(db, target) if one.held.place == place), None)
    if found is None:
        raise _no_field()
    return found


def _no_field() -> BadInput:
    return BadInput(tr("This field is empty, so there is nothing to review. Fill it in first."))


def _label(db: Reader, target: ThingKey) -> str:
    return evidence_reads.label_of(db, *target)


def _take_over(tx: Tx, target: ThingKey, one: Standing, piece: EvidenceItem) -> None:
    """Swap the roles of a field's evidence, and set it to the value of the passage that supports it now."""
    for supports in one.evidence:
        evidence_writes.turn(tx, supports.id, EvidenceRole.CONTRADICTS)
    evidence_writes.turn(tx, piece.id, EvidenceRole.SUPPORTS)
    match reviewed.one(tx, target):
        case FactRecord() as fact:
            edit_fact_within(tx, fact.id, _fact_as(fact.content, one, piece))
        case DonationRecord() as record:
            edit_within(tx, record.id, _content_as(record, one, piece), record.part_ids)
        case Thing():
            raise _unread(piece)


def _fact_as(content: Fact, one: Standing, piece: EvidenceItem) -> Fact:
    words = " ".join(piece.quote.split())
    if one.held.field == "value":
        stated = amount_in(piece.quote, content.unit or content.field)
        if stated is None and (content.low is not None or content.high is not None):
            raise _unread(piece)
        if stated is None:
            return replace(content, value=words)
        return replace(content, value=words, low=stated.low, high=stated.high, qualifier=stated.qualifier)
    field = next(each for each in FACT if each.evidence_key == one.held.field)
    return with_value(content, field.key, _taken(field.of(content), piece))


def _content_as(record: DonationRecord, one: Standing, piece: EvidenceItem) -> Donation:
    content = record.content
    for kind, part_id, part in record.parts():
        if part_id == one.held.part_id and kind.field_of(part) == one.held.field:
            now = _party(part, piece) if isinstance(part, Party) else _taken(part, piece)
            ids = record.part_ids[kind.key]
            parts = tuple(now if each == part_id else old for each, old in zip(ids, kind.of(content), strict=True))
            return replace(content, **{kind.key: parts})
    field = next(each for each in record.fields if each.evidence_key == one.held.field)
    return with_value(content, field.key, _taken(field.of(content), piece))


def _taken(value: Any, piece: EvidenceItem) -> Any:
    found = with_words(value, piece.quote)
    if found is None:
        raise _unread(piece)
    return found


def _party(party: Party, piece: EvidenceItem) -> Party:
    named = [one for one in reader().named(piece.quote, 0, len(piece.quote)) if one.name]
    return party_in(party, piece.quote, [(one.name, one.iso2) for one in named])


def _unread(piece: EvidenceItem) -> BadInput:
    sentence = tr("No value can be read in “{words}”. Enter it in the form, then choose it there.")
    return BadInput(sentence.format(words=piece.quote))
