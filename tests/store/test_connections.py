"""How connections are set up: durable, in the right journal mode, one file after a clean close."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import nullcontext
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import OperationalError
from tests.helpers.full_disk import pragma
from tests.helpers.long import few
from tests.helpers.made import create
from tests.helpers.others import other
from tests.helpers.processes import LISTED, times_open
from tests.store.test_faults import environment

from app.domain.changes import Operation
from app.domain.errors import Cancelled, StoreError
from app.store import connections
from app.store.backup_list import backup_folder
from app.store.connections import Engine, Readers, make_engine
from app.store.location import Location, location_of
from app.store.schema import country, tag
from app.store.store import Store


def journal_mode(store: Store) -> str:
    return str(pragma(store, "journal_mode"))


def add(store: Store, name: str) -> None:
    with store.write(Operation.ADD_TAG) as tx:
        tx.insert(insert(tag), {"uid": name, "name": name})


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_every_connection_is_durable_and_checks_references(path: Path, mode: str) -> None:
    engine = make_engine(path, mode)
    for _ in range(3):
        with engine.connect() as db:
            pragmas = ("synchronous", "foreign_keys", "trusted_schema", "busy_timeout", "journal_mode")
            found = [db.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in pragmas]
            assert found == [2, 1, 0, 5000, mode]


def test_the_writer_is_durable_and_readers_can_not_write(store: Store) -> None:
    with store.write(Operation.ADD_NOTE, "") as tx:
        assert tx.rows(text("PRAGMA synchronous")) == [(2,)]
    with pytest.raises(StoreError):
        store.rows(text("DELETE FROM country"))
    assert len(store.rows(select(country.c.id))) == 3


def test_what_is_still_read_when_the_workspace_closes_is_given_up(path: Path) -> None:
    """A thread that reads on would open the file again, and nobody would close it."""
    store = Store(path)
    names = select(country.c.id)
    store.kept("countries", lambda: store.rows(names))
    store.close()
    for read in (lambda: store.rows(names), lambda: store.kept("countries", lambda: store.rows(names))):
        with pytest.raises(Cancelled):
            read()
    if LISTED:
        assert times_open(path) == 0


_CLOSED_WHILE_READ = """
import sys, threading
from pathlib import Path
from sqlalchemy import text
from app.domain.errors import Cancelled
from app.store.store import Store

COUNT = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) SELECT {} FROM n"
MANY, LONG = text(COUNT.format(20_000, "i")), text(COUNT.format(10**12, "count(i)"))
ended = []

def read(store, begun):
    store.rows(MANY)
    begun.wait()
    try:
        with store.reading():
            while True:
                store.rows(MANY)
                store.rows(LONG)
    except Cancelled:
        ended.append(store)

for _ in range(4):
    store = Store(Path(sys.argv[1]), "Ann")
    begun = threading.Barrier(4)
    threads = [threading.Thread(target=read, args=(store, begun)) for _ in range(3)]
    for one in threads:
        one.start()
    begun.wait()
    store.close()
    for one in threads:
        one.join()
print(len(ended))
"""


def test_closing_ends_what_other_threads_read_and_waits_for_it(path: Path) -> None:
    """A connection that is closed under a running statement can end the whole process."""
    command = [sys.executable, "-c", _CLOSED_WHILE_READ, str(path)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "12", "")


def test_a_reader_that_connects_while_the_workspace_closes_is_closed_too(path: Path) -> None:
    """Its thread was past the question whether all are closed."""

    def closing_meanwhile() -> sqlite3.Connection:
        readers.close()
        return sqlite3.connect(path)

    readers = Readers(Engine(closing_meanwhile))
    with pytest.raises(Cancelled):
        readers.current()
    if LISTED:
        assert times_open(path) == 0


def test_a_path_with_no_file_is_not_made(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "none")
    with pytest.raises(OperationalError):
        engine.connect()
    assert list(tmp_path.iterdir()) == []


SYNCS = """
import sys
from pathlib import Path
from sqlalchemy import insert
from app.domain.changes import Operation
from app.store.schema import tag
from app.store.store import Store
with Store(Path(sys.argv[1])) as store:
    for number in range(5):
        sys.stdout.write(f"begin {number}\\n"); sys.stdout.flush()
        with store.write(Operation.ADD_TAG) as tx:
            tx.insert(insert(tag), {"uid": str(number), "name": str(number)})
        sys.stdout.write(f"done {number}\\n"); sys.stdout.flush()
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace, to see the system calls")
@few("folder, tail", [("local", "-wal"), ("Dropbox", "-journal")], keep=1, why="a process each")
def test_the_disk_is_synced_before_an_operation_is_done(blank: bytes, tmp_path: Path, folder: str, tail: str) -> None:
    """Seen from outside: between the start of each operation and its end, its log is synced."""
    file = tmp_path / folder / "w.passagework"
    file.parent.mkdir()
    file.write_bytes(blank)
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-y", "-e", "trace=fsync,fdatasync,write", "-o", str(trace)]
    command += [sys.executable, "-c", SYNCS, str(file)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    if "ptrace" in ran.stderr.lower():
        pytest.skip("this system does not let a process be traced")
    assert ran.returncode == 0, ran.stderr
    calls = trace.read_text("utf-8")
    for number in range(5):
        operation = re.search(rf'"begin {number}.*?"done {number}', calls, re.DOTALL)
        assert operation is not None
        assert re.search(rf"(fsync|fdatasync)\(\d+<[^>]*w\.passagework{tail}>", operation[0])


# --- where it lies ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "folder",
    ["Dropbox", "OneDrive", "OneDrive - The Firm", "iCloud Drive", "Google Drive", "My Drive", "Nextcloud"],
)
def test_synced_folders_are_known_by_name(tmp_path: Path, folder: str) -> None:
    assert location_of(tmp_path / folder / "deep" / "w.passagework") is Location.SYNCED


