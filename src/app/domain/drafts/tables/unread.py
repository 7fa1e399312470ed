"""What of a row of a table is not read, in the user's words: nothing where all of it is, or it is of no gift."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.drafts.draft import Draft, Span
from app.domain.drafts.tables.headings import Role
from app.domain.drafts.tables.sums import names_total
from app.domain.drafts.tables.tables import Place, rows_of
from app.domain.drafts.tables.values import Cell, cell_at
from app.domain.language import tr

_NUMBERS = (Role.FIGURE, Role.QUANTITY, Role.THING, Role.DATE)


def unread_of_row(text: str, start: int, drafts: Sequence[Draft], *, alone: bool = False) -> str:
    """What of the row that starts at a code point is not in its drafts, and why. That its table is not read is said of
    the first row, or of one that is shown `alone`."""
    place = rows_of(text).get(start)
    if place is None or place.number < 0:
        return ""
    if not place.tables:
        if place.number and not alone:
            return ""
        return tr("No heading of this table plainly says who gives or gets what; its rows are not read.")
    left = dict.fromkeys(cell.words for cell in _cells(text, place, drafts))
    if not left:
        return ""
    return tr("What these cells say is not read: {cells}.").format(cells=", ".join(f"“{one}”" for one in left))


def _cells(text: str, place: Place, drafts: Sequence[Draft]) -> Iterator[Cell]:
    """The cells of a row with a number, a sum or a day that no draft states, and those of columns that are not read."""
    stated = {words for one in drafts for part in (*one.items, *one.amounts) for words in part.as_stated.split("\t")}
    days = [one.date.as_stated for one in drafts if one.date is not None]
    for table in place.tables:
        row = table.rows[place.number]
        if row.goes_on or row.is_part or names_total(text, table, place.number):
            continue
        worded = {one.at for one in table.of(Role.FIGURE, Role.THING)}
        for at in sorted({*table.left, *(one.at for one in table.of(*_NUMBERS))}):
            cell = cell_at(text, *row.cells[at]) if at < len(row.cells) else Cell("", Span(0, 0))
            is_told = any(cell.words in one for one in stated) or any(one in cell.words for one in days)
            is_number = bool(cell) and (at in worded or any(map(str.isdigit, cell.words))) and not _is_nought(cell)
            if is_number and (at in table.left or not is_told):
                yield cell


def _is_nought(cell: Cell) -> bool:
    """Whether a cell has no figure but noughts: nothing was given."""
    figures = [one for one in cell.words if one.isdigit()]
    return bool(figures) and set(figures) == {"0"} and not any(map(str.isalpha, cell.words))
