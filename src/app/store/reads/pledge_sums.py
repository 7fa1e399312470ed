"""Reading what was promised in all, what has come of it, and what is still open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_, select, tuple_

from app.domain.giving import LeftOut, left_out_words, states_of
from app.domain.pledge_sums import Pledges, PledgeSum
from app.domain.pledges import is_conditional
from app.domain.records import DonationFilter
from app.domain.terms import PLEDGED, AmountRole, LinkKind, Outcome
from app.domain.totals import TotalLine
from app.store.among import among_ids
from app.store.reader import Reader
from app.store.reads import counted, left_open, vocabularies
from app.store.reads.donation_filter import condition as wanted_rows
from app.store.reads.donation_rows import contents_of, parts_of
from app.store.reads.totals import Share, every_line, shared_with_others, shares_of
from app.store.schema import donation, donation_amount, donation_link

_NEVER = (Outcome.CANCELLED, Outcome.NOT_GIVEN)


class Told(NamedTuple):
    """What the pledges among some records state, and what makes sums of it."""

    pledges: Pledges
    lines: Sequence[TotalLine]


def of(db: Reader, wanted: DonationFilter) -> tuple[PledgeSum, ...]:
    """The sums over the pledges of a list; where it is asked for by who gave or got them, over what is theirs alone."""
    told = among(db, wanted_rows(wanted, db), shared_with_others(db, wanted))
    return told.pledges.sums(told.lines)


def received_and_given(
    db: Reader, groups: Iterable[Sequence[int]], ids: Collection[int]
) -> list[tuple[tuple[PledgeSum, ...], tuple[PledgeSum, ...]]]:
    """The sums over what was promised to the countries of each of these groups, by their ids, and by them; `ids` are
    all records in which they take part."""
    told = among(db, among_ids(donation.c.id, ids))
    if not told.lines:
        return [((), ()) for _ in groups]
    found = [told.pledges.sums(_theirs(db, share, told.lines)) for share in shares_of(db, groups)]
    return list(zip(found[::2], found[1::2], strict=True))


def _theirs(db: Reader, share: Share, lines: Sequence[TotalLine]) -> Iterator[TotalLine]:
    """Those of the lines in which somebody takes part; in no sum where others do too."""
    ids, shared = {int(row[0]) for row in db.rows(share.records())}, share.with_others(db)
    for line in lines:
        if line.donation_id in shared and line.out is None:
            yield line._replace(out=LeftOut.SHARED, why=left_out_words(LeftOut.SHARED))
        elif line.donation_id in ids or line.outcome in _NEVER:
            yield line


def among(db: Reader, condition: ColumnElement[bool], shared: Collection[int] = ()) -> Told:
    """The pledges among the records of a condition; `shared` as with `shared_with_others`."""
    found = db.rows(select(donation).where(condition, _may_be_open()))
    contents = contents_of(found, parts_of(db, [int(row.id) for row in found]), vocabularies.of(db))
    balances = left_open.of(db, contents)
    relations, linked = left_open.related(db, contents)
    lines = list(every_line(db, among_ids(donation.c.id, balances), shared, as_given=True)) if balances else []
    others = {other for one in balances for other in linked.same_act(one)}.difference(balances)
    heard = every_line(db, among_ids(donation.c.id, others)) if others else ()
    lines += (line for line in heard if line.outcome in _NEVER)
    conditional = {one for one in balances if is_conditional(contents[one])}
    return Told(Pledges(balances, relations, linked, counted.names(db), conditional), lines)


@cache
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
