"""How a file gets its name: beside no log of an older one, over nothing that appeared meanwhile, and on the disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import insert, select
from tests.helpers.long import few
from tests.helpers.others import Other, other
from tests.helpers.second_opening import copied
from tests.store.test_faults import environment

from app.actions import starter, workspaces
from app.actions.starter import AlreadyThere, make_empty
from app.bootstrap import main
from app.domain.changes import Operation
from app.domain.errors import StoreError
from app.paths import RESOURCES
from app.store import backup, unfinished_files
from app.store.connect import connect, has_doubtful_log
from app.store.first_read import first_read
from app.store.reads import soundness
from app.store.schema import tag
from app.store.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing that is open is renamed or removed there")
Said = list[str]


def add(store: Store, *names: str) -> None:
    for name in names:
        with store.write(Operation.ADD_TAG) as tx:
            tx.insert(insert(tag), {"uid": name, "name": name, "definition": "words " * 500})


def names(path: Path) -> list[str]:
    with Store(path) as store:
        assert list(soundness.database(store)) == []
        return [row.name for row in store.rows(select(tag.c.name).order_by(tag.c.id))]


def logs(path: Path) -> list[Path]:
    return [log for tail in ("-wal", "-journal", "-shm") if (log := path.with_name(path.name + tail)).exists()]


def leave_log(path: Path) -> bytes:
    """As a program that was killed: the workspace and, beside it, a log with work in it. Returns the log."""
    with Store(path) as store:
        add(store, *(f"old {n}" for n in range(30)))
        file, log = copied(path), copied(path.with_name(path.name + "-wal"))
    path.write_bytes(file)
    path.with_name(path.name + "-wal").write_bytes(log)
    return log


@pytest.fixture
def source(path: Path, tmp_path: Path) -> Path:
    """Another workspace, to be copied or restored from."""
    file = tmp_path / "source" / "s.passagework"
    file.parent.mkdir()
    file.write_bytes(path.read_bytes())
    with Store(file) as store:
        add(store, "other")
    return file


def restore(source: Path, path: Path, said: Said) -> None:
    backup.restore(source, path, said.append)


def copy(source: Path, path: Path, said: Said) -> None:
    with Store(source) as store:
        workspaces.save_copy(store, path, notify=said.append)


def empty(_source: Path, path: Path, said: Said) -> None:
    make_empty(path, "Ann", RESOURCES, said.append)


def new(_source: Path, path: Path, said: Said) -> None:
    workspaces.create_workspace(path, "Ann", said.append).close()


PLACES: dict[str, Callable[[Path, Path, Said], None]] = {
    "restore": restore, "save a copy": copy, "init": empty, "new workspace": new,
}  # fmt: skip


@few("place", PLACES, keep=2, why="more files")
def test_a_left_over_log_is_set_aside_before_a_file_gets_its_name(path: Path, source: Path, place: str) -> None:
    log = leave_log(path)
    path.unlink()
    said: Said = []
    PLACES[place](source, path, said)
    (kept,) = path.parent.glob(f"{path.name}.left-*-wal")
    assert kept.read_bytes() == log
    assert [kept.name in sentence for sentence in said] == [True]
    found = names(path)
    assert not any(name.startswith("old") for name in found)
    assert found == ["other"] or place in ("init", "new workspace")
    assert logs(path) == []


def test_a_left_over_journal_is_set_aside_too(path: Path, source: Path) -> None:
    """As in a folder that a cloud client syncs."""
    journal = path.with_name(path.name + "-journal")
    path.unlink()
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    said: Said = []
    restore(source, path, said)
    assert len(said) == 1
    assert names(path) == ["other"]


def test_import_into_the_name_of_a_workspace_that_left_its_log(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))
    leave_log(path)
    path.unlink()
    page = tmp_path / "page.txt"
    page.write_text("The ferry\n\nIt came by night and brought nobody who had asked for it.\n", "utf-8")
    assert main(["import", str(page), "--workspace", str(path)]) == 0
    (kept,) = path.parent.glob(f"{path.name}.left-*-wal")
    assert kept.name in capsys.readouterr().err
    assert names(path) == []


@pytest.mark.parametrize("place", ["restore", "save a copy"])
def test_an_empty_log_is_not_worth_a_word(path: Path, source: Path, place: str) -> None:
    path.unlink()
    path.with_name(path.name + "-wal").touch()
    path.with_name(path.name + "-shm").write_bytes(bytes(32768))
    said: Said = []
    PLACES[place](source, path, said)
    assert said == []
    assert logs(path) == []


def holding(path: Path, program: Other) -> None:
    """Let another program open the workspace with a log, and write."""
    assert program.ask("PRAGMA journal_mode = WAL") == [["wal"]]
    assert program.ask("INSERT INTO setting (key, value) VALUES ('there', 'x')") == []


@pytest.mark.parametrize("place", ["restore", "save a copy", "init"])
def test_nothing_is_put_beside_a_log_that_is_in_use(path: Path, source: Path, place: str) -> None:
    """Its file was removed under the program that has it open."""
    with other(path) as program:
        holding(path, program)
        path.unlink()
        with pytest.raises(StoreError, match="still has the"):
            PLACES[place](source, path, [])
        assert not path.exists()
        assert program.ask("SELECT value FROM setting WHERE key = 'there'") == [["x"]]
    left = [found.name for found in path.parent.iterdir() if found.name.startswith(".passagework")]
    assert left == []


def test_a_log_of_the_file_that_is_replaced_goes_with_it(path: Path, source: Path) -> None:
    """A copy over a workspace whose program was killed: its log belongs to it, and is folded in and gone."""
    leave_log(path)
    said: Said = []
    copy(source, path, said)
    assert said == []
    assert names(path) == ["other"]


def test_a_copy_does_not_take_the_place_of_a_workspace_that_is_open_elsewhere(path: Path, source: Path) -> None:
    with other(path) as program:
        holding(path, program)
        with pytest.raises(StoreError, match="open in another window"):
            copy(source, path, [])
        assert program.ask("SELECT value FROM setting WHERE key = 'there'") == [["x"]]
    assert names(path) == []


def test_a_copy_takes_the_place_of_one_whose_program_was_killed(path: Path, source: Path) -> None:
    """A log alone does not say that somebody has it open."""
    with other(path) as program:
        holding(path, program)
        program.kill()
    assert logs(path)
    copy(source, path, [])
    assert names(path) == ["other"]


# --- what appears meanwhile ---------------------------------------------------------------------------


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_a_file_that_appears_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    path = tmp_path / "w.passagework"
    real = unfinished_files.put_in_place

    def late(ready: Path, target: Path, *, over: bool) -> tuple[Path, ...]:
        path.write_text("mine", "utf-8")
        return real(ready, target, over=over)

    def unlinked(*_args: object, **_more: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(starter, "put_in_place", late)
    if not links:
        monkeypatch.setattr(os, "link", unlinked)
    with pytest.raises(AlreadyThere, match="already"):
        make_empty(path, "Ann", RESOURCES)
    assert path.read_text("utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_workspace_is_made_where_files_can_not_be_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unlinked(*_args: object, **_more: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", unlinked)
    path = tmp_path / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    assert names(path) == []
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_appears_while_a_backup_is_restored_is_not_overwritten(
    path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.unlink()
    real = backup.copy_to

    def late(*args: object, **more: object) -> None:
        real(*args, **more)  # type: ignore[arg-type]
        monkeypatch.setattr(Path, "exists", lambda found: found != path and os.path.lexists(found))
        path.write_text("mine", "utf-8")

    monkeypatch.setattr(backup, "copy_to", late)
    with pytest.raises(StoreError, match="meanwhile"):
        backup.restore(source, path)
    assert path.read_text("utf-8") == "mine"


def test_the_folder_is_synced_after_the_name_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    path = tmp_path / "w.passagework"
    real = os.fsync

    def fsync(number: int) -> None:
        if os.fstat(number).st_ino == tmp_path.stat().st_ino:
            synced.append(path.exists())
        real(number)

    monkeypatch.setattr(os, "fsync", fsync)
    make_empty(path, "Ann", RESOURCES)
    assert synced == [True]


INITS = """
import os, sys
from pathlib import Path
from app.actions.starter import AlreadyThere, make_empty
from app.paths import RESOURCES
path = Path(sys.argv[1])
children = []
for number in range(5):
    child = os.fork()
    if not child:
        try:
            make_empty(path, "Ann", RESOURCES)
        except AlreadyThere:
            os._exit(1)
        except BaseException as error:
            os.write(2, repr(error).encode())
            os._exit(2)
        os._exit(0)
    children.append(child)
