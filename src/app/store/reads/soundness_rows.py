"""Can every row of every table be read, and does each column hold what it can hold?

Read with the driver alone and without decoding, so that whatever the damage is, the row that bears it is named. The
other checks pass over what is named here.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from datetime import date
from typing import Any, cast

from sqlalchemy import Column, Integer, LargeBinary, Table

from app.domain.language import tr, tr_n
from app.store.block_json import load_blocks
from app.store.columns import OF, Thousandths, keys_of
from app.store.faults import faults
from app.store.schema import every_table, metadata
from app.store.store import Store
from app.store.term_columns import columns_of

Finding = tuple[str, str]
Faulty = Callable[[Any], bool]
Looks = tuple[type | None, Faulty]
"""Of what type a value is for sure one that its column can hold, and whether it cannot be one."""

LISTED_AT_MOST = 20
"""Rows of a table that are named one by one; more have one cause, most likely."""
_DATE = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?")
_TIME = re.compile(r"\d{4}(?:-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?")


def rows(store: Store) -> Iterator[Finding]:
    """Every value that is not of its column's kind, and every table that cannot be read to its end."""
    with faults(store.path), closing(store.connect_to_read()) as db:
        db.text_factory = bytearray  # what is no text in UTF-8 is read too, and no text is taken for bytes
        known = _keys_of_terms(db)
        for table in every_table():
            yield from _of_table(db, table, known)


def _keys_of_terms(db: sqlite3.Connection) -> Mapping[str, set[str]]:
    """The keys that columns of terms can hold. Where they cannot be read, none: that is said of their own table."""
    out: dict[str, set[str]] = {}
    with suppress(sqlite3.Error, ValueError):
        found = db.execute("SELECT v.key, t.key FROM term t JOIN vocabulary v ON v.id = t.vocabulary_id").fetchall()
        for vocabulary, key in found:
            for column in columns_of(vocabulary.decode()):
                out.setdefault(str(column), set()).add(key.decode())
    return out


def _of_table(db: sqlite3.Connection, table: Table, known: Mapping[str, set[str]]) -> Iterator[Finding]:
    """What the columns of a table hold that no operation writes."""
    looks: list[tuple[str, Looks]] = []
    shown = ", ".join(_shown(column) for column in table.columns)
    last: object = None
    found = 0
    try:
        for row in db.execute(f"SELECT {shown} FROM {table.name} NOT INDEXED"):
            last = row[0]
            looks = looks or [(column.name, _look(table, column, known)) for column in table.columns]
            for (name, (right, faulty)), value in zip(looks, row, strict=True):
                if type(value) is not right and faulty(value):
                    found += 1
                    if found <= LISTED_AT_MOST:
                        yield (
                            tr("its {column} cannot be what is kept there").format(column=name),
                            f"{table.name} {last}",
                        )
    except sqlite3.Error:
        if last is None:
            yield tr("none of its rows can be read"), f"table {table.name}"
        else:
            yield tr("no row after {row} can be read").format(row=last), f"table {table.name}"
    if found > LISTED_AT_MOST:
        yield (
            tr_n(
                "{n} more value cannot be what is kept there",
                "{n} more values cannot be what is kept there",
                found - LISTED_AT_MOST,
            ),
            f"table {table.name}",
        )


def _shown(column: Column[Any]) -> str:
    """Bytes are not read here, since there may be very many, but their kind is."""
    return f'typeof("{column.name}")' if isinstance(column.type, LargeBinary) else f'"{column.name}"'


def _look(table: Table, column: Column[Any], known: Mapping[str, set[str]]) -> Looks:
    if isinstance(column.type, LargeBinary):
        return None, lambda value: value != b"blob"
    if isinstance(column.type, Integer | Thousandths):
        if column.info.get(OF) is bool:
            return None, lambda value: value not in (0, 1) or type(value) is not int
        empty = bool(column.nullable) and not column.primary_key
        return int, lambda value: type(value) is not int and not (empty and value is None)
    look = _words(table, column, known)
    empty = bool(column.nullable)

    def faulty(value: Any) -> bool:
        if value is None:
            return not empty
        try:
            return type(value) is not bytearray or not look(value.decode())
        except (ValueError, KeyError, TypeError, IndexError, RecursionError):
            return True

    return None, faulty


def _words(table: Table, column: Column[Any], known: Mapping[str, set[str]]) -> Callable[[str], bool]:
    """A function that says whether a text can be one of this column; it may raise what reading the text raises."""
    name, of = str(column), column.info.get(OF)
    words = {*keys_of(of), *known.get(name, ())}
    if words:
        if str(getattr(column.server_default, "arg", None)) == "":
            words.add("")
        return words.__contains__
    if of is dict:
        return lambda text: isinstance(json.loads(text), dict)
    if of is list:
        return _is_list
    if of is date:
        return lambda text: _DATE.fullmatch(text) is not None
    if column.name in ("at", "added_at", "created_at", "updated_at"):
        return lambda text: _TIME.fullmatch(text) is not None
    if name == "body.blocks":
        return lambda text: bool(load_blocks(text)) or text == "[]"
    if table.name == "operation_change" and column.name in ("before", "after"):
        return lambda text: isinstance(json.loads(text), dict)
    if table.name == "operation_change" and column.name == "tbl":
        return metadata.tables.__contains__
    return lambda _text: True


def _is_list(text: str) -> bool:
    found: object = json.loads(text)
    return isinstance(found, list) and all(isinstance(one, str) for one in cast("list[object]", found))
