"""The header of a file that another program is writing."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.helpers.made import make_empty

from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.paths import RESOURCES
from app.store import connections, header
from app.store.connect import connect
from app.store.header import APPLICATION_ID, VERSION, Damaged, read_version
from app.store.reads.tags import codebook
from app.store.schema import tag
from app.store.store import Store


def test_a_file_that_another_program_lengthens_at_that_moment_is_not_called_cut_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.passagework"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        other.execute(f"PRAGMA user_version = {VERSION}")
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE words (word TEXT)")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        other.execute("INSERT INTO words VALUES (zeroblob(100000))")  # which is in the log as yet

        def connect_later(named: Path, options: str) -> sqlite3.Connection:
            """Between the two looks the other program closes the file, and brings its log into it."""
            other.close()
            return connect(named, options)

        monkeypatch.setattr(header, "connect", connect_later)
        assert read_version(path) == VERSION
    path.write_bytes(path.read_bytes()[:-4096])
    with pytest.raises(Damaged, match="cut short"):
        read_version(path)


@pytest.mark.parametrize("left", [0, 50, 200_000])
def test_what_another_program_cuts_short_while_it_is_open_is_saved_into_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: int
) -> None:
    monkeypatch.setattr(connections, "BUSY_MS", 200)  # an empty file is waited for as one that is in use
    path = tmp_path / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        add_tag(store, TagContent("One"))
        subprocess.run(["truncate", "-s", str(left), path], check=True)  # as who copies half a file into its place
        with pytest.raises(Damaged, match="was cut short by another program while it was open"):
            add_tag(store, TagContent("Two"))
        with pytest.raises(Damaged):
            store.kept("any", lambda: store.rows(select(tag)))


def test_a_file_that_another_program_has_rewritten_in_less_room_is_saved_into(tmp_path: Path) -> None:
    path = tmp_path / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        with store.stage() as db:
            db.exec_driver_sql("INSERT INTO raw (hash, bytes) VALUES ('x', zeroblob(3000000))")
        store.write_again()
        add_tag(store, TagContent("One"))
        with store.stage() as db:
            db.exec_driver_sql("DELETE FROM raw")
        before = path.stat().st_size
        with Store(path, "Ben") as other:
            other.write_again()
        assert path.stat().st_size < before
        add_tag(store, TagContent("Two"))
        assert [one.content.name for one in codebook(store)] == ["One", "Two"]
