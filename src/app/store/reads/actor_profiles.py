"""Reading an actor's page: what it and those who belong to it gave, received, and had a part in."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, select

from app.domain.records import ActorProfile, ActorRow, Branch
from app.domain.terms import PartyRole
from app.garbage import no_collecting
from app.store.reader import Reader, first_column
from app.store.reads import actors, donations, totals
from app.store.reads.countries import is_recipient
from app.store.schema import donation_amount, donation_party


@no_collecting()
def profile(db: Reader, actor_id: int) -> ActorProfile:
    """All that is recorded of an actor. Raises `NotFound`."""
    record = actors.record(db, actor_id)
    above, below = actors.above(db, actor_id), actors.below(db, actor_id)
    rows, children = _rows(db, (*above, *below)), actors.children(db, actor_id)
    ours = (actor_id, *below)
    paid = set(first_column(db, select(donation_amount.c.donation_id).where(donation_amount.c.actor_id.in_(ours))))
    given = _taking_part(db, ours, donation_party.c.role == PartyRole.DONOR.value)
    received, any_part = _taking_part(db, ours, is_recipient()), _taking_part(db, ours) | paid
    every, read = donations.listed(db, sorted(given | received | any_part))
    theirs = [(one.id, *actors.below(db, one.id)) for one in children]
    own_given, own_received, *of_children = totals.of_actors(
        db, [(ours, True), (ours, False), *((ids, True) for ids in theirs)], read
    )
    return ActorProfile(
        record,
        tuple(rows[one] for one in above),
        tuple(map(Branch, children, of_children)),
        tuple(row for row in every if row.id in given),
        tuple(row for row in every if row.id in received),
        tuple(row for row in every if row.id not in given | received),
        own_given,
        own_received,
    )


def _rows(db: Reader, ids: Collection[int]) -> dict[int, ActorRow]:
    return {row.id: row for row in actors.rows(db, ids)} if ids else {}


def _taking_part(db: Reader, ids: Collection[int], *role: ColumnElement[bool]) -> set[int]:
    """The records in which one of these actors has this role, or any."""
    found = select(donation_party.c.donation_id).where(donation_party.c.actor_id.in_(list(ids)), *role)
    return set(first_column(db, found))
