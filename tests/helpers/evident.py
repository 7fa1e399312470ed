"""Records that stand on words, with every figure, as only such enter a total."""

from __future__ import annotations

from sqlalchemy import select

from app.actions import donations
from app.actions.evidence import link_to_things
from app.actions.originals import FoundInOriginal, find_in_original
from app.actions.sources import add_bytes
from app.domain.changes import Operation
from app.domain.donations import Donation
from app.domain.records import DonationRecord, FieldPlace
from app.store.among import every
from app.store.reads import donations as reads
from app.store.reads.donation_tables import without_passage
from app.store.schema import source
from app.store.store import Store

WORDS = b"So it was reported."


def on_words(store: Store) -> None:
    """Link every record that stands on nothing, and its figures, to a passage of one source."""
    ids = sorted(without_passage(store, every))
    found = store.rows(select(source.c.id).where(source.c.title == "reported.txt"))
    source_id = found[0].id if found else add_bytes(store, WORDS, "reported.txt", "text/plain").source_id
    if ids:
        records = reads.records(store, ids)
        link_to_things(store, source_id, 0, 5, None, [(("donation", one.id), places_of(one)) for one in records])


def places_of(record: DonationRecord) -> list[FieldPlace]:
    """The whole of a record, and each of its figures."""
    figures = ("items", "amounts")
    parts = ((kind.field_of(part), part_id) for kind, part_id, part in record.parts() if kind.key in figures)
    money: list[FieldPlace] = [("money", None)] if record.content.money is not None else []
    return [("", None), *money, *parts]


def reported(store: Store, content: Donation) -> int:
    """Add a record that a passage is evidence for. Returns its id."""
    made = donations.add_donation(store, content)
    on_words(store)
    return made


def find_evidence(store: Store, source_id: int) -> FoundInOriginal:
    """Look again for the starter's evidence in a source, as an operation of its own."""
    with store.write(Operation.FIND_EVIDENCE, "") as tx:
        return find_in_original(tx, source_id)
