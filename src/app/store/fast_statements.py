"""Small, time-critical statements and bulk inserts, run by the driver itself.

SQLAlchemy builds and compiles them once, so the schema stays the one definition. Executing through SQLAlchemy takes
several times as long as SQLite itself, which is noticeable when an operation runs a dozen statements or inserts
thousands of rows. `Quick` handles only numbers and text, since no column type is applied.
"""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Enum, Executable, Integer, Row, String, Table, insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement, SelectBase
from sqlalchemy.types import NullType, TypeEngine

from app.store.connections import driver_of


def _is_plain(kind: TypeEngine[Any]) -> bool:
    """Whether the driver handles values of this column type just as SQLAlchemy would."""
    return isinstance(kind, Integer | String | NullType) and not isinstance(kind, Enum)


class Quick:
    """A statement that is compiled on first use. An insert must always be given the same columns."""

    __slots__ = ("_given", "_named", "_sql", "_statement")

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._sql = ""
        self._given: list[tuple[str, Any]] = []
        """(name, default) of each parameter, in order."""
        self._named: Callable[[Iterable[Any]], Any] | None = None

    def run(self, db: Connection, values: Mapping[str, Any]) -> sqlite3.Cursor:
        if not self._sql:
            self._compile(values)
        return driver_of(db).execute(self._sql, [values.get(name, usual) for name, usual in self._given])

    def rows(self, db: Connection, values: Mapping[str, Any]) -> Sequence[Row[Any]]:
        """All rows, as named tuples that read like SQLAlchemy's rows."""
        cursor = self.run(db, values)
        if self._named is None:
            names: list[str] = [column[0] for column in cursor.description]
            self._named = namedtuple("QuickRow", names)._make  # pyright: ignore[reportUntypedNamedTuple]
        return cast("Sequence[Row[Any]]", list(map(self._named, cursor.fetchall())))

    def _compile(self, values: Mapping[str, Any]) -> None:
        statement = self._statement
        compiled = statement.compile(dialect=sqlite.dialect(), column_keys=list(values))
        assert isinstance(compiled, SQLCompiler)
        read = statement.selected_columns if isinstance(statement, SelectBase) else ()
        odd = [str(one.key) for one in (*compiled.binds.values(), *read) if not _is_plain(one.type)]
        if odd or compiled.post_compile_params or compiled.insert_prefetch:
            raise ValueError(f"not a quick statement, for {odd or 'its lists or defaults'}: {compiled}")
        self._given = [(name, compiled.params[name]) for name in compiled.positiontup or ()]
        self._sql = str(compiled)


class Untyped:
    """A statement that is read once; its rows are the driver's own tuples, to which no column type is applied. They
    take half as long as SQLAlchemy's."""

    __slots__ = ("_statement",)

    def __init__(self, statement: Executable) -> None:
        self._statement = statement

    def rows(self, db: Connection, values: Mapping[str, Any]) -> Sequence[Any]:
        with db.execute(self._statement, values) as result:
            assert result.cursor is not None  # it is there while the result is open
            return result.cursor.fetchall()


Statement = Executable | Quick | Untyped


def insert_columns(db: Connection, table: Table, columns: Mapping[str, Iterable[Any]]) -> None:
    """Insert rows whose values are given column by column; they are converted by the column types."""
    dialect = sqlite.dialect()
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    assert isinstance(compiled, SQLCompiler)
    assert not compiled.insert_prefetch
    held: list[Iterable[Any]] = []
    for name in compiled.positiontup or ():
        ready = table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
        held.append(columns[name] if ready is None else map(ready, columns[name]))
    driver_of(db).executemany(str(compiled), zip(*held, strict=True))
