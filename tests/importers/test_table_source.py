"""Tables in files, CSV and XLSX, that are read as sources."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.helpers.each import each
from xlsxwriter import Workbook

from app.domain.blocks import BlockKind
from app.domain.errors import BadInput
from app.domain.sources import SourceDraft
from app.importers.read import read_source

ROWS = (
    ("Gifts to Mali",), (), ("Donor", "Item", "Number", "Note"), ("Peru", "tents", "1,200", ""), ("By sea",),
    ("Chile", "cots", "", "late"), ("", "", "40", ""), (), ("Figures of\nthe port.",),
)  # fmt: skip


def workbook(*sheets: tuple[str, tuple[tuple[str, ...], ...]]) -> bytes:
    held = io.BytesIO()
    book = Workbook(held, {"in_memory": True})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return held.getvalue()


def csv(sign: str) -> bytes:
    def cell(words: str) -> str:
        return f'"{words}"' if "\n" in words or sign in words else words

    return "\n".join(sign.join(map(cell, row)) for row in ROWS).encode()


def told(draft: SourceDraft) -> list[tuple[str, str]]:
    return [(one.kind.value, draft.text[one.start : one.end]) for one in draft.blocks]


@each(
    "raw, name",
    [(csv(","), "gifts.csv"), (csv(";"), "gifts.csv"), (csv("\t"), "gifts.tsv"), (workbook(("A", ROWS)), "gifts.xlsx")],
)
def test_each_row_is_a_line_of_cells_and_what_stands_alone_a_line_of_its_own(raw: bytes, name: str) -> None:
    draft = read_source(raw, name)
    row = BlockKind.TABLE_ROW.value
    assert told(draft) == [
        ("heading", "Gifts to Mali"),
        (row, "Donor\tItem\tNumber\tNote"),
        (row, "Peru\ttents\t1,200"),
        (row, "By sea"),
        (row, "Chile\tcots\t\tlate"),
        ("paragraph", "40"),
        ("paragraph", "Figures of the port."),
    ]
    assert draft.meta.title == "Gifts to Mali"
    assert "1,200\nBy sea\nChile" in draft.text


def test_empty_rows_part_tables_and_no_row_from_its_headings() -> None:
    double = "Donor,Tents\n\nPeru,9\n\nChile,4\n\n\nDonor,Cots\nMali,7\n"
    assert read_source(double.encode(), "two.csv").text == "Donor\tTents\nPeru\t9\nChile\t4\n\nDonor\tCots\nMali\t7"


def test_every_sheet_is_read_under_its_name() -> None:
    raw = workbook(
        ("May", (("Donor", "Tents"), ("Peru", "9"))), ("Empty", ()), ("June", (("Donor", "Cots"), ("Fiji", "4")))
    )
    draft = read_source(raw, "gifts.xlsx")
    assert [words for kind, words in told(draft) if kind == "heading"] == ["May", "June"]
    assert draft.text == "May\n\nDonor\tTents\nPeru\t9\n\nJune\n\nDonor\tCots\nFiji\t4"


def test_a_table_without_rows_says_so() -> None:
    for raw, name in ((b"\n\n", "none.csv"), (workbook(("A", ())), "none.xlsx")):
        with pytest.raises(BadInput):
            read_source(raw, name)


@each("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_damaged_workbook_is_read_or_said_to_be_damaged(how: int) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(("A", ROWS)))) as whole, zipfile.ZipFile(held, "w", how) as again:
        for name in whole.namelist():
            again.writestr(name, whole.read(name))
    raw = held.getvalue()
    refused = 0
    for at in range(30, len(raw), 61):  # within names, members and their list at the end
        damaged = raw[:at] + bytes((raw[at] ^ 0x5A,)) + raw[at + 1 :]
        try:
            read_source(damaged, "gifts.xlsx")
        except BadInput as error:
            refused += "damaged" in str(error)
    assert refused > 9
