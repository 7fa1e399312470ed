"""Compacting the history by age: said before, a backup first, and what is left is sound and goes on."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.actions.test_backups import turn_a_bit
from tests.helpers.made import make_empty
from tests.helpers.second_opening import copied
from tests.helpers.store_dump import dump
from tests.store.test_faults import environment

from app.actions import compact as compacting
from app.actions.backups import backups, restore
from app.actions.check import check
from app.actions.half_typed import Form, forget, keep
from app.actions.notes import add_note, edit_note
from app.actions.sources import add_bytes, remove_source
from app.actions.staging import stage
from app.domain.changes import Operation
from app.domain.errors import Cancelled, StoreError
from app.importers.read import read_source
from app.paths import RESOURCES, ROOT
from app.store.reads.history import history
from app.store.reads.search import search
from app.store.store import Store
from app.store.writes import sources as writes

OLDER, NEWER = 104, 5
PAGE = "Crates on the quay\n\n" + "\n\n".join(
    f"In week {n} the harbour counted {n * 7} crates of gloves, and a clerk by the name of Number{n} signed for them."
    for n in range(1, 200)
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A hundred operations, and a removed source, of forty days ago; some of today."""
    path = tmp_path_factory.mktemp("made") / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        gone = add_bytes(store, PAGE.encode(), "gone.txt", "text/plain").source_id
        kept = add_bytes(store, PAGE.replace("gloves", "masks").encode(), "kept.txt", "text/plain").source_id
        assert kept
        remove_source(store, gone)
        note = add_note(store, "Begun")
        for n in range(OLDER - 4):
            edit_note(store, note, "", f"Written for the {n}th time. " * 20)
        long_ago(store, 40)
        for n in range(NEWER):
            edit_note(store, note, "", f"Lately {n}")
    return path.read_bytes()


def long_ago(store: Store, days: int) -> None:
    then = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    with store.stage() as db:
        db.exec_driver_sql("UPDATE operation SET at = ?", (then,))


@pytest.fixture
def path(made: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "w.passagework"
    file.write_bytes(made)
    return file


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store(path, "Ann") as opened:
        yield opened


def undone(store: Store) -> int:
    return sum(1 for _ in iter(store.undo, None))


def test_what_it_does_is_said_before_and_nothing_is_changed_by_that(path: Path, store: Store) -> None:
    before = copied(path)
    planned = compacting.plan(store, 30)
    assert (planned.operations, planned.kept, planned.texts) == (OLDER, NEWER, 1)
    assert planned.back_to[:10] == f"{datetime.now(UTC):%Y-%m-%d}"
    assert planned.size > 50_000
    assert compacting.plan(store, 90).is_nothing
    everything = compacting.plan(store, 0)
    assert (everything.operations, everything.kept, everything.back_to) == (OLDER + NEWER, 0, "")
    assert compacting.plan(store, 10**12).is_nothing
    assert copied(path) == before


def test_it_does_what_was_said(path: Path) -> None:
    with Store(path, "Ann") as store:
        forget(store, keep(store, Form("note", 0), "x" * 1_000_000))  # what was free before goes with the history
        planned = compacting.plan(store, 30)
        rows, lines = dump(store), len(history(store, 1_000))
    size = path.stat().st_size
    done = compacting.compact(path, 30, "Ann").compacted
    assert done.plan == planned
    assert done.still_taken == ""
    assert done.freed == size - path.stat().st_size
    assert 0.6 < planned.size / done.freed < 1.6
    with Store(path, "Ann") as store:
        assert dump(store) == rows
        assert len(history(store, 1_000)) == lines
        assert check(store).problems == ()
        assert undone(store) == NEWER
        assert check(store).problems == ()
    assert [found.name for found in path.parent.iterdir() if found.suffix != ".backups"] == [path.name]


def test_what_was_removed_long_ago_is_gone_for_good_and_what_is_there_is_found(path: Path) -> None:
    compacting.compact(path, 30)
    whole = path.read_bytes()
    assert b"gloves" not in whole
    assert b"masks" in whole
    with Store(path, "Ann") as store:
        assert {hit.source_id for hit in search(store, "Number7", 9, 9)} == {2}
        again = add_bytes(store, PAGE.encode(), "again.txt", "text/plain")
        assert {hit.source_id for hit in search(store, "Number7", 9, 9)} == {2, again.source_id}
        remove_source(store, again.source_id)
        store.undo()
        assert check(store).ok


def test_what_undo_and_redo_can_still_bring_back_is_kept(path: Path) -> None:
    with Store(path, "Ann") as store:
        added = add_bytes(store, PAGE.replace("gloves", "robots").encode(), "b.txt", "text/plain").source_id
        remove_source(store, added)
        more = add_bytes(store, PAGE.replace("gloves", "lenses").encode(), "c.txt", "text/plain").source_id
        assert more
        store.undo()
    compacting.compact(path, 30)
    with Store(path, "Ann") as store:
        store.redo()
        assert check(store).ok
        store.undo()
        store.undo()
        assert check(store).ok
        assert len(search(store, "robots", 9, 9)) > 0


def test_a_backup_holds_the_whole_history(path: Path) -> None:
    with Store(path, "Ann") as store:
        rows = dump(store)
    made = compacting.compact(path, 0).backup
    assert (made.why, [one.path for one in backups(path)]) == ("before compacting", [made.path])
    with Store(path, "Ann") as store:
        assert dump(store) == rows
        assert store.undo() is None
    restore(path, made.path)
    with Store(path, "Ann") as store:
        assert undone(store) == OLDER + NEWER


def test_stopped_while_the_backup_is_made_nothing_is_changed(path: Path) -> None:
    before = copied(path)
    with pytest.raises(Cancelled):
        compacting.compact(path, 0, progress=lambda done, _total: done > 80)
    assert copied(path) == before
    assert backups(path) == ()


def test_what_is_damaged_is_not_compacted(path: Path) -> None:
    turn_a_bit(path)
    before = copied(path)
    with pytest.raises(StoreError, match=r"drop the history that may explain it.*note 1.*sound backup first\."):
        compacting.compact(path, 0)
    assert copied(path) == before


def test_where_there_is_no_room_to_rewrite_it_the_history_is_gone_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: Store) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(Store, "write_again", full)
    done = compacting.compact(path, 0).compacted
    assert (done.freed, done.still_taken) == (0, "The disk is full.")
    with Store(path, "Ann") as store:
        assert check(store).ok
        assert store.undo() is None


