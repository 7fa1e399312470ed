"""Reading the vocabularies of a workspace: the terms by which other rows are read, and all that is said of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Row, func, literal, or_, select, union_all

from app.domain.by_key import by_key
from app.domain.errors import NotFound
from app.domain.language import tr
from app.domain.vocabularies import (
    AID_KIND,
    GIVING,
    STANDARDS,
    Term,
    TermContent,
    TermRow,
    Vocabularies,
    Vocabulary,
    is_programs,
)
from app.store.fast_statements import Quick
from app.store.reader import Reader, first_column, kept
from app.store.schema import operation_change, own_field, own_value, term, vocabulary
from app.store.term_columns import columns_of, holding

_COLUMNS = (
    term.c.id, term.c.key, term.c.name, term.c.given, term.c.parent_id, term.c.counts, term.c.retired, term.c.ordinal,
)  # fmt: skip
_TERMS = Quick(
    select(*_COLUMNS, vocabulary.c.key.label("vocabulary"))
    .join(vocabulary, vocabulary.c.id == term.c.vocabulary_id)
    .order_by(term.c.ordinal, term.c.id)
)


def of(db: Reader, *, also_gone: bool = False) -> Vocabularies:
    """The terms of the workspace, by which what its columns hold is read; for the history also those that are gone."""
    if also_gone:
        return Vocabularies((*_gone(db), *_terms(db).values()))
    return kept(db, "vocabularies", lambda: _known(tuple(db.rows(_TERMS))))


@lru_cache(maxsize=8)
def _known(rows: tuple[Row[Any], ...]) -> Vocabularies:
    return Vocabularies(tuple(_read(rows).values()))


def _gone(db: Reader) -> Iterator[Term]:
    """The terms that were removed or merged into others, as they were last."""
    keys = {row.id: row.key for row in db.rows(select(vocabulary.c.id, vocabulary.c.key))}
    last = select(operation_change.c.before).where(
        operation_change.c.tbl == term.name, operation_change.c.before.is_not(None), operation_change.c.after.is_(None)
    )
    for row in db.rows(last.order_by(operation_change.c.id)):
        image = json.loads(row.before)
        yield Term(keys[image["vocabulary_id"]], image["key"], image["name"], bool(image["given"]))


def _terms(db: Reader) -> Mapping[int, Term]:
    """Every term by the id of its row."""
    return _read(db.rows(_TERMS))


def _read(rows: Sequence[Row[Any]]) -> Mapping[int, Term]:
    out: dict[int, Term] = {}
    for row in sorted(rows, key=lambda row: row.parent_id is not None):  # a parent has none itself
        out[row.id] = Term(
            row.vocabulary, row.key, row.name, bool(row.given), row.ordinal, out.get(row.parent_id),
            bool(row.counts), bool(row.retired),
        )  # fmt: skip
    return out


@cache
def is_no_gift() -> ColumnElement[bool]:
    """Whether a record's kind of aid or terms of giving are such as enter no total."""
    out: list[ColumnElement[bool]] = []
    for key in (AID_KIND, GIVING):
        lent = select(term.c.key).join(vocabulary).where(vocabulary.c.key == key, term.c.counts == 0)
        out += [column.in_(lent) for column in columns_of(key)]
    return or_(*out)


def vocabularies(db: Reader) -> tuple[Vocabulary, ...]:
    """Every vocabulary with its terms, in their order, and how often each is used."""
    known, uses = _terms(db), _uses(db)
    rows = by_key(
        (row.vocabulary_id, TermRow(row.id, one, _content(row, one), uses.get((one.vocabulary, one.key), ())))
        for row in db.rows(select(term).order_by(term.c.ordinal, term.c.id))
        for one in (known[row.id],)
    )
    fields: dict[int, str] = {}
    for row in db.rows(select(own_field.c.vocabulary_id, own_field.c.name).order_by(own_field.c.id)):
        fields.setdefault(row.vocabulary_id, row.name)
    return tuple(
        Vocabulary(row.id, row.key, *_called(row, fields), tuple(rows.get(row.id, ())))
        for row in db.rows(select(vocabulary).order_by(vocabulary.c.ordinal, vocabulary.c.id))
        if is_programs(row.key) or row.id in fields
    )


def _called(row: Row[Any], fields: Mapping[int, str]) -> tuple[str, str]:
    """The name of a vocabulary, and what is said of it; that of a field is called as the field is."""
    if is_programs(row.key):
        return tr(row.name), tr(row.description) if row.description else ""
    return fields[row.id], tr("What “{field}” of a record is chosen from.").format(field=fields[row.id])


def term_ids(db: Reader, key: str) -> tuple[int, ...]:
    """The ids of the terms of a vocabulary, kinds of others first."""
    asked = select(term.c.id).join(vocabulary).where(vocabulary.c.key == key)
    return first_column(db, asked.order_by(term.c.parent_id.is_(None), term.c.id))


def one(db: Reader, key: str) -> Vocabulary:
    """A vocabulary by its key. Raises `NotFound`."""
    for found in vocabularies(db):
        if found.key == key:
            return found
    raise NotFound(tr("There is no vocabulary “{key}” in this workspace.").format(key=key))


def _content(row: Row[Any], one: Term) -> TermContent:
    codes = json.loads(row.codes)
    held = tuple((standard, codes[standard]) for standard in STANDARDS if codes.get(standard))
    description, parent = tr(row.description) if row.description else "", "" if one.parent is None else one.parent.key
    return TermContent(one.display_name, description, held, parent, one.counts, one.retired)


@cache
def _used() -> Quick:
    held = [
        select(literal(key).label("vocabulary"), literal(column.table.name).label("tbl"), column.label("key"))
        for key, column in holding()
    ]
    held.append(
        select(vocabulary.c.key.label("vocabulary"), literal("donation").label("tbl"), term.c.key.label("key"))
        .select_from(own_value)
        .join(term)
        .join(vocabulary)
    )
    every = union_all(*held).subquery()
    return Quick(select(*every.c, func.count().label("uses")).group_by(*every.c).order_by(every.c.tbl))


def _uses(db: Reader) -> dict[tuple[str, str], tuple[tuple[str, int], ...]]:
    """The tables whose rows have a term, with how many, by vocabulary and key."""
    out: dict[tuple[str, str], tuple[tuple[str, int], ...]] = {}
    for row in db.rows(_used()):
        key = (row.vocabulary, row.key)
        out[key] = (*out.get(key, ()), (row.tbl, int(row.uses)))
    return out
