"""Writing the starter content into a workspace, as one operation that can be undone like any other."""

from __future__ import annotations

from collections.abc import Iterable

from app.actions.donation_rules import validate
from app.actions.donations import put_donation
from app.actions.reviews import put_reviews
from app.actions.staging import stage
from app.actions.terms import put_term
from app.domain.anchor import make_anchor
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.domain.errors import BadInput
from app.domain.kinds import ThingKey
from app.domain.locators import Locator, find_locator
from app.domain.parts import kind_of_field
from app.domain.passages import Claim
from app.domain.records import Actor, DonationRecord
from app.domain.reviews import THE_STARTER
from app.domain.sources import SourceDraft, SourceText
from app.domain.starter import Starter, StarterChoice, StarterClaim, StarterEvidence, StarterPassage, starter_uid
from app.domain.terms import LinkKind, Verdict
from app.domain.vocabularies import AS_SUCH, TermContent
from app.store.reads import countries as country_reads
from app.store.reads import donations as donation_reads
from app.store.reads import sources as source_reads
from app.store.store import Store, Tx
from app.store.writes import actors as actor_writes
from app.store.writes import contents
from app.store.writes import donations as donation_writes
from app.store.writes import evidence as evidence_writes
from app.store.writes import locators as locator_writes
from app.store.writes import notes as note_writes
from app.store.writes import passages as passage_writes
from app.store.writes import sources as source_writes


def fill_starter(store: Store, starter: Starter, digest: SourceDraft) -> None:
    """Write the starter content, with its evidence on the digest, in one operation. Raises `BadInput`, naming the
    entry, for an invalid record or a locator that is not found."""
    for record in starter.donations:
        wrong = validate(record.donation)
        if wrong:
            raise BadInput(f"Starter content, {record.ref}: {' '.join(wrong)}")
    with stage(store, digest) as (raw_id, body_id), store.write(Operation.STARTER, digest.meta.title) as tx:
        source_id = source_writes.publish(tx, digest, raw_id, body_id, starter_uid("digest"))
        _Filling(tx, source_reads.current_text(tx, source_id)).fill(starter)


