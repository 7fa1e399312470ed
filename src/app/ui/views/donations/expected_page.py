"""Expected against received: the person picks facts that raise expectations, and sees what was received."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.actions import pictures
from app.domain.language import capital, later, tr, tr_n
from app.domain.records import DonationFilter
from app.domain.totals_words import marked_words, no_sum_words
from app.exporters.matrix_picture import cell_words
from app.store.reads import expected as reads
from app.store.reads.expected import Expectation, FactValue, Fulfilment
from app.store.reads.figure_sentences import Figure
from app.store.store import Store
from app.ui.base.country_words import and_more
from app.ui.base.session import Session
from app.ui.look import theme
from app.ui.look.mirror import isolated
from app.ui.look.plain import as_tip
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import in_column, in_row
from app.ui.widgets.labels import muted, push_button
from app.ui.widgets.leads import Leads
from app.ui.widgets.popup_list import PopupList, PopupRow

SHOWN, SUMS = 60, 3
PADDING_PX = 5
"""That the stylesheet gives the cells of tables on either side."""
CHOICE_PX = 760
"""What a fact and its value take, where there is room."""
WIDTHS = (112, 132, 88, 0, 124)
"""Of the columns, in pixels; the first two grow with the page, the one without has what is left."""
FULFILMENTS = {
    Fulfilment.BOTH: later("expected, and got"),
    Fulfilment.NOTHING: later("expected, nothing recorded"),
    Fulfilment.NONE: later("expected, stated none"),
    Fulfilment.PROMISED: later("expected, only promised"),
    Fulfilment.UNEXPECTED: later("got without that"),
}
UNMET = (Fulfilment.NOTHING, Fulfilment.NONE, Fulfilment.PROMISED)
HEADS = (later("Country"), later("Expected by"), later("Records"), later("Got"), later("Against each other"))


class ValueChoice(PopupList):
    """The values of facts, to choose any number of; Enter toggles one, Esc closes."""

    def __init__(
        self, parent: QWidget, values: Sequence[FactValue], chosen: dict[tuple[str, str, str], FactValue]
    ) -> None:
        self._values, self._picked = values, chosen
        super().__init__(parent, tr("Reasons to expect much"), self._find, "funnel", tr("Find a fact"))

    def _find(self, typed: str) -> list[PopupRow]:
        words = typed.casefold().split()
        fits = [one for one in self._values if all(word in " ".join(one.key) for word in words)]
        return [
            PopupRow(
                one.key, f"{one.field}: {one.value}", side=one.category,
                end=str(len(one.countries)), checked=one.key in self._picked,
            )
            for one in fits[:SHOWN]
        ]  # fmt: skip


class _WholeWords(QStyledItemDelegate):
    """Makes rows tall enough for every line; Qt wraps them as if the stylesheet had no padding."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        narrower = QStyleOptionViewItem(option)
        narrower.rect = option.rect.adjusted(PADDING_PX, 0, -PADDING_PX, 0)
        return super().sizeHint(narrower, index)


