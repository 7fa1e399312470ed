"""A read-only medium, folder or file, and a full disk: what is there can be read, and nothing is left beside it."""

from __future__ import annotations

import lzma
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, select
from tests.helpers.long import few
from tests.helpers.made import make_starter
from tests.helpers.medium import Medium, crash, mounted
from tests.helpers.store_dump import Dump, dump

from app.actions.check import check
from app.actions.workspaces import save_copy
from app.domain.changes import Operation
from app.domain.errors import StoreError
from app.paths import RESOURCES
from app.store import read_only
from app.store.faults import DiskFull
from app.store.first_read import first_read
from app.store.header import ReadOnly
from app.store.schema import tag
from app.store.store import Store

SIZE = 12_000_000


def add(store: Store, name: str) -> None:
    with store.write(Operation.ADD_TAG) as tx:
        tx.insert(insert(tag), {"uid": name, "name": name})


def names(store: Store) -> list[str]:
    return [row.name for row in store.rows(select(tag.c.name).order_by(tag.c.id))]


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("starter") / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    return path.read_bytes()


@pytest.fixture
def medium(tmp_path: Path, starter: bytes) -> Iterator[Medium]:
    with mounted(tmp_path / "disk", SIZE) as made:
        if made is None:
            pytest.skip("a small disk cannot be mounted here")
        made.path.write_bytes(starter)
        yield made


def refused(store: Store, kind: type[StoreError] = ReadOnly, words: str = "Save a copy") -> None:
    before = names(store)
    assert isinstance(store.read_only, kind)
    for attempt in (lambda: add(store, "new"), store.undo, lambda: store.prune(older_than="9", keep_bytes=0)):
        with pytest.raises(kind, match=words) as caught:
            attempt()
        assert str(caught.value).endswith(".")
    assert names(store) == before


HOW: dict[str, Callable[[Path], object]] = {
    "closed": lambda path: None,
    "with its log": crash,
    "with its log alone": lambda path: (crash(path), path.with_name(path.name + "-shm").unlink()),
    "in the other journal mode": lambda path: set_mode(path),
}


