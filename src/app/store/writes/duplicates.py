"""Moving what is attached to one record to another, as when two are merged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Table, delete, or_, select, update

from app.domain.parts import PARTS
from app.domain.terms import EvidenceRole
from app.store.parts import part_columns
from app.store.schema import donation, donation_link, evidence, locator, note, review, table_row, thing
from app.store.store import Tx
from app.store.things import find_identity
from app.store.writes.evidence import OPPOSITE


class Attached(NamedTuple):
    """A row attached to a record, or to a part of it."""

    table: Table
    id: int
    field: str
    part_id: int | None
    supports: bool
    """Whether it is evidence for the value."""


_UNIQUE: dict[str, tuple[str, ...]] = {"evidence": ("passage_id", "role"), "review": ("author_id",), "locator": ()}
"""By table: what, besides the field and the part, no two rows of a record have alike."""


def attached(tx: Tx, donation_id: int) -> Iterator[Attached]:
    """The evidence, locators and reviews of a record."""
    for table in (evidence, locator, review):
        found = select(table).join(thing, thing.c.id == table.c.thing_id)
        rows = tx.rows(found.where(thing.c.kind == donation.name, thing.c.row_id == donation_id))
        for row in rows:
            part_id = next((value for kind in PARTS if (value := getattr(row, kind.column)) is not None), None)
            supports = table is evidence and row.role == EvidenceRole.SUPPORTS.value
            yield Attached(table, row.id, row.field, part_id, supports)


def attach(tx: Tx, row: Attached, donation_id: int, part_id: int | None, *, against: bool = False) -> None:
    """Attach a row to another record, as evidence `against` its value if it is that; it is deleted if the same is
    attached there already. Of words that would support and contradict a value the support is kept.
    """
    columns: dict[str, Any] = {
        "thing_id": find_identity(tx, donation.name, donation_id), **part_columns(row.field, part_id)
    }  # fmt: skip
    table = row.table
    if against:
        columns["role"] = EvidenceRole.CONTRADICTS.value
    mine = tx.rows(select(table).where(table.c.id == row.id))[0]
    beside = _UNIQUE[table.name]
    if beside:
        same = {name: columns.pop(name, None) or getattr(mine, name) for name in beside}
        others = select(table.c.id).where(table.c.id != row.id).filter_by(field=row.field, **columns)
        opposite = tx.rows(others.filter_by(**same | {"role": OPPOSITE.get(same["role"])})) if "role" in same else ()
        is_weaker = bool(opposite) and same["role"] == EvidenceRole.CONTRADICTS
        if is_weaker or tx.rows(others.filter_by(**same)):
            tx.run(delete(table).where(table.c.id == row.id))
            return
        for other in opposite:
            tx.remove(table.name, other.id)
        columns |= same
    tx.edit(table, row.id, **columns)


def take_over(tx: Tx, donation_id: int, other_id: int) -> None:
    """Move notes, links, parts and the table row of a record to another; its aggregate too, if that has none."""
    here, there = (find_identity(tx, donation.name, one) for one in (donation_id, other_id))
    tx.run(update(note).where(note.c.thing_id == there).values(thing_id=here))
    tx.run(update(donation).where(donation.c.parent_id == other_id).values(parent_id=donation_id))
    (kept,), (gone,) = (
        tx.rows(select(donation.c.parent_id).where(donation.c.id == one)) for one in (donation_id, other_id)
    )
    if kept.parent_id is None and gone.parent_id is not None:
        tx.edit(donation, donation_id, parent_id=gone.parent_id)
    tx.run(update(table_row).where(table_row.c.donation_id == other_id).values(donation_id=donation_id))
    of = donation_link.c
    known = {(row.a_id, row.b_id, row.kind) for row in tx.rows(select(of.a_id, of.b_id, of.kind))}
    for row in tx.rows(select(donation_link).where(or_(of.a_id == other_id, of.b_id == other_id))):
        a, b = (donation_id if one == other_id else one for one in (row.a_id, row.b_id))
        if a == b or (a, b, row.kind) in known:
            tx.run(delete(donation_link).where(of.id == row.id))
        else:
            known.add((a, b, row.kind))
            tx.edit(donation_link, row.id, a_id=a, b_id=b)
