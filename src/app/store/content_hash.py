"""A fingerprint of everything in a workspace, to show that a copy equals its original and has not changed since.

It covers every row of every table, the search index included, but not the pages, which SQLite arranges differently in a
copy.
A backup stores it in a table, the *seal*, so that it travels with the file. It leaves out the seal itself and the
reading positions, which merely looking into a backup changes.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

_SEAL = "backup_seal"
_PLACE = "place"
_ROWS = 500
"""How many rows are read at a time; in between, others may write to a file without a log."""
_LARGE = 500
"""Values larger than this many bytes are hashed directly."""
Progress = Callable[[int, int], object]
"""Called with (done, total), approximately in bytes of the file."""


def content_hash(db: sqlite3.Connection, progress: Progress | None = None) -> str:
    """The fingerprint, as 64 hexadecimal digits.

    For one consistent moment, begin a transaction first. Raises what `progress` raises, and `sqlite3.Error` if a page
    cannot be read or its rows are out of order.
    """
    factory, db.text_factory = db.text_factory, bytearray  # texts are not decoded, but distinguishable from bytes
    try:
        digest = hashlib.sha256()
        pages, size = (int(db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
        total = pages * size
        done = 0
        for name, sql in _tables(db):
            digest.update(repr((name, sql)).encode())
            for rows in _stretches(db, name, without_rowid=sql.rstrip().upper().endswith("WITHOUT ROWID")):
                done += sum(_feed(digest.update, row) for row in rows)
                if progress is not None:
                    progress(min(done, total), total)
        others = (
            "SELECT type, name, tbl_name, sql FROM sqlite_master "
            "WHERE (type <> 'table' OR rootpage = 0) AND tbl_name <> ? ORDER BY type, name"
        )
        for row in db.execute(others, (_SEAL,)):
            _feed(digest.update, row)
        return digest.hexdigest()
    finally:
        db.text_factory = factory


def _tables(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """The SQL that created each table, by its name."""
    stored = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    found = db.execute(stored).fetchall()
    tables = [(bytes(name).decode(), bytes(sql).decode("utf-8", "surrogateescape")) for name, sql in found]
    return [(name, sql) for name, sql in tables if name not in (_SEAL, _PLACE)]


def _stretches(db: sqlite3.Connection, table: str, *, without_rowid: bool) -> Iterator[Iterable[tuple[Any, ...]]]:
    """Every row, read from the table itself and no index, a few hundred at a time."""
    if without_rowid:
        yield db.execute(f'SELECT * FROM "{table}"')
        return
    ids = f'SELECT rowid FROM "{table}" NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT {_ROWS}'
    where = f"AND name <> '{_PLACE}'" if table == "sqlite_sequence" else ""
    rows = f'SELECT rowid, * FROM "{table}" NOT INDEXED WHERE rowid > ? AND rowid <= ? {where} ORDER BY rowid'
    after = -(2**63)
    while (last := db.execute(f"SELECT max(rowid) FROM ({ids})", (after,)).fetchone()[0]) is not None:
        if last <= after:  # a damaged page; the loop would not end
            raise sqlite3.DatabaseError(f"the rows of {table} are out of order")
        yield db.execute(rows, (after, last))
        after = last


def _feed(take: Callable[[bytes | bytearray], object], row: tuple[Any, ...]) -> int:
    """Add a row to the fingerprint, and return its approximate size in bytes."""
    for value in row:
        if isinstance(value, bytes | bytearray) and len(value) > _LARGE:
            break
    else:
        words = repr(row).encode()
        take(words)
        return len(words)
    texts = [value for value in row if isinstance(value, bytes | bytearray)]
    head = [(type(value).__name__, len(value)) if isinstance(value, bytes | bytearray) else value for value in row]
    take(repr(head).encode())
    for text in texts:
        take(text)
    return sum(map(len, texts))


def put_seal(db: sqlite3.Connection, fingerprint: str) -> None:
    """Store a fingerprint in a copy."""
    take_seal_off(db)
    db.execute(f"CREATE TABLE {_SEAL} (hash TEXT NOT NULL)")
    db.execute(f"INSERT INTO {_SEAL} (hash) VALUES (?)", (fingerprint,))
    db.commit()


def take_seal_off(db: sqlite3.Connection) -> None:
    """Remove the seal, which makes the backup a workspace again."""
    db.execute(f"DROP TABLE IF EXISTS {_SEAL}")
    db.commit()


def seal_of(db: sqlite3.Connection) -> str | None:
    """The fingerprint stored in a backup; None in a workspace and in old backups."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (_SEAL,)).fetchone():
        return None
    found = db.execute(f"SELECT hash FROM {_SEAL}").fetchone()
    return "" if found is None else str(found[0])
