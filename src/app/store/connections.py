"""Connections to a workspace: one that writes, and one reader for each thread."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from app.store.location import Location, location_of

BUSY_MS = 5_000


def make_engine(path: Path) -> Engine:
    """An engine whose every connection is durable and checks foreign keys.

    The engine runs in autocommit: transactions are begun by hand with BEGIN IMMEDIATE, since a transaction
    that reads first and writes later fails at once when somebody else wrote in between.
    """
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={"check_same_thread": False, "timeout": BUSY_MS / 1000},
    )
    journal_mode = "WAL" if location_of(path) is Location.LOCAL else "DELETE"

    def on_connect(raw: Any, _record: Any) -> None:
        cursor = raw.cursor()
        cursor.execute("PRAGMA trusted_schema = OFF")
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        if cursor.execute("PRAGMA journal_mode").fetchone()[0].upper() != journal_mode:
            cursor.execute(f"PRAGMA journal_mode = {journal_mode}")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.close()

    event.listen(engine, "connect", on_connect)
    return engine


class Readers:
    """A read connection for each thread that asks, closed together."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._local = threading.local()
        self._all: list[Connection] = []
        self._lock = threading.Lock()

    def current(self) -> Connection:
        """The calling thread's reader."""
        db: Connection | None = getattr(self._local, "db", None)
        if db is None or db.closed:
            db = self._engine.connect()
            self._local.db = db
            with self._lock:
                self._all.append(db)
        return db

    def close(self) -> None:
        """Close every reader, whichever thread opened it."""
        with self._lock:
            for db in self._all:
                db.close()
            self._all.clear()
