"""Writing the reference data: countries, groups, and their members. It is not the user's work, so no operation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from app.domain.countries import Country, CountryGroup
from app.store import search_index
from app.store.field_columns import same_named
from app.store.reads import soundness_reference
from app.store.schema import country, country_member, setting


def seed(db: Connection, countries: Iterable[Country], groups: Iterable[CountryGroup]) -> None:
    """Insert or update countries and groups, and index them. None is removed, since records may refer to it."""
    groups = tuple(groups)
    values = expected_rows(countries, groups)
    known = {row.code: row for row in db.execute(select(country))}
    added = [row for row in values if row["code"] not in known]
    if added:
        db.execute(insert(country), added)
    for row in values:
        old = known.get(row["code"])
        if old is not None and any(getattr(old, name) != value for name, value in row.items()):
            db.execute(update(country).where(country.c.id == old.id).values(row))
    ids: dict[str, int] = {row.code: row.id for row in db.execute(select(country.c.code, country.c.id))}
    for group in groups:
        db.execute(delete(country_member).where(country_member.c.group_id == ids[group.code]))
    members = [
        {"group_id": ids[group], "country_id": ids[code]} for group, code in expected_members(groups) if code in ids
    ]
    if members:
        db.execute(insert(country_member), members)
    search_index.follow(db, [("country", ids[row["code"]]) for row in values])
    written = soundness_reference.fingerprint(
        db.execute(soundness_reference.COUNTRIES).all(), db.execute(soundness_reference.MEMBERS).all()
    )
    db.execute(delete(setting).where(setting.c.key == soundness_reference.KEY))
    db.execute(insert(setting).values(key=soundness_reference.KEY, value=written))


def expected_rows(countries: Iterable[Country], groups: Iterable[CountryGroup]) -> list[dict[str, Any]]:
    """The rows for these countries and groups, without ids."""
    return [_country(c) for c in countries] + [_group(g) for g in groups]


def expected_members(groups: Iterable[CountryGroup]) -> list[tuple[str, str]]:
    """(group code, member code) of every membership."""
    return [(group.code, code) for group in groups for code in group.members]


def _country(one: Country) -> dict[str, Any]:
    spoken = (*one.aliases, *(name for _, name in one.names), *one.demonyms)
    return {"is_group": 0, "as_of": "", **same_named(country, replace(one, aliases=tuple(dict.fromkeys(spoken))))}


def _group(one: CountryGroup) -> dict[str, Any]:
    return {"is_group": 1, **dict.fromkeys(("iso3", "region", "subregion"), ""), **same_named(country, one)}
