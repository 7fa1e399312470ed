"""Reading things by the description of their kind alone."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.domain.fields import of_table
from app.domain.things import Thing
from app.store.field_columns import from_row
from app.store.kinds import STORED
from app.store.reader import Reader, first_column
from app.store.reads import evidence, reviews, vocabularies
from app.store.reads.field_words import fields_of
from app.store.reads.operation_changes import RowNames


def ids(db: Reader, kind: str) -> tuple[int, ...]:
    """The ids of all things of a kind, in the order in which they were made."""
    table = STORED[kind].table
    return first_column(db, select(table.c.id).order_by(table.c.id))


def every(db: Reader, kind: str) -> tuple[Thing, ...]:
    """All things of a kind, in the order in which they were made."""
    return many(db, kind, ids(db, kind))


def many(db: Reader, kind: str, wanted: Sequence[int]) -> tuple[Thing, ...]:
    """These things of a kind, in the order in which they were made."""
    stored, names = STORED[kind], RowNames(db, {})
    columns = (stored.table, stored.label.label("its_label"))
    found = select(*columns).select_from(stored.rows).where(stored.table.c.id.in_(list(wanted)))
    rows = db.rows(found.order_by(stored.table.c.id))
    known = [int(row.id) for row in rows]
    pieces, remarks, terms = evidence.of(db, kind, known), reviews.of(db, kind, known), vocabularies.of(db)
    out: list[Thing] = []
    for row in rows:
        image = {column.name: getattr(row, column.name) for column in stored.table.columns}
        fields = tuple(fields_of(kind, image, names).items())
        under, reviewed = pieces.get(row.id, ()), remarks.get(row.id, ())
        own = tuple(from_row(of_table(kind), row, terms).items())
        out.append(Thing(kind, row.id, image[stored.uid], row.its_label, fields, under, reviewed, own))
    return tuple(out)
