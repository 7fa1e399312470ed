"""Writes records as a table: exact, for importing it again, or safe for spreadsheets, without formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.utf16 import utf16_length

MOST_CELL, MOST_ROWS = 32_767, 1_048_576
"""Of a workbook: UTF-16 units of a cell, and rows of a sheet."""
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet evaluates: an apostrophe is put before what begins like a formula, except numbers."""
    lead = cell.lstrip(" \u00a0")
    return f"'{cell}" if lead.startswith(_STARTS) and not _NUMBER.fullmatch(cell) else cell


def as_csv(rows: Iterable[list[str]], *, safe: bool) -> bytes:
    """The rows as CSV (RFC 4180) in UTF-8; a safe one begins with a byte order mark, by which spreadsheets know it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    for cells in rows:
        writer.writerow([guarded(cell) for cell in cells] if safe else cells)
    return (b"\xef\xbb\xbf" if safe else b"") + out.getvalue().encode("utf-8")


def as_xlsx(rows: Iterable[list[str]]) -> bytes:
    """The rows as a workbook, every cell a text, which no program runs. Raises `BadInput` for what it cannot hold."""
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("records")  # pyright: ignore[reportUnknownMemberType]
    for number, cells in enumerate(rows):
        if number >= MOST_ROWS:
            raise BadInput(tr("A workbook holds {most} rows at most. Export to CSV.").format(most=MOST_ROWS))
        for at, cell in enumerate(cells):
            if utf16_length(cell) > MOST_CELL:
                sentence = tr("A cell of a workbook holds {most} letters at most, and {ref} has more. Export to CSV.")
                raise BadInput(sentence.format(most=MOST_CELL, ref=cells[1]))
            if cell:
                sheet.write_string(number, at, cell)
    book.close()
    return out.getvalue()
