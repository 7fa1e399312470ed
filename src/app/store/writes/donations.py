"""Writing donation records. Parties and items are changed in place, so that the evidence on them stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, delete, insert, or_, select, update

from app.domain.donations import Donation, Item, Party
from app.domain.fields import RECORD
from app.domain.terms import LinkKind
from app.store.clock import new_uid
from app.store.field_columns import to_row
from app.store.schema import donation, donation_item, donation_link, donation_party
from app.store.store import Tx
from app.store.writes.refs import given as given_ref
from app.store.writes.refs import next_ref as next_ref


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party with what its name was found to mean."""

    content: Party
    actor_id: int | None
    country_id: int | None
    name: str
    """The name where no actor bears it, and it is not simply the country's."""


def add(tx: Tx, content: Donation, parties: Sequence[PartyRow], parent_id: int | None, ref: str, uid: str = "") -> int:
    """Add a record with its parties and items. Returns its id."""
    given_ref(tx, ref)
    donation_id = tx.insert(
        insert(donation),
        {
            "uid": uid or new_uid(),
            "ref": ref,
            "parent_id": parent_id,
            "created_at": tx.at,
            "updated_at": tx.at,
            **to_row(RECORD, content),
        },
    )
    for ordinal, party in enumerate(parties):
        tx.insert(insert(donation_party), {"donation_id": donation_id, **_party(party, ordinal)})
    for ordinal, item in enumerate(content.items):
        tx.insert(insert(donation_item), {"donation_id": donation_id, **_item(item, ordinal)})
    return donation_id


def edit(
    tx: Tx,
    donation_id: int,
    content: Donation,
    parties: Sequence[tuple[int | None, PartyRow]],
    items: Sequence[tuple[int | None, Item]],
) -> None:
    """Replace a record. Each party and item comes with the id of the row it was, or None when it is new."""
    tx.run(update(donation).where(donation.c.id == donation_id).values(updated_at=tx.at, **to_row(RECORD, content)))
    _replace_parts(tx, donation_party, donation_id, [(i, _party(party, n)) for n, (i, party) in enumerate(parties)])
    _replace_parts(tx, donation_item, donation_id, [(i, _item(item, n)) for n, (i, item) in enumerate(items)])


def _replace_parts(tx: Tx, table: Table, donation_id: int, parts: Sequence[tuple[int | None, dict[str, Any]]]) -> None:
    kept = [part_id for part_id, _ in parts if part_id is not None]
    tx.run(delete(table).where(table.c.donation_id == donation_id, table.c.id.not_in(kept)))
    for part_id, values in parts:
        if part_id is None:
            tx.insert(insert(table), {"donation_id": donation_id, **values})
        else:
            tx.run(update(table).where(table.c.id == part_id).values(values))


def remove(tx: Tx, donation_id: int) -> bool:
    """Remove a record with its parts, links, evidence and notes. False when it is gone."""
    for row in tx.rows(select(donation.c.ref).where(donation.c.id == donation_id)):
        given_ref(tx, row.ref)  # of a workspace from before references were remembered
    return bool(tx.run(delete(donation).where(donation.c.id == donation_id)))


def set_parent(tx: Tx, donation_id: int, parent_id: int | None) -> None:
    """Say which aggregate a record is part of."""
    tx.run(update(donation).where(donation.c.id == donation_id).values(parent_id=parent_id))


def link(tx: Tx, a_id: int, b_id: int, kind: LinkKind, note: str = "") -> None:
    """Link two records; `a_id` follows, or duplicates, `b_id`."""
    tx.insert(insert(donation_link), {"a_id": a_id, "b_id": b_id, "kind": kind.value, "note": note})


def unlink(tx: Tx, a_id: int, b_id: int, kind: LinkKind) -> bool:
    """Take a link between two records away, whichever way it goes. False when there is none."""
    either = or_(
        (donation_link.c.a_id == a_id) & (donation_link.c.b_id == b_id),
        (donation_link.c.a_id == b_id) & (donation_link.c.b_id == a_id),
    )
    return bool(tx.run(delete(donation_link).where(either, donation_link.c.kind == kind.value)))


# --- columns ------------------------------------------------------------------------------------------


def _party(party: PartyRow, ordinal: int) -> dict[str, Any]:
    return {
        "ordinal": ordinal,
        "role": party.content.role.value,
        "actor_id": party.actor_id,
        "country_id": party.country_id,
        "kind": "" if party.actor_id is not None else party.content.kind.value,
        "name": party.name,
        "place": party.content.place,
        "note": party.content.note,
    }


def _item(item: Item, ordinal: int) -> dict[str, Any]:
    return {
        "ordinal": ordinal,
        "item": item.item,
        "low": item.low,
        "high": item.high,
        "qualifier": item.qualifier.value,
        "unit": item.unit,
        "as_stated": item.as_stated,
    }