print(sorted(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children))
"""


@pytest.mark.long(
    "five processes",
    instead=[
        "test_a_first_run_that_was_overtaken_by_another_opens_what_that_made",
        "test_no_workspace_is_written_over",
    ],
)
def test_of_five_inits_at_once_one_makes_the_workspace_and_the_others_say_so(tmp_path: Path) -> None:
    path = tmp_path / "w.passagework"
    command = [sys.executable, "-c", INITS, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment())
    assert (done.stdout.strip(), done.stderr) == (str([0] + [1] * 4), "")
    names(path)
    assert list(tmp_path.iterdir()) == [path]


# --- restoring while others come ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement", ["PRAGMA journal_mode = WAL", "INSERT INTO setting (key, value) VALUES ('l', '')"]
)
def test_who_comes_while_a_backup_is_restored_waits_and_loses_nothing(
    path: Path, source: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    """From the first look at the old workspace until the other has its name there is one lock."""
    with Store(path) as store:
        add(store, "before")
    real = unfinished_files.put_in_place
    with other(path) as early, other(path) as late:
        assert early.ask("SELECT 1") == [[1]]  # it has opened the file, and looked at nothing yet

        def slow(ready: Path, target: Path, *, over: bool) -> tuple[Path, ...]:
            if target == path:
                early.begin(statement)
                late.begin(statement)
                threading.Event().wait(0.3)
            return real(ready, target, over=over)

        monkeypatch.setattr(backup, "put_in_place", slow)
        backup.restore(source, path)
        # They have the old file open: SQLite says that it was moved, or to one that the other is in its way, and
        # writes nothing.
        refused = {"attempt to write a readonly database", "database is locked"}
        assert {early.answer(), late.answer()} <= refused
        assert logs(path) == []
    assert names(path) == ["other"]
    monkeypatch.undo()
    newest = backup.backups(path)[0]
    backup.restore(newest.path, path)
    assert names(path) == ["before"]


def test_a_program_that_has_the_workspace_open_keeps_it_from_being_replaced(path: Path, source: Path) -> None:
    with other(path) as program:
        holding(path, program)
        with pytest.raises(StoreError, match="Another program"):
            backup.restore(source, path)
    assert [found.why for found in backup.backups(path)] == []


COMMAND = """
import sys
from pathlib import Path
from sqlalchemy import insert
from app.domain.changes import Operation
from app.store.schema import tag
from app.store.store import Store
sys.stdout.write("ready\\n"); sys.stdout.flush()
sys.stdin.readline()
with Store(Path(sys.argv[1])) as store, store.write(Operation.ADD_TAG) as tx:
    tx.insert(insert(tag), {"uid": "late", "name": "late"})
