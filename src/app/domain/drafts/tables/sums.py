"""Which rows of a table are no gifts: they add up others, name a part of it, or are the headings again.

sum = "total" … | region, beside countries | a last row without a name that is what those above are together
    | a name that nobody knows, and what the rows below are together
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from app.domain.drafts.tables import values
from app.domain.drafts.tables.headings import Role
from app.domain.drafts.tables.tables import Table
from app.domain.drafts.tables.totals import is_total
from app.domain.drafts.tables.values import Names
from app.domain.quantity import read_quantity

_LAST, _PART = 2, 60
"""Rows at the end that may add up the others unsaid, and rows of a part."""
_REGION = re.compile(
    r"(?:the )?(?!south africa$)(?:(?:sub-saharan|(?:north|south|east|west|central)(?:-?east)?(?:ern)?|latin|far|near) "
    r"(?:and )?)*(?:africa|asia|europe|americas?|oceania|(?:middle )?east|caribbean|pacific|gulf|world)"
    r"(?: (?:and|&) (?:the )?(?:caribbean|pacific|oceania|(?:central|north|western) (?:asia|africa)))?",
    re.IGNORECASE,
)
"""Parts of the world by which tables are parted."""
_NEAR = 3
"""Rows before and behind a region among which there is somebody else."""
_SIDES = (Role.DONOR, Role.WHO, Role.RECIPIENT, Role.PLACE)


def names_total(text: str, table: Table, number: int) -> bool:
    """Whether a row says by its first words, its number aside, that it adds up others."""
    row = table.rows[number]
    words = (row.words(text, at) for at in range(len(row.cells)))
    return is_total(next((one for one in words if any(map(str.isalpha, one))), ""))


def adds_up(text: str, table: Table, number: int, named: Names) -> bool:
    """Whether a row is no gift: a total by its name or its figures, the name of a part, or the headings again."""
    row = table.rows[number]
    if row.goes_on or names_total(text, table, number) or row.is_part:
        return True
    if any(values.NO_GIFT.fullmatch(row.words(text, at)) for at in range(len(row.cells))):
        return True
    sides = [one.at for one in table.of(*_SIDES)][:1]
    if _is_nameless(text, table, number):
        return True
    if any(_is_region(text, table, number, at) for at in sides):
        return True
    columns = [one.at for one in table.of(Role.FIGURE, Role.QUANTITY, Role.THING)]
    spans = [row.cells[at] for at in sides if at < len(row.cells)]
    if not columns or any(named(text, *span) for span in spans if span[0] < span[1]):
        return False
    checks = [_is_sum_of_below] if spans else []
    checks += [_is_sum_of_above] if number >= len(table.rows) - _LAST else []
    checked = ([one for at in columns if (one := check(text, table, number, at)) is not None] for check in checks)
    return any(found and all(found) for found in checked)


def _is_nameless(text: str, table: Table, number: int) -> bool:
    """Whether the last row of a table or part has nothing but numbers, which may be what those above are together."""
    row = table.rows[number]
    words = [row.words(text, at) for at in range(len(row.cells))]
    ends = number + 1 == len(table.rows) or table.rows[number + 1].is_part
    return ends and not words[0] and not any(map(str.isalpha, "".join(words)))


def _is_region(text: str, table: Table, number: int, at: int) -> bool:
    """Whether a row is of a part of the world, and one near it is not."""
    if not _REGION.fullmatch(table.rows[number].words(text, at)):
        return False
    near = (*table.rows[max(0, number - _NEAR) : number], *table.rows[number + 1 : number + 1 + _NEAR])
    return any(not _REGION.fullmatch(words) for row in near if (words := row.words(text, at)))


def _is_sum_of_below(text: str, table: Table, number: int, at: int) -> bool | None:
    """Whether a number is that of the two or more right below it together; None where there are no such numbers."""
    own = _value(table.rows[number].words(text, at))
    if not own:
        return None
    added, some = Decimal(0), 0
    for row in islice(table.rows, number + 1, number + 1 + _PART):
        if value := _value(row.words(text, at)):
            added, some = added + value, some + 1
        if added >= own:
            break
    return None if some < 2 else added == own


def _is_sum_of_above(text: str, table: Table, number: int, at: int) -> bool | None:
    """Whether a number is that of two or more above it together; None where there are no such numbers."""
    found = [_value(row.words(text, at)) for row in table.rows[: number + 1]]
    above = [one for one in found[:-1] if one]
    if not found[-1] or len(above) < 2:
        return None
    return sum(above, Decimal(0)) == found[-1]


@lru_cache(maxsize=1 << 12)
def _value(words: str) -> Decimal | None:
    read = read_quantity(words)
    return read.low if read is not None and read.low == read.high else None