@pytest.mark.parametrize("folder", ["Documents", "boxes", "desync", "One Drive Thru"])
def test_other_folders_are_local(tmp_path: Path, folder: str) -> None:
    assert location_of(tmp_path / folder / "w.passagework") is Location.LOCAL


def test_a_synced_folder_is_known_by_the_environment_and_by_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "firm"))
    assert location_of(tmp_path / "firm" / "w.passagework") is Location.SYNCED
    (tmp_path / "own").mkdir()
    assert location_of(tmp_path / "own" / "w.passagework") is Location.LOCAL
    (tmp_path / "own" / ".stfolder").mkdir()
    assert location_of(tmp_path / "own" / "w.passagework") is Location.SYNCED


def test_network_paths_are_known() -> None:
    assert location_of(Path("//server/share/w.passagework")) is Location.NETWORK


def test_a_local_workspace_uses_a_log_and_closes_to_one_file(path: Path) -> None:
    store = Store(path)
    add(store, "a")
    reader = threading.Thread(target=lambda: store.rows(select(tag.c.id)))
    reader.start()
    reader.join()
    assert journal_mode(store) == "wal"
    assert path.with_name(path.name + "-wal").exists()
    store.close()
    assert list(path.parent.iterdir()) == [path]


def test_a_synced_workspace_never_has_a_log_beside_it(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(path) as store:  # as it comes from a local folder
        add(store, "a")
    moved = tmp_path / "OneDrive" / "w.passagework"
    moved.parent.mkdir()
    path.rename(moved)
    with Store(moved) as store:
        add(store, "b")
        assert journal_mode(store) == "delete"
        assert list(moved.parent.iterdir()) == [moved]
        assert len(store.rows(select(tag.c.id))) == 2
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))
    assert backup_folder(moved).is_relative_to(tmp_path / "data")
    assert not backup_folder(path).is_relative_to(tmp_path / "data")


def test_where_others_read_what_is_committed_waits_and_says_so(
    blank: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a log nothing is committed while another program reads."""
    path = tmp_path / "Dropbox" / "w.passagework"
    path.parent.mkdir()
    path.write_bytes(blank)
    with Store(path) as store, other(path) as program:
        assert program.ask("BEGIN") == []
        assert program.ask("SELECT count(*) FROM country") == [[3]]
        waited: list[float] = []

        def meanwhile(seconds: float) -> None:
            waited.append(seconds)
            if len(waited) == 2:
                assert program.ask("COMMIT") == []

        store.wait_with(meanwhile)
        add(store, "x")
        assert len(waited) >= 2
        assert len(store.rows(select(tag.c.id))) == 1
        assert program.ask("BEGIN") == []
        assert program.ask("SELECT count(*) FROM country") == [[3]]
        monkeypatch.setattr(connections, "BUSY_MS", 50)
        with pytest.raises(StoreError, match=r"Something else is reading w.passagework, .* Nothing was changed"):
            add(store, "y")
        assert len(store.rows(select(tag.c.id))) == 1


@pytest.mark.skipif(not LISTED, reason="only Linux lists what a process has open")
@pytest.mark.parametrize("gives_back", [False, True], ids=["left as it ended", "given back"])
def test_a_reader_serves_one_thread_after_another(store: Store, gives_back: bool) -> None:
    """A thread that waits for the next question keeps none from the others."""
    used, let_go = list[int](), threading.Event()

    def mark(milliseconds: str = "") -> int:
        """By which the connection of this thread is known from then on."""
        return int(store.rows(text(f"PRAGMA busy_timeout{milliseconds}"))[0][0])

    def read() -> None:
        with store.reading_until(lambda: False) if gives_back else nullcontext():
            used.append(mark("" if used else " = 4002"))

    mark(" = 4001")
    before = times_open(store.path)
    threads = list[threading.Thread]()
    for _ in range(20):
        told = threading.Event()
        threads.append(threading.Thread(target=lambda told=told: (read(), told.set(), gives_back and let_go.wait())))
        threads[-1].start()
        assert told.wait(30)
        if not gives_back:
            threads[-1].join()
    assert mark() == 4001
    assert used == [4002] * 20
    assert times_open(store.path) <= before + 1
    let_go.set()
    for thread in threads:
        thread.join()


def test_a_reader_that_was_given_back_sees_what_was_written_since_and_what_it_kept_is_read_again(store: Store) -> None:
    def names() -> list[str]:
        return store.kept("names", lambda: [str(row.name) for row in store.rows(select(tag.c.name))])

    with store.reading_until(lambda: False):
        before = len(names())
    add(store, "later")
    assert names()[before:] == ["later"]
    store.close()
    assert not list(store.path.parent.glob("*-wal"))


def test_a_new_workspace_is_whole_without_its_log(tmp_path: Path) -> None:
    file = tmp_path / "w.passagework"
    create(file)
    assert list(tmp_path.iterdir()) == [file]
    copy = tmp_path / "copy.passagework"
    copy.write_bytes(file.read_bytes())
    Store(copy).close()


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_counts_as_the_place_it_leads_to(tmp_path: Path) -> None:
    synced = tmp_path / "Dropbox"
    synced.mkdir()
    (tmp_path / "documents").symlink_to(synced)
    (tmp_path / "w.passagework").symlink_to(synced / "w.passagework")
    assert location_of(tmp_path / "documents" / "w.passagework") is Location.SYNCED
    assert location_of(tmp_path / "w.passagework") is Location.SYNCED
