"""Tables that cannot be taken, or not whole: each with what is said, and the way out that is offered."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

import xlsxwriter


@dataclass(frozen=True)
class BadTable:
    """A file, and what is said of it."""

    name: str
    raw: bytes
    said: str
    way_out: str
    is_row: bool = True
    """Whether it is of one row, of which the table has another that is good."""


_HEADS = "donor,country,item,amount,currency,start date,end date,status\n"
_GOOD = "Orbis,Kenya,tents,,,,,given\n"


def _row(name: str, row: str, said: str, way_out: str) -> BadTable:
    return BadTable(f"{name}.csv", f"{_HEADS}{_GOOD}{row}\n".encode(), said, way_out)


def _whole(name: str, raw: bytes, said: str, way_out: str) -> BadTable:
    return BadTable(name, raw, said, way_out, is_row=False)


def wide(columns: int = 1_000, rows: int = 50) -> bytes:
    """A workbook that was formatted far to the right and down, as spreadsheets leave them."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet()
    row = "".join("<c><v>7</v></c>" for _ in range(columns))
    sheet = "".join(f"<row>{row}</row>" for _ in range(rows))
    made = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for one in old.namelist():
            words = old.read(one)
            if one == "xl/worksheets/sheet1.xml":
                words = words.replace(b"<sheetData/>", f"<sheetData>{sheet}</sheetData>".encode())
            new.writestr(one, words)
    return made.getvalue()


def formulas() -> bytes:
    """A workbook of which the amounts are formulas that no spreadsheet has worked out."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["donor", "country", "amount", "currency"])
        sheet.write_row(1, 0, ["Orbis", "Kenya", 5, "USD"])
        sheet.write_row(2, 0, ["Lumen", "Peru"])
        sheet.write_formula(2, 2, "=C2*2", None, "")  # pyright: ignore[reportArgumentType, reportCallIssue]
        sheet.write(2, 3, "USD")
    return out.getvalue()


ROWS = [
    _row("no currency", "Lumen,Peru,tents,500,,,,given", "the amount 500 has no currency", "currency"),
    BadTable("low above high.csv",
             b"donor,country,amount low,amount high,currency\nOrbis,Kenya,5,6,USD\nLumen,Peru,900,300,USD\n",
             "its least amount, 900, is above its most, 300", "correct one of both"),
    _row("end before start", "Lumen,Peru,tents,,,2021-05-05,2021-03-01,given",
         "its first day, 2021-05-05, is after its last, 2021-03-01", "correct one of both"),
    _row("not given", "Lumen,Peru,tents,500,USD,,,not given", "nothing was given, and how much", "correct the status"),
    _row("country", "Lumen,Nusquamia,tents,,,,,given", "“Nusquamia” is no country or group", "correct the name"),
    _row("formula", "Lumen,Peru,=A1&A2,,,,,given", "“item” is a formula without a result",
         "save the file in a spreadsheet"),
    _row("other delimiter", "Lumen;Peru;tents", "it is one cell, and the table has headings for 8",
         "by the same character"),
    BadTable("formulas.xlsx", formulas(), "“amount” is a formula without a result", "save the file in a spreadsheet"),
]  # fmt: skip
WHOLE = [
    _whole("encoding.csv", bytes(range(256)) * 9, "is not text, or its characters are damaged", "Save it again"),
    _whole("delimiter.csv", b"who~what\nOrbis~tents\n", "has only one column", "Separate its cells by commas"),
    _whole("headings.csv", b"Orbis,Kenya,tents\nLumen,Peru,masks\n", "No column of “headings.csv” is known",
           "put a row of headings above"),
    _whole("empty.csv", b"", "has no rows", "Choose a file that has a row of headings"),
    _whole("blank.csv", b";;;\n ; ;;\n", "has no rows", "Choose a file that has a row of headings"),
    _whole("quote.csv", b'donor,country\n"Orbis,Kenya\nLumen,Peru\n', "opens a quote in line 2", "Close the quote"),
    _whole("long.csv", b"a,b\n" * 1_100_001, "too large", "Split it"),
    _whole("locked.xlsx", b"PK\x03\x04xl/", "damaged, or locked", "Save it again"),
    _whole("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(60), "is a picture", "Save its table as CSV or XLSX"),
    _whole("paper.csv", b"%PDF-1.4\n1 0 obj\n", "is a PDF", "Save its table as CSV or XLSX"),
    _whole("page.xls", b"\n<table><tr><td>Donor</td></tr></table>", "is a web page", "Save its table as CSV or XLSX"),
    _whole("old.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "an old Office document", "Save its table as CSV or XLSX"),
    _whole("shut.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "is protected by a password",
           "save it without the password"),
    _whole("wide.xlsx", wide(), "No column of “wide.xlsx” is known", "put a row of headings above"),
]  # fmt: skip
