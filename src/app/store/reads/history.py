"""Reading the history of a workspace, and what *Undo* and *Redo* would do."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, func, or_, select

from app.domain.changes import NO_STEPS, Deed
from app.domain.history import DeedState, HistoryFilter, HistoryLine
from app.store.schema import deed, deed_change, metadata
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
_BELONGS = {
    "source": ("source_version", "source_cut", "source_collection", "source_state"),
    "passage": ("passage_tag", "claim", "evidence"),
    "donation": ("donation_item", "donation_party", "evidence"),
    "fact": ("evidence",),
    "actor": ("actor_alias", "evidence"),
    "country": ("fact", "evidence"),
}
"""The tables whose rows are part of a thing: what happened to them is its history too."""
_TOUCHED = (
    select(deed_change.c.deed_id, deed_change.c.tbl, func.count(deed_change.c.row_id.distinct()).label("rows"))
    .where(deed_change.c.deed_id.in_(bindparam("ids", expanding=True)))
    .group_by(deed_change.c.deed_id, deed_change.c.tbl)
    .order_by(deed_change.c.deed_id, deed_change.c.tbl)
)
_GONE = (
    select(deed_change.c.tbl, func.count(deed_change.c.row_id.distinct()).label("rows"))
    .where(deed_change.c.deed_id == bindparam("id"), deed_change.c.before.is_not(None), deed_change.c.after.is_(None))
    .group_by(deed_change.c.tbl)
)
_AFTER_ALL = 2**62


def history(
    db: Reader, limit: int = 100, before: int | None = None, wanted: HistoryFilter | None = None
) -> tuple[HistoryLine, ...]:
    """The deeds, newest first; `before` is the id of the last deed seen, to go on from there."""
    statement = _LINES if wanted is None else _LINES.where(*_conditions(wanted))
    deeds = db.rows(statement, {"before": _AFTER_ALL if before is None else before, "count": limit})
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


def history_of(db: Reader, table: str, row_id: int, limit: int = 100) -> tuple[HistoryLine, ...]:
    """The deeds that touched one thing or what belongs to it, newest first."""
    return history(db, limit, wanted=HistoryFilter(table=table, row_id=row_id))


def authors(db: Reader) -> tuple[str, ...]:
    """Everybody whose deeds are listed."""
    return tuple(str(row.author) for row in db.rows(select(deed.c.author).distinct().order_by(deed.c.author)))


def kinds(db: Reader) -> tuple[Deed, ...]:
    """The kinds of deed that were done, in the order of the alphabet."""
    found = (_kind(row.kind) for row in db.rows(select(deed.c.kind).distinct().order_by(deed.c.kind)))
    return tuple(kind for kind in found if kind is not None)


def _conditions(wanted: HistoryFilter) -> list[ColumnElement[bool]]:
    out: list[ColumnElement[bool]] = []
    if wanted.kind is not None:
        out.append(deed.c.kind == wanted.kind.value)
    if wanted.author is not None:
        out.append(deed.c.author == wanted.author)
    for word in wanted.words.split():
        images = or_(_holds(deed_change.c.before, word), _holds(deed_change.c.after, word))
        out.append(
            or_(_holds(deed.c.kind, word), _holds(deed.c.what, word), _holds(deed.c.author, word), _changed(images))
        )
    if wanted.table:
        out.append(_changed(_is_of(wanted.table, wanted.row_id)))
    return out


def _holds(column: Any, word: str) -> ColumnElement[bool]:
    return column.contains(word, autoescape=True)  # LIKE, which knows no capitals


def _changed(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(deed_change.c.id).where(deed_change.c.deed_id == deed.c.id, condition))


def _is_of(table: str, row_id: int) -> ColumnElement[bool]:
    itself = (deed_change.c.tbl == table) & (deed_change.c.row_id == row_id)
    parts = [part for part in _BELONGS.get(table, ()) if f"{table}_id" in metadata.tables[part].c]
    image = func.coalesce(deed_change.c.after, deed_change.c.before)
    return or_(itself, deed_change.c.tbl.in_(parts) & (func.json_extract(image, f"$.{table}_id") == row_id))


def gone_with(db: Reader, deed_id: int) -> dict[str, int]:
    """How many rows of each table a deed took away: what was removed, and all that went with it."""
    found = db.rows(_GONE, {"id": deed_id})
    return {str(row.tbl): int(row.rows) for row in found}


def undo_label(db: Reader) -> tuple[Deed, str] | None:
    """The deed that *Undo* would take back, and its object; None where there is nothing to take back."""
    for row in db.rows(_NEWEST_STANDING):
        known = _kind(row.kind)
        if row.state == DeedState.DONE.value and known is not None and row.kind not in NO_STEPS:
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
