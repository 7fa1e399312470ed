"""What columns are by their headings and their cells together: of a heading that is known in part, or may mean two
things, the cells tell which. Where they do not, the column is left to the person."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from app.importers.table_columns import Column
from app.importers.table_headings import column as common
from app.importers.table_headings import half_known
from app.importers.table_units import without_currency
from app.importers.table_values import Rejected, Written, day
from app.importers.table_words import (
    asks_how_much,
    by_cells,
    given_by,
    is_of_a_day,
    names_a_gift,
    names_somebody,
    of_outcome,
    promised_by,
)

_LOOKED_AT, _CELLS = 500, 20_000
"""So many rows are asked what a column is, and no more cells in all: a window shows the columns at once."""
_PLEDGED, _GIVEN = (True, False), (False, True)
"""Whether a heading names what was promised, and what was given."""
_WAYS = (Written(".", day_first=True), Written(".", day_first=False))
_DAY = re.compile(r"\d{1,4}\D{1,3}\S+\D{1,3}\d{1,4}|\d{1,2}[./-]\d{4}|[^\W\d]{3,}\.? \d{4}|(?:19|20)\d{6}")


def by_values(
    columns: Sequence[Column], rows: Sequence[tuple[int, tuple[str, ...]]], chosen: Collection[str]
) -> tuple[Column, ...]:
    """The columns, with what the first cells show of those that are not read, or may be two things by their headings.
    Of the `chosen` headings, in small letters, the person has said what they are."""
    taken, out = {one.target for one in columns}, list[Column]()
    claims = [half_known(one.heading) for one in columns if not one.target]
    first = rows[: min(_LOOKED_AT, _CELLS // len(columns) + 1)]
    for one in columns:
        open_targets = ("", "unit", "quantity", "item", *(() if "currency" in taken else ("money",)))
        if one.target in open_targets and one.heading.casefold() not in chosen:
            every = [one.words(cells) for _, cells in first]
            target = _told_by(one, every, taken)
            if not target and claims.count(half := half_known(one.heading)) == 1 and _is_party(half, every):
                target = half
            if target != one.target:
                one = replace(one, target="" if target in taken else target)
                taken.add(target)
        out.append(one)
    return _with_days_of_both(out, first, chosen)


def _with_days_of_both(
    columns: Sequence[Column], rows: Sequence[tuple[int, tuple[str, ...]]], chosen: Collection[str]
) -> tuple[Column, ...]:
    """The columns, with the days of what was pledged beside those of what was given, where the table has such amounts
    and no other days."""
    has_pledges = any(one.target.endswith(".pledged") for one in columns)
    sides = {one.at: (promised_by(one.heading) is not None, given_by(one.heading) is not None) for one in columns}
    taken = {sides[one.at] for one in columns if one.target == "date"}
    if not has_pledges or any(one.target == "year" for one in columns) or not taken <= {_PLEDGED, _GIVEN}:
        return tuple(columns)
    out = list(columns)
    for at, one in enumerate(columns):
        if one.target or one.heading.casefold() in chosen or not is_of_a_day(one.heading):
            continue
        cells = [words for _, row in rows if (words := one.words(row))]
        if sides[one.at] in {_PLEDGED, _GIVEN} - taken and cells and all(map(is_day, cells)):
            out[at] = replace(one, target="date")
            taken.add(sides[one.at])
    return tuple(out)


def _told_by(one: Column, every: Sequence[str], taken: Collection[str]) -> str:
    some = [cell for cell in every if cell]
    if not one.target and common(one.heading) == "date.done":  # where a cell is empty, it may not have been done
        body = every[:-1] if len(every) > 1 else every  # a sum may stand below
        return "date" if all(map(is_day, body)) else ""
    target = by_cells(one.heading, one.target, some) or _figures_of(one.heading, some, taken)
    is_told_by_few = target == "status" and 2 * len(some) < len(every)  # remarks of some rows
    return one.target if is_told_by_few else target


def _is_party(target: str, cells: Collection[str]) -> bool:
    """Whether cells name organisations, as do those of who gives or gets something."""
    some = [cell for cell in cells if cell]
    named = sum(map(names_somebody, some))
    return target in ("donor", "recipient") and 3 * named >= len(some) > 0


def is_day(cell: str) -> bool:
    """Whether a cell is a day, in whatever order it is written."""
    return bool(_DAY.fullmatch(cell)) and any(_reads_day(cell, how) for how in _WAYS)


def _reads_day(cell: str, how: Written) -> bool:
    try:
        day(cell, how)
    except Rejected:
        return False
    return True


def _figures_of(name: str, cells: Sequence[str], taken: Collection[str]) -> str:
    """What figures are under a heading that only says that something was given or promised, as *Paid* does, or asks how
    much it was."""
    if not (names_a_gift(name) or asks_how_much(name)) or any("%" in one for one in cells):
        return ""
    some = [one for one in cells if any(map(str.isdigit, one))]
    has_money = "currency" in taken or any(without_currency(one)[1] for one in some)
    is_beside = asks_how_much(name) and {"item", "money"} <= {*taken}
    is_counted = ("unit" in taken or is_beside) and "quantity" not in taken
    stem = "money" if has_money else "quantity" if is_counted else ""
    return of_outcome(name, stem) if stem and 2 * len(some) >= len(cells) > 0 else ""
