"""Writing records, or the refused rows of a table, to a file."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from app.actions.named_file import put_file
from app.actions.table_preview import Read
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.query import Query
from app.domain.records import DonationFilter
from app.exporters import donation_table
from app.importers import donation_exact
from app.store.reads import donations as donation_reads
from app.store.reads import own_fields
from app.store.store import Store


def save_refused(file: Path, found: Read) -> int:
    """Write the rejected rows to a CSV file, with the reason as a last column; returns their number. Raises as `export`
    does."""
    rows = ([*one.cells, f"{one.reason}; {one.remedy}"] for one in found.refused)
    heads = [*(column.heading for column in found.columns), tr("why it was not taken")]
    put_file(file, donation_table.as_csv(chain([heads], rows), safe=True))
    return len(found.refused)


def export(store: Store, file: Path, query: Query | None = None, *, safe: bool = False) -> int:
    """Write records to a .csv or .xlsx file, whole or not at all; returns their number. An exact export can be imported
    again unchanged; with `safe`, no spreadsheet runs a cell as a formula. Raises `BadInput`."""
    kind = file.suffix.lower()
    if kind not in (".csv", ".xlsx"):
        raise BadInput(tr("{file} has no known extension. Use .csv or .xlsx.").format(file=file.name))
    ids = donation_reads.ids(store, DonationFilter(query=query))
    chunks = (ids[at : at + 500] for at in range(0, len(ids), 500))
    records = (record for some in chunks for record in donation_reads.records(store, some))
    rows = chain([donation_exact.headings(own_fields.fields(store))], map(donation_exact.row, records))
    put_file(file, donation_table.as_csv(rows, safe=safe) if kind == ".csv" else donation_table.as_xlsx(rows))
    return len(ids)
