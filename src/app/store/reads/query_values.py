"""Suggests filter values that begin with what is typed: those in use in the workspace, and those of fixed lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import Column, ColumnElement, func, select

from app.domain.fields import RECORD
from app.domain.fold import fold
from app.domain.language import tr, tr_term
from app.domain.query import Query
from app.domain.question_fields import Ask, Asked
from app.domain.question_values import COMPANY, by_spelling, company_words, not_there
from app.domain.terms import Outcome, PartyRole, Status
from app.domain.vocabularies import ACTOR_KIND, CATEGORY, COMPANIES
from app.store.field_columns import column_names
from app.store.reader import Reader, first_column
from app.store.reads import vocabularies
from app.store.reads.countries import is_recipient
from app.store.reads.query import is_known, of_records
from app.store.reads.tags import codebook
from app.store.schema import actor, claim, country, donation, donation_item, donation_party, fact, own_field, source

MOST = 400
"""So many values of a kind are looked through, the most frequent first."""


Within = ColumnElement[bool] | None
"""Of which records the values are; None for all."""


def values(db: Reader, asked: Asked, begun: str, rest: Query, most: int = 8) -> tuple[tuple[str, str], ...]:
    """(value, what it means) of those that begin as is typed, or of which a word does.

    First those in use in the records that the rest of the question leaves, the most used before the others.
    """
    wanted = fold(begun)
    within = of_records(db, rest) if rest.conditions and asked.ask in _BY_USE else None
    found = _all(db, asked, within)
    every = found if within is None else (*found, *_all(db, asked, None))
    fitting = [(value, says) for value, says in every if value and _begins(f"{value} {says}", wanted)]
    fitting.sort(key=lambda one: not fold(one[0]).startswith(wanted))
    return tuple(dict(fitting[: most * 2]).items())[:most]


def unknown(db: Reader, query: Query) -> tuple[str, ...]:
    """Of each name in a question that nobody and nothing here has, that it is so, with those that are spelt nearly so.

    Such a question has an answer all the same: what it asks for may have been there when it was saved.
    """
    return tuple(
        not_there(value.text, by_spelling(_names(db, one.asked)), tr(one.asked.label))
        for one in query.conditions
        if one.asked is not None and one.asked.ask in (Ask.PARTY, Ask.THING, Ask.SOURCE)
        for value in one.values
        if not is_known(db, one.asked, value.text)
    )


def _names(db: Reader, asked: Asked) -> Iterable[str]:
    if asked.ask is Ask.SOURCE:
        return [title for _, title in _all(db, asked, None)]
    used = [name for name, _ in _all(db, asked, None) if name]
    if asked.ask is Ask.THING:
        return [*used, *(word for name in used for word in name.split() if len(word) > _SHORT)]
    return [name for name, _ in (*_countries(db, _COUNTRY), *((name, "") for name in used))]


_SHORT = 3
_COUNTRY = Asked("country", "", Ask.COUNTRY)


def _begins(words: str, wanted: str) -> bool:
    folded = fold(words)
    return folded.startswith(wanted) or any(word.startswith(wanted) for word in re.split(r"[\s_/.-]+", folded))


_BY_USE = frozenset((Ask.PARTY, Ask.THING, Ask.MONEY))


def _all(db: Reader, asked: Asked, within: Within) -> Iterable[tuple[str, str]]:
    """Every value that can be filtered by, with its label; of the records `within`, or of all."""
    match asked.ask:
        case Ask.TERM:
            return _terms(db, asked)
        case Ask.OUTCOME:
            return [(one.value, tr_term(one)) for one in dict.fromkeys((*Outcome, *Status))]
        case Ask.YES_NO:
            return [("yes", ""), ("no", "")]
        case Ask.PARTY:
            return _parties(db, asked, within)
        case Ask.COUNTRY | Ask.REGION | Ask.FACT:
            return _facts(db, asked) if asked.ask is Ask.FACT else _countries(db, asked)
        case Ask.THING:
            ids = None if within is None else donation_item.c.donation_id.in_(select(donation.c.id).where(within))
            return [(name, "") for name in _in_use(db, donation_item.c.item, ids)]
        case Ask.TAG:
            return [(one.path, one.content.definition) for one in codebook(db)]
        case Ask.SOURCE:
            return [(str(row.id), row.title) for row in db.rows(select(source.c.id, source.c.title).limit(MOST))]
        case Ask.MONEY:
            return [(code, tr("currency")) for code in _in_use(db, donation.c.money_currency, within)]
        case Ask.HAS:
            own = ((str(row.key), str(row.name)) for row in db.rows(select(own_field.c.key, own_field.c.name)))
            return [*((one.key, tr(one.label)) for one in RECORD if column_names(one)), *own]
        case Ask.WORDS:
            return [(name, "") for name in _words(db, asked)]
        case _:
            return ()


def _terms(db: Reader, asked: Asked) -> Sequence[tuple[str, str]]:
    if asked.terms is not None:
        return [(one.value, tr_term(one)) for one in asked.terms]
    known = vocabularies.of(db).of(asked.vocabulary)
    terms = [(one.key, one.display_name) for one in known.values()]
    return [(COMPANY, company_words()), *terms] if asked.vocabulary == ACTOR_KIND and COMPANIES & {*known} else terms


def _in_use(db: Reader, column: Column[str], where: Within = None) -> list[str]:
    found = select(column).group_by(column).order_by(func.count().desc()).limit(MOST)
    found = found if where is None else found.where(where)
    return list(first_column(db, found))


def _parties(db: Reader, asked: Asked, within: Within) -> list[tuple[str, str]]:
    name = func.coalesce(actor.c.name, func.nullif(donation_party.c.name, ""), country.c.name)
    found = (
        select(name.label("name"), func.coalesce(func.max(actor.c.kind), "").label("kind"))
        .select_from(donation_party)
        .outerjoin(actor)
        .outerjoin(country, country.c.id == donation_party.c.country_id)
        .group_by(name)
        .order_by(func.count().desc())
        .limit(MOST)
    )
    if within is not None:
        found = found.where(donation_party.c.donation_id.in_(select(donation.c.id).where(within)))
    if asked.role is PartyRole.RECIPIENT:
        found = found.where(is_recipient())
    elif asked.role is not None:
        found = found.where(donation_party.c.role == asked.role.value)
    return [(str(row.name), row.kind.replace("_", " ")) for row in db.rows(found)]


def _countries(db: Reader, asked: Asked) -> list[tuple[str, str]]:
    """Those of which most parties are first."""
    home = func.coalesce(actor.c.country_id, donation_party.c.country_id).label("home")
    joined = select(home, func.count().label("n")).outerjoin(actor, actor.c.id == donation_party.c.actor_id)
    used = joined.group_by(home).subquery()
    found = select(country.c.code, country.c.name, country.c.region, country.c.subregion, country.c.is_group)
    found = found.outerjoin(used, used.c.home == country.c.id)
    rows = db.rows(found.order_by(func.coalesce(used.c.n, 0).desc(), country.c.id))
    if asked.ask is Ask.COUNTRY:
        return [(str(row.name), str(row.code)) for row in rows]
    regions = dict.fromkeys(str(row.region) for row in rows if row.region)
    parts = dict.fromkeys(str(row.subregion) for row in rows if row.subregion)
    return [(name, "") for name in {**regions, **parts}]


def _facts(db: Reader, asked: Asked) -> list[tuple[str, str]]:
    keys = [key for key in vocabularies.of(db).of(CATEGORY) if key.casefold() == asked.category.casefold()]
    found = select(fact.c.value, fact.c.field).where(fact.c.category.in_(keys)).distinct().limit(MOST)
    return [(str(row.value), str(row.field)) for row in db.rows(found)]


def _words(db: Reader, asked: Asked) -> list[str]:
    if asked.name == "claim.by":
        return _in_use(db, claim.c.asserted_by)
    if asked.name == "unit":
        return _in_use(db, donation_item.c.unit)
    if asked.name.endswith(".place"):
        return _in_use(db, donation_party.c.place)
    return []
