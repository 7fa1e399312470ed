"""Columns of what was pledged beside those of what was given: a row that has both is two records, a pledge and what
came of it. A figure that may have been promised only is not read until the person says which it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain.donations import Donation
from app.domain.language import later
from app.domain.terms import Assertion, Status
from app.importers.donation_table import Names, Options, RowReader
from app.importers.table_columns import Column
from app.importers.table_values import Ask, Rejected
from app.importers.table_words import State, given_by, is_of_a_day, names_both, promised_by

_PLEDGED = ".pledged"
_NOTHING = re.compile(r"\D*0*(?:[.,]0+)?\D*")
_PROMISED = Assertion.PROMISED, Status.REPORTED
_REMEDY = later("say in the mapping whether the column is what was pledged, or what was given")


@dataclass(frozen=True, slots=True)
class _Figures:
    """The columns of figures of one sort."""

    columns: tuple[Column, ...] = ()

    def filled(self, cells: Sequence[str]) -> list[Column]:
        return [one for one in self.columns if not _NOTHING.fullmatch(one.words(cells))]


class RowsReader:
    """Reads the records of each row of a table: one, or two where it says what was pledged and what was given."""

    def __init__(
        self, columns: Sequence[Column], rows: Iterable[Sequence[str]], names: Names, options: Options,
        chosen: Collection[str],
    ) -> None:  # fmt: skip
        """Of the `chosen` headings, in small letters, the person has said what they are."""
        self._whole = RowReader(columns, rows, names, options)
        self.is_total, self.how = self._whole.is_total, self._whole.how
        figures = [
            one for one in columns if re.fullmatch(r"(?:money|quantity)(?:\.(?:low|high|usd|pledged))?", one.target)
        ]
        self._chosen = {one.at for one in figures if one.heading.casefold() in chosen}
        pledged = [one for one in figures if one.target.endswith(_PLEDGED)]
        given = [one for one in figures if one not in pledged and self._is_given(one, bool(pledged))]
        self._pledged, self._given = _Figures(tuple(pledged)), _Figures(tuple(given))
        plain = [one for one in figures if one not in (*pledged, *given)]
        self._plain = _Figures(tuple(plain))
        self._status = next((one for one in columns if one.target == "status"), None)
        self._open = [one for one in figures if one.at not in self._chosen and names_both(one.heading)]
        unchosen = [one for one in (*pledged, *given) if one.at not in self._chosen]
        self._must = list(filter(self._tells_by_being_empty, unchosen))
        if pledged or given or self._open:
            self._read_apart(columns, pledged, given, plain, names, replace(options, how=self._whole.how))

    def _read_apart(
        self, columns: Sequence[Column], pledged: Sequence[Column], given: Sequence[Column], plain: Sequence[Column],
        names: Names, options: Options,
    ) -> None:  # fmt: skip
        """Make the readers of what was pledged and of what was given, each without the columns of the other."""
        ours = [replace(one, target=one.target.removesuffix(_PLEDGED)) for one in columns if one not in given]
        self._of_given = RowReader(_of_given(columns, pledged), (), names, options)
        days = [one for one in ours if one.target == "date" and is_of_a_day(one.heading)]
        has_both = any(promised_by(one.heading) for one in days)  # of which one is of the gift that has not come
        whole = [one for one in ours if not (has_both and one in days and given_by(one.heading))]
        self._of_whole_pledge = RowReader(whole, (), names, options)
        of_pledge = [
            one for one in ours if one not in plain and not (is_of_a_day(one.heading) and given_by(one.heading))
        ]
        self._of_pledge = RowReader(of_pledge, (), names, options)

    def _is_given(self, one: Column, is_beside: bool) -> bool:
        given = given_by(one.heading)
        if promised_by(one.heading) or names_both(one.heading):
            given = None
        return given is not None or (is_beside and one.at in self._chosen)

    @staticmethod
    def _tells_by_being_empty(one: Column) -> bool:
        """Whether nothing under a column may mean that nothing was given; *donated* says what the whole table does."""
        given = given_by(one.heading)
        return given is None or given[1] is not Status.REPORTED

    def read(self, cells: Sequence[str], above: str = "") -> tuple[Donation, ...]:
        """The records that a row says, the pledge first; of which words `above` may say how far it came. Raises
        `Rejected`."""
        if not (self._pledged.columns or self._given.columns or self._open):
            return (self._whole.read(cells, above),)
        pledged, given, plain = (one.filled(cells) for one in (self._pledged, self._given, self._plain))
        has_status = self._status is not None and bool(self._status.words(cells))
        self._refuse_open(cells, has_status, has_figures=bool(pledged or given))
        if pledged and given:
            if plain and _words_by_target(pledged, cells) != _words_by_target(given, cells):
                raise _undecided(plain[0], cells)
            promise = self._of_pledge.read(cells, "", _promised(pledged[0]), holds=True)
            return promise, self._of_given.read(cells, "", given_by(given[0].heading), holds=True)
        if pledged:
            return (self._pledge(cells, pledged[0], plain),)
        given_as = given_by(given[0].heading) if given and self._pledged.columns else None
        return (self._of_given.read(cells, "" if given_as else above, given_as),)

    def _pledge(self, cells: Sequence[str], pledged: Column, plain: Sequence[Column]) -> Donation:
        """The record of a row that says only what was pledged."""
        stem = pledged.target.removesuffix(_PLEDGED)
        for one in plain:
            is_counter_value = one.target == "money.usd" and pledged.currency != "USD"
            if one.target.split(".")[0] == stem and not is_counter_value:
                raise _undecided(one, cells)
        content = self._of_whole_pledge.read(cells, "", _promised(pledged), holds=pledged.at in self._chosen)
        if content.assertion is Assertion.GIVEN:
            raise _undecided(pledged, cells)
        return content

    def _refuse_open(self, cells: Sequence[str], has_status: bool, *, has_figures: bool) -> None:
        """Raise `Rejected` for a row that nothing says to be given."""
        open_here = None if has_status else next((one for one in self._open if one.words(cells)), None)
        if open_here is None and self._must and not has_figures and not has_status:
            open_here = self._must[0]
        if open_here is not None:
            raise _undecided(open_here, cells)


def _of_given(columns: Iterable[Column], pledged: Collection[Column]) -> list[Column]:
    """The columns but those of pledges, and of their days."""
    some = [one for one in columns if one not in pledged]
    return [one for one in some if not (pledged and is_of_a_day(one.heading) and promised_by(one.heading))]


def _words_by_target(columns: Sequence[Column], cells: Sequence[str]) -> dict[str, str]:
    return {one.target.removesuffix(_PLEDGED): one.words(cells) for one in columns}


def _promised(one: Column) -> State:
    return promised_by(one.heading) or _PROMISED


def _undecided(one: Column, cells: Sequence[str]) -> Rejected:
    words, target = one.words(cells), one.target.removesuffix(_PLEDGED)
    reason = later("“{words}” under “{column}” may say what was only pledged")
    why = Rejected(
        reason if words else later("the cell under “{column}” is empty, which may say that it was not given"), _REMEDY,
        words, Ask.OUTCOME, f"{target.split('.')[0]}{_PLEDGED}" if words else "", column=one.heading,
    )  # fmt: skip
    why.column, why.target = one.heading, target
    return why
