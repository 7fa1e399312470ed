"""The columns of a table whose headings plainly say who gives or gets what, and what the lines above it say.

    table   = heading row, one below it for merged headings?, rows
    plain   = a donor or a recipient (or somebody beside what was pledged) and an item, a thing or a sum
    caption = the two lines above: what sums are counted in, and what became of the gifts

A column is what its heading says only where its cells are of that kind: *Beneficiaries* may be a number of people.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from app.domain.drafts.dates.day_words import MONTHS
from app.domain.drafts.tables.decimals import decimal_sign
from app.domain.drafts.tables.grid import Row, grids, is_row
from app.domain.drafts.tables.headings import OUTCOMES, Counted, Heading, Role, counted_in, heading_of
from app.domain.money import read_money
from app.domain.terms import Outcome

BLANK = re.compile(r"[-–—.…*\s]*|n\.?/?a\.?|nil|none|tb[acd]|not available|unknown", re.IGNORECASE)
"""What stands in a cell that says nothing."""
NOTES = re.compile(r"(?:\s*(?:[*†‡¹²³⁰⁴-⁹]+|[\[(][a-z\d][\])]))+$")
"""Marks of footnotes at the end of a cell."""
_NUMBER = re.compile(r"[^\w\s]{0,2}(?:[A-Z]{1,3}[$€£]?|[$€£¥₹]) ?\d[^/]*|[~<>≈+]?\d[\d.,'’ ]*(?: ?[A-Za-z³]{1,12})?\+?")
_DAY = re.compile(rf"\b{MONTHS}\b|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|(?:19|20)\d\d\Z", re.IGNORECASE)
_SOME = 2 / 3
"""The share of the cells of a column that are of its kind."""
_HEAD_ROWS, _CAPTION = 3, 300
"""Rows among which headings are looked for, and code points above a table."""
_NOTE = re.compile(r"\W*(?:notes?|(?:all )?(?:amounts?|figures?|values?)|in)\b[^\n]*", re.IGNORECASE)
"""A line below a table that may say what its numbers are counted in."""


class Column(NamedTuple):
    """A column, `at` which cell of its rows it is; a `figure` is now a sum."""

    at: int
    role: Role
    heading: Heading


class Table(NamedTuple):
    """A table that is read."""

    rows: tuple[Row, ...]
    """Those below the headings."""
    columns: tuple[Column, ...]
    outcome: Outcome | None
    """What became of all of it, by the lines above."""
    caption: tuple[int, int]
    """Where the lines above stand."""
    signs: tuple[str, ...] = ()
    """The sign before decimals that each column shows, in the order of the columns."""

    def sign(self, column: Column) -> str:
        """The sign before decimals that a column shows, or nothing."""
        return next((sign for one, sign in zip(self.columns, self.signs, strict=True) if one.at == column.at), "")

    def of(self, *roles: Role) -> list[Column]:
        """The columns of some roles."""
        return [one for one in self.columns if one.role in roles]


class Place(NamedTuple):
    """A row of a table; of one whose headings are not plain there is no table."""

    row: Row
    number: int
    """Among the rows below the headings; less than 0 for a heading."""
    table: Table | None


@lru_cache(maxsize=8)
def rows_of(text: str) -> dict[int, Place]:
    """The rows of all tables of a text by where they start."""
    found = dict[int, Place]()
    for rows in (one for some in grids(text) for one in _apart(text, some)):
        table = _table(text, rows)
        if table is None and not all(_is_of_cells(text, row) for row in rows):
            continue
        first = len(rows) - len(table.rows) if table is not None else 0
        found |= {row.start: Place(row, at - first, table) for at, row in enumerate(rows)}
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


def _table(text: str, rows: Sequence[Row]) -> Table | None:
    at = next((at for at in range(min(_HEAD_ROWS, len(rows) - 1)) if _are_headings(text, rows[at])), -1)
    if at < 0:
        return None
    names = [rows[at].words(text, cell) for cell in range(max(len(row.cells) for row in rows))]
    merged = _below(text, rows[at + 1], names)
    names = merged or names
    below = at + 1 + bool(merged)
    kept = tuple(rows[below + _are_tags(text, rows[below]) :]) if below < len(rows) else ()
    caption = _caption(text, rows[0].start)
    said = text[slice(*caption)]
    above = _counted(f"{said}\n{_notes(text, rows[-1].end)}")
    found = [_column(text, kept, at, heading_of(name), above) for at, name in enumerate(names)]
    if any(one.role is Role.CURRENCY for one in found) and not above.currency:
        above = above._replace(currency=IN_ROW)
        found = [_column(text, kept, at, heading_of(name), above) for at, name in enumerate(names)]
    columns = tuple(one for one in _with_sides(found) if one.role is not Role.ELSE)
    signs = (decimal_sign(row.words(text, one.at) for row in kept) for one in columns)
    table = Table(kept, columns, _outcome(said), caption, tuple(signs))
    return table if _is_plain(table) else None


_SAYING = (Role.DONOR, Role.RECIPIENT, Role.DATE, Role.QUANTITY, Role.FIGURE, Role.ITEM)


def _apart(text: str, rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The tables of a run of rows: headings further down begin another one, or the same again."""
    first, headed = 0, False
    for at, row in enumerate(rows):
        above, headed = headed, _are_headings(text, row, _SAYING)
        if headed and not above and at > first:
            yield rows[first:at]
            first = at
    yield rows[first:]


