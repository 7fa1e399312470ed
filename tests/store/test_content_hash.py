"""The fingerprint of what a workspace holds: the same for a copy, another for any change of a row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.long import few
from tests.store.test_backup import add

from app.store.content_hash import content_hash, put_seal, seal_of, take_seal_off
from app.store.store import Store


def hash_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as db:
        return content_hash(db)


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE journal_now SET recording = 0")
        assert db.execute(statement).rowcount != 0


@pytest.fixture
def filled(path: Path) -> Path:
    with Store(path) as store:
        for name in ("a", "b", "c"):
            add(store, name, size=2_000)
        with store.stage() as db:
            db.exec_driver_sql("INSERT INTO place (key, at) VALUES ('source', 1)")
            db.exec_driver_sql("INSERT INTO raw (hash, bytes) VALUES ('h', x'00ff')")
    return path


CHANGES = {
    "a text": "UPDATE tag SET name = 'A' WHERE name = 'a'",
    "a long text": "UPDATE tag SET definition = replace(definition, 'x', 'y') WHERE name = 'b'",
    "a number": "UPDATE tag SET color = 1 WHERE name = 'a'",
    "a text for a number": "UPDATE setting SET value = CAST(value AS BLOB)",
    "bytes": "UPDATE raw SET bytes = x'00fe'",
    "bytes for a text": "UPDATE country SET name = CAST(name AS BLOB) WHERE code = 'IL'",
    "a text that is none": "UPDATE country SET name = CAST(x'ff' AS TEXT) WHERE code = 'IL'",
    "nothing for a number": "UPDATE operation_change SET after = NULL",
    "a row gone": "DELETE FROM country WHERE code = 'IL'",
    "a row of the search index": "DELETE FROM search_docsize",
    "an image of the history": "UPDATE operation_change SET after = replace(after, 'a', 'b')",
    "the ids given out": "UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'tag'",
    "a trigger": "DROP TRIGGER journal_tag_insert",
    "an index": "DROP INDEX uq_tag_parent_name",
}


@few("how", CHANGES, keep=7, why="more tables")
def test_any_change_makes_it_another(filled: Path, how: str) -> None:
    before = hash_of(filled)
    change(filled, "UPDATE journal_now SET recording = 0")
    silent = hash_of(filled)
    assert silent != before
    change(filled, CHANGES[how])
    assert hash_of(filled) != silent


UNCHANGED: dict[str, Callable[[Path], object]] = {
    "written again": lambda path: change_all(path, "VACUUM"),
    "in another journal mode": lambda path: change_all(path, "PRAGMA journal_mode = WAL"),
    "looked into": lambda path: change_all(
        path, "INSERT INTO place (key, at) VALUES ('source 1', 9)", "UPDATE place SET at = 7"
    ),
    "sealed": lambda path: change_all(path, "SELECT 1", seal="00"),
}


def change_all(path: Path, *statements: str, seal: str = "") -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)
        if seal:
            put_seal(db, seal)


@pytest.mark.parametrize("how", UNCHANGED)
def test_what_changes_no_row_leaves_it_as_it_is(filled: Path, how: str) -> None:
    before = hash_of(filled)
    UNCHANGED[how](filled)
    assert hash_of(filled) == before


def test_a_seal_is_put_on_and_taken_off(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as db:
        assert seal_of(db) is None
        put_seal(db, "one")
        put_seal(db, "two")
        assert seal_of(db) == "two"
        take_seal_off(db)
        assert seal_of(db) is None


VALUES = st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1), st.text(max_size=9), st.binary(max_size=9))


@given(st.lists(st.tuples(VALUES, VALUES), max_size=4), st.lists(st.tuples(VALUES, VALUES), max_size=4))
def test_other_rows_have_another(one: list[tuple[object, object]], other: list[tuple[object, object]]) -> None:
    def of(rows: list[tuple[object, object]]) -> str:
        with closing(sqlite3.connect(":memory:")) as db:
            db.execute("CREATE TABLE t (a, b)")
            db.executemany("INSERT INTO t VALUES (?, ?)", rows)
            return content_hash(db)

    assert (of(one) == of(other)) == (one == other)


def test_many_rows_are_all_read_and_progress_is_reported() -> None:
    told: list[tuple[int, int]] = []
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE t (a)")
        db.executemany("INSERT INTO t VALUES (?)", [(n,) for n in range(3_000)])
        before = content_hash(db, lambda done, total: told.append((done, total)))
        db.execute("UPDATE t SET a = -1 WHERE a = 2999")
        assert content_hash(db) != before
    assert len(told) > 3
    assert told == sorted(told)
    assert all(0 <= done <= total for done, total in told)


def test_rows_out_of_order_are_a_damaged_file_and_are_not_read_for_ever(tmp_path: Path) -> None:
    file = tmp_path / "damaged.db"
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, words TEXT)")
        db.executemany("INSERT INTO kept VALUES (?, ?)", [(number, f"row {number}") for number in range(1, 1001)])
        db.commit()
    last = bytes((0x87, 0x68))  # 1000, as SQLite writes it
    raw = file.read_bytes()
    at = raw.index(last + bytes((3, 0, 8 * 2 + 13)) + b"row 1000")
    file.write_bytes(raw[:at] + bytes((0x82, 0x2C)) + raw[at + 2 :])  # 300
    with closing(sqlite3.connect(file)) as db, pytest.raises(sqlite3.DatabaseError, match="out of order"):
        content_hash(db)
