"""A store whose disk is full, or that was made read-only while it is open: SQLite is told so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy.exc import ResourceClosedError

from app.store.store import Store


def pragma(store: Store, said: str) -> object:
    """Say a pragma on the connection that writes, and give back what it answers."""
    with store.stage() as db:
        found = db.exec_driver_sql(f"PRAGMA {said}")
        return found.scalar() if found.returns_rows else None


@contextmanager
def full(store: Store, *, spare: int = 0) -> Iterator[None]:
    """No page more than there is and are spare, which SQLite says as a full disk."""
    pragma(store, f"max_page_count = {int(str(pragma(store, 'page_count'))) + spare}")
    yield
    with suppress(ResourceClosedError):  # the workspace may be closed by now
        pragma(store, "max_page_count = 1000000")
