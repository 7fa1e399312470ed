"""Remembering where the user stopped reading. No deed: there is nothing to undo."""

from __future__ import annotations

from app.store.reads.places import last_source, place_of
from app.store.store import Store
from app.store.writes import places as writes


def remember_place(store: Store, source_id: int, at: int) -> None:
    """Remember the code point at the top of the page, and that this source was read last."""
    if place_of(store, source_id) == at and last_source(store) == source_id:
        return
    with store.stage() as db:
        writes.keep(db, f"source {source_id}", at)
        writes.keep(db, "source", source_id)
