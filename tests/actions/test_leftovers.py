"""What killed programs leave is named by `check` and cleared at the next opening; what a live one makes stays."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.helpers.long import few
from tests.helpers.made import make_empty
from tests.store.test_faults import environment

from app.actions import leftovers
from app.actions.check import check
from app.actions.donations import add_donation
from app.actions.leftovers import find, reclaim
from app.actions.sources import add_bytes, remove_source
from app.actions.staging import stage
from app.bootstrap import main
from app.domain.donations import Donation, Party
from app.domain.errors import StoreError
from app.domain.records import DonationFilter
from app.domain.terms import PartyRole
from app.importers.read import read_source
from app.paths import RESOURCES
from app.store import backup, search_index, unfinished_files
from app.store.reads import donations
from app.store.reads.search import search
from app.store.reads.sources import current_text
from app.store.store import Store
from app.store.unfinished_files import unfinished

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a file in the making cannot be locked there")
LONG = "\n\n".join(["Medlars", *(f"Medlar number {n} came with the evening tide." for n in range(200))])


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("empty") / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    return path.read_bytes()


@pytest.fixture
def path(empty: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "w.passagework"
    file.write_bytes(empty)
    return file


WORK = """
import sys, time
from sqlalchemy import text
from pathlib import Path
from app.actions import sources, starter
from app.paths import RESOURCES
from app.store import backup, search_index, unfinished_files
from app.store.store import Store
path, what, words = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
def stop(*_):
    sys.stdout.write("half\\n"); sys.stdout.flush()
    time.sleep(600)
if what == "import":
    with Store(path) as store:
        staged = lambda: store.rows(text("SELECT count(*) FROM body WHERE indexed = 0"))[0][0]
        sources.add_bytes(
            store, words.encode(), "medlars.txt", "text/plain", lambda done, total: done >= 50 and staged() and stop()
        )
elif what == "staged":
    from app.store.writes import sources as writes
    writes.publish = stop
    with Store(path) as store:
        sources.add_bytes(store, words.encode(), "medlars.txt", "text/plain")
elif what == "backup":
    backup.verify = stop
    backup.back_up(path, "by hand")
elif what == "restore":
    backup.alone = stop
    backup.restore(Path(words), path)
elif what == "init":
    starter.put_in_place = lambda *_, over: stop()
    starter.make_empty(path.with_name("new.passagework"), "Ann", RESOURCES)
elif what == "named":
    import os
    real = os.link
    def link(*args, **more):
        real(*args, **more); stop()
    os.link = link
    starter.make_empty(path.with_name("new.passagework"), "Ann", RESOURCES)
