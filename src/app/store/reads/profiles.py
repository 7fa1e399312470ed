"""Reading a country's or group's profile: it writes itself from what is recorded."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.records import CountryProfile, DonationFilter, having
from app.domain.terms import Assertion
from app.store.reader import Reader
from app.store.reads import countries, donations, evidence, facts, passages, totals
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
    linked = evidence.passages_of(db, "country", (info.id,))
    linked += evidence.passages_of(db, "fact", [fact.id for fact in own_facts])
    return CountryProfile(
        info=info,
        groups=groups,
        members=members,
        facts=own_facts,
        received=donations.rows(db, received, limit=None),
        given=donations.rows(db, given, limit=None),
        not_given=donations.rows(db, not_given, limit=None),
        through_groups=donations.by_ids(db, _to_groups(db, [group.id for group in groups])),
        received_totals=totals.received(db, ids),
        given_totals=totals.given(db, ids),
        evidence=evidence.of(db, "country", (info.id,)).get(info.id, ()),
        passages=passages.many(db, dict.fromkeys(linked)),
    )


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
