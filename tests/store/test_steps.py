"""Workspaces of earlier versions come up to date with all that was in them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from app.actions.sources import add_bytes
from app.actions.starter import make_starter
from app.paths import RESOURCES
from app.store import header
from app.store.reads.search import search
from app.store.store import Store

TEXT = "The town sent two crates of quinces over the sea.\n\nNobody has said what became of them since.\n"
INDEX = """
SELECT kind, thing_id, block, start, "end", paragraph, t.body, s.title, s.body FROM search_row r
LEFT JOIN search_text t ON t.rowid = r.id AND r.kind = 'text'
LEFT JOIN search s ON s.rowid = r.id AND r.kind <> 'text' ORDER BY 1, 2, 3
"""
BACK_TO_1 = """
DROP TABLE counted_name;
DROP TABLE search; DROP TABLE search_text; DROP TABLE search_row;
CREATE TABLE search_row (id INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, thing_id INTEGER NOT NULL,
  block INTEGER DEFAULT '0' NOT NULL);
CREATE INDEX ix_search_row_thing ON search_row (kind, thing_id);
CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = 'porter unicode61 remove_diacritics 2');
PRAGMA user_version = 1;
"""


def _index(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(INDEX).fetchall()


def test_the_index_of_version_1_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        add_bytes(store, TEXT.encode(), "quinces.txt", "text/plain")
        found = search(store, "quinces")
    assert found
    before = _index(path)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(BACK_TO_1)
    with Store(path, "Ann") as store:
        assert search(store, "quinces") == found
    assert header.read_version(path) == header.VERSION
    assert _index(path) == before
