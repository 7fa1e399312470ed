"""The store: open a workspace, read it, write one operation at a time, undo, redo, close.

`write` is the only way to change the user's work: one BEGIN IMMEDIATE transaction, one undo step, one line of history,
one notice. Notices are sent after COMMIT, never for a rolled-back transaction.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Delete,
    Executable,
    Insert,
    Row,
    Table,
    Update,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from app.domain.changes import EVERYTHING, Author, Changes, Operation
from app.domain.errors import StoreError
from app.domain.language import tr
from app.domain.progress import Stopped
from app.held import is_nameless
from app.store import connections, header, journal, migrations, replay, search_index
from app.store.backup import back_up
from app.store.backup_list import Backup
from app.store.clock import new_uid
from app.store.connect import beside
from app.store.damage_advice import damage
from app.store.fast_statements import Quick, Statement
from app.store.faults import DiskFull, InUse, committing, faults
from app.store.guard import Guard
from app.store.in_bulk import in_bulk
from app.store.location import Location, location_of
from app.store.read_only import Unwritten
from app.store.reader import Thing
from app.store.schema import metadata
from app.store.schema import operation as operation_table
from app.store.unfinished_files import rename_logs


class Tx:
    """A running operation. Reads through it see what it has written so far."""

    operation_id: int

    def __init__(self, db: Connection, at: str, author: Author) -> None:
        self.db = db
        self.at = at
        """UTC ISO text: the time of the operation."""
        self.author = author.name
        self.author_id = author.id

    def rows(self, statement: Statement, values: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        return _rows(self.db, statement, values or {})

    def run(self, statement: Executable, values: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None) -> int:
        """Run a writing statement and return how many rows it changed."""
        return int(self.db.execute(statement, values or {}).rowcount)

    def insert(self, statement: Executable, values: Mapping[str, Any]) -> int:
        return connections.inserted_id(self.db.execute(statement, values))

    @property
    def signed(self) -> dict[str, str]:
        """The columns of a row that say who made it, and when."""
        return {"created_at": self.at, "created_by": self.author, "author_id": self.author_id}

    def add(self, table: Table, /, **values: Any) -> int:
        """Insert one row, with a uid where its table has one and none is given. Returns its id."""
        if "uid" in table.c and not values.get("uid"):
            values["uid"] = new_uid()
        return self.insert(_added(table), values)

    def edit(self, table: Table, row_id: int, /, **values: Any) -> bool:
        """Set columns of one row. False if it is gone."""
        return bool(self.run(_edited(table), {**values, "of_row": row_id}))

    def remove(self, table: str, row_id: int) -> bool:
        """Remove a row of a table, with what is attached to it. False if it is gone."""
        return bool(self.run(_removed(metadata.tables[table]), {"of_row": row_id}))

    @contextmanager
    def in_bulk(self, *tables: Table) -> Generator[None]:
        """Within it only rows are added, very many, to these tables. What is raised has to end the operation."""
        with in_bulk(self.db, tables):
            yield

    def insert_new(self, statement: Quick, values: Mapping[str, Any]) -> int | None:
        """Insert one row unless one like it exists; returns its id, or None."""
        cursor = statement.run(self.db, values)
        return cursor.lastrowid if cursor.rowcount else None


@cache
def _added(table: Table) -> Insert:
    return insert(table)


@cache
def _edited(table: Table) -> Update:
    return update(table).where(table.c.id == bindparam("of_row"))


@cache
def _removed(table: Table) -> Delete:
    return delete(table).where(table.c.id == bindparam("of_row"))


class Store:
    """An open workspace. Threads may share it; writes wait for each other."""

    def __init__(self, path: Path, author: Author | str = "", *, to_read: bool = False) -> None:
        """Open the workspace at `path`, migrating it if it is older. Raises `StoreError`.

        An `author` given as a bare name is identified by that name. If nothing can be written there, or with `to_read`,
        it is opened for reading only (see `read_only`).
        """
        self.path = path
        self.author, self.author_id = author if isinstance(author, Author) else (author, author)
        self.listeners: list[Callable[[Changes], None]] = []
        self.read_only: StoreError | None = None
        """Why nothing can be written, with a way out: what every attempt to write raises. None where it can."""
        self.notice = ""
        """A message about the migration, such as that older changes cannot be undone; empty if there is none."""
        self.location = location_of(path)
        """Who else may access the file."""
        self._unwritten: Unwritten | None = None
        self._identity: tuple[int, int] | None = None
        self._log: tuple[int, int] | None = None
        self._size = 0
        """The bytes of the file, when it was looked at last."""
        self._guard: Guard | None = None
        self._lock = threading.RLock()
        self._meanwhile: tuple[int, Callable[[float], object]] | None = None
        self._writing = False
        self._data_version = 0
        self._left = False
        if to_read:
            header.read_version(path)
        why = header.read_only_error(path) if to_read else self._try_to_write()
        if why is not None:
            self._open_to_read(why)

    def _try_to_write(self) -> StoreError | None:
        """Open it for writing; returns the error if that fails but reading may still be possible."""
        try:
            self._open_to_write()
        except (header.ReadOnly, DiskFull) as error:
            return type(error)(str(error))  # a new one, since the old holds on to the connection that failed
        return None

    def _open_to_write(self) -> None:
        for again in (True, True, False):
            header.read_version(self.path)
            header.refuse_read_only(self.path)
            # A network may number its files again at any time.
            self._identity = None if self.location is Location.NETWORK else header.identity(self.path)
            try:
                self._connect()
                break
            except StoreError:  # a backup may have been restored since it was looked at
                if not again or self._identity is None or header.identity(self.path) == self._identity:
                    raise

    def _connect(self) -> None:
        engine = connections.make_engine(self.path, connections.journal_mode_in(self.location), self._identity)
        self._readers = connections.Readers(engine)
        with faults(self.path):
            self._writer = engine.connect()
            try:
                self.notice = migrations.migrate(self._writer, self.path)
                self._log_path = beside(self.path, "-wal")
                self._log = self._log_there()
                self._size = self.path.stat().st_size
                self._guard = Guard(self.path) if self._log is not None else None
            except BaseException:
                self._writer.close()
                raise

    def _open_to_read(self, why: StoreError) -> None:
        """Open a workspace that cannot be written. Raises `why` if it cannot be read either."""
        self._identity = self._log = self._guard = None
        try:
            with faults(self.path):
                held = self._unwritten = Unwritten(self.path)
            if held.is_private or self._version() < header.VERSION:
                if not held.is_private:
                    held.make_private()
                Store(held.file).close()  # replays its log, and brings it up to date
        except OSError as error:
            raise why from error
        except StoreError as error:
            self._let_go()
            raise error from why
        self.read_only = why
        engine = connections.Engine(held.connect)
        self._readers = connections.Readers(engine)
        with faults(self.path):
            self._writer = engine.connect()

    def _version(self) -> int:
        assert self._unwritten is not None
        with faults(self.path), closing(self._unwritten.connect()) as db:
            version = int(db.execute("PRAGMA user_version").fetchone()[0])
        header.refuse_newer(self.path, version)
        return version

    def _let_go(self) -> None:
        if self._unwritten is not None:
            self._unwritten.close()

    @property
    def file(self) -> Path:
        """The file that SQLite reads: `path`, or a private copy if `path` cannot be written."""
        return self.path if self._unwritten is None else self._unwritten.file

    @property
    def follows(self) -> bool:
        """Whether reads see what other programs write; otherwise it must be reopened."""
        return self._unwritten is None or self._unwritten.follows

    def connect_to_read(self) -> sqlite3.Connection:
        """A reading connection of its own, which the caller closes."""
        return connections.connect_to_read(self.path) if self._unwritten is None else self._unwritten.connect()

    # --- reading ---

    def rows(self, statement: Statement, values: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """All rows of a reading statement, on the calling thread's own connection."""
        try:
            with faults(self.path):
                return self._readers.run(lambda db: _rows(db, statement, values or {}))
        except header.Damaged as error:
            if self.follows or self._unwritten is None or not self._unwritten.has_changed():
                raise
            sentence = tr("{name} was changed by another program while it was open for reading only. Open it again.")
            raise StoreError(sentence.format(name=self.path.name)) from error

    def kept(self, key: str, read: Callable[[], Thing]) -> Thing:
        """What was read under a key, as long as nobody has written since; else it is read.

        It is handed to everybody who asks, on any thread, and must not be changed.
        """
        with faults(self.path):
            return self._readers.kept(key, read)

    def reading_until(self, stopped: Stopped) -> AbstractContextManager[None]:
        """Within the block each statement that this thread reads raises `Cancelled` once `stopped` says so; afterwards
        its connection may serve another."""
        return self._readers.borrowed_until(stopped)

    def rows_just_written(self, statement: Statement, values: Mapping[str, Any]) -> Sequence[Row[Any]]:
        """All rows of a reading statement, for whoever follows an operation.

        They are read by the connection that has written, which still has those pages in memory where a reader would
        fetch all it needs again; by the reader while another thread is writing.
        """
        if self.read_only is None and self._lock.acquire(blocking=False):
            try:
                if not self._writing:
                    with faults(self.path):
                        return _rows(self._writer, statement, values)
            finally:
                self._lock.release()
        return self.rows(statement, values)

    @contextmanager
    def reading(self) -> Generator[None]:
        """All reads on this thread within the block see one moment, whoever writes meanwhile."""
        with faults(self.path), self._readers.one_moment():
            yield

    @property
    def person(self) -> Author:
        return Author(self.author, self.author_id)

    # --- writing ---

    @contextmanager
    def write(self, operation: Operation, what: str | Callable[[Tx], str] = "", merge: str = "") -> Generator[Tx]:
        """Run one operation.

        `what` names its object in menu and history, or reads its name in the transaction; consecutive operations with
        the same `merge` key are one undo step. An exception rolls everything back and publishes nothing.
        """
        with self._transaction() as db:
            at = journal.moment(db)
            before = journal.last_change(db) if merge else 0
            author = self.person
            tx = Tx(db, at, author)
            name = what if isinstance(what, str) else what(tx)
            tx.operation_id = operation_id = journal.begin(db, operation.value, name, at, author, merge)
            yield tx
            rows = journal.touched(db, operation_id, after=before)
            search_index.follow(db, rows)
            if merge:
                journal.fold(db, operation_id)
            journal.finish(db, operation_id, author.id, changed=bool(rows))
        if rows:
            self._publish(_changes(operation_id, operation, rows))

    @contextmanager
    def stage(self) -> Generator[Connection]:
        """A transaction that is no operation, for tables without undo: texts, their index, settings."""
        with self._transaction() as db:
            yield db

    def undo(self, before: int = journal.AFTER_ALL) -> Changes | None:
        """Undo this person's newest operation; with `before`, the newest of those before the operation with this id, as
        where that one cannot be undone.

        None if there is nothing that can be undone. Raises `Overlaps` if somebody has changed the same since, or built
        on it.
        """
        return self._replay(lambda db: journal.next_undo(db, self.author_id, before), back=True)

    def redo(self) -> Changes | None:
        """Redo what this person undid last. None if there is nothing. Raises `Overlaps`, as `undo` does."""
        return self._replay(lambda db: journal.next_redo(db, self.author_id), back=False)

    def _replay(self, chosen: Callable[[Connection], int | None], *, back: bool) -> Changes | None:
        with self._transaction() as db:
            operation_id = chosen(db)
            if operation_id is None:
                return None
            replay.replay(db, operation_id, back=back)
            rows = journal.touched(db, operation_id)
            search_index.follow(db, rows)
            kind = Operation(db.scalar(select(operation_table.c.kind).where(operation_table.c.id == operation_id)))
        changes = _changes(operation_id, kind, rows)
        self._publish(changes)
        return changes

    def wait_with(self, meanwhile: Callable[[float], object]) -> None:
        """While this thread waits for somebody else to have written, here or in another program, or to have read where
        there is no log, call this every few milliseconds, with the seconds waited so far."""
        self._meanwhile = threading.get_ident(), meanwhile

    @contextmanager
    def _own_turn(self) -> Generator[Callable[[float], object] | None]:
        """The lock of all that write here, and what the calling thread does while it waits for others."""
        thread, meanwhile = self._meanwhile or (None, None)
        meanwhile = meanwhile if thread == threading.get_ident() else None
        begun = time.monotonic()
        while not self._lock.acquire(timeout=-1 if meanwhile is None else connections.TURN_MS / 1000):
            if meanwhile is not None:
                meanwhile(time.monotonic() - begun)
        try:
            yield meanwhile
        finally:
            self._lock.release()

    @contextmanager
    def _transaction(self) -> Generator[Connection]:
        if self.read_only is not None:
            raise type(self.read_only)(str(self.read_only))
        with self._own_turn() as meanwhile, faults(self.path):
            if self._writing:
                raise RuntimeError("an operation was begun within an operation; pass the transaction on instead")
            db = self._writer
            raw = connections.driver_of(db)
            connections.when_free(raw, "BEGIN IMMEDIATE", meanwhile)
            self._writing = True
            try:
                self.refuse_replaced()  # asked in the lock, which whoever restores a backup waits for
                yield db
                with committing(self.path):
                    connections.when_free(raw, "COMMIT", meanwhile)
            except BaseException:
                if connections.in_transaction(db):
                    raw.execute("ROLLBACK")
                raise
            finally:
                self._writing = False
            self.refuse_replaced()  # nothing is said to be saved that lies in a file nobody will see again

    def is_free(self) -> bool:
        """Whether what is written now would wait for nobody. Never waits itself."""
        if self.read_only is not None:
            return True
        if not self._lock.acquire(blocking=False):
            return False
        try:
            return not self._writing and connections.is_free(connections.driver_of(self._writer))
        finally:
            self._lock.release()

    # --- notices ---

    def _publish(self, changes: Changes) -> None:
        """Notify every listener. An error in one is raised after all were notified, as the operation is committed."""
        failed: list[Exception] = []
        for listener in list(self.listeners):
            try:
                listener(changes)
            except Exception as error:  # a listener's bug must not keep the others in the dark
                failed.append(error)
        if failed:
            raise failed[0]

    def data_version(self) -> int:
        """Changes when another connection has written to the file. While a thread is writing, the number read last."""
        if self._unwritten is not None and not self._unwritten.follows:
            return int(self._unwritten.has_changed())
        if self._lock.acquire(blocking=False):
            try:
                with faults(self.path):
                    self._data_version = int(self._writer.exec_driver_sql("PRAGMA data_version").scalar_one())
            finally:
                self._lock.release()
        return self._data_version

    def announce_everything(self) -> None:
        """Make every listener read everything again, after another process has written."""
        self._publish(EVERYTHING)

    # --- the file ---

    def refuse_replaced(self) -> None:
        """Raise `StoreError` if the file, or its log, is no longer the one that is open here."""
        header.refuse_replaced(self.path, self._identity)
        if self._log is not None and self._log_there() != self._log:
            raise header.replaced(self.path)
        self._refuse_cut_short()

    def _refuse_cut_short(self) -> None:
        """Raise `Damaged` if another program has shortened the open file: SQLite would go on writing into its rest."""
        if self._identity is None:
            return
        size = os.stat(self.path).st_size  # noqa: PTH116 - asked at each operation, as `identity`
        if size < self._size and header.is_cut_short(self.path):
            sentence = tr("{name} was cut short by another program while it was open, so nothing was saved.")
            raise header.Damaged(damage(sentence.format(name=self.path.name), self.path))
        self._size = size

    def refuse_unwritable(self) -> None:
        """Raise `StoreError` if nothing can be saved any more in what was opened to be written; that its disk is full
        or another program writes to it passes."""
        if self.read_only is None:
            with suppress(DiskFull, InUse), self.stage() as db:
                db.exec_driver_sql(f"PRAGMA user_version = {header.VERSION}")  # writes the same again

    def _log_there(self) -> tuple[int, int] | None:
        return None if self._identity is None else header.identity(self._log_path)

    @contextmanager
    def held_open(self) -> Generator[sqlite3.Connection | None]:
        """What still reads the open file where its name leads to it no more; None where it does."""
        try:
            self.refuse_replaced()
        except StoreError:
            with self._lock:
                yield connections.driver_of(self._writer)
        else:
            yield None

    def go_on_in(self, copy: Path) -> None:
        """Be a store of a whole copy from now on, since the file that was open has lost its name.

        No other thread may be using it. Raises `StoreError` if the copy cannot be opened.
        """
        made = Store(copy, self.person)
        made.listeners, made._meanwhile = self.listeners, self._meanwhile
        self.close()
        vars(self).update(vars(made))

    def leave_the_place(self) -> Backup | None:
        """Back up what is open here if another file now has its name, or it was removed and has none, and remove our
        log, which would damage what takes its place.

        Nothing can be written here any more. If the file was only moved, its log is folded in. Returns the backup.
        """
        with self._lock:
            found = header.identity(self.path)
            if self._identity is None or found == self._identity or self._left:
                return None
            raw = connections.driver_of(self._writer)
            made = None
            if found is not None or is_nameless(self._identity):
                with suppress(StoreError):
                    made = back_up(self.path, "before replacement", origin=raw)
                self._left = found is not None or made is not None
            if found is None or made is not None:
                with suppress(sqlite3.Error):
                    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if self._left and self._log is not None and self._log_there() == self._log:
                rename_logs(self._log_path.with_name(self._log_path.name.removesuffix("-wal")))
            return made

    def prune(self, *, older_than: str, keep_bytes: int) -> int:
        with self._transaction() as db:
            return journal.prune(db, older_than=older_than, keep_bytes=keep_bytes)

    def write_again(self) -> None:
        """Rewrite the file to give unused space back to the disk; takes as long as writing all of it."""
        if self.read_only is not None:
            raise type(self.read_only)(str(self.read_only))
        with self._lock, faults(self.path):
            raw = connections.driver_of(self._writer)
            raw.execute("VACUUM")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def file_bytes(self) -> int:
        """The size of the file and its log in bytes."""
        files = (self.path, self.path.with_name(self.path.name + "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def interrupt_reads(self) -> None:
        """Tear off what is being read, of which nobody awaits the answer; it fails there in any way."""
        self._readers.interrupt()

    def close(self) -> None:
        """Close, leaving one file with the write-ahead log folded in."""
        with self._lock:
            self._readers.close()
            if self._guard is not None:
                self._guard.release()
            if not self._writer.closed:
                self.leave_the_place()  # SQLite leaves the log of a file that was moved
                self._writer.close()
            self._let_go()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _rows(db: Connection, statement: Statement, values: Mapping[str, Any]) -> Sequence[Row[Any]]:
    return db.execute(statement, values).all() if isinstance(statement, Executable) else statement.rows(db, values)


def _changes(operation_id: int, operation: Operation, rows: list[tuple[str, int]]) -> Changes:
    tables = frozenset(table for table, _ in rows)
    listed = frozenset(rows) if len(rows) <= journal.LISTED_AT_MOST else frozenset[tuple[str, int]]()
    return Changes(operation_id, operation, listed, tables)
