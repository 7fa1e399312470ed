"""The steps that bring an older workspace up to date: all or none, with a backup, undo ended, the history kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from app.domain.changes import Operation
from app.domain.errors import StoreError
from app.store import header, migrations
from app.store.connections import make_engine
from app.store.migrations import Step, migrate
from app.store.schema import tag
from app.store.store import Store


def add_column(db: Connection) -> None:
    db.exec_driver_sql("ALTER TABLE tag ADD COLUMN weight TEXT NOT NULL DEFAULT ''")


def fill_column(db: Connection) -> None:
    """Needs the first step, and must not be written to the journal."""
    db.exec_driver_sql("UPDATE tag SET weight = name || '!'")


def fail(db: Connection) -> None:
    db.exec_driver_sql("DELETE FROM tag")
    raise ValueError("no")


def refer_to_nothing(db: Connection) -> None:
    db.exec_driver_sql("UPDATE tag SET parent_id = 4711")


STEPS = (add_column, fill_column)
NOW = header.VERSION


@pytest.fixture
def old(path: Path) -> Path:
    """A workspace of today with one tag and its operation."""
    with Store(path) as store, store.write(Operation.ADD_TAG, "Motive") as tx:
        tx.insert(insert(tag), {"uid": "a", "name": "Motive"})
    return path


def run(path: Path, steps: Sequence[Step], to: int) -> None:
    with make_engine(path).connect() as db:
        migrate(db, path, by=(*migrations.STEPS, *steps), to=to)
        assert db.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(query).fetchall()


def state(path: Path) -> list[list[tuple[object, ...]]]:
    """What a step could have left behind."""
    queries = ("PRAGMA user_version", "SELECT name, sql FROM sqlite_master ORDER BY 1", "SELECT * FROM tag",
               "SELECT * FROM operation", "SELECT * FROM operation_change")  # fmt: skip
    return [rows(path, query) for query in queries]


def backups(path: Path) -> list[Path]:
    return list(path.with_name(path.name + ".backups").glob("*_before-migration.passagework"))


def test_a_new_workspace_is_of_the_version_that_the_steps_lead_to(path: Path) -> None:
    assert header.read_version(path) == header.VERSION == len(migrations.STEPS) + 1


def test_steps_run_in_order_after_a_backup(old: Path) -> None:
    triggers = rows(old, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY 1")
    changes = rows(old, "SELECT count(*) FROM operation_change")
    run(old, STEPS, NOW + 2)
    assert rows(old, "PRAGMA user_version") == [(NOW + 2,)]
    assert rows(old, "SELECT name, weight FROM tag") == [("Motive", "Motive!")]
    assert rows(old, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY 1") == triggers
    assert rows(old, "SELECT count(*) FROM operation_change") == changes
    (copy,) = backups(old)
    assert rows(copy, "PRAGMA user_version") == [(NOW,)]


def test_only_the_steps_that_are_missing_run(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(header, "VERSION", NOW + 2)
    run(old, STEPS[:1], NOW + 1)
    assert rows(old, "SELECT weight FROM tag") == [("",)]
    run(old, STEPS, NOW + 2)  # adding the column again would fail
    assert rows(old, "SELECT weight FROM tag") == [("Motive!",)]
    before = state(old)
    run(old, STEPS, NOW + 2)
    assert state(old) == before


def test_they_end_undo_and_keep_the_history(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    history = rows(old, "SELECT kind, what, at FROM operation")
    run(old, STEPS, NOW + 2)
    monkeypatch.setattr(header, "VERSION", NOW + 2)
    with Store(old) as store:
        assert store.undo() is None
        with store.write(Operation.ADD_TAG, "Cause") as tx:
            tx.insert(insert(tag), {"uid": "b", "name": "Cause"})
        assert store.undo() is not None  # the triggers are back
    assert rows(old, "SELECT name FROM tag") == [("Motive",)]
    assert rows(old, "SELECT kind, what, at FROM operation")[: len(history)] == history


@pytest.mark.parametrize(("last", "error"), [(fail, ValueError), (refer_to_nothing, RuntimeError)])
def test_a_step_that_fails_leaves_all_as_it_was(old: Path, last: Step, error: type[Exception]) -> None:
    before = state(old)
    with pytest.raises(error):
        run(old, (*STEPS, last), NOW + 3)
    assert state(old) == before
    with Store(old) as store:
        assert store.undo() is not None


def test_no_backup_no_step(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(migrations, "back_up_before_migration", full)
    before = state(old)
    with pytest.raises(StoreError):
        run(old, STEPS, NOW + 2)
    assert state(old) == before


def test_a_workspace_of_a_later_version_is_refused(old: Path) -> None:
    run(old, STEPS, NOW + 2)
    with pytest.raises(StoreError, match="newer version"):
        Store(old)


def test_what_sqlite_knows_of_many_rows_outlives_a_table_that_is_rebuilt(old: Path) -> None:
    """SQLite forgets it with the table that is dropped."""
    asked = "SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY tbl, idx"
    told = rows(old, asked)
    run(old, (forget_records,), NOW + 1)
    assert rows(old, asked) == told != []


def forget_records(db: Connection) -> None:
    db.exec_driver_sql("DELETE FROM sqlite_stat1 WHERE tbl = 'donation'")
