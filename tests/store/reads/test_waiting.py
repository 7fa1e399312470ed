"""What is to be checked after a correction is found in one way, whatever order a workspace's indexes were made in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import sqlite
from tests.helpers.made import make_empty

from app.paths import RESOURCES
from app.store.reads import waiting
from app.store.store import Store


@pytest.mark.parametrize("last", ["ix_evidence_item_id", "ix_evidence_thing"])
def test_evidence_without_an_item_is_not_gone_through_for_each_piece_of_evidence(tmp_path: Path, last: str) -> None:
    path, asked = tmp_path / "w.passagework", list[str]()
    make_empty(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        real = store.rows

        def rows(statement: Select[Any], *args: Any) -> Any:
            words = statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
            asked.append(str(words))
            return real(statement, *args)

        store.rows = rows  # type: ignore[method-assign]
        assert waiting.of(store) == {}
    with closing(sqlite3.connect(path)) as db:
        (made,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (last,)).fetchone()
        db.execute(f"DROP INDEX {last}")
        db.execute(made)
        plans = [str(row) for words in asked for row in db.execute(f"EXPLAIN QUERY PLAN {words}")]
    assert any("CORRELATED" in row for row in plans)
    assert not [row for row in plans if "item_id=" in row]
