"""Backups and restoring: verified, kept, and never a way to lose what was there."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select
from tests.helpers.long import few
from tests.helpers.second_opening import copied
from tests.store.test_faults import environment

from app.domain.changes import Operation
from app.domain.errors import Cancelled, StoreError
from app.store import backup, connections
from app.store.header import read_version
from app.store.schema import tag
from app.store.store import Store

Names = list[str]


def add(store: Store, name: str, size: int = 0) -> None:
    with store.write(Operation.ADD_TAG) as tx:
        tx.insert(insert(tag), {"uid": name, "name": name, "definition": "x" * size})


def names(path: Path) -> Names:
    with Store(path) as store:
        return [row.name for row in store.rows(select(tag.c.name).order_by(tag.c.id))]


def beside(path: Path) -> set[str]:
    return {found.name for found in path.parent.iterdir()}


def test_a_copy_of_an_open_workspace_holds_what_is_still_in_its_log(path: Path) -> None:
    with Store(path) as store:
        add(store, "a")
        assert path.with_name(path.name + "-wal").exists()
        made = backup.back_up(path, "by hand")
    assert names(made.path) == ["a"]
    assert (made.why, made.size) == ("by hand", made.path.stat().st_size)
    assert backup.backups(path) == [made]
    assert [found.name for found in made.path.parent.iterdir()] == [made.path.name]


def test_the_last_of_each_kind_are_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "KEEP", 2)
    by_hand = backup.back_up(path, "by hand")
    automatic = [backup.back_up(path) for _ in range(4)]
    assert backup.backups(path) == [automatic[3], automatic[2], by_hand]


def test_copies_made_while_a_clock_was_ahead_push_out_none_made_since(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "KEEP", 2)
    ahead = [f"{year}0101T000000000000Z" for year in (2098, 2099)]
    for stamp in ahead:
        made = backup.back_up(path)
        made.path.rename(made.path.with_name(made.path.name.replace(made.path.name.split("_")[0], stamp)))
    since = [backup.back_up(path) for _ in range(4)]
    years = [one.made_at.year for one in backup.backups(path)]
    assert years == [2099, 2098, *(one.made_at.year for one in since[2:])]
    assert backup.backups(path)[2:] == [since[3], since[2]]


def test_a_copy_that_another_program_drops_meanwhile_is_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, dropped = backup.back_up(path), backup.back_up(path)
    real = Path.glob

    def late(folder: Path, pattern: str) -> list[Path]:
        found = list(real(folder, pattern))
        dropped.path.unlink(missing_ok=True)
        return found

    monkeypatch.setattr(Path, "glob", late)
    assert backup.backups(path) == [kept]


def test_when_a_copy_is_due(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert backup.is_due(path)
    backup.back_up(path)
    assert not backup.is_due(path)
    monkeypatch.setattr(backup, "DUE_AFTER", timedelta(0))
    assert not backup.is_due(path)  # nothing has changed since
    with Store(path) as store:
        add(store, "a")
        assert backup.is_due(path)  # though only the log has changed so far
    monkeypatch.setattr(backup, "DUE_AFTER", timedelta(hours=8))
    assert not backup.is_due(path)


def test_a_copy_made_while_the_clock_was_ahead_keeps_none_from_being_made(path: Path) -> None:
    made = backup.back_up(path).path
    ahead = made.with_name("20990101T000000000000Z_automatic.passagework")
    made.rename(ahead)
    assert backup.is_due(path)
    newer = backup.back_up(path)
    assert not backup.is_due(path)
    assert {one.path for one in backup.backups(path)} == {ahead, newer.path}


def test_a_copy_leaves_no_log_beside_a_closed_workspace(path: Path) -> None:
    Store(path).close()
    backup.back_up(path)
    backup.verify(path)
    assert beside(path) == {path.name, f"{path.name}.backups"}


def test_cancelling_leaves_nothing(path: Path) -> None:
    with pytest.raises(Cancelled):
        backup.back_up(path, progress=lambda done, total: done <= total)
    assert not backup.backup_folder(path).exists()


def test_a_damaged_workspace_makes_no_copy_and_drops_none(path: Path) -> None:
    kept = backup.back_up(path)
    damage(path)
    with pytest.raises(StoreError):
        backup.back_up(path)
    assert backup.backups(path) == [kept]
    assert [found.name for found in kept.path.parent.iterdir()] == [kept.path.name]


def damage(path: Path) -> None:
    """Break a page in the middle; the header stays good."""
    with path.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(os.urandom(4096))


FULL = """
import resource, signal, sys
sys.dont_write_bytecode = True  # a module cut short at the limit would stay so
from pathlib import Path
from app.domain.errors import StoreError
from app.store.backup import back_up
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    back_up(Path(sys.argv[1]))
except StoreError as error:
    sys.stdout.write(f"said {error}")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file size are POSIX")
