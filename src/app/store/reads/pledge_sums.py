"""Reading what was promised in all, what has come of it, and what is still open."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_, select, tuple_

from app.domain.giving import states_of
from app.domain.pledge_sums import Pledges, PledgeSum
from app.domain.records import DonationFilter
from app.domain.terms import PLEDGED, AmountRole, LinkKind, Outcome
from app.domain.totals import TotalLine
from app.store.among import among_ids
from app.store.reader import Reader
from app.store.reads import counted, left_open, vocabularies
from app.store.reads.donation_filter import condition as wanted_rows
from app.store.reads.donation_rows import contents_of, parts_of
from app.store.reads.totals import every_line, shared_with_others
from app.store.schema import donation, donation_amount, donation_link


class Told(NamedTuple):
    """What the pledges among some records state, and what makes sums of it."""

    pledges: Pledges
    lines: Sequence[TotalLine]


def of(db: Reader, wanted: DonationFilter) -> tuple[PledgeSum, ...]:
    """The sums over the pledges of a list; where it is asked for by who gave or got them, over what is theirs alone."""
    told = among(db, wanted_rows(wanted, db), shared_with_others(db, wanted))
    return told.pledges.sums(told.lines)


def among(db: Reader, condition: ColumnElement[bool], shared: Collection[int] = ()) -> Told:
    """The pledges among the records of a condition; `shared` as with `shared_with_others`."""
    found = db.rows(select(donation).where(condition, _may_be_open()))
    contents = contents_of(found, parts_of(db, [int(row.id) for row in found]), vocabularies.of(db))
    balances = left_open.of(db, contents)
    relations, linked = left_open.related(db, contents)
    lines = list(every_line(db, among_ids(donation.c.id, balances), shared, as_given=True)) if balances else []
    others = {other for one in balances for other in linked.same_act(one)}.difference(balances)
    never = (Outcome.CANCELLED, Outcome.NOT_GIVEN)
    heard = every_line(db, among_ids(donation.c.id, others)) if others else ()
    lines += (line for line in heard if line.outcome in never)
    return Told(Pledges(balances, relations, linked, counted.names(db)), lines)


def _may_be_open() -> ColumnElement[bool]:
    """Whether something may be open of a record: what is to come, and what others deliver or says itself what came."""
    to_come = [(assertion.value, status.value) for assertion, status in states_of(*PLEDGED)]
    came = donation_amount.c.role == AmountRole.DELIVERED.value
    delivers = donation_link.c.kind == LinkKind.DELIVERS.value
    same = select(donation_link).where(donation_link.c.kind == LinkKind.DUPLICATE_OF.value).subquery()
    return or_(
        tuple_(donation.c.assertion, donation.c.status).in_(to_come),
        donation.c.id.in_(select(donation_amount.c.donation_id).where(came)),
        donation.c.id.in_(select(donation_link.c.b_id).where(delivers)),
        donation.c.id.in_(select(same.c.a_id).union(select(same.c.b_id))),
    )
