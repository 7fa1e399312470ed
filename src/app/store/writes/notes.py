"""Writing notes."""

from __future__ import annotations

from app.store.schema import note
from app.store.store import Tx
from app.store.things import find_identity


def add(tx: Tx, title: str, body: str, target: str = "", target_id: int | None = None, uid: str = "") -> int:
    """Add a note, free or on one thing (`target` is a kind of thing). Returns its id."""
    thing_id = find_identity(tx, target, target_id) if target and target_id is not None else None
    made = {"created_at": tx.at, "updated_at": tx.at, "created_by": tx.author}
    return tx.add(note, uid=uid, title=title, body=body, thing_id=thing_id, **made)


def edit(tx: Tx, note_id: int, title: str, body: str) -> bool:
    """Replace a note's title and body. False if it is gone."""
    return tx.edit(note, note_id, title=title, body=body, updated_at=tx.at)


def set_body(tx: Tx, note_id: int, body: str) -> None:
    """Replace the body of a note because a thing it links to was renamed; it does not count as edited."""
    tx.edit(note, note_id, body=body)
