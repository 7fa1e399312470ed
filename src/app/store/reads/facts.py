"""Reading facts about countries and groups, with their evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from app.domain.by_key import by_key
from app.domain.facts import Fact
from app.domain.fields import FACT, made
from app.domain.language import tr
from app.domain.records import FactRecord
from app.domain.vocabularies import CATEGORY, Term, Vocabularies
from app.store.among import among_ids
from app.store.field_columns import from_row
from app.store.reader import Reader, first, first_column
from app.store.reads import evidence, reviews, vocabularies
from app.store.schema import country, fact

_FACT = select(fact, country.c.code, country.c.name).join(country)
_EVERY = _FACT.order_by(country.c.is_group, country.c.name, fact.c.id)


def every(db: Reader) -> tuple[FactRecord, ...]:
    """All facts, by country, then category."""
    return _filled(db, db.rows(_EVERY))


def ids(db: Reader) -> tuple[int, ...]:
    """The ids of all facts, in the order of `every`."""
    return tuple(int(row.id) for row in _in_order(db.rows(_EVERY), vocabularies.of(db)))


def many(db: Reader, wanted: Sequence[int]) -> tuple[FactRecord, ...]:
    """These facts, in the order of `every`."""
    return _filled(db, db.rows(_EVERY.where(fact.c.id.in_(list(wanted)))))


def of_country(db: Reader, country_id: int) -> tuple[FactRecord, ...]:
    """The facts of one country or group, by category."""
    return of_countries(db, (country_id,)).get(country_id, ())


def of_countries(db: Reader, country_ids: Sequence[int]) -> dict[int, tuple[FactRecord, ...]]:
    """The facts of each of these countries and groups, by category."""
    rows = db.rows(_FACT.where(among_ids(fact.c.country_id, country_ids)).order_by(fact.c.id))
    found = _filled(db, rows)
    of = {int(row.id): int(row.country_id) for row in rows}
    out = by_key((of[one.id], one) for one in found)
    return {country_id: tuple(some) for country_id, some in out.items()}


def one(db: Reader, fact_id: int) -> FactRecord:
    """One fact. Raises `NotFound`."""
    return first(
        _filled(db, db.rows(_FACT.where(fact.c.id == fact_id))), tr("This fact is no longer in the workspace.")
    )


def _filled(db: Reader, rows: Sequence[Row[Any]]) -> tuple[FactRecord, ...]:
    if not rows:
        return ()
    ids = [int(row.id) for row in rows]
    pieces, reviewed, known = evidence.of(db, fact.name, ids), reviews.of(db, fact.name, ids), vocabularies.of(db)
    return tuple(
        FactRecord(row.id, row.uid, content_in(row, known), row.name, pieces.get(row.id, ()), reviewed.get(row.id, ()))
        for row in _in_order(rows, known)
    )


def _in_order(rows: Sequence[Row[Any]], known: Vocabularies) -> list[Row[Any]]:
    """Rows by their countries, as these come, and within one by category."""
    order = {code: number for number, code in enumerate(dict.fromkeys(row.code for row in rows))}
    return sorted(rows, key=lambda row: (order[row.code], known.term(CATEGORY, row.category).place, row.id))


def content_in(row: Row[Any], known: Vocabularies) -> Fact:
    """What a row of the fact table says, with the code of its country."""
    return made(Fact, {"country": row.code, **from_row(FACT, row, known)}, FACT)


def categories(db: Reader) -> tuple[Term, ...]:
    """The categories of which anything is recorded, in the order of their vocabulary."""
    used = set(first_column(db, select(fact.c.category).distinct()))
    return tuple(term for key, term in vocabularies.of(db).of(CATEGORY).items() if key in used)
