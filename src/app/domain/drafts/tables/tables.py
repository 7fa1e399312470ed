"""The tables of a text whose headings plainly say who gives or gets what.

table   = heading row, one below it for merged headings?, rows
plain   = a donor or a recipient (or somebody beside what was pledged) and an item, a thing or a sum
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from app.domain.drafts.tables.around import Around, around_of
from app.domain.drafts.tables.columns import (
    BLANK,
    IN_ROW,
    are_counted,
    column_of,
    gifts_by_headings,
    left_unread,
    number_of_things,
    with_sides,
)
from app.domain.drafts.tables.decimals import decimal_sign
from app.domain.drafts.tables.grid import Row, Span, grids, is_row
from app.domain.drafts.tables.head_rows import (
    HEAD_ROWS,
    apart,
    are_headings,
    are_tags,
    below,
    crossed,
    go_on,
    heading_over,
    may_head,
    timed_alone,
    times_alone,
    under_times,
)
from app.domain.drafts.tables.headings import Column, Heading, Role, heading_of
from app.domain.drafts.tables.periods import Period, timed, with_months
from app.domain.drafts.tables.several import by_time, corner, crossing
from app.domain.drafts.tables.side_by_side import blocks
from app.domain.terms import Outcome


class Table(NamedTuple):
    """A table that is read."""

    rows: tuple[Row, ...]
    """Those below the headings."""
    columns: tuple[Column, ...]
    parts: tuple[int, ...]
    """Which of the rows are only the name of a part of it."""
    outcome: Outcome | None
    """What became of all of it, by the lines above."""
    caption: Span
    """Where the lines above stand."""
    signs: tuple[str, ...] = ()
    """The sign before decimals that each column shows, in the order of the columns."""
    marks: frozenset[str] = frozenset()
    """Letters that stand behind numbers as the marks of notes."""
    when: Period | None = None
    """When all of it was given, by the heading of its numbers."""
    across: tuple[Span, ...] = ()
    """Where the heading of its numbers stands that names a party, then those of all such columns beside it."""
    side: Role = Role.ELSE
    """What that party is."""
    left: tuple[int, ...] = ()
    """The columns with numbers or days of which nothing is read."""

    def sign(self, column: Column) -> str:
        """The sign before decimals that a column shows, or nothing."""
        return next((sign for one, sign in zip(self.columns, self.signs, strict=True) if one.at == column.at), "")

    def of(self, *roles: Role) -> list[Column]:
        """The columns of some roles."""
        return [one for one in self.columns if one.role in roles]


class Place(NamedTuple):
    """A row, and the tables that it is a row of; where the headings are not plain there is none."""

    row: Row
    number: int
    """Among the rows below the headings; less than 0 for a heading."""
    tables: tuple[Table, ...]


@lru_cache(maxsize=8)
def rows_of(text: str) -> dict[int, Place]:
    """The rows of all tables of a text by where they start."""
    found = dict[int, Place]()
    for rows in (one for some in grids(text) for one in apart(text, some)):
        tables = tuple(_tables(text, rows))
        if not (tables or all(_is_of_cells(text, row) for row in rows) or _are_set_apart(rows)):
            continue
        first = len(rows) - len(tables[0].rows) if tables else 0
        found |= {row.start: Place(row, at - first, tables) for at, row in enumerate(rows)}
    return found


def with_rows(text: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of a text, or of a part of it, with each row of a table as one."""
    starts = _starts(text)
    if not starts or not sentences:
        return sentences
    first, last = bisect_left(starts, sentences[0][0]), bisect_left(starts, sentences[-1][1])
    rows = [rows_of(text)[at].row for at in starts[first:last]]
    lines, ends = [text.rfind("\n", 0, row.start) + 1 for row in rows], [row.end for row in rows]
    rest = (one for one in sentences if (at := bisect_right(ends, one[0])) == len(rows) or lines[at] >= one[1])
    return sorted((*((row.start, row.end) for row in rows), *rest))


@lru_cache(maxsize=8)
def _starts(text: str) -> tuple[int, ...]:
    return tuple(sorted(rows_of(text)))


_FEW, _PROSE = 2, 100
"""Cells of a row that may be of a list, and code points of a cell that tells something in sentences."""


def _is_of_cells(text: str, row: Row) -> bool:
    """Whether a row plainly has more cells than a list has that is set in columns, and none of them is prose."""
    plainly = is_row(text[row.start : row.end]) and len(row.cells) > _FEW
    return plainly and all(end - start < _PROSE for start, end in row.cells)


def _are_set_apart(rows: Sequence[Row]) -> bool:
    """Whether rows whose cells are set apart by blanks are plainly those of a table."""
    return len(rows) > _FEW and all(len(row.cells) > _FEW for row in rows)


def _tables(text: str, rows: Sequence[Row]) -> Iterator[Table]:
    around = around_of(text, rows)
    at = _head(text, rows, around)
    if at < 0:
        return
    names = with_months([rows[at].words(text, cell) for cell in range(max(len(row.cells) for row in rows))])
    names[0] = names[0] or (around.by if times_alone(names) else "")
    if at and times_alone(times := with_months(rows[at - 1].all_words(text))):
        names = under_times(times, names)
        if at > 1 and any((over := rows[at - 2].all_words(text))[1:]):
            if over[0] or not go_on(over):
                return  # of which time and of what each column is
            names = under_times(over, names)
    merged, first = below(text, rows[at + 1 :], names)
    first += at + 1
    kept = tuple(rows[first + are_tags(text, rows[first]) :]) if first < len(rows) else ()
    for low, high in blocks(merged or names, lambda one: not any(row.words(text, one) for row in rows), may_head):
        part = tuple(row.part(low, high) for row in kept) if high - low < len(names) else kept
        block = _Block(part, tuple(at for at, row in enumerate(part) if row.is_part), around)
        found = _of_block(text, (merged or names)[low:high], block)
        yield from found or (() if merged or part is not kept else _of_parties(text, rows[at], block))


