"""The journal: every table followed, undo and redo that survive a restart, nothing half done."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import BigInteger, Integer, Text, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from tests.helpers.store_dump import dump

from app.domain.changes import Changes, Operation
from app.domain.kinds import things
from app.store import journal
from app.store.reads.history import history, redo_label, undo_label
from app.store.schema import UNJOURNALED, journaled_tables, metadata, note, operation, operation_change, tag
from app.store.store import Store
from app.store.things import find_identity

HARD = 'a“quote’s” \\ "q" \x01\x07\x1b\x7f \u00a0 e\u0301 🚢\n\r\t שלום'


def add_tag(store: Store, name: str, parent: int | None = None, uid: str = "") -> int:
    with store.write(Operation.ADD_TAG, name) as tx:
        return tx.insert(insert(tag), {"uid": uid or name, "name": name, "parent_id": parent})


def add_note(store: Store, body: str, tag_id: int | None = None) -> int:
    with store.write(Operation.ADD_NOTE) as tx:
        on = None if tag_id is None else find_identity(tx, "tag", tag_id)
        values = {"uid": body[:40], "body": body, "thing_id": on, "created_at": tx.at, "updated_at": tx.at}
        return tx.insert(insert(note), values)


def edit(store: Store, note_id: int, body: str, merge: str = "") -> None:
    with store.write(Operation.EDIT_NOTE, "", merge) as tx:
        tx.run(update(note).where(note.c.id == note_id).values(body=body))


def states(store: Store) -> list[str]:
    return [row.state for row in store.rows(select(operation.c.state).order_by(operation.c.id))]


def images(store: Store) -> int:
    return int(store.rows(select(func.count()).select_from(operation_change))[0][0])


# --- which tables -------------------------------------------------------------------------------------


def test_every_table_has_its_triggers_or_a_reason(store: Store) -> None:
    found = {row[0] for row in store.rows(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))}
    journaled = {table.name for table in journaled_tables()}
    expected = {f"journal_{name}_{event}" for name in journaled for event in ("insert", "update", "delete")}
    assert found == expected | {f"thing_{kind}_{event}" for kind in things() for event in ("insert", "delete")}
    assert journaled | set(UNJOURNALED) == set(metadata.tables)
    assert not journaled & set(UNJOURNALED)
    assert all(len(reason.split()) > 2 for reason in UNJOURNALED.values())


def test_every_table_in_the_file_is_in_the_schema(store: Store) -> None:
    found = {row[0] for row in store.rows(text("SELECT name FROM sqlite_master WHERE type = 'table'"))}
    assert {name for name in found if not name.startswith(("sqlite_", "search"))} | {"search_row"} == set(
        metadata.tables
    )


def test_no_followed_column_would_be_changed_by_json() -> None:
    for table in journaled_tables():
        for column in table.columns:
            kind = getattr(column.type, "impl", column.type)
            assert isinstance(kind, Integer | BigInteger | Text), f"{table.name}.{column.name}"


# --- undo and redo ------------------------------------------------------------------------------------


def test_all_undone_and_all_redone_after_restarts(path: Path) -> None:
    with Store(path, "Ann") as store:
        dumps = [dump(store)]

        def keep() -> None:
            dumps.append(dump(store))

        parent = add_tag(store, "parent")
        keep()
        child = add_tag(store, "child", parent)
        keep()
        add_note(store, HARD, child)
        keep()
        with store.write(Operation.EDIT_TAG) as tx:  # in bulk
            assert tx.run(update(tag).values(definition=tag.c.name + HARD, ordinal=2**62)) == 2
        keep()
        with store.write(Operation.REMOVE_TAG) as tx:  # cascades to the child and its note
            tx.run(delete(tag).where(tag.c.id == parent))
        keep()
        assert dumps[-1] == dumps[0]
    for wanted in reversed(dumps[:-1]):
        with Store(path, "Ann") as store:
            assert store.undo() is not None
            assert dump(store) == wanted
    with Store(path, "Ann") as store:
        assert store.undo() is None
    for wanted in dumps[1:]:
        with Store(path, "Ann") as store:
            assert store.redo() is not None
            assert dump(store) == wanted
    with Store(path, "Ann") as store:
        assert store.redo() is None


def test_a_reference_set_to_null_comes_back(store: Store) -> None:
    actors = metadata.tables["actor"]
    with store.write(Operation.ADD_ACTOR) as tx:
        parent = tx.insert(insert(actors), {"uid": "p", "name": "Group", "kind": "company"})
        tx.insert(insert(actors), {"uid": "c", "name": "Part", "kind": "company", "parent_id": parent})
    before = dump(store)
    with store.write(Operation.REMOVE_ACTOR) as tx:
        tx.run(delete(actors).where(actors.c.id == parent))
    after = dump(store)
    assert after["actor"][0][actors.c.keys().index("parent_id")] is None
    store.undo()
    assert dump(store) == before
    store.redo()
    assert dump(store) == after


def test_an_update_that_changes_nothing_is_no_operation(store: Store) -> None:
    note_id = add_note(store, "same")
    told: list[Changes] = []
    store.listeners.append(told.append)
    edit(store, note_id, "same")
    assert told == []
    assert states(store) == ["done"]


# --- what must fail -----------------------------------------------------------------------------------


def test_a_change_outside_an_operation_fails(store: Store) -> None:
    before = dump(store)
    with pytest.raises(IntegrityError), store.stage() as db:
        db.execute(insert(tag).values(uid="u", name="stray"))
    assert dump(store) == before


def test_a_change_by_another_program_outside_an_operation_fails(store: Store, path: Path) -> None:
    other = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError):
        other.execute("INSERT INTO tag (uid, name) VALUES ('u', 'stray')")
    other.close()


def test_an_operation_that_is_rolled_back_leaves_and_publishes_nothing(store: Store) -> None:
    told: list[Changes] = []
    store.listeners.append(told.append)
    before = dump(store)
    with pytest.raises(ZeroDivisionError), store.write(Operation.ADD_TAG) as tx:  # noqa: PT012
        tx.insert(insert(tag), {"uid": "u", "name": "gone"})
        _ = 1 / 0
    assert (dump(store), images(store), states(store), told) == (before, 0, [], [])
    add_tag(store, "next")
    assert len(told) == 1


def test_a_commit_that_fails_leaves_the_stack_right(store: Store) -> None:
    add_tag(store, "first")
    add_tag(store, "second")
    store.undo()
    before = dump(store)
    told: list[Changes] = []
    store.listeners.append(told.append)
    with pytest.raises(sqlite3.IntegrityError), store.write(Operation.ADD_TAG, "orphan") as tx:  # noqa: PT012
        tx.db.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        tx.insert(insert(tag), {"uid": "o", "name": "orphan", "parent_id": 999})
    assert told == []
    assert dump(store) == before
    assert (undo_label(store), redo_label(store)) == ((Operation.ADD_TAG, "first"), (Operation.ADD_TAG, "second"))
    assert store.redo() is not None
    assert states(store) == ["done", "done"]


# --- merging, dropping, sealing, pruning --------------------------------------------------------------


def test_a_stretch_of_typing_is_one_step_with_one_image(store: Store) -> None:
    note_id = add_note(store, "start")
    told: list[Changes] = []
    store.listeners.append(told.append)
    for body in ("s", "sh", "shi", "ship 🚢"):
        edit(store, note_id, body, merge="note 1")
    assert [changes.rows for changes in told] == [frozenset({("note", note_id)})] * 4
    assert states(store) == ["done", "done"]
    assert images(store) == 2
    store.undo()
    assert store.rows(select(note.c.body))[0].body == "start"
    store.redo()
    assert store.rows(select(note.c.body))[0].body == "ship 🚢"


def test_merging_ends_with_another_operation_an_undo_or_another_key(store: Store) -> None:
    note_id = add_note(store, "start")
    edit(store, note_id, "a", merge="k")
    edit(store, note_id, "b", merge="other")
    add_tag(store, "between")
    edit(store, note_id, "c", merge="k")
    store.undo()
    edit(store, note_id, "d", merge="k")
    assert states(store) == ["done", "done", "done", "done", "dropped", "done"]


def test_typing_there_and_back_still_undoes_to_what_was_before(store: Store) -> None:
    note_id = add_note(store, "start")
    edit(store, note_id, "other", merge="k")
    edit(store, note_id, "start", merge="k")
    before = dump(store)
    store.undo()
    assert dump(store) == before


def test_a_new_operation_drops_what_could_be_redone_and_an_idle_one_does_not(store: Store) -> None:
    note_id = add_note(store, "one")
    add_note(store, "two")
    store.undo()
    edit(store, note_id, "one")
    assert redo_label(store) is not None
    add_note(store, "three")
    assert store.redo() is None
    assert states(store) == ["done", "dropped", "done"]
    assert [line.state.value for line in history(store)] == ["done", "dropped", "done"]


def test_sealing_ends_undo_and_keeps_history(store: Store) -> None:
    add_tag(store, "a")
    add_tag(store, "b")
    store.undo()
    with store.stage() as db:
        journal.seal(db)
    assert (store.undo(), store.redo(), undo_label(store)) == (None, None, None)
    assert [line.what for line in history(store)] == ["b", "a"]
    add_tag(store, "c")
    assert store.undo() is not None
    assert store.undo() is None


def test_pruning_takes_whole_steps_from_the_oldest_on(store: Store) -> None:
    for number in range(5):
        with store.write(Operation.ADD_TAG, f"step {number}") as tx:
            for part in range(4):
                tx.insert(insert(tag), {"uid": f"{number}.{part}", "name": f"{number}.{part}"})
    store.undo()
    sizes = store.rows(text("SELECT sum(length(after)) FROM operation_change WHERE operation_id <= 4"))[0][0]
    # Room for two and a half of the four steps that stand: two go.
    assert store.prune(older_than="", keep_bytes=int(sizes * 2.5 / 4)) == 2
    assert states(store) == ["sealed", "sealed", "done", "done", "undone"]
    counts = store.rows(text("SELECT operation_id, count(*) FROM operation_change GROUP BY operation_id"))
    assert [tuple(row) for row in counts] == [(3, 4), (4, 4), (5, 4)]
    assert store.redo() is not None
    assert [store.undo() is not None for _ in range(4)] == [True, True, True, False]
    assert len(history(store)) == 5


def test_pruning_by_age_spares_what_is_younger(store: Store) -> None:
    add_tag(store, "old")
    with store.stage() as db:
        db.execute(update(operation).values(at="2001-01-01T00:00:00.000Z"))
    add_tag(store, "new")
    assert store.prune(older_than="2010-01-01T00:00:00.000Z", keep_bytes=10**9) == 1
    assert states(store) == ["sealed", "done"]


# --- history ------------------------------------------------------------------------------------------


def test_history_says_who_did_what_and_how_much(store: Store) -> None:
    parent = add_tag(store, "parent")
    add_tag(store, "child", parent)
    with store.write(Operation.REMOVE_TAG, "parent") as tx:
        tx.run(delete(tag).where(tag.c.id == parent))
    newest = history(store, limit=1)[0]
    assert (newest.kind, newest.what, newest.author) == (Operation.REMOVE_TAG, "parent", "Ann")
    assert newest.touched == (("tag", 2),)
    assert [line.what for line in history(store, before=newest.operation_id)] == ["child", "parent"]
    assert undo_label(store) == (Operation.REMOVE_TAG, "parent")
    store.undo()
    assert redo_label(store) == (Operation.REMOVE_TAG, "parent")
