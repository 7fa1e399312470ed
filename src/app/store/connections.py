"""Connections to a workspace: one that writes, and one reader for each thread."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy
from sqlalchemy import Connection, CursorResult, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from app.domain.errors import Cancelled, StoreError
from app.domain.language import tr
from app.domain.progress import Stopped
from app.store.connect import connect
from app.store.header import can_write, refuse_replaced
from app.store.location import Location, location_of
from app.store.read_only import connect_so, connect_unwritten

T = TypeVar("T")
BUSY_MS = 5_000
"""How long a write waits for another process before it is given up."""
TURN_MS = 50
"""So long at a time the window waits for whoever writes; in between it says that it does."""
_LONG_S = 0.5
"""After so long a read its pages are of no use to the next."""
_LOOKS_S = 0.1
"""How often a thread that waits for what another reads looks whether it is still asked for."""
_ENDS_S = 0.002
"""After so long an interrupted statement has ended, or is interrupted again."""

_ASKED: ContextVar[Callable[[], sqlite3.Connection]] = ContextVar("asked")


class Engine:
    """Makes the connections of one workspace, all in autocommit mode.

    Transactions begin with BEGIN IMMEDIATE: one that reads first and writes later fails at once if somebody else wrote
    in between. All workspaces share one SQLAlchemy engine, so that each statement is compiled once per process.
    """

    def __init__(
        self, make: Callable[[], sqlite3.Connection], make_watching: Callable[[], sqlite3.Connection] | None = None
    ) -> None:
        self._make, self._make_watching = make, make_watching or make

    def connect(self, *, to_watch: bool = False) -> Connection:
        """A connection, or one `to_watch` whether others write, for which the schema is not read."""
        asked = _ASKED.set(self._make_watching if to_watch else self._make)
        try:
            return _shared().connect()
        finally:
            _ASKED.reset(asked)


@cache
def _shared() -> sqlalchemy.Engine:
    return create_engine(
        "sqlite://", creator=lambda: _ASKED.get()(), poolclass=NullPool, isolation_level="AUTOCOMMIT"
    )  # fmt: skip


def make_engine(path: Path, journal_mode: str = "", opened: tuple[int, int] | None = None) -> Engine:
    """An engine whose connections are durable and check foreign keys. The file must exist.

    Without a `journal_mode` (as SQLite names it) the folder decides. If `opened` identifies a file, connecting raises
    `StoreError` once another file has its name.
    """
    if not journal_mode:
        journal_mode = journal_mode_in(location_of(path))
    return Engine(lambda: _connect(path, journal_mode, opened), lambda: _connect(path, "", opened))


def journal_mode_in(location: Location) -> str:
    """The write-ahead log needs a disk that only this machine uses."""
    return "wal" if location is Location.LOCAL else "delete"


def _connect(path: Path, journal_mode: str, opened: tuple[int, int] | None) -> sqlite3.Connection:
    # `rw` makes no file where there is none.
    raw = connect(path, timeout=BUSY_MS / 1000, check_same_thread=False)
    try:
        raw.execute("PRAGMA trusted_schema = OFF")
        raw.execute("PRAGMA foreign_keys = ON")
        if journal_mode:
            _set_journal_mode(raw, journal_mode)
            raw.execute("PRAGMA synchronous = FULL")
        if opened is not None:
            refuse_replaced(path, opened)
    except BaseException:
        raw.close()
        raise
    return raw


def _set_journal_mode(raw: sqlite3.Connection, wanted: str) -> None:
    if raw.execute("PRAGMA journal_mode").fetchone()[0] == wanted:
        return
    try:
        raw.execute(f"PRAGMA journal_mode = {wanted}")
    except sqlite3.OperationalError as error:
        # The file is open elsewhere. Both modes are safe; the next opening changes it.
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A read-only connection outside any engine, also where nothing may be written.

    Where writing is possible the file is opened for writing all the same: opening it read-only leaves an empty log.
    """
    raw = connect_so(path, "mode=rw", BUSY_MS / 1000) if can_write(path) else None
    raw = raw or connect_unwritten(path)
    if raw is None:
        sentence = tr(
            "{name} cannot be read where it is. Copy it with the files beside it to a folder you may write in."
        )
        raise StoreError(sentence.format(name=path.name))
    raw.execute("PRAGMA query_only = ON")
    return raw


