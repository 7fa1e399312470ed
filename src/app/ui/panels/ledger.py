"""The records as Qt asks for them: as many rows as SQL counts, a page of them read when one is looked at."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, Qt

from app.domain.language import tr, tr_term
from app.domain.records import DonationFilter, DonationRow, DonationSort
from app.ui.base.record_words import shown_date, shown_money
from app.ui.look.plain import as_tip
from app.ui.widgets.chips import status_look
from app.ui.widgets.row_model import NOWHERE, Index

if TYPE_CHECKING:
    from app.store.store import Store

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
PAGE = 200
KEPT = 12
"""How many pages stay in memory."""


class Column(IntEnum):
    """The columns of the table, from left to right."""

    REF = 0
    PARTIES = 1
    WHAT = 2
    MONEY = 3
    DATE = 4
    STATUS = 5
    EVIDENCE = 6


HEADS = (tr("Ref"), tr("Donor → Recipient"), tr("What"), tr("Money"), tr("Date"), tr("Status"), "")
SORTS = (
    DonationSort.REF, DonationSort.DONOR, DonationSort.ITEM, DonationSort.MONEY, DonationSort.DATE,
    DonationSort.ASSERTION, DonationSort.EVIDENCE,
)  # fmt: skip
"""What a click on each head sorts by."""


class Ledger(QAbstractTableModel):
    """A filtered, sorted view of the records; nothing but the pages on screen is in memory."""

    def __init__(self) -> None:
        super().__init__()
        self._store: Store | None = None
        self._pages: dict[int, tuple[DonationRow, ...]] = {}
        self._places: dict[int, int] | None = None
        """Where each record stands; read when it is first asked for."""
        self._count = 0
        self.wanted = DonationFilter()
        self.order = DonationSort.REF
        self.descending = False

    def show(self, store: Store, wanted: DonationFilter, sort: DonationSort, *, descending: bool) -> None:
        """Show what the store says now. Raises `UserError` when it cannot be read."""
        from app.store.reads import donations

        count = donations.count(store, wanted)
        self.beginResetModel()
        self._store, self.wanted, self.order, self.descending = store, wanted, sort, descending
        self._pages.clear()
        self._places = None
        self._count = count
        self.endResetModel()

    def row(self, number: int) -> DonationRow | None:
        """A record by its place in the list; None when it went meanwhile."""
        page = self._page(number // PAGE)
        at = number % PAGE
        return page[at] if at < len(page) else None

    def place_of(self, donation_id: int) -> int | None:
        """Where in the list a record stands; None when it is not in it."""
        from app.store.reads import donations

        if self._store is None:
            return None
        if self._places is None:
            found = donations.ids(self._store, self.wanted, self.order, descending=self.descending)
            self._places = {one: place for place, one in enumerate(found)}
        return self._places.get(donation_id)

    def _page(self, number: int) -> tuple[DonationRow, ...]:
        if number not in self._pages:
            from app.store.reads import donations

            assert self._store is not None
            while len(self._pages) >= KEPT:
                self._pages.pop(next(iter(self._pages)))
            self._pages[number] = donations.rows(
                self._store, self.wanted, self.order, descending=self.descending, limit=PAGE, offset=number * PAGE
            )
        return self._pages[number]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        said = role == Qt.ItemDataRole.AccessibleTextRole
        if not said and role not in (ROW_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self.row(index.row())
        if row is None or role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(tooltip(row))
        text = cell_text(row, Column(index.column()))
        return text or tr("none") if said else text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            row = self.row(section) if role == Qt.ItemDataRole.AccessibleTextRole else None
            return row.ref if row is not None else None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr("Sort by {order}").format(order=tr_term(SORTS[section]))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return HEADS[section] or tr("Evidence")
        return None


def cell_text(row: DonationRow, column: Column) -> str:
    """A cell in words, as a screen reader says it."""
    match column:
        case Column.REF:
            return row.ref
        case Column.PARTIES:
            donors, recipients = row.donors or tr("donor not named"), row.recipients or tr("recipient not named")
            return tr("{donors} → {recipients}").format(donors=donors, recipients=recipients)
        case Column.WHAT:
            return row.items
        case Column.MONEY:
            return shown_money(row.money)
        case Column.DATE:
            return shown_date(row.date)
        case Column.STATUS:
            return ", ".join((status_look(row.assertion, row.status).text, *beside_status(row)))
        case Column.EVIDENCE:
            return str(row.evidence)


def beside_status(row: DonationRow) -> tuple[str, ...]:
    """What stands under the status: that the words of a field differ from it, and why what was given is in no sum."""
    from app.domain.giving import LeftOut
    from app.domain.terms import Outcome, Scope

    otherwise = (tr("words differ"),) if row.disagrees else ()
    if row.scope is Scope.AGGREGATE:
        return (*otherwise, tr("many at once"))
    if row.outcome is not Outcome.GIVEN or row.left_out is None:
        return otherwise
    said = {
        LeftOut.NOT_FILLED_IN: tr("not filled in"),
        LeftOut.LENT: tr("lent, not given"),
        LeftOut.RECURRING: tr("recurring"),
    }
    return (*otherwise, said.get(row.left_out, tr("not in totals")))


def tooltip(row: DonationRow) -> str:
    """The record in full, as its cells may be cut short."""
    lines = [f"{row.ref} {row.title}", cell_text(row, Column.PARTIES)]
    lines += [row.items] if row.items else []
    lines += [tr("part of {ref}").format(ref=row.parent_ref)] if row.parent_ref else []
    lines += [tr("The words of a field say something else than its value.")] if row.disagrees else []
    lines += [tr("may overlap with {refs}").format(refs=", ".join(row.overlaps))] if row.overlaps else []
    return "\n".join(lines)
