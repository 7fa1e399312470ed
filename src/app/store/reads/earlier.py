"""What a thing said before an operation, from the image the journal keeps of its row."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from types import SimpleNamespace
from typing import Any

from sqlalchemy import TypeDecorator, select

from app.domain.codebook import TagContent
from app.domain.fields import FACT, RECORD, Fields, Kind, of_table
from app.domain.parts import PARTS
from app.domain.sources import SourceMeta
from app.domain.vocabularies import ACTOR_KIND, Vocabularies
from app.store.reader import Reader
from app.store.reads import actors, donation_rows, donations, facts, notes, own_fields, sources, tags, vocabularies
from app.store.reads.field_words import label_of
from app.store.schema import metadata, operation_change, own_value

_TOGETHER = {"figure": ("low", "high", "qualifier", "unit"), "of": ("of",)}
"""Labels that stand for several columns, and the attributes of the content that hold them."""


def _names(content: type[Any]) -> set[str]:
    return {field.name for field in fields(content)}


def _tag(row: Any, _now: Any, _known: Vocabularies) -> Any:
    return tags.content_in(row)


def _fact(row: Any, now: Any, known: Vocabularies) -> Any:
    row.code = now.country
    return facts.content_in(row, known)


def _donation(row: Any, now: Any, known: Vocabularies) -> Any:
    return replace(donation_rows.content_of(row, {}, known), **{kind.key: kind.of(now) for kind in PARTS})


def _note(row: Any, now: Any, _known: Vocabularies) -> Any:
    return replace(now, title=row.title, body=row.body)


def _actor(row: Any, now: Any, known: Vocabularies) -> Any:
    return replace(now, name=row.name, kind=known.term(ACTOR_KIND, row.kind), note=row.note)


_NOW: dict[str, Callable[[Reader, int], Any]] = {
    "tag": tags.content_of,
    "fact": lambda db, row_id: facts.one(db, row_id).content,
    "donation": lambda db, row_id: donations.record(db, row_id).content,
    "source": lambda db, row_id: sources.source_row(db, row_id).meta,
    "note": notes.one,
    "actor": lambda db, row_id: actors.one(db, row_id).content,
}
_BEFORE: dict[str, Callable[[Any, Any, Vocabularies], Any]] = {
    "tag": _tag,
    "fact": _fact,
    "donation": _donation,
    "source": lambda row, _now, _known: sources.meta_of(row),
    "note": _note,
    "actor": _actor,
}
_FIELDS: dict[str, set[str]] = {
    "tag": _names(TagContent),
    "fact": {field.key for field in FACT},
    "donation": {field.key for field in RECORD if field.kind is not Kind.PARTS},
    "source": _names(SourceMeta),
    "note": {"title", "body"},
    "actor": {"name", "kind", "note"},
}
"""What can be put back by the operation that edits a thing."""


def content_now(db: Reader, table: str, row_id: int) -> Any:
    """What a thing says now, as its operation of editing takes it. Raises `NotFound` when it is gone."""
    return _NOW[table](db, row_id)


def attributes(table: str, label: str, own: Fields = ()) -> tuple[str, ...]:
    """The attributes of a content that a field of the history stands for; none where it cannot be put back alone.

    `own` are the fields of the workspace's own, of records.
    """
    if table not in _FIELDS:
        return ()
    together = _TOGETHER.get(label, ())
    if set(together) & _FIELDS[table]:
        return together
    if of_table(table):
        return tuple(
            field.key
            for field in (*of_table(table), *(own if table == "donation" else ()))
            if field.in_history == label and (field.own or field.key in _FIELDS[table])
        )
    columns = metadata.tables[table].columns
    return tuple(
        column.name for column in columns if label_of(table, column.name) == label and column.name in _FIELDS[table]
    )


def content_before(db: Reader, operation_id: int, table: str, row_id: int) -> Any | None:
    """What a thing said before an operation; None once that is not kept. Raises `NotFound` when the thing is gone."""
    now = content_now(db, table, row_id)
    found = db.rows(
        select(operation_change.c.before)
        .where(
            operation_change.c.operation_id == operation_id,
            operation_change.c.tbl == table,
            operation_change.c.row_id == row_id,
        )
        .order_by(operation_change.c.id)
        .limit(1)
    )
    if not found or found[0].before is None:
        return None
    known = vocabularies.of(db)
    before = _BEFORE[table](_row(table, json.loads(found[0].before)), now, known)
    if table == "donation":
        return replace(before, own=(*before.own, *_own_before(db, operation_id, row_id, now, known)))
    return before


def _own_before(
    db: Reader, operation_id: int, donation_id: int, now: Any, known: Vocabularies
) -> tuple[tuple[str, Any], ...]:
    """What a record said of the workspace's own fields before an operation; what that left alone is as it is now."""
    fields, terms = {one.id: one for one in own_fields.own_fields(db)}, own_fields.terms_by_id(db)
    keys = {one.key for one in fields.values()}
    values = {key: value for key, value in now.own if key in keys}
    changes = db.rows(
        select(operation_change.c.row_id, operation_change.c.before, operation_change.c.after)
        .where(operation_change.c.operation_id == operation_id, operation_change.c.tbl == own_value.name)
        .order_by(operation_change.c.id.desc())
    )
    for change in changes:
        image = json.loads(change.before or change.after)
        field = fields.get(image["field_id"])
        if image["donation_id"] != donation_id or field is None:
            continue
        values.pop(field.key, None)
        if change.before is not None:
            row: Any = _row(own_value.name, image)
            row.type, row.vocabulary, row.term = field.content.type, field.content.vocabulary, terms.get(row.term_id)
            if row.term is not None or row.term_id is None:
                values[field.key] = own_fields.value_of(row, known)
    return tuple(values.items())


def _row(table: str, image: dict[str, Any]) -> SimpleNamespace:
    """An image as a row of its table would come from the store."""
    row = SimpleNamespace()
    for column in metadata.tables[table].columns:
        value = image.get(column.name)
        kind = column.type
        if isinstance(kind, TypeDecorator):
            value = kind.process_result_value(value, None)  # pyright: ignore[reportArgumentType,reportUnknownMemberType]
        setattr(row, column.name, value)
    return row
