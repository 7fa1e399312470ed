"""The values of a row before an operation, from the image that the journal keeps of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
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
"""Labels that cover several columns, and the attributes of the content that have their values."""


@dataclass(frozen=True, slots=True)
class _Earlier:
    """How the content of a kind is read, as its edit operation takes it: from the tables now, and from an image."""

    now: Callable[[Reader, int], Any]
    before: Callable[[Any, Any, Vocabularies], Any]
    """Makes the content from an image; what the image lacks is taken from the content now."""
    attributes: frozenset[str]
    """What can be put back by itself."""


def _names(content: type[Any]) -> frozenset[str]:
    return frozenset(field.name for field in fields(content))


def _fact(row: Any, now: Any, known: Vocabularies) -> Any:
    row.code = now.country
    return facts.content_in(row, known)


_KINDS: dict[str, _Earlier] = {
    "tag": _Earlier(tags.content_of, lambda row, _now, _known: tags.content_in(row), _names(TagContent)),
    "fact": _Earlier(lambda db, row_id: facts.one(db, row_id).content, _fact, frozenset(field.key for field in FACT)),
    "donation": _Earlier(
        lambda db, row_id: donations.record(db, row_id).content,
        lambda row, now, known: replace(
            donation_rows.content_of(row, {}, known), **{kind.key: kind.of(now) for kind in PARTS}
        ),
        frozenset(field.key for field in RECORD if field.kind is not Kind.PARTS),
    ),
    "source": _Earlier(
        lambda db, row_id: sources.source_row(db, row_id).meta,
        lambda row, _now, _known: sources.meta_of(row),
        _names(SourceMeta),
    ),
    "note": _Earlier(
        notes.one, lambda row, now, _known: replace(now, title=row.title, body=row.body), frozenset(("title", "body"))
    ),
    "actor": _Earlier(
        lambda db, row_id: actors.one(db, row_id).content,
        lambda row, now, known: replace(now, name=row.name, kind=known.term(ACTOR_KIND, row.kind), note=row.note),
        frozenset(("name", "kind", "note")),
    ),
}


def content_now(db: Reader, table: str, row_id: int) -> Any:
    """The content now, as its edit operation takes it. Raises `NotFound` when the row is gone."""
    return _KINDS[table].now(db, row_id)


def attributes(table: str, label: str, own: Fields = ()) -> tuple[str, ...]:
    """The attributes of a content that a field of the history covers; empty if it cannot be restored alone.

    `own` are the fields of the workspace's own, of records.
    """
    if table not in _KINDS:
        return ()
    known, together = _KINDS[table].attributes, _TOGETHER.get(label, ())
    if known.intersection(together):
        return together
    if of_table(table):
        return tuple(
            field.key
            for field in (*of_table(table), *(own if table == "donation" else ()))
            if field.in_history == label and (field.own or field.key in known)
        )
    columns = metadata.tables[table].columns
    return tuple(column.name for column in columns if label_of(table, column.name) == label and column.name in known)


def content_before(db: Reader, operation_id: int, table: str, row_id: int) -> Any | None:
    """The content before an operation; None once its image is pruned. Raises `NotFound` when the row is gone."""
    now = content_now(db, table, row_id)
    images = select(operation_change.c.before).filter_by(operation_id=operation_id, tbl=table, row_id=row_id)
    found = db.rows(images.order_by(operation_change.c.id).limit(1))
    if not found or found[0].before is None:
        return None
    known = vocabularies.of(db)
    before = _KINDS[table].before(_row(table, json.loads(found[0].before)), now, known)
    if table == "donation":
        return replace(before, own=(*before.own, *_own_before(db, operation_id, row_id, now, known)))
    return before


def _own_before(
    db: Reader, operation_id: int, donation_id: int, now: Any, known: Vocabularies
) -> tuple[tuple[str, Any], ...]:
    """The custom fields of a record before an operation; those that it did not change are as they are now."""
    fields, terms = {one.id: one for one in own_fields.own_fields(db)}, own_fields.terms_by_id(db)
    keys = {one.key for one in fields.values()}
    values = {key: value for key, value in now.own if key in keys}
    found = select(operation_change.c.row_id, operation_change.c.before, operation_change.c.after)
    found = found.where(operation_change.c.operation_id == operation_id, operation_change.c.tbl == own_value.name)
    changes = db.rows(found.order_by(operation_change.c.id.desc()))
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


class _ImageRow(SimpleNamespace):
    """Reads as a row of the store does: by name, by place, and by the names in their order."""

    @property
    def _fields(self) -> tuple[str, ...]:
        return tuple(vars(self))

    def __getitem__(self, place: int) -> Any:
        return tuple(vars(self).values())[place]


def _row(table: str, image: dict[str, Any]) -> _ImageRow:
    """An image as a row of its table would come from the store."""
    row = _ImageRow()
    for column in metadata.tables[table].columns:
        value = image.get(column.name)
        kind = column.type
        if isinstance(kind, TypeDecorator):
            value = kind.process_result_value(value, None)  # pyright: ignore[reportArgumentType,reportUnknownMemberType]
        setattr(row, column.name, value)
    return row
