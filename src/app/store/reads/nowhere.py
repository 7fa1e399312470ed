"""Gifts of which nobody who got them has a country, so that they are in no country's sum, and of which each may be.

Organisations of many states and groups of people all over the world have none, and are not meant. What a source that
tells of gifts to many countries leaves out may be any of them, which says nothing of one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Select, and_, func, or_, select

from app.domain.by_key import sets_by_key
from app.domain.terms import Assertion
from app.domain.vocabularies import GROUP
from app.store.among import among_ids, every
from app.store.reader import Reader, first_column, kept
from app.store.reads.countries import is_recipient
from app.store.reads.evidence import sources_of
from app.store.schema import actor, donation, donation_party, table_row

MOST = 10
"""A source tells of gifts to so many countries at most."""
_OF_MANY_STATES = "international_organization", GROUP.key
_HOME = func.coalesce(donation_party.c.country_id, actor.c.country_id)
_KIND = func.coalesce(actor.c.kind, donation_party.c.kind)
_DONATION = donation_party.c.donation_id
_GETS = donation_party.join(actor, actor.c.id == donation_party.c.actor_id, isouter=True)


def near(db: Reader, country_ids: Collection[int]) -> frozenset[int]:
    """The ids of such gifts that may have gone to one of these countries: what else their sources tell of went there,
    or, of a text, to no country that is named."""
    places = kept(db, "nowhere", lambda: _places(db))
    return frozenset(one for one, countries in places.items() if not countries or not countries.isdisjoint(country_ids))


def _places(db: Reader) -> Mapping[int, frozenset[int]]:
    """The countries to which went what else the sources of each such gift tell of."""
    placed = select(_DONATION).select_from(_GETS).where(is_recipient())
    placed = placed.where(or_(_HOME.is_not(None), _KIND.in_(_OF_MANY_STATES)))
    given = and_(donation.c.assertion == Assertion.GIVEN.value, donation.c.in_totals != 0)
    found = first_column(db, select(donation.c.id).where(given, donation.c.id.not_in(placed)))
    if not found:
        return {}
    of_tables = _countries(db, _told_in_tables(), found)
    return {one: some for one, some in of_tables.items() if some} | _countries(db, _told_in_texts(), found)


def _countries(db: Reader, told: Select[*tuple[Any, ...]], records: Collection[int]) -> dict[int, frozenset[int]]:
    """For those of the records that a source tells of: the countries of its others, unless they are many."""
    sources = _pairs(db, told.where(among_ids(told.selected_columns[0], records)))
    others = told.where(among_ids(told.selected_columns[1], {source for _, source in sources})).subquery()
    others_in = _GETS.join(others, others.c.donation_id == _DONATION)
    homes = select(others.c.told_in, _HOME).select_from(others_in).distinct()
    countries = sets_by_key(_pairs(db, homes.where(is_recipient(), _HOME.is_not(None))))
    out: dict[int, frozenset[int]] = {}
    for one, source in sources:
        some = countries.get(source, set())
        if len(some) <= MOST:
            out[one] = out.get(one, frozenset()).union(some)
    return out


def _told_in_texts() -> Select[*tuple[Any, ...]]:
    """Each record with the sources of its evidence."""
    told = sources_of(every).subquery()
    return select(told.c.id.label("donation_id"), told.c.key.label("told_in"))


def _told_in_tables() -> Select[*tuple[Any, ...]]:
    """Each record with the table of its row."""
    return select(table_row.c.donation_id, table_row.c.table_id.label("told_in"))


def _pairs(db: Reader, statement: Select[*tuple[Any, ...]]) -> list[tuple[int, int]]:
    return [(one, other) for one, other in cast("Sequence[tuple[int, int]]", db.rows(statement))]
