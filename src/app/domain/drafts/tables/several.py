"""The tables that one block of rows holds where a number is said by its row and by its column together.

by time  = party | time | time …        Donor | 2021 | 2022: each cell is given by its row's donor at its column's time
by party = party | name | name …        Recipient | Peru | Chile: each cell is given by its column's donor to its row's
corner   = party | rows "\\" columns | rows "↓" "/"? columns "→"

A time that holds others adds them up, and so does what has no time beside columns that have one, unless its heading
says that something else became of it: *Pledged | Paid in 2021 | Paid in 2022*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from app.domain.drafts.tables.headings import Column, Role, heading_of
from app.domain.drafts.tables.periods import Period
from app.domain.drafts.tables.totals import is_total

_NUMBERS = (Role.FIGURE, Role.QUANTITY, Role.THING, Role.WEIGHT, Role.TOTAL)
_CORNER = re.compile(r"(?P<rows>[^\\/↓→]+?) *(?:\\|↓ *[/|]?) *(?P<columns>[^\\/↓→]+?) *→?")
_SIDES = (Role.DONOR, Role.RECIPIENT)
_OPEN = {Role.FROM: Role.DONOR, Role.TO: Role.RECIPIENT}
"""What a corner may call them: *From \\ To*."""
MOST = 60
"""Columns at most that are of parties."""


def by_time(columns: Sequence[Column], times: Mapping[int, Period]) -> Iterator[tuple[Period | None, list[Column]]]:
    """The columns of each time, with those that are of all times; all of them where none has a time."""
    own = [one for one in columns if one.at in times and one.role in (*_NUMBERS, Role.ITEM)]
    if not own:
        yield None, [*columns]
        return
    said = {one.heading.outcome for one in own} | {None}
    of_all = [one for one in columns if one.at not in times and one.role not in (*_NUMBERS, Role.DATE)]
    rest = [one for one in columns if one.at not in times and one.role in _NUMBERS and one.heading.outcome not in said]
    if rest:
        yield None, sorted((*of_all, *rest, *(one for one in columns if one.role is Role.DATE)))
    periods = dict.fromkeys(times[one.at] for one in own)
    for period in periods:
        if not any(period.encloses(other) for other in periods):
            yield period, sorted((*of_all, *(one for one in own if times[one.at] == period)))


def corner(words: str) -> tuple[Role, Role] | None:
    """What is named in the rows below the corner of a table, and what may be named by the columns beside it."""
    if (both := _CORNER.fullmatch(words)) is not None:
        sides = [_OPEN.get(role := heading_of(both[one]).role, role) for one in ("rows", "columns")]
        return (sides[0], sides[1]) if set(sides) == set(_SIDES) else None
    role = heading_of(words).role
    return (role, _SIDES[role is Role.DONOR]) if role in _SIDES and "/" not in words else None


def crossing(names: Sequence[str]) -> list[int]:
    """The columns that may be of a party each, by headings of which none else is known; totals are left out."""
    if not names or corner(names[0]) is None:
        return []
    some = [at for at, name in enumerate(names) if at and name and not is_total(name)]
    if not 1 < len(some) <= MOST:
        return []
    known = any(any(map(str.isdigit, names[at])) or heading_of(names[at]).role is not Role.ELSE for at in some)
    return [] if known else some
