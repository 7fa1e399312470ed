"""Workspaces as files: made, copied with and without history, checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import bindparam, delete, insert, select, update
from tests.helpers.made import make_starter
from tests.helpers.store_dump import dump

from app.actions import backups, notes, sources, workspaces
from app.actions.check import check
from app.actions.tags import add_tag
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.domain.errors import BadInput
from app.importers.read import read_source
from app.store.reads.history import history
from app.store.reads.sources import version_text
from app.store.schema import body, operation, passage, search_row, source_version
from app.store.store import Store

RESOURCES = Path(__file__).parents[2] / "resources"
SECRET = "Zanzibarkeeper"


@pytest.fixture(scope="module")
def starter_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("starter") / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    return path.read_bytes()


@pytest.fixture
def path(starter_bytes: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "w.passagework"
    file.write_bytes(starter_bytes)
    return file


def test_making_one_makes_its_folder_and_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "new" / "w.passagework"
    workspaces.create_workspace(path, "Ann").close()
    assert list(path.parent.iterdir()) == [path]
    before = path.read_bytes()
    with pytest.raises(BadInput, match="already"):
        workspaces.create_workspace(path, "Ann")
    assert path.read_bytes() == before


def test_a_copy_holds_everything_and_one_without_history_nothing_that_was_removed(path: Path) -> None:
    with Store(path, "Ann") as store:
        note_id = notes.add_note(store, f"the {SECRET} said so")
        notes.remove_note(store, note_id)
        text = f"A title\n\nThe {SECRET} wrote a long first paragraph here.\n\nAnd a second paragraph, after it."
        sources.remove_source(store, sources.add_draft(store, read_source(text.encode(), "s.txt")).source_id)
        kept = dump(store)
        whole, bare = path.with_name("whole.passagework"), path.with_name("bare.passagework")
        workspaces.save_copy(store, whole)
        workspaces.save_copy(store, bare, with_history=False)
        with pytest.raises(BadInput, match="onto itself"):
            workspaces.save_copy(store, path)
    assert SECRET.encode() in whole.read_bytes()
    # The index holds words in small letters and cut to their stems.
    assert not any(word in bare.read_bytes().lower() for word in (SECRET.lower().encode(), b"zanzibark"))
    with Store(whole, store.author) as copy:
        assert dump(copy) == kept
        assert copy.undo() is not None
    with Store(bare) as copy:
        assert dump(copy) == kept
        assert history(copy) == ()
        assert copy.undo() is None
        assert check(copy).problems == ()


def test_the_starter_is_sound(path: Path) -> None:
    with Store(path) as store:
        report = check(store)
    assert report.problems == ()
    assert report.ok
    assert report.counts["passage"] > 100


def test_what_is_wrong_is_said(path: Path) -> None:
    with Store(path) as store:
        with store.write(Operation.EDIT_SOURCE) as tx:
            broken = tx.rows(select(passage.c.id).order_by(passage.c.id))[3].id
            tx.run(update(passage).where(passage.c.id == broken).values(prefix="not what stands there"))
        with store.stage() as db:
            gone = db.scalar(select(search_row.c.id).order_by(search_row.c.id))
            db.execute(delete(search_row).where(search_row.c.id == bindparam("gone")), {"gone": gone})
            db.exec_driver_sql("DELETE FROM operation_change WHERE operation_id = 1")
            db.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        report = check(store)
    assert not report.ok
    found = {(problem.kind, problem.where.partition(" of ")[0]) for problem in report.problems}
    assert found >= {("anchor", f"passage {broken}"), ("search", "the search index"), ("journal", "operation 1")}
    assert ("journal", "table evidence") in found  # nothing tells any more how its rows came there
    assert len(report.problems) < 60
    assert all(problem.sentence().endswith(".") for problem in report.problems)


def test_ten_thousand_anchors_are_checked_in_a_second(path: Path) -> None:
    with Store(path) as store:
        version = store.rows(select(source_version.c.id, source_version.c.body_id))[0]
        text = store.rows(select(body.c.text).where(body.c.id == version.body_id))[0].text
        paragraph_at = version_text(store, version.id).paragraph_at
        size = len(text)
        rows = [
            {"uid": f"u{n}", "version_id": version.id, "start": start, "end": end, "quote": text[start:end],
             "prefix": text[max(0, start - 32) : start], "suffix": text[end : end + 32],
             "paragraph": paragraph_at(start), "created_at": "2026"}
            for n, (start, end) in enumerate(
                (start, end) for length in (201, 203, 207, 211, 213) for start in range(0, size - 300, 2)
                for end in [start + length]
            )
        ][:10_000]  # fmt: skip
        with store.write(Operation.TAG_PASSAGE) as tx:
            tx.run(insert(passage), rows)
        report = check(store)
    assert report.counts["passage"] > 10_000
    assert [problem for problem in report.problems if problem.kind == "anchor"] == []


def test_backups_by_hand_are_listed_and_pruning_spares_what_is_young(path: Path) -> None:
    with Store(path) as store:
        made = backups.back_up(store)
        assert backups.backups(store) == (made,) == backups.backups(path)
        assert made.why == "by hand"
        add_tag(store, TagContent("Young"))
        assert backups.prune(store) == 0
        assert store.undo() is not None


def test_what_is_old_is_reckoned_from_the_last_operation_not_from_a_clock_that_is_ahead(path: Path) -> None:
    with Store(path) as store:
        for name, day in (("First", "2001-01-01"), ("Second", "2003-06-01"), ("Third", "2003-07-01")):
            add_tag(store, TagContent(name))
            with store.stage() as db:
                db.execute(update(operation).where(operation.c.at > "2020").values(at=f"{day}T00:00:00.000Z"))
        assert backups.prune(store) == 2  # the making of the starter, and the first tag
        assert [store.undo() is not None for _ in range(3)] == [True, True, False]
