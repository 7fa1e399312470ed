"""What the lines around a table say of its cells: what the letters of a column mean, and which rows are sums."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import islice, pairwise

from app.domain.language import later
from app.importers.table_columns import Column
from app.importers.table_values import Ask, Rejected, Written, cleaned, number
from app.importers.table_words import ditto_marks, is_ditto, is_outcome, total_words

Rows = Sequence[tuple[int, tuple[str, ...]]]
_PAIR = re.compile(
    r"(?<![^\W_])([^\W\d_]{1,4}|\d|[^\w\s=:：＝;,；，、|/()（）.–-])\s*(?:[=:：＝]|\s[–-]\s)\s*([^=:：＝;,；，、|/\n()（）]{2,40})"
)
_AROUND = 15
_FEWEST = 2
"""Of so many numbers at least is a sum a sum."""
_MOST = 20
"""So many rows may be sums; a table of more rows without names has names elsewhere."""
_LONGEST = 5_000
"""In a table of more rows no sums are looked for: they have names there, and looking takes seconds."""
_FIGURES = ("money", "quantity")
_WHO = ("donor", "recipient", "receiver")
_NUMBER = re.compile(r"\d(?:[\d.,'’\s]*\d)?")


class Above:
    """The cells of a table of which some say that they are as the one above, by a word or a sign for it, or by being
    empty under the name of a group, where names occur once and the first column is empty below them."""

    def __init__(self, columns: Sequence[Column], rows: Rows, values: Mapping[str, Mapping[str, str]]) -> None:
        """Of each target the `values` say what its cells mean, also what an empty one does: *ditto* or nothing."""
        mapped = [one for one in columns if one.target]
        lead = mapped[0] if len(mapped) > 1 and mapped[0].target.split(".")[0] in _WHO else None
        self._lead = lead if lead and "" not in values.get(lead.target, {}) else None
        has_marks = not ditto_marks().isdisjoint(map(_plain, {cell for _, cells in rows for cell in cells}))
        is_text = any(is_ditto(meant) for one in mapped for meant in values.get(one.target, {}).values())
        self._columns = [(one, values.get(one.target, {})) for one in mapped] if has_marks or is_text else []
        self._goes_on = self._lead is not None and _goes_on(self._lead.at, rows)
        if self._lead and self._goes_on is not False and not self._columns:
            self._columns = [(self._lead, values.get(self._lead.target, {}))]
        self._held: dict[int, str] = {}

    def filled(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """The cells of the next row, with those above where these repeat them. Raises `Rejected`."""
        if not self._columns:
            return cells
        out, open_at = list(cells), -1
        for one, meant in self._columns:
            words = one.words(cells)
            words = meant.get(words, words)
            is_open = one is self._lead and one.at < len(cells) and not cells[one.at].strip()
            held = self._held.get(one.at, "")
            if held and (is_ditto(words) or (is_open and self._goes_on)):
                out[one.at : one.at + 1] = [held]
            elif held and is_open and self._goes_on is None:
                open_at = one.at
            elif words and not is_ditto(words):
                self._held[one.at] = cells[one.at]
        if open_at >= 0 and self._lead:
            why = Rejected(
                later("the cell under “{column}” is empty; it may be “{above}”, as above, or nobody is named"),
                later("write the name into the cell, or “ditto”"), "", Ask.ABOVE, column=self._lead.heading,
                above=self._held[open_at],
            )  # fmt: skip
            why.column, why.target = self._lead.heading, self._lead.target
            raise why
        return tuple(out)

    def begin_again(self) -> None:
        """A line of one cell parts what is above it from what is below."""
        self._held.clear()


def _plain(cell: str) -> str:
    return cell.strip().casefold()


def _goes_on(at: int, rows: Rows) -> bool | None:
    """Whether an empty first cell repeats the name above: where more are empty than not, and no name occurs twice
    one below the other. None where it may."""
    names = [_plain(cells[at]) if at < len(cells) else "" for _, cells in rows if sum(map(bool, cells)) > 1]
    filled = sum(map(bool, names))
    if filled == len(names) or any(one and one == two for one, two in pairwise(names)):
        return False
    return True if 1 < filled <= len(names) - filled else None


def keyed(
    columns: Sequence[Column], above: Rows, rows: Rows, chosen: Collection[str]
) -> tuple[tuple[Column, ...], dict[str, str]]:
    """The columns, of which one is the status where its cells are letters that a line above or below the table
    explains; and what they mean. Of the `chosen` headings, in small letters, the person has said what they are."""
    lines = (" ; ".join(filter(None, map(cleaned, cells))) for _, cells in (*above, *rows[-_AROUND:]))
    key = _key((*(one.heading for one in columns), *lines))
    if not key:
        return tuple(columns), {}
    has_status = any(one.target == "status" for one in columns)
    body = rows[: max(1, len(rows) - _AROUND)] if len(rows) > 2 * _AROUND else rows
    for at, one in enumerate(columns):
        if one.target == "status" or (not one.target and not has_status and one.heading.casefold() not in chosen):
            cells = {cell for _, row in body if len(row) > one.at and (cell := cleaned(row[one.at]))}
            if cells & key.keys() and all(len(cell) > 4 or cell in key for cell in cells):
                found = replace(one, target="status")
                return (*columns[:at], found, *columns[at + 1 :]), key
    return tuple(columns), {}


def _key(lines: Iterable[str]) -> dict[str, str]:
    """What letters mean by a line such as *R = received; P = promised*, two of them at least, one an outcome."""
    found: dict[str, str] = {}
    for line in lines:
        for letters, words in _PAIR.findall(line):
            found.setdefault(letters, words.strip(" .;"))
    return found if len(found) > 1 and any(map(is_outcome, found.values())) else {}


def sums(columns: Sequence[Column], rows: Rows, totals: Collection[int], how: Written) -> tuple[dict[int, bool], str]:
    """Which rows, by their numbers, are sums of those above or of all others by their figures alone, and whether that
    is sure: one that names something may be a gift, where only two add up to it.

    And the decimal sign, where only with that one such a row, or one of those that are called `totals`, adds up.
    """
    if len(rows) > _LONGEST:
        return {}, ""
    figures = [one.at for one in columns if one.target.split(".")[0] in _FIGURES]
    text_columns = [one.at for one in columns if one.target and one.at not in figures]
    bare = [n for n, (number, row) in enumerate(rows) if number in totals or _is_bare(row, figures, text_columns)]
    if not figures or not 0 < len(bare) <= _MOST:
        return {}, ""
    read = {point: replace(how, point=point) for point in ((how.point,) if how.point else (".", ","))}
    found = {point: {rows[n][0]: many for n, many in _adding(rows, bare, figures, one)} for point, one in read.items()}
    fitting = [point for point in found if found[point]]
    settled = fitting[0] if len(fitting) == 1 and not how.point else ""
    agreed = found[fitting[0]] if fitting else {}
    cells = dict(rows)
    sure = {row: many > _FEWEST or not _words_at(cells[row], text_columns) for row, many in agreed.items()}
    return {row: is_sure for row, is_sure in sure.items() if all(row in found[one] for one in fitting)}, settled


def _words_at(cells: Sequence[str], columns: Sequence[int]) -> str:
    """The text of some of the cells of a row."""
    return "".join(cells[at] for at in columns if at < len(cells)).strip()


def _is_bare(cells: Sequence[str], figures: Sequence[int], text_columns: Sequence[int]) -> bool:
    """Whether a row has figures, and one other cell at most that is read."""
    names = 0
    for at in text_columns:
        if at < len(cells) and cells[at].strip():
            names += 1
            if names > 1:
                return False
    return len(text_columns) > 1 and any(at < len(cells) and any(map(str.isdigit, cells[at])) for at in figures)


def _adding(rows: Rows, bare: Sequence[int], figures: Sequence[int], how: Written) -> Iterator[tuple[int, int]]:
    """The bare rows each figure of which is the sum of those of the same rows: since the last sum, above, or all; with
    how many figures add up at least."""
    values = {at: [_value(cells, at, how) for _, cells in rows] for at in figures}
    for last, n in zip((-1, *bare), bare, strict=False):
        wanted = {at: value for at in figures if (value := values[at][n]) is not None}
        for ends in ((last + 1, n), (0, n), (0, len(rows))) if wanted else ():
            part = [m for m in range(*ends) if m not in bare]
            some = {at: [value for m in part if (value := values[at][m]) is not None] for at in wanted}
            if all(len(some[at]) >= _FEWEST and sum(some[at]) == want for at, want in wanted.items()):
                yield n, min(map(len, some.values()))
                break


def _value(cells: Sequence[str], at: int, how: Written) -> Decimal | None:
    figures = _NUMBER.search(cleaned(cells[at])) if at < len(cells) else None
    try:
        return number(figures[0], how) if figures else None
    except Rejected:
        return None


_SUM = re.compile(r"[\d.,\s]+")
_ALL = re.compile(r"(?:all|any|both|each|every|several|various|many|n/?a|none)\b", re.IGNORECASE)
_MARKS = " :–—-"
_BETWEEN = rf"[{_MARKS}]+(?:for |of |für |pour |para |de |di )?"
_LONGEST_TOTAL = 40
"""No words for a total have more letters."""
_MONEY = frozenset(("sum", "sums", "somme", "sommes", "suma", "soma", "summa", "summe"))
"""What is a sum where it leads a row, and behind a name may be a sum of money."""


class TotalRows:
    """Finds rows that add up others, by what they are called: *Total*, *Subtotal: Lumen Trust*, *Lumen Trust Total*."""

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        self._rows = rows
        self._columns: dict[int, frozenset[str]] = {}
        """The texts of a column in lower case, made once a row may be the total of some of them."""

    def has(self, cells: Sequence[str]) -> bool:
        """Whether a row is one: its first words say so, alone or of what is in their column, or its second do."""
        words = ((at, cell) for at, one in enumerate(cells) if (cell := cleaned(one)) and not _SUM.fullmatch(cell))
        (at, first), second = next(words, (0, "")), next(islice(words, 1), (0, ""))[1]
        if not first:
            return False
        of_what = _of_what(first)
        if of_what:
            return of_what in self._column(at)
        if of_what == "" and first.isalpha() and self._gives(at, tuple(cells)):
            return False
        return of_what == "" or (bool(second) and second.casefold() not in _MONEY and _of_what(second) == "")

    def _gives(self, at: int, cells: tuple[str, ...]) -> bool:
        """Whether who is called *Total* is somebody: the row is as full of names as the others, not the last, and not
        of those of the row above."""
        others = [row for row in self._rows if row != cells and sum(map(bool, map(cleaned, row))) > 1]
        full = [one for one in range(len(cells)) if one != at and all(_names_one(row, one) for row in others)]
        rows = [row for row in self._rows if row == cells or row in others]
        if not others or not full or not all(_names_one(cells, one) for one in full) or rows[-1] == cells:
            return False
        above = rows[max(0, rows.index(cells) - 1)]
        return above == cells or any(cleaned(above[one]) != cleaned(cells[one]) for one in full)

    def _column(self, at: int) -> frozenset[str]:
        if at not in self._columns:
            self._columns[at] = frozenset(cleaned(row[at]).casefold() for row in self._rows if at < len(row))
        return self._columns[at]


def _names_one(cells: Sequence[str], at: int) -> bool:
    """Whether a cell says in words what a sum does not have: a party or a thing, neither all of them nor a total."""
    words = cleaned(cells[at]) if at < len(cells) else ""
    return any(map(str.isalpha, words)) and not _ALL.match(words) and _of_what(words) is None


@lru_cache(maxsize=1 << 12)
def _of_what(words: str) -> str | None:
    """Of what these words are the total, in small letters; empty where they do not say, None where they are none."""
    alone, leading, behind = _patterns()
    if alone.fullmatch(words):
        return ""
    if (found := leading.fullmatch(words)) is not None:
        return found["of"].casefold()
    found = behind.search(words, max(0, len(words) - _LONGEST_TOTAL))
    return None if found is None else words[: found.start()].rstrip(_MARKS).casefold()


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    total = f"(?:{total_words()})"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{total}(?!\w)[:. ]*(?:of\b.*|\d.*|\(.*|[a-h]|[ivx]+)?",
            rf"{total}{_BETWEEN}(?P<of>\S.*)",
            rf"(?<=[{_MARKS}]){total}$",
        )
    )
