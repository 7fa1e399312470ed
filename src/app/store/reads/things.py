"""Reading things by the description of their kind alone."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.things import Thing
from app.store.kinds import STORED
from app.store.reader import Reader
from app.store.reads import evidence
from app.store.reads.field_words import fields_of
from app.store.reads.operation_changes import RowNames


def every(db: Reader, kind: str) -> tuple[Thing, ...]:
    """All things of a kind, in the order in which they were made."""
    stored, names = STORED[kind], RowNames(db, {})
    columns = (stored.table, stored.label.label("its_label"))
    rows = db.rows(select(*columns).select_from(stored.rows).order_by(stored.table.c.id))
    pieces = evidence.of(db, kind, [row.id for row in rows])
    out: list[Thing] = []
    for row in rows:
        image = {column.name: getattr(row, column.name) for column in stored.table.columns}
        said = tuple(fields_of(kind, image, names).items())
        out.append(Thing(kind, row.id, image[stored.uid], row.its_label, said, pieces.get(row.id, ())))
    return tuple(out)
