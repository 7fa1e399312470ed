"""Previewing a table of records: each row read as records, refused, or left out as none."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from app.actions.donation_rules import validate
from app.actions.exact_tables import exact_columns, read_exact
from app.actions.table_doubts import Doubtful, doubtful_columns, refuse_undecided
from app.actions.table_names import Meant, actors, codes_alone, places, shared_by_several
from app.actions.table_preview import (
    EXACT,
    Choices,
    Counting,
    Read,
    Refusal,
    Taken,
    against_rules,
    refusal,
    report_rows,
)
from app.domain.donations import Donation
from app.domain.errors import BadInput
from app.domain.fields import Fields
from app.domain.language import later, tr
from app.domain.progress import Progress
from app.domain.terms import Assertion
from app.importers import donation_exact
from app.importers.donation_table import Names, Options
from app.importers.pledged_columns import RowsReader
from app.importers.table_columns import TARGETS, Column, Head, find_head, heading, presets, target_of, targets
from app.importers.table_file import TableFile, read_table
from app.importers.table_lines import Above, keyed, sums
from app.importers.table_offers import Offer, offers
from app.importers.table_units import unit_above
from app.importers.table_values import Rejected, cleaned
from app.importers.table_votes import by_values
from app.importers.table_words import promises, state
from app.store.reader import Reader
from app.store.reads import countries, own_fields, vocabularies

_FORMULA = re.compile(r"\s*=\s*[-+(\"\w$@]")


_OTHER_DELIMITER = re.compile(r"[;,|\t]")


_TITLES = 2
"""The most cells that a title line above a table has."""


def read(db: Reader, raw: bytes, name: str, choices: Choices, progress: Progress | None = None) -> Read:
    """Preview an import. Raises `BadInput` for a file that is no table of records, and `Cancelled`."""
    report: Counting | None = None
    if progress is not None:
        show = progress
        report = lambda done, total, _ready, _refused: show(done, total)  # noqa: E731 - the counts are not asked for
    return read_rows(db, read_table(raw, name, choices.sheet), hash_of(raw), choices, report)


def hash_of(raw: bytes) -> str:
    """The hash that identifies a file already imported."""
    return hashlib.sha256(raw).hexdigest()


def head_of(file: TableFile, choices: Choices, fields: Fields) -> Head:
    """The kind of table, the target of each column, and where the rows begin. Raises `BadInput` for an unknown target
    or column."""
    if donation_exact.is_exact(file.rows[0][1]) and not choices.preset:
        return Head(exact_columns(file, choices, fields), 1, EXACT)
    head = find_head(file.rows, choices.preset)
    chosen = {name.casefold() for name in choices.columns}
    data = file.rows[head.first :]
    lines = file.rows[: head.first]
    columns, key = keyed(by_values(_mapped(head, choices, fields), data, chosen), lines, data, chosen)
    unit = unit_above(cell for _, cells in lines if sum(map(bool, cells)) <= _TITLES for cell in cells if cell)
    return replace(head, columns=tuple(replace(one, above=unit) for one in columns), key=key)


def read_rows(
    db: Reader, file: TableFile, hashed: str, choices: Choices, report: Counting | None = None, most: int | None = None
) -> Read:
    """Preview an import of the rows of a file, or of the first `most`. Raises as `read` does."""
    fields = own_fields.fields(db)
    head = head_of(file, choices, fields)
    if head.preset == EXACT:
        return read_exact(db, file, hashed, choices, report, most)
    if not any(column.target for column in head.columns):
        raise BadInput(_no_column_known(file, head.columns))
    every = countries.every(db)
    place = places(every)
    shared, codes = shared_by_several(every, place), codes_alone(every)
    names = Names(place, actors(db), shared, codes, vocabularies.of(db), choices.names, fields)
    rows = _Rows(file, head, choices, names, Meant(db))
    for place, (number, cells) in enumerate(rows.data[:most]):
        report_rows(report, place, len(rows.data), len(rows.records), len(rows.refused))
        rows.take(number, cells)
    found = tuple(rows.records), tuple(rows.refused), tuple(rows.left)
    return Read(file, hashed, head.preset, head.columns, *found, rows.offered)


class _Rows:
    """Sorts the rows of a table, one after the other, into records, refused rows, and rows that are no records."""

    def __init__(self, file: TableFile, head: Head, choices: Choices, names: Names, meant: Meant) -> None:
        self.records, self.refused, self.left = list[Taken](), list[Refusal](), list[tuple[int, str]]()
        self.data = file.rows[head.first :]
        chosen = {name.casefold() for name in choices.columns}
        self.offered = offers(head.columns, self.data, lambda cell: names.place(cell) is not None, chosen)
        self._file, self._columns, self._meant = file, head.columns, meant
        options = _options(head, choices)
        self._reader = self._read_by(names, options, chosen)
        totals = {number for number, cells in self.data if self._reader.is_total(cells)}
        added, point = sums(head.columns, self.data, totals, self._reader.how)
        if point:
            how = replace(self._reader.how, point=point)
            self._reader = self._read_by(names, replace(options, how=how), chosen)
        self._sums = totals | {number for number, is_sure in added.items() if is_sure}
        self._may_be_sums = added.keys() - self._sums
        self._above = Above(head.columns, [row for row in self.data if row[0] not in self._sums], options.values)
        self._unsaid = _unsaid(head.columns, self.offered)
        self._doubtful = doubtful_columns(head.columns, choices, self.data, self.offered)
        self._outcome = _promised_above(file, head.first)
        """The outcome named by the last title, which applies to the rows below it."""
        self._first: dict[tuple[str, ...], int] = {}

    def _read_by(self, names: Names, options: Options, chosen: Collection[str]) -> RowsReader:
        return RowsReader(self._columns, (cells for _, cells in self.data), names, options, chosen)

    def take(self, number: int, cells: tuple[str, ...]) -> None:
        """Sort the next row."""
        if number in self._sums:
            self.left.append((number, tr("it is a sum of the rows above")))
        elif len(self._columns) > 2 and len(cells) > 1 and sum(map(bool, map(str.strip, cells))) == 1:
            self.left.append((number, tr("it has words in one cell only, as a remark or a heading has")))
            self._outcome = _outcome_named(cells) or self._outcome
            self._above.begin_again()
        else:
            try:
                contents = self._contents(number, cells)
            except Rejected as why:
                self.refused.append(refusal(number, cells, why))
            else:
                self.records += ((number, cells, content, donation_exact.NOTHING) for content in contents)

    def _contents(self, number: int, cells: tuple[str, ...]) -> Sequence[Donation]:
        """The records described by a row. Raises `Rejected`."""
        if self._unsaid:
            reason = later("no column that is read says what was given, and “{column}” may")
            raise Rejected(reason, later("say in the mapping what that column is"), column=self._unsaid)
        filled = self._above.filled(cells)
        self._refuse_again(number, filled)
        _refuse_misshapen(self._file, self._columns, number, cells)
        contents = self._reader.read(_own_amounts(self._file, self._columns, number, filled), self._outcome)
        _refuse_wrong(contents, self._doubtful, cells)
        for content in contents:
            self._meant.refuse_nobody(content)
        return contents

    def _refuse_again(self, number: int, filled: tuple[str, ...]) -> None:
        """Raise `Rejected` for a repeated row, or one that may be the sum of two others."""
        first = self._first.setdefault(filled, number)
        if first != number:
            remedy = later("add a column that tells them apart")
            raise Rejected(later("it is the same as row {row} in every cell"), remedy, row=str(first))
        if number in self._may_be_sums:
            remedy = later("write “Total” in its first cell, or who gave or received it")
            raise Rejected(later("it may be the sum of two rows, or a gift of its own"), remedy)


def _unsaid(columns: Sequence[Column], offered: Sequence[Offer]) -> str:
    """The first column that may say what was given, where none that is read does, as of *2019*, *2020*, *2021*."""
    if {one.target.split(".")[0] for one in columns} & {"item", "quantity", "money", "title", "remark"}:
        return ""
    some = {"money", "quantity", "item"}
    return next((one.heading for one in offered if some & {*one.targets}), "")


def _options(head: Head, choices: Choices) -> Options:
    """The options for the whole table, with the outcomes from its key."""
    outcomes = choices.values.get("status", {})
    of_key = {letters: outcomes.get(words, words) for letters, words in head.key.items()}
    return Options(choices.currency, choices.how, {**choices.values, "status": {**of_key, **outcomes}})


def _refuse_wrong(contents: Sequence[Donation], doubtful: Sequence[Doubtful], cells: Sequence[str]) -> None:
    """Raise `Rejected` for a row whose records break a rule, or that may describe something not given."""
    for content in contents:
        if content.assertion is Assertion.GIVEN:
            refuse_undecided(doubtful, cells)
        if wrong := validate(content):
            raise against_rules(wrong)


def _outcome_named(cells: Sequence[str]) -> str:
    """The words of a row of one cell if they name the outcome of the rows below it; else empty."""
    words = cleaned("".join(cells))
    return words if state(words) is not None or promises(words) else ""


def _promised_above(file: TableFile, first: int) -> str:
    """The words of a title, sheet name or file name by which the whole table was only promised; else empty."""
    titles = ("".join(cells).strip() for _, cells in file.rows[:first] if sum(map(bool, cells)) == 1)
    return next(filter(promises, (*titles, file.sheet, Path(file.name).stem)), "")


def _own_amounts(file: TableFile, columns: Sequence[Column], number: int, cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a row, without an amount merged with the cell above: it belongs to both rows and counts once."""
    if not file.merged:
        return cells
    amounts = {one.at for one in columns if one.target.split(".")[0] in ("money", "quantity")}
    return tuple("" if at in amounts and (number, at) in file.merged else cell for at, cell in enumerate(cells))


