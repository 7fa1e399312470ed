"""Which rows of the donation table are wanted: what a list, a search and a sum ask for."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, or_, select, true, tuple_

from app.domain.giving import states_of
from app.domain.records import DonationFilter
from app.domain.search import match_expression
from app.store.field_columns import plain
from app.store.reader import Reader
from app.store.reads import query
from app.store.reads.countries import with_members
from app.store.reads.parties import at_home, found_by, has_party, within
from app.store.reads.summed import counts
from app.store.schema import donation, donation_amount, donation_party


def condition(wanted: DonationFilter, db: Reader) -> ColumnElement[bool]:
    """Whether a row of the donation table is wanted. `db` is asked where records that count are, or a question is put.

    Raises `BadInput` for a question that asks for what is not there.
    """
    out: list[ColumnElement[bool]] = [true()]
    if wanted.query is not None:
        out.append(query.of_records(db, wanted.query))
    match = match_expression(wanted.words)
    if match:
        out.append(donation.c.id.in_(found_by(match)))
    elif wanted.words.strip():
        out.append(donation.c.title.contains(wanted.words.strip(), autoescape=True))
    for key, values in wanted.having:
        out.append(donation.c[key].in_([plain(value) for value in values]))
    if wanted.outcomes:
        pairs = sorted((assertion.value, came.value) for assertion, came in states_of(*wanted.outcomes))
        out.append(tuple_(donation.c.assertion, donation.c.status).in_(pairs))
    if wanted.counts is not None:
        out.append(counts(db) if wanted.counts else ~counts(db))
    if wanted.places:
        out.append(has_party(at_home(with_members(wanted.places)), wanted.as_donor))
    if wanted.actor_id is not None:
        named = has_party(donation_party.c.actor_id == wanted.actor_id, wanted.as_donor)
        beside = select(donation_amount.c.donation_id).where(donation_amount.c.actor_id == wanted.actor_id)
        out.append(named if wanted.as_donor is not None else or_(named, donation.c.id.in_(beside)))
    if wanted.during is not None:
        out.append(within(wanted.during))
    return and_(*out)
