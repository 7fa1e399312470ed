"""What an operation changed, field by field, in words: from the images of the journal."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import func, select

from app.domain.history import FieldChange, OperationChanges, RowChange
from app.domain.language import tr
from app.domain.vocabularies import Term, Vocabularies
from app.store.reader import Reader
from app.store.reads import vocabularies
from app.store.reads.field_words import fields_of, name_of, own_value_of
from app.store.schema import metadata, operation_change, thing

ROWS = 200
"""How many images of one operation are put in words; an import may have many thousands."""


def changes_of(db: Reader, operation_id: int) -> OperationChanges:
    """The rows an operation touched, with the fields it changed. Empty once the images are gone."""
    asked = select(operation_change).where(operation_change.c.operation_id == operation_id)
    found = db.rows(asked.order_by(operation_change.c.id).limit(ROWS))
    count = db.rows(
        select(func.count()).select_from(operation_change).where(operation_change.c.operation_id == operation_id)
    )[0][0]
    images: dict[tuple[str, int], list[dict[str, Any] | None]] = {}
    for row in found:
        before, after = (None if image is None else legible(db, json.loads(image)) for image in (row.before, row.after))
        both = images.setdefault((str(row.tbl), int(row.row_id)), [before, after])
        both[1] = after
    names = RowNames(db, {key: after or before for key, (before, after) in images.items()})
    own = _own_values(images, names)
    rows = tuple(
        _row(*key, before, after, names, own.get(key, ()))
        for key, (before, after) in images.items()
        if key[0] != "own_value" or ("donation", _donation_of(before, after)) not in images
    )
    return OperationChanges(tuple(row for row in rows if row is not None), max(0, int(count) - ROWS))


Images = dict[tuple[str, int], list[dict[str, Any] | None]]


def _donation_of(before: dict[str, Any] | None, after: dict[str, Any] | None) -> int:
    return int((after or before or {})["donation_id"])


def _own_values(images: Images, names: RowNames) -> dict[tuple[str, int], list[FieldChange]]:
    """The changes to custom fields, listed under the records that have them."""
    out: dict[tuple[str, int], list[FieldChange]] = {}
    for (table, _), (before, after) in images.items():
        if table == "own_value":
            old, new = ({} if image is None else own_value_of(image, names) for image in (before, after))
            out.setdefault(("donation", _donation_of(before, after)), []).extend(_differences(old, new))
    return out


def _differences(old: Mapping[str, str], new: Mapping[str, str]) -> list[FieldChange]:
    pairs = ((label, old.get(label, ""), new.get(label, "")) for label in dict.fromkeys((*new, *old)))
    return [FieldChange(label, before, after) for label, before, after in pairs if before != after]


def _row(
    table: str,
    row_id: int,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    names: RowNames,
    more: Sequence[FieldChange] = (),
) -> RowChange | None:
    """What an operation did to one row; None if nothing remains of it."""
    old = {} if before is None else fields_of(table, before, names)
    new = {} if after is None else fields_of(table, after, names)
    fields = (*_differences(old, new), *more)
    what = "changed"
    if before is None or after is None:
        if before is after:
            return None  # added and removed within one operation
        what = "added" if before is None else "removed"
    elif not fields:
        return None
    return RowChange(table, row_id, what, name_of(table, after or before or {}, names), fields)


class RowNames:
    """Names of rows, as they were in the operation, or else as they are, or else as they were last."""

    def __init__(self, db: Reader, images: dict[tuple[str, int], dict[str, Any] | None]) -> None:
        self._db = db
        self._images = images
        self._known: dict[tuple[str, int], str] = {}

    @cached_property
    def _vocabularies(self) -> Vocabularies:
        return vocabularies.of(self._db, also_gone=True)

    def term(self, vocabulary: str, key: str) -> Term:
        """A term, as it is called now, or was when it was last there."""
        return self._vocabularies.term(vocabulary, key)

    def __call__(self, table: str, row_id: int) -> str:
        key = (table, row_id)
        if key not in self._known:
            self._known[key] = ""  # a row that names itself ends here
            image = self._images.get(key) or self._now(table, row_id) or self._last(table, row_id)
            if table == "source_version" and image:
                source = self("source", int(image["source_id"]))
                self._known[key] = tr("{source}, text {number}").format(source=source, number=image["number"])
            else:
                self._known[key] = (
                    name_of(table, image, self) if image else ""
                ) or f"{table.replace('_', ' ')} {row_id}"
        return self._known[key]

    def _now(self, table: str, row_id: int) -> dict[str, Any] | None:
        stored = metadata.tables[table]
        rows = self._db.rows(select(stored).where(stored.c.id == row_id))
        found = dict(rows[0]._mapping) if rows else None  # pyright: ignore[reportPrivateUsage] - SQLAlchemy's own way
        return None if found is None else legible(self._db, found)

    def _last(self, table: str, row_id: int) -> dict[str, Any] | None:
        found = select(operation_change.c.before, operation_change.c.after)
        found = found.where(operation_change.c.tbl == table, operation_change.c.row_id == row_id)
        rows = self._db.rows(found.order_by(operation_change.c.id.desc()).limit(1))
        return legible(self._db, json.loads(rows[0].after or rows[0].before)) if rows else None


def legible(db: Reader, image: dict[str, Any]) -> dict[str, Any]:
    """An image in which `thing_id` is replaced by the kind and id of the row it refers to, as in *donation_id*."""
    if "thing_id" not in image:
        return image
    found = db.rows(select(thing.c.kind, thing.c.row_id).where(thing.c.id == image["thing_id"]))
    on = {f"{found[0].kind}_id": found[0].row_id} if found else {}
    return {key: value for key, value in image.items() if key != "thing_id"} | on
