"""The world's faults: each one clear sentence, and the data as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from tests.helpers.full_disk import full, pragma
from tests.helpers.made import create

from app.domain.changes import Changes, Operation
from app.domain.errors import StoreError
from app.store import connections, header
from app.store import store as store_module
from app.store.faults import Damaged
from app.store.location import Location
from app.store.schema import tag
from app.store.store import Store


def add(store: Store, name: str, size: int = 0) -> None:
    with store.write(Operation.ADD_TAG) as tx:
        tx.insert(insert(tag), {"uid": name, "name": name, "definition": "x" * size})


def names(store: Store) -> list[str]:
    return [row.name for row in store.rows(select(tag.c.name).order_by(tag.c.id))]


def one_sentence(caught: pytest.ExceptionInfo[StoreError], *words: str) -> None:
    said = str(caught.value)
    assert said.endswith(".")
    assert "\n" not in said
    assert "sqlite" not in said.lower()
    for word in words:
        assert word in said


# --- not a workspace ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"hello", "not a Passagework workspace"),
        (b"SQLite format 3\x00", "not a Passagework workspace"),
        (b"\x00" * 5000, "not a Passagework workspace"),
    ],
)
def test_other_files(tmp_path: Path, content: bytes, word: str) -> None:
    file = tmp_path / "w.passagework"
    file.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        Store(file)
    one_sentence(caught, word)
    assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file]


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        Store(tmp_path / "none.passagework")
    one_sentence(caught, "There is no workspace")
    assert list(tmp_path.iterdir()) == []


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        Store(tmp_path)
    one_sentence(caught, "is a folder")


def test_a_database_of_another_program(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    db = sqlite3.connect(file)
    db.execute("CREATE TABLE t (a)")
    db.close()
    before = file.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store(file)
    one_sentence(caught, "another program")
    assert file.read_bytes() == before


@pytest.mark.parametrize("in_log", [False, True], ids=["in the file", "still in its log"])
def test_a_newer_workspace_is_refused(path: Path, in_log: bool) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute(f"PRAGMA journal_mode = {'WAL' if in_log else 'DELETE'}")
    db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError) as caught:
        Store(path)
    db.close()
    one_sentence(caught, "newer version", "Update")


def test_a_truncated_workspace(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError) as caught:
        Store(path)
    one_sentence(caught, "damaged", "no backup", "a copy that you kept")


@pytest.mark.parametrize(("at", "bit"), [(20, 1), (47, 0)], ids=["room on each page", "format of the schema"])
def test_what_the_header_says_of_the_pages_is_damaged(path: Path, at: int, bit: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1 << bit
    path.write_bytes(content)
    with pytest.raises(Damaged) as caught:
        Store(path)
    one_sentence(caught, "damaged", "no backup", "a copy that you kept")
    assert path.read_bytes() == content


def test_corrupt_pages_are_said_when_they_are_read(path: Path) -> None:
    with Store(path) as store:
        add(store, "a")
        root = int(store.rows(text("SELECT rootpage FROM sqlite_master WHERE name = 'tag'"))[0][0])
        page = int(store.rows(text("PRAGMA page_size"))[0][0])
    with path.open("r+b") as file:
        file.seek((root - 1) * page)
        file.write(os.urandom(page))
    with Store(path) as store, pytest.raises(Damaged) as caught:
        names(store)
    one_sentence(caught, "damaged", "no backup", "a copy that you kept")


def test_hard_file_names(tmp_path: Path) -> None:
    file = tmp_path / "what? 100% #1 & שלום 🚢.passagework"
    create(file)
    with Store(file) as store:
        add(store, "a")
        assert names(store) == ["a"]
    assert [found.name for found in tmp_path.iterdir()] == [file.name]


# --- read-only ----------------------------------------------------------------------------------------


def test_becoming_read_only_later(store: Store) -> None:
    add(store, "before")
    pragma(store, "query_only = ON")
    with pytest.raises(StoreError) as caught:
        add(store, "after")
    one_sentence(caught, "read-only")
    assert names(store) == ["before"]


# --- full -----------------------------------------------------------------------------------------------


def test_a_full_disk_keeps_what_was_there(store: Store) -> None:
    add(store, "before")
    told: list[Changes] = []
    store.listeners.append(told.append)
    with full(store, spare=2), pytest.raises(StoreError) as caught:
        add(store, "after", size=100_000)
    one_sentence(caught, "disk is full", "Free some space")
    assert (names(store), told) == (["before"], [])
    add(store, "room again", size=100_000)
    assert names(store) == ["before", "room again"]


FULL = """
import resource, signal, sys
sys.dont_write_bytecode = True  # a module cut short at the limit would stay so
from pathlib import Path
from sqlalchemy import insert
from app.domain.changes import Operation
from app.domain.errors import StoreError
from app.store.schema import tag
from app.store.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Store(Path(sys.argv[1])) as store:
    size = Path(sys.argv[1]).stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        for number in range(100):
            with store.write(Operation.ADD_TAG) as tx:
                tx.insert(insert(tag), {"uid": str(number), "name": str(number), "definition": "x" * 50_000})
            print("done", number, flush=True)
    except StoreError as error:
        print("said", error, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file size are POSIX")
def test_a_file_that_may_not_grow(path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=True, env=environment()
    )
    *done, said = ran.stdout.splitlines()
    assert said.startswith("said ")
    assert "try again" in said or "disk is full" in said
    with Store(path) as store:
        assert names(store) == [line.split()[1] for line in done]
        assert done


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}


