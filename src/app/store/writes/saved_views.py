"""Writing saved views and questions."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from app.domain.saved_views import ViewContent
from app.store.clock import new_uid
from app.store.schema import saved_view
from app.store.store import Tx


def add(tx: Tx, content: ViewContent) -> int:
    """Add a view as the last. Returns its id."""
    last = int(tx.rows(select(func.coalesce(func.max(saved_view.c.ordinal), 0)))[0][0])
    return tx.insert(insert(saved_view), {"uid": new_uid(), "ordinal": last + 1, **_columns(content)})


def edit(tx: Tx, view_id: int, content: ViewContent) -> None:
    """Replace the content of a view."""
    tx.run(update(saved_view).where(saved_view.c.id == view_id).values(_columns(content)))


def remove(tx: Tx, view_id: int) -> None:
    """Remove a view."""
    tx.run(delete(saved_view).where(saved_view.c.id == view_id))


def _columns(content: ViewContent) -> dict[str, Any]:
    return {
        "name": content.name,
        "answers": content.answers,
        "base": content.base,
        "question": content.question,
        "grouped": content.grouped,
        "sort": content.sort,
        "descending": int(content.descending),
        "columns": json.dumps(list(content.columns)),
    }
