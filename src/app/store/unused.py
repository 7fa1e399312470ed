"""Bytes and texts that no source uses and that no undo step would restore.

A killed import leaves what it had staged, which may be large; so does a source whose removal undo no longer knows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from app.store import search_index
from app.store.journal import Rows
from app.store.reader import Reader
from app.store.unfinished_files import is_being_imported_into

_WITHOUT_SOURCE = "SELECT id FROM {table} WHERE id NOT IN (SELECT {column} FROM source_version)"
_IN_IMAGES = """
SELECT json_extract(image, '$.raw_id'), json_extract(image, '$.body_id') FROM (
  SELECT operation_id, before AS image FROM operation_change WHERE tbl = 'source_version'
  UNION ALL SELECT operation_id, after FROM operation_change WHERE tbl = 'source_version')
WHERE operation_id > {after} AND json_valid(image)
"""
_SIZES = (
    "SELECT length(bytes) FROM raw WHERE id = {id}",
    "SELECT length(CAST(text AS BLOB)) FROM body WHERE id = {id}",
)


class Unused(NamedTuple):
    """Ids of rows."""

    raw: tuple[int, ...]
    bodies: tuple[int, ...]


def find(db: Reader) -> Unused:
    """What nothing uses. Fast if every text has a source; otherwise the journal's images are searched."""
    return _find(lambda query: db.rows(text(query)))


def unused_without(rows: Rows, workspace: Path, last: int) -> Unused:
    """What nothing uses once the images up to an operation are dropped; nothing while somebody imports, as `remove`."""
    none = is_being_imported_into(workspace)
    return Unused((), ()) if none else _find(lambda query: rows(text(query)), after=last)


def _find(ask: Callable[[str], Sequence[Any]], after: int = 0) -> Unused:
    raw, bodies = (
        {int(row[0]) for row in ask(_WITHOUT_SOURCE.format(table=table, column=column))}
        for table, column in (("raw", "raw_id"), ("body", "body_id"))
    )
    if raw or bodies:
        for raw_id, body_id in ask(_IN_IMAGES.format(after=after)):
            raw.discard(raw_id)
            bodies.discard(body_id)
    return Unused(tuple(sorted(raw)), tuple(sorted(bodies)))


def size_of(db: Reader, found: Unused) -> int:
    """Their size in bytes, without the search index."""
    queries = [query.format(id=n) for query, ids in zip(_SIZES, found, strict=True) for n in ids]
    return sum(int(row[0]) for query in queries for row in db.rows(text(query)))


def remove(db: Connection, workspace: Path) -> int:
    """Delete what is unused now, and its entries in the search index; nothing while somebody imports, for whom it may
    be. Returns how many texts.

    Asked in the lock: whoever stages something has said before that he is at work.
    """
    if is_being_imported_into(workspace):
        return 0
    found = _find(lambda query: db.exec_driver_sql(query).all())
    for body_id in found.bodies:
        search_index.remove_text(db, body_id)
        db.exec_driver_sql("DELETE FROM body WHERE id = ?", (body_id,))
    for raw_id in found.raw:
        db.exec_driver_sql("DELETE FROM raw WHERE id = ?", (raw_id,))
    return len(found.bodies)