def driver_of(db: Connection) -> sqlite3.Connection:
    """The `sqlite3` connection, for statements that bypass SQLAlchemy."""
    raw = db.connection.dbapi_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def is_free(raw: sqlite3.Connection) -> bool:
    """Whether no other connection is writing. Other errors are left to the next write."""
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("ROLLBACK")
    except sqlite3.Error as error:
        return error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY
    finally:
        raw.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    return True


def when_free(raw: sqlite3.Connection, statement: str, meanwhile: Callable[[float], object] | None) -> None:
    """Begin to write once no other connection does, or without a log commit once none reads, or raise after `BUSY_MS`.
    Whoever must not be held up is called `meanwhile`, every few milliseconds, with the seconds waited so far."""
    begun = time.monotonic()
    while meanwhile is not None:
        raw.execute(f"PRAGMA busy_timeout = {TURN_MS}")
        try:
            raw.execute(statement)
            return
        except sqlite3.OperationalError as error:
            waited = time.monotonic() - begun
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or waited > BUSY_MS / 1000:
                raise
        finally:
            raw.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        meanwhile(waited)
    raw.execute(statement)


def in_transaction(db: Connection) -> bool:
    """Whether SQLite itself has a transaction open; some errors end it implicitly."""
    return driver_of(db).in_transaction


def end_reading(db: Connection) -> None:
    """End the transaction of a reader, if it has one open."""
    if in_transaction(db):
        driver_of(db).execute("COMMIT")


def inserted_id(result: CursorResult[Any]) -> int:
    """The id of the row that was inserted."""
    key = result.inserted_primary_key
    if key is None:
        raise RuntimeError("not an insert of one row")
    return int(key[0])


