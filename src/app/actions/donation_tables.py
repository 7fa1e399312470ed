"""Importing tables of records, with a preview of every row and one operation for all valid ones, and exporting them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from app.actions.donation_rules import too_early, validate
from app.actions.donations import meant_part
from app.actions.named_file import put_file
from app.actions.own_fields import make_field, refuse_unfit, type_words
from app.actions.reviews import bring_reviews
from app.actions.terms import refuse_unknown
from app.domain.by_key import by_key
from app.domain.changes import Operation
from app.domain.donations import Donation, Party
from app.domain.errors import BadInput, Cancelled
from app.domain.fields import Fields
from app.domain.fold import fold, letters, spelt
from app.domain.language import later, tr, tr_n, tr_term
from app.domain.own_fields import OwnContent, OwnField
from app.domain.parts import PARTS
from app.domain.progress import Progress, go_on
from app.domain.query import Query
from app.domain.records import DonationFilter
from app.domain.terms import Assertion, LinkKind, PartyRole
from app.domain.vocabularies import AS_SUCH, Term
from app.exporters import donation_table
from app.importers import donation_exact
from app.importers.donation_table import Names, Options, Place
from app.importers.pledged_columns import RowsReader
from app.importers.table_columns import (
    PRESETS,
    TARGETS,
    Column,
    Head,
    find_head,
    heading,
    target_of,
    targets,
)
from app.importers.table_file import TableFile, read_table
from app.importers.table_headings import column as common
from app.importers.table_headings import half_known
from app.importers.table_lines import Above, keyed, sums
from app.importers.table_offers import COUNTRIES, Offer, offers
from app.importers.table_units import unit_above
from app.importers.table_values import UNKNOWN, Ask, Rejected, Written, cleaned
from app.importers.table_votes import by_values
from app.importers.table_words import (
    countries_elsewhere,
    is_of_a_day,
    may_be_codes,
    may_be_outcomes,
    may_deny,
    names_given,
    names_some_given,
    promised_by,
    promises,
    says_no,
    state,
)
from app.store.reader import Reader
from app.store.reads import actors as actor_reads
from app.store.reads import countries as country_reads
from app.store.reads import donation_tables as reads
from app.store.reads import donations as donation_reads
from app.store.reads import own_fields, vocabularies
from app.store.store import Store, Tx
from app.store.writes import donation_tables as writes
from app.store.writes import donations as donation_writes
from app.store.writes import passages as passage_writes

Counting = Callable[[int, int, int, int], bool]
"""(rows done, of how many, records so far, rows refused so far). True means stop."""
Taken = tuple[int, tuple[str, ...], Donation, donation_exact.Beside]
"""(row number, cells, record, further data of the row)."""
PRESET_KEYS = tuple(PRESETS)
EXACT = "passagework"
"""The preset of a table exported by this program."""
NEW_FIELD = "new"
"""The target of a column of such a table for which the workspace is to get a field of its own."""
_NAMED = 6
NEARLY = 88
"""The similarity of names, of 100, from which the user is asked whether they mean the same actor."""
_FORMULA = re.compile(r"\s*=\s*[-+(\"\w$@]")
_OTHER_DELIMITER = re.compile(r"[;,|\t]")
_AT_ONCE = 2_000
_TITLES = 2
"""The most cells that a title line above a table has."""
_OF_RULES = "{wrong}"
"""The kind of a refusal whose reason is given by the rules of records."""
_STOPPED = later("The import was stopped; nothing was added.")
_OF_TABLE = (Ask.POINT, Ask.DAY_ORDER, Ask.NO_CURRENCY)
"""Questions that are answered once for the whole table."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The user's choices for a table."""

    sheet: str = ""
    preset: str = ""
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    """Targets by heading; they override detected ones."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    """Replacements for names: another name, or the code of a country."""
    currency: str = ""
    how: Written = UNKNOWN
    is_source: bool = False
    """Whether the table counts as a source, so that its records need no passage."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not imported."""

    number: int
    """The row's number in the file, from 1."""
    reason: str
    remedy: str
    column: str = ""
    value: str = ""
    cells: tuple[str, ...] = ()
    ask: Ask = Ask.NOTHING
    """The question whose answer, given once for all rows, would let the row be imported."""
    target: str = ""
    """The present target of the column at fault."""
    proposal: str = ""
    """A suggested value for the cell."""
    kind: str = ""
    """Equal for all rows that are refused for the same reason."""

    @property
    def is_here(self) -> bool:
        """Whether the row is only refused since an identical record exists already."""
        return self.kind == _HERE


