"""Reading countries and groups, and how much is recorded of each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, exists, func, or_, select, text

from app.domain.by_key import by_key
from app.domain.fold import spelt
from app.domain.language import tr
from app.domain.records import CountryInfo, CountryRow
from app.domain.terms import Assertion, PartyRole
from app.store.counterparts import is_counterpart
from app.store.reader import Reader, first
from app.store.schema import actor, country, country_member, donation, donation_party, evidence, fact, note, thing
from app.store.things import of_kind

_HOME = func.coalesce(donation_party.c.country_id, actor.c.country_id)
_BY_NAME = (
    select(country)
    .where(
        or_(
            func.lower(country.c.name) == func.lower(bindparam("name")),
            country.c.code == bindparam("name"),
            text("EXISTS (SELECT 1 FROM json_each(country.aliases) AS alias WHERE lower(alias.value) = lower(:name))"),
        )
    )
    .order_by(func.lower(country.c.name) != func.lower(bindparam("name")), country.c.is_group)
)
_EVERY_NAME = select(country.c.name)
_EVERY = select(country).order_by(country.c.is_group, country.c.name)
_BY_CODE = select(country).where(func.lower(country.c.code) == bindparam("code"))
_GROUPS_OF = (
    select(country)
    .join(country_member, country_member.c.group_id == country.c.id)
    .where(country_member.c.country_id == bindparam("of"))
    .order_by(country.c.name)
)


def info_of(row: Row[Any]) -> CountryInfo:
    """The country or group in a row of its table."""
    return _info(row.id, row.code, row.is_group, row.name, row.iso3, row.aliases, row.region, row.subregion, row.as_of)


@lru_cache(maxsize=1 << 10)  # hundreds are read together, and are the same each time
def _info(
    number: int, code: str, is_group: int, name: str, iso3: str, aliases: str, region: str, subregion: str, as_of: str
) -> CountryInfo:
    return CountryInfo(number, code, bool(is_group), name, iso3, tuple(json.loads(aliases)), region, subregion, as_of)


def every(db: Reader) -> tuple[CountryInfo, ...]:
    """Every country by name, then every group."""
    return tuple(info_of(row) for row in db.rows(_EVERY))


def ids_by_code(db: Reader) -> dict[str, int]:
    """The id of every country and group by its code."""
    return {str(row.code): int(row.id) for row in db.rows(select(country.c.code, country.c.id))}


def by_code(db: Reader, code: str) -> CountryInfo:
    """The country of an alpha-2 code or the group of a code, capitals aside. Raises `NotFound`."""
    row = first(
        db.rows(_BY_CODE, {"code": code.lower()}),
        tr("There is no country or group “{code}”. Write a code such as IR or five-eyes.").format(code=code),
    )
    return info_of(row)


def named(db: Reader, name: str) -> CountryInfo | None:
    """The one country or group of this name, alias or code; None when there is none, or more than one.

    A name that none is written like is also looked for in the other spelling of its small words and signs: *Trinidad
    and Tobago*, *Cote d'Ivoire*.
    """
    rows = db.rows(_BY_NAME, {"name": name.strip()})
    exact = [row for row in rows if row.name.lower() == name.strip().lower()]
    found: Sequence[Row[Any]] = exact or rows
    if not found and (wanted := spelt(name)) != "".join(name.split()).lower():  # most names have only one spelling
        found = [row for row in db.rows(_EVERY_NAME) if spelt(row.name) == wanted]
        found = db.rows(_BY_NAME, {"name": found[0].name}) if len(found) == 1 else []
    return info_of(found[0]) if len(found) == 1 else None


def meant(db: Reader, words: str) -> CountryInfo:
    """The country or group of a name, alias or code. Raises `NotFound`, also where several bear the name."""
    return named(db, words) or by_code(db, words.strip())


def groups_of(db: Reader, country_id: int) -> tuple[CountryInfo, ...]:
    """The groups a country belongs to."""
    return tuple(info_of(row) for row in db.rows(_GROUPS_OF, {"of": country_id}))


def members(db: Reader) -> dict[str, tuple[str, ...]]:
    """The alpha-2 codes of the members of every group, by the group's code."""
    group = country.alias("of_group")
    asked = select(group.c.code.label("of"), country.c.code).select_from(country_member)
    asked = asked.join(group, group.c.id == country_member.c.group_id)
    found = db.rows(asked.join(country, country.c.id == country_member.c.country_id).order_by(country.c.code))
    out = by_key((row.of, row.code) for row in found)
    return {code: tuple(codes) for code, codes in out.items()}


def with_members(codes: Iterable[str]) -> Select[Any]:
    """The ids of these countries and groups and of the members of the groups, as a statement."""
    codes = list(codes)
    found = select(country_member.c.country_id).join(country, country.c.id == country_member.c.group_id)
    member = found.where(country.c.code.in_(codes))
    return select(country.c.id).where(or_(country.c.code.in_(codes), country.c.id.in_(member)))


