"""What the names of the parts of a table say: whom the rows below are of, where no column says it.

part  = side ":"? name | name, in a table "by donor" or "by recipient"        From Japan | Recipient: Mali | Japan
side  = "donor" | "from" | "funded by" … | "recipient" | "to" | "for" …

The line above a row may also be the beginning of its name: *Papua New* above *Guinea*.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.names.named import NamedKind
from app.domain.drafts.tables import values
from app.domain.drafts.tables.tables import Table
from app.domain.drafts.tables.values import Cell, Names, cell_at

_SAID = {
    Field.DONORS: re.compile(
        r"(?:donors?|funders?|contributors?|from|(?:given|funded|donated|provided) by|"
        r"(?:gifts?|grants?|aid|contributions?|donations?|funding) (?:from|by|of))(?:: ?| )",
        re.IGNORECASE,
    ),
    Field.RECIPIENTS: re.compile(
        r"(?:recipients?|beneficiar(?:y|ies)|to|for|"
        r"(?:gifts?|grants?|aid|contributions?|donations?|funding) (?:to|for))(?:: ?| )",
        re.IGNORECASE,
    ),
}
_BY = {
    Field.DONORS: re.compile(r"\bby (?:donor|contributor|funder)s?\b", re.IGNORECASE),
    Field.RECIPIENTS: re.compile(r"\bby (?:recipient|beneficiar)", re.IGNORECASE),
}
_MOST = 20
"""Lines above with one cell among which the name of the part is looked for."""


def of_part(text: str, table: Table, number: int, field: Field, named: Names) -> tuple[DraftParty, ...]:
    """Whom the name of the part of the table says that a row is in."""
    before = table.parts[: bisect_left(table.parts, number)]
    at = next((one for one in reversed(before[-_MOST:]) if not table.rows[one].goes_on), -1)
    if at < 0:
        return ()
    start, end = next((cell for cell in table.rows[at].cells if cell[0] < cell[1]), (0, 0))
    said = _SAID[field].match(text, start, end)
    if said is None and not _BY[field].search(text, *table.caption):
        return ()
    cell = cell_at(text, said.end() if said else start, end)
    found, _ = values.parties(text, cell, named, gives=field is Field.DONORS)
    known = len(found) == 1 and any(one.name for one in named(text, *cell.span))
    return (found[0]._replace(start=0, end=0),) if known else ()


def begun_above(text: str, table: Table, number: int, at: int, cell: Cell, named: Names) -> Cell:
    """The cell of a row, whose name the line above may begin: then the words of both."""
    if not cell or number < 1 or at or not table.rows[number - 1].is_part or table.rows[number - 1].goes_on:
        return cell
    above = table.rows[number - 1].words(text, 0)
    line = f"{above} {cell.words}"
    found = [(one.start, one.end, one.kind) for one in named(line, 0, len(line))] if above else []
    return cell._replace(words=line, goes_on=True) if found == [(0, len(line), NamedKind.COUNTRY)] else cell