class Readers:
    """One read connection per thread, closed together; one given back is reused, since a new one reads the schema.

    Threads are identified by the system's number: to Python a foreign thread is new each time it calls in.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._all: dict[int, tuple[threading.Thread, Connection]] = {}
        self._free: list[Connection] = []
        self._until: dict[int, Stopped] = {}
        """Whether nobody waits any more for what a thread reads."""
        self._lock = threading.Lock()
        self._running = set[int]()
        """The threads whose readers run a statement."""
        self._is_closed = False
        self._watch: Connection | None = None
        self._watching = threading.Lock()
        self._kept: dict[str, tuple[object, Any]] = {}
        self._moments: dict[int, object] = {}
        """By thread, the version of which it sees all, whoever writes meanwhile."""
        self._reading: dict[str, threading.RLock] = {}

    def current(self) -> Connection:
        """The calling thread's reader. Raises `Cancelled` where nobody waits for what it reads, or all are closed."""
        number, thread = threading.get_native_id(), threading.current_thread()
        if number in self._until and self._until[number]():
            raise _given_up()
        with self._lock:
            known, db = self._all.get(number, (None, None))
            if db is None or db.closed:
                db = self._one_free()
            if db is not None:
                if known is not thread:
                    self._all[number] = thread, db
                return db
        db = self._new()
        with self._lock:
            if not self._is_closed:
                self._all[number] = thread, db
                return db
        db.close()  # the others were closed while it was opened
        raise _given_up()

    def run(self, read: Callable[[Connection], T], on: Connection | None = None) -> T:
        """What the calling thread's reader gives, or `on` that reader if it is known.

        Closing interrupts it and waits until it has ended, which raises `Cancelled` here: a connection that is closed
        under a running statement can crash Python.
        """
        db, number = on or self.current(), threading.get_native_id()
        with self._lock:
            if self._is_closed:
                raise _given_up()
            self._running.add(number)
        try:
            return read(db)
        except (DBAPIError, sqlite3.Error) as error:
            if self._is_closed:
                raise _given_up() from error
            raise
        finally:
            with self._lock:
                self._running.discard(number)

    def kept(self, key: str, read: Callable[[], T]) -> T:
        """What any thread read under a key, as long as nobody has written since; else it is read, by one thread while
        others wait for it. Raises `Cancelled` as `current`."""
        lock = self._reading.setdefault(key, threading.RLock())
        while not lock.acquire(timeout=_LOOKS_S):
            self.current()
        try:
            before = self._version()
            if key in self._kept and self._kept[key][0] == before:
                return self._kept[key][1]
            found = read()
            if self._version() == before:
                self._kept[key] = before, found
            return found
        finally:
            lock.release()

    @contextmanager
    def one_moment(self) -> Generator[None]:
        """All that the calling thread reads within the block is of one moment."""
        db, number, before = self.current(), threading.get_native_id(), self._version()
        self.run(lambda on: driver_of(on).execute("BEGIN"), db)
        try:
            self.run(lambda on: driver_of(on).execute("PRAGMA user_version").fetchall(), db)  # the moment is this one
            self._moments[number] = before if self._version() == before else object()
            yield
        finally:
            self._moments.pop(number, None)
            with suppress(Cancelled):  # closed meanwhile
                self.run(end_reading, db)

    def _version(self) -> object:
        """What stays the same until any connection writes, of this program or another."""
        if (moment := self._moments.get(threading.get_native_id())) is not None:
            return moment
        with self._watching:
            if self._watch is None or self._watch.closed:
                self._watch = self._new(to_watch=True)
            return int(driver_of(self._watch).execute("PRAGMA data_version").fetchone()[0])

    def _new(self, *, to_watch: bool = False) -> Connection:
        if self._is_closed:  # opened again, the file and its log would stay open
            raise _given_up()
        db = self._engine.connect(to_watch=to_watch)
        db.exec_driver_sql("PRAGMA query_only = ON")
        return db

    @contextmanager
    def borrowed_until(self, stopped: Stopped) -> Generator[None]:
        """Let the calling thread read until then, and take its reader back."""
        number, begun = threading.get_native_id(), time.monotonic()
        with self._lock:
            self._until[number] = stopped
        try:
            yield
        finally:
            with self._lock:
                del self._until[number]
                _, db = self._all.get(number, (None, None))
            if db is not None and not db.closed and time.monotonic() - begun > _LONG_S:
                with suppress(sqlite3.Error, Cancelled):  # it may be interrupted
                    self.run(lambda own: driver_of(own).execute("PRAGMA shrink_memory"))  # the pages it read, 2 MB
            self.give_back()

    def give_back(self) -> None:
        """Release the calling thread's reader for other threads."""
        with self._lock:
            _, db = self._all.pop(threading.get_native_id(), (None, None))
            if db is not None and not db.closed:
                self._free.append(db)

    def interrupt(self) -> None:
        """Tear off the statements that are running for nobody any more."""
        with self._lock:
            for number, stopped in self._until.items():
                _, db = self._all.get(number, (None, None))
                if db is not None and not db.closed and stopped():
                    driver_of(db).interrupt()

    def close(self) -> None:
        """Close every reader, whichever thread opened it; what they are reading is given up."""
        with self._lock:
            self._is_closed = True
        while self._interrupted():
            time.sleep(_ENDS_S)
        with self._watching, self._lock:
            for db in (*(db for _, db in self._all.values()), *self._free, self._watch):
                if db is not None:
                    db.close()
            self._all.clear()
            self._free.clear()

    def _interrupted(self) -> bool:
        """Interrupt what other threads are reading; whether any is. A statement may begin after it was interrupted."""
        with self._lock:
            others = self._running - {threading.get_native_id()}
            for _, db in map(self._all.__getitem__, others & self._all.keys()):
                driver_of(db).interrupt()
            return bool(others)

    def _one_free(self) -> Connection | None:
        ended = [number for number, (thread, _) in self._all.items() if not thread.is_alive()]
        self._free += [db for _, db in map(self._all.pop, ended) if not db.closed]
        return self._free.pop() if self._free else None


def _given_up() -> Cancelled:
    return Cancelled(tr("The reading was stopped."))