def rows(db: Reader, *, groups: bool | None = None) -> tuple[CountryRow, ...]:
    """Countries and groups, or only either, with how much is recorded; those with anything come first."""
    statement = _EVERY
    if groups is not None:
        statement = statement.where(country.c.is_group == int(groups))
    counted = [{row.of: row.n for row in db.rows(one)} for one in _counts()]
    listed = [CountryRow(info_of(row), *(count.get(row.id, 0) for count in counted)) for row in db.rows(statement)]
    if any(row.info.is_group and row.recorded for row in listed):  # its page has the records of its members too
        of_all = [{row.of: row.n for row in db.rows(one)} for one in _of_groups()]
        listed = [
            replace(row, **{name: some.get(row.info.id, 0) for name, some in zip(_NAMES, of_all, strict=True)})
            if row.info.is_group and row.recorded else row
            for row in listed
        ]  # fmt: skip
    return tuple(sorted(listed, key=lambda row: not row.recorded))


_NAMES = ("received", "given", "both", "not_given", "beside")


def _records(of: Any, reach: Any = None) -> tuple[Select[Any, int], ...]:
    """Records received, given, both at once, not given, and with another part alone, by a country's or group's id."""
    asked = select(of.label("of"), func.count(donation_party.c.donation_id.distinct()).label("n"))
    asked = asked.select_from(donation_party).outerjoin(actor)
    found = asked.join(donation, donation.c.id == donation_party.c.donation_id).group_by(of)
    if reach is not None:
        found = found.join(reach, reach.c.part == _HOME)
    nothing = donation.c.assertion == Assertion.NOT_GIVEN.value
    gives = _gives(donation_party)
    both = found.where(is_recipient(), ~nothing, _has_in_it(of, reach, _gives))
    has_an_end = _has_in_it(of, reach, lambda party: or_(_gives(party), is_recipient(party)))
    aside = found.where(~gives, ~is_recipient(), ~nothing, ~has_an_end)
    return found.where(is_recipient(), ~nothing), found.where(gives, ~nothing), both, found.where(nothing), aside


def _gives(party: Any) -> Any:
    return party.c.role == PartyRole.DONOR.value


def _has_in_it(of: Any, reach: Any, is_one: Callable[[Any], Any]) -> Any:
    """Whether it also is another party of the same record, of which `is_one` holds."""
    end, who = donation_party.alias("end_party"), actor.alias("end_actor")
    home = func.coalesce(end.c.country_id, who.c.country_id)
    beneath = None if reach is None else reach.alias("end_reach")
    found = select(end.c.id).outerjoin(who, who.c.id == end.c.actor_id)
    if beneath is not None:
        found = found.join(beneath, beneath.c.part == home)
    of_end = home if beneath is None else beneath.c.whole
    return found.where(end.c.donation_id == donation_party.c.donation_id, of_end == of, is_one(end)).exists()


@cache
def _of_groups() -> tuple[Select[Any, int], ...]:
    itself = select(country.c.id.label("whole"), country.c.id.label("part")).where(country.c.is_group == 1)
    reach = itself.union(select(country_member.c.group_id, country_member.c.country_id)).subquery()
    return _records(reach.c.whole, reach)


@cache
def _counts() -> tuple[Select[Any, int], ...]:
    """What a `CountryRow` counts, each by country id."""
    of_facts = of_kind(evidence, fact.name).join(fact, fact.c.id == thing.c.row_id)
    of_themselves = select(thing.c.row_id, evidence.c.passage_id).select_from(of_kind(evidence, country.name))
    found = select(fact.c.country_id.label("of"), evidence.c.passage_id).select_from(of_facts)
    linked = found.where(~is_counterpart()).union(of_themselves.where(~is_counterpart())).subquery()
    return (
        select(fact.c.country_id.label("of"), func.count(fact.c.id).label("n")).group_by(fact.c.country_id),
        *_records(_HOME),
        select(linked.c.of, func.count().label("n")).group_by(linked.c.of),
        select(thing.c.row_id.label("of"), func.count().label("n"))
        .select_from(of_kind(note, country.name))
        .group_by(thing.c.row_id),
    )


@cache
def is_recipient(party: Any = donation_party) -> Any:
    """Whether a row of donation_party, or of an alias of it, receives: a recipient, or a beneficiary where no recipient
    is named.
    """
    other = donation_party.alias("other_party")
    named_one = exists().where(
        and_(other.c.donation_id == party.c.donation_id, other.c.role == PartyRole.RECIPIENT.value)
    )
    return or_(party.c.role == PartyRole.RECIPIENT.value, and_(party.c.role == PartyRole.BENEFICIARY.value, ~named_one))
