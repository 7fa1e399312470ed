"""One operation: committed as a whole, rolled back by default, told of once."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from app.domain.changes import Changes, Operation
from app.store import journal
from app.store.schema import place, tag
from app.store.store import Store


def names(store: Store) -> list[str]:
    return [row.name for row in store.rows(select(tag.c.name).order_by(tag.c.id))]


def test_an_operation_is_committed(store: Store, path: Path) -> None:
    with store.write(Operation.ADD_TAG) as tx:
        tx.insert(insert(tag), {"uid": "u", "name": "kept"})
        assert names(store) == []  # a reader sees it once it is whole
    assert names(store) == ["kept"]
    with Store(path) as other:
        assert names(other) == ["kept"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_error_rolls_back(store: Store, error: type[BaseException]) -> None:
    with pytest.raises(error), store.write(Operation.ADD_TAG) as tx:  # noqa: PT012
        tx.insert(insert(tag), {"uid": "u", "name": "gone"})
        raise error
    assert names(store) == []


def test_an_operation_within_an_operation_is_refused_and_rolls_back(store: Store) -> None:
    with pytest.raises(RuntimeError, match="within an operation"), store.write(Operation.ADD_TAG) as tx:  # noqa: PT012
        tx.insert(insert(tag), {"uid": "u", "name": "outer"})
        with store.write(Operation.ADD_TAG):
            pass
    assert names(store) == []
    with store.write(Operation.ADD_TAG) as tx:
        tx.insert(insert(tag), {"uid": "u", "name": "after"})
    assert names(store) == ["after"]


def test_one_notice_for_each_operation_after_its_commit_with_exactly_its_rows(store: Store) -> None:
    told: list[tuple[Changes, list[str]]] = []
    store.listeners.append(lambda changes: told.append((changes, names(store))))
    with store.write(Operation.ADD_TAG) as tx:
        first = tx.insert(insert(tag), {"uid": "1", "name": "one"})
        second = tx.insert(insert(tag), {"uid": "2", "name": "two"})
        assert told == []
    rows = frozenset({("tag", first), ("tag", second)})
    assert [(changes.operation, changes.rows, changes.tables, seen) for changes, seen in told] == [
        (Operation.ADD_TAG, rows, frozenset({"tag"}), ["one", "two"])
    ]
    store.undo()
    store.redo()
    assert [(changes.rows, seen) for changes, seen in told[1:]] == [(rows, []), (rows, ["one", "two"])]


def test_a_large_operation_names_its_tables_only(store: Store) -> None:
    told: list[Changes] = []
    store.listeners.append(told.append)
    with store.write(Operation.ADD_TAG) as tx:
        many = [{"uid": str(n), "name": str(n)} for n in range(journal.LISTED_AT_MOST + 1)]
        tx.run(insert(tag), many)
    assert (told[0].rows, told[0].tables, told[0].touches("tag")) == (frozenset(), frozenset({"tag"}), True)


def test_staging_is_no_operation_and_notifies_nobody(store: Store) -> None:
    told: list[Changes] = []
    store.listeners.append(told.append)
    with store.stage() as db:
        db.execute(insert(place).values(key="k", at=3))
    assert told == []
    assert store.undo() is None


def test_a_listener_that_fails_keeps_nobody_in_the_dark_and_undoes_nothing(store: Store) -> None:
    told: list[Changes] = []

    def broken(_: Changes) -> None:
        raise LookupError("a bug in a view")

    store.listeners += [broken, told.append]
    with pytest.raises(LookupError), store.write(Operation.ADD_TAG) as tx:
        tx.insert(insert(tag), {"uid": "u", "name": "kept"})
    assert (names(store), len(told)) == (["kept"], 1)


def test_threads_take_turns(store: Store) -> None:
    def work(who: int) -> None:
        for number in range(10):
            with store.write(Operation.ADD_TAG) as tx:
                tx.insert(insert(tag), {"uid": f"{who}.{number}", "name": f"{who}.{number}"})
            assert f"{who}.{number}" in names(store)

    threads = [threading.Thread(target=work, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(names(store)) == 40
    assert sum(store.undo() is not None for _ in range(41)) == 40