@dataclass(frozen=True, slots=True)
class Gathered:
    """Refused rows with the same reason."""

    first: Refusal
    numbers: tuple[int, ...]
    """Row numbers in the file."""


@dataclass(frozen=True, slots=True)
class Read:
    """The preview of an import."""

    file: TableFile
    hash: str
    preset: str
    """The known kind of table it is; `passagework` for one of our own."""
    columns: tuple[Column, ...]
    records: tuple[Taken, ...]
    """Two for a row with both a pledge and what was given."""
    refused: tuple[Refusal, ...]
    left: tuple[tuple[int, str], ...]
    """(row number, reason) of rows that are no records, such as totals."""
    offers: tuple[Offer, ...] = ()
    """Suggested targets for columns that are not read."""
    new_fields: tuple[OwnContent, ...] = ()
    """Fields that are to be made with the import."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import."""

    table_id: int
    refs: tuple[str, ...]


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
        return Head(_exact_columns(file, choices, fields), 1, EXACT)
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
        return _exact(db, file, hashed, choices, report, most)
    if not any(column.target for column in head.columns):
        raise BadInput(_no_column_known(file, head.columns))
    rows = _Rows(file, head, choices, Names(_places(db), _actors(db), vocabularies.of(db), choices.names, fields))
    for place, (number, cells) in enumerate(rows.data[:most]):
        _report(report, place, len(rows.data), len(rows.records), len(rows.refused))
        rows.take(number, cells)
    found = tuple(rows.records), tuple(rows.refused), tuple(rows.left)
    return Read(file, hashed, head.preset, head.columns, *found, rows.offered)


class _Rows:
    """Sorts the rows of a table, one after the other, into records, refused rows, and rows that are no records."""

    def __init__(self, file: TableFile, head: Head, choices: Choices, names: Names) -> None:
        self.records, self.refused, self.left = list[Taken](), list[Refusal](), list[tuple[int, str]]()
        self.data = file.rows[head.first :]
        chosen = {name.casefold() for name in choices.columns}
        self.offered = offers(head.columns, self.data, lambda cell: names.place(cell) is not None, chosen)
        self._file, self._columns = file, head.columns
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
        self._doubtful = _doubtful(head.columns, choices, self.data, self.offered)
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
                self.refused.append(_refusal(number, cells, why))
            else:
                self.records += ((number, cells, content, donation_exact.NOTHING) for content in contents)

    def _contents(self, number: int, cells: tuple[str, ...]) -> Sequence[Donation]:
        """The records described by a row. Raises `Rejected`."""
        filled = self._above.filled(cells)
        self._refuse_again(number, filled)
        _refuse_misshapen(self._file, self._columns, number, cells)
        contents = self._reader.read(_own_amounts(self._file, self._columns, number, filled), self._outcome)
        _refuse_wrong(contents, self._doubtful, cells)
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


def _options(head: Head, choices: Choices) -> Options:
    """The options for the whole table, with the outcomes from its key."""
    outcomes = choices.values.get("status", {})
    of_key = {letters: outcomes.get(words, words) for letters, words in head.key.items()}
    return Options(choices.currency, choices.how, {**choices.values, "status": {**of_key, **outcomes}})


