"""Two people in one workspace: each undoes what is her own, and never what the other did since."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, delete, insert, select, update
from tests.helpers.long import few, share
from tests.helpers.store_dump import Dump, dump
from tests.store.test_faults import environment

from app.domain.changes import Author, Operation
from app.domain.errors import Overlaps
from app.store.reads.history import history, redo_label, undo_label
from app.store.reads.soundness_journal import journal as unsound
from app.store.schema import (
    body,
    collection,
    counted_name,
    donation,
    note,
    operation,
    operation_change,
    passage,
    raw,
    source,
    source_version,
    tag,
    term,
)
from app.store.store import Store
from app.store.things import ATTACHED, find_identity

ANN, BEN = Author("Ann", "id of ann"), Author("Ben", "id of ben")
COLUMNS = ["definition", "when_to_use", "when_not", "key"]


@pytest.fixture
def two(path: Path):
    """The workspace as each of them has it open, with three tags in it."""
    with Store(path, "Zoe") as first:
        for name in ("x", "y", "z"):
            add(first, name)
    with Store(path, ANN) as ann, Store(path, BEN) as ben:
        yield ann, ben


def add(store: Store, name: str, parent: int | None = None) -> int:
    with store.write(Operation.ADD_TAG, name) as tx:
        return tx.insert(insert(tag), {"uid": f"{store.author} {name}", "name": name, "parent_id": parent})


def put(store: Store, tag_id: int, **values: Any) -> None:
    with store.write(Operation.EDIT_TAG, f"tag {tag_id}") as tx:
        tx.run(update(tag).where(tag.c.id == tag_id).values(values))


def remove(store: Store, tag_id: int) -> None:
    with store.write(Operation.REMOVE_TAG, f"tag {tag_id}") as tx:
        tx.run(delete(tag).where(tag.c.id == tag_id))


def put_back(store: Store, gone: dict[str, Any]) -> None:
    with store.write(Operation.RESTORE_REMOVED, f"tag {gone['id']}") as tx:
        tx.insert(insert(tag), gone)


def row(store: Store, tag_id: int) -> Any:
    return store.rows(select(tag).where(tag.c.id == tag_id))[0]


def sound(store: Store) -> bool:
    return not list(unsound(store))


# --- each her own -------------------------------------------------------------------------------------


def test_undo_takes_back_the_own_newest_operation_though_another_is_newer(two: tuple[Store, Store]) -> None:
    ann, ben = two
    put(ann, 1, definition="Ann's")
    put(ben, 1, when_to_use="Ben's")
    put(ben, 2, definition="Ben's")
    assert undo_label(ann) == (Operation.EDIT_TAG, "tag 1")
    assert undo_label(ben) == (Operation.EDIT_TAG, "tag 2")
    assert ann.undo() is not None
    assert (row(ann, 1).definition, row(ann, 1).when_to_use, row(ann, 2).definition) == ("", "Ben's", "Ben's")
    assert (undo_label(ann), redo_label(ben)) == (None, None)
    assert (ann.undo(), ben.redo()) == (None, None)
    assert sound(ann)
    assert ann.redo() is not None
    assert (row(ann, 1).definition, row(ann, 1).when_to_use) == ("Ann's", "Ben's")
    assert sound(ben)


def test_before_an_operation_that_somebody_built_on_the_older_ones_are_undone_when_asked_for(
    two: tuple[Store, Store],
) -> None:
    ann, ben = two
    put(ann, 1, definition="Ann's")
    put(ann, 2, definition="Ann's")
    put(ben, 2, definition="Ben's")
    put(ann, 3, definition="Ann's")
    assert ann.undo() is not None
    for _ in range(2):  # asked for or not, nothing is passed over unsaid
        with pytest.raises(Overlaps, match=r"tag 2.*Ben") as refused:
            ann.undo()
    stuck = refused.value.operation_id
    assert (undo_label(ann), undo_label(ann, stuck)) == ((Operation.EDIT_TAG, "tag 2"), (Operation.EDIT_TAG, "tag 1"))
    assert ann.undo(stuck) is not None
    assert [row(ann, tag_id).definition for tag_id in (1, 2, 3)] == ["", "Ben's", ""]
    assert (ann.undo(stuck), undo_label(ann, stuck)) == (None, None)
    assert [ann.redo() is not None for _ in range(3)] == [True, True, False]
    assert [row(ben, tag_id).definition for tag_id in (1, 2, 3)] == ["Ann's", "Ben's", "Ann's"]
    assert sound(ann)


def test_what_one_does_leaves_the_other_what_can_be_redone(two: tuple[Store, Store]) -> None:
    ann, ben = two
    put(ann, 1, definition="Ann's")
    ann.undo()
    put(ben, 2, definition="Ben's")
    assert ann.redo() is not None
    assert row(ben, 1).definition == "Ann's"
    ann.undo()
    put(ann, 3, definition="Ann's")
    assert ann.redo() is None


def test_the_name_may_change_and_a_step_stays_ones_own(two: tuple[Store, Store]) -> None:
    ann, ben = two
    put(ann, 1, definition="Ann's")
    put(ben, 2, definition="Ben's")
    ann.author = ""
    put(ann, 3, definition="Ann's")
    assert [line.author for line in history(ann, 3)] == ["", "Ben", "Ann"]
    assert [ann.undo() is not None for _ in range(3)] == [True, True, False]
    with Store(ann.path, Author("Anna", ANN.id)) as later:
        assert later.redo() is not None


def test_what_came_and_went_in_one_operation_is_in_nobodys_way(two: tuple[Store, Store]) -> None:
    ann, _ = two
    known = ann.rows(select(term).limit(1))[0]._asdict()
    with ann.write(Operation.EDIT_TAG, "tag 1") as tx:
        made = tx.insert(insert(term), {**known, "id": None, "uid": "brief", "key": "brief", "name": "Brief"})
        tx.run(delete(term).where(term.c.id == made))
        tx.run(update(tag).where(tag.c.id == 1).values(definition="Ann's"))
    for step, definition in ((ann.undo, ""), (ann.redo, "Ann's"), (ann.undo, "")):
        assert step() is not None
        assert row(ann, 1).definition == definition
    assert sound(ann)


def test_typing_of_two_is_not_one_step(two: tuple[Store, Store]) -> None:
    for store in two:
        with store.write(Operation.EDIT_TAG, merge="stretch") as tx:
            tx.run(update(tag).where(tag.c.id == 1).values({COLUMNS[two.index(store)]: "typed"}))
    assert two[0].undo() is not None
    assert (row(two[0], 1).definition, row(two[0], 1).when_to_use) == ("", "typed")


def test_what_came_back_and_went_again_in_between_is_a_history_that_fits(two: tuple[Store, Store]) -> None:
    ann, ben = two
    gone = dict(row(ann, 1)._mapping)
    remove(ann, 1)
    put_back(ann, gone)
    put(ben, 2, definition="Ben's")
    for step in (ann.undo, ann.undo, ann.redo, ann.redo):
        assert step() is not None
        assert sound(ben)
    assert dict(row(ben, 1)._mapping) == gone


# --- refused ------------------------------------------------------------------------------------------


def refused(store: Store, step: str, *words: str) -> str:
    before = dump(store)
    with pytest.raises(Overlaps) as raised:
        getattr(store, step)()
    assert dump(store) == before
    assert sound(store)
    for word in words:
        assert word in str(raised.value)
    return str(raised.value)


def test_the_same_column_changed_since(two: tuple[Store, Store]) -> None:
    ann, ben = two
    put(ann, 1, definition="Ann's", key="k")
    put(ben, 1, definition="Ben's")
    put(ben, 1, color=3)
    refused(ann, "undo", "“Edit tag tag 1” cannot be undone", "(Ben, ")
    ben.undo()
    refused(ann, "undo")
    ben.undo()
    assert ann.undo() is not None
    refused(ben, "redo", "cannot be done again", "(Ann, ", "was undone since")
    assert ann.redo() is not None
    assert ben.redo() is not None
    assert row(ann, 1).definition == "Ben's"


def test_changed_to_and_fro_is_changed(two: tuple[Store, Store]) -> None:
    ann, ben = two
    put(ann, 1, definition="one")
    put(ben, 1, definition="two")
    put(ben, 1, definition="one")
    refused(ann, "undo", "(Ben, ")


def test_a_row_that_something_was_put_under(two: tuple[Store, Store]) -> None:
    ann, ben = two
    mine = add(ann, "mine")
    add(ben, "theirs", parent=mine)
    refused(ann, "undo", "“Add tag mine” cannot be undone: “Add tag theirs” (Ben, ")
    ben.undo()
    assert ann.undo() is not None
    refused(ben, "redo", "“Add tag theirs” cannot be done again: “Add tag mine” (Ann, ")


def test_a_row_that_something_was_put_under_and_taken_from_since(two: tuple[Store, Store]) -> None:
    """Else what was taken could not come back, and nothing that Ben did before could be undone any more."""
    ann, ben = two
    mine = add(ann, "mine")
    theirs = add(ben, "theirs", parent=mine)
    remove(ben, theirs)
    refused(ann, "undo", "“Add tag mine” cannot be undone: “Add tag theirs” (Ben, ")
    ben.undo()
    put(ben, theirs, parent_id=None)
    refused(ann, "undo", "“Add tag mine” cannot be undone: “Add tag theirs” (Ben, ")
    ben.undo()
    ben.undo()
    assert ann.undo() is not None


def attach(store: Store, table: Table, on: str, row_id: int) -> None:
    """A row attached to a thing, whatever else it holds."""
    texts = {
        c.name: "x" for c in table.columns if not (c.nullable or c.foreign_keys or c.server_default or c.primary_key)
    }
    needed = {key.parent.name: 1 for key in table.foreign_keys if not key.parent.nullable}
    with store.write(Operation.ADD_NOTE, "theirs") as tx:
        tx.insert(insert(table), {**texts, **needed, "thing_id": find_identity(tx, on, row_id)})


@few("table", ATTACHED, ids=lambda table: table.name, keep=2, why="more things")
def test_a_thing_that_something_was_attached_to(two: tuple[Store, Store], table: Table) -> None:
    """What stands on a thing refers to its identity, which stays; the row of the thing itself would go."""
    ann, ben = two
    a_source_with_a_passage(ben)
    mine = add(ann, "mine")
    attach(ben, table, "tag", mine)
    refused(ann, "undo", "“Add tag mine” cannot be undone: “Add note theirs” (Ben, ")
    ben.undo()
    assert ann.undo() is not None
    refused(ben, "redo", "“Add note theirs” cannot be done again: “Add tag mine” (Ann, ", "was undone since")
    assert ann.redo() is not None
    assert ben.redo() is not None
    with ben.write(Operation.REMOVE_NOTE, "theirs") as tx:
        tx.run(delete(table))
    refused(ann, "undo", "“Add tag mine” cannot be undone: “Add note theirs” (Ben, ")
    ben.undo()
    ben.undo()
    remove(ann, mine)
    ann.undo()
    attach(ben, table, "tag", mine)
    refused(ann, "redo", "“Remove tag tag 4” cannot be done again: “Add note theirs” (Ben, ")


def a_source_with_a_passage(store: Store) -> None:
    with store.stage() as db:
        db.execute(insert(raw), {"hash": "0", "bytes": b""})
        db.execute(insert(body), {"hash": "0", "text": "t", "blocks": "[]"})
    with store.write(Operation.ADD_SOURCE) as tx:
        tx.insert(insert(source), {"uid": "s", "kind": "x", "added_at": ""})
        version = {"source_id": 1, "number": 1, "body_id": 1, "raw_id": 1, "media_type": "x", "added_at": ""}
        tx.insert(insert(source_version), version)
        at = {"version_id": 1, "start": 0, "end": 1, "quote": "t", "prefix": "", "suffix": "", "created_at": ""}
        tx.insert(insert(passage), {"uid": "p", **at})


def test_a_row_that_is_gone_or_whose_parent_is(two: tuple[Store, Store]) -> None:
    ann, ben = two
    put(ann, 1, definition="Ann's")
    remove(ben, 1)
    refused(ann, "undo", "“Remove tag tag 1” (Ben, ")
    ben.undo()
    put(ann, 2, parent_id=3)
    put(ann, 2, parent_id=None)
    remove(ben, 3)
    refused(ann, "undo", "“Remove tag tag 3” (Ben, ")


def test_a_name_that_is_taken_since(two: tuple[Store, Store]) -> None:
    ann, ben = two
    put(ann, 1, name="renamed")
    add(ben, "X")  # names know no capitals
    add(ben, "another")
    refused(ann, "undo", "“Add tag X” (Ben, ")
    units = counted_name.c
    with ann.write(Operation.EDIT_UNITS) as tx:
        tx.insert(insert(counted_name), {"uid": "unit", "kind": "unit", "name": "crates"})
    with ann.write(Operation.EDIT_UNITS) as tx:
        tx.run(update(counted_name).values(name="boxes"))
    with ben.write(Operation.EDIT_UNITS, "Crates") as tx:
        tx.insert(insert(counted_name), {"uid": "other", "kind": "unit", "name": "Crates"})
    refused(ann, "undo", "“Edit units and things Crates” (Ben, ")
    assert [one.name for one in ben.rows(select(units.name).order_by(units.id))] == ["boxes", "Crates"]


def test_a_check_of_the_row_that_no_longer_holds(two: tuple[Store, Store]) -> None:
    ann, ben = two
    values = dict.fromkeys(("uid", "ref", "title", "scope", "assertion", "status", "aid_kind"), "x")
    with ann.write(Operation.ADD_DONATION) as tx:
        tx.insert(
            insert(donation), {**values, "date_start": "2020", "date_end": "2021", "created_at": "", "updated_at": ""}
        )
    for store, column, year in ((ann, "date_start", "2018"), (ben, "date_end", "2019")):
        with store.write(Operation.EDIT_DONATION, year) as tx:
            tx.run(update(donation).values({column: year, "updated_at": year}))
    refused(ann, "undo", "“Edit donation record 2018” cannot be undone: “Edit donation record 2019” (Ben, ")


def test_nothing_comes_to_be_a_part_of_itself(two: tuple[Store, Store]) -> None:
    ann, ben = two
    put(ann, 1, parent_id=2)
    put(ann, 1, parent_id=None)
    put(ben, 2, parent_id=1)
    refused(ann, "undo", "“Edit tag tag 2” (Ben, ")


def test_the_time_of_a_change_is_nobodys(two: tuple[Store, Store]) -> None:
    """It is set by every edit; the title of one and the body of another do not meet."""
    ann, ben = two
    with ann.write(Operation.ADD_NOTE) as tx:
        tx.insert(insert(note), {"uid": "n", "title": "", "created_at": "0", "updated_at": "0"})
    for store, column, time in ((ann, "title", "1"), (ben, "body", "2")):
        with store.write(Operation.EDIT_NOTE) as tx:
            tx.run(update(note).values({column: column, "updated_at": time}))
    for step in (ann.undo, ann.redo, ann.undo, ben.undo, ben.redo, ann.redo):
        assert step() is not None
        assert sound(ann)
    (found,) = ann.rows(select(note))
    assert (found.title, found.body, found.updated_at) == ("title", "body", "2")


def test_what_another_undid_beneath_what_is_let_go_of_stays_undone(two: tuple[Store, Store]) -> None:
    ann, ben = two
    put(ann, 1, definition="Ann's")
    put(ben, 2, definition="Ben's")
    ann.undo()
    assert ann.prune(older_than="9", keep_bytes=0) > 0
    assert (ann.redo(), ann.undo(), ben.undo()) == (None, None, None)
    assert row(ann, 1).definition == ""
    assert sound(ann)


# --- in any order -------------------------------------------------------------------------------------

STEPS = st.lists(
    st.tuples(
        st.sampled_from([0, 1]),
        st.sampled_from(["put", "put", "put", "new", "under", "gone", "collect"]),
        st.integers(0, 5),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=14,
)


class World:
    """Does the steps of both, or of one of them alone; what belongs to whom is told by its name."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def ids(self, author: str) -> list[int]:
        found = self.store.rows(select(tag.c.id, tag.c.uid).order_by(tag.c.uid))
        return [one.id for one in found if one.uid.startswith((author, "Zoe"))]

    def do(self, author: Author, number: int, kind: str, which: int, column: int) -> None:
        self.store.author, self.store.author_id = author
        ids = self.ids(author.name)
        tag_id = ids[which % len(ids)]
        own = COLUMNS[column % 2 * 2 + (author is BEN)]  # each of them writes in columns of her own
        name = f"{number:02}"
        if kind == "put":
            put(self.store, tag_id, **{own: f"{author.name} {number}"})
        elif kind == "new":
            add(self.store, f"{author.name}{name}")
        elif kind == "under":
            add(self.store, f"{author.name}{name}", parent=tag_id)
        elif kind == "collect":
            with self.store.write(Operation.ADD_COLLECTION) as tx:
                tx.insert(insert(collection), {"uid": f"{author.name}{number}", "name": f"{author.name}{number}"})
        elif not self.store.rows(select(tag.c.uid).where(tag.c.id == tag_id))[0].uid.startswith("Zoe"):
            remove(self.store, tag_id)


