"""The journal: undo, history and change notices are this one mechanism.

Triggers, generated from the schema, write every change of a row (table, id, image before, image after) under
the deed that is open. The stack of undo steps *is* these rows, read after COMMIT, so it survives a restart.
A change made outside a deed fails, since `deed_change.deed_id` may not be empty.

States of a deed: `done`, `undone` (can be redone), `dropped` (undone, and something else was done since) and
`sealed` (still history, but its images are gone or no longer fit the schema, so it can not be undone).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Executable, Row, Table, bindparam, delete, func, select, update

from app.domain.changes import NO_STEPS
from app.store import baseline
from app.store.bookkeeping import image_of
from app.store.connections import driver_of
from app.store.schema import deed, deed_change, journal_now, journaled_tables, metadata

DONE, UNDONE, DROPPED, SEALED = "done", "undone", "dropped", "sealed"

LISTED_AT_MOST = 2_000
"""A notice names rows up to this many; a larger step says which tables it touched."""


def trigger_statements(tables: Iterable[Table] | None = None) -> list[str]:
    """DROP and CREATE TRIGGER statements for every journaled table, to be run after migrations."""
    out: list[str] = []
    for table in journaled_tables() if tables is None else tables:
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
                "INSERT INTO deed_change (deed_id, tbl, row_id, before, after) VALUES "
                f"((SELECT deed_id FROM journal_now), '{name}', {row}.id, {before}, {after}); END"
            )
    return out


def trigger_names(table: Table) -> list[str]:
    """What the triggers of a journaled table are called."""
    return [_trigger_name(table, event) for event in ("INSERT", "UPDATE", "DELETE")]


def _trigger_name(table: Table, event: str) -> str:
    return f"journal_{table.name}_{event.lower()}"


# Each deed runs these, so they are said as SQL and run by the driver (see `quick`).
_NEW_DEED = "INSERT INTO deed (kind, what, at, author, merge_key) VALUES (?, ?, ?, ?, ?)"
_OPEN = "UPDATE journal_now SET deed_id = ?"
_DROP = "UPDATE deed SET state = ? WHERE state = ?"
_TOUCHED = "SELECT DISTINCT tbl, row_id FROM deed_change WHERE deed_id = ? AND id > ?"

# --- recording ----------------------------------------------------------------------------------------


def begin(db: Connection, kind: str, what: str, at: str, author: str, merge_key: str) -> int:
    """Open a deed in the running transaction and return its id.

    With a `merge_key` equal to that of the newest deed, which must still be done, that deed goes on: so a
    stretch of typing is one undo step.
    """
    if merge_key:
        newest = db.execute(
            select(deed.c.id, deed.c.merge_key, deed.c.state).order_by(deed.c.id.desc()).limit(1)
        ).first()
        if newest is not None and newest.merge_key == merge_key and newest.state == DONE:
            db.exec_driver_sql(_OPEN, (newest.id,))
            return int(newest.id)
    raw = driver_of(db)
    deed_id = raw.execute(_NEW_DEED, (kind, what, at, author, merge_key)).lastrowid
    assert deed_id is not None
    raw.execute(_OPEN, (deed_id,))
    return deed_id


def finish(db: Connection, deed_id: int, *, changed: bool) -> None:
    """Close the deed before COMMIT. One without any change is taken back; `changed` drops what could be redone."""
    raw = driver_of(db)
    raw.execute(_OPEN, (None,))
    if changed:
        raw.execute(_DROP, (DROPPED, UNDONE))
    elif db.execute(select(deed_change.c.id).where(deed_change.c.deed_id == deed_id).limit(1)).first() is None:
        db.execute(delete(deed).where(deed.c.id == deed_id))


def fold(db: Connection, deed_id: int) -> None:
    """Fold several updates of one row within a deed into one, so that typing does not pile up images."""
    rows = db.execute(
        select(deed_change.c.id, deed_change.c.tbl, deed_change.c.row_id, deed_change.c.before, deed_change.c.after)
        .where(deed_change.c.deed_id == deed_id)
        .order_by(deed_change.c.id)
    ).all()
    first: dict[tuple[str, int], int] = {}
    for row in rows:
        key = (row.tbl, row.row_id)
        kept = first.get(key)
        if kept is None or row.before is None or row.after is None:
            first[key] = row.id
            continue
        db.execute(update(deed_change).where(deed_change.c.id == kept).values(after=row.after))
        db.execute(delete(deed_change).where(deed_change.c.id == row.id))


def last_change(db: Connection) -> int:
    """The id of the newest image; those of the deed that begins now are above it."""
    return db.scalar(select(func.max(deed_change.c.id))) or 0


def touched(db: Connection, deed_id: int, after: int = 0) -> list[tuple[str, int]]:
    """The rows a deed changed, as (table, id), without repeats; only by images with an id above `after`."""
    rows = driver_of(db).execute(_TOUCHED, (deed_id, after)).fetchall()
    return [(str(tbl), int(row_id)) for tbl, row_id in rows]


# --- replaying ----------------------------------------------------------------------------------------


def next_undo(db: Connection) -> int | None:
    """The deed that *Undo* would take back, or None."""
    newest = db.execute(
        select(deed.c.id, deed.c.kind, deed.c.state)
        .where(deed.c.state.in_((DONE, SEALED)))
        .order_by(deed.c.id.desc())
        .limit(1)
    ).first()
    if newest is None or newest.state != DONE or newest.kind in NO_STEPS:
        return None
    return int(newest.id)


def next_redo(db: Connection) -> int | None:
    """The deed that *Redo* would do again, or None."""
    found = db.scalar(select(func.min(deed.c.id)).where(deed.c.state == UNDONE))
    return None if found is None else int(found)


def replay(db: Connection, deed_id: int, *, back: bool) -> None:
    """Write the images of a deed, those before it (`back`) or those after it, and set its state.

    The journal is off meanwhile and foreign keys are checked at COMMIT, since the images come one by one.
    """
    db.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    db.execute(update(journal_now).values(recording=0))
    order = deed_change.c.id.desc() if back else deed_change.c.id.asc()
    changes = db.execute(
        select(deed_change.c.tbl, deed_change.c.row_id, deed_change.c.before, deed_change.c.after)
        .where(deed_change.c.deed_id == deed_id)
        .order_by(order)
    ).all()
    for tbl, row_id, before, after in changes:
        _write_image(db, metadata.tables[tbl], int(row_id), before if back else after)
    db.execute(update(journal_now).values(recording=1))
    db.execute(
        update(deed).where(deed.c.id == bindparam("which")).values(state=UNDONE if back else DONE),
        {"which": deed_id},
    )


def _write_image(db: Connection, table: Table, row_id: int, image: str | None) -> None:
    if image is None:
        db.exec_driver_sql(f"DELETE FROM {table.name} WHERE id = ?", (row_id,))
        return
    values: dict[str, Any] = json.loads(image)
    names = list(values)
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name != "id")
    # An upsert, never REPLACE: replacing a row would delete it first, and cascade.
    db.exec_driver_sql(
        f"INSERT INTO {table.name} ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {sets}",
        tuple(values.values()),
    )


# --- keeping it small ---------------------------------------------------------------------------------


def seal(db: Connection) -> None:
    """End undo at this point, as a migration does; the history stays readable."""
    db.execute(update(deed).where(deed.c.state.in_((DONE, UNDONE))).values(state=SEALED))
    baseline.lay(driver_of(db))


def prune(db: Connection, *, older_than: str, keep_bytes: int | None = None) -> int:
    """Drop the images of whole deeds, oldest first: those before `older_than` (UTC ISO text), and as many
    more as keep the images under `keep_bytes`. History lines stay. Returns how many deeds were sealed."""
    dropped = prunable(rows_of(db), older_than=older_than, keep_bytes=keep_bytes)
    if dropped:
        last = dropped[-1]
        db.execute(update(deed).where(deed.c.id <= last, deed.c.state == DONE).values(state=SEALED))
        db.execute(
            delete(deed_change).where(
                deed_change.c.deed_id.in_(select(deed.c.id).where(deed.c.id <= last, deed.c.state != UNDONE))
            )
        )
    if dropped or baseline.is_missing(driver_of(db)):
        baseline.lay(driver_of(db))
    return len(dropped)


Rows = Callable[[Executable], Sequence[Row[Any]]]
"""Runs a statement that reads, and gives its rows."""


def rows_of(db: Connection) -> Rows:
    """What reads within a transaction."""
    return lambda statement: db.execute(statement).all()


def prunable(rows: Rows, *, older_than: str, keep_bytes: int | None = None) -> list[int]:
    """The deeds whose images `prune` would drop, oldest first; without `keep_bytes` by their age alone."""
    before, after = (func.length(func.coalesce(image, "")) for image in (deed_change.c.before, deed_change.c.after))
    sizes = rows(
        select(deed.c.id, deed.c.at, func.sum(before + after).label("size"))
        .join(deed_change, deed_change.c.deed_id == deed.c.id)
        .where(deed.c.state != UNDONE)
        .group_by(deed.c.id)
        .order_by(deed.c.id)
    )
    surplus = 0 if keep_bytes is None else sum(int(row.size) for row in sizes) - keep_bytes
    found: list[int] = []
    for row in sizes:
        if row.at >= older_than and surplus <= 0:
            break
        surplus -= int(row.size)
        found.append(int(row.id))
    return found
