"""The cells of a table in a file, CSV, XLSX or ODS: whatever its encoding, its delimiter and its line ends. Every cell
is a text: a number as it would be written without a format, a date as its ISO date. Of a formula there is what it last
showed."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from app.domain.errors import BadInput
from app.domain.language import later, tr, tr_n
from app.importers.donation_exact import is_exact
from app.importers.encoding import characters, with_plain_ends
from app.importers.formats import LOCKED, known_otherwise
from app.importers.iati import by_transaction, is_activities, read_activities
from app.importers.ods import Sheet, is_ods, read_ods

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_ROWS = 1_100_000
MOST_BYTES = 1 << 30
"""Of a workbook, unpacked."""
_DELIMITERS = ",;\t|"
_HEAD, _LOOKED_AT = 200_000, 60
"""So many letters, and so many lines, show how a file is written."""
_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body|table)\b", re.IGNORECASE)
_FORMULA = re.compile(rb"<f[ >/]")
_UNREAD = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)
"""A cell with a formula and no result, by its letters and its row."""
_SHEETS = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")

Place = tuple[int, int]
"""The number of a row from 1, and from 0 that of a column."""


@dataclass(frozen=True, slots=True)
class TableFile:
    """The cells of one sheet. Row 1 is the first of the file, as its reader counts them."""

    name: str
    sheet: str
    """Empty for a CSV file."""
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """(number, cells) of the rows in which there is anything."""
    sheets: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    unread: frozenset[Place] = frozenset()
    """The cells that are formulas without a result."""
    merged: frozenset[Place] = frozenset()
    """The cells that are merged with one above, of which they have the words."""


def is_workbook(raw: bytes) -> bool:
    """Whether the bytes are those of an XLSX or an ODS file."""
    return is_ods(raw) or (raw.startswith(b"PK\x03\x04") and b"xl/" in raw[:4096] + raw[-65536:])


def looks_like_table(raw: bytes, name: str) -> bool:
    """Whether a file is a table: a workbook, activities of IATI, or called CSV or TSV and of several columns."""
    return is_workbook(raw) or is_activities(raw) or name.lower().endswith((".csv", ".tsv"))


def read_table(raw: bytes, name: str, sheet: str = "") -> TableFile:
    """The cells of a file. `sheet` is the name of one, else the one with the most rows of several cells is read. Raises
    `BadInput` for what is no table, for a sheet that is not there, and for one that is too large."""
    if is_ods(raw):
        return _opendocument(raw, name, sheet)
    if is_workbook(raw):
        return _workbook(raw, name, sheet)
    if is_activities(raw):
        return TableFile(name, "", read_activities(raw, name))
    _refuse_otherwise(raw, name)
    if sheet:
        raise BadInput(tr("“{name}” is a CSV file, which has no sheets. Leave the sheet out.").format(name=name))
    text, warning = characters(raw, name)
    csv.field_size_limit(1 << 24)
    delimiter = _delimiter(text)
    first = next(csv.reader(io.StringIO(text[:_HEAD], newline=""), delimiter=delimiter), list[str]())
    if not is_exact(first):  # cells of ours come back with the very line ends they had
        text = with_plain_ends(text)
    rows: list[tuple[int, tuple[str, ...]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begun = at = 0
    try:
        for number, cells in enumerate(reader, 1):
            begun, at = at, reader.line_num
            if any(cell.strip() for cell in cells):
                rows.append((number, tuple(cells)))
            if number > MOST_ROWS:
                raise _too_large(name)
    except csv.Error as error:
        sentence = tr("“{name}” cannot be read as a table at line {line}: {why}. Save it as CSV again and import that.")
        raise BadInput(sentence.format(name=name, line=reader.line_num, why=error)) from error
    if not rows:
        raise _no_rows(name)
    if not _is_closed(text, begun, delimiter):
        sentence = tr(
            "“{name}” opens a quote in line {line} that is never closed, so that all behind it would be one cell. "
            "Close the quote and import again."
        )
        raise BadInput(sentence.format(name=name, line=begun + 1))
    return TableFile(name, "", by_transaction(tuple(rows), name), (), (warning,) if warning else ())


def _refuse_otherwise(raw: bytes, name: str) -> None:
    """Raise `BadInput` for what is known to be something else, saying what it is and what to do."""
    is_page = _PAGE.match(raw.lstrip(b"\xef\xbb\xbf"))
    what = later("a web page") if is_page else known_otherwise(raw, name)
    if what:
        then = later("Save its table as CSV or XLSX and import that.")
        if what == LOCKED:
            then = later("Open it in a spreadsheet, save it without the password and import that.")
        raise BadInput(tr("“{name}” is {what}. {then}").format(name=name, what=tr(what), then=tr(then)))
    if not raw.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0,;|"):
        raise _no_rows(name)


def _no_rows(name: str) -> BadInput:
    sentence = tr("“{name}” has no rows. Choose a file that has a row of headings and rows below.")
    return BadInput(sentence.format(name=name))


def _is_closed(text: str, begun: int, delimiter: str) -> bool:
    """Whether the last row, which begins behind so many lines, ends outside of quotes."""
    last = list(islice(io.StringIO(text, newline=""), begun, None))
    try:
        list(csv.reader(last, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "end of data" not in str(error)
    return True


def _delimiter(text: str) -> str:
    """The sign that parts the first lines into the most columns of the same number."""
    lines = with_plain_ends(text[:_HEAD]).split("\n")[:_LOOKED_AT]
    best, found = (0, 0), ","
    for sign in _DELIMITERS:
        rows = [row for row in csv.reader(lines, delimiter=sign) if any(row)]
        counts = Counter(len(row) for row in rows if len(row) > 1)
        if counts:
            width, often = max(counts.items(), key=lambda one: (one[1], one[0]))
            if (often, width) > best:
                best, found = (often, width), sign
    return found


def _too_large(name: str) -> BadInput:
    sentence = tr("“{name}” is too large to be read at once. Split it into files of fewer rows.")
    return BadInput(sentence.format(name=name))


_DAMAGED = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, KeyError, IndexError, OSError, ValueError,
    RuntimeError,
)  # fmt: skip
"""What comes of members of a workbook that are not what the file says."""


def _workbook(raw: bytes, name: str, sheet: str) -> TableFile:
    from python_calamine import CalamineError, load_workbook  # pyright: ignore[reportUnknownVariableType]

    damaged = BadInput(
        tr("“{name}” is damaged, or locked with a password. Save it again and import that.").format(name=name)
    )
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_BYTES:
                raise _too_large(name)
            formulas, unread = _formulas(packed)
            places = _sheet_files(packed)
        book = load_workbook(io.BytesIO(raw))
        sheets = tuple(book.sheet_names)
        _refuse_unknown(sheet, sheets, name)
        pages = {one: book.get_sheet_by_name(one) for one in ([sheet] if sheet else sheets)}
        grids = {one: _grid(page) for one, page in pages.items()}
    except (*_DAMAGED, CalamineError) as error:
        raise damaged from error
    chosen = sheet or _largest(grids)
    merged = _filled(grids[chosen], pages[chosen].merged_cell_ranges or ()) if chosen else frozenset[Place]()
    at = places.get(chosen, "")
    said = [*_of_formulas(len(unread.get(at, ())), formulas.get(at, 0))]
    found = TableFile(name, chosen, _rows(grids.get(chosen, ()), name), sheets, (), unread.get(at, frozenset()), merged)
    return replace(found, warnings=(*_of_sheets(found, sheet), *said))


def _opendocument(raw: bytes, name: str, sheet: str) -> TableFile:
    pages = read_ods(raw, name)
    _refuse_unknown(sheet, (*pages,), name)
    chosen = sheet or _largest({one: page.rows for one, page in pages.items()})
    page = pages.get(chosen, Sheet())
    merged = _filled(page.rows, page.merged)
    said = [*_of_formulas(len(page.unread), page.formulas)]
    found = TableFile(name, chosen, _rows(page.rows, name), (*pages,), (), frozenset(page.unread), merged)
    return replace(found, warnings=(*_of_sheets(found, sheet), *said))


def _refuse_unknown(sheet: str, sheets: Sequence[str], name: str) -> None:
    """Raise `BadInput` for a sheet that is not there."""
    if sheet and sheet not in sheets:
        sentence = tr("“{name}” has no sheet “{sheet}”. It has {sheets}.")
        raise BadInput(sentence.format(name=name, sheet=sheet, sheets=", ".join(sheets)))


def _largest(grids: Mapping[str, Sequence[Sequence[Any]]]) -> str:
    """The sheet with the most rows of several cells."""
    return max(grids, key=lambda one: sum(sum(cell != "" for cell in row) > 2 for row in grids[one]), default="")


def _rows(grid: Iterable[Sequence[Any]], name: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The rows in which there is anything, with their numbers. Raises `BadInput` where there is none."""
    rows = tuple(
        (number, cells) for number, row in enumerate(grid, 1) if any(cells := tuple(_text(value) for value in row))
    )
    if not rows:
        raise _no_rows(name)
    return by_transaction(rows, name)


