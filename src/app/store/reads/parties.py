"""Who takes part in records, and whose words fit: what filters and questions ask of the donation table alike."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, literal, or_, select, text, true

from app.domain.language import tr_country
from app.domain.terms import Assertion, PartyRole
from app.store.reader import Reader
from app.store.reads.countries import is_recipient
from app.store.schema import actor, country, country_member, donation, donation_party


def found_by(match: str) -> Any:
    """The ids of the records whose words fit an expression of the search index, which is asked first: CROSS says so."""
    return (
        text(
            "SELECT search_row.thing_id FROM search CROSS JOIN search_row ON search_row.id = search.rowid"
            " WHERE search MATCH :words AND search_row.kind = 'donation'"
        )
        .bindparams(bindparam("words", match, unique=True))
        .columns(donation.c.id)
    )


def at_home(country_ids: Any) -> ColumnElement[bool]:
    """Whether a party belongs to one of these countries, by itself or through its actor's home."""
    resident = select(actor.c.id).where(actor.c.country_id.in_(country_ids))
    return or_(
        donation_party.c.country_id.in_(country_ids),
        and_(donation_party.c.country_id.is_(None), donation_party.c.actor_id.in_(resident)),
    )


def has_party(condition: ColumnElement[bool], as_donor: bool | None) -> ColumnElement[bool]:
    """Whether a record has such a party among those who give or receive, or with None in any role."""
    role: ColumnElement[bool] = true()
    if as_donor is not None:
        role = donation_party.c.role == PartyRole.DONOR.value if as_donor else is_recipient()
    return donation.c.id.in_(select(donation_party.c.donation_id).where(condition, role))


class Taking(NamedTuple):
    """A country, group or actor, and in how many records it takes a part."""

    id: int
    code: str
    """ISO code of a country, key of a group; empty for an actor."""
    name: str
    is_group: bool
    records: int
    with_members: bool = False
    """Whether some of its records are of the members of a group."""


Days = tuple[str, str] | None
"""The first and the last day of a time, as 2020-05-31; None for all time."""


def within(during: Days) -> ColumnElement[bool]:
    """Whether a record may be of these days."""
    if during is None:
        return true()
    start, end = donation.c.date_start, donation.c.date_end
    return and_(or_(end == "", end >= during[0]), or_(start == "", start <= during[1]))


def recipients(db: Reader, during: Days = None) -> tuple[Taking, ...]:
    """The countries, then the groups, that received something or were to, each with the records of these days that
    `DonationFilter.places` finds: those of its members are a group's too, but do not make it a recipient.
    """
    return _places(db, _received(during))


@lru_cache(maxsize=8)
def _received(during: Days) -> Select[*tuple[Any, ...]]:
    home = func.coalesce(donation_party.c.country_id, actor.c.country_id)
    received = and_(home == country.c.id, donation.c.assertion != Assertion.NOT_GIVEN.value)
    return _taken(is_recipient(), received, during)


def donors(db: Reader, most: int, during: Days = None) -> tuple[Taking, ...]:
    """Who gives in most records, at most so many: actors, and the countries and groups that are named as donors.

    Each has the records of these days that the filter of its name finds: what its actors gave is a country's too, but
    does not make it a donor.
    """
    of_actors, of_places = _giving(during)
    actors, places = _taking(db, of_actors.limit(most)), _places(db, of_places)
    return tuple(sorted((*actors, *places), key=lambda one: (-one.records, one.name.casefold()))[:most])


@lru_cache(maxsize=8)
def _giving(during: Days) -> tuple[Select[*tuple[Any, ...]], Select[*tuple[Any, ...]]]:
    """The actors that give, those in most records first, and the countries and groups that do."""
    gives = donation_party.c.role == PartyRole.DONOR.value
    records = func.count(donation_party.c.donation_id.distinct()).filter(within(during)).label("records")
    nobody = literal(0)
    actors = (
        select(actor.c.id, literal("").label("code"), actor.c.name, nobody.label("is_group"), records)
        .add_columns(nobody.label("of_members"))
        .join(donation_party, donation_party.c.actor_id == actor.c.id)
        .join(donation, donation.c.id == donation_party.c.donation_id)
        .where(gives)
        .group_by(actor.c.id)
        .order_by(records.desc(), actor.c.name.collate("NOCASE"))
    )
    return actors, _taken(gives, donation_party.c.country_id == country.c.id, during)


def _places(db: Reader, statement: Select[*tuple[Any, ...]]) -> tuple[Taking, ...]:
    """The countries, then the groups, of such a statement."""
    named = (one._replace(name=tr_country(one.name)) for one in _taking(db, statement))
    return tuple(sorted(named, key=lambda one: (one.is_group, one.name.casefold())))


def _taken(takes_part: ColumnElement[bool], itself: ColumnElement[bool], during: Days) -> Select[*tuple[Any, ...]]:
    """The countries and groups that take such a part themselves, with the records of their members as well."""
    home = func.coalesce(donation_party.c.country_id, actor.c.country_id)
    found = select(country.c.id.label("whole"), country.c.id.label("part"))
    reach = found.union(select(country_member.c.group_id, country_member.c.country_id)).subquery()
    records = donation_party.c.donation_id.distinct()
    return (
        select(country.c.id, country.c.code, country.c.name, country.c.is_group)
        .add_columns(
            func.count(records).filter(within(during)).label("records"),
            func.count(records).filter(home != country.c.id).label("of_members"),
        )
        .select_from(donation_party)
        .join(donation, donation.c.id == donation_party.c.donation_id)
        .outerjoin(actor, actor.c.id == donation_party.c.actor_id)
        .join(reach, reach.c.part == home)
        .join(country, country.c.id == reach.c.whole)
        .where(takes_part)
        .group_by(country.c.id)
        .having(func.count(records).filter(itself) > 0)
    )


def _taking(db: Reader, statement: Select[*tuple[Any, ...]]) -> tuple[Taking, ...]:
    return tuple(
        Taking(row.id, row.code, row.name, bool(row.is_group), row.records, bool(row.of_members))
        for row in db.rows(statement)
    )