class _Filling:
    """A run of `fill_starter`: the ids of the references and names so far."""

    def __init__(self, tx: Tx, text: SourceText) -> None:
        self._tx = tx
        self._text = text
        self._countries = country_reads.ids_by_code(tx)
        self._records: dict[str, DonationRecord] = {}

    def fill(self, starter: Starter) -> None:
        for one in starter.terms:
            put_term(self._tx, one.vocabulary, TermContent(one.name, one.description), one.key, one.before)
        self._actors(starter)
        self._donations(starter)
        self._facts(starter)
        tags = self._tags(starter)
        self._passages(starter.passages, tags)
        self._claims(starter.claims, tags)
        self._notes(starter)

    def _actors(self, starter: Starter) -> None:
        ids: dict[str, int] = {}
        made: dict[str, Actor] = {}
        for actor in starter.actors:
            made[actor.name] = Actor(actor.name, actor.kind, actor.iso2, actor.aliases, None, actor.note)
        for record in starter.donations:
            for party in record.donation.parties:
                if party.kind not in AS_SUCH and party.name not in made:
                    made[party.name] = Actor(party.name, party.kind, party.iso2)
        for name, content in made.items():
            ids[name] = actor_writes.add(self._tx, content, starter_uid(f"actor/{name}"))
        for actor in starter.actors:
            if actor.parent:
                actor_writes.set_parent(self._tx, ids[actor.name], ids[actor.parent])

    def _donations(self, starter: Starter) -> None:
        tx = self._tx
        ids = {
            record.ref: put_donation(tx, record.donation, None, record.ref, starter_uid(f"donation/{record.ref}"))
            for record in starter.donations
        }
        linked: set[tuple[frozenset[str] | tuple[str, str], LinkKind]] = set()
        for record in starter.donations:
            if record.parent:
                donation_writes.set_parent(tx, ids[record.ref], ids[record.parent])
            for kind, ref in record.links:
                both_ways = kind in (LinkKind.OVERLAPS, LinkKind.CONFLICTS)
                ends = frozenset((record.ref, ref)) if both_ways else (record.ref, ref)
                if (ends, kind) not in linked:
                    linked.add((ends, kind))
                    donation_writes.link(tx, ids[record.ref], ids[ref], kind)
        self._records = {record.ref: record for record in donation_reads.records(tx)}
        for record in starter.donations:
            stored = self._records[record.ref]
            self._evidence(record.ref, ("donation", stored.id), record.evidence, stored)
            for choice in record.chosen:
                place = choice.field, _part_id(stored, choice)
                put_reviews(tx, ("donation", stored.id), (place,), Verdict.CHOSEN, choice.reason, THE_STARTER)

    def _facts(self, starter: Starter) -> None:
        for entry in starter.facts:
            uid = starter_uid(f"fact/{entry.ref}")
            country_id = self._country(entry.ref, entry.fact.country)
            fact_id = contents.add(self._tx, entry.fact, country_id=country_id, uid=uid)
            self._evidence(entry.ref, ("fact", fact_id), entry.evidence)

    def _evidence(
        self,
        ref: str,
        target: ThingKey,
        entries: Iterable[StarterEvidence],
        record: DonationRecord | None = None,
    ) -> None:
        tx = self._tx
        for entry in entries:
            part_id = None if record is None else _part_id(record, entry)
            passage_id = self._passage(ref, entry.digest)
            evidence_writes.add(tx, passage_id, target, entry.field, part_id, entry.role)
            locator_writes.add(tx, self._text.source_id, target, entry.original, entry.field, part_id, entry.role)

    def _tags(self, starter: Starter) -> dict[str, int]:
        ids: dict[str, int] = {}
        for tag in sorted(starter.tags, key=lambda tag: tag.path.count("/")):
            content = TagContent(tag.name, tag.color, tag.definition, tag.use, tag.not_use)
            parent_id, uid = ids[tag.parent] if tag.parent else None, starter_uid(f"tag/{tag.path}")
            ids[tag.path] = contents.add(self._tx, content, parent_id=parent_id, uid=uid)
        return ids

    def _passages(self, entries: Iterable[StarterPassage | StarterClaim], tags: dict[str, int]) -> dict[str, int]:
        ids: dict[str, int] = {}
        for entry in entries:
            passage_id = ids[entry.ref] = self._passage(entry.ref, entry.digest)
            for path in entry.tags:
                passage_writes.add_tag(self._tx, passage_id, tags[path])
            locator_writes.add(self._tx, self._text.source_id, ("passage", passage_id), entry.original)
        return ids

    def _claims(self, claims: tuple[StarterClaim, ...], tags: dict[str, int]) -> None:
        ids = self._passages(claims, tags)
        for entry in claims:
            answers = ids[entry.answers] if entry.answers else None
            note = "\n\n".join(part for part in (entry.text, entry.note) if part)
            claim = Claim(entry.kind, entry.asserted_by, entry.sureness, answers, note)
            passage_writes.set_claim(self._tx, ids[entry.ref], claim)

    def _notes(self, starter: Starter) -> None:
        for entry in starter.notes:
            target_id: int | None = None
            if entry.on == "country":
                target_id = self._country(entry.ref, entry.target)
            elif entry.on == "donation":
                target_id = self._records[entry.target].id
            elif entry.on == "source":
                target_id = self._text.source_id
            uid = starter_uid(f"note/{entry.ref}")
            note_writes.add(self._tx, entry.title, entry.body, entry.on, target_id, uid)

    def _country(self, ref: str, code: str) -> int:
        if code not in self._countries:
            raise BadInput(f"Starter content, {ref}: there is no country or group “{code}”.")
        return self._countries[code]

    def _passage(self, ref: str, where: Locator) -> int:
        stretch = find_locator(where, self._text.text, self._text.blocks)
        if stretch is None:
            raise BadInput(f"Starter content, {ref}: “{where.words}” is not found in the digest.")
        anchor = make_anchor(self._text.text, *stretch)
        paragraph = self._text.paragraph_at(anchor.start)
        uid = starter_uid(f"passage/{anchor.start}-{anchor.end}")
        return passage_writes.ensure(self._tx, self._text.version_id, anchor, paragraph, uid)


def _part_id(record: DonationRecord, entry: StarterEvidence | StarterChoice) -> int | None:
    """The part that an entry refers to by number; None for a field that is no part."""
    kind = kind_of_field(entry.field)
    return None if kind is None or not entry.part else record.part_ids[kind.key][entry.part - 1]
