"""How each kind of thing is stored: its table, the columns that name it, and what search indexes.

The counterpart of `domain/kinds.py`, with the same keys: that module describes a kind as users see it, this one maps it
to columns.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, reduce
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, Row, Table, case, func, or_, select

from app.domain.fields import FACT, RECORD, Fields, Kind
from app.domain.own_fields import OwnType
from app.domain.terms import PartyRole
from app.store.among import among_given, given
from app.store.fast_statements import Quick
from app.store.field_columns import column_names
from app.store.parts import STORED_PARTS, first_party
from app.store.schema import (
    actor,
    actor_alias,
    claim,
    collection,
    counted_name,
    country,
    donation,
    donation_amount,
    donation_date,
    donation_item,
    donation_party,
    fact,
    note,
    own_field,
    own_value,
    passage,
    source,
    source_version,
    table_file,
    tag,
    term,
    vocabulary,
)


class Found(NamedTuple):
    """What search indexes for a kind, and what it shows for a hit."""

    document: Callable[[Connection, Row[Any]], Iterable[str]]
    """The indexed words of a row: first its title, then all others."""
    title: Any
    words: Any
    """SQL: the title of a hit, and the text that is shown."""
    many: Callable[[Connection, Sequence[int]], Mapping[int, Iterable[str]]] | None = None
    """The indexed words of many rows at once, by id, for kinds with very many rows."""
    parts: tuple[Table, ...] = ()
    """Tables whose rows are indexed with the thing they belong to, referenced by *donation_id* or the like."""
    names: tuple[tuple[Column[Any], Column[Any]], ...] = ()
    """Other things whose names are indexed too: (column that references one, column of the own id)."""


class Stored(NamedTuple):
    """How one kind is stored. SQL is given as expressions over `rows`."""

    table: Table
    heads: tuple[str, ...] = ()
    """The columns that together name a row, also in an image of the journal."""
    label: Any = None
    """SQL: the short label, such as *D-22*, *Iran · cases* or *Huawei*; None for a row that is no thing."""
    more: Any = ""
    """SQL: further text beside the label, such as the title of a record."""
    beside: tuple[Table, Any] | None = None
    """Another table whose columns the label needs, and how it is joined."""
    named_by: tuple[str, ...] = ()
    """The columns of names by which links refer to it."""
    found: Found | None = None
    uid: str = "uid"
    """The column that identifies it across workspaces."""
    line: Any = None
    """SQL: a longer label, for where there is room; None if there is none."""
    assertion: Any = ""
    """SQL: the assertion of a record."""
    letters: Any = ""
    """SQL: the code of its country."""
    giver: Any = ""
    receiver: Any = ""
    """SQL: the first donor and the first recipient of a record."""

    @property
    def rows(self) -> Any:
        """The FROM clause for `label` and the other expressions."""
        return self.table if self.beside is None else self.table.join(*self.beside)


def _of_source(_db: Connection, row: Row[Any]) -> Iterable[str]:
    return (row.title, *json.loads(row.authors), row.series, row.number, row.publisher, *json.loads(row.topics),
            row.caption)  # fmt: skip


def _of_tag(_db: Connection, row: Row[Any]) -> Iterable[str]:
    prose = (row.definition, row.when_to_use, row.when_not)
    return (row.name, *json.loads(row.aliases), *prose, *json.loads(row.examples))


def _of_donation(db: Connection, row: Row[Any]) -> Iterable[str]:
    return _of_donations(db, (row.id,))[row.id]


def _of_donations(db: Connection, ids: Sequence[int]) -> Mapping[int, list[str]]:
    words = {donation_id: list(parts) for donation_id, *parts in _words_of_records().run(db, given(ids))}
    for found in _WORDS_OF_PARTS:
        for donation_id, *parts in found.run(db, given(words)):
            words[donation_id] += filter(None, parts)
    return words


@cache
def _words_of_records() -> Quick:
    held = (donation.c[name] for name in ("id", "title", "ref", *_searched(RECORD[1:])))
    return Quick(select(*held).where(among_given(donation.c.id)))


_WORDS_OF_PARTS = (
    *(
        Quick(
            part.searched.with_only_columns(part.table.c.donation_id, *part.searched.selected_columns).where(
                among_given(part.table.c.donation_id)
            )
        )
        for part in STORED_PARTS
    ),
    Quick(
        select(own_value.c.donation_id, own_value.c.words)
        .join(own_field)
        .where(or_(*(own_field.c.type == one.value for one in (OwnType.TEXT, OwnType.NUMBER, OwnType.DATE))))
        .where(among_given(own_value.c.donation_id))
    ),
)


def _of_fact(db: Connection, row: Row[Any]) -> Iterable[str]:
    of = db.scalar(select(country.c.name).where(country.c.id == row.country_id))
    return (f"{of} {row.field}", *(getattr(row, name) for name in _searched(FACT)))


def _searched(fields: Fields) -> list[str]:
    """The indexed columns of fields: texts, and amounts and dates as stated."""
    worded = (Kind.TEXT, Kind.MONEY, Kind.DATE, Kind.COUNT)
    held = [column_names(field) for field in fields if field.searched and field.kind in worded]
    return [next((name for name in names if name.endswith("_as_stated")), names[0]) for names in held if names]


def _prose() -> ColumnElement[str]:
    """The text of a record shown for a hit: its indexed texts without the title."""
    texted = (field.key for field in RECORD[1:] if field.kind is Kind.TEXT and field.searched)
    texts: list[ColumnElement[str]] = [donation.c[key] for key in texted]
    own = select(func.group_concat(own_value.c.words, " ")).where(
        own_value.c.donation_id == donation.c.id,
        own_value.c.field_id.in_(select(own_field.c.id).where(own_field.c.type == OwnType.TEXT.value)),
    )
    texts.append(func.coalesce(own.scalar_subquery(), ""))
    return reduce(lambda before, text: before + " " + text, texts)


def _of_actor(db: Connection, row: Row[Any]) -> Iterable[str]:
    aliases = db.scalars(select(actor_alias.c.alias).where(actor_alias.c.actor_id == row.id)).all()
    return (row.name, *aliases, row.note)


def _of_note(_db: Connection, row: Row[Any]) -> Iterable[str]:
    return (row.title, row.body)


def _of_country(_db: Connection, row: Row[Any]) -> Iterable[str]:
    return (row.name, row.code, row.iso3, *json.loads(row.aliases))


_LETTERS = case((country.c.is_group == 0, country.c.code), else_="")
STORED: dict[str, Stored] = {}
"""How every kind that has a name is stored, by its key."""


def register(*kinds: Stored) -> None:
    """Register kinds of things, each under the name of its table."""
    for one in kinds:
        STORED[one.table.name] = one


register(
    Stored(
        tag, ("name",), tag.c.name, named_by=("name",), found=Found(_of_tag, tag.c.name, tag.c.definition)
    ),
    Stored(
        source, ("title",), source.c.title, named_by=("title",),
        found=Found(_of_source, source.c.title, source.c.publisher),
    ),
    Stored(source_version, ("file_name",)),
    Stored(collection, ("name",)),
    Stored(passage, ("quote",), passage.c.quote),
    Stored(claim, ("kind",)),
    Stored(
        note, ("title", "body"), note.c.title, named_by=("title",),
        found=Found(_of_note, note.c.title, note.c.body),
    ),
    Stored(
        donation, ("ref", "title"), donation.c.ref, donation.c.title, named_by=("ref",), assertion=donation.c.assertion,
        line=donation.c.ref + " " + donation.c.title,
        giver=first_party(PartyRole.DONOR), receiver=first_party(PartyRole.RECIPIENT),
        found=Found(
            _of_donation,
            donation.c.ref + " · " + donation.c.title,
            func.trim(_prose()),
            _of_donations,
            (*(part.table for part in STORED_PARTS), own_value),
            tuple(
                (part.table.c[name], part.table.c.donation_id)
                for part in STORED_PARTS for name in ("actor_id", "country_id") if name in part.table.c
            ),
        ),
    ),
    Stored(table_file, ("name",)),
    Stored(donation_party, ("role", "name")),
    Stored(donation_item, ("item",)),
    Stored(donation_amount, ("role", "as_stated")),
    Stored(donation_date, ("event", "as_stated")),
    Stored(
        actor, ("name",), actor.c.name, actor.c.name, named_by=("name",),
        found=Found(_of_actor, actor.c.name, actor.c.note, None, (actor_alias,)),
    ),
    Stored(actor_alias, ("alias",)),
    Stored(
        country, ("name",), country.c.name, country.c.name, named_by=("name", "code"),
        found=Found(_of_country, country.c.name, country.c.code), uid="code", letters=_LETTERS,
    ),
    Stored(
        fact, ("field", "value"), country.c.name + " · " + fact.c.field, fact.c.value,
        (country, country.c.id == fact.c.country_id), letters=_LETTERS,
        found=Found(
            _of_fact, country.c.name + " · " + fact.c.field, fact.c.value, names=((fact.c.country_id, fact.c.id),)
        ),
    ),
    Stored(counted_name, ("name",)),
    Stored(own_field, ("name",)),
    Stored(vocabulary, ("name",)),
    Stored(term, ("name",)),
)  # fmt: skip


def searched() -> dict[str, Found]:
    """What search finds besides the texts of sources, by kind."""
    return {key: one.found for key, one in STORED.items() if one.found is not None}


def heads_of(key: str) -> tuple[str, ...]:
    """The columns that together name a row of a table; empty for rows named by what they join."""
    return STORED[key].heads if key in STORED else ()
