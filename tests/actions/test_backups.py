"""Backups that are what they say: sound ones are never lost to damage, and only sound ones are restored unasked."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.actions.test_check import meddle
from tests.helpers.long import few
from tests.helpers.made import make_empty
from tests.helpers.store_dump import dump
from tests.trials import bit_damage

from app.actions.backups import back_up, backups, restore
from app.actions.notes import add_note, edit_note
from app.actions.places import remember_place
from app.actions.sources import add_bytes
from app.actions.workspaces import save_copy
from app.domain.errors import Cancelled, StoreError
from app.paths import RESOURCES
from app.store import backup as copies
from app.store import connections
from app.store import store as store_module
from app.store.content_hash import seal_of, take_seal_off
from app.store.location import Location
from app.store.store import Store


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("made") / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        add_note(store, "A thought")
        add_bytes(store, bit_damage.PAGE.encode(), "page.txt", "text/plain")
    return path.read_bytes()


@pytest.fixture
def path(made: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "w.passagework"
    file.write_bytes(made)
    return file


def turn_a_bit(path: Path) -> None:
    """Damage that SQLite does not see: one letter of a note."""
    meddle(path, "UPDATE note SET body = 'A thouglt'")


def note(path: Path) -> str:
    with closing(sqlite3.connect(path)) as db:
        return str(db.execute("SELECT body FROM note").fetchone()[0])


def seal(path: Path) -> str | None:
    with closing(sqlite3.connect(path)) as db:
        return seal_of(db)


# --- making them --------------------------------------------------------------------------------------


def test_a_sound_backup_carries_a_seal_and_a_restored_workspace_and_a_copy_none(path: Path, tmp_path: Path) -> None:
    one, two = back_up(path), back_up(path)
    assert one.sound
    assert seal(one.path) == seal(two.path)
    assert seal(path) is None
    restore(path, one.path)
    assert seal(path) is None
    with Store(one.path) as store:
        save_copy(store, tmp_path / "copy.passagework")
    assert seal(tmp_path / "copy.passagework") is None


def test_damage_that_only_the_check_finds_makes_a_backup_that_is_kept_apart(path: Path) -> None:
    sound = back_up(path)
    turn_a_bit(path)
    damaged = back_up(path)
    assert not damaged.sound
    assert damaged.problems == ("Journal: note 1: it is not as the history has it.",)
    assert damaged.path.name.endswith("_by-hand-with-problems.passagework")
    assert [one.sound for one in backups(path)] == [False, True]
    assert backups(path)[1] == sound


def test_sound_backups_are_never_rotated_out_by_damaged_ones(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "KEEP", 2)
    for _ in range(3):
        back_up(path, why="automatic")
    turn_a_bit(path)
    for _ in range(4):
        back_up(path, why="automatic")
    assert [one.sound for one in backups(path)] == [False, False, True, True]
    restore(path, backups(path)[2].path)
    assert note(path) == "A thought"


def test_a_clock_that_goes_back_does_not_drop_the_backup_just_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "KEEP", 1)
    old = back_up(path)
    old.path.rename(old.path.with_name(old.path.name.replace("20", "30", 1)))
    made = back_up(path)
    assert made.path in [one.path for one in backups(path)]


@few("location", [Location.LOCAL, Location.SYNCED], keep=1, why="more moments")
@pytest.mark.parametrize("times", [1, 99])
def test_who_writes_meanwhile_is_not_kept_waiting_and_the_backup_is_of_one_moment(
    path: Path, monkeypatch: pytest.MonkeyPatch, location: Location, times: int
) -> None:
    monkeypatch.setattr(store_module, "location_of", lambda _path: location)
    monkeypatch.setattr(copies, "PAGES", 20)
    monkeypatch.setattr(connections, "BUSY_MS", 100)
    written: list[str] = []
    with Store(path) as store:

        def write(_done: int, _total: int) -> bool:
            if len(written) < times:
                try:
                    edit_note(store, 1, "", f"{len(written)}")
                except StoreError:  # the last try of many keeps the file for itself
                    assert location is Location.SYNCED
                    assert len(written) > 3
                else:
                    written.append(f"{len(written)}")
            return False

        made = back_up(store, write)
        assert written
        assert made.sound
        assert note(made.path) in ("A thought", *written)
        if location is Location.SYNCED and times == 1:
            assert note(made.path) == written[-1]
        restore(path.with_name("other.passagework"), made.path)


@few("after", range(0, 1_000, 150), keep=2, why="more moments")
def test_a_backup_is_stopped_wherever_it_is_and_leaves_nothing(path: Path, after: int) -> None:
    with pytest.raises(Cancelled):
        back_up(path, lambda done, _total: done >= after)
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_progress_reaches_from_the_first_page_to_the_last_kind_of_check(path: Path) -> None:
    told: list[tuple[int, int]] = []
    back_up(path, lambda done, total: bool(told.append((done, total))))
    assert {total for _, total in told} == {1_000}
    assert [any(at <= done < at + 200 for done, _ in told) for at in range(0, 1_000, 200)] == [True] * 5
    assert max(told)[0] <= 1_000


# --- restoring them -----------------------------------------------------------------------------------


def test_a_backup_that_is_not_as_it_was_made_is_not_restored(path: Path) -> None:
    made = back_up(path)
    meddle(made.path, "UPDATE country SET region = 'Moon' WHERE code = 'IL'")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"not as it was made.*Take another backup\."):
        restore(path, made.path)
    assert path.read_bytes() == before


def test_a_backup_that_was_looked_into_is_as_it_was_made_and_one_that_was_worked_in_is_not(path: Path) -> None:
    made = back_up(path)
    with Store(made.path) as store:
        remember_place(store, 1, 20)
    restore(path, made.path)
    with Store(made.path) as store:
        add_note(store, "another")
    with pytest.raises(StoreError, match="not as it was made"):
        restore(path, made.path)


def test_a_backup_with_problems_is_restored_only_where_that_is_asked_for(path: Path) -> None:
    turn_a_bit(path)
    made = back_up(path)
    with Store(path) as store:
        before = dump(store)
    with pytest.raises(copies.Unsound, match=r"holds 1 thing that is wrong.*note 1.*Take another") as caught:
        restore(path, made.path)
    assert str(caught.value).endswith(".")
    path.write_bytes(b"")
    assert restore(path, made.path, even_so=True) is not None
    with Store(path) as store:
        assert dump(store) == before


def test_a_backup_from_before_there_were_seals_is_restored_where_the_check_finds_nothing(path: Path) -> None:
    one, other = back_up(path), back_up(path)
    for backup in (one, other):
        with closing(sqlite3.connect(backup.path)) as db:
            take_seal_off(db)
    restore(path, one.path)
    turn_a_bit(other.path)
    with pytest.raises(copies.Unsound):
        restore(path, other.path)


def test_what_was_there_is_kept_as_a_backup_with_problems_where_it_has_some(path: Path) -> None:
    sound = back_up(path)
    turn_a_bit(path)
    assert restore(path, sound.path) is None
    assert [one.why for one in backups(path)] == ["before restore with problems", "by hand"]
    assert note(path) == "A thought"


@pytest.mark.long(
    "rounds of the trial of bit damage",
    instead=[
        "test_damage_that_only_the_check_finds_makes_a_backup_that_is_kept_apart",
        "test_a_backup_with_problems_is_restored_only_where_that_is_asked_for",
    ],
)
def test_bit_damage_that_the_check_finds_is_accepted_by_no_backup_and_no_restoring(tmp_path: Path) -> None:
    """Some rounds of the trial, on a smaller workspace."""
    tried = bit_damage.trial(tmp_path, rounds=8, seed=2, small=True)
    assert tried.faults == []
    assert tried.counts["found"] > 0
    assert tried.counts["a backup refused"] > 0
