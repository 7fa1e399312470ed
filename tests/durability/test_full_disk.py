"""A disk that is really full, under everything that writes: said as that, nothing lost, nothing half written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.helpers.long import few
from tests.helpers.made import make_starter as copy_starter
from tests.helpers.store_dump import dump

from app.actions import leftovers
from app.actions.backups import back_up, restore
from app.actions.check import check
from app.actions.codebook_files import export_codebook
from app.actions.exports import Wanted, export_markdown
from app.actions.notes import add_note, remove_note
from app.actions.sources import add_bytes
from app.actions.starter import make_empty, make_starter
from app.actions.workspaces import create_workspace, save_copy
from app.domain.errors import StoreError
from app.paths import RESOURCES
from app.store import backup, faults
from app.store.reads.sources import library
from app.store.store import Store

SIZE = 7_000_000
PAGE = "\n\n".join(["A page of prose", *(f"Paragraph {n} tells of gifts that came by sea. " * 20 for n in range(60))])


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("disk")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("starter") / "w.passagework"
    copy_starter(path, "Ann", RESOURCES)
    return path.read_bytes()


@pytest.fixture
def path(disk: Path, starter: bytes) -> Iterator[Path]:
    file = disk / "w.passagework"
    file.write_bytes(starter)
    yield file
    empty(disk)


def empty(disk: Path) -> None:
    for found in disk.iterdir():
        shutil.rmtree(found) if found.is_dir() else found.unlink()


def fill(disk: Path, free: int) -> None:
    """Leave so many bytes free on the disk, in whole pages."""
    filler = disk / "filler"
    filler.unlink(missing_ok=True)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(disk).free - free)


def on(disk: Path) -> list[str]:
    return sorted(str(found.relative_to(disk)) for found in disk.rglob("*") if found.name != "filler")


def said(caught: pytest.ExceptionInfo[StoreError]) -> None:
    assert isinstance(caught.value, faults.DiskFull)
    assert "disk is full" in str(caught.value)
    assert "Free some space" in str(caught.value)


@few("make", [make_empty, make_starter], keep=1, why="the starter takes as long as ten")
def test_a_workspace_is_made_whole_or_not_at_all(
    disk: Path, make: Callable[[Path, str, Path], None], starter: bytes
) -> None:
    for free in range(0, SIZE - 200_000, 1_400_000):
        empty(disk)
        fill(disk, free)
        try:
            make(disk / "w.passagework", "Ann", RESOURCES)
        except faults.DiskFull:
            assert on(disk) == []
            continue
        assert on(disk) == ["w.passagework"]
        with Store(disk / "w.passagework") as store:
            assert check(store).ok
        assert free > 0
        break
    else:
        pytest.fail("there was never room enough")
    empty(disk)


def test_the_window_makes_no_workspace_either(disk: Path) -> None:
    fill(disk, 16_384)
    with pytest.raises(StoreError) as caught:
        create_workspace(disk / "w.passagework", "Ann")
    said(caught)
    assert on(disk) == []
    empty(disk)


OPERATIONS: dict[str, Callable[[Store], object]] = {
    "note": lambda store: add_note(store, "Long", "words " * 40_000),
    "import": lambda store: add_bytes(store, PAGE.encode(), "page.txt", "text/plain"),
    "undo": lambda store: store.undo(),
}


@few("operation", OPERATIONS, keep=1, why="more operations")
def test_an_operation_is_done_whole_or_not_at_all(disk: Path, path: Path, operation: str) -> None:
    with Store(path, "Ann") as store:  # closed, so that its log has no room left
        remove_note(store, add_note(store, "Earlier", "words " * 40_000))
    with Store(path, "Ann") as store:
        fill(disk, 20_480)
        before = dump(store)
        with pytest.raises(StoreError) as caught:
            OPERATIONS[operation](store)
        said(caught)
        assert dump(store) == before
        (disk / "filler").unlink()
        OPERATIONS[operation](store)
        assert dump(store) != before
    with Store(path) as store:
        assert check(store).ok


def test_an_import_for_which_there_is_no_room_leaves_nothing(disk: Path, path: Path) -> None:
    with Store(path, "Ann") as store:
        for free in range(100_000, 1_000_000, 150_000):
            fill(disk, free)
            with pytest.raises(StoreError) as caught:
                add_bytes(store, PAGE.encode(), "page.txt", "text/plain")
            said(caught)
            assert not leftovers.find(store)


@pytest.mark.parametrize("free", [0, 4096, 24_576])
def test_what_is_too_full_to_open_is_said_as_that(disk: Path, path: Path, free: int) -> None:
    with Store(path) as store:
        before = dump(store)
    fill(disk, free)
    with pytest.raises(StoreError) as caught, Store(path) as store:
        add_note(store, "Long", "words " * 10_000)
    said(caught)
    (disk / "filler").unlink()
    with Store(path) as store:
        assert dump(store) == before
    assert on(disk) == [path.name]


WRITERS: dict[str, Callable[[Store, Path], object]] = {
    "export": lambda store, disk: export_markdown(store, disk / "out"),
    "one document": lambda store, disk: export_markdown(store, disk / "out", Wanted(single=True)),
    "codebook": lambda store, disk: export_codebook(store, disk / "codebook.csv"),
    "backup": lambda store, disk: back_up(store),
    "copy": lambda store, disk: save_copy(store, disk / "copy.passagework"),
    "copy without history": lambda store, disk: save_copy(store, disk / "copy.passagework", with_history=False),
}


@few("writer", WRITERS, keep=2, why="each file that leaves")
def test_what_leaves_the_workspace_is_written_whole_or_not_at_all(disk: Path, path: Path, writer: str) -> None:
    with Store(path, "Ann") as store:
        assert len(library(store)) == 1
        stood = on(disk)
        fill(disk, 0)
        with pytest.raises(StoreError) as caught:
            WRITERS[writer](store, disk)
        said(caught)
        assert [name for name in on(disk) if name != f"{path.name}.backups"] == stood
        (disk / "filler").unlink()
        WRITERS[writer](store, disk)
        assert len(on(disk)) > len(stood)


def test_an_older_copy_survives_a_full_disk(disk: Path, path: Path) -> None:
    copy = disk / "copy.passagework"
    copy.write_bytes(path.read_bytes()[:4096])
    fill(disk, 100_000)
    with Store(path) as store, pytest.raises(StoreError) as caught:
        save_copy(store, copy)
    said(caught)
    assert copy.stat().st_size == 4096


def test_a_full_disk_restores_nothing_and_the_workspace_stays(disk: Path, path: Path) -> None:
    made = back_up(path)
    before = path.read_bytes()
    fill(disk, 100_000)
    with pytest.raises(StoreError) as caught:
        restore(path, made.path)
    said(caught)
    assert path.read_bytes() == before
    assert backup.backups(path) == [made]


LIMITED = """
import resource, signal, sys
sys.dont_write_bytecode = True  # a module cut short at the limit would stay so
from pathlib import Path
from app.bootstrap import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
raise SystemExit(main(sys.argv[2:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file size are POSIX")
@few(
    "command",
    [
        ["import", "page.txt", "--workspace", "w.passagework"],
        ["init", "--workspace", "new.passagework"],
        ["backup", "--workspace", "w.passagework"],
        ["export", "markdown", "--single", "--to", "out", "--workspace", "w.passagework"],
    ],
    ids=lambda command: command[0],
    keep=1,
    why="a process for each command",
)
def test_a_limit_on_the_size_of_files_is_said_as_a_full_disk(
    tmp_path: Path, starter: bytes, command: list[str]
) -> None:
    path = tmp_path / "w.passagework"
    path.write_bytes(starter)
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, "40000", *command],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src"), "PASSAGEWORK_DATA": str(tmp_path)},
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "disk is full" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    left = {name for name in on(tmp_path) if not name.endswith((".backups", ".json"))}
    assert left - {"author-id"} == {path.name, "page.txt"}  # who works here is kept beside the settings
    with Store(path) as store:
        assert len(library(store)) == 1
        assert check(store).ok
