"""What of a row of a table is not read, in the user's words: nothing where all of it is, or it is of no gift."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.drafts.draft import Draft
from app.domain.drafts.tables.headings import Role
from app.domain.drafts.tables.sums import names_total
from app.domain.drafts.tables.tables import Place, rows_of
from app.domain.drafts.tables.values import cell_at
from app.domain.language import tr

_NUMBERS = (Role.FIGURE, Role.QUANTITY, Role.THING)


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
    stated = {words for one in drafts for part in (*one.items, *one.amounts) for words in part.as_stated.split("\t")}
    left = [words for words in _numbers(text, place) if not any(words in one for one in stated)]
    if not left:
        return ""
    return tr("What these cells say is not read: {cells}.").format(cells=", ".join(f"“{one}”" for one in left))


def _numbers(text: str, place: Place) -> Iterator[str]:
    """The numbers of a row in the columns that are read, each once."""
    found = dict[str, None]()
    for table in place.tables:
        row = table.rows[place.number]
        if row.goes_on or row.is_part or names_total(text, table, place.number):
            continue
        for column in table.of(*_NUMBERS):
            cell = cell_at(text, *row.cells[column.at]) if column.at < len(row.cells) else None
            if cell and any(map(str.isdigit, cell.words)):
                found[cell.words] = None
    yield from found