def _counted(around: str) -> Counted:
    """What the lines above or below a table say that its numbers are counted in."""
    found = [one for words in _bracketed(around) if (one := counted_in(words)) and not one.unit]
    return next((one for one in found if one.currency), found[0] if found else Counted())


IN_ROW = "in its row"
"""Said of a currency that another column says."""


def _are_headings(text: str, row: Row, roles: Container[Role] = frozenset(Role) - {Role.ELSE}) -> bool:
    """Whether two cells or more of a row are headings, of some roles, and none is a number."""
    words = [row.words(text, at) for at in range(len(row.cells))]
    if any(one[:1].isdigit() or _NUMBER.fullmatch(one) for one in words):
        return False
    return sum(heading_of(one).role in roles for one in words) > 1


def _are_tags(text: str, row: Row) -> bool:
    """Whether a row below headings says what they mean to a program, as HXL does: *#org+funder*."""
    words = [one for at in range(len(row.cells)) if (one := row.words(text, at))]
    return bool(words) and all(re.fullmatch(r"#[a-z][\w+]*", one) for one in words)


def _below(text: str, row: Row, above: Sequence[str]) -> list[str]:
    """The headings with those of the row below, where it goes on with merged ones or says what is counted in."""
    words = [row.words(text, at) for at in range(len(above))]
    if (words[0] and above[0]) or not any(words):
        return []
    if any(one and heading_of(one).role is Role.ELSE and counted_in(one.strip("()[]")) is None for one in words):
        return []
    out, last = list[str](), ""
    for upper, lower in zip(above, words, strict=True):
        last = upper or (last if lower else "")
        out.append(_merged(last, lower))
    return out


def _merged(upper: str, lower: str) -> str:
    """Two headings as one, what sums are counted in behind both: *Funding (US$)* over *Pledged*."""
    tail = re.search(r"\s*[(\[][^()\[\]]*[)\]]$", upper)
    if tail is None or not lower or lower[-1] in ")]":
        return f"{upper} {lower}".strip()
    return f"{upper[: tail.start()]} {lower}{tail[0]}".strip()


def _caption(text: str, start: int) -> tuple[int, int]:
    """The last two lines with words above a table."""
    low = max(0, start - _CAPTION)
    lines = [one for one in re.finditer(r"[^\n]+", text[low:start]) if one[0].strip()]
    return (low + lines[-2:][0].start(), low + lines[-1].end()) if lines else (start, start)


def _notes(text: str, end: int) -> str:
    """The lines below a table that may say what its numbers are counted in, up to the next table."""
    lines = takewhile(lambda line: not is_row(line), text[end : end + _CAPTION].split("\n"))
    return "\n".join(line for line in lines if _NOTE.match(line))


def _bracketed(words: str) -> Iterator[str]:
    """What a caption may say that sums are counted in."""
    yield from re.findall(r"[(\[]([^()\[\]]+)[)\]]", words)
    yield from re.findall(r"\b(in [^\n,.;:()]+)", words)
    yield from (one.strip() for one in re.split(r"[\n,;:()–—]", words))


def _outcome(words: str) -> Outcome | None:
    found = {OUTCOMES[word] for word in re.findall(r"[a-z]+", words.lower()) if word in OUTCOMES}
    return found.pop() if len(found) == 1 else None


def _column(text: str, rows: Sequence[Row], at: int, heading: Heading, above: Counted) -> Column:
    """A column by its heading and its cells."""
    words = [one for row in rows if not BLANK.fullmatch(one := NOTES.sub("", row.words(text, at)))]
    days = sum(_DAY.search(one) is not None for one in words)
    least = _SOME * len(words)
    role = heading.role if words else Role.ELSE
    if role is Role.FIGURE:
        return _figure(at, heading, above, words, days=days >= least)
    if role is Role.TOTAL:
        one = _figure(at, heading, above, words, days=days >= least)
        return one._replace(role=role if one.role is Role.FIGURE else Role.ELSE)
    numbers = sum(_NUMBER.fullmatch(one) is not None and not _DAY.search(one) for one in words)
    numeric = numbers >= least
    bare = sum(not any(map(str.isalpha, one)) for one in words) >= least
    wrong = {
        Role.DATE: days < least, Role.ITEM: bare, Role.THING: not numeric, Role.QUANTITY: not numeric,
        Role.WEIGHT: not numeric or not heading.counted.unit,
        Role.UNIT: False, Role.DESCRIBED: bare,
    }  # fmt: skip
    thousands = above.scale > 1 and not above.currency and role in (Role.THING, Role.QUANTITY)
    if wrong.get(role, numeric) or thousands:
        role = Role.ELSE
    return Column(at, role, heading)