def _refuse_wrong(contents: Sequence[Donation], doubtful: Sequence[_Doubtful], cells: Sequence[str]) -> None:
    """Raise `Rejected` for a row whose records break a rule, or that may describe something not given."""
    for content in contents:
        if content.assertion is Assertion.GIVEN:
            _refuse_undecided(doubtful, cells)
        if wrong := validate(content):
            raise _against_rules(wrong)


def _outcome_named(cells: Sequence[str]) -> str:
    """The words of a row of one cell if they name the outcome of the rows below it; else empty."""
    words = cleaned("".join(cells))
    return words if state(words) is not None or promises(words) else ""


@dataclass(frozen=True, slots=True)
class _Doubtful:
    """A column that is not read as the status, but may contain outcomes."""

    column: Column
    is_promised: bool
    """Whether everything in it was only promised, as under *Pledge*."""
    is_ticked: bool
    """Whether an empty cell may mean that it was not given, as under *Date delivered*."""
    is_coded: bool
    """Whether its cells may abbreviate outcomes, such as *C* and *D* for committed and disbursed."""
    is_list: bool
    """Whether it has few distinct words, some of them outcomes, so that the unknown ones may be outcomes too."""
    proposal: str
    """The suggested target."""

    def denies(self, words: str) -> bool:
        if not words:
            return self.is_ticked
        if self.is_coded or (self.is_list and state(words) is None):
            return True
        if self.column.target == "title" and promises(words):
            return True
        return may_deny(words) or says_no(self.column.heading, words) or self.is_promised


def _doubtful(
    columns: Sequence[Column], choices: Choices, data: Sequence[tuple[int, tuple[str, ...]]], offered: Sequence[Offer]
) -> list[_Doubtful]:
    """The columns that the user has to assign before a row is added; columns of countries contain no outcomes."""
    chosen = {name.casefold() for name in choices.columns}
    has_pledges = any(one.target.endswith(".pledged") for one in columns)
    has_status = any(one.target == "status" for one in columns)
    asked = ("", "remark") if has_status else ("", "remark", "title", "item")
    known = TARGETS.keys() - set(asked)
    lands = {one.heading for one in offered if one.full_of == COUNTRIES}
    found = [
        _doubt_of(one, data, has_status=has_status, has_pledges=has_pledges)
        for one in columns
        if one.heading.casefold() not in chosen and one.target not in known
    ]
    return [one for one in found if one.is_ticked or one.column.heading not in lands]


def _doubt_of(
    one: Column, data: Sequence[tuple[int, tuple[str, ...]]], *, has_status: bool, has_pledges: bool
) -> _Doubtful:
    """What is doubtful about a column, given whether other columns have the outcome or the pledge."""
    is_open = not has_status and not one.target
    is_promised = is_open and not has_pledges and bool(promised_by(one.heading)) and not is_of_a_day(one.heading)
    is_ticked = is_open and names_given(one.heading) and any(one.at < len(row) and row[one.at] for _, row in data)
    proposal = "status" if is_open or (not has_status and one.target == "remark") else ""
    cells = [cleaned(row[one.at]) for _, row in data if one.at < len(row)] if proposal else []
    is_list = is_open and names_some_given(cells)
    if proposal and not is_list and not (common(one.heading) or half_known(one.heading)):
        is_list = may_be_outcomes(one.heading, cells, unknown=is_open)
        is_ticked = is_ticked or (is_list and len({*cells} - {""}) == 1)
    return _Doubtful(one, is_promised, is_ticked, may_be_codes(cells), is_list, proposal)


def _promised_above(file: TableFile, first: int) -> str:
    """The words of a title, sheet name or file name by which the whole table was only promised; else empty."""
    titles = ("".join(cells).strip() for _, cells in file.rows[:first] if sum(map(bool, cells)) == 1)
    return next(filter(promises, (*titles, file.sheet, Path(file.name).stem)), "")


