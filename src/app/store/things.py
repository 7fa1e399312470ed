"""The identity of things: each has a row of `thing`, to which evidence, reviews, notes and locators are attached.

Triggers create the row when a row of the kind's own table is inserted. It stays when the thing is removed, so that undo
and *Removed things* restore it under the same identity; what was attached to it is removed with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Join, Select, Table, bindparam, select

from app.domain.errors import NotFound
from app.domain.kinds import KINDS, things
from app.domain.language import tr
from app.store.fast_statements import Quick
from app.store.kinds import STORED
from app.store.reader import Reader
from app.store.schema import evidence, locator, note, review, thing

ATTACHED: Sequence[Table] = (evidence, note, locator, review)
"""The tables whose rows are attached to a thing by their `thing_id`."""


def trigger_statements() -> list[str]:
    """DROP and CREATE TRIGGER statements for the table of every kind of thing, to be run after migrations."""
    out: list[str] = []
    for kind in things():
        table, uid = STORED[kind].table.name, STORED[kind].uid
        known = f"(SELECT id FROM thing WHERE kind = '{kind}' AND row_id = OLD.id)"
        gone = " ".join(f"DELETE FROM {on.name} WHERE thing_id = {known};" for on in ATTACHED)
        for event, does in (
            (
                "insert",
                f"INSERT INTO thing (kind, row_id, uid) VALUES ('{kind}', NEW.id, NEW.{uid}) "
                "ON CONFLICT (kind, uid) DO UPDATE SET row_id = NEW.id;",
            ),
            ("delete", gone),
        ):
            name = _trigger_name(table, event)
            out.append(f"DROP TRIGGER IF EXISTS {name}")
            out.append(f"CREATE TRIGGER {name} AFTER {event.upper()} ON {table} BEGIN {does} END")
    return out


def _trigger_name(table: str, event: str) -> str:
    return f"thing_{table}_{event}"


def on_insert(table: Table) -> str:
    """What the trigger is called that gives new rows their identity, where the table is that of a kind of thing."""
    return _trigger_name(table.name, "insert")


def of_new(table: Table) -> str:
    """SQL that gives all rows of a kind above an id their identity at once, as the trigger does to each."""
    return (
        f"INSERT INTO thing (kind, row_id, uid) SELECT '{table.name}', id, {STORED[table.name].uid} "
        f"FROM {table.name} WHERE id > ? ORDER BY id ON CONFLICT (kind, uid) DO UPDATE SET row_id = excluded.row_id"
    )


def forget(db: Connection) -> None:
    """Delete the identities of things that are gone and that no image of the journal can restore."""
    for kind in things():
        db.exec_driver_sql(
            f"DELETE FROM thing WHERE kind = '{kind}' AND row_id NOT IN (SELECT id FROM {STORED[kind].table.name}) "
            f"AND row_id NOT IN (SELECT row_id FROM operation_change WHERE tbl = '{kind}')"
        )


def of_kind(attached: Table, kind: str) -> Join:
    """A join of a table with the things of a kind its rows are attached to; `thing.c.row_id` is the thing's own id."""
    return attached.join(thing, (thing.c.id == attached.c.thing_id) & (thing.c.kind == kind))


def under(attached: Table, kind: str) -> Select[int]:
    """A selection of the ids, in their own table, of things of a kind that have rows of this table attached."""
    return select(thing.c.row_id).select_from(of_kind(attached, kind))


def identity_of(kind: str, row_id: Any) -> Any:
    """The id in `thing` of one thing, as SQL; `row_id` is its id in its own table, and no column of a query around."""
    return select(thing.c.id).where(thing.c.kind == kind, thing.c.row_id == row_id).scalar_subquery()


def among(kind: str, row_ids: Any) -> ColumnElement[bool]:
    """A condition: the thing is one of these; `row_ids` are ids in its own table, as a list or a selection."""
    return (thing.c.kind == kind) & thing.c.row_id.in_(row_ids)


def references(table: Table) -> Iterator[tuple[str, str]]:
    """(column, referenced table) of every reference."""
    for column in table.columns:
        for key in column.foreign_keys:
            yield column.name, key.column.table.name


_IDENTITY = Quick(select(thing.c.id).where(thing.c.kind == bindparam("kind"), thing.c.row_id == bindparam("row")))


def find_identity(db: Reader, kind: str, row_id: int) -> int:
    """The id in `thing` of one thing. Raises `NotFound` where there is none."""
    rows = db.rows(_IDENTITY, {"kind": kind, "row": row_id})
    if not rows:
        raise NotFound(tr(KINDS[kind].gone))
    return int(rows[0].id)
