"""Are the tables, indexes and triggers of a workspace those this program makes?

Compared by what they are and not by how they were written, since a table that was altered is written otherwise than
one that was made at once.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import cache

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from app.domain.language import tr
from app.store import journal
from app.store.reads.soundness_rows import Finding
from app.store.schema import metadata
from app.store.search_index import CREATE_INDEX
from app.store.things import trigger_statements

Shape = dict[tuple[str, str], object]
"""By kind and name, what a table, an index or a trigger is."""


def schema(db: sqlite3.Connection) -> Iterator[Finding]:
    """Everything that is missing, is more than there should be, or is not as it should be."""
    expected, as_written = _expected()
    written = _written(db)
    if {*as_written} <= {*written} and not any(kind == "trigger" for kind, *_ in {*written} - {*as_written}):
        return
    found = shape(db)
    for kind_and_name, made in expected.items():
        if found.get(kind_and_name) != made:
            kind, name = kind_and_name
            yield tr("it is not as this program makes it"), f"{kind} {name}"
    for kind, name in found.keys() - expected.keys():
        if kind == "trigger":  # it would change what is written
            yield tr("this program does not make it"), f"{kind} {name}"


def shape(db: sqlite3.Connection) -> Shape:
    """The schema of a database, independent of the order in which columns and constraints were made."""
    found: Shape = {}
    for kind, name, table, sql in _written(db):
        if kind == "table" and str(sql).startswith("CREATE VIRTUAL"):
            found[kind, name] = sql
        elif kind == "table":
            columns = _asked(db, "name, upper(type), \"notnull\", trim(dflt_value, '()''\"'), pk", "table_xinfo", name)
            references = _asked(db, '"table", "from", "to", on_update, on_delete', "foreign_key_list", name)
            found[kind, name] = (columns, references, _checks(sql))
        elif kind == "index":
            columns = _asked(db, 'seqno, name, "desc", coll, key', "index_xinfo", name)
            made = re.sub(r'[\s"]+', "", sql).lower() if sql else ""
            key = name if sql else f"of {table} on {', '.join(str(column[1]) for column in columns if column[4])}"
            found[kind, key] = (table, columns, _is_unique(db, table, name), made)
        else:
            found[kind, name] = (table, sql)
    return found


def _written(db: sqlite3.Connection) -> tuple[tuple[str, ...], ...]:
    """What the schema is made of, in its order: kind, name, table, and the statement that made it."""
    return tuple(db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"))


def _checks(sql: str) -> list[str]:
    """The conditions of a table's rows, without what is a matter of style."""
    found: list[str] = []
    for start in re.finditer(r"\bCHECK\s*\(", sql, re.IGNORECASE):
        depth, end = 1, start.end()
        while depth and end < len(sql):
            depth += {"(": 1, ")": -1}.get(sql[end], 0)
            end += 1
        found.append(re.sub(r'[\s"]+', "", sql[start.end() : end]))
    return sorted(found)


def _asked(db: sqlite3.Connection, columns: str, pragma: str, name: str) -> list[tuple[object, ...]]:
    rows = db.execute(f"SELECT {columns} FROM pragma_{pragma}(?)", (name,)).fetchall()
    return sorted((tuple(row) for row in rows), key=repr)


def _is_unique(db: sqlite3.Connection, table: str, name: str) -> bool:
    found = db.execute('SELECT "unique" FROM pragma_index_list(?) WHERE name = ?', (table, name)).fetchone()
    return found is not None and found[0] == 1


@cache
def _expected() -> tuple[Shape, tuple[tuple[str, ...], ...]]:
    """What a new workspace has, and as it is written there."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.begin() as made:
            metadata.create_all(made)
            for statement in (*CREATE_INDEX, *journal.trigger_statements(), *trigger_statements()):
                made.exec_driver_sql(statement)
            raw = made.connection.dbapi_connection
            assert isinstance(raw, sqlite3.Connection)
            return shape(raw), _written(raw)
    finally:
        engine.dispose()