def _refuse_undecided(doubtful: Sequence[_Doubtful], cells: Sequence[str]) -> None:
    """Reject a row that would count as given although an unread column may say that it was not."""
    for one in doubtful:
        at, name = one.column.at, one.column.heading
        words = cleaned(cells[at]) if at < len(cells) else ""
        if one.denies(words):
            reason = later("“{words}” under “{column}” may say that it was not given")
            why = Rejected(
                reason if words else later("the cell under “{column}” is empty, which may say that it was not given"),
                later("say in the mapping that the column is the status, or leave it out there by an empty text"),
                words, Ask.OUTCOME, one.proposal, column=name,
            )  # fmt: skip
            why.column, why.target = name, one.column.target
            raise why


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
    return sentence.format(name=file.name, headings=headings, presets=", ".join(PRESETS))


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


def _report(report: Counting | None, place: int, total: int, ready: int, refused: int) -> None:
    if report is not None and not place % 500 and report(place, total, ready, refused):
        raise Cancelled(tr(_STOPPED))


def _against_rules(wrong: Sequence[str]) -> Rejected:
    """The refusal of a row that breaks these rules; their sentences become part of its reason."""
    return Rejected(_OF_RULES, later("correct the row"), wrong=" ".join(wrong).removesuffix("."))


def _refusal(number: int, cells: tuple[str, ...], why: Rejected) -> Refusal:
    return Refusal(
        number, why.reason, why.remedy, why.column, why.value, cells, why.ask, why.target, why.proposal, why.kind
    )


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


def _exact_columns(file: TableFile, choices: Choices, fields: Fields) -> tuple[Column, ...]:
    """The columns of a table that this program wrote; those of fields that the workspace does not have lead nowhere,
    unless these are to be made."""
    headings = file.rows[0][1]
    made = [name for name, target in choices.columns.items() if target == NEW_FIELD]
    gone = donation_exact.headings_of(donation_exact.unknown(headings, fields), headings)
    lost = gone - donation_exact.headings_of([name.split(".")[1] for name in made if "." in name], headings)
    return tuple(Column(at, name, "" if name in lost else name) for at, name in enumerate(headings))


def _exact(
    db: Reader, file: TableFile, hashed: str, choices: Choices, report: Counting | None, most: int | None
) -> Read:
    """Read a table that this program wrote, without guessing; fields that the workspace does not have are offered."""
    headings = file.rows[0][1]
    known, fields = vocabularies.of(db), own_fields.fields(db)
    missing = donation_exact.new_fields(headings, [cells for _, cells in file.rows[1:]], fields)
    made = {name: one for name, one in missing.items() if choices.columns.get(name) == NEW_FIELD}
    offered = tuple(
        Offer(name, type_words(one.type), (NEW_FIELD,)) for name, one in missing.items() if name not in choices.columns
    )
    columns = _exact_columns(file, choices, fields)
    fields = (*fields, *(OwnField(0, "", one.name.replace(" ", "_"), one).field for one in made.values()))
    if left := donation_exact.unknown(headings, fields):
        sentence = tr("Left out, since this workspace has no such fields of its own: {names}.")
        file = replace(file, warnings=(*file.warnings, sentence.format(names=", ".join(left))))
    have, met = donation_reads.uids(db), dict[str, int]()
    records: list[Taken] = []
    refused: list[Refusal] = []
    here: list[Taken] = []
    for place, (number, cells) in enumerate(file.rows[1:][:most]):
        _report(report, place, len(file.rows), len(records), len(refused))
        try:
            content, beside = donation_exact.read(headings, cells, known, fields)
            if beside.uid in have:
                here.append((number, cells, content, beside))
                continue
            if beside.uid and met.setdefault(beside.uid, number) != number:
                remedy = later("empty the cell to add it as a record of its own")
                raise Rejected(later("its “uid” is that of row {row}"), remedy, beside.uid, row=str(met[beside.uid]))
            wrong = validate(content)
            if wrong:
                raise _against_rules(wrong)
            records.append((number, cells, content, beside))
        except Rejected as why:
            refused.append(_refusal(number, cells, why))
    records = [*_without_wrong_relations(records, refused)]
    refused = sorted([*refused, *_here_already(db, here, have)], key=lambda one: one.number)
    absent = _absent(records)
    if absent:
        sentence = tr_n(
            "Left out, as what it leads to is not among the records of the table that can be added: {listed}.",
            "{n} relations are left out, as what they lead to is not among the records of the table that can be added: "
            "{listed}.", len(absent),
        )  # fmt: skip
        shown = "; ".join(absent[:_NAMED]) + ("; …" if len(absent) > _NAMED else "")
        file = replace(file, warnings=(*file.warnings, sentence.format(listed=shown)))
    found = tuple(records), tuple(refused), ()
    return Read(file, hashed, EXACT, columns, *found, offered, tuple(made.values()))