# --- somebody else ------------------------------------------------------------------------------------

HOLD = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
db.execute("INSERT INTO place (key, at) VALUES ('other', 1)")
db.execute("COMMIT")
print("done", flush=True)
sys.stdin.readline()
"""


def test_another_process_that_writes_is_waited_for_then_said_and_seen(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BUSY_MS", 200)
    with Store(path) as store:
        add(store, "before")
        version = store.data_version()
        add(store, "own")
        assert store.data_version() == version  # its own writes are no news
        other = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert other.stdout is not None
        assert other.stdin is not None
        with other:
            assert other.stdout.readline() == "held\n"
            with pytest.raises(StoreError) as caught:
                add(store, "refused")
            one_sentence(caught, "Another program", "try again")
            assert names(store) == ["before", "own"]  # reading goes on
            other.stdin.write("\n")
            other.stdin.flush()
            assert other.stdout.readline() == "done\n"
            other.stdin.write("\n")
        assert store.data_version() != version
        add(store, "after")
        assert names(store) == ["before", "own", "after"]


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
@pytest.mark.parametrize("how", ["replaced", "removed", "renamed"])
def test_a_file_that_is_replaced_while_it_is_open_takes_no_operation_with_it(
    path: Path, blank: bytes, tmp_path: Path, how: str
) -> None:
    """As by a program that syncs the folder: the open file would be written to, and be gone when it is closed."""
    with Store(path) as store:
        add(store, "before")
        assert names(store) == ["before"]
        aside = tmp_path / "aside"
        if how == "replaced":
            aside.write_bytes(blank)
            aside.replace(path)
        elif how == "renamed":
            path.rename(aside)
        else:
            path.unlink()
        with pytest.raises(StoreError) as caught:
            add(store, "lost")
        way = "Save a copy" if how == "replaced" else "Save a copy of what is open here"
        one_sentence(caught, "replaced or removed", way)
        with pytest.raises(StoreError):
            store.undo()
        assert names(store) == ["before"]
        if how == "renamed":
            aside.rename(path)
            add(store, "after")
            assert names(store) == ["before", "after"]


def test_a_network_that_renumbers_files_is_no_replacement(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "location_of", lambda _path: Location.NETWORK)
    with Store(path) as store:
        monkeypatch.setattr(header, "identity", lambda _path: (0, 7))
        add(store, "a")
        assert names(store) == ["a"]
        monkeypatch.setattr(header, "identity", lambda _path: None)
        with pytest.raises(StoreError, match="replaced or removed"):
            add(store, "b")
