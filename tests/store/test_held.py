"""Two processes on one workspace: nothing this one does takes away the locks that keep its log.

A process loses its locks on a file by closing any descriptor of it. Another program that opens the file and closes it
then folds the log in and removes it, and what this one writes goes into a file without a name.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import insert, select
from tests.helpers.long import few
from tests.helpers.others import look_in, other
from tests.helpers.second_opening import OpenedTwice, copied, take

from app import bootstrap, held
from app.actions import backups, check, codebook_files, export_files, sources, workspaces
from app.domain.changes import Operation
from app.domain.errors import BadInput
from app.store import backup, header
from app.store.first_read import first_read
from app.store.first_tags import first_tags
from app.store.location import location_of
from app.store.reads import soundness
from app.store.schema import tag
from app.store.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="locks belong to a handle there")
SRC = Path(__file__).parents[2] / "src"


def add(store: Store, name: str) -> None:
    with store.write(Operation.ADD_TAG) as tx:
        tx.insert(insert(tag), {"uid": name, "name": name})


def log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def after_a_kill(path: Path, tmp_path: Path) -> list[str]:
    """What would be there if this process were killed now."""
    crashed = tmp_path / "crashed" / path.name
    crashed.parent.mkdir(exist_ok=True)
    crashed.write_bytes(copied(path))
    if log_of(path).exists():
        log_of(crashed).write_bytes(copied(log_of(path)))
    with closing(sqlite3.connect(crashed)) as db:
        return [name for (name,) in db.execute("SELECT name FROM tag ORDER BY id")]


def refused(call: Callable[[], object]) -> None:
    with pytest.raises(BadInput):
        call()


LOOKS: dict[str, Callable[[Store, Path], object]] = {
    "back up": lambda store, path: backup.back_up(path),
    "back up the store": lambda store, path: backups.back_up(store),
    "when a backup is due": lambda store, path: backup.is_due(path),
    "verify": lambda store, path: backup.verify(path),
    "save a copy": lambda store, path: workspaces.save_copy(store, path.with_name("copy.passagework")),
    "copy without history": lambda store, path: workspaces.save_copy(
        store, path.with_name("copy.passagework"), with_history=False
    ),
    "check": lambda store, path: check.check(store),
    "check the database": lambda store, path: list(soundness.database(store)),
    "read the version": lambda store, path: header.read_version(path),
    "is it a workspace": lambda store, path: header.is_workspace(path),
    "the arguments of the command": lambda store, path: bootstrap.sort_paths([path]),
    "the first page": lambda store, path: first_read(path),
    "the first tags": lambda store, path: first_tags(path, None),
    "its place": lambda store, path: location_of(path),
    "add it as a source": lambda store, path: refused(lambda: sources.add_file(store, path)),
    "add its log as a source": lambda store, path: refused(lambda: sources.add_file(store, log_of(path))),
    "import it as a codebook": lambda store, path: refused(lambda: codebook_files.read_file(path)),
    "export over it": lambda store, path: export_files.hash_in(path.parent, path.name),
    "open it again": lambda store, path: Store(path).close(),
}


@few("look", LOOKS, keep=5, why="each thing that looks")
def test_nothing_that_looks_at_an_open_workspace_costs_it_its_log(path: Path, tmp_path: Path, look: str) -> None:
    with Store(path) as store:
        add(store, "before")
        log = header.identity(log_of(path))
        LOOKS[look](store, path)
        look_in(path)
        assert header.identity(log_of(path)) == log
        add(store, "after")
        assert after_a_kill(path, tmp_path) == ["before", "after"]
    assert take() == []


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize("kind", ["symbolic", "hard"])
def test_another_name_of_it_is_known_too(path: Path, tmp_path: Path, kind: str) -> None:
    name = tmp_path / "page.txt"
    name.symlink_to(path) if kind == "symbolic" else name.hardlink_to(path)
    with Store(path) as store:
        add(store, "before")
        log = header.identity(log_of(path))
        refused(lambda: sources.add_file(store, name))
        look_in(path)
        assert header.identity(log_of(path)) == log


@pytest.mark.skipif(sys.platform != "linux", reason="a system without such locks has none to be laid on")
def test_what_is_opened_by_other_means_does_not_cost_it_its_log_either(path: Path, tmp_path: Path) -> None:
    """As by a library that looks into every file of a folder: no hook of Python's hears it."""
    libc = ctypes.CDLL(None)
    with Store(path) as store:
        add(store, "before")
        log = header.identity(log_of(path))
        for tail in ("", "-wal", "-shm"):
            libc.close(libc.open(os.fsencode(f"{path}{tail}"), os.O_RDONLY))
        look_in(path)
        assert header.identity(log_of(path)) == log
        add(store, "after")
        assert after_a_kill(path, tmp_path) == ["before", "after"]
    assert list(path.parent.glob(f"{path.name}*")) == [path]  # the last one still folds the log in
    with Store(path) as store:
        assert [row.name for row in store.rows(select(tag.c.name).order_by(tag.c.id))] == ["before", "after"]


