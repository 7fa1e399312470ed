"""Random operations of two people in two processes at once: each undoes all of hers, and the other's work stays."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.actions.test_operations_fuzz import EVERY, RESOURCES, World, attempt, sound
from tests.actions.test_operations_of_two import PEOPLE, Rows, rows
from tests.helpers.made import make_starter

from app.domain.errors import Overlaps
from app.store.schema import operation, operation_change
from app.store.store import Store

NOTHING, REFUSED, DONE = range(3)
"""What a step of undo comes to: there is none, it is refused as the other has built on it, or it is done."""


def work(path: Path, who: int, seed: int, orders: Connection) -> None:
    """Do what is ordered, each order an operation to try or a step."""
    with Store(path, PEOPLE[who]) as store:
        world = World(store, seed)
        world.count = 1000 * (who + 1)
        for order in iter(orders.recv, None):
            if order in ("undo", "redo"):
                orders.send(step(store, order))
            else:
                attempt(world, order)
                orders.send(DONE)


def step(store: Store, order: str) -> int:
    try:
        return NOTHING if (store.undo() if order == "undo" else store.redo()) is None else DONE
    except Overlaps:
        return REFUSED


@contextmanager
def two(path: Path, seed: int) -> Iterator[list[Connection]]:
    """Two processes with the workspace open, and where each takes its orders."""
    spawn = get_context("spawn")
    pipes = [spawn.Pipe() for _ in PEOPLE]
    people = [spawn.Process(target=work, args=(path, who, seed + who, theirs)) for who, (_, theirs) in enumerate(pipes)]
    for one in people:
        one.start()
    try:
        yield [ours for ours, _ in pipes]
        for ours, _ in pipes:
            ours.send(None)
        for one in people:
            one.join(60)
        assert [one.exitcode for one in people] == [0, 0]
    finally:
        for one in people:
            one.kill()


def all_undone(orders: Connection) -> bool:
    """Undo all of one person's; False where a step is refused."""
    while True:
        orders.send("undo")
        came = orders.recv()
        if came != DONE:
            return came == NOTHING


def touched(store: Store, who: int) -> set[tuple[str, int]]:
    """The rows that a person's operations have changed."""
    of, by = operation_change.c, operation.c
    hers = select(of.tbl, of.row_id).join(operation, by.id == of.operation_id).where(by.author_id == PEOPLE[who].id)
    return {(row.tbl, row.row_id) for row in store.rows(hers)}


def differing(keys: set[tuple[str, int]], a: Rows, b: Rows) -> set[tuple[str, int]]:
    return {key for key in keys if a.get(key) != b.get(key)}


@pytest.mark.parametrize("seed", [1])
def test_all_of_mine_undone_leaves_what_was_there_and_the_others_work(tmp_path: Path, seed: int) -> None:
    path, chance = tmp_path / "w.passagework", random.Random(seed)
    make_starter(path, "Zoe", RESOURCES)
    with Store(path) as store, two(path, seed) as people:
        start = rows(store)
        for _ in range(50):
            turns = [orders for orders in people if chance.random() < 0.6]  # both at once, now and then
            for orders in turns:
                orders.send(chance.choice([*EVERY, *["undo", "redo"] * (len(EVERY) // 10)]))
            for orders in turns:
                assert orders.poll(60)
                orders.recv()
        before = rows(store)
        mine, hers = (touched(store, who) for who in (0, 1))
        assert mine
        assert hers
        whole = all_undone(people[0])
        after = rows(store)
        assert differing(hers - mine, before, after) == set()
        if whole:
            assert differing(mine - hers, start, after) == set()
        assert sound(store)
        while False in [all_undone(orders) for orders in people]:  # the newest of all is never refused
            pass
        assert rows(store) == start
        assert sound(store)