def _without_wrong_relations(rows: Sequence[Taken], refused: list[Refusal]) -> Iterator[Taken]:
    """The rows with valid parents and links; the others are added to `refused`."""
    known = {beside.ref: (content, beside) for *_, content, beside in rows if beside.ref}
    for row in rows:
        number, cells, content, beside = row
        try:
            if beside.ref and _goes_round(beside, known):
                raise Rejected(later("by its “parent” it is part of itself"), later("empty that cell, or correct it"))
            for kind, other, _ in beside.links:
                if other == beside.ref:
                    raise Rejected(later("its “links” lead to itself"), later("take that link out"))
                wrong = kind is LinkKind.DELIVERS and other in known and _no_delivery(content, beside, *known[other])
                if wrong:
                    raise _against_rules(wrong)
        except Rejected as why:
            refused.append(_refusal(number, cells, why))
        else:
            yield row


def _goes_round(beside: donation_exact.Beside, known: Mapping[str, tuple[Donation, donation_exact.Beside]]) -> bool:
    """Whether a row is its own ancestor."""
    above, seen = beside.parent, set[str]()
    while above in known and above != beside.ref and above not in seen:
        seen.add(above)
        above = known[above][1].parent
    return above == beside.ref


def _no_delivery(
    content: Donation, beside: donation_exact.Beside, pledge: Donation, other: donation_exact.Beside
) -> list[str]:
    """Why a row cannot be a delivery of another; empty if it can."""
    if any(kind is LinkKind.DELIVERS and ref == beside.ref for kind, ref, _ in other.links):
        return [tr("{a} and {b} are each said to be a delivery of the other.").format(a=beside.ref, b=other.ref)]
    return too_early(content, pledge, (beside.ref, other.ref))


def _absent(rows: Sequence[Taken]) -> list[str]:
    """The relations to records that are not in the table, which cannot be restored."""
    refs = {beside.ref for *_, beside in rows}
    out: list[str] = []
    for number, *_, beside in rows:
        own = beside.ref or tr("row {number}").format(number=number)
        if beside.parent and beside.parent not in refs:
            out.append(tr("{ref} is part of {other}").format(ref=own, other=beside.parent))
        out += [f"{own} {tr_term(kind)} {other}" for kind, other, _ in beside.links if other not in refs]
    return out


_HERE = later("it is here already, as {ref}")


def _here_already(db: Reader, rows: Sequence[Taken], have: Mapping[str, tuple[int, str]]) -> Iterator[Refusal]:
    """Refusals of rows whose records exist already, with the fields that differ."""
    for at in range(0, len(rows), _AT_ONCE):
        some = rows[at : at + _AT_ONCE]
        known = {one.uid: one for one in donation_reads.records(db, [have[beside.uid][0] for *_, beside in some])}
        for number, cells, content, beside in some:
            now = known[beside.uid]
            changed = ", ".join(one.title for one in now.fields if one.of(content) != one.of(now.content))
            reason, remedy = _HERE, later("nothing needs to be done")
            if changed:
                reason = later("it is here already, as {ref}, which says something else: {fields}")
                remedy = later("change the record itself; a table only adds records")
            yield _refusal(number, cells, Rejected(reason, remedy, ref=now.ref, fields=changed))


