"""Conditions on any number of ids: they are passed as one JSON value, since SQLite limits the number of parameters."""

from __future__ import annotations

import json
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Integer, Select, SelectBase, bindparam, column, func, select, text, true

from app.store.reader import Reader, first_value, kept

T = TypeVar("T")
Within = Callable[[Any], ColumnElement[bool]]
"""Whether the value of an id column is one of those that are looked at."""
_LETTERS = 1 << 16
"""So much of a list of ids is parsed at once."""
_ONE_LIST = threading.Lock()


def among_ids(of: Any, ids: Iterable[int]) -> ColumnElement[bool]:
    """Whether the value of an id column is one of these."""
    return these(ids)(of)


def these(ids: Iterable[int]) -> Within:
    """Whether the value of an id column, of one or of several, is one of these."""
    listed = text("SELECT value FROM json_each(:ids)").bindparams(bindparam("ids", json.dumps([*ids]), unique=True))
    return lambda of: of.in_(listed.columns(column("value", Integer)))


def among_given(of: Any) -> ColumnElement[bool]:
    """Whether the value of an id column is one of those `given` as a parameter, so that the statement can be reused."""
    return of.in_(text("SELECT value FROM json_each(:ids)").columns(column("value", Integer)))


def given(ids: Iterable[int]) -> dict[str, str]:
    """The parameters of a statement with `among_given`."""
    return {"ids": json.dumps([*ids])}


def span(first: int, last: int) -> Within:
    """Whether the value of an id column is from the first to the last."""
    return lambda of: of.between(first, last)


def every(_of: Any) -> ColumnElement[bool]:
    """All are looked at."""
    return true()


def asked(build: Callable[[Within], T], within: Within) -> T:
    """What a function builds to ask of these; what it asks of `every` it builds once."""
    return _asked_of_every(build) if within is every else build(within)


@cache
def _asked_of_every(build: Callable[[Within], T]) -> T:
    return build(every)


AT_ONCE = 5_000


def spans(db: Reader, ids: Any, at_once: int = AT_ONCE) -> Iterator[Within]:
    """The parts of a table that are read at once, by their ids; all where they are no more than ten of these."""
    last = first_value(db, _highest(ids)) or 0
    if last <= 10 * at_once:
        yield every
        return
    for at in range(1, last + 1, at_once):
        yield span(at, at + at_once - 1)


@cache
def _highest(ids: Any) -> Select[Any]:
    return select(func.max(ids))


def by_spans(
    db: Reader, ids: Any, key: str, read: Callable[[Within], Mapping[int, T]], at_once: int = AT_ONCE
) -> Mapping[int, T]:
    """What is read of a whole table, by each of its `spans`. It is kept under the key, and so is each span, so that
    whoever was stopped goes on from there."""

    def all_spans() -> dict[int, T]:
        out: dict[int, T] = {}
        for number, within in enumerate(spans(db, ids, at_once)):
            out |= kept(db, f"{key} {number}", partial(read, within))
        return out

    return kept(db, key, all_spans)


def array_of_ids(db: Reader, ids: SelectBase) -> array[int]:
    """The ids that a statement lists, in 8 bytes each: there may be a million, of which rows would take 200 MB.

    Still the list of a million takes 20 MB on its way, so one thread at a time reads one.
    """
    with _ONE_LIST:
        listed: str = first_value(db, select(func.group_concat(ids.subquery().c.id))) or ""
        found, at = array("q"), 0
        while at < len(listed):
            end = listed.find(",", at + _LETTERS)
            end = len(listed) if end < 0 else end
            found.extend(map(int, listed[at:end].split(",")))
            at = end + 1
        return found
