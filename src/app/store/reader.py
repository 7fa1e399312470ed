"""The interface through which reads query the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar, runtime_checkable

from sqlalchemy import Executable, Row

from app.domain.errors import NotFound
from app.store.fast_statements import Statement, Untyped

Thing = TypeVar("Thing")


class Reader(Protocol):
    """Anything a read can query: the store itself, or a running transaction."""

    def rows(self, statement: Statement, values: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """All rows, fetched before it returns."""
        ...


@runtime_checkable
class Keeper(Protocol):
    """A reader that knows when anybody has written."""

    def kept(self, key: str, read: Callable[[], Thing]) -> Thing:
        """The cached result of `read` under a key, or a new one if anybody has written since."""
        ...


def kept(db: Reader, key: str, read: Callable[[], Thing]) -> Thing:
    """The result of a read of the whole workspace, cached until the next change; not cached within an operation."""
    return db.kept(key, read) if isinstance(db, Keeper) else read()


def first(found: Iterable[Thing], missing: str) -> Thing:
    """The first item; raises `NotFound` with the sentence `missing` if there is none."""
    for one in found:
        return one
    raise NotFound(missing)


def first_column(db: Reader, statement: Statement, values: Mapping[str, Any] | None = None) -> tuple[Any, ...]:
    """The first column of all rows."""
    return tuple(row[0] for row in db.rows(statement, values))


def untyped(db: Reader, statement: Executable, values: Mapping[str, Any] | None = None) -> Sequence[Any]:
    """The rows of a statement, as tuples to which the types of their columns are not applied."""
    return db.rows(Untyped(statement), values)


ESCAPE = "/"


def literally(words: str) -> str:
    """Words for a parameter that is looked for as a stretch of a text, with this `ESCAPE`; no letter is a wildcard."""
    return words.replace(ESCAPE, 2 * ESCAPE).replace("%", f"{ESCAPE}%").replace("_", f"{ESCAPE}_")


def first_value(db: Reader, statement: Statement, values: Mapping[str, Any] | None = None) -> Any:
    """The first column of the first row; None where there is no row."""
    return next((row[0] for row in db.rows(statement, values)), None)
