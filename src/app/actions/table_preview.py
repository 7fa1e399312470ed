"""What a table of records would add: its records, the rows that are refused and why, and the choices made for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.donations import Donation
from app.domain.errors import Cancelled
from app.domain.language import later, tr
from app.domain.own_fields import OwnContent
from app.importers import donation_exact
from app.importers.table_columns import Column
from app.importers.table_file import TableFile
from app.importers.table_offers import Offer
from app.importers.table_values import UNKNOWN, Ask, Rejected, Written

Counting = Callable[[int, int, int, int], bool]
"""(rows done, of how many, records so far, rows refused so far). True means stop."""
Taken = tuple[int, tuple[str, ...], Donation, donation_exact.Beside]
"""(row number, cells, record, further data of the row)."""


EXACT = "passagework"
"""The preset of a table exported by this program."""


NEW_FIELD = "new"
"""The target of a column of such a table for which the workspace is to get a field of its own."""


OF_RULES = "{wrong}"
"""The kind of a refusal whose reason is given by the rules of records."""


STOPPED = later("The import was stopped; nothing was added.")


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
        return self.kind == HERE


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


def against_rules(wrong: Sequence[str]) -> Rejected:
    """The refusal of a row that breaks these rules; their sentences become part of its reason."""
    return Rejected(OF_RULES, later("correct the row"), wrong=" ".join(wrong).removesuffix("."))


def refusal(number: int, cells: tuple[str, ...], why: Rejected) -> Refusal:
    """The row as it is shown: its number, its cells, and why it is refused."""
    return Refusal(
        number, why.reason, why.remedy, why.column, why.value, cells, why.ask, why.target, why.proposal, why.kind
    )


HERE = later("it is here already, as {ref}")


def gathered(refused: Sequence[Refusal]) -> tuple[Gathered, ...]:
    """The rejected rows, grouped by what would fix them: by name or cell, and otherwise by reason."""
    out: dict[tuple[object, ...], list[Refusal]] = {}
    for one in refused:
        reason = one.kind if one.kind != OF_RULES else re.sub(r"“[^”]*”|[0-9][0-9.,/-]*", "…", one.reason)
        of_table, of_cell = (one.ask,), (one.ask, one.target, one.value)
        of_cell = (one.ask, one.column) if one.ask is Ask.OUTCOME else of_cell
        key = of_table if one.ask in _OF_TABLE else of_cell if one.ask else (reason, one.remedy, one.column)
        out.setdefault(key, []).append(one)
    return tuple(Gathered(some[0], tuple(one.number for one in some)) for some in out.values())


def report_rows(report: Counting | None, place: int, total: int, ready: int, refused: int) -> None:
    """Report progress now and then. Raises `Cancelled` if the person stops."""
    if report is not None and not place % 500 and report(place, total, ready, refused):
        raise Cancelled(tr(STOPPED))
