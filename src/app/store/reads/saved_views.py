"""Reading the views and questions that were saved."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Row, select

from app.domain.language import tr
from app.domain.saved_views import SavedView, ViewContent
from app.store.reader import Reader, first
from app.store.schema import saved_view

_ALL = select(saved_view).order_by(saved_view.c.ordinal, saved_view.c.id)


def saved_views(db: Reader) -> tuple[SavedView, ...]:
    """All of them, in their order."""
    return tuple(_view(row) for row in db.rows(_ALL))


def one(db: Reader, view_id: int) -> SavedView:
    """A view by its id. Raises `NotFound`."""
    found = db.rows(select(saved_view).where(saved_view.c.id == view_id))
    return _view(first(found, tr("This view is no longer in the workspace.")))


def _view(row: Row[Any]) -> SavedView:
    columns = tuple(str(one) for one in json.loads(row.columns))
    order = row.grouped, row.sort, bool(row.descending)
    return SavedView(row.id, ViewContent(row.name, row.answers, row.base, row.question, *order, columns))
