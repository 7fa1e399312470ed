"""Rows that come in bulk leave what their triggers would have left: images, identities, and the triggers themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, text
from tests.helpers.made import make_empty

from app.domain.changes import Operation
from app.domain.donations import Donation
from app.domain.fields import RECORD
from app.paths import RESOURCES
from app.store.field_columns import to_row
from app.store.schema import donation, donation_item, operation_change, thing
from app.store.store import Store, Tx


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "w.passagework"
    make_empty(path, "Dana", RESOURCES)
    with Store(path, "Dana") as opened:
        yield opened


def _add(tx: Tx, first: int) -> None:
    ids = range(first, first + 3)
    at = {"created_at": "", "updated_at": "", "parent_id": None}
    tx.run(
        insert(donation),
        [{"id": n, "uid": f"{n:012x}", "ref": f"D-{n:02}", **at, **to_row(RECORD, Donation(f"Gift {n}"))} for n in ids],
    )
    item = {"ordinal": 0, "item": "tents", "low": None, "high": None, "qualifier": "", "unit": "", "as_stated": ""}
    tx.run(insert(donation_item), [{"donation_id": n, **item} for n in ids])


def _triggers(store: Store) -> set[tuple[str, str]]:
    found = store.rows(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return {(str(row.name), str(row.sql)) for row in found}


def _left(store: Store) -> tuple[list[Any], list[Any], list[Any]]:
    changes = select(operation_change.c.tbl, operation_change.c.row_id, operation_change.c.before,
                     operation_change.c.after).order_by(operation_change.c.id)  # fmt: skip
    identities = (
        select(thing.c.kind, thing.c.row_id, thing.c.uid).where(thing.c.kind == "donation").order_by(thing.c.id)
    )
    searched = text("SELECT kind, thing_id FROM search_row WHERE kind = 'donation' ORDER BY thing_id")
    return list(store.rows(changes)), list(store.rows(identities)), list(store.rows(searched))


def test_it_leaves_what_the_triggers_leave(store: Store) -> None:
    before = _triggers(store)
    found: list[tuple[list[Any], list[Any], list[Any]]] = []
    for bulk in (False, True):
        with (
            store.write(Operation.IMPORT_DONATIONS) as tx,
            tx.in_bulk(donation, donation_item) if bulk else nullcontext(),
        ):
            _add(tx, 1)
        found.append(_left(store))
        store.undo()
        assert not store.rows(select(donation.c.id))
        with store.stage() as db:  # as if nothing had been there
            for table in ("operation_change", "operation", "thing", "sqlite_sequence"):
                db.exec_driver_sql(f"DELETE FROM {table}")
    assert found[0] == found[1]
    assert all(found[1])
    assert _triggers(store) == before


def test_only_what_is_new_is_kept_and_undo_and_redo_have_all_of_it(store: Store) -> None:
    with store.write(Operation.IMPORT_DONATIONS) as tx:
        _add(tx, 1)
    with store.write(Operation.IMPORT_DONATIONS) as tx, tx.in_bulk(donation, donation_item):
        _add(tx, 4)
    held = store.rows(select(donation.c.id)), store.rows(select(donation_item.c.id, donation_item.c.donation_id))
    store.undo()
    assert [row.id for row in store.rows(select(donation.c.id))] == [1, 2, 3]
    store.redo()
    assert (
        store.rows(select(donation.c.id)),
        store.rows(select(donation_item.c.id, donation_item.c.donation_id)),
    ) == held


def test_what_fails_within_brings_the_triggers_back(store: Store) -> None:
    before = _triggers(store)
    with pytest.raises(ZeroDivisionError), store.write(Operation.IMPORT_DONATIONS) as tx, tx.in_bulk(donation):
        raise ZeroDivisionError
    assert _triggers(store) == before
    assert not store.rows(select(operation_change.c.id))
