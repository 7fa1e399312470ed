"""Reading the history of a workspace, and what *Undo* and *Redo* would do."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, func, or_, select, text

from app.domain.by_key import by_key
from app.domain.changes import NO_STEPS, Operation
from app.domain.history import HistoryFilter, HistoryLine, OperationState
from app.domain.kinds import parts_of
from app.store.journal import AFTER_ALL
from app.store.reader import Reader, first_column, first_value
from app.store.schema import metadata, operation, operation_change
from app.store.store import Store
from app.store.things import identity_of

_NEWEST_STANDING = (
    select(operation.c.kind, operation.c.what, operation.c.state)
    .where(
        operation.c.author_id == bindparam("author"),
        operation.c.state.in_((OperationState.DONE.value, OperationState.SEALED.value)),
        operation.c.id < bindparam("before"),
    )
    .order_by(operation.c.id.desc())
    .limit(1)
)
# Few are undone: the + keeps SQLite from going over all that a person has done.
_OLDEST_UNDONE = (
    select(operation.c.kind, operation.c.what)
    .where(text("+author_id = :author"), operation.c.state == OperationState.UNDONE.value)
    .order_by(operation.c.id)
    .limit(1)
)
_LINES = (
    select(operation)
    .where(operation.c.id < bindparam("before"))
    .order_by(operation.c.id.desc())
    .limit(bindparam("count"))
)
_TOUCHED = (
    select(
        operation_change.c.operation_id,
        operation_change.c.tbl,
        func.count(operation_change.c.row_id.distinct()).label("rows"),
    )
    .where(operation_change.c.operation_id.in_(bindparam("ids", expanding=True)))
    .group_by(operation_change.c.operation_id, operation_change.c.tbl)
    .order_by(operation_change.c.operation_id, operation_change.c.tbl)
)
_GONE = (
    select(operation_change.c.tbl, func.count(operation_change.c.row_id.distinct()).label("rows"))
    .where(
        operation_change.c.operation_id == bindparam("id"),
        operation_change.c.before.is_not(None),
        operation_change.c.after.is_(None),
    )
    .group_by(operation_change.c.tbl)
)


def history(
    db: Reader, limit: int = 100, before: int | None = None, wanted: HistoryFilter | None = None
) -> tuple[HistoryLine, ...]:
    """The operations, newest first; `before` is the id of the last operation seen, to go on from there."""
    statement = _LINES if wanted is None else _LINES.where(*_conditions(wanted))
    operations = db.rows(statement, {"before": AFTER_ALL if before is None else before, "count": limit})
    rows = db.rows(_TOUCHED, {"ids": [row.id for row in operations]})
    touched = by_key((int(row.operation_id), (str(row.tbl), int(row.rows))) for row in rows)
    return tuple(
        HistoryLine(
            int(row.id), _kind(row.kind), row.kind, row.what, row.at, row.author, OperationState(row.state),
            tuple(touched.get(int(row.id), ())),
        )
        for row in operations
    )  # fmt: skip


def last_at(db: Reader) -> str:
    """When the last operation was done, as UTC ISO text; empty where nothing was."""
    newest = select(operation.c.at).order_by(operation.c.id.desc()).limit(1)
    return str(first_value(db, newest) or "")


def authors(db: Reader) -> tuple[str, ...]:
    """Everybody whose operations are listed."""
    return first_column(db, select(operation.c.author).distinct().order_by(operation.c.author))


def kinds(db: Reader) -> tuple[Operation, ...]:
    """The kinds of operation that were done, in the order of the alphabet."""
    found = (_kind(row.kind) for row in db.rows(select(operation.c.kind).distinct().order_by(operation.c.kind)))
    return tuple(kind for kind in found if kind is not None)


def _conditions(wanted: HistoryFilter) -> list[ColumnElement[bool]]:
    out: list[ColumnElement[bool]] = []
    if wanted.kind is not None:
        out.append(operation.c.kind == wanted.kind.value)
    if wanted.author is not None:
        out.append(operation.c.author == wanted.author)
    for word in wanted.words.split():
        images = or_(_holds(operation_change.c.before, word), _holds(operation_change.c.after, word))
        own = (operation.c.kind, operation.c.what, operation.c.author)
        out.append(or_(*(_holds(column, word) for column in own), _changed(images)))
    if wanted.table:
        out.append(_changed(_is_of(wanted.table, wanted.row_id)))
    return out


def _holds(column: Any, word: str) -> ColumnElement[bool]:
    return column.contains(word, autoescape=True)  # LIKE, which knows no capitals


def _changed(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(operation_change.c.id).where(operation_change.c.operation_id == operation.c.id, condition))


def _is_of(table: str, row_id: int) -> ColumnElement[bool]:
    out = [(operation_change.c.tbl == table) & (operation_change.c.row_id == row_id)]
    image = func.coalesce(operation_change.c.after, operation_change.c.before)
    for part in parts_of(table):
        own = f"{table}_id" in metadata.tables[part].c  # else it refers to a thing of any kind
        names, named = (f"$.{table}_id", row_id) if own else ("$.thing_id", identity_of(table, row_id))
        out.append((operation_change.c.tbl == part) & (func.json_extract(image, names) == named))
    return or_(*out)


def gone_with(db: Reader, operation_id: int) -> dict[str, int]:
    """How many rows of each table an operation took away: what was removed, and all that went with it."""
    return {str(row.tbl): int(row.rows) for row in db.rows(_GONE, {"id": operation_id})}


def what_of(db: Reader, operation_id: int) -> str:
    """The object of an operation; empty where there is none."""
    rows = db.rows(select(operation.c.what).where(operation.c.id == operation_id))
    return next((str(row.what) for row in rows), "")


def undo_label(store: Store, before: int = AFTER_ALL) -> tuple[Operation, str] | None:
    """The own operation that *Undo* would take back, and its object; None where there is nothing to take back. With
    `before`, of those before the operation with this id."""
    for row in store.rows(_NEWEST_STANDING, {"author": store.author_id, "before": before}):
        known = _kind(row.kind)
        if row.state == OperationState.DONE.value and known is not None and row.kind not in NO_STEPS:
            return known, str(row.what)
    return None


def redo_label(store: Store) -> tuple[Operation, str] | None:
    """The own operation that *Redo* would do again, and its object; None where there is nothing."""
    rows = store.rows(_OLDEST_UNDONE, {"author": store.author_id})
    return next(((known, str(row.what)) for row in rows if (known := _kind(row.kind)) is not None), None)


def added_in_a_row(db: Reader, merge: str) -> int:
    """How many sources the newest operation has added, if it has this key."""
    made = operation_change.join(operation)
    is_newest = operation.c.id == select(func.max(operation.c.id)).scalar_subquery()
    is_new = (operation_change.c.tbl == "source") & operation_change.c.before.is_(None)
    counted = select(func.count()).select_from(made).where(is_newest, operation.c.merge_key == merge, is_new)
    return int(first_value(db, counted) or 0)


def has_just_made(store: Store, table: str, row_id: int) -> bool:
    """Whether the newest operation is one's own, was not undone and has made this row."""
    last = newest(store)
    made = (operation_change.c.operation_id == last) & operation_change.c.before.is_(None)
    is_it = (operation_change.c.tbl == table) & (operation_change.c.row_id == row_id)
    return bool(store.rows(select(operation_change.c.id).where(made, is_it))) and step_of(store, back=True) == last


def newest(db: Reader) -> int:
    """The id of the newest operation, whoever did it; 0 where nothing was done."""
    return int(first_value(db, select(func.max(operation.c.id))) or 0)


def step_of(store: Store, before: int = AFTER_ALL, *, back: bool) -> int:
    """The id of the operation that *Undo* (`back`; see `undo_label`) or *Redo* would take back or do again; 0 where
    there is none."""
    if (undo_label(store, before) if back else redo_label(store)) is None:
        return 0  # what was done before the last change of format is sealed
    step = (_NEWEST_STANDING if back else _OLDEST_UNDONE).with_only_columns(operation.c.id)
    asked = {"author": store.author_id, **({"before": before} if back else {})}
    return int(store.rows(step, asked)[0].id)


def step_size(store: Store, before: int, *, back: bool) -> int:
    """How many changes of rows *Undo* (`back`) or *Redo* would have to take back or do again; 0 where there is none."""
    step = step_of(store, before, back=back)
    count = select(func.count().label("changes")).where(operation_change.c.operation_id == step)
    return int(store.rows(count)[0].changes)


def _kind(value: str) -> Operation | None:
    try:
        return Operation(value)
    except ValueError:
        return None
