"""Writing saved views and questions."""

from __future__ import annotations

from sqlalchemy import func, insert, select, update

from app.domain.saved_views import ViewContent
from app.store.clock import new_uid
from app.store.field_columns import same_named
from app.store.schema import saved_view
from app.store.store import Tx


def add(tx: Tx, content: ViewContent) -> int:
    """Add a view as the last. Returns its id."""
    last = int(tx.rows(select(func.coalesce(func.max(saved_view.c.ordinal), 0)))[0][0])
    return tx.insert(insert(saved_view), {"uid": new_uid(), "ordinal": last + 1, **same_named(saved_view, content)})


def edit(tx: Tx, view_id: int, content: ViewContent) -> None:
    """Replace the content of a view."""
    tx.run(update(saved_view).where(saved_view.c.id == view_id).values(same_named(saved_view, content)))
