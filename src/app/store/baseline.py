"""The baseline of the history: a fingerprint of every journaled row as of the oldest operation that can be undone.

The journal says what each row should be, but only for rows it still has images of. Rows whose images were sealed,
pruned or left out of a copy are checked against these fingerprints instead, one for every fifty ids of a table. The
baseline can be rebuilt at any time: each such row is unchanged since, or the first image of it shows what it was.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, cast

from sqlalchemy import Table

from app.store.bookkeeping import image_of
from app.store.schema import SEEDED, journaled_tables

KEY = "baseline"
"""The setting that holds it."""
TOGETHER = 50
"""How many ids share a fingerprint."""
FLOOR = "SELECT coalesce(max(id), 0) FROM operation WHERE state = 'sealed'"
"""The newest sealed operation; 0 if there is none."""
Rows = Callable[[str], Iterable[Sequence[Any]]]
"""Runs a SELECT and returns its rows."""


def lay(db: sqlite3.Connection) -> None:
    """Store the fingerprints as of the newest sealed operation, in the running transaction."""
    rows: Rows = db.execute
    floor = _floor(rows)
    tables = {table.name: _fingerprints(rows, table, floor) for table in journaled_tables()}
    words = json.dumps({"floor": floor, "tables": {name: found for name, found in tables.items() if found}})
    db.execute("DELETE FROM setting WHERE key = ?", (KEY,))
    db.execute("INSERT INTO setting (key, value) VALUES (?, ?)", (KEY, words))


def is_missing(db: sqlite3.Connection) -> bool:
    """Whether operations were sealed and no baseline was stored."""
    rows: Rows = db.execute
    floor = _floor(rows)
    with suppress(ValueError):
        return floor > 0 and _kept(rows).get("floor") != floor
    return False


def changed(rows: Rows) -> Iterator[tuple[str, int, int]]:
    """(table, first id, last id) of rows that differ from the baseline. Raises `ValueError` if it cannot be read."""
    floor = _floor(rows)
    kept = _kept(rows)
    if kept.get("floor") != floor:
        return
    whole = not floor and bool(list(rows("SELECT 1 FROM operation WHERE id = 1")))
    for table in journaled_tables():
        if whole and table.name not in SEEDED:
            continue  # the journal has images of all its rows
        then: dict[str, str] = kept["tables"].get(table.name, {})
        now = _fingerprints(rows, table, floor)
        for number in sorted(then.keys() | now.keys(), key=int):
            if then.get(number) != now.get(number):
                yield table.name, int(number) * TOGETHER, (int(number) + 1) * TOGETHER - 1


def _floor(rows: Rows) -> int:
    return int(next(iter(rows(FLOOR)))[0])


def _kept(rows: Rows) -> dict[str, Any]:
    for (value,) in rows(f"SELECT value FROM setting WHERE key = '{KEY}'"):
        kept: Any = json.loads(value)
        if not isinstance(kept, dict) or kept.keys() != {"floor", "tables"} or not isinstance(kept["tables"], dict):
            raise ValueError("no baseline")
        return cast("dict[str, Any]", kept)
    return {}


def _fingerprints(rows: Rows, table: Table, floor: int) -> dict[str, str]:
    """The fingerprint of every fifty rows as of the baseline, by the id divided by fifty."""
    before: dict[int, str | None] = {}
    for row_id, image in rows(
        "SELECT c.row_id, c.before FROM operation_change c JOIN operation d ON d.id = c.operation_id "
        f"WHERE c.tbl = '{table.name}' AND d.state = 'done' AND d.id > {floor} ORDER BY c.id"
    ):
        before.setdefault(int(row_id), image)
    digests: dict[str, Any] = {}
    for row_id, image in _as_it_was(rows, table, before):
        digest = digests.setdefault(str(row_id // TOGETHER), hashlib.sha256())
        digest.update(f"{row_id} {json.dumps(json.loads(image), sort_keys=True)}\n".encode())
    return {number: digest.hexdigest()[:16] for number, digest in digests.items()}


def _as_it_was(rows: Rows, table: Table, before: dict[int, str | None]) -> Iterator[tuple[int, str]]:
    """The rows as of the baseline, by id: today's rows with later changes taken back, and rows removed since."""
    gone = sorted(row_id for row_id, image in before.items() if image is not None)
    at = 0
    for row_id, image in rows(f"SELECT t.id, {image_of(table, 't')} FROM {table.name} t ORDER BY t.id"):
        while at < len(gone) and gone[at] <= row_id:
            yield gone[at], str(before[gone[at]])
            at += 1
        if row_id not in before:
            yield row_id, image
    for row_id in gone[at:]:
        yield row_id, str(before[row_id])
