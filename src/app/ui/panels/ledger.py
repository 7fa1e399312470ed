"""The records as Qt asks for them: as many rows as SQL counts, a page of them read when one is looked at.

Nothing is read while Qt asks: `data` knows what was read, and has the rest read after."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, Qt

from app.domain.fields import RECORD, Field, Kind, record_field, shown, stated
from app.domain.language import later, tr
from app.domain.records import DonationFilter, DonationRow, DonationSort, field_label
from app.ui.base.kinds import capital
from app.ui.base.record_words import named, shown_date
from app.ui.base.session import Session
from app.ui.look.plain import as_tip
from app.ui.widgets.chips import status_look
from app.ui.widgets.row_model import NOWHERE, Index
from app.ui.widgets.row_pages import RowPages

if TYPE_CHECKING:
    from app.store.store import Store

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
PAGE = 200
KEPT = 12
"""How many pages stay in memory."""


_LISTED = [field for field in RECORD if field.width]
COLUMNS = ("ref", "parties", "what", *(field.key for field in _LISTED), "status", "evidence")
"""The columns of the table, from left to right: those of the registry stand before the status."""
Column = IntEnum("Column", [name.upper() for name in COLUMNS], start=0)
_HEADS = {
    "ref": later("Ref"), "parties": later("Donor → Recipient"), "what": later("What"), "status": later("Status"),
}  # fmt: skip
_SORTED = {"parties": DonationSort.DONOR.value, "what": DonationSort.ITEM.value, "status": "assertion"}
SORTS = tuple(_SORTED.get(name, name) for name in COLUMNS)
"""What a click on each head sorts by."""


def sort_words(sort: str) -> str:
    """What the list is sorted by, as the menu says it."""
    own = {
        DonationSort.REF: tr("Record number"), DonationSort.DONOR: tr("Donor"), DonationSort.ITEM: tr("What"),
        DonationSort.RECIPIENT: tr("Recipient"), DonationSort.EVIDENCE: tr("Evidence"),
    }  # fmt: skip
    return own[DonationSort(sort)] if sort in list(DonationSort) else capital(record_field(sort).said)


def _head(column: int) -> str:
    name = COLUMNS[column]
    if name in _HEADS:
        return tr(_HEADS[name])
    return next((field.title for field in _LISTED if field.key == name), "")


class Ledger(QAbstractTableModel):
    """A filtered, sorted view of the records; nothing but the pages on screen is in memory."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._store: Store | None = None
        self._pages: RowPages[tuple[DonationRow, ...]] = RowPages(session, PAGE, KEPT, self)
        self._pages.came.connect(self._came)
        self._places: dict[int, int] | None = None
        """Where each record stands; read when it is first asked for."""
        self._count = 0
        self.own: tuple[Field, ...] = ()
        """The fields of the workspace's own that the list can be sorted by."""
        self.listed: tuple[Field, ...] = ()
        """Those of them that have a column, behind all others."""
        self.wanted = DonationFilter()
        self.order: str = DonationSort.REF
        self.descending = False

    def show(self, store: Store, wanted: DonationFilter, sort: str, *, descending: bool) -> None:
        """Show what the store says now. Raises `UserError` when it cannot be read."""
        from app.store.reads import donations, own_fields

        count, fields = donations.count(store, wanted), own_fields.fields(store)
        self.beginResetModel()
        self.own = tuple(field for field in fields if field.own and not field.retired)
        self.listed = tuple(field for field in self.own if field.width)
        self._store, self.wanted, self.order, self.descending = store, wanted, sort, descending
        self._pages.begin(
            lambda store, number: donations.rows(
                store, wanted, sort, descending=descending, limit=PAGE, offset=number * PAGE
            )
        )
        self._places = None
        self._count = count
        if count:
            self._pages.now(0)  # what is seen first is not waited for
        self.endResetModel()

    def row(self, number: int) -> DonationRow | None:
        """A record by its place in the list, read now where it was not; None when it went meanwhile."""
        return self._of(self._pages.now(number // PAGE), number)

    def known(self, number: int) -> DonationRow | None:
        """A record by its place in the list; None when it went meanwhile, or is not read yet."""
        return self._of(self._pages.here(number // PAGE) or (), number)

    def _of(self, page: tuple[DonationRow, ...], number: int) -> DonationRow | None:
        at = number % PAGE
        return page[at] if at < len(page) else None

    def _came(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(min(last, self._count - 1), self.columnCount() - 1))

    def place_of(self, donation_id: int) -> int | None:
        """Where in the list a record stands; None when it is not in it."""
        from app.store.reads import donations

        if self._store is None:
            return None
        if self._places is None:
            found = donations.ids(self._store, self.wanted, self.order, descending=self.descending)
            self._places = {one: place for place, one in enumerate(found)}
        return self._places.get(donation_id)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS) + len(self.listed)

    def own_field(self, column: int) -> Field | None:
        """The field of the workspace's own that a column shows."""
        return self.listed[column - len(COLUMNS)] if column >= len(COLUMNS) else None

    def text(self, row: DonationRow, column: int) -> str:
        """A cell in words, as a screen reader says it."""
        field = self.own_field(column)
        return cell_text(row, column) if field is None else field_text(field, row)

    def sort_of(self, column: int) -> str:
        """What a click on the head of a column sorts by."""
        field = self.own_field(column)
        return SORTS[column] if field is None else field.key

    def sort_words(self, sort: str) -> str:
        """What the list is sorted by, as the menu says it."""
        return next((capital(field.said) for field in self.own if field.key == sort), "") or sort_words(sort)

    def _head(self, column: int) -> str:
        field = self.own_field(column)
        return _head(column) if field is None else field.title

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        said = role == Qt.ItemDataRole.AccessibleTextRole
        if not said and role not in (ROW_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self.known(index.row())
        if row is None or role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(tooltip(row))
        text = self.text(row, index.column())
        return text or tr("none") if said else text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            row = self.known(section) if role == Qt.ItemDataRole.AccessibleTextRole else None
            return row.ref if row is not None else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._head(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr("Sort by {order}").format(order=self.sort_words(self.sort_of(section)).lower())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._head(section) or tr("Evidence")
        return None


def cell_text(row: DonationRow, column: int) -> str:
    """A cell in words, as a screen reader says it."""
    match COLUMNS[column]:
        case "ref":
            return row.ref
        case "parties":
            donors = named(row.donors) or tr("donor not named")
            recipients = named(row.recipients) or tr("recipient not named")
            return tr("{donors} → {recipients}").format(donors=donors, recipients=recipients)
        case "what":
            return row.items
        case "status":
            return ", ".join((status_look(row.content.assertion, row.content.status).text, *beside_status(row)))
        case "evidence":
            return str(row.evidence)
        case key:
            return field_text(record_field(key), row)


def field_text(field: Field, row: DonationRow) -> str:
    """What a record says of a field, in a cell: dates and counts as stated, where nothing else is known of them."""
    value = field.of(row.content)
    if field.kind is Kind.DATE:
        return shown_date(value)
    return shown(field, value) or (stated(field, value) if field.kind is Kind.COUNT else "")


def beside_status(row: DonationRow) -> tuple[str, ...]:
    """What stands under the status: that the words of a field differ from it, that one is disputed, and why what was
    given is in no sum."""
    from app.domain.giving import LeftOut
    from app.domain.terms import Outcome, Scope

    otherwise = (tr("words differ"),) if row.disagrees else ()
    otherwise += (tr("disputed"),) if row.disputed else ()
    if row.content.scope is Scope.AGGREGATE:
        return (*otherwise, tr("many at once"))
    if row.outcome is not Outcome.GIVEN or row.left_out is None:
        return otherwise
    said = {
        LeftOut.NOT_FILLED_IN: tr("not filled in"),
        LeftOut.LENT: tr("lent, not given"),
        LeftOut.TERMS: tr("no gift"),
        LeftOut.RECURRING: tr("recurring"),
        LeftOut.NO_PASSAGE: tr("no passage"),
    }
    return (*otherwise, said.get(row.left_out, tr("not in totals")))


def tooltip(row: DonationRow) -> str:
    """The record in full, as its cells may be cut short."""
    lines = [f"{row.ref} {row.title}", cell_text(row, COLUMNS.index("parties"))]
    lines += [row.items] if row.items else []
    lines += [tr("part of {ref}").format(ref=row.parent_ref)] if row.parent_ref else []
    lines += [tr("The words of a field say something else than its value.")] if row.disagrees else []
    if row.disputed:
        fields = ", ".join(field_label(key) for key in row.disputed)
        lines.append(tr("Disputed: {fields}").format(fields=fields))
    lines += [tr("may overlap with {refs}").format(refs=", ".join(row.overlaps))] if row.overlaps else []
    return "\n".join(lines)
