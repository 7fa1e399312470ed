"""Random writes to every journaled table, generated from the schema: all undone, all redone, with restarts."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Integer, Select, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from tests.helpers.long import few
from tests.helpers.store_dump import Dump, dump

from app.domain.changes import NO_STEPS, Operation
from app.domain.kinds import things
from app.store.schema import Thousandths, body, country, journaled_tables, metadata, raw, thing
from app.store.store import Store, Tx

KINDS = [kind for kind in Operation if kind not in NO_STEPS]
FIXED = ("id", "uid", "code")
"""What a row is known by, which never changes."""
UNIQUE = ("name", "alias", "key", "citekey", "updated_at")
"""No two have the same, as operations see to; and no time comes again."""
WORDS = ["", "a", "Ünï", "🚢", "שלום", "quote ' \" \\", "line\nline\t\x01", "0012", "1e5", "null", "{}", "x" * 500]


def _that_are_there(kind: str) -> Select[int]:
    return select(thing.c.id).where(thing.c.kind == kind, thing.c.row_id.in_(select(metadata.tables[kind].c.id)))


class World:
    """Random rows that fit the schema; what does not fit its constraints is tried again by the caller."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.count = 0

    def some_id(self, tx: Tx, table: Table) -> int | None:
        if table is thing:  # an identity outlives what it is of, and nothing is attached to it then
            ids = [row.id for kind in things() for row in tx.rows(_that_are_there(kind))]
        else:
            ids = [row.id for row in tx.rows(select(table.c.id))]
        return self.chance.choice(ids) if ids else None

    def value(self, tx: Tx, table: Table, column: Any) -> Any:
        self.count += 1
        if column.foreign_keys:
            (key,) = column.foreign_keys
            if column.nullable and self.chance.random() < 0.5:
                return None
            return self.some_id(tx, key.column.table)
        if column.nullable and self.chance.random() < 0.3:
            return None
        if isinstance(column.type, Thousandths):
            return Decimal(self.chance.randrange(10**12)) / 1000
        if isinstance(column.type, Integer):
            return self.chance.choice([0, 1, self.chance.randrange(10**6), 2**62 + self.count])
        if column.server_default is not None and column.server_default.arg == "[]":  # a list as JSON
            return json.dumps([self.chance.choice(WORDS)])
        if column.unique or column.name in UNIQUE:
            return f"{self.chance.choice(WORDS)} {self.count}"
        return self.chance.choice(WORDS)

    def row(self, tx: Tx, table: Table) -> dict[str, Any]:
        return {c.name: self.value(tx, table, c) for c in table.columns if c.name != "id"}

    def change(self, tx: Tx, table: Table) -> None:
        what = self.chance.random()
        if what < 0.55:
            tx.insert(insert(table), self.row(tx, table))
        elif what < 0.75:
            row_id = self.some_id(tx, table)
            columns = self.chance.sample(list(table.columns), k=min(3, len(table.columns)))
            values = {c.name: self.value(tx, table, c) for c in columns if c.name not in FIXED}
            if row_id is not None and values:
                tx.run(update(table).where(table.c.id == row_id).values(values))
        elif what < 0.85:
            column = self.chance.choice([c for c in table.columns if c.name not in FIXED and not c.unique])
            tx.run(update(table).values({column.name: self.value(tx, table, column)}))
        elif what < 0.97:
            tx.run(delete(table).where(table.c.id == self.some_id(tx, table)))
        else:
            tx.run(delete(table))


def seeded(path: Path) -> None:
    with Store(path) as store, store.stage() as db:
        db.execute(insert(raw), [{"hash": str(n), "bytes": b"\x00\xff"} for n in range(3)])
        db.execute(insert(body), [{"hash": str(n), "text": "t", "blocks": "[]"} for n in range(3)])


@few("seed", [1, 2, 32, 34], keep=1, why="more seeds")
def test_all_undone_and_redone(path: Path, seed: int) -> None:
    seeded(path)
    world = World(seed)
    tables = journaled_tables()
    written: set[str] = set()
    with Store(path, "Ann") as store:
        first = dump(store)
        at: dict[int, Dump] = {}
        operations = 0
        for _ in range(150):
            try:
                with store.write(world.chance.choice(KINDS), merge=world.chance.choice(["", "", "", "m"])) as tx:
                    for _ in range(world.chance.randrange(1, 4)):
                        unseen = [table for table in tables if table.name not in written]
                        table = world.chance.choice(unseen if unseen and world.chance.random() < 0.2 else tables)
                        world.change(tx, table)
                        written.add(table.name)
            except IntegrityError:
                pass
            # Now and then a step back and forth in between, as people do.
            if world.chance.random() < 0.1:
                store.undo()
                if world.chance.random() < 0.7:
                    store.redo()
        while store.redo() is not None:  # what the last of them left undone
            pass
        last = dump(store)
    assert written == {table.name for table in tables}
    assert sum(map(len, last.values())) > 5
    with Store(path, "Ann") as store:
        while store.undo() is not None:
            operations += 1
            if operations % 20 == 0:
                at[operations] = dump(store)
        assert operations > 20
        assert dump(store) == first
    with Store(path, "Ann") as store:
        back = operations
        while store.redo() is not None:
            back -= 1
            if back in at:
                assert dump(store) == at[back]
        assert back == 0
        assert dump(store) == last
        assert store.rows(select(metadata.tables["journal_now"].c.recording))[0][0] == 1
        assert len(store.rows(select(country.c.id))) == 3
