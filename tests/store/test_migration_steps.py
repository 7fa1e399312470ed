"""A workspace of the first version is brought up to date and says what a new one says."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from app.actions import tags
from app.domain.codebook import TagContent
from app.store.header import VERSION, read_version
from app.store.migrations import create
from app.store.reads.tags import codebook
from app.store.store import Store


def columns(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: sorted((row[1:] for row in db.execute(f"PRAGMA table_info({table})")), key=repr) for table in tables
        }


def first_version(path: Path) -> None:
    """A workspace as the first version wrote it, with one tag in it."""
    create(path)
    with Store(path) as store:
        tags.add_tag(store, TagContent("Motive", 3, "Why"))
    with closing(sqlite3.connect(path)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        for table in ("source_collection", "collection", "source_state"):
            db.execute(f"DROP TABLE {table}")
        for column in ("examples", "aliases", "key"):
            db.execute(f'ALTER TABLE tag DROP COLUMN "{column}"')
        db.execute("PRAGMA user_version = 1")
        db.commit()


def test_a_first_workspace_gets_what_a_new_one_has(tmp_path: Path) -> None:
    old, new = tmp_path / "old.passagework", tmp_path / "new.passagework"
    first_version(old)
    create(new)
    assert read_version(old) == 1
    with Store(old) as store:
        (tag,) = codebook(store)
        assert tag.content == TagContent("Motive", 3, "Why")
        assert store.undo() is None  # a migration ends undo
        tags.edit_tag(store, tag.id, TagContent("Motive", 3, "Why", examples=("one",), aliases=("reason",), key="m"))
        assert codebook(store)[0].content.aliases == ("reason",)
        store.undo()
        assert codebook(store)[0].content.aliases == ()
    assert read_version(old) == VERSION
    assert columns(old) == columns(new)
