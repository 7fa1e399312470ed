"""Reading a country's or group's profile: it writes itself from what is recorded."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import cast

from sqlalchemy import select

from app.domain.records import CountryInfo, CountryProfile, CountryRow, DonationRow, FactRecord
from app.domain.terms import Assertion, PartyRole
from app.garbage import no_collecting
from app.store.reader import Reader, first_column
from app.store.reads import countries, donations, evidence, facts, nowhere, passages, pledge_sums, totals
from app.store.reads.parties import at_home
from app.store.schema import donation, donation_party


def profile(db: Reader, code: str) -> CountryProfile:
    """All that is recorded of a country, or of a group and its members. Raises `NotFound`."""
    return several(db, (countries.by_code(db, code),))[0]


@no_collecting()
def several(db: Reader, infos: Sequence[CountryInfo]) -> tuple[CountryProfile, ...]:
    """The profiles of these countries and groups. What they share, such as the records, is read once for all."""
    ids = [info.id for info in infos]
    listed = _members(db, infos)
    own = facts.of_countries(db, ids)
    pieces = evidence.of(db, "country", ids)
    groups = {info.id: countries.groups_of(db, info.id) for info in infos}
    records, read = _records(db, infos, groups, listed)
    with_members = [(one, *(row.info.id for row in listed[one])) for one in ids]
    sums = totals.received_and_given(db, with_members, read)
    pledged = pledge_sums.received_and_given(db, with_members, [int(row.id) for row in read.rows])
    beneath = {info.id: _passages(db, info, own.get(info.id, ())) for info in infos}
    known = {one.id: one for one in passages.many(db, {one: None for found in beneath.values() for one in found})}
    return tuple(
        CountryProfile(
            info=info,
            groups=groups[info.id],
            members=listed[info.id],
            facts=own.get(info.id, ()),
            received=received,
            given=given,
            not_given=not_given,
            through_groups=through,
            nowhere=to_nowhere,
            beside=beside,
            received_totals=sums[number][0],
            given_totals=sums[number][1],
            received_pledged=pledged[number][0],
            given_pledged=pledged[number][1],
            evidence=pieces.get(info.id, ()),
            passages=tuple(known[one] for one in beneath[info.id] if one in known),
        )
        for number, (info, (received, given, not_given, beside, through, to_nowhere)) in enumerate(
            zip(infos, records, strict=True)
        )
    )


def _passages(db: Reader, info: CountryInfo, own: Sequence[FactRecord]) -> dict[int, None]:
    """The ids of the passages under a country and its facts, in the order of sources and text."""
    linked = evidence.passages_of(db, "country", (info.id,))
    return dict.fromkeys((*linked, *evidence.passages_of(db, "fact", [fact.id for fact in own])))


def _members(db: Reader, infos: Sequence[CountryInfo]) -> dict[int, tuple[CountryRow, ...]]:
    """The members of those that are groups."""
    groups = [info for info in infos if info.is_group]
    codes, every = (countries.members(db), countries.rows(db)) if groups else ({}, ())
    out = {info.id: frozenset(codes.get(info.code, ())) for info in groups}
    return {info.id: tuple(row for row in every if row.info.code in out.get(info.id, ())) for info in infos}


_Records = tuple[tuple[DonationRow, ...], ...]


def _records(
    db: Reader,
    infos: Sequence[CountryInfo],
    groups: Mapping[int, tuple[CountryInfo, ...]],
    members: Mapping[int, tuple[CountryRow, ...]],
) -> tuple[list[_Records], totals.Listed]:
    """Of each the records received, given, not given, with another part, of what went to its groups, and of what may
    have gone to it; and what sums ask of them."""
    asked: list[tuple[Collection[int], ...]] = []
    for info in infos:
        to_groups = _to_groups(db, [group.id for group in groups[info.id]])
        may_be = nowhere.near(db, (info.id, *(row.info.id for row in members[info.id])))
        asked.append((*_ids(db, info), to_groups, may_be))
    every, read = donations.listed(db, sorted(set[int]().union(*(ids for some in asked for ids in some))))
    return [tuple(tuple(row for row in every if row.id in ids) for ids in some) for some in asked], read


def _ids(db: Reader, info: CountryInfo) -> list[set[int]]:
    """Those of the records received, given, not given, and with another part, in one statement."""
    of = donation_party.c
    parts = select(of.donation_id, of.role == PartyRole.DONOR.value, countries.is_recipient(), donation.c.assertion)
    taking = parts.join(donation).where(at_home(countries.with_members((info.code,))))
    received, given, not_given, beside = (set[int]() for _ in range(4))
    for donation_id, gives, receives, said in cast("Sequence[tuple[int, bool, bool, str]]", db.rows(taking)):
        if said == Assertion.NOT_GIVEN.value:
            not_given.add(donation_id)
        else:
            (given if gives else received if receives else beside).add(donation_id)
    return [received, given, not_given, beside - received - given]


def _to_groups(db: Reader, group_ids: list[int]) -> frozenset[int]:
    """The records whose recipient is one of these groups itself."""
    if not group_ids:
        return frozenset()
    of = donation_party.c
    received = select(of.donation_id).where(of.country_id.in_(group_ids), countries.is_recipient())
    return frozenset(first_column(db, received.distinct()))