def _of_sheets(found: TableFile, asked: str) -> Iterator[str]:
    """What is said where nobody asked for one of several sheets."""
    if not asked and len(found.sheets) > 1:
        several = tr("Of the sheets {sheets} only “{sheet}” was read.")
        yield several.format(sheets=", ".join(found.sheets), sheet=found.sheet)


def _of_formulas(bare: int, shown: int) -> Iterator[str]:
    """What is said of the formulas of a sheet: that some have no result, else that what they last showed was read."""
    if bare:
        yield tr_n(
            "{n} formula has no result in the file; open and save it in a spreadsheet, and import it again.",
            "{n} formulas have no result in the file; open and save it in a spreadsheet, and import it again.",
            bare,
        )
    elif shown:
        yield tr_n(
            "{n} cell is a formula; what it last showed was read.",
            "{n} cells are formulas; what they last showed was read.",
            shown,
        )


def _grid(page: CalamineSheet) -> list[list[Any]]:
    """The cells of a sheet from its first row and column on; row by row, since at once no other thread would run."""
    before = [""] * (page.start[1] if page.start else 0)
    return [before + row for row in page.iter_rows()]


def _filled(grid: list[list[Any]], ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> frozenset[Place]:
    """Give the cells of a column that are merged with a text above its words; returns which they are."""
    merged: set[Place] = set()
    for (top, at), (bottom, last) in ranges:
        if at == last and top < len(grid) and at < len(grid[top]) and isinstance(grid[top][at], str):
            for row in range(top + 1, min(bottom + 1, len(grid))):
                grid[row] += [""] * (at + 1 - len(grid[row]))
                grid[row][at] = grid[top][at]
                merged.add((row + 1, at))
    return frozenset(merged)


def _formulas(packed: zipfile.ZipFile) -> tuple[dict[str, int], dict[str, frozenset[Place]]]:
    """How many cells of each sheet are formulas, and which of them have no result; sheets by their files."""
    formulas: dict[str, int] = {}
    unread: dict[str, frozenset[Place]] = {}
    for one in packed.namelist():
        if one.startswith("xl/worksheets/") and one.endswith(".xml"):
            words = packed.read(one)
            formulas[one] = len(_FORMULA.findall(words))
            if formulas[one]:
                unread[one] = frozenset((int(found[2]), _column(found[1])) for found in _UNREAD.finditer(words))
    return formulas, unread


def _column(letters: bytes) -> int:
    """Which column letters mean, from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _sheet_files(packed: zipfile.ZipFile) -> dict[str, str]:
    """The file of each sheet, by its name."""
    links = packed.read("xl/_rels/workbook.xml.rels") if "xl/_rels/workbook.xml.rels" in packed.namelist() else b""
    targets = {_attr(one, b"Id"): _attr(one, b"Target") for one in re.findall(rb"<Relationship\b[^>]*>", links)}
    out: dict[str, str] = {}
    for one in _SHEETS.findall(packed.read("xl/workbook.xml")):
        target = targets.get(_attr(one, rb"\w+:id"), "")
        out[_attr(one, b"name")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return out


def _attr(tag: bytes, name: bytes) -> str:
    """What a tag says of an attribute; empty where it says nothing."""
    found = re.search(rb"\s" + name + rb"\s*=\s*(\"[^\"]*\"|'[^']*')", tag)
    return html.unescape(found[1][1:-1].decode("utf-8", "replace")) if found else ""


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (time, timedelta)):
        return str(value)
    return str(value)
