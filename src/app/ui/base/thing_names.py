"""The thing the user is looking at, with its name, for a title."""

from __future__ import annotations

from app.domain.kinds import things
from app.store.reads.operation_changes import RowNames
from app.store.store import Store
from app.ui.base.session import Target


def thing_at(store: Store, target: Target) -> tuple[str, int, str] | None:
    """(table, id, name) of what a target shows, or None for a whole list."""
    if target.kind not in things() or target.id is None:
        return None
    return target.kind, target.id, RowNames(store, {})(target.kind, target.id)
