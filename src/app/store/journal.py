"""The journal: one mechanism for undo, history and change notices.

Triggers, generated from the schema, record every change of a row (table, id, image before, image after) under the open
operation. These rows *are* the undo stack, read after COMMIT, so it survives a restart. A change outside an operation
fails, since `operation_change.operation_id` is NOT NULL.

States of an operation: `done`, `undone` (can be redone), `dropped` (undone, and the same person did something else
since) and `sealed` (still listed, but its images are gone or no longer match the schema, so it cannot be undone). Each
person undoes and redoes only their own operations; `replay` decides when that is allowed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Executable, Row, Table, delete, func, select, update

from app.domain.changes import NO_STEPS, Author
from app.store import baseline
from app.store.bookkeeping import image_of
from app.store.clock import just_after, now
from app.store.connections import driver_of
from app.store.schema import MADE_BY, journaled_tables, operation, operation_change
from app.store.things import forget

DONE, UNDONE, DROPPED, SEALED = "done", "undone", "dropped", "sealed"

AFTER_ALL = 2**62
"""Higher than the id of any operation."""
LISTED_AT_MOST = 2_000
"""A notice lists up to this many rows; a larger step only lists its tables."""


def trigger_statements() -> list[str]:
    """DROP and CREATE TRIGGER statements for every journaled table, to be run after migrations."""
    out: list[str] = []
    for table in journaled_tables():
        name = table.name
        recording = "(SELECT recording FROM journal_now)"
        changed = " OR ".join(f'OLD."{c.name}" IS NOT NEW."{c.name}"' for c in table.columns)
        for event, row, before, after, when in (
            ("INSERT", "NEW", "NULL", image_of(table, "NEW"), recording),
            ("UPDATE", "NEW", image_of(table, "OLD"), image_of(table, "NEW"), f"{recording} AND ({changed})"),
            ("DELETE", "OLD", image_of(table, "OLD"), "NULL", recording),
        ):
            trigger = _trigger_name(table, event)
            out.append(f"DROP TRIGGER IF EXISTS {trigger}")
            out.append(
                f"CREATE TRIGGER {trigger} AFTER {event} ON {name} WHEN {when} BEGIN "
                "INSERT INTO operation_change (operation_id, tbl, row_id, before, after) VALUES "
                f"((SELECT operation_id FROM journal_now), '{name}', {row}.id, {before}, {after}); END"
            )
    return out


def trigger_names(table: Table) -> list[str]:
    """The names of a journaled table's triggers."""
    return [_trigger_name(table, event) for event in ("INSERT", "UPDATE", "DELETE")]


def _trigger_name(table: Table, event: str) -> str:
    return f"journal_{table.name}_{event.lower()}"


def on_insert(table: Table) -> str:
    """The name of the trigger that records new rows."""
    return _trigger_name(table, "INSERT")


def of_new(table: Table) -> str:
    """SQL that records all rows of a table above an id at once, as the trigger does row by row."""
    return (
        "INSERT INTO operation_change (operation_id, tbl, row_id, before, after) "
        f"SELECT (SELECT operation_id FROM journal_now), '{table.name}', id, NULL, {image_of(table, table.name)} "
        f"FROM {table.name} WHERE id > ? ORDER BY id"
    )


# Each operation runs these, so they are plain SQL run by the driver (see `fast_statements`).
_NEW_OPERATION = "INSERT INTO operation (kind, what, at, author, author_id, merge_key) VALUES (?, ?, ?, ?, ?, ?)"
_LATEST = "SELECT at FROM operation ORDER BY id DESC LIMIT 1"
_OPEN = "UPDATE journal_now SET operation_id = ?"
# Few operations are undone, so the index on their state is used: the + hides that on the author from SQLite.
_DROP = "UPDATE operation SET state = ? WHERE state = ? AND +author_id = ?"
_NEWEST_DONE = (
    "SELECT id, kind, state FROM operation WHERE author_id = ? AND state IN (?, ?) AND id < ? ORDER BY id DESC LIMIT 1"
)
_FIRST_UNDONE = "SELECT min(id) FROM operation WHERE state = ? AND +author_id = ?"
_TOUCHED = "SELECT tbl, row_id FROM operation_change WHERE operation_id = ? AND id > ?"


def moment(db: Connection) -> str:
    """The time of an operation that begins now: always after the previous one, even if a clock was set back or differs
    from that of another person. Otherwise a statement made after a choice would count as settled by it.
    """
    latest = driver_of(db).execute(_LATEST).fetchone()
    return now() if latest is None else just_after(str(latest[0]))


def begin(db: Connection, kind: str, what: str, at: str, author: Author, merge_key: str) -> int:
    """Open an operation in the running transaction and return its id.

    If the newest operation has the same `merge_key` and author and is still done, it is continued instead, and called
    what it is called now: this makes one undo step of a stretch of typing, or of many files added at once.
    """
    if merge_key:
        newest = db.execute(
            select(operation.c.id, operation.c.merge_key, operation.c.state, operation.c.author_id)
            .order_by(operation.c.id.desc())
            .limit(1)
        ).first()
        if newest is not None and (newest.merge_key, newest.state, newest.author_id) == (merge_key, DONE, author.id):
            db.exec_driver_sql(_OPEN, (newest.id,))
            db.execute(update(operation).where(operation.c.id == newest.id).values(what=what))
            return int(newest.id)
    raw = driver_of(db)
    operation_id = raw.execute(_NEW_OPERATION, (kind, what, at, author.name, author.id, merge_key)).lastrowid
    assert operation_id is not None
    raw.execute(_OPEN, (operation_id,))
    return operation_id


