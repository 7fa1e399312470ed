"""Writing donation records. Parts are updated in place, so that evidence on them stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Delete, Integer, Table, bindparam, delete, or_, select, update

from app.domain.donations import Donation
from app.domain.fields import RECORD
from app.domain.own_fields import OwnField
from app.domain.terms import LinkKind
from app.store.field_columns import to_row
from app.store.parts import STORED_PARTS
from app.store.schema import donation, donation_link
from app.store.store import Tx
from app.store.writes import own_fields
from app.store.writes.refs import given as given_ref
from app.store.writes.refs import next_ref as next_ref

_TITLED = update(donation).where(donation.c.id == bindparam("of")).values(title=bindparam("now"))
Rows = Mapping[str, Sequence[tuple[int | None, Any]]]
"""The parts by their kind, each with the id of the row it was, or None when it is new, as `StoredPart.write` has it."""
Own = Mapping[str, OwnField]
"""The fields of the workspace's own, by key."""


def add(tx: Tx, content: Donation, rows: Rows, known: Own, parent_id: int | None, ref: str, uid: str = "") -> int:
    """Add a record with its parts. Returns its id."""
    given_ref(tx, ref)
    made = {"created_at": tx.at, "updated_at": tx.at}
    donation_id = tx.add(donation, uid=uid, ref=ref, parent_id=parent_id, **made, **to_row(RECORD, content))
    for part in STORED_PARTS:
        for ordinal, (_, row) in enumerate(rows[part.kind.key]):
            tx.add(part.table, donation_id=donation_id, ordinal=ordinal, **part.write(row))
    if known:
        own_fields.put_values(tx, donation_id, _own(content, known), known)
    return donation_id


def _own(content: Donation, known: Own) -> list[tuple[str, Any]]:
    return [(key, value) for key, value in content.own if key in known]


def edit(tx: Tx, donation_id: int, content: Donation, rows: Rows, known: Own) -> None:
    """Replace a record."""
    tx.edit(donation, donation_id, updated_at=tx.at, **to_row(RECORD, content))
    for part in STORED_PARTS:
        table, kept = part.table, [part_id for part_id, _ in rows[part.kind.key] if part_id is not None]
        tx.run(_parts_but(table), {"of": donation_id, "kept": kept})
        for ordinal, (part_id, row) in enumerate(rows[part.kind.key]):
            values = {"ordinal": ordinal, **part.write(row)}
            if part_id is None:
                tx.add(table, donation_id=donation_id, **values)
            else:
                tx.edit(table, part_id, **values)
    if known:
        own_fields.put_values(tx, donation_id, _own(content, known), known)


@cache
def _parts_but(table: Table) -> Delete:
    kept = bindparam("kept", type_=Integer(), expanding=True)
    return delete(table).where(table.c.donation_id == bindparam("of"), table.c.id.not_in(kept))


def remove(tx: Tx, donation_id: int) -> bool:
    """Remove a record with its parts, links, evidence and notes. False when it is gone."""
    for row in tx.rows(select(donation.c.ref).where(donation.c.id == donation_id)):
        given_ref(tx, row.ref)  # of a workspace from before references were remembered
    return tx.remove(donation.name, donation_id)


def set_titles(tx: Tx, titles: Mapping[int, str]) -> None:
    """Set titles, by the ids of their records, that follow from other names; the records do not count as edited."""
    if titles:
        tx.run(_TITLED, [{"of": donation_id, "now": title} for donation_id, title in titles.items()])


def set_parent(tx: Tx, donation_id: int, parent_id: int | None) -> None:
    """Set the aggregate that a record is part of."""
    tx.edit(donation, donation_id, parent_id=parent_id)


def link(tx: Tx, a_id: int, b_id: int, kind: LinkKind, note: str = "") -> None:
    """Link two records; `a_id` follows, delivers or duplicates `b_id`."""
    tx.add(donation_link, a_id=a_id, b_id=b_id, kind=kind.value, note=note)


def unlink(tx: Tx, a_id: int, b_id: int, kind: LinkKind) -> bool:
    """Remove a link between two records, in either direction. False if there is none."""
    either = or_(
        (donation_link.c.a_id == a_id) & (donation_link.c.b_id == b_id),
        (donation_link.c.a_id == b_id) & (donation_link.c.b_id == a_id),
    )
    return bool(tx.run(delete(donation_link).where(either, donation_link.c.kind == kind.value)))
