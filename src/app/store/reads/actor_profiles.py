"""Reading an actor's page: what it and those who belong to it gave, received, and had a part in."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, select

from app.domain.records import ActorProfile, ActorRow, Branch, DonationRow
from app.domain.terms import PartyRole
from app.store.reader import Reader
from app.store.reads import actors, donations, totals
from app.store.reads.countries import is_recipient
from app.store.schema import actor, donation_amount, donation_party


def profile(db: Reader, actor_id: int) -> ActorProfile:
    """All that is recorded of an actor. Raises `NotFound`."""
    record = actors.record(db, actor_id)
    rows = _rows(db, (*actors.above(db, actor_id), *actors.below(db, actor_id)))
    ours = (actor_id, *actors.below(db, actor_id))
    is_donor = donation_party.c.role == PartyRole.DONOR.value
    given, received = _taking_part(db, ours, is_donor), _taking_part(db, ours, is_recipient())
    known = {row.id for row in (*given, *received)}
    return ActorProfile(
        record,
        tuple(rows[one] for one in actors.above(db, actor_id)),
        tuple(_branch(db, row) for row in actors.children(db, actor_id)),
        given,
        received,
        tuple(row for row in _taking_part(db, ours) if row.id not in known),
        totals.of_actors(db, ours, as_donor=True),
        totals.of_actors(db, ours, as_donor=False),
    )


def _rows(db: Reader, ids: Collection[int]) -> dict[int, ActorRow]:
    return {row.id: row for row in actors.rows(db, actor.c.id.in_(list(ids)))} if ids else {}


def _branch(db: Reader, row: ActorRow) -> Branch:
    ids = row.id, *actors.below(db, row.id)
    return Branch(row, totals.of_actors(db, ids, as_donor=True))


def _taking_part(db: Reader, ids: Collection[int], *role: ColumnElement[bool]) -> tuple[DonationRow, ...]:
    found = {int(row.donation_id) for row in db.rows(select(donation_party.c.donation_id).where(
        donation_party.c.actor_id.in_(list(ids)), *role
    ))}  # fmt: skip
    if not role:
        bearing = donation_amount.c.actor_id.in_(list(ids))
        found |= {int(row.donation_id) for row in db.rows(select(donation_amount.c.donation_id).where(bearing))}
    return donations.by_ids(db, sorted(found))