def by_names(store: Store) -> list[tuple[Any, ...]]:
    """What there is, by what the two of them called it: ids depend on who came first."""
    parents = {one.id: one.uid for one in store.rows(select(tag))}
    tags = [
        (one.uid, one.name, parents.get(one.parent_id), *(getattr(one, name) for name in COLUMNS))
        for one in store.rows(select(tag))
    ]
    return sorted(tags) + sorted((one.uid, one.name) for one in store.rows(select(collection)))


def fresh(blank: bytes, folder: Path, name: str) -> Store:
    path = folder / f"{name}.passagework"
    path.unlink(missing_ok=True)
    path.write_bytes(blank)
    store = Store(path, "Zoe")
    for one in ("x", "y", "z"):
        add(store, one)
    return store


@settings(max_examples=share(1 / 2), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, seed=st.integers(0, 9))
def test_all_of_one_undone_is_as_if_only_the_other_had_worked(
    blank: bytes, tmp_path: Path, steps: list[Any], seed: int
) -> None:
    with fresh(blank, tmp_path, "both") as both, fresh(blank, tmp_path, "alone") as alone:
        for number, (who, *step) in enumerate(steps):
            World(both).do((ANN, BEN)[who], number, *step)
            if who == 1:
                World(alone).do(BEN, number, *step)
        last = dump(both)
        both.author, both.author_id = ANN
        undone = 0
        while both.undo() is not None:
            undone += 1
            assert sound(both)
        assert by_names(both) == by_names(alone)
        # Whatever both of them take back and do again in between, all done again is all as it was.
        dice = random.Random(seed)
        for _ in range(10):
            both.author, both.author_id = dice.choice([ANN, BEN])
            dice.choice([both.undo, both.redo])()
        for author in (ANN, BEN):
            both.author, both.author_id = author
            while both.redo() is not None:
                pass
        assert dump(both) == last
        assert sound(both)


