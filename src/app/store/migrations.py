"""Creating a workspace, and upgrading an older one in numbered steps.

All steps run in one transaction with the new version number, so that a crash leaves the file as it was or fully
upgraded. Afterwards the search index is rebuilt from the tables, and sources without a citation key get one. Upgrading
ends undo (the images no longer match the schema), never the history. The journal's triggers are dropped before the
first step and recreated after the last.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from app.domain.default_terms import DEFAULTS, VOCABULARIES, name_of
from app.domain.language import tr
from app.store import baseline, citekeys, header, journal
from app.store.backup import back_up_before_migration
from app.store.clock import new_uid, now
from app.store.connections import driver_of, in_transaction, make_engine
from app.store.faults import faults
from app.store.schema import journal_now, metadata, setting, term, vocabulary
from app.store.search_index import CREATE_INDEX, MADE, rebuild
from app.store.steps import STEPS, Step
from app.store.things import trigger_statements

_PLANNED = (
    "ANALYZE sqlite_schema",  # makes the table
    "DELETE FROM sqlite_stat1",
    "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES "
    "('thing', 'sqlite_autoindex_thing_1', '1000000 200000 1'), "
    "('thing', 'sqlite_autoindex_thing_2', '1000000 200000 1'), "
    "('donation', 'ix_donation_state', '1000000 300000 60000')",
    "ANALYZE sqlite_schema",  # reads it
)
"""Fixed statistics for the query planner: very many things are of one kind, very many records in one state. Otherwise
SQLite takes both conditions for selective, and scans all such rows for the passages of one page."""


def fill(path: Path) -> None:
    """Make an empty workspace in an empty file. Raises `StoreError`; the file is useless then."""
    # Without a log, so that even if the process is killed afterwards, the file has its header.
    with faults(path), make_engine(path, journal_mode="delete").connect() as db:
        db.exec_driver_sql("BEGIN IMMEDIATE")
        for statement in (*_tables(), *CREATE_INDEX):
            db.exec_driver_sql(statement)
        db.execute(insert(journal_now).values(id=1))
        db.execute(insert(setting), [{"key": "uid", "value": new_uid()}, {"key": "made_at", "value": now()}, MADE])
        seed(db)
        for statement in (*journal.trigger_statements(), *trigger_statements(), *_PLANNED):
            db.exec_driver_sql(statement)
        db.exec_driver_sql(f"PRAGMA application_id = {header.APPLICATION_ID}")
        db.exec_driver_sql(f"PRAGMA user_version = {header.VERSION}")
        db.exec_driver_sql("COMMIT")


@cache
def _tables() -> tuple[str, ...]:
    """The statements that create the tables and their indexes, compiled once per process."""
    dialect = sqlite.dialect()
    made = ((CreateTable(one), *map(CreateIndex, one.indexes)) for one in metadata.sorted_tables)
    return tuple(str(statement.compile(dialect=dialect)) for some in made for statement in some)


def migrate(db: Connection, path: Path, by: Sequence[Step] | None = None, to: int | None = None) -> str:
    """Upgrade the workspace behind `db` to version `to`, after a verified backup; a no-op if it has that version.

    Returns a notice for the user if there was something to undo, which ends here. Raises `StoreError` for a newer one.
    """
    by, to = by or STEPS, to or header.VERSION
    version = _version(db)
    if version > to:
        header.refuse_newer(path, version)  # the header on disk may be older than the log
    if version >= to:
        return ""
    kept = back_up_before_migration(path)
    ended = 0
    db.exec_driver_sql("PRAGMA foreign_keys = OFF")  # a step may rebuild a table; it cannot be set inside
    try:
        db.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            version = _version(db)
            header.refuse_newer(path, version)
            if version < to:  # otherwise another process has upgraded it meanwhile
                ended = _take(db, by[version - 1 : to - 1], to)
            db.exec_driver_sql("COMMIT")
        except BaseException:
            if in_transaction(db):
                db.exec_driver_sql("ROLLBACK")
            raise
    finally:
        db.exec_driver_sql("PRAGMA foreign_keys = ON")
    if not ended:
        return ""
    sentence = tr(
        "{name} was brought to a newer format. What was done before cannot be undone any more; "
        "as it was, the workspace is kept in the backup {backup}."
    )
    return sentence.format(name=path.name, backup=kept.path.name)


def _take(db: Connection, steps: Sequence[Step], to: int) -> int:
    for step in steps:
        _drop_triggers(db)
        step(db)
    rebuild(db)
    citekeys.complete(db)
    ended = journal.seal(db)
    for statement in (*journal.trigger_statements(), *trigger_statements(), *_PLANNED):
        db.exec_driver_sql(statement)
    if db.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise RuntimeError("a migration left a row that refers to nothing")
    db.exec_driver_sql(f"PRAGMA user_version = {to}")
    return ended


def _version(db: Connection) -> int:
    return int(db.exec_driver_sql("PRAGMA user_version").scalar_one())


def _drop_triggers(db: Connection) -> None:
    """Drop the program's triggers, which would prevent rebuilding a table."""
    ours = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND (name GLOB 'journal_*' OR name GLOB 'thing_*')"
    found = db.exec_driver_sql(ours)
    for (name,) in found.all():
        db.exec_driver_sql(f'DROP TRIGGER "{name}"')


def seed(db: Connection) -> None:
    """Write the default terms, and include them in the baseline of the history."""
    vocabularies: list[dict[str, object]] = []
    terms: list[dict[str, object]] = []
    for number, (key, name, description) in enumerate(VOCABULARIES, 1):
        vocabularies.append({"id": number, "key": key, "name": name, "description": description, "ordinal": number})
        ids: dict[str, int] = {}
        for place, one in enumerate(DEFAULTS[key], 1):
            ids[one.key] = len(terms) + 1
            terms.append(
                {
                    "id": ids[one.key],
                    "uid": new_uid(),
                    "vocabulary_id": number,
                    "key": one.key,
                    "name": name_of(one),
                    "description": one.description,
                    "codes": json.dumps(dict(one.codes), ensure_ascii=False),
                    "parent_id": ids.get(one.parent),
                    "counts": int(one.counts),
                    "ordinal": place,
                }
            )
    db.execute(insert(vocabulary), vocabularies)
    db.execute(insert(term), terms)
    baseline.lay(driver_of(db))
