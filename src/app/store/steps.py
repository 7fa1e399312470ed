"""The steps from each version of a workspace to the next, in frozen SQL.

What a step once did is never changed again, and it asks nothing of the rest of the program, which knows the tables of
today alone: a step that called it would fail on every older workspace with the first new column. The search index,
which holds nothing of its own, is made anew once after all steps (`migrations.migrate`), so a step only shapes it.
"""

from __future__ import annotations

from sqlalchemy import Connection


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


_COUNTED_NAME = ", \n\t".join(
    (
        "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT",
        "uid TEXT NOT NULL",
        "kind TEXT NOT NULL",
        "name TEXT NOT NULL",
        "words TEXT DEFAULT '[]' NOT NULL",
        "taken TEXT DEFAULT '[]' NOT NULL",
        "CONSTRAINT uq_counted_name_uid UNIQUE (uid)",
    )
)


def what_is_counted_has_names(db: Connection) -> None:
    """From 2 to 3. The workspace may name units and things; a record made of words is left out by what it holds,
    and no longer by words that were put where the person gives reasons."""
    for statement in (
        f"CREATE TABLE counted_name (\n\t{_COUNTED_NAME}\n)",
        "CREATE UNIQUE INDEX uq_counted_name ON counted_name (kind, name COLLATE NOCASE)",
        "UPDATE donation SET in_totals = 1 WHERE totals_reason = 'Made from selected words; not filled in yet.' "
        "AND scope = 'specific' AND assertion = 'given'",
        "UPDATE donation SET totals_reason = '' WHERE totals_reason = 'Made from selected words; not filled in yet.'",
    ):
        db.exec_driver_sql(statement)