@settings(max_examples=share(1 / 2), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from([0, 1]),
            st.sampled_from(["put", "put", "new", "gone", "back", "move", "undo", "undo", "redo"]),
            st.integers(0, 9),
            st.integers(0, 9),
        ),
        max_size=30,
    )
)
def test_where_they_meet_it_is_refused_and_nothing_is_lost(blank: bytes, tmp_path: Path, steps: list[Any]) -> None:
    """Both write into the same few cells. What is there is always what is done, in the order it was done."""
    with fresh(blank, tmp_path, "met") as store:
        cells: dict[int, dict[str, Any]] = {}
        gone: dict[int, dict[str, Any]] = {}
        for number, (who, kind, one, other) in enumerate(steps):
            store.author, store.author_id = (ANN, BEN)[who]
            ids = [found.id for found in store.rows(select(tag.c.id).order_by(tag.c.id))]
            if kind in ("undo", "redo"):
                before: Dump = dump(store)
                try:
                    getattr(store, kind)()
                except Overlaps:
                    assert dump(store) == before
            elif kind == "new" or not ids:
                add(store, f"{number}")
            elif kind == "put":
                put(store, ids[one % len(ids)], **{COLUMNS[other % 2]: f"{number}"})
            elif kind == "gone":
                tag_id = ids[one % len(ids)]
                gone[tag_id] = {**dict(row(store, tag_id)._mapping), "parent_id": None, "name": f"{number}"}
                remove(store, tag_id)
            elif kind == "back":
                for tag_id, image in gone.items():
                    if tag_id not in ids:
                        put_back(store, image)
            else:
                place = ids[other % len(ids)]
                if place not in _below(store, ids[one % len(ids)]):
                    put(store, ids[one % len(ids)], parent_id=place)
            cells = _as_done(store)
            now = {one.id: dict(one._mapping) for one in store.rows(select(tag))}
            assert now == cells
            assert sound(store)


