"""Reading the history of a workspace, and what *Undo* and *Redo* would do."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select

from app.domain.changes import Deed
from app.domain.history import DeedState, HistoryLine
from app.store.schema import deed, deed_change
from app.store.store import Reader

_NEWEST_STANDING = (
    select(deed.c.kind, deed.c.what, deed.c.state)
    .where(deed.c.state.in_((DeedState.DONE.value, DeedState.SEALED.value)))
    .order_by(deed.c.id.desc())
    .limit(1)
)
_OLDEST_UNDONE = (
    select(deed.c.kind, deed.c.what).where(deed.c.state == DeedState.UNDONE.value).order_by(deed.c.id).limit(1)
)
_LINES = select(deed).where(deed.c.id < bindparam("before")).order_by(deed.c.id.desc()).limit(bindparam("count"))
_TOUCHED = (
    select(deed_change.c.deed_id, deed_change.c.tbl, func.count(deed_change.c.row_id.distinct()).label("rows"))
    .where(deed_change.c.deed_id.in_(bindparam("ids", expanding=True)))
    .group_by(deed_change.c.deed_id, deed_change.c.tbl)
    .order_by(deed_change.c.deed_id, deed_change.c.tbl)
)
_AFTER_ALL = 2**62


def history(db: Reader, limit: int = 100, before: int | None = None) -> tuple[HistoryLine, ...]:
    """The deeds, newest first; `before` is the id of the last deed seen, to go on from there."""
    deeds = db.rows(_LINES, {"before": _AFTER_ALL if before is None else before, "count": limit})
    touched: dict[int, list[tuple[str, int]]] = {}
    for row in db.rows(_TOUCHED, {"ids": [row.id for row in deeds]}):
        touched.setdefault(int(row.deed_id), []).append((str(row.tbl), int(row.rows)))
    return tuple(
        HistoryLine(
            int(row.id),
            _kind(row.kind),
            row.kind,
            row.what,
            row.at,
            row.author,
            DeedState(row.state),
            tuple(touched.get(int(row.id), ())),
        )
        for row in deeds
    )


def undo_label(db: Reader) -> tuple[Deed, str] | None:
    """The deed that *Undo* would take back, and its object; None where there is nothing to take back."""
    for row in db.rows(_NEWEST_STANDING):
        known = _kind(row.kind)
        if row.state == DeedState.DONE.value and known is not None:
            return known, str(row.what)
    return None


def redo_label(db: Reader) -> tuple[Deed, str] | None:
    """The deed that *Redo* would do again, and its object; None where there is nothing."""
    for row in db.rows(_OLDEST_UNDONE):
        known = _kind(row.kind)
        if known is not None:
            return known, str(row.what)
    return None


def _kind(value: str) -> Deed | None:
    try:
        return Deed(value)
    except ValueError:
        return None