def test_a_log_that_was_removed_all_the_same_is_noticed(path: Path) -> None:
    """By whatever: nothing is called saved that went into a file without a name."""
    with Store(path) as store:
        add(store, "before")
        log_of(path).unlink()
        with pytest.raises(header.StoreError, match="replaced or removed"):
            add(store, "after")
        with pytest.raises(header.StoreError, match="replaced or removed"):
            backups.back_up(store)


def test_two_programs_write_by_turns_and_the_last_leaves_one_file(path: Path) -> None:
    with Store(path) as store, other(path) as program:
        for number in range(5):
            add(store, f"here {number}")
            statement = f"INSERT INTO setting (key, value) VALUES ('there {number}', '')"
            assert program.ask(statement) == []
        program.ask("close")
        assert log_of(path).exists()
    assert list(path.parent.glob(f"{path.name}*")) == [path]


# --- that the tests would hear it ---------------------------------------------------------------------


@pytest.mark.parametrize("tail", ["", "-wal", "-shm"])
@pytest.mark.parametrize("way", ["open", "os.open", "copy"])
def test_a_second_opening_is_heard_whatever_the_way(path: Path, tmp_path: Path, tail: str, way: str) -> None:
    file = path.with_name(path.name + tail)
    ways: dict[str, Callable[[], object]] = {
        "open": file.read_bytes,
        "os.open": lambda: os.close(os.open(file, os.O_RDONLY)),
        "copy": lambda: shutil.copy(file, tmp_path / "copy"),
    }
    with Store(path) as store:
        add(store, "a")
        with suppress(OSError), pytest.raises(OpenedTwice):
            ways[way]()
        assert take() == [str(file)]
    path.read_bytes()
    assert take() == []


def test_one_module_alone_connects() -> None:
    """Whoever connected elsewhere would not ask whose log lies there, nor wait for one who reads a file."""
    found = [path.name for path in SRC.rglob("*.py") if "sqlite3.connect(" in path.read_text("utf-8")]
    assert found == ["connect.py"]


# --- reading what the user names ----------------------------------------------------------------------


def test_a_file_is_read_as_far_as_asked(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(b"x" * 100)
    assert held.read_some(file, 10) == b"x" * 10
    assert held.read_some(file, -1) == b"x" * 100
    assert held.descriptors(file) == []


def test_a_file_that_becomes_a_workspace_while_it_is_read_is_not_closed(path: Path, tmp_path: Path) -> None:
    """Somebody opens it in between: closing would take away the locks."""
    number = os.open(path, os.O_RDONLY)
    with Store(path) as store:
        add(store, "before")
        log = header.identity(log_of(path))
        held.close(number)
        look_in(path)
        assert header.identity(log_of(path)) == log
    assert os.fstat(number).st_ino == path.stat().st_ino