def _head(text: str, rows: Sequence[Row], around: Around) -> int:
    """Which row has the headings; less than 0 where none has."""
    at = next((at for at in range(min(HEAD_ROWS, len(rows) - 1)) if are_headings(text, rows[at])), -1)
    at = at if at >= 0 else crossed(text, rows)
    return at if at >= 0 or not around.by else timed_alone(text, rows)


class _Block(NamedTuple):
    """The rows below some headings, those of them that name parts, and what the lines around say."""

    rows: tuple[Row, ...]
    parts: tuple[int, ...]
    around: Around


def _of_block(text: str, names: Sequence[str], block: _Block) -> list[Table]:
    """The tables under some headings, one for each time that these say."""
    said = [timed(name) for name in names]
    times = {at: one.period for at, one in enumerate(said) if one.period is not None}
    found = _columns(text, [heading_over(name, one) for name, one in zip(names, said, strict=True)], times, block)
    if found and not names[0] and any(_is_promised(one) for one in found):
        found[0] = Column(0, Role.WHO, Heading(Role.WHO, ""))  # of whom only known names are read
    plain = [one for one in with_sides(found, of_gifts=_are_given(block.around, found)) if one.role is not Role.ELSE]
    made = [_made(text, block, some, period) for period, some in by_time(plain, times)]
    taken = {one.at for one in plain}
    left = tuple(at for at, name in enumerate(names) if at not in taken and left_unread(text, block.rows, at, name))
    return [one._replace(left=left) for one in made if _is_plain(one)]


def _are_given(around: Around, columns: Sequence[Column]) -> bool:
    """Whether the lines above, if they tell of nothing else, or the headings say that it is gifts."""
    return (around.of_gifts and not around.is_of_else) or gifts_by_headings(columns)


def _is_promised(column: Column) -> bool:
    return column.role is Role.FIGURE and column.heading.outcome is Outcome.PROMISED


def _columns(text: str, heads: list[Heading], times: Mapping[int, Period], block: _Block) -> list[Column]:
    """The columns under some headings, of which some say `times`; those of times alone are of what all is of."""
    rows, _, around = block
    bare = [at for at, one in enumerate(heads) if at in times and not one.words]
    if around.is_of_else:
        heads = [one._replace(role=Role.ELSE) if at in bare else one for at, one in enumerate(heads)]
    counted = around.counted
    found = [column_of(text, rows, at, one, counted) for at, one in enumerate(heads)]
    if any(one.role is Role.CURRENCY for one in found) and not counted.currency:
        counted = counted._replace(currency=IN_ROW)
        found = [column_of(text, rows, at, one, counted) for at, one in enumerate(heads)]
    item = next((one.at for one in found if one.role is Role.ITEM), -1)
    things = [words for row in rows if (words := row.words(text, item))] if item >= 0 else []
    is_counted = any(one.role is Role.UNIT for one in found) or are_counted(things)
    if not around.is_of_else and (is_counted if things else around.thing):
        thing = None if things else around.thing
        found = [number_of_things(text, rows, one, counted, thing) if one.at in bare else one for one in found]
    told = [(one.role, one.heading, times.get(one.at)) for one in found]
    return [one._replace(role=Role.ELSE) if _is_twice(told, at) else one for at, one in enumerate(found)]


def _is_twice(told: Sequence[tuple[Role, Heading, Period | None]], at: int) -> bool:
    """Whether another column has the same heading, so that neither says what it is."""
    return told[at][0] in (Role.FIGURE, Role.THING) and told.count(told[at]) > 1


def _made(text: str, block: _Block, columns: Sequence[Column], period: Period | None = None) -> Table:
    rows, parts, around = block
    signs = tuple(decimal_sign(row.words(text, one.at) for row in rows) for one in columns)
    return Table(rows, tuple(columns), parts, around.outcome, around.caption, signs, around.marks, period)


def _of_parties(text: str, head: Row, block: _Block) -> Iterator[Table]:
    """A table for each column whose heading may name a party, where all numbers are of one thing or currency."""
    rows, _, around = block
    names = [head.words(text, at) for at in range(len(head.cells))]
    sides, some = corner(names[0]), crossing(names)
    told = around.thing or (Heading(Role.FIGURE, "", around.counted) if around.counted.currency else None)
    if sides is None or told is None or not some or around.is_of_else:
        return
    party = column_of(text, rows, 0, heading_of(names[0])._replace(role=sides[0]), around.counted)
    filled = [at for at in some if not all(BLANK.fullmatch(row.words(text, at)) for row in rows)]
    found = [column_of(text, rows, at, told, around.counted._replace(currency="", scale=1)) for at in filled]
    columns = [one for one in found if one.role is told.role]  # others may be notes
    if party.role is not sides[0]:
        return
    named = [one.at for one in columns] if len(columns) > 1 else some
    for one in columns:
        beside = tuple(head.cells[other] for other in named if other != one.at)
        yield _made(text, block, (party, one))._replace(across=(head.cells[one.at], *beside), side=sides[1])


def _is_plain(table: Table) -> bool:
    who = table.of(Role.DONOR, Role.RECIPIENT, Role.WHO, Role.PLACE)
    return bool(who and table.of(Role.ITEM, Role.THING, Role.FIGURE))