def test_no_room_for_the_copy_leaves_nothing(path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=True, env=environment()
    )
    assert ran.stdout.startswith("said ")
    assert ran.stdout.endswith(".")
    assert not backup.backup_folder(path).exists()
    assert names(path) == []


def test_a_drive_pulled_out_while_a_copy_is_made_is_not_a_workspace_that_is_missing(path: Path) -> None:
    def pulled(copy: Path, _progress: object) -> list[str]:
        shutil.rmtree(copy.parent)
        read_version(copy)
        return []

    with pytest.raises(StoreError, match="The copy could not be written to"):
        backup.back_up(path, examine=pulled)


def test_a_folder_that_is_no_longer_written_while_a_backup_is_made_cannot_be_chosen_otherwise(path: Path) -> None:
    def in_the_way(copy: Path, _progress: object) -> list[str]:
        shutil.rmtree(copy.parent)
        copy.parent.write_text("in the way")
        return []

    with pytest.raises(StoreError, match="or save a copy elsewhere"):
        backup.back_up(path, examine=in_the_way)


def test_the_folder_for_copies_can_not_be_made(path: Path) -> None:
    backup.backup_folder(path).write_text("in the way")
    with pytest.raises(StoreError, match="No backup could be made"):
        backup.back_up(path)


# --- restoring ----------------------------------------------------------------------------------------


