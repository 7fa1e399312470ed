"""Tables in OpenDocument spreadsheets: each cell says what it would in an XLSX file of the same table."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.helpers.each import each

from app.domain.errors import BadInput
from app.importers.formats import Brought, read
from app.importers.table_file import read_table

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def ods(*sheets: str, body: str = "") -> bytes:
    tables = "".join(f'<table:table table:name="s{n}">{rows}</table:table>' for n, rows in enumerate(sheets, 1))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("mimetype"), KIND)
        whole = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        packed.writestr("content.xml", body or f"<office:document-content {SPACES}>{whole}</office:document-content>")
    return out.getvalue()


def row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def cell(words: str = "", kind: str = "string", value: str = "", more: str = "", tag: str = "table-cell") -> str:
    named = {
        "float": "value",
        "percentage": "value",
        "currency": "value",
        "date": "date-value",
        "boolean": "boolean-value",
    }
    said = f'office:{named[kind]}="{value}"' if kind in named else ""
    inside = f"<text:p>{words}</text:p>" if words else ""
    return f'<table:{tag} office:value-type="{kind}" {said} {more}>{inside}</table:{tag}>'


EMPTY = "<table:table-cell/>"
FAR = '<table:table-cell table:number-columns-repeated="16380"/>'


def test_cells_are_read_as_those_of_a_workbook() -> None:
    raw = ods(
        row(cell("Donor"), cell("Amount (EUR)"), cell("Share"), cell("Date"), cell("Final"), FAR)
        + row(EMPTY, FAR, times=2)
        + row(
            cell("Orbis<text:s text:c='2'/>Works<office:annotation><text:p>a remark</text:p></office:annotation>"),
            cell("1.250,5 €", "currency", "1250.5"), cell("50 %", "percentage", "0.5"),
            cell("05.03.20", "date", "2020-03-05"), cell("WAHR", "boolean", "true"), FAR,
        )
        + row(cell("Lumen</text:p><text:p>Trust"), cell("3000", "float", "3000"), EMPTY,
              cell("x", "date", "2020-03-05T10:30:00"), FAR)
        + row(FAR, times=1048000)
    )  # fmt: skip
    found = read_table(raw, "t.ods")
    assert found.rows == (
        (1, ("Donor", "Amount (EUR)", "Share", "Date", "Final")),
        (4, ("Orbis  Works", "1250.5", "0.5", "2020-03-05", "yes")),
        (5, ("Lumen\nTrust", "3000", "", "2020-03-05 10:30:00")),
    )
    assert (found.sheet, found.sheets) == ("s1", ("s1",))


def test_a_name_that_is_merged_over_rows_is_that_of_each_and_an_amount_counts_once() -> None:
    spans = 'table:number-rows-spanned="2" table:number-columns-spanned="1"'
    raw = ods(
        row(cell("Donor"), cell("Item"), cell("Amount"))
        + row(cell("Orbis", more=spans), cell("tents"), cell("5", "float", "5", spans))
        + row(cell(tag="covered-table-cell"), cell("beds"), cell(tag="covered-table-cell"))
    )
    found = read_table(raw, "t.ods")
    assert found.rows[1:] == ((2, ("Orbis", "tents", "5")), (3, ("Orbis", "beds")))
    assert found.merged == {(3, 0)}


def test_the_sheet_with_the_most_rows_is_read_and_the_others_are_named() -> None:
    few = row(cell("Read me"), cell("a"), cell("b"))
    raw = ods(few, few + row(cell("Orbis"), cell("tents"), cell("5", "float", "5")))
    found = read_table(raw, "t.ods")
    assert (found.sheet, len(found.rows), found.warnings) == ("s2", 2, ("Of the sheets s1, s2 only “s2” was read.",))
    assert read_table(raw, "t.ods", "s1").rows == ((1, ("Read me", "a", "b")),)
    with pytest.raises(BadInput, match=r"has no sheet “s3”\. It has s1, s2"):
        read_table(raw, "t.ods", "s3")


def test_a_formula_without_a_result_is_told_from_an_empty_cell() -> None:
    raw = ods(
        row(cell("Donor"), cell("Amount"))
        + row(cell("Orbis"), '<table:table-cell table:formula="of:=SUM([.B1:.B1])"/>')
        + row(cell("Lumen"), cell("7", "float", "7", 'table:formula="of:=3+4"'))
    )
    found = read_table(raw, "t.ods")
    assert (found.unread, found.rows[2][1]) == ({(2, 1)}, ("Lumen", "7"))
    assert found.warnings == (
        "1 formula has no result in the file; open and save it in a spreadsheet, and import it again.",
    )


@each(
    "raw, said",
    [
        (ods(body="<broken"), "is damaged, or locked with a password"),
        (ods(body=f"<!DOCTYPE x [<!ENTITY e 'x'>]><office:document-content {SPACES}/>"), "has no rows"),
        (ods(row(EMPTY)), "has no rows"),
        (ods(row(cell("x", more='table:number-columns-repeated="16384"'), times=1_000_000)), "too large"),
        (ods(row(cell("x", more='table:number-columns-repeated="-5"'), times=1)), ""),
        (ods(row(cell("x", more='table:number-columns-repeated="many"'), times=1)), ""),
    ],
)
def test_a_spreadsheet_that_is_none_or_too_large_is_refused_with_a_sentence(raw: bytes, said: str) -> None:
    if not said:
        assert read_table(raw, "t.ods").rows == ((1, ("x",)),)
        return
    with pytest.raises(BadInput, match=said):
        read_table(raw, "t.ods")


def test_a_spreadsheet_is_a_source_too_with_a_line_for_each_row() -> None:
    raw = ods(row(cell("Donor"), cell("Item")) + row(cell("Orbis"), cell("tents")))
    draft = read(Brought(raw, "t.ods"), lambda _: None)
    assert draft.text == "Donor\tItem\nOrbis\ttents"
