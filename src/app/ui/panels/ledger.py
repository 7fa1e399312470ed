"""The records as a Qt model: as many rows as SQL counts, loaded page by page when viewed.

`data` never reads: it returns what is loaded, and requests the rest. If grouped, a heading row precedes the records of
each group, and the records of a folded group are left out.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import accumulate

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from app.domain.axes import Axis, Group
from app.domain.dates import is_by_another, span_words
from app.domain.donations import DateSpan
from app.domain.fields import RECORD, Field, Kind, record_field, shown, stated
from app.domain.giving import LeftOut, no_gift
from app.domain.language import capital, later, tr, tr_n, tr_term
from app.domain.progress import Stopped
from app.domain.records import DonationFilter, DonationRow, DonationSort, field_label
from app.domain.terms import Assertion, DatePrecision, Outcome, PartyRole, Scope
from app.domain.totals import Totals
from app.domain.totals_words import DOUBTFUL, doubts, left_out_words, marked_words
from app.store.reads import donation_groups, donations, own_fields, query_values
from app.store.reads.donation_groups import Section
from app.store.store import Store
from app.ui.base.record_words import named, shown_date, shown_money, shown_terms
from app.ui.base.session import Session
from app.ui.look.mirror import isolated
from app.ui.look.plain import as_tip
from app.ui.widgets.chips import status_look
from app.ui.widgets.row_pages import RowPages
from app.ui.widgets.rows import NOWHERE, Index

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
HEAD_ROLE = ROW_ROLE + 1
"""The `Section` that a row is the head of."""
PAGE = 100
KEPT = 24
"""The number of pages in memory."""
WORDS_KEPT = 10_000
"""The number of cells whose texts are cached."""
AT_ONCE = 5_000
"""The order of at most so many records is read when it is needed, that of more in the background before."""
FOLDED = 2_000
"""Groups of more records than this in all are folded at first."""

_LISTED = [field for field in RECORD if field.width]
_NO_COLUMN = ("parties", "items", "amounts", "dates", "status", "assertion", *(field.key for field in _LISTED))
_FURTHER = [field for field in RECORD if field.key not in _NO_COLUMN]
COLUMNS = (
    "ref", "donor", "recipient", "what", *(field.key for field in _LISTED), "status", "evidence", "donor.kind",
    "sources", "health", *(field.key for field in _FURTHER),
)  # fmt: skip
"""The columns that a table can have, besides those of the workspace's own fields, which follow them."""
AT_FIRST = (
    "ref", "donor", "recipient", "what", *(field.key for field in _LISTED if field.key != "money"), "status", "evidence"
)  # fmt: skip
"""The columns that it has by default."""
Column = IntEnum("Column", [name.upper().replace(".", "_") for name in COLUMNS], start=0)
_HEADS = {
    "ref": later("Ref"), "donor": later("Donor"), "recipient": later("Recipient"), "what": later("What, how much"),
    "status": later("Outcome"), "donor.kind": later("Kind of donor"), "sources": later("Sources"),
    "health": later("Health"),
}  # fmt: skip
_SORTED = {
    "what": DonationSort.ITEM.value, "status": "assertion", "health": DonationSort.EVIDENCE.value,
    "evidence": DonationSort.PARAGRAPH.value,
}  # fmt: skip
SORTS = tuple(_SORTED.get(name, name) for name in COLUMNS)
"""The order for a click on each header."""


def sort_words(sort: str) -> str:
    """The name of a sort order in the menu."""
    own = {
        DonationSort.REF: tr("Record number"), DonationSort.DONOR: tr("Donor"), DonationSort.ITEM: tr("What"),
        DonationSort.RECIPIENT: tr("Recipient"), DonationSort.EVIDENCE: tr("Evidence"),
        DonationSort.PARAGRAPH: tr("Paragraph"), DonationSort.DONOR_KIND: tr("Kind of donor"),
        DonationSort.SOURCES: tr("Sources"),
    }  # fmt: skip
    return own[DonationSort(sort)] if sort in list(DonationSort) else capital(record_field(sort).display_name)