"""


@contextmanager
def half_way(path: Path, what: str, words: str = LONG) -> Iterator[subprocess.Popen[str]]:
    """Another program that stops in the midst of its work, and is killed in the end."""
    command = [sys.executable, "-c", WORK, str(path), what, words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment()) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        try:
            yield process
        finally:
            process.send_signal(signal.SIGKILL)


def beside(path: Path) -> set[str]:
    return {str(found.relative_to(path.parent)) for found in path.parent.rglob("*") if found.is_file()}


def rows(store: Store) -> list[int]:
    tables = ("raw", "body", "search_row", "search_text", "search_text_docsize")
    return [store.rows(text(f"SELECT count(*) FROM {table}"))[0][0] for table in tables]


@few("what", ["import", "staged"], keep=1, why="a process each")
def test_a_killed_import_is_named_and_cleared_and_a_live_one_is_left_alone(path: Path, what: str) -> None:
    with Store(path) as store:
        before = rows(store)
        with half_way(path, what):
            assert not find(store)
            assert not reclaim(store)
            assert rows(store) != before
        left = check(store).left
        assert left.texts == 1
        assert left.size >= 2 * len(LONG)
        assert check(store).problems == ()
        assert "1 text that was never added" in left.sentence()
        assert reclaim(store) == left
        assert rows(store) == before
        assert not check(store).left
        add_bytes(store, LONG.encode(), "medlars.txt", "text/plain")
        assert search(store, "medlar")


@few("what", ["backup", "init"], keep=1, why="a process each")
def test_a_file_in_the_making_is_cleared_once_nobody_makes_it(path: Path, what: str) -> None:
    before = beside(path)
    with Store(path) as store:
        with half_way(path, what):
            made = beside(path) - before
            assert any(".passagework-" in name for name in made)
            reclaim(store)
            assert made <= beside(path)
        left = check(store).left
        assert len(left.files) >= 1
        assert left.size > 100_000
        reclaim(store)
    assert beside(path) == before


@pytest.mark.long("a process more", instead="test_a_killed_import_is_named_and_cleared_and_a_live_one_is_left_alone")
def test_a_killed_restore_leaves_nothing_for_long(path: Path) -> None:
    made = backup.back_up(path, "by hand")
    before = beside(path)
    with half_way(path, "restore", str(made.path)):
        pass
    assert beside(path) != before
    with Store(path) as store:
        reclaim(store)
    assert beside(path) == before


@pytest.mark.long(
    "a process killed at another moment", instead="test_a_file_in_the_making_is_cleared_once_nobody_makes_it"
)
def test_a_file_that_has_its_name_already_keeps_it(path: Path) -> None:
    """Killed between the two: it has both, and the workspace is open by the one when the other is cleared."""
    with half_way(path, "named"):
        pass
    made = path.with_name("new.passagework")
    assert made.stat().st_nlink == 2
    with Store(made) as store:
        left = check(store).left
        assert made.with_name(left.files[0].name).samefile(made)
        assert left.size == 0
        reclaim(store)
        assert made.stat().st_nlink == 1
        add_bytes(store, LONG.encode(), "medlars.txt", "text/plain")
    with Store(made) as store:
        assert check(store).problems == ()


def test_what_undo_would_bring_back_is_no_litter(path: Path) -> None:
    with Store(path) as store:
        source_id = add_bytes(store, LONG.encode(), "medlars.txt", "text/plain").source_id
        remove_source(store, source_id)
        assert not find(store)
        assert store.undo() is not None  # the removal
        assert store.undo() is not None  # the import
        assert not find(store)
        reclaim(store)
        assert store.redo() is not None
        assert search(store, "medlar")
        assert check(store).problems == ()


def test_a_text_that_programs_of_before_indexed_twice_is_named_and_mended(path: Path) -> None:
    with Store(path) as store:
        add_bytes(store, LONG.encode(), "medlars.txt", "text/plain")
        add_bytes(store, LONG.replace("Medlar", "Quince").encode(), "quinces.txt", "text/plain")
        before, hits = rows(store), len(search(store, "medlar", 1_000))
        version = current_text(store, 1)
        ((body_id,),) = store.rows(text("SELECT body_id FROM source_version WHERE source_id = 1"))
        with store.stage() as db:
            search_index.add_blocks(db, body_id, version.text, version.blocks[:70], 0)
        assert len(search(store, "medlar", 1_000)) > hits
        assert check(store).left.twice == 1
        assert "1 text that search finds twice" in check(store).left.sentence()
        reclaim(store)
        assert (rows(store), len(search(store, "medlar", 1_000))) == (before, hits)
        assert check(store).problems == ()
        assert not check(store).left


def test_an_import_in_this_process_is_left_alone_too(path: Path) -> None:
    with Store(path) as store:
        with stage(store, read_source(LONG.encode(), "medlars.txt")):
            assert not find(store)
            assert not reclaim(store)
        assert find(store).texts == 1


def test_what_earlier_versions_left_is_cleared_when_it_is_old(path: Path) -> None:
    folder = backup.backup_folder(path)
    folder.mkdir()
    endings = (".making", ".restoring", ".making-wal")
    old = [path.with_name(f".w.passagework{end}") for end in endings]
    old.append(folder / "20250101T000000000000Z_automatic.passagework.part")
    others = [path.with_name("notes.part"), path.with_name(".other.making"), path.with_name(".passagework-mine.txt")]
    for file in (*old, *others):
        file.write_text("half", "utf-8")
    with Store(path) as store:
        assert not find(store)  # somebody may be at it
        for file in (*old, *others):
            os.utime(file, (time.time() - 90_000,) * 2)
        assert set(find(store).files) == set(old)
        reclaim(store)
    assert not any(file.exists() for file in old)
    assert all(file.exists() for file in others)


def test_where_files_can_not_be_locked_age_decides(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def unlocked(*_args: object) -> None:
        raise OSError("no locks here")

    monkeypatch.setattr(fcntl, "flock", unlocked)
    with unfinished(path, "copying") as made:
        assert unfinished_files.left_behind(path) == []
        os.utime(made, (time.time() - 90_000,) * 2)
    left = path.with_name(".passagework-copying-0123456789ab")
    left.write_text("half", "utf-8")
    assert unfinished_files.left_behind(path) == []
    os.utime(left, (time.time() - 90_000,) * 2)
    assert unfinished_files.left_behind(path) == [left]


def test_check_names_it_and_the_next_command_clears_it(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))
    left = path.with_name(".passagework-making-0123456789ab")
    left.write_bytes(b"half")
    assert main(["check", "--workspace", str(path)]) == 0
    said = capsys.readouterr()
    assert left.name in said.err
    assert "Nothing is wrong" in said.out
    assert main(["check", "--json", "--workspace", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["left"] == {
        "files": [str(left)], "texts": 0, "size": 4, "twice": 0, "old_index": False,
    }  # fmt: skip
    assert main(["list", "sources", "--workspace", str(path)]) == 0
    assert not left.exists()


def test_no_room_for_the_sign_that_somebody_is_at_work_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def full(name: Path, *args: int, **more: int) -> int:
        if "importing" in str(name):
            raise PermissionError(13, "no")
        return real(name, *args, **more)

    monkeypatch.setattr(os, "open", full)
    with Store(path) as store, pytest.raises(StoreError, match="Nothing can be added"):
        add_bytes(store, LONG.encode(), "medlars.txt", "text/plain")


def test_a_record_that_programs_of_before_indexed_by_a_former_name_is_found_by_the_new_one(path: Path) -> None:
    with Store(path) as store:
        assert not find(store)
        record = add_donation(store, Donation("Tents", parties=(Party(PartyRole.DONOR, "Zqharbour"),)))
        other = add_donation(store, Donation("Ladders", parties=(Party(PartyRole.DONOR, "Northern Fund"),)))
        with store.stage() as db:
            db.execute(text("UPDATE search SET body = replace(body, 'zqharbour', 'blue harbour')"))
            db.execute(text("DELETE FROM setting WHERE key = 'search_made'"))
        kept = store.rows(text("SELECT id FROM search_row WHERE kind = 'donation' AND thing_id = :id"), {"id": other})
        assert [*donations.ids(store, DonationFilter("zqharbour"))] == []
        assert check(store).left.sentence() == (
            "An earlier version made its search, which is brought up to date when the workspace is opened next."
        )
        reclaim(store)
        assert [*donations.ids(store, DonationFilter("zqharbour"))] == [record]
        assert [*donations.ids(store, DonationFilter("blue harbour"))] == []
        known = store.rows(text("SELECT id FROM search_row WHERE kind = 'donation' AND thing_id = :id"), {"id": other})
        assert known == kept, "what is found by the same words stays"
        assert not check(store).left
        assert check(store).problems == ()


def test_indexing_again_stops_when_the_workspace_is_closed_and_goes_on_another_time(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(leftovers, "AT_ONCE", 1)
    with Store(path) as store:
        records = [
            add_donation(store, Donation(title, parties=(Party(PartyRole.DONOR, "Zqharbour"),)))
            for title in ("Tents", "Ladders")
        ]
        with store.stage() as db:
            db.execute(text("UPDATE search SET body = replace(body, 'zqharbour', 'blue harbour')"))
            db.execute(text("DELETE FROM setting WHERE key = 'search_made'"))
        reclaim(store, lambda _done, _total: [*donations.ids(store, DonationFilter("zqharbour"))] != [])
        assert [*donations.ids(store, DonationFilter("zqharbour"))] == records[:1]
        assert find(store).is_old
    assert main(["check", "--json", "--workspace", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["left"]["old_index"]
    with Store(path) as store:
        reclaim(store)
        assert [*donations.ids(store, DonationFilter("zqharbour"))] == records