def _no_column_known(file: TableFile, columns: Sequence[Column]) -> str:
    headings = ", ".join(column.heading for column in columns[:12])
    if len(columns) == 1:
        sentence = tr(
            "“{name}” has only one column ({headings}), which is not known. Separate its cells by commas, semicolons "
            "or tabs, and import it again."
        )
        return sentence.format(name=file.name, headings=headings)
    sentence = tr(
        "No column of “{name}” is known ({headings}). Say in a mapping what they are, choose one of {presets}, or put "
        "a row of headings above if it has none."
    )
    return sentence.format(name=file.name, headings=headings, presets=", ".join(presets()))


def _refuse_misshapen(file: TableFile, columns: Sequence[Column], number: int, cells: Sequence[str]) -> None:
    """Reject a row with the wrong number of cells, or with a formula that was never evaluated."""
    headed = str(len(columns))
    if len(cells) == 1 < len(columns) and _OTHER_DELIMITER.search(cells[0]):
        remedy = later("separate its cells by the same character as the other rows")
        raise Rejected(later("it is one cell, and the table has headings for {columns}"), remedy, columns=headed)
    if any(map(str.strip, cells[len(columns) :])):
        reason = later("it has {cells} cells, and the table has headings for {columns}")
        remedy = later("put a cell that holds the delimiter in quotes, or give every column a heading")
        raise Rejected(reason, remedy, cells=str(len(cells)), columns=headed)
    if not file.unread and "=" not in "".join(cells):  # as of nearly all rows
        return
    bare = next((one.heading for one in columns if one.target and _is_formula(file, number, one, cells)), "")
    if bare:
        remedy = later("save the file in a spreadsheet, import again")
        raise Rejected(later("“{column}” is a formula without a result"), remedy, column=bare)