def _head(column: int) -> str:
    name = COLUMNS[column]
    if name == "evidence":
        return "¶"
    if name in _HEADS:
        return tr(_HEADS[name])
    return next((field.title for field in RECORD if field.key == name), "")


def column_words(column: int) -> str:
    """The name of a column whose header is only a sign."""
    return tr("Paragraph") if COLUMNS[column] == "evidence" else _head(column)


@dataclass(frozen=True, slots=True)
class First:
    """The data that is read before a list is shown."""

    wanted: DonationFilter
    sort: str
    descending: bool
    fields: tuple[Field, ...]
    rows: tuple[DonationRow, ...]
    count: int | None
    """None if not counted yet."""
    axis: Axis | None = None
    sections: tuple[Section, ...] = ()
    unknown: str = ""
    """The message about unknown names in the question."""


def unknown_words(store: Store, wanted: DonationFilter) -> str:
    """The message about unknown names in the question. With very many records this takes a second."""
    return "" if wanted.query is None else " ".join(query_values.unknown(store, wanted.query))


def read_first(
    store: Store,
    wanted: DonationFilter,
    sort: str,
    axis: Axis | None,
    *,
    descending: bool,
    counted: bool = True,
    stopped: Stopped = lambda: False,
) -> First:
    """Read the first page, and with `counted` the count and the groups of an axis. Raises `UserError`."""
    fields, unknown = own_fields.fields(store), unknown_words(store, wanted)
    if axis is not None and counted:
        sections = donation_groups.sections(store, axis, wanted, sort, descending=descending, stopped=stopped)
        count = donations.count(store, wanted)
        if count <= AT_ONCE:
            sections = with_totals(sections, donation_groups.totals(store, axis, wanted))
        return First(wanted, sort, descending, fields, (), count, axis, sections, unknown)
    rows = donations.rows(store, wanted, sort, descending=descending, limit=PAGE, offset=0)
    count = len(rows) if len(rows) < PAGE else donations.count(store, wanted) if counted else None
    return First(wanted, sort, descending, fields, rows, count, unknown=unknown)


def with_totals(sections: Sequence[Section], totals: Mapping[Group, Totals]) -> tuple[Section, ...]:
    """Groups with their totals, as far as known."""
    return tuple(replace(section, totals=totals.get(section.group)) for section in sections)


def _in_one(sections: Sequence[Section]) -> tuple[array[int], tuple[Section, ...]]:
    """The ids of all groups one after the other, and the groups with their part of these: there may be a million."""
    ids = array("q")
    for section in sections:
        ids.extend(section.ids)
    held, ends = memoryview(ids), list(accumulate(len(section.ids) for section in sections))
    parts = zip(sections, [0, *ends], ends, strict=False)
    return ids, tuple(replace(section, ids=held[first:end]) for section, first, end in parts)


