"""The steps from each version of a workspace to the next. What a step once did is never changed again."""

from __future__ import annotations

from sqlalchemy import Connection

from app.store import search_index


def texts_have_an_index_of_their_own(db: Connection) -> None:
    """From 1 to 2. The index holds nothing of its own, so it is made anew from all there is."""
    search_index.rebuild(db)


def what_is_counted_has_names(db: Connection) -> None:
    """From 2 to 3. The workspace may name units and things; a record made of words is left out by what it holds,
    and no longer by words that were put where the person gives reasons."""
    for statement in (
        """CREATE TABLE counted_name (
\tid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
\tuid TEXT NOT NULL,
\tkind TEXT NOT NULL,
\tname TEXT NOT NULL,
\twords TEXT DEFAULT '[]' NOT NULL,
\ttaken TEXT DEFAULT '[]' NOT NULL,
\tCONSTRAINT uq_counted_name_uid UNIQUE (uid)
)""",
        "CREATE UNIQUE INDEX uq_counted_name ON counted_name (kind, name COLLATE NOCASE)",
        "UPDATE donation SET in_totals = 1 WHERE totals_reason = 'Made from selected words; not filled in yet.' "
        "AND scope = 'specific' AND assertion = 'given'",
        "UPDATE donation SET totals_reason = '' WHERE totals_reason = 'Made from selected words; not filled in yet.'",
    ):
        db.exec_driver_sql(statement)
