"""Reading a country's or group's profile: it writes itself from what is recorded."""

from __future__ import annotations

from collections.abc import Container, Iterable

from sqlalchemy import select

from app.domain.records import CountryProfile, DonationFilter, DonationRow, having
from app.domain.terms import Assertion
from app.store.reader import Reader
from app.store.reads import countries, donations, evidence, facts, notes, passages, totals
from app.store.schema import donation_party

_RECORDED = tuple(assertion for assertion in Assertion if assertion is not Assertion.NOT_GIVEN)


def profile(db: Reader, code: str) -> CountryProfile:
    """All that is recorded of a country, or of a group and its members. Raises `NotFound`."""
    info = countries.by_code(db, code)
    groups = countries.groups_of(db, info.id)
    members = countries.rows(db, members_of=info.id) if info.is_group else ()
    ids = [info.id, *(member.info.id for member in members)]
    own_facts = facts.of_country(db, info.id)
    received = DonationFilter(places=(info.code,), as_donor=False, having=having(assertion=_RECORDED))
    given = DonationFilter(places=(info.code,), as_donor=True, having=having(assertion=_RECORDED))
    not_given = DonationFilter(places=(info.code,), having=having(assertion=(Assertion.NOT_GIVEN,)))
    ways = [frozenset(donations.ids(db, one)) for one in (received, given, not_given)]
    through = frozenset(_to_groups(db, [group.id for group in groups]))
    listed = donations.by_ids(db, [*through.union(*ways)])  # at once, in the order that each of them has
    linked = evidence.passages_of(db, "country", (info.id,))
    linked += evidence.passages_of(db, "fact", [fact.id for fact in own_facts])
    return CountryProfile(
        info=info,
        groups=groups,
        members=members,
        facts=own_facts,
        received=_among(listed, ways[0]),
        given=_among(listed, ways[1]),
        not_given=_among(listed, ways[2]),
        through_groups=_among(listed, through),
        received_totals=totals.received(db, ids),
        given_totals=totals.given(db, ids),
        evidence=evidence.of(db, "country", (info.id,)).get(info.id, ()),
        passages=passages.many(db, dict.fromkeys(linked)),
        note_ids=notes.ids_on(db, "country", (info.id,)),
    )


def _among(rows: Iterable[DonationRow], ids: Container[int]) -> tuple[DonationRow, ...]:
    return tuple(row for row in rows if row.id in ids)


def _to_groups(db: Reader, group_ids: list[int]) -> list[int]:
    """The records whose recipient is one of these groups itself."""
    if not group_ids:
        return []
    rows = db.rows(
        select(donation_party.c.donation_id)
        .where(donation_party.c.country_id.in_(group_ids), countries.is_recipient())
        .distinct()
    )
    return [int(row.donation_id) for row in rows]