class Ledger(QAbstractTableModel):
    """A filtered, sorted view of the records; only visited pages are in memory."""

    counted = Signal()
    """The number of records is known now, or their order."""
    summed = Signal()
    """The totals of the groups are known now."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._store: Store | None = None
        self._pages: RowPages[tuple[DonationRow, ...]] = RowPages(session, PAGE, KEPT, self)
        self._pages.came.connect(self._came)
        self._following = QObject(self)  # asks for what follows the first page
        self._ids: Sequence[int] | None = None
        """The ids in the order of the list, group by group; read when needed."""
        self._words: dict[tuple[int, int], tuple[DonationRow, str]] = {}
        """The texts of cells, by record and column, with the row they are of."""
        self._count = 0
        self.total = 0  # the number of records, each counted once
        self.is_counted = True  # whether `total` is all that is listed, and not only the first page
        self.sections: tuple[Section, ...] = ()
        self._folds: set[str] = set()
        self._starts: list[int] = []  # the row of each group's heading
        self._firsts: list[int] = []  # the index of each group's first record among all records
        self.axis: Axis | None = None
        self.own: tuple[Field, ...] = ()  # the workspace's own fields that the list can be sorted by
        self.listed: tuple[Field, ...] = ()  # those of them that have a column, after all others
        self.wanted = DonationFilter()
        self.order: str = DonationSort.REF
        self.descending = False

    def show(self, store: Store, wanted: DonationFilter, sort: str, *, descending: bool) -> None:
        """Show records without groups, read now. Raises `UserError`."""
        self.put(store, read_first(store, wanted, sort, None, descending=descending))

    def put(self, store: Store, first: First, *, groups_follow: bool = False) -> None:
        """Show what was read; the rest is loaded later, but the order not where the records in groups follow."""
        wanted, sort, descending = first.wanted, first.sort, first.descending
        self._session.give_up(self._following)
        self.beginResetModel()
        self.own = tuple(field for field in first.fields if field.own and not field.retired)
        self.listed = tuple(field for field in self.own if field.width)
        self._words.clear()
        self._store, self.wanted, self.order, self.descending = store, wanted, sort, descending
        self._ids, sections = _in_one(first.sections) if first.axis else (None, ())

        def page(reader: Store, number: int) -> tuple[DonationRow, ...]:
            ids = self._ids
            if ids is not None:
                return donations.in_order(reader, ids[number * PAGE : (number + 1) * PAGE])
            return donations.rows(reader, wanted, sort, descending=descending, limit=PAGE, offset=number * PAGE)

        self._pages.begin(page)
        self._group(first, sections)
        self.is_counted = first.count is not None
        self.total = len(first.rows) if first.count is None else first.count
        self._count = self._rows_shown() if first.axis else self.total
        if first.rows:
            self._pages.put(0, first.rows)
        elif self._ids:
            self._pages.now(0)  # the visible rows are read at once
        self.endResetModel()
        if first.axis is None and (first.count is None or first.count > AT_ONCE):
            self._follow(uncounted=first.count is None, ordered=not groups_follow)
        elif (axis := first.axis) is not None and any(section.totals is None for section in first.sections):
            self._session.query(
                self._following, lambda store, _stopped: donation_groups.totals(store, axis, wanted), self._added_up
            )

    def _added_up(self, totals: Mapping[Group, Totals]) -> None:
        self.sections = with_totals(self.sections, totals)
        self.summed.emit()

    def _follow(self, *, uncounted: bool, ordered: bool) -> None:
        """Count in the background, and then read the order of the records."""
        wanted, sort, descending = self.wanted, self.order, self.descending
        if uncounted:
            self._session.query(self._following, lambda store, _stopped: donations.count(store, wanted), self._counted)
        if not ordered:
            return
        self._session.query(
            self._following,
            lambda store, _stopped: donations.id_array(store, wanted, sort, descending=descending),
            self._placed,
            instead=not uncounted,
        )

    def _counted(self, count: int) -> None:
        self.is_counted = True
        if count > self._count:
            self.beginInsertRows(NOWHERE, self._count, count - 1)
            self._count = self.total = count
            self.endInsertRows()
        self.counted.emit()

    def _placed(self, ids: Sequence[int]) -> None:
        if len(ids) == self._count:
            self._ids = ids
        self.counted.emit()

    # --- groups ---

    def _group(self, first: First, sections: tuple[Section, ...]) -> None:
        keys = {section.group.key for section in sections}
        if first.axis != self.axis:
            self._folds = set(keys) if (first.count or 0) > FOLDED else set()
        self.axis, self.sections = first.axis, sections
        self._place_heads()

    def _place_heads(self) -> None:
        self._starts, self._firsts = [], []
        row = place = 0
        for section in self.sections:
            self._starts.append(row)
            self._firsts.append(place)
            row += 1 + (0 if section.group.key in self._folds else len(section.ids))
            place += len(section.ids)

    def _rows_shown(self) -> int:
        last = self.sections[-1] if self.sections else None
        if last is None:
            return 0
        return self._starts[-1] + 1 + (0 if last.group.key in self._folds else len(last.ids))

    def section_at(self, row: int) -> int | None:
        """The index of the group of a row, headings included; None without groups."""
        return bisect_right(self._starts, row) - 1 if self._starts else None

    def head_at(self, row: int) -> Section | None:
        """The group whose heading is in a row."""
        number = self.section_at(row)
        return self.sections[number] if number is not None and self._starts[number] == row else None

    def head_row(self, number: int) -> int:
        return self._starts[number]

    def is_folded(self, section: Section) -> bool:
        return section.group.key in self._folds

    def fold(self, key: str | None, *, folded: bool) -> None:
        """Fold or unfold the group with a key, or all of them."""
        keys = {section.group.key for section in self.sections} if key is None else {key}
        wanted = self._folds | keys if folded else self._folds - keys
        if wanted != self._folds:
            self.beginResetModel()
            self._folds = wanted
            self._place_heads()
            self._count = self._rows_shown()
            self.endResetModel()

    def _place(self, row: int) -> int | None:
        """The index among all records of a row; None for a heading."""
        number = self.section_at(row)
        if number is None:
            return row
        within = row - self._starts[number] - 1
        return None if within < 0 else self._firsts[number] + within

    def _row_of(self, place: int) -> int | None:
        """The row of a record by its index; None if its group is folded."""
        if not self._starts:
            return place
        number = bisect_right(self._firsts, place) - 1
        while number and self._firsts[number] == self._firsts[number - 1] and not len(self.sections[number].ids):
            number -= 1
        if self.is_folded(self.sections[number]):
            return None
        return self._starts[number] + 1 + place - self._firsts[number]

    # --- rows ---

    def row(self, number: int) -> DonationRow | None:
        """The record in a row, read now if needed; None for a heading, or if it is gone."""
        place = self._place(number)
        return None if place is None else self._of(self._pages.now(place // PAGE), place)

    def known(self, number: int) -> DonationRow | None:
        """The record in a row; None for a heading, or if it is gone or not loaded yet."""
        place = self._place(number)
        return None if place is None else self._of(self._pages.here(place // PAGE) or (), place)

    def _of(self, page: tuple[DonationRow, ...], place: int) -> DonationRow | None:
        at = place % PAGE
        return page[at] if at < len(page) else None

    def _came(self, first: int, last: int) -> None:
        if self._starts:
            first, last = 0, self._count - 1
        self.dataChanged.emit(self.index(first, 0), self.index(min(last, self._count - 1), self.columnCount() - 1))

    def place_of(self, donation_id: int) -> int | None:
        """The row of a record; None if it is not in the list, or not known yet in a very long one."""
        if self._store is None:
            return None
        if self._ids is None:
            if self._count > AT_ONCE:
                return self._pages.find(lambda row: row.id == donation_id)
            self._ids = donations.id_array(self._store, self.wanted, self.order, descending=self.descending)
            if self.axis is None:
                self._counted(len(self._ids))  # else its row might not be there yet
        try:
            return self._row_of(self._ids.index(donation_id))
        except ValueError:
            return None

    def ids_in(self, rows: Sequence[int]) -> tuple[int, ...]:
        """The ids of the records in these rows, each once; a heading means its group."""
        out: dict[int, None] = {}
        for row in rows:
            section = self.head_at(row)
            if section is not None:
                out |= dict.fromkeys(section.ids)
            elif (found := self.row(row)) is not None:
                out[found.id] = None
        return tuple(out)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS) + len(self.listed)

    def key_of(self, column: int) -> str:
        return COLUMNS[column] if column < len(COLUMNS) else self.listed[column - len(COLUMNS)].key

    def column_of(self, key: str) -> int | None:
        if key in COLUMNS:
            return COLUMNS.index(key)
        return next((n for n, field in enumerate(self.listed, len(COLUMNS)) if field.key == key), None)

    def own_field(self, column: int) -> Field | None:
        """The workspace's own field that a column shows."""
        return self.listed[column - len(COLUMNS)] if column >= len(COLUMNS) else None

    def text(self, row: DonationRow, column: int) -> str:
        """The text of a cell, cached since painting and fitting the columns ask many times."""
        key = row.id, column
        of, words = self._words.get(key, (None, ""))
        if of is not row:
            field = self.own_field(column)
            words = cell_text(row, column) if field is None else field_text(field, row)
            if len(self._words) >= WORDS_KEPT:
                self._words.clear()
            self._words[key] = row, words
        return words

    def sort_of(self, column: int) -> str:
        """The order for a click on the header of a column."""
        field = self.own_field(column)
        return SORTS[column] if field is None else field.key

    def sort_words(self, sort: str) -> str:
        return next((capital(field.display_name) for field in self.own if field.key == sort), "") or sort_words(sort)

    def head_words(self, column: int) -> str:
        field = self.own_field(column)
        return column_words(column) if field is None else field.title

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        if not spoken and role not in (ROW_ROLE, HEAD_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        section = self.head_at(index.row())
        if section is not None:
            return section if role == HEAD_ROLE else None if role == ROW_ROLE else self._section_words(section)
        row = self.known(index.row()) if role != HEAD_ROLE else None
        if row is None or role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(tooltip(row))
        text = self.text(row, index.column())
        return text or tr("none") if spoken else text

    def _section_words(self, section: Section) -> str:
        folded = tr("folded") if self.is_folded(section) else tr("unfolded")
        against = () if section.totals is None else doubts(*section.totals.ordered)
        return ", ".join((section.group.name, section_counts(section), section_total(section), *against, folded))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            row = self.known(section) if role == Qt.ItemDataRole.AccessibleTextRole else None
            return row.ref if row is not None else None
        if section >= self.columnCount():  # asked by a header that is not reset yet after a field was removed
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            field = self.own_field(section)
            return _head(section) if field is None else field.title
        if role == Qt.ItemDataRole.TextAlignmentRole and self.key_of(section) == "evidence":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter  # as its numbers
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr("Sort by {order}").format(order=self.sort_words(self.sort_of(section)).lower())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.head_words(section)
        return None


def section_counts(section: Section) -> str:
    """The number of records of a group, and a further count: *9 records, 6 donors*."""
    counts = [tr_n("{n} record", "{n} records", len(section.ids))]
    if section.none:
        counts.append(tr("{n} stated none").format(n=section.none))
    elif section.promised:
        counts.append(tr("{n} promised or offered").format(n=section.promised))
    elif section.donors > 1:
        counts.append(tr_n("{n} donor", "{n} donors", section.donors))
    return ", ".join(counts)


def section_total(section: Section) -> str:
    """The first total of a group, money before things, with the number of others; of one without, why."""
    if section.totals is None:
        return tr("Adding up…")
    numbered = section.totals.numbered
    if not numbered:
        out = () if section.totals.ordered else section.totals.left_out
        return ", ".join(map(left_out_words, out)) or tr("no quantity stated")
    others = [one for one in section.totals.ordered if one is not numbered[0]]
    sign = f"{DOUBTFUL} " if any(one.is_doubtful for one in others) else ""
    return marked_words(numbered[0]) + (f" {sign}{isolated(f'+{len(others)}')}" if others else "")


def cell_text(row: DonationRow, column: int) -> str:
    """A cell as text, for screen readers."""
    match COLUMNS[column]:
        case "ref":
            return row.ref
        case "donor":
            return named(row.shown_donors) or tr("not named")
        case "recipient":
            return named(row.shown_recipients) or tr("not named")
        case "what":
            return what_words(row)
        case "donor.kind":
            kinds = (tr_term(party.kind) for party in row.content.parties if party.role is PartyRole.DONOR)
            return "; ".join(dict.fromkeys(kinds))
        case "sources":
            return "; ".join(row.sources)
        case "health":
            return health_words(row)
        case "status":
            return ", ".join((status_look(row.content.assertion, row.content.status).text, *beside_status(row)))
        case "evidence":
            return paragraph_words(row)
        case key:
            return field_text(record_field(key), row)


def what_words(row: DonationRow) -> str:
    """What was given, and how much, as far as stated: *USD 40 million (loan)*."""
    parts = [words for words in (row.items, shown_money(row.content)) if words]
    if parts:
        terms = shown_terms(row.content)
        return "; ".join(parts) + (f" ({terms})" if terms else "")
    if row.parent_ref:
        return tr("a part of {ref}, share not stated").format(ref=row.parent_ref)
    return tr("nothing") if row.content.assertion is Assertion.NOT_GIVEN else tr("not stated")


def paragraph_words(row: DonationRow) -> str:
    """The paragraphs of its evidence: *2, 5 …*."""
    if not row.paragraphs:
        return tr("caption") if row.evidence else tr("none")
    return ", ".join(map(str, row.paragraphs[:2])) + (" …" if len(row.paragraphs) > 2 else "")


def health_words(row: DonationRow) -> str:
    """What needs attention in a record: contradicting words, and likely duplicates."""
    parts = [*beside_status(row)]
    parts += [tr("may overlap with {refs}").format(refs=", ".join(row.overlaps))] if row.overlaps else []
    parts += [] if row.evidence else [tr("no passage")]
    return "; ".join(dict.fromkeys(parts)) or tr("in order")


def field_text(field: Field, row: DonationRow) -> str:
    """A field's value in a cell; dates and counts as stated if nothing else is known."""
    value = field.of(row.content)
    if field.kind is Kind.DATE:
        return short_date(value)
    if field.kind is Kind.MONEY:
        return shown_money(row.content)
    return shown(field, value) or (stated(field, value) if field.kind is Kind.COUNT else "")


def short_date(date: DateSpan) -> str:
    """A short date for a cell: with its year, a sign for a latest date, and in brackets what of it is inferred."""
    if date.inferred and date.end and not date.start:
        return f"≤ {span_words(DateSpan(date.end, date.end, DatePrecision.DAY))}"
    words, year = shown_date(date), (date.end or date.start)[:4]
    if not date.inferred or not year:
        return words
    is_year = date.as_stated and words in (f"{date.as_stated} {year}", f"{date.as_stated}, {year}")
    # *two days later* means nothing without what is before it, and *within a week of …* has the year of another day
    if not is_year and (year not in words or is_by_another(words)):
        words = span_words(date)
    return f"{words.removesuffix(year)}[{year}]" if is_year else f"[{words}]"


def beside_status(row: DonationRow) -> tuple[str, ...]:
    """Remarks under the status: contradicting words, a dispute, and why it is in no sum."""
    otherwise = (tr("words differ"),) if row.otherwise else ()
    otherwise += (tr("words lost"),) if row.lost else ()
    otherwise += (tr("disputed"),) if row.disputed else ()
    if row.content.scope is Scope.AGGREGATE:
        return (*otherwise, tr("many at once"))
    if row.outcome is Outcome.GIVEN and row.unsupported and row.left_out in (None, LeftOut.NO_WORDS):
        return (*otherwise, tr("a figure without words"))
    if row.outcome is not Outcome.GIVEN or row.left_out is None:
        return otherwise
    kind, terms = row.content.aid_kind, row.content.terms
    if no_gift(kind, terms) is row.left_out:
        return (*otherwise, tr("{terms}, no gift").format(terms=tr_term(kind if terms.counts else terms)))
    said = {
        LeftOut.NOT_FILLED_IN: tr("not filled in"),
        LeftOut.LENT: tr("lent, not given"),
        LeftOut.RECURRING: tr("recurring"),
        LeftOut.NO_PASSAGE: tr("no passage"),
    }
    return (*otherwise, said.get(row.left_out, tr("not in totals")))


def tooltip(row: DonationRow) -> str:
    """The full record, as its cells may be elided."""
    donors, recipients = (cell_text(row, COLUMNS.index(one)) for one in ("donor", "recipient"))
    lines = [f"{row.ref} {row.title}", tr("{donors} → {recipients}").format(donors=donors, recipients=recipients)]
    lines += [row.items] if row.items else []
    lines += [tr("part of {ref}").format(ref=row.parent_ref)] if row.parent_ref else []
    lines += [tr("The words of a field say something else than its value.")] if row.otherwise else []
    lines += [tr("Words of its evidence are no longer in their text.")] if row.lost else []
    if row.content.date.inferred:
        lines.append(tr("{date} · inferred, not stated").format(date=span_words(row.content.date)))
    if row.disputed:
        lines.append(tr("Disputed: {fields}").format(fields=", ".join(map(field_label, row.disputed))))
    lines += [tr("may overlap with {refs}").format(refs=", ".join(row.overlaps))] if row.overlaps else []
    return "\n".join(lines)
