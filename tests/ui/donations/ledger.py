"""The starter's records with their evidence on the digest, put into a workspace through the actions."""

from __future__ import annotations

from pathlib import Path

from app.actions.donations import link_donations, put_donation, set_parent
from app.actions.evidence import put_evidence
from app.actions.passages import ensure_passage
from app.actions.sources import stage
from app.domain.changes import Deed
from app.domain.locators import find_locator
from app.domain.records import Actor
from app.domain.starter import StarterDonation
from app.importers.reference import load_reference
from app.importers.starter import digest_draft, load_starter
from app.store import migrations
from app.store.reads import donations as reads
from app.store.reads import sources as source_reads
from app.store.store import Store, Tx
from app.store.writes import actors as actor_writes
from app.store.writes import countries as country_writes
from app.store.writes import sources as source_writes

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


def make_ledger(path: Path) -> None:
    """A workspace with the digest, the actors and every donation record of the starter."""
    migrations.create(path)
    starter = load_starter(RESOURCES / "starter")
    reference = load_reference(RESOURCES / "reference")
    with Store(path, "Tester") as store:
        with store.stage() as db:
            country_writes.seed(db, reference.countries, reference.groups)
        draft = digest_draft(RESOURCES / "starter")
        raw_id, body_id = stage(store, draft)
        with store.write(Deed.STARTER) as tx:
            source = source_writes.publish(tx, draft, raw_id, body_id)
            for actor in starter.actors:
                actor_writes.add(tx, Actor(actor.name, actor.kind, actor.iso2, actor.aliases, note=actor.note))
            ids = {record.ref: put_donation(tx, record.donation, ref=record.ref) for record in starter.donations}
            for record in starter.donations:
                _evidence(tx, source, ids[record.ref], record)
        linked: set[frozenset[str]] = set()
        for record in starter.donations:
            if record.parent:
                set_parent(store, ids[record.ref], ids[record.parent])
            for link in record.links:
                pair = frozenset((record.ref, link.ref))
                if pair not in linked:
                    link_donations(store, ids[record.ref], ids[link.ref], link.kind)
                linked.add(pair)


def _evidence(tx: Tx, source: int, donation_id: int, record: StarterDonation) -> None:
    text = source_reads.current_text(tx, source)
    found = reads.record(tx, donation_id)
    for entry in record.evidence:
        place = find_locator(entry.digest, text.text, text.blocks)
        if place is None:
            continue
        part = None
        if entry.part:
            part = (found.item_ids if entry.field == "item" else found.party_ids)[entry.part - 1]
        passage = ensure_passage(tx, text, *place)
        put_evidence(tx, passage, ("donation", donation_id), [(entry.field, part)], entry.role)