sys.stdout.write("added\\n")
"""


@pytest.mark.long("processes that meet", instead="test_who_comes_while_a_backup_is_restored_waits_and_loses_nothing")
def test_a_command_that_comes_while_a_backup_is_restored_works_in_what_was_restored(
    path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(path) as store:
        add(store, "before")
    command = [sys.executable, "-c", COMMAND, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
    ) as program:
        assert program.stdout is not None
        assert program.stdin is not None
        assert program.stdout.readline() == "ready\n"
        real = unfinished_files.put_in_place

        def slow(ready: Path, target: Path, *, over: bool) -> tuple[Path, ...]:
            if target == path:
                assert program.stdin is not None
                program.stdin.write("go\n")
                program.stdin.flush()
                threading.Event().wait(0.4)
            return real(ready, target, over=over)

        monkeypatch.setattr(backup, "put_in_place", slow)
        backup.restore(source, path)
        assert program.stdout.readline() == "added\n"
    assert names(path) == ["other", "late"]


# --- another file takes the place of an open one ------------------------------------------------------


def test_another_file_in_the_place_of_an_open_one_is_not_read_through_its_log(path: Path, source: Path) -> None:
    with other(path) as program:
        holding(path, program)
        source.replace(path)
        for attempt in (Store, backup.back_up, backup.verify):
            with pytest.raises(StoreError, match="Another file was put in the place"):
                attempt(path)
    assert logs(path)


def test_the_program_that_has_the_old_one_open_stops_and_keeps_its_work(path: Path, source: Path) -> None:
    with Store(path) as store:
        add(store, "mine")
        source.replace(path)
        with pytest.raises(StoreError, match="replaced or removed"):
            add(store, "lost")
        kept = store.leave_the_place()
        assert kept is not None
        assert kept.why == "before replacement"
        assert logs(path) == []
        assert names(path) == ["other"]  # while the old one is still open here
        assert store.leave_the_place() is None
    assert names(path) == ["other"]
    backup.restore(kept.path, path)
    assert names(path) == ["mine"]


def test_closing_leaves_no_log_beside_the_file_that_took_the_place(path: Path, source: Path) -> None:
    with Store(path) as store:
        add(store, "mine")
        source.replace(path)
    assert names(path) == ["other"]
    assert [found.why for found in backup.backups(path)] == ["before replacement"]


def test_a_workspace_that_was_moved_while_it_is_open_is_whole_where_it_is(path: Path) -> None:
    moved = path.with_name("moved.passagework")
    with Store(path) as store:
        add(store, "mine")
        path.rename(moved)
        with pytest.raises(StoreError, match="replaced or removed"):
            add(store, "lost")
    assert names(moved) == ["mine"]


def test_a_new_connection_of_an_open_workspace_is_to_the_same_file(path: Path, source: Path) -> None:
    """A thread that reads for the first time connects again, and must not show what is in another file."""
    raised: list[BaseException] = []
    with Store(path) as store:
        add(store, "mine")
        source.replace(path)
        store.leave_the_place()

        def read() -> None:
            try:
                store.rows(select(tag.c.name))
            except StoreError as error:
                raised.append(error)

        reader = threading.Thread(target=read)
        reader.start()
        reader.join()
    assert len(raised) == 1


def test_a_copy_of_a_replaced_workspace_is_of_the_one_that_is_open(path: Path, source: Path, tmp_path: Path) -> None:
    with Store(path) as store:
        add(store, "mine")
        shutil.copy(source, tmp_path / "third")
        (tmp_path / "third").replace(path)
        workspaces.save_copy(store, tmp_path / "copy.passagework")
    assert names(tmp_path / "copy.passagework") == ["mine"]
    assert names(path) == ["other"]


@pytest.mark.long("processes that meet", instead="test_who_comes_while_a_backup_is_restored_waits_and_loses_nothing")
@pytest.mark.parametrize("how", ["copied over it", "renamed into its place"])
def test_another_copy_put_by_hand_beside_the_log_of_a_killed_program_is_not_damaged_by_it(
    path: Path, source: Path, how: str
) -> None:
    """As a person restores who has a copy elsewhere: SQLite would read the one through the log of the other."""
    with Store(source) as store:
        add(store, *(f"other {n}" for n in range(20)))
    log = leave_log(path)
    wanted = source.read_bytes()
    if how == "copied over it":
        shutil.copy(source, path)
    else:
        source.replace(path)
    for attempt in (lambda: Store(path).close(), lambda: backup.back_up(path)):
        with pytest.raises(StoreError, match=r"is kept as .* Open it again"):
            attempt()
        (kept,) = path.parent.glob(f"{path.name}.left-*-wal")
        assert kept.read_bytes() == log
        assert path.read_bytes() == wanted
        kept.replace(path.with_name(path.name + "-wal"))
    with pytest.raises(StoreError):
        first_read(path)
    assert names(path) == ["other", *(f"other {n}" for n in range(20))]


def test_the_log_of_a_killed_program_is_read_with_its_own_file(path: Path) -> None:
    leave_log(path)
    assert names(path) == [f"old {n}" for n in range(30)]
    assert list(path.parent.glob("*.left-*")) == []


def test_only_a_log_that_is_older_than_its_file_needs_a_long_look_and_once(path: Path, source: Path) -> None:
    """The first paint does not wait for that."""
    leave_log(path)
    log = path.with_name(path.name + "-wal")
    after = path.stat().st_ctime_ns + 1
    os.utime(log, ns=(after, after))
    assert not has_doubtful_log(path)
    os.utime(path)  # as if it were another
    assert has_doubtful_log(path)
    connect(path, "mode=ro").close()
    assert not has_doubtful_log(path)
    shutil.copy(source, path)
    assert has_doubtful_log(path)
    with pytest.raises(StoreError, match="Open it again"):
        connect(path)
    assert names(path) == ["other"]


def test_a_damaged_file_is_not_parted_from_its_log(path: Path) -> None:
    """Neither is sound: what can be saved of them is in both."""
    leave_log(path)
    with path.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(bytes(range(256)) * 16)
    with suppress(StoreError), Store(path):
        pass
    assert list(path.parent.glob("*.left-*")) == []
