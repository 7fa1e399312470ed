"""Columns of a table that may say that something was not given, though they are not read as the status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.actions.table_preview import Choices
from app.domain.language import later
from app.importers.table_columns import TARGETS, Column
from app.importers.table_headings import column as common
from app.importers.table_headings import half_known
from app.importers.table_offers import COUNTRIES, Offer
from app.importers.table_values import Ask, Rejected, cleaned
from app.importers.table_words import (
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


@dataclass(frozen=True, slots=True)
class Doubtful:
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


def doubtful_columns(
    columns: Sequence[Column], choices: Choices, data: Sequence[tuple[int, tuple[str, ...]]], offered: Sequence[Offer]
) -> list[Doubtful]:
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
) -> Doubtful:
    """What is doubtful about a column, given whether other columns have the outcome or the pledge."""
    if has_status or one.target not in ("", "remark"):
        return Doubtful(one, is_promised=False, is_ticked=False, is_coded=False, is_list=False, proposal="")
    is_unread, name = not one.target, one.heading
    is_promised = is_unread and not has_pledges and bool(promised_by(name)) and not is_of_a_day(name)
    is_ticked = is_unread and names_given(name) and any(one.at < len(row) and row[one.at] for _, row in data)
    cells = [cleaned(row[one.at]) for _, row in data if one.at < len(row)]
    is_list = is_unread and names_some_given(cells)
    if not is_list and not (common(name) or half_known(name)):
        is_list = may_be_outcomes(name, cells, unknown=is_unread)
        is_ticked = is_ticked or (is_list and len({*cells} - {""}) == 1)
    return Doubtful(one, is_promised, is_ticked, may_be_codes(cells), is_list, proposal="status")


def refuse_undecided(doubtful: Sequence[Doubtful], cells: Sequence[str]) -> None:
    """Reject a row that would count as given although an unread column may say that it was not."""
    for one in doubtful:
        words, name = one.column.words(cells), one.column.heading
        if one.denies(words):
            reason = later("“{words}” under “{column}” may say that it was not given")
            why = Rejected(
                reason if words else later("the cell under “{column}” is empty, which may say that it was not given"),
                later("say in the mapping that the column is the status, or leave it out there by an empty text"),
                words, Ask.OUTCOME, one.proposal, column=name,
            )  # fmt: skip
            why.column, why.target = name, one.column.target
            raise why
