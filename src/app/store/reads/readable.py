"""Whether a workspace can be read at all, asked before anything is shown of it."""

from __future__ import annotations

from sqlalchemy import text

from app.store.reader import Reader
from app.store.schema import metadata

_FIRST_ROWS = text("SELECT " + ", ".join(f"(SELECT id FROM {table} NOT INDEXED LIMIT 1)" for table in metadata.tables))
_SEARCH = text("SELECT rowid FROM search LIMIT 1")


def touch(db: Reader) -> None:
    """Read a row of every table; it takes a fraction of a millisecond. Raises `StoreError` where one is damaged.

    What lies deeper is found by the check and by the next backup, which read all of it.
    """
    db.rows(_FIRST_ROWS)
    db.rows(_SEARCH)
