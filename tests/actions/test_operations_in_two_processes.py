"""Random operations of two people in two processes at once, some of which are killed: each undoes all of hers, and the
other's work stays."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Client, Connection, Listener
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import cast

from sqlalchemy import select
from tests.actions.test_operations_fuzz import EVERY, RESOURCES, World, attempt, sound
from tests.actions.test_operations_of_two import PEOPLE, Rows, rows
from tests.helpers.long import few
from tests.helpers.made import make_starter
from tests.helpers.search_kept import differing as differing_in_search

from app.domain.errors import Overlaps
from app.store.schema import operation, operation_change
from app.store.store import Store

NOTHING, REFUSED, DONE = range(3)
"""What a step of undo comes to: there is none, it is refused as the other has built on it, or it is done."""


def work(path: Path, who: int, seed: int, begun: int, door: str) -> None:
    """Do what is ordered, each order an operation to try or a step; as so many have `begun`, with words of its own."""
    with Client(door) as orders, Store(path, PEOPLE[who]) as store:
        world = World(store, 100 * seed + begun)
        world.count = 1000 * begun
        for order in iter(orders.recv, None):
            if order in ("undo", "redo"):
                orders.send(step(store, order))
            else:
                attempt(world, order)
                orders.send(DONE)


def begin(asked: Connection) -> None:
    """Begin a process for each that is asked for, in one that has loaded the program; in the end their exit codes."""
    context = get_context("fork" if "fork" in get_all_start_methods() else "spawn")
    begun: list[BaseProcess] = []
    for arguments in iter(asked.recv, None):
        begun.append(context.Process(target=work, args=arguments))
        begun[-1].start()
        asked.send(begun[-1].pid)
    for one in begun:
        one.join(60)
    asked.send([one.exitcode for one in begun])


def step(store: Store, order: str) -> int:
    try:
        return NOTHING if (store.undo() if order == "undo" else store.redo()) is None else DONE
    except Overlaps:
        return REFUSED


class Two:
    """Two processes with the workspace open, and where each takes its orders."""

    def __init__(self, path: Path, seed: int, door: Listener) -> None:
        self._path, self._seed, self._begun, self._door = path, seed, 0, door
        spawn = get_context("spawn")
        self._ask, theirs = cast("tuple[Connection, Connection]", spawn.Pipe())
        self._beginner = spawn.Process(target=begin, args=(theirs,))
        self._beginner.start()
        theirs.close()
        self._processes = [self._start(who) for who in (0, 1)]
        self._killed = 0

    @property
    def orders(self) -> list[Connection]:
        return [ours for _, ours in self._processes]

    def kill(self, who: int) -> None:
        """End one at whatever it does, and begin it again."""
        pid, ours = self._processes[who]
        os.kill(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        with suppress(EOFError, ConnectionResetError):  # which is how it says that it is gone
            while True:
                ours.recv()
        ours.close()
        self._killed += 1
        self._processes[who] = self._start(who)

    def end(self) -> bool:
        """Let both come to their end; whether they did, and no other was killed."""
        for ours in self.orders:
            ours.send(None)
        self._ask.send(None)
        assert self._ask.poll(60)
        codes = self._ask.recv()
        self._beginner.join(60)
        self._processes = []
        return len([code for code in codes if code]) == self._killed and codes.count(0) == 2

    def give_up(self) -> None:
        for pid, ours in self._processes:
            ours.close()
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)
        self._ask.close()
        self._beginner.kill()
        self._beginner.join(60)

    def _start(self, who: int) -> tuple[int, Connection]:
        self._begun += 1
        self._ask.send((self._path, who, self._seed, self._begun, self._door.address))
        pid = int(self._ask.recv())
        return pid, cast("Connection", self._door.accept())


@contextmanager
def two(path: Path, seed: int) -> Iterator[Two]:
    with Listener() as door:
        people = Two(path, seed, door)
        try:
            yield people
            assert people.end()
        finally:
            people.give_up()


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


@few("seed, turns", [(1, 14), *((seed, 50) for seed in range(1, 9))], keep=1, why="more orders and moments of kills")
def test_all_of_mine_undone_leaves_what_was_there_and_the_others_work(tmp_path: Path, seed: int, turns: int) -> None:
    path, chance = tmp_path / "w.passagework", random.Random(seed)
    make_starter(path, "Zoe", RESOURCES)
    with Store(path) as store, two(path, seed) as people:
        start = rows(store)
        for turn in range(turns):
            at_work = [who for who in (0, 1) if chance.random() < 0.6]  # both at once, now and then
            for who in at_work:
                people.orders[who].send(chance.choice([*EVERY, *["undo", "redo"] * (len(EVERY) // 10)]))
            for who in at_work:
                if turn % 20 == 13:
                    time.sleep(chance.random() * 0.05)
                    people.kill(who)
                else:
                    assert people.orders[who].poll(60)
                    people.orders[who].recv()
        before = rows(store)
        mine, hers = (touched(store, who) for who in (0, 1))
        assert mine
        assert hers
        assert not differing_in_search(store)
        whole = all_undone(people.orders[0])
        after = rows(store)
        assert differing(hers - mine, before, after) == set()
        if whole:
            assert differing(mine - hers, start, after) == set()
        assert sound(store)
        undone = -1
        while False in [all_undone(orders) for orders in people.orders]:  # the newest of all is never refused
            assert undone != (undone := len(store.rows(select(operation.c.id).where(operation.c.state == "undone"))))
        assert rows(store) == start
        assert sound(store)
        assert not differing_in_search(store)
