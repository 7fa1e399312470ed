"""The steps from each version of a workspace to the next, in frozen SQL.

What a step once did is never changed again, and it asks nothing of the rest of the program, which knows the tables of
today alone: a step that called it would fail on every older workspace with the first new column. The search index,
which holds nothing of its own, is made again once after all steps (`migrations.migrate`), so a step only shapes it.
"""

from __future__ import annotations

from sqlalchemy import Connection

_ID = "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT"


def _made(table: str, *columns: str) -> str:
    """The statement that makes a table, written as a new workspace has it."""
    inside = ", \n\t".join(columns)
    return f"CREATE TABLE {table} (\n\t{inside}\n)"


def texts_have_an_index_of_their_own(db: Connection) -> None:
    """From 1 to 2."""
    for statement in (
        "DROP TABLE IF EXISTS search",
        "DROP TABLE IF EXISTS search_text",
        "DROP TABLE search_row",
        "CREATE TABLE search_row (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, "
        "thing_id INTEGER NOT NULL, block INTEGER DEFAULT '0' NOT NULL, start INTEGER DEFAULT '0' NOT NULL, "
        "\"end\" INTEGER DEFAULT '0' NOT NULL, paragraph INTEGER)",
        "CREATE INDEX ix_search_row_thing ON search_row (kind, thing_id)",
        "CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = 'porter unicode61 remove_diacritics 2')",
        "CREATE VIRTUAL TABLE search_text USING fts5(body, prefix = '1', "
        "tokenize = 'porter unicode61 remove_diacritics 2')",
    ):
        db.exec_driver_sql(statement)


def what_is_counted_has_names(db: Connection) -> None:
    """From 2 to 3. The workspace may name units and things; a record made of words is left out by what it holds,
    and no longer by words that were put where the person gives reasons."""
    for statement in (
        _made(
            "counted_name",
            _ID,
            "uid TEXT NOT NULL",
            "kind TEXT NOT NULL",
            "name TEXT NOT NULL",
            "words TEXT DEFAULT '[]' NOT NULL",
            "taken TEXT DEFAULT '[]' NOT NULL",
            "CONSTRAINT uq_counted_name_uid UNIQUE (uid)",
        ),
        "CREATE UNIQUE INDEX uq_counted_name ON counted_name (kind, name COLLATE NOCASE)",
        "UPDATE donation SET in_totals = 1 WHERE totals_reason = 'Made from selected words; not filled in yet.' "
        "AND scope = 'specific' AND assertion = 'given'",
        "UPDATE donation SET totals_reason = '' WHERE totals_reason = 'Made from selected words; not filled in yet.'",
    ):
        db.exec_driver_sql(statement)


def what_was_done_is_an_operation(db: Connection) -> None:
    """From 3 to 4. The tables of the journal are called as the program calls what they hold."""
    for statement in (
        _made(
            "operation",
            _ID,
            "kind TEXT NOT NULL",
            "what TEXT DEFAULT '' NOT NULL",
            "at TEXT NOT NULL",
            "author TEXT DEFAULT '' NOT NULL",
            "state TEXT DEFAULT 'done' NOT NULL",
            "merge_key TEXT DEFAULT '' NOT NULL",
        ),
        "INSERT INTO operation SELECT id, kind, what, at, author, state, merge_key FROM deed",
        _made(
            "operation_change",
            _ID,
            "operation_id INTEGER NOT NULL",
            "tbl TEXT NOT NULL",
            "row_id INTEGER NOT NULL",
            '"before" TEXT',
            '"after" TEXT',
            "CONSTRAINT fk_operation_change_operation_id FOREIGN KEY(operation_id) REFERENCES operation (id) "
            "ON DELETE CASCADE",
        ),
        'INSERT INTO operation_change SELECT id, deed_id, tbl, row_id, "before", "after" FROM deed_change',
        # A number that was given once is never given again, though its row is gone.
        "DELETE FROM sqlite_sequence WHERE name IN ('operation', 'operation_change')",
        "INSERT INTO sqlite_sequence (name, seq) SELECT replace(name, 'deed', 'operation'), seq FROM sqlite_sequence "
        "WHERE name IN ('deed', 'deed_change')",
        "DROP TABLE deed_change",
        "DROP TABLE deed",
        "CREATE INDEX ix_operation_state ON operation (state, id)",
        "CREATE INDEX ix_operation_change_operation_id ON operation_change (operation_id)",
        "DROP TABLE journal_now",
        _made("journal_now", _ID, "operation_id INTEGER", "recording INTEGER DEFAULT '1' NOT NULL"),
        "INSERT INTO journal_now (id) VALUES (1)",
    ):
        db.exec_driver_sql(statement)