def set_mode(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = DELETE")
    db.close()


@few("how", HOW, keep=2, why="every medium")
def test_a_workspace_on_a_read_only_medium_is_read_and_nothing_in_it_changed(medium: Medium, how: str) -> None:
    with Store(medium.path) as store:
        told = dump(store)
    HOW[how](medium.path)
    stood = medium.names()
    medium.freeze()
    with Store(medium.path) as store:
        assert ("logged" in names(store)) == ("log" in how)
        assert check(store).ok
        refused(store)
        if how == "closed":
            assert dump(store) == told
    medium.thaw()
    assert medium.names() == stood
    with Store(medium.path) as store:
        assert store.read_only is None
        add(store, "again")


def test_the_first_window_reads_it_too(medium: Medium) -> None:
    expected = first_read(medium.path)
    assert expected is not None
    medium.freeze()
    assert first_read(medium.path) == expected


def test_a_copy_of_it_is_the_way_out(medium: Medium, tmp_path: Path) -> None:
    crash(medium.path)
    medium.path.with_name(medium.path.name + "-shm").unlink()
    medium.freeze()
    copy = tmp_path / "copy.passagework"
    with Store(medium.path) as store:
        save_copy(store, copy)
        told: Dump = dump(store)
    with Store(copy) as store:
        assert dump(store) == told
        add(store, "worked in")


def test_a_private_copy_goes_when_the_workspace_is_closed(
    medium: Medium, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash(medium.path)
    medium.path.with_name(medium.path.name + "-shm").unlink()
    medium.freeze()
    folder = tmp_path / "private"
    folder.mkdir()
    monkeypatch.setattr(read_only.tempfile, "tempdir", str(folder))
    with Store(medium.path) as store:
        assert list(folder.iterdir())
        assert store.file != medium.path
    assert not list(folder.iterdir())


def test_a_workspace_on_a_full_disk_is_read_and_written_again_when_there_is_room(medium: Medium) -> None:
    medium.fill()
    with Store(medium.path) as store:
        assert names(store)
        assert check(store).ok
        refused(store, DiskFull, "disk is full")
    assert medium.names() == [medium.path.name]
    assert first_read(medium.path) is not None
    medium.make_room()
    with Store(medium.path) as store:
        assert store.read_only is None
        add(store, "again")


@few("shm", [True, False], keep=1, why="a disk each")
def test_on_a_full_disk_a_log_is_read_too(medium: Medium, shm: bool) -> None:
    crash(medium.path)
    if not shm:
        medium.path.with_name(medium.path.name + "-shm").unlink()
    medium.fill()
    with Store(medium.path) as store:
        assert "logged" in names(store)
    medium.make_room()
    with Store(medium.path) as store:
        assert "logged" in names(store)
        assert check(store).ok


@pytest.fixture
def immutable() -> Iterator[Callable[[Path], None]]:
    """Permissions do not bind root, so an attribute is set where the system has one."""
    frozen: list[Path] = []
    chattr = shutil.which("chattr")

    def freeze(path: Path) -> None:
        if os.name != "posix" or (os.geteuid() == 0 and chattr is None):
            pytest.skip("needs chattr, or a user who is not root")
        if os.geteuid() != 0:
            path.chmod(0o555 if path.is_dir() else 0o444)
        elif subprocess.run([str(chattr), "+i", str(path)], capture_output=True, check=False).returncode:
            pytest.skip("this file system has no immutable files")
        frozen.append(path)

    yield freeze
    for path in frozen:
        if os.geteuid() == 0:
            subprocess.run([str(chattr), "-i", str(path)], check=True)
        else:
            path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.mark.parametrize("what", ["file", "folder"])
@few("logged", [False, True], keep=1, why="a process each")
def test_a_file_or_folder_nobody_may_write(
    path: Path, tmp_path: Path, immutable: Callable[[Path], None], what: str, logged: bool
) -> None:
    if logged:
        crash(path)
    stood = sorted(found.name for found in path.parent.iterdir())
    immutable(path if what == "file" else path.parent)
    with Store(path) as store:
        assert names(store) == (["logged"] if logged else [])
        refused(store)
    assert sorted(found.name for found in path.parent.iterdir()) == stood


def test_an_older_workspace_is_brought_up_to_date_in_a_private_copy(
    medium: Medium, monkeypatch: pytest.MonkeyPatch
) -> None:
    past = Path(__file__).parent / "past" / "version-1.passagework.xz"
    medium.path.write_bytes(lzma.decompress(past.read_bytes()))
    before = medium.path.read_bytes()
    medium.freeze()
    with Store(medium.path) as store:
        assert store.file != medium.path
        assert names(store)
        assert check(store).ok
        refused(store)
    assert medium.path.read_bytes() == before
    assert medium.names() == [medium.path.name]


def test_what_another_program_changes_meanwhile_is_noticed(path: Path, immutable: Callable[[Path], None]) -> None:
    immutable(path)
    with Store(path) as store:
        version = store.data_version()
        assert not store.follows
        assert store.data_version() == version
        os.utime(path.parent)  # the folder alone is no news
        assert store.data_version() == version
        subprocess.run(["chattr", "-i", str(path)], check=False)
        os.utime(path, (1, 1))
        assert store.data_version() != version


def test_opened_for_reading_alone_a_workspace_is_left_as_it_is(path: Path) -> None:
    before = path.read_bytes()
    with Store(path, to_read=True) as store:
        assert names(store) == []
        refused(store)
        assert [found.name for found in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == before


def test_what_is_damaged_is_said_as_that_also_where_nothing_can_be_written(medium: Medium) -> None:
    whole = medium.path.read_bytes()
    medium.path.write_bytes(whole[: len(whole) // 2])
    medium.freeze()
    with pytest.raises(StoreError, match="cut short"):
        Store(medium.path)