def test_restoring_and_taking_it_back(path: Path) -> None:
    with Store(path) as store:
        add(store, "old")
    old = backup.back_up(path, "by hand")
    with Store(path) as store:
        add(store, "new")
    assert backup.restore(old.path, path) is None
    assert names(path) == ["old"]
    newest = backup.backups(path)[0]
    assert newest.why == "before restore"
    backup.restore(newest.path, path)
    assert names(path) == ["old", "new"]
    assert beside(path) == {path.name, f"{path.name}.backups"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
@pytest.mark.parametrize(("mode", "copied_as"), [(0o664, 0o664), (0o600, 0o600), (0o444, 0o644)])
def test_who_may_open_a_workspace_may_open_its_copies_and_what_is_restored(
    path: Path, tmp_path: Path, mode: int, copied_as: int
) -> None:
    path.chmod(mode)
    made, there = backup.back_up(path).path, tmp_path / "there.passagework"
    backup.copy(path, there)
    assert [stat.S_IMODE(one.stat().st_mode) for one in (made, there)] == [copied_as] * 2
    there.chmod(0o660)
    backup.copy(path, there)
    path.chmod(0o640)
    backup.restore(made, path)
    assert [stat.S_IMODE(one.stat().st_mode) for one in (there, path)] == [0o660, 0o640]


def test_a_log_left_by_a_crash_is_kept_with_its_file_and_not_replayed(path: Path) -> None:
    old = backup.back_up(path, "by hand")
    crash_with_log(path, "new")
    backup.restore(old.path, path)
    assert names(path) == []
    backup.restore(backup.backups(path)[0].path, path)
    assert names(path) == ["new"]


def crash_with_log(path: Path, name: str) -> None:
    """Leave the file and its log as a kill would: the log is copied back after the clean close."""
    with Store(path) as store:
        add(store, name)
        log = path.with_name(path.name + "-wal")
        left = (copied(path), copied(log))
    path.write_bytes(left[0])
    log.write_bytes(left[1])


def test_a_damaged_workspace_is_set_aside_with_its_log(path: Path) -> None:
    good = backup.back_up(path, "by hand")
    damage(path)
    log = path.with_name(path.name + "-wal")
    log.write_bytes(b"a log that must not be replayed")
    broken = path.read_bytes()
    aside = backup.restore(good.path, path)
    assert aside is not None
    assert aside.read_bytes() == broken
    assert names(path) == []
    assert not log.exists()
    assert len(backup.backups(path)) == 1


@pytest.mark.parametrize("content", [b"", b"something else", b"SQLite format 3\x00" + b"\x00" * 200])
def test_whatever_is_there_is_set_aside(path: Path, content: bytes) -> None:
    good = backup.back_up(path, "by hand")
    path.write_bytes(content)
    aside = backup.restore(good.path, path)
    assert aside is not None
    assert aside.read_bytes() == content
    assert names(path) == []


def test_restoring_where_the_workspace_is_gone(path: Path) -> None:
    good = backup.back_up(path, "by hand")
    path.unlink()
    assert backup.restore(good.path, path) is None
    assert names(path) == []


def test_an_open_workspace_is_not_replaced(path: Path) -> None:
    old = backup.back_up(path, "by hand")
    with Store(path) as store:
        add(store, "here")
        with pytest.raises(StoreError, match="Another program"):
            backup.restore(old.path, path)
        add(store, "goes on")
    assert names(path) == ["here", "goes on"]
    assert len(backup.backups(path)) == 1
    assert beside(path) == {path.name, f"{path.name}.backups"}


@pytest.mark.parametrize("how", ["a page", "cut short", "empty", "something else"])
def test_a_damaged_backup_is_not_restored_and_says_to_take_another(path: Path, how: str) -> None:
    bad = backup.back_up(path, "by hand")
    if how == "a page":
        damage(bad.path)
    else:
        content = {"cut short": bad.path.read_bytes()[:5000], "empty": b"", "something else": b"words " * 99}
        bad.path.write_bytes(content[how])
    with Store(path) as store:
        add(store, "here")
    with pytest.raises(StoreError, match="Take another backup") as caught:
        backup.restore(bad.path, path)
    assert bad.path.name in str(caught.value)
    assert names(path) == ["here"]
    assert beside(path) == {path.name, f"{path.name}.backups"}


def test_a_damaged_workspace_is_named_when_it_can_not_be_backed_up(path: Path) -> None:
    """Not the copy, which is as its original and gone by then."""
    damage(path)
    with pytest.raises(StoreError) as caught:
        backup.back_up(path)
    assert str(caught.value).startswith(f"{path.name} is damaged")
    assert ".part" not in str(caught.value)


STEPS = ("copy_to", "connect", "back_up", "put_in_place")


@few("step", STEPS, keep=2, why="every step")
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_crash_at_any_step_leaves_the_old_or_the_restored(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    with Store(path) as store:
        add(store, "old")
    old = backup.back_up(path, "by hand")
    crash_with_log(path, "new")
    real = getattr(backup, step)
    seen: list[tuple[bytes, bytes]] = []

    def at_the_step(*args: object, **kwargs: object) -> object:
        result = real(*args, **kwargs) if after else None
        log = path.with_name(path.name + "-wal")
        seen.append((copied(path), copied(log) if log.exists() else b""))
        return result if after else real(*args, **kwargs)

    monkeypatch.setattr(backup, step, at_the_step)
    backup.restore(old.path, path)
    monkeypatch.undo()
    assert seen
    for number, (file, log) in enumerate(seen):
        # What lay on the disk at that moment, opened elsewhere as after a crash.
        crashed = path.with_name(f"crashed{number}.passagework")
        crashed.write_bytes(file)
        if log:
            crashed.with_name(crashed.name + "-wal").write_bytes(log)
        assert names(crashed) in (["old", "new"], ["old"])
        if step != "put_in_place":
            assert names(crashed) == ["old", "new"]


def test_times_are_utc(path: Path) -> None:
    made = backup.back_up(path)
    assert abs(made.made_at - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_workspace_that_another_program_keeps_for_itself_is_not_waited_for_for_ever(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "BUSY_MS", 300)
    monkeypatch.setattr(connections, "BUSY_MS", 50)
    with Store(path):
        pass
    with backup.alone(path):
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="Another program is writing"):
            backup.back_up(path)
    assert beside(path) == {path.name}  # no empty folder either
    assert backup.back_up(path).path.exists()


def test_a_failed_copy_takes_no_older_one_along(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = backup.back_up(path)
    with pytest.raises(Cancelled):
        backup.back_up(path, progress=lambda _done, _total: True)
    assert backup.backups(path) == [made]


def test_nothing_is_restored_over_a_read_only_workspace(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite would leave a log there that nobody may write, not even once the workspace is writable again."""
    made = backup.back_up(path)
    monkeypatch.setattr(os, "access", lambda _file, mode: mode != os.W_OK)
    monkeypatch.setattr(backup, "alone", lambda _path: pytest.fail("the file was opened for writing"))
    with pytest.raises(StoreError, match="read-only"):
        backup.restore(made.path, path)
    assert beside(path) == {path.name, f"{path.name}.backups"}


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize("damaged", [False, True])
def test_restoring_through_a_link_leaves_it_one(path: Path, tmp_path: Path, damaged: bool) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.passagework"
    link.symlink_to(path)
    with Store(link) as store:
        add(store, "a")
    made = backup.back_up(link)
    if damaged:
        path.write_bytes(b"")
    else:
        with Store(link) as store:
            add(store, "b")
    aside = backup.restore(made.path, link)
    assert link.is_symlink()
    assert names(path) == ["a"]
    assert (aside is not None) == damaged
    assert aside is None or aside.parent == path.parent
