"""Adding a long source can be stopped at any step, and then nothing of it is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.helpers.long import few
from tests.helpers.made import make_empty
from tests.helpers.processes import LISTED, children

from app.actions.check import check
from app.actions.sources import add_bytes, add_file
from app.actions.staging import CHUNK, stage
from app.domain.errors import BadInput, Cancelled
from app.importers.read import read_source
from app.paths import RESOURCES
from app.store.reads.search import search
from app.store.reads.sources import library
from app.store.store import Store

BLOCKS = 3 * CHUNK
WORDS = "\n\n".join(f"Zqlong was the {n}th word of this one sentence." for n in range(BLOCKS))
TABLES = ("raw", "body", "source", "search_row", "search", "search_text", "search_text_docsize", "operation")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "w.passagework"
    make_empty(path, "Dana", RESOURCES)
    with Store(path, "Dana") as opened:
        yield opened


def _rows(store: Store) -> list[int]:
    return [store.rows(text(f"SELECT count(*) FROM {table}"))[0][0] for table in TABLES]


@few("step", range(4), keep=2, why="more steps")
def test_stopped_at_any_step_it_leaves_nothing(store: Store, tmp_path: Path, step: int) -> None:
    file = tmp_path / "long.txt"
    file.write_text(WORDS, "utf-8")
    before = _rows(store)
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        if total != 100 and (done, total) not in seen:  # while the file is read it is asked again and again, in percent
            seen.append((done, total))
        return len(seen) > step

    with pytest.raises(Cancelled):
        add_file(store, file, progress)
    assert _rows(store) == before
    assert seen == [(0, 0), (0, BLOCKS), (CHUNK, BLOCKS), (2 * CHUNK, BLOCKS)][: step + 1]
    added = add_file(store, file)
    assert not added.known
    assert [row.id for row in library(store)] == [added.source_id]
    assert len([hit for hit in search(store, "zqlong", 1_000) if hit.kind == "text"]) == BLOCKS


@few("ending", ["txt", "html"], keep=1, why="more long sources")
@pytest.mark.skipif(not LISTED, reason="the processes of this one are looked at")
def test_reading_a_long_source_is_left_at_once(store: Store, tmp_path: Path, ending: str) -> None:
    line = " ".join(f"word{n % 97}" for n in range(100)) + "."
    if ending == "html":
        page = "".join(f"<p>{n} {line}</p>\n" for n in range(3000))
        page = f"<!doctype html><title>A page</title><body><article>{page}</article></body>"
    else:
        page = "\n".join(f"{n} {line}\n" for n in range(3000))
    file = tmp_path / f"long.{ending}"
    file.write_text(page, "utf-8")
    before, others = _rows(store), children()
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        told.append((done, total))
        return total == 100

    with pytest.raises(Cancelled):
        add_file(store, file, progress)
    assert told[-1][0] < 100, "it is left before it has come to its end"
    assert children() <= others, "and what read it is gone"
    assert _rows(store) == before
    assert add_file(store, file).source_id


def test_what_reading_raises_is_raised_where_it_is_waited_for(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.write_text("...")
    with pytest.raises(BadInput, match="holds no words"):
        add_file(store, file, lambda _done, _total: False)


def test_what_was_there_before_stays(store: Store) -> None:
    """The text of a removed source, which undo would bring back, is not part of what was stopped."""
    add_bytes(store, WORDS.encode(), "long.txt", "text/plain")
    store.undo()
    before = _rows(store)
    with pytest.raises(Cancelled):
        add_bytes(store, WORDS.encode(), "long.txt", "text/plain", lambda *_: True)
    draft = read_source(WORDS.encode(), "long.txt")
    with stage(store, draft, lambda *_: True):
        pass
    assert _rows(store) == before
    store.redo()
    assert len([hit for hit in search(store, "zqlong", 1_000) if hit.kind == "text"]) == BLOCKS


def test_what_another_program_adds_meanwhile_is_not_added_twice(store: Store) -> None:
    words = b"# On ferries\n\nThe ferry came in the morning.\n\nThe ferry left at noon.\n"
    other: list[int] = []

    def meanwhile(done: int, total: int) -> bool:
        if total and not other:
            with Store(store.path, "Ben") as another:
                other.append(add_bytes(another, words, "ferries.md", "text/markdown").source_id)
        return False

    added = add_bytes(store, words, "ferries.md", "text/markdown", meanwhile)
    assert (added.source_id, added.known) == (other[0], True)
    assert len(library(store)) == 1
    assert len(store.rows(text("SELECT id FROM operation"))) == 1


def test_two_programs_that_bring_one_text_at_once_index_it_once(store: Store) -> None:
    other: list[int] = []

    def meanwhile(done: int, _total: int) -> bool:
        if done == CHUNK and not other:
            with Store(store.path, "Ben") as another:
                other.append(add_bytes(another, WORDS.encode(), "long.txt", "text/plain").source_id)
        return False

    assert add_bytes(store, WORDS.encode(), "long.txt", "text/plain", meanwhile).source_id == other[0]
    assert len([hit for hit in search(store, "zqlong", 1_000) if hit.kind == "text"]) == BLOCKS


def test_another_program_that_brings_the_same_text_and_gives_up_takes_nothing_away(store: Store) -> None:
    """Else another text could come to stand in its place."""
    met: list[int] = []

    def meanwhile(done: int, _total: int) -> bool:
        if done == CHUNK and not met:
            met.append(done)
            with Store(store.path, "Ben") as another:
                with pytest.raises(Cancelled):
                    add_bytes(another, WORDS.encode(), "long.txt", "text/plain", lambda done, _total: done > CHUNK)
                add_bytes(another, b"On kumquats\n\nThey came by train.", "other.txt", "text/plain")
        return False

    add_bytes(store, WORDS.encode(), "long.txt", "text/plain", meanwhile)
    assert check(store).problems == ()
    assert len([hit for hit in search(store, "zqlong", 1_000) if hit.kind == "text"]) == BLOCKS


def test_what_another_program_has_added_meanwhile_is_not_taken_away_by_giving_up(store: Store) -> None:
    def meanwhile(done: int, _total: int) -> bool:
        if done == CHUNK:
            with Store(store.path, "Ben") as another:
                add_bytes(another, WORDS.encode(), "long.txt", "text/plain")
        return done == CHUNK

    with pytest.raises(Cancelled):
        add_bytes(store, WORDS.encode(), "long.txt", "text/plain", meanwhile)
    assert check(store).problems == ()
    assert len([hit for hit in search(store, "zqlong", 1_000) if hit.kind == "text"]) == BLOCKS
