"""Reads the imported tables: their list, the row a record came from, and the records that came from none."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select

from app.domain.language import tr
from app.domain.records import TableRow
from app.store.among import Within, among_given, asked, given
from app.store.fast_statements import Quick
from app.store.reader import Reader, first, first_column
from app.store.schema import donation, evidence, table_file, table_row, thing
from app.store.things import of_kind


@dataclass(frozen=True, slots=True)
class ImportedTable:
    """A table as it is listed."""

    id: int
    name: str
    sheet: str
    hash: str
    records: int
    is_source: bool
    """Whether a person accepts it as a source, so that its records count without a passage."""
    added_at: str
    added_by: str


def tables(db: Reader) -> tuple[ImportedTable, ...]:
    """Every table that was imported, in that order."""
    found = select(table_file, func.count(table_row.c.id).label("records")).outerjoin(table_row)
    rows = db.rows(found.group_by(table_file.c.id).order_by(table_file.c.id))
    return tuple(
        ImportedTable(
            row.id, row.name, row.sheet, row.hash, row.records, bool(row.is_source), row.added_at, row.added_by
        )
        for row in rows
    )


def one(db: Reader, table_id: int) -> ImportedTable:
    """One table. Raises `NotFound`."""
    return first(
        (one for one in tables(db) if one.id == table_id),
        tr("There is no imported table {id}. `list tables` names them.").format(id=table_id),
    )


_ROWS_OF = Quick(
    select(table_row, table_file.c.name, table_file.c.sheet, table_file.c.headings, table_file.c.is_source)
    .join(table_file)
    .where(among_given(table_row.c.donation_id))
    .order_by(table_file.c.is_source, table_row.c.id)  # of several, one that is a source comes last
)


def rows_of(db: Reader, donation_ids: Sequence[int]) -> dict[int, TableRow]:
    """The row of each of these records that came from a table."""
    out: dict[int, TableRow] = {}
    for row in db.rows(_ROWS_OF, given(donation_ids)):
        pairs = zip(json.loads(row.headings), json.loads(row.cells), strict=False)
        cells = tuple((str(head), str(words)) for head, words in pairs if words)
        out[int(row.donation_id)] = TableRow(row.name, row.sheet, row.number, bool(row.is_source), cells)
    return out


@cache
def has_no_passage() -> ColumnElement[bool]:
    """Whether a record has no support: no passage is evidence for it, and no table it came from is a source."""
    pieces = select(evidence.c.id).select_from(of_kind(evidence, donation.name)).where(thing.c.row_id == donation.c.id)
    return ~exists(pieces.correlate(donation)) & ~_is_accepted()


@cache
def _is_accepted() -> ColumnElement[bool]:
    """Whether a record came from a table that a person accepts as a source."""
    found = select(table_row.c.id).join(table_file)
    accepted = found.where(table_file.c.is_source == 1, table_row.c.donation_id == donation.c.id)
    return exists(accepted.correlate(donation))


def accepted(db: Reader, within: Within) -> frozenset[int]:
    """The ids of the records among these for which that is so."""
    return frozenset(first_column(db, asked(_accepted, within)))


def _accepted(within: Within) -> Select[Any]:
    rows = select(table_row.c.donation_id).join(table_file)
    return rows.where(table_file.c.is_source == 1, within(table_row.c.donation_id))


def without_passage(db: Reader, within: Within) -> frozenset[int]:
    """The ids of such records among these."""
    return frozenset(first_column(db, asked(_without_passage, within)))


def _without_passage(within: Within) -> Select[Any]:
    return select(donation.c.id).where(within(donation.c.id), has_no_passage())
