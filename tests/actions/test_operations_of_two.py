"""Random operations of two people in one workspace, each undoing her own: no step touches what is not its own."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from sqlalchemy import select
from tests.actions.test_operations_fuzz import EVERY, RESOURCES, World, sound
from tests.helpers.long import few
from tests.helpers.made import make_starter
from tests.helpers.store_dump import dump

from app.domain.changes import Author
from app.domain.errors import Overlaps, UserError
from app.store.schema import operation_change
from app.store.store import Store

PEOPLE = (Author("Ann", "id of ann"), Author("Ben", "id of ben"))
Rows = dict[tuple[str, int], tuple[Any, ...]]


def rows(store: Store) -> Rows:
    return {(table, row[0]): row for table, found in dump(store).items() for row in found}


def touched(store: Store, operation_id: int) -> set[tuple[str, int]]:
    of = operation_change.c
    return {
        (row.tbl, row.row_id) for row in store.rows(select(operation_change).where(of.operation_id == operation_id))
    }


@few("many", [45, 90], keep=1, why="more operations")
def test_a_step_of_one_changes_its_own_rows_and_no_others(tmp_path: Path, many: int) -> None:
    path = tmp_path / "w.passagework"
    make_starter(path, "Zoe", RESOURCES)
    with Store(path, PEOPLE[0]) as store:
        world = World(store, 0)
        steps = refusals = 0
        for _ in range(many):
            store.author, store.author_id = world.chance.choice(PEOPLE)
            if world.chance.random() < 0.6:
                with contextlib.suppress(UserError):  # what was picked at random may not allow it
                    EVERY[world.chance.choice(list(EVERY))](world)
                continue
            before = rows(store)
            try:
                done = store.redo() if world.chance.random() < 0.3 else store.undo()
            except Overlaps:
                refusals += 1
                assert rows(store) == before
                continue
            after = rows(store)
            changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
            assert changed <= (touched(store, done.operation_id) if done is not None else set())
            steps += done is not None
        assert steps > refusals
        assert sound(store)