def _figure(at: int, heading: Heading, above: Counted, words: Sequence[str], *, days: bool) -> Column:
    """What a column of gifts or outcomes is: a sum, a number of things, a day, or what was given."""
    counted = heading.counted
    numbers = sum(not any(map(str.isalpha, one)) for one in words)
    bare = numbers >= _SOME * len(words)
    if days and heading.outcome and not counted.currency:
        return Column(at, Role.DATE, heading)
    if counted == Counted() and 2 * sum(map(_is_sum, words)) >= len(words):
        return Column(at, Role.FIGURE if above.scale == 1 else Role.ELSE, heading)
    if counted.unit or (bare and heading.outcome and not (counted.currency or above.currency)):
        is_counted = bare and heading.outcome and counted.scale == above.scale == 1
        return Column(at, Role.QUANTITY if is_counted else Role.ELSE, heading)
    if 2 * numbers >= len(words) and (told := _told(counted, above)) is not None:
        return Column(at, Role.FIGURE, heading._replace(counted=told))  # others are not read
    return Column(at, Role.ITEM if heading.is_gift and 3 * numbers < len(words) and not days else Role.ELSE, heading)


def _told(own: Counted, above: Counted) -> Counted | None:
    """What sums are counted in by their heading and the lines around; None where that stays open."""
    if own.currency and above.scale > 1:
        return own if own == above else None  # it may be in millions
    if own.currency:
        return own
    currency = above.currency if own.scale == 1 or above.scale == 1 else ""
    return Counted(currency, own.scale * above.scale) if currency else None


def _is_sum(words: str) -> bool:
    return (read := read_money(words)) is not None and bool(read.meant)


def _with_sides(columns: list[Column]) -> Iterator[Column]:
    """*From* and *To* as the party that is not said otherwise; who it is that gives what was pledged, or gets it."""
    roles = {one.role for one in columns}
    donor, recipient = Role.DONOR in roles, Role.RECIPIENT in roles
    counted = Role.QUANTITY in roles and Role.ITEM not in roles
    sums = sum(one.role is Role.FIGURE for one in columns)
    meant = {
        Role.TO: Role.RECIPIENT if donor and not recipient else Role.ELSE,
        Role.FROM: Role.DONOR if recipient and not donor else Role.ELSE,
        Role.PLACE: Role.PLACE if donor and not recipient else Role.ELSE,
        Role.WHO: Role.ELSE if donor or recipient else _whose(columns),
        Role.DESCRIBED: Role.ITEM if counted else Role.ELSE,
        Role.TOTAL: Role.FIGURE if sums > 1 else Role.ELSE,
        Role.WEIGHT: Role.QUANTITY if Role.ITEM in roles and Role.QUANTITY not in roles else Role.ELSE,
    }
    gives = recipient and not donor and Role.FROM not in roles
    meant |= {Role.WHO: Role.WHO} if gives and any(map(_is_company, columns)) else {}
    return (one._replace(role=meant.get(one.role, one.role)) for one in columns)


def _is_company(column: Column) -> bool:
    """Whether those of a column likely give what others get."""
    return (
        column.role is Role.WHO and re.search(r"\bcompan(?:y|ies)\b", column.heading.words, re.IGNORECASE) is not None
    )


def _whose(columns: Sequence[Column]) -> Role:
    """What somebody is of whom a heading says no more, by those of the sums: who pledged them, or received them."""
    sums = [one for one in columns if one.role is Role.FIGURE or (one.role is Role.ITEM and one.heading.is_gift)]
    words = " ".join(one.heading.words.lower() for one in sums)
    pledged = any(one.heading.outcome in (Outcome.PROMISED, Outcome.OFFERED) for one in sums)
    if pledged or re.search(r"\b(?:contribut|donat)", words):
        return Role.WHO
    return Role.PLACE if re.search(r"\b(?:received|allocated)\b", words) else Role.ELSE


def _is_plain(table: Table) -> bool:
    who = table.of(Role.DONOR, Role.RECIPIENT, Role.WHO, Role.PLACE)
    return bool(who and table.of(Role.ITEM, Role.THING, Role.FIGURE))