def gathered(refused: Sequence[Refusal]) -> tuple[Gathered, ...]:
    """The rejected rows, grouped by what would fix them: by name or cell, and otherwise by reason."""
    out: dict[tuple[object, ...], list[Refusal]] = {}
    for one in refused:
        reason = one.kind if one.kind != _OF_RULES else re.sub(r"“[^”]*”|[0-9][0-9.,/-]*", "…", one.reason)
        of_table, of_cell = (one.ask,), (one.ask, one.target, one.value)
        of_cell = (one.ask, one.column) if one.ask is Ask.OUTCOME else of_cell
        key = of_table if one.ask in _OF_TABLE else of_cell if one.ask else (reason, one.remedy, one.column)
        out.setdefault(key, []).append(one)
    return tuple(Gathered(some[0], tuple(one.number for one in some)) for some in out.values())


def save_refused(store: Store, file: Path, found: Read) -> int:
    """Write the rejected rows to a CSV file, with the reason as a last column; returns their number. Raises as `export`
    does."""
    rows = ([*one.cells, f"{one.reason}; {one.remedy}"] for one in found.refused)
    heads = [*(column.heading for column in found.columns), tr("why it was not taken")]
    put_file(file, donation_table.as_csv(chain([heads], rows), safe=True))
    return len(found.refused)


def likely_actors(db: Reader, found: Read, choices: Choices) -> dict[str, str]:
    """Names in the table that no actor has, each once, with the actor whose name is most similar."""
    names = {party.name for *_, content, _ in found.records for party in content.parties if party.kind not in AS_SUCH}
    known = {" ".join(name.split()).casefold(): row.content.name
             for row in actor_reads.rows(db) for name in (row.content.name, *row.content.aliases)}  # fmt: skip
    new = [name for name in sorted(names) if name.casefold() not in known and name not in choices.names]
    out: dict[str, str] = {}
    if known and new:
        from rapidfuzz import fuzz, process  # only a table with names of its own needs it

        spelt = list(known)
        for name in new:
            near = process.extractOne(name.casefold(), spelt, scorer=fuzz.token_sort_ratio, score_cutoff=NEARLY)
            if near is not None:
                out[name] = known[near[0]]
    return out


def _refuse_twice(tx: Tx, found: Read) -> None:
    """Raise `BadInput` if the table or one of its records exists. Done within the operation, as another program may
    import the same table meanwhile."""
    for one in reads.tables(tx):
        if one.hash == found.hash and one.sheet == found.file.sheet and one.records:
            sentence = tr("“{name}” was imported already, as table {id}. Remove that first: remove table {id}.")
            raise BadInput(sentence.format(name=found.file.name, id=one.id))
    uids = {beside.uid for *_, beside in found.records} - {""}
    if uids and not uids.isdisjoint(donation_reads.uids(tx)):
        sentence = tr("Records of “{name}” were added by somebody else meanwhile. Import it again.")
        raise BadInput(sentence.format(name=found.file.name))


def add(store: Store, found: Read, *, is_source: bool, progress: Progress | None = None) -> Imported:
    """Add the records of a table that was read, as one operation. Raises `BadInput` if there is none to add, or the
    same table was imported already, and `Cancelled`; then nothing is added."""
    if not found.records:
        first = found.refused[0] if found.refused else None
        sentence = tr("“{name}” has no rows of records below its headings. Add some, then import it again.")
        if first is not None:
            sentence = tr("Not one row of “{name}” can be taken. Row {number}: {reason}; {remedy}.")
        named = {} if first is None else {"number": first.number, "reason": first.reason, "remedy": first.remedy}
        raise BadInput(sentence.format(name=found.file.name, **named))
    headings = [column.heading for column in found.columns]
    many = len(found.records)
    with store.write(Operation.IMPORT_DONATIONS, f"{found.file.name}, {many} record{'s' * (many != 1)}") as tx:
        _refuse_twice(tx, found)
        for field in found.new_fields:
            make_field(tx, field)
        table_id = writes.add_table(tx, found.file.name, found.file.sheet, found.hash, headings, is_source=is_source)
        rows = _resolved(tx, found, progress)
        ids: list[int] = []
        with writes.in_bulk(tx):
            for at in range(0, len(rows), _AT_ONCE):
                go_on(progress, len(rows) + at, 2 * len(rows), tr(_STOPPED))
                ids += writes.add_rows(tx, table_id, rows[at : at + _AT_ONCE])
        _join(tx, found, rows, ids)
    return Imported(table_id, tuple(row.ref for row in rows))