def finish(db: Connection, operation_id: int, author_id: str, *, changed: bool) -> None:
    """Close the operation before COMMIT, or delete one without changes. `changed`: clear the author's redo stack."""
    raw = driver_of(db)
    raw.execute(_OPEN, (None,))
    if changed:
        raw.execute(_DROP, (DROPPED, UNDONE, author_id))
    elif not touched(db, operation_id):
        db.execute(delete(operation).where(operation.c.id == operation_id))


def fold(db: Connection, operation_id: int) -> None:
    """Fold several updates of one row within an operation into one, so that typing does not pile up images."""
    rows = select(operation_change).where(operation_change.c.operation_id == operation_id)
    first: dict[tuple[str, int], int] = {}
    for row in db.execute(rows.order_by(operation_change.c.id)).all():
        key = (row.tbl, row.row_id)
        kept = first.get(key)
        if kept is None or row.before is None or row.after is None:
            first[key] = row.id
            continue
        db.execute(update(operation_change).where(operation_change.c.id == kept).values(after=row.after))
        db.execute(delete(operation_change).where(operation_change.c.id == row.id))


def last_change(db: Connection) -> int:
    """The id of the newest image; those of the operation that begins now will be higher."""
    return db.scalar(select(func.max(operation_change.c.id))) or 0


def touched(db: Connection, operation_id: int, after: int = 0) -> list[tuple[str, int]]:
    """The rows an operation changed, as (table, id), without repeats; only from images with an id above `after`."""
    return [*dict.fromkeys(driver_of(db).execute(_TOUCHED, (operation_id, after)))]


def next_undo(db: Connection, author_id: str, before: int) -> int | None:
    """The operation that *Undo* of this person would revert, of those with a lower id than `before`, or None."""
    newest = driver_of(db).execute(_NEWEST_DONE, (author_id, DONE, SEALED, before)).fetchone()
    if newest is None or newest[2] != DONE or newest[1] in NO_STEPS:
        return None
    return int(newest[0])


def next_redo(db: Connection, author_id: str) -> int | None:
    """The operation that *Redo* of this person would repeat, or None."""
    (found,) = driver_of(db).execute(_FIRST_UNDONE, (UNDONE, author_id)).fetchone()
    return None if found is None else int(found)


def seal(db: Connection) -> int:
    """End undo at this point, as a migration does; the history stays readable. Returns how many steps that takes."""
    ended = db.execute(update(operation).where(operation.c.state.in_((DONE, UNDONE))).values(state=SEALED)).rowcount
    baseline.lay(driver_of(db))
    return int(ended)


def prune(db: Connection, *, older_than: str, keep_bytes: int | None = None) -> int:
    """Drop the images of whole operations, oldest first.

    Drops those before `older_than` (UTC ISO text), and as many more as needed to keep all images under `keep_bytes`.
    The operations stay listed. Returns how many were sealed.
    """
    dropped = prunable(rows_of(db), older_than=older_than, keep_bytes=keep_bytes)
    if dropped:
        last = dropped[-1]
        db.execute(update(operation).where(operation.c.id <= last, operation.c.state == DONE).values(state=SEALED))
        # Operations undone by others before that can no longer be redone below sealed ones.
        db.execute(update(operation).where(operation.c.id <= last, operation.c.state == UNDONE).values(state=DROPPED))
        db.execute(delete(operation_change).where(operation_change.c.operation_id <= last))
        sealed = f"(SELECT id FROM operation WHERE state = '{SEALED}')"
        db.exec_driver_sql(f"DELETE FROM kept_draft WHERE {MADE_BY} IN {sealed}")
        forget(db)
    if dropped or baseline.is_missing(driver_of(db)):
        baseline.lay(driver_of(db))
    return len(dropped)


Rows = Callable[[Executable], Sequence[Row[Any]]]
"""Runs a statement that reads, and gives its rows."""


def rows_of(db: Connection) -> Rows:
    """A `rows` function that reads within a transaction."""
    return lambda statement: db.execute(statement).all()


def prunable(rows: Rows, *, older_than: str, keep_bytes: int | None = None) -> list[int]:
    """The operations whose images `prune` would drop, oldest first; without `keep_bytes` by age alone."""
    before, after = (
        func.length(func.coalesce(image, "")) for image in (operation_change.c.before, operation_change.c.after)
    )
    sizes = rows(
        select(operation.c.id, operation.c.at, func.sum(before + after).label("size"))
        .join(operation_change)
        .where(operation.c.state != UNDONE)
        .group_by(operation.c.id)
        .order_by(operation.c.id)
    )
    surplus = 0 if keep_bytes is None else sum(int(row.size) for row in sizes) - keep_bytes
    found: list[int] = []
    for row in sizes:
        if row.at >= older_than and surplus <= 0:
            break
        surplus -= int(row.size)
        found.append(int(row.id))
    return found