def _is_formula(file: TableFile, number: int, one: Column, cells: Sequence[str]) -> bool:
    """Whether a cell holds an unevaluated formula: one without a result in a workbook, or the text of one, except in
    columns of prose, where an equals sign means nothing."""
    is_prose = one.target == "remark" or one.target not in TARGETS
    is_written = not is_prose and one.at < len(cells) and bool(_FORMULA.match(cells[one.at]))
    return is_written or (number, one.at) in file.unread


def _mapped(head: Head, choices: Choices, fields: Fields) -> tuple[Column, ...]:
    """The columns with their targets: as chosen by the user, else by heading. Raises `BadInput`."""
    known = targets(fields)
    own = {heading(name): target_of(one) for one in fields if one.own for name in (one.key, one.label)}
    by_heading = {column.heading.casefold(): column for column in head.columns}
    for name, target in choices.columns.items():
        if target not in known:
            sentence = tr("“{target}” is nothing that a column can hold. Choose one of {names}.")
            raise BadInput(sentence.format(target=target, names=", ".join(filter(None, known))))
        if name.casefold() not in by_heading:
            headings = ", ".join(column.heading for column in head.columns)
            sentence = tr("The table has no column “{name}”. It has {headings}.")
            raise BadInput(sentence.format(name=name, headings=headings))
    chosen = {name.casefold(): target for name, target in choices.columns.items()}
    taken = set(chosen.values())
    by_name = {one.at: "" if one.target in taken else one.target for one in head.columns}
    return tuple(
        replace(one, target=chosen.get(one.heading.casefold(), by_name[one.at] or own.get(heading(one.heading), "")))
        for one in head.columns
    )
