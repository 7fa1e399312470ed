"""Reading what has come of pledges and what is left open of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache

from sqlalchemy import Select, or_, select

from app.domain import giving
from app.domain.came_of import CameOf
from app.domain.donations import Amount, Donation
from app.domain.language import tr
from app.domain.pledges import Balance, is_pledge
from app.domain.records import FieldPlace
from app.domain.relations import Deliveries, Relations
from app.domain.terms import PLEDGED, AmountRole, LinkKind, Outcome
from app.domain.totals import Adding, TotalLine
from app.store.among import among_given, among_ids, given, these
from app.store.reader import Reader, first_column, kept
from app.store.reads import counted, donation_tables, unsupported
from app.store.reads import disputed as disputed_reads
from app.store.reads.donation_rows import parts_of
from app.store.reads.totals import are_few, every_line, relations
from app.store.schema import donation, donation_link

_HOW_MUCH = (giving.LeftOut.RECURRING, giving.LeftOut.SHARED_COST, giving.LeftOut.NO_WORDS)
"""Why a delivery is in no sum by which not even what has come of its pledge is said."""
_TELL = (LinkKind.DELIVERS.value, LinkKind.DUPLICATE_OF.value, LinkKind.CONFLICTS.value)
"""The links by which a record may tell what has come of another."""


def related(db: Reader, contents: Mapping[int, Donation]) -> tuple[Relations, Deliveries]:
    """How all records are related, and which tell what has come of others; nothing where that says nothing of these."""
    to_come = [one for one, some in contents.items() if giving.outcome(some.assertion, some.status) in PLEDGED]
    if not (first_column(db, _a_link(), given(contents)) or first_column(db, _a_part(), given(to_come))):
        return Relations(), Deliveries(Relations())
    return kept(db, "deliveries", lambda: _all_relations(db))


@cache
def _a_link() -> Select[int]:
    """A link of one of the given records that may tell what has come of another."""
    links = donation_link.c
    of_one = or_(among_given(links.a_id), among_given(links.b_id))
    return select(links.id).where(links.kind.in_(_TELL), of_one).limit(1)


@cache
def _a_part() -> Select[int]:
    """A record that is a part of one of the given ones, or one of them that is a part."""
    of_one = or_(among_given(donation.c.id), among_given(donation.c.parent_id))
    return select(donation.c.id).where(donation.c.parent_id.is_not(None), of_one).limit(1)


def _all_relations(db: Reader) -> tuple[Relations, Deliveries]:
    found = relations(db)
    return found, Deliveries(found)


def delivered(db: Reader, contents: Mapping[int, Donation]) -> dict[int, list[int]]:
    """The records that were surely given out of each of these pledges, directly or out of its parts."""
    _, linked = related(db, contents)
    return {
        one: [other for other, sure in CameOf(linked).records(one, some).items() if sure]
        for one, some in contents.items()
    }


def of(db: Reader, contents: Mapping[int, Donation]) -> dict[int, tuple[Balance, ...]]:
    """What is left open of those of these records that are pledges, on whatever terms what came was given.

    A delivery that no passage speaks of delivers nothing, nor does an amount that no words say to be delivered. What
    of a pledge is disputed is all that is said of it; a figure of it that no words support is not known, and none is of
    one of which no passage speaks at all.
    """
    if not contents:
        return {}
    apart, linked = related(db, contents)
    pledges = {one: some for one, some in contents.items() if is_pledge(some, delivered=one in linked.pledges)}
    if not pledges:
        return {}
    came = CameOf(linked)
    names = counted.names(db)
    lines = _lines(db, {other for one, some in pledges.items() for other in came.records(one, some)})
    said = _delivered(db, {other for one, some in pledges.items() for other in came.told(one, some, lines)})
    adding = Adding(apart, names)
    supported, unknown = _as_supported(db, pledges)
    found = {one: came.balances(one, content, lines, said, adding, names) for one, content in supported.items()}
    return {one: tuple(map(_with_reason, some)) if one in unknown else some for one, some in found.items()}


def _lines(db: Reader, ids: Collection[int]) -> dict[int, list[TotalLine]]:
    """What these records say was given, on whatever terms."""
    out: dict[int, list[TotalLine]] = {}
    for line in every_line(db, among_ids(donation.c.id, sorted(ids))) if ids else ():
        if line.outcome is Outcome.GIVEN and line.out is not giving.LeftOut.NO_PASSAGE:
            if line.out in _HOW_MUCH:
                line = line._replace(low=None, high=None)
            out.setdefault(line.donation_id, []).append(line._replace(out=None, why=""))
    return out


def _delivered(db: Reader, ids: Collection[int]) -> dict[int, list[Amount]]:
    """The amounts that words say to be delivered, by their records."""
    asked = sorted(ids)
    unsaid = unsupported.delivered(db, these(asked))
    return {
        one: [
            amount.content
            for amount in parts.get("amounts", ())
            if amount.content.role is AmountRole.DELIVERED and ("amount", amount.id) not in unsaid.get(one, ())
        ]
        for one, parts in parts_of(db, asked, ("amounts",)).items()
    }


def _as_supported(db: Reader, pledges: Mapping[int, Donation]) -> tuple[dict[int, Donation], Collection[int]]:
    """Pledges as far as words say how much they are, and those of which some figure is not known for want of words."""
    asked, few = these(pledges), are_few(db)
    every = unsupported.of(db, None if few else asked)
    figures = {one: every[one] for one in pledges if one in every}
    without_passage = donation_tables.without_passage(db, asked)
    unknown: dict[int, frozenset[FieldPlace]] = {}
    out = dict(pledges)
    items = parts_of(db, sorted(without_passage.union(figures)), ("items",))
    for pledge, parts in items.items():
        ids = [one.id for one in parts.get("items", ())]
        unknown[pledge] = figures.get(pledge) or frozenset((("money", None), *(("item", one) for one in ids)))
        out[pledge] = giving.without(out[pledge], ids, unknown[pledge])
    disputed = disputed_reads.all_open_fields(db) if few else disputed_reads.open_fields_of(db, list(pledges))
    for pledge in disputed.keys() & pledges.keys():
        remaining = [one for one in disputed[pledge] if one[0].held.place not in unknown.get(pledge, ())]
        out[pledge] = disputed_reads.as_ranges(out[pledge], remaining)
    return out, unknown


def _with_reason(found: Balance) -> Balance:
    """What is left open; where that is unknown, with the reason that a figure of the pledge has no passage."""
    if found.open.known or found.open.why:
        return found
    return replace(found, open=replace(found.open, why=tr("a figure of the pledge has no passage")))
