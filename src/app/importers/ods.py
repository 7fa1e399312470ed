"""The cells of an OpenDocument spreadsheet.

    sheet = rows, each said to come so often
    row   = cells, each said to come so often
    cell  = a value of some type, which its words only show | words

Rows and cells without anything come thousands of times at the ends, where they fill up the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.domain.errors import BadInput
from app.domain.language import later
from app.importers.packed import Packed, attr, local

_KIND = b"opendocument.spreadsheet"
_MOST_CELLS = 30_000_000
_DAMAGED = later("“{name}” is damaged, or locked with a password. Save it again and import that.")
_TOO_LARGE = later("“{name}” is too large to be read at once. Split it into files of fewer rows.")
_SIGNS = {"tab": "\t", "line-break": "\n"}
_CELLS = ("table-cell", "covered-table-cell")

Place = tuple[int, int]


@dataclass(slots=True)
class Sheet:
    """The values of a sheet as those of a workbook, from its first cell on."""

    rows: list[list[Any]] = field(default_factory=list[list[Any]])
    merged: list[tuple[Place, Place]] = field(default_factory=list[tuple[Place, Place]])
    """The first and the last cell of those that are one, by row and column from 0."""
    unread: set[Place] = field(default_factory=set[Place])
    """Formulas without a result, by the number of the row from 1 and of the column from 0."""
    formulas: int = 0


def is_ods(raw: bytes) -> bool:
    """Whether bytes are those of a spreadsheet in OpenDocument, which says so at its beginning."""
    return raw.startswith(b"PK\x03\x04") and _KIND in raw[:256]


def read_ods(raw: bytes, name: str) -> dict[str, Sheet]:
    """The sheets of a file, by their names. Raises `BadInput` for one that is damaged or too large."""
    packed = Packed(raw, name, _DAMAGED)
    tables = [one for one in packed.part("content.xml").iter() if local(one) == "table"]
    left, out = _MOST_CELLS, dict[str, Sheet]()
    for table in tables:
        out[attr(table, "name")] = sheet = Sheet()
        empty = 0
        for row in (one for one in table.iter() if local(one) == "table-row"):
            times = _many(row, "number-rows-repeated")
            cells = _row(row, sheet, len(sheet.rows) + empty, packed.refused(_TOO_LARGE))
            if not cells:
                empty += times
                continue
            left -= empty + times * len(cells)
            if left < 0:
                raise packed.refused(_TOO_LARGE)
            sheet.rows += [*([] for _ in range(empty)), *([*cells] for _ in range(times))]
            empty = 0
    return out


def _row(row: Any, sheet: Sheet, at: int, too_large: BadInput) -> list[Any]:
    """The values of a row up to its last one. What is merged, and formulas, are put down in the sheet."""
    out: list[Any] = []
    empty = 0
    for cell in (one for one in row if local(one) in _CELLS):
        value, times = _value(cell), _many(cell, "number-columns-repeated")
        column = len(out) + empty
        if attr(cell, "formula"):
            sheet.formulas += 1
            if value == "" and attr(cell, "value-type") != "string":
                sheet.unread.add((at + 1, column))
        if (tall := _many(cell, "number-rows-spanned")) > 1:
            wide = _many(cell, "number-columns-spanned")
            sheet.merged.append(((at, column), (at + tall - 1, column + wide - 1)))
        if value == "":
            empty += times
            continue
        if empty + times > _MOST_CELLS:
            raise too_large
        out += [*[""] * empty, *[value] * times]
        empty = 0
    return out


def _many(el: Any, name: str) -> int:
    words = attr(el, name)
    return max(1, int(words)) if words.isdecimal() and len(words) < 9 else 1


def _value(cell: Any) -> Any:
    """What a cell holds, of the type that it is said to be; else its words."""
    words = _words(cell)
    try:
        match attr(cell, "value-type"):
            case "float" | "currency" | "percentage":
                return float(attr(cell, "value"))
            case "date":
                return datetime.fromisoformat(attr(cell, "date-value"))
            case "boolean":
                return attr(cell, "boolean-value") == "true"
            case _:
                return words or attr(cell, "string-value")
    except ValueError:
        return words


def _words(cell: Any) -> str:
    return "\n".join("".join(_parts(one)) for one in cell if local(one) == "p")


def _parts(el: Any) -> Iterator[str]:
    """The words in an element, without remarks on them."""
    yield el.text or ""
    for one in el:
        name = local(one)
        if name == "s":
            yield " " * min(_many(one, "c"), 1_000)
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name != "annotation":
            yield from _parts(one)
        yield one.tail or ""
