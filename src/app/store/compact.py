"""Dropping old history: a preview of what that would free, and doing it.

The images of whole operations are dropped, oldest first; those operations can no longer be undone, but stay listed.
Texts and files of removed sources that nothing can restore any more are deleted too. Then the file is rewritten, which
returns the space to the disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Executable, func, select, text

from app.domain.errors import StoreError
from app.store import journal, unused
from app.store.journal import Rows
from app.store.schema import body, operation, operation_change, raw
from app.store.store import Store

_PER_IMAGE = 45
"""Bytes a row of the journal takes besides its images: its ids, its table and its place in the index."""
_INDEXED = 2
"""The size of a text with its search index, in multiples of its length."""
_FREE = text("SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size")
"""The bytes of the file that hold nothing any more, which its rewriting returns with the history."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What compacting would do. Sizes are approximate and in bytes; times are UTC ISO text."""

    operations: int
    """The number of operations that can no longer be undone."""
    kept: int
    """The number of operations that still can."""
    back_to: str
    """The time of the oldest of those; empty if there is none."""
    texts: int
    """The number of texts of removed sources that are deleted."""
    size: int

    @property
    def is_nothing(self) -> bool:
        return not (self.operations or self.texts)


@dataclass(frozen=True, slots=True)
class Compacted:
    """What was done."""

    plan: Plan
    freed: int
    """The bytes by which the file has shrunk."""
    still_taken: str = ""
    """Why the file could not be shrunk, in a sentence; the free space will be reused."""


def plan(store: Store, older_than: str) -> Plan:
    """What dropping the history before `older_than` (UTC ISO text) would do. Changes nothing."""
    return _plan(store, store.rows, journal.prunable(store.rows, older_than=older_than))


def compact(store: Store, older_than: str) -> Compacted:
    """Drop the history before `older_than`, and rewrite the file.

    Raises `StoreError`, and then nothing is changed. If only the rewriting fails, the result says so.
    """
    before = store.file_bytes()
    with store.stage() as db:
        rows = journal.rows_of(db)
        planned = _plan(store, rows, journal.prunable(rows, older_than=older_than))
        journal.prune(db, older_than=older_than)
        if unused.remove(db, store.path):  # the index keeps the words of what was taken out of it until it is merged
            db.exec_driver_sql("INSERT INTO search_text (search_text) VALUES ('optimize')")
    try:
        store.write_again()
    except StoreError as error:
        return Compacted(planned, 0, str(error))
    return Compacted(planned, max(0, before - store.file_bytes()))


def _plan(store: Store, rows: Rows, dropped: Sequence[int]) -> Plan:
    last = dropped[-1] if dropped else 0
    done = select(func.count().label("many"), func.min(operation.c.at).label("since")).where(
        operation.c.state == journal.DONE
    )
    lost, kept = rows(done.where(operation.c.id <= last))[0], rows(done.where(operation.c.id > last))[0]
    images = func.length(func.coalesce(operation_change.c.before, "")) + func.length(
        func.coalesce(operation_change.c.after, "")
    )
    files, texts = unused.unused_without(rows, store.path, last)
    size = _sum(rows, select(func.sum(images + _PER_IMAGE)).where(operation_change.c.operation_id <= last))
    for number in texts:
        size += _INDEXED * _sum(rows, select(func.length(body.c.text)).where(body.c.id == number))
    for number in files:
        size += _sum(rows, select(func.length(raw.c.bytes)).where(raw.c.id == number))
    size += _sum(rows, _FREE)
    return Plan(int(lost.many), int(kept.many), str(kept.since or ""), len(texts), size)


def _sum(rows: Rows, statement: Executable) -> int:
    found = rows(statement)
    return int(found[0][0] or 0) if found else 0