def _below(store: Store, tag_id: int) -> set[int]:
    found, count = {tag_id}, 0
    while count != len(found):
        count = len(found)
        found |= {one.id for one in store.rows(select(tag.c.id).where(tag.c.parent_id.in_(found)))}
    return found


def _as_done(store: Store) -> dict[int, dict[str, Any]]:
    """The tags as the operations that are done make them one after the other, told by their differences alone."""

    out: dict[int, dict[str, Any]] = {}
    changes = (
        select(operation_change).join(operation).where(operation.c.state == "done").order_by(operation_change.c.id)
    )
    for change in store.rows(changes):
        before, after = json.loads(change.before or "{}"), json.loads(change.after or "{}")
        if change.after is None:
            del out[change.row_id]
        elif change.before is None:
            out[change.row_id] = after
        else:
            out[change.row_id].update({name: value for name, value in after.items() if before[name] != value})
    return out


# --- another process ----------------------------------------------------------------------------------

OTHER = """
import sys
from pathlib import Path
from sqlalchemy import update
from app.domain.changes import Author, Operation
from app.domain.errors import Overlaps
from app.store.schema import tag
from app.store.store import Store
with Store(Path(sys.argv[1]), Author("Ben", "id of ben")) as store:
    for word in sys.argv[2:]:
        try:
            if word in ("undo", "redo"):
                print(getattr(store, word)() is not None)
            else:
                with store.write(Operation.EDIT_TAG, word) as tx:
                    tx.run(update(tag).where(tag.c.id == 1).values({word: "Ben's"}))
        except Overlaps as error:
            print(error)
"""


@pytest.mark.long("a process more", instead="test_all_of_mine_undone_leaves_what_was_there_and_the_others_work")
def test_the_other_is_another_process(two: tuple[Store, Store]) -> None:
    ann, ben = two

    def other(*words: str) -> list[str]:
        run = [sys.executable, "-c", OTHER, str(ann.path), *words]
        return subprocess.run(run, check=True, capture_output=True, text=True, env=environment()).stdout.splitlines()

    ben.close()
    put(ann, 1, definition="Ann's")
    other("when_to_use", "when_not")
    assert ann.undo() is not None
    assert (row(ann, 1).definition, row(ann, 1).when_to_use) == ("", "Ben's")
    assert ann.redo() is not None
    assert other("undo", "undo", "undo") == ["True", "True", "False"]
    put(ann, 1, when_to_use="Ann's")
    (said,) = other("redo")
    assert "“Edit tag when_to_use” cannot be done again: “Edit tag tag 1” (Ann, " in said
    assert row(ann, 1).when_to_use == "Ann's"
    assert sound(ann)
