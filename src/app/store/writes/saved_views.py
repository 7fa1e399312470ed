"""Writing saved views and questions."""

from __future__ import annotations

from sqlalchemy import func, select

from app.domain.saved_views import ViewContent
from app.store.field_columns import same_named
from app.store.schema import saved_view
from app.store.store import Tx


def add(tx: Tx, content: ViewContent) -> int:
    """Add a view as the last. Returns its id."""
    last = int(tx.rows(select(func.coalesce(func.max(saved_view.c.ordinal), 0)))[0][0])
    return tx.add(saved_view, ordinal=last + 1, **same_named(saved_view, content))


def edit(tx: Tx, view_id: int, content: ViewContent) -> None:
    """Replace the content of a view."""
    tx.edit(saved_view, view_id, **same_named(saved_view, content))