def _resolved(tx: Tx, found: Read, progress: Progress | None) -> list[writes.Row]:
    """The rows with their names resolved; each name is looked up once."""
    meant: dict[Any, Any] = {}
    met: dict[int, list[Any]] = {}  # parts that many rows share are one object
    taken = {ref.upper() for _, ref in donation_reads.uids(tx).values()}
    highest = int(donation_writes.next_ref(tx).removeprefix("D-"))
    seen_terms: set[int] = set()
    own = {one.key: one for one in own_fields.own_fields(tx)}
    out: list[writes.Row] = []
    for place, (number, cells, content, beside) in enumerate(found.records):
        if not place % 500:
            go_on(progress, place, 2 * len(found.records), tr(_STOPPED))
        title = " ".join(content.title.split())
        if title != content.title:
            content = replace(content, title=title)
        refuse_unfit(own, content)
        chosen = (value for _, value in content.own if isinstance(value, Term))
        kinds = (party.kind for party in content.parties)
        for term in (content.aid_kind, content.basis, content.terms, *kinds, *chosen):
            if id(term) not in seen_terms:
                seen_terms.add(id(term))
                refuse_unknown(tx, term)
        parts: dict[str, list[Any]] = {}
        for kind in PARTS:
            held = kind.of(content)
            if id(held) not in met:
                met[id(held)] = [_meant(tx, meant, part) for part in held]
            parts[kind.key] = met[id(held)]
        ref = beside.ref.upper()
        if not ref or ref in taken:
            while (ref := f"D-{highest:02d}") in taken:
                highest += 1
        taken.add(ref)
        out.append(writes.Row(content, parts, ref, beside.uid, number, cells))
    return out


def _meant(tx: Tx, known: dict[Any, Any], part: Any) -> Any:
    """The row to write for a part; each name is resolved once, whatever its role."""
    if not isinstance(part, Party):
        return meant_part(tx, part)
    if part not in known:
        who = replace(part, role=PartyRole.DONOR, note="")
        if who not in known:
            known[who] = meant_part(tx, who)
        meant = known[who]
        known[part] = replace(meant, content=replace(meant.content, role=part.role, note=part.note))
    return known[part]


def _join(tx: Tx, found: Read, rows: Sequence[writes.Row], ids: Sequence[int]) -> None:
    """Link the deliveries to their pledge if one row had both; for a table of our own, restore parents and links by
    the references in it."""
    if found.preset != EXACT:
        pledges = dict[int, int]()
        for row, new in zip(rows, ids, strict=True):
            if row.content.assertion is not Assertion.GIVEN:
                pledges[row.number] = new
            elif row.number in pledges:
                donation_writes.link(tx, new, pledges[row.number], LinkKind.DELIVERS, "")
    by_ref = {beside.ref: new for (*_, beside), new in zip(found.records, ids, strict=True) if beside.ref}
    for (*_, beside), new in zip(found.records, ids, strict=True):
        if beside.parent and beside.parent in by_ref:
            donation_writes.set_parent(tx, new, by_ref[beside.parent])
        for kind, other, note in beside.links:
            if other in by_ref:
                donation_writes.link(tx, new, by_ref[other], kind, note)
        if beside.reviews:
            bring_reviews(tx, donation_reads.record(tx, new), beside.reviews)