def test_another_program_that_has_it_open_goes_on(path: Path) -> None:
    with Store(path, "Ann") as other:
        edit_note(other, 1, "", "by Ben")
        done = compacting.compact(path, 30).compacted
        assert done.freed > 0
        assert check(other).ok
        edit_note(other, 1, "", "by Ben again")
        assert undone(other) == NEWER + 2
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.long("again and again", instead="test_it_does_what_was_said")
def test_compacted_again_and_again_it_stays_sound(path: Path) -> None:
    for round_ in range(3):
        with Store(path, "Ann") as store:
            for n in range(3):
                edit_note(store, 1, "", f"{round_} {n}")
            store.undo()
            long_ago(store, 10)
            edit_note(store, 1, "", f"new {round_}")
        assert compacting.compact(path, 5).compacted.plan.operations
        with Store(path, "Ann") as store:
            assert check(store).problems == ()
            assert compacting.plan(store, 5).is_nothing


@pytest.mark.long("two processes", instead="test_another_program_that_has_it_open_goes_on")
def test_another_program_compacts_while_a_source_is_brought_and_takes_nothing_of_it(path: Path) -> None:
    """Neither a text that is staged to the end nor one of a removed source that is brought again."""
    ours = read_source(PAGE.replace("gloves", "kettles").encode(), "new.txt")
    again = read_source(PAGE.encode(), "again.txt")
    with Store(path, "Ann") as store, stage(store, ours) as staged, stage(store, again) as known:
        assert compacting.plan(store, 0).texts == 0
        command = [sys.executable, "main.py", "compact", "--older-than", "0", "--yes", "--workspace", str(path)]
        subprocess.run(command, cwd=ROOT, env=environment(), check=True, capture_output=True)
        with store.write(Operation.ADD_SOURCE, "new") as tx:
            writes.publish(tx, ours, *staged)
            writes.publish(tx, again, *known)
        assert check(store).problems == ()
        assert {hit.source_id for hit in search(store, "Number7", 99, 99)} == {2, 3, 4}