class ExpectedPage(Leads, QWidget):
    """A row for each country: how many of the chosen facts it has, and what it received."""

    figure_opened = Signal(object, bool)
    """The `Figure` of a country, and whether the keyboard goes to its sentences."""
    moved = Signal()
    """Another country is current now, or other records are shown."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._wanted = DonationFilter()
        self._values: tuple[FactValue, ...] = ()
        self.chosen: dict[tuple[str, str, str], FactValue] = {}
        self.rows: tuple[Expectation, ...] = ()
        self.choose = push_button(tr("Expect by facts…"), self.ask, glyph="funnel")
        self.summary = muted("")
        self.table = QTableWidget(0, len(HEADS))
        self.table.setHorizontalHeaderLabels([tr(one) for one in HEADS])
        self.table.setItemDelegate(_WholeWords(self.table))
        self.table.setAccessibleName(tr("Expected against received"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(34)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for column, width in enumerate(WIDTHS):
            mode = QHeaderView.ResizeMode.Stretch if not width else QHeaderView.ResizeMode.Fixed
            self.table.horizontalHeader().setSectionResizeMode(column, mode)
            self.table.setColumnWidth(column, width or 120)
        self.table.currentCellChanged.connect(lambda *_: self.moved.emit())
        self.table.cellDoubleClicked.connect(lambda row, _column: self._open(row))
        top = in_row(self.choose, (self.summary, 1), gap=SPACE[1])
        in_column(top, (self.table, 1), on=self, gap=SPACE[1], margins=0)
        self.leads_to = self.table

    def show_records(self, wanted: DonationFilter) -> None:
        """Compare the chosen facts with the records of a filter, read in the background."""
        self._wanted = wanted
        keys = set(self.chosen)

        def read(store: Store, _stopped: object) -> tuple[tuple[FactValue, ...], tuple[Expectation, ...]]:
            every = reads.values(store)
            chosen = [one for one in every if one.key in keys]
            return every, reads.expected(store, chosen, wanted)

        self._session.query(self, read, lambda found: self._show(*found))

    def _show(self, values: tuple[FactValue, ...], rows: tuple[Expectation, ...]) -> None:
        self._values = values
        self.chosen = {one.key: one for one in values if one.key in self.chosen}
        self.rows = rows
        if named := [f"{one.field}: {one.value}" for one in self.chosen.values()]:
            said = tr_n("{n} fact: {named}", "{n} facts, such as {named}", len(named)).format(named=named[0])
        elif values:
            said = tr("Choose reasons to expect much, such as a tie or a stance.")
        else:
            said = tr("No fact is recorded yet that could be such a reason.")
        self.summary.setText(said)
        self.choose.setEnabled(bool(values))
        self.table.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, words in enumerate(self._words(row)):
                item = QTableWidgetItem(words)
                item.setToolTip(as_tip(words))
                if column == len(HEADS) - 1 and row.fulfilment in UNMET:
                    item.setForeground(theme.colour(theme.current().warning))
                self.table.setItem(at, column, item)
        self.table.resizeRowsToContents()
        if rows and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)
        self.moved.emit()

    def _words(self, row: Expectation) -> tuple[str, ...]:
        values = "; ".join(f"{one.field}: {one.value}" for one in row.values)
        fulfilment = tr(FULFILMENTS[row.fulfilment]) if self.chosen else "–"  # against nothing expected there is none
        if row.got is None:
            return row.name, values or "–", "0", tr("nothing recorded"), fulfilment
        sums = [marked_words(one) for one in row.got.totals.numbered]
        got = (
            and_more("; ".join(sums[:SUMS]), len(sums) - SUMS)
            if sums
            else no_sum_words(row.got.totals, row.got.records)
        )
        if not row.got.records:
            got = tr("stated none") if row.got.none else tr("only promised")
        beside = cell_words(replace(pictures.face(row.got), records=0)).replace(", ", " + ")
        records = " + ".join(part for part in (str(len(row.got.records)), beside) if part)
        return row.name, values or "–", records, capital(got), fulfilment

    def ask(self) -> None:
        """Let the person choose facts; the table follows each choice."""
        popup = ValueChoice(self, self._values, self.chosen)

        def turn(key: object, _held: object) -> None:
            value = next((one for one in self._values if one.key == key), None)
            if value is not None and self.chosen.pop(value.key, None) is None:
                self.chosen[value.key] = value
            popup.refresh()
            self.show_records(self._wanted)

        popup.chosen.connect(turn)
        at = self.choose.mapToGlobal(QPoint(0, 0))
        popup.open_at(QRect(at, self.choose.size()), min(CHOICE_PX, self.width()))

    def current(self) -> tuple[Figure | None, str]:
        """The figure of the current country, or None and a sentence that says why there is none."""
        return self._figure(self.table.currentRow())

    def _figure(self, at: int) -> tuple[Figure | None, str]:
        row = self.rows[at] if 0 <= at < len(self.rows) else None
        if row is None:
            return None, tr("Choose facts, and a country, to see the sentences behind what it got.")
        if row.got is None:
            said = tr("Nothing is recorded of what {country} got; that is no finding.")
            return None, said.format(country=isolated(row.name))
        refs = (*row.got.records, *row.got.promised, *row.got.none, *row.got.cancelled)
        return Figure(row.name, refs, words=cell_words(pictures.face(row.got))), ""

    def _open(self, at: int) -> None:
        figure, _ = self._figure(at)
        if figure is not None:
            self.figure_opened.emit(figure, True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, share in ((0, 0.17), (1, 0.3)):  # a fact may be a sentence
            self.table.setColumnWidth(column, max(WIDTHS[column], int(self.width() * share)))
        self.table.resizeRowsToContents()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self._open(self.table.currentRow())
        else:
            super().keyPressEvent(event)