def remove(store: Store, table_id: int) -> int:
    """Remove a table with the records that it alone has made, and passages left with nothing attached, in one
    operation. Returns their number."""
    with store.write(Operation.REMOVE_TABLE, reads.one(store, table_id).name) as tx:
        gone, passages = writes.remove_table(tx, table_id)
        passage_writes.remove_if_bare(tx, *passages)
        return gone


def export(store: Store, file: Path, query: Query | None = None, *, safe: bool = False) -> int:
    """Write records to a .csv or .xlsx file, whole or not at all; returns their number. An exact export can be imported
    again unchanged; with `safe`, no spreadsheet runs a cell as a formula. Raises `BadInput`."""
    kind = file.suffix.lower()
    if kind not in (".csv", ".xlsx"):
        raise BadInput(tr("{file} has no known extension. Use .csv or .xlsx.").format(file=file.name))
    ids = donation_reads.ids(store, DonationFilter(query=query))
    chunks = (ids[at : at + 500] for at in range(0, len(ids), 500))
    records = (record for some in chunks for record in donation_reads.records(store, some))
    rows = chain([donation_exact.headings(own_fields.fields(store))], map(donation_exact.row, records))
    put_file(file, donation_table.as_csv(rows, safe=safe) if kind == ".csv" else donation_table.as_xlsx(rows))
    return len(ids)


# --- resolving names ----------------------------------------------------------------------------------


def _places(db: Reader) -> Callable[[str], Place | None]:
    """Countries and groups by code or name; names win over aliases, ambiguous ones are left out."""
    by_name: dict[str, set[Place]] = {}
    exact: dict[str, Place] = {}
    for info in country_reads.every(db):
        place = info.code, info.name, info.is_group
        for code in (info.code, info.iso3):
            if code:
                exact.setdefault(code.upper(), place)
        exact.setdefault(fold(info.name), place)
        by_name.setdefault(spelt(info.name), set()).add(place)
        for alias in info.aliases:
            by_name.setdefault(fold(alias), set()).add(place)

    def of(key: str) -> set[Place]:
        return by_name.get(key, set()) | {exact[code] for code in _elsewhere().get(key, ()) if code in exact}

    @lru_cache(maxsize=1 << 14)
    def found(name: str) -> Place | None:
        words = " ".join(name.split())
        known = exact.get(words) or exact.get(fold(words))
        if known is None and len(words) < 4:
            known = exact.get(words.upper())
        some = of(fold(words)) or of(letters(words)) or of(spelt(words))
        if not (known or some):
            some = {place for turned in _turned(words) if (place := found(turned)) is not None}
        return known or (next(iter(some)) if len(some) == 1 else None)

    return found


_BEHIND = re.compile(r"(?P<name>[^(),]+?)(?:, (?P<rest>[^(),]+)| \((?P<inside>[^(),]+)\))")
_SHORTENED = {"Rep.": "Republic", "Dem.": "Democratic", "Fed.": "Federated", "Sts.": "States"}


def _turned(name: str) -> Sequence[str]:
    """Likely plain forms of inverted names in official lists: *Iran (Islamic Republic of)*, *Congo, Dem. Rep.*."""
    found = _BEHIND.fullmatch(name)
    if found is None:
        return ()
    rest = " ".join(_SHORTENED.get(word, word) for word in (found["rest"] or found["inside"]).split())
    rest = re.sub(r"(?i)^the\b\s*", "", rest)
    if not rest:
        return (found["name"],)
    if re.search(r"(?i) of(?: the)?$", rest):
        return (f"{rest} {found['name']}",)
    return tuple(f"{rest} of {the}{found['name']}" for the in ("", "the "))


@cache
def _elsewhere() -> Mapping[str, Sequence[str]]:
    """Country codes by the letters of their names in other languages; some ten thousand names."""
    return by_key((letters(name), code) for name, code in countries_elsewhere())


def _actors(db: Reader) -> Callable[[str], bool]:
    names = {" ".join(name.split()).casefold() for _, name in actor_reads.spellings(db)}
    return lambda name: " ".join(name.split()).casefold() in names
