"""The page of the ledger: title, filter and sorting above, the table, and totals at the bottom."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QToolButton

from app.actions import pictures
from app.actions.note_pictures import token_for
from app.actions.questions import Less, less
from app.domain.axes import Axis, axis_of
from app.domain.dates import span_words
from app.domain.donations import DateSpan
from app.domain.errors import BadInput
from app.domain.fields import RECORD
from app.domain.language import later, tr, tr_n
from app.domain.note_figures import Drawn
from app.domain.query import conditions
from app.domain.question_grammar import EXAMPLE
from app.domain.records import DonationFilter, DonationSort
from app.domain.saved_views import SavedView, ViewContent
from app.domain.shortened import shortened
from app.store.reads import donations, own_fields, pledge_sums, totals
from app.store.reads.donation_filter import condition
from app.store.reads.donations import count
from app.ui.base import keys
from app.ui.base.file_chooser import FileChooser
from app.ui.base.session import Session
from app.ui.base.view_keys import context_menu
from app.ui.look import fonts, theme
from app.ui.look.icons import icon
from app.ui.look.mirror import at_start, margins
from app.ui.look.plain import PlainLabel, on_button
from app.ui.look.tokens import SPACE, TITLE_PX
from app.ui.panels.ledger import AT_ONCE as FEW
from app.ui.panels.ledger import First, Ledger, read_first, unknown_words
from app.ui.panels.quoting import put_picture
from app.ui.views.donations.filters import VIEWS, Entry, narrowed
from app.ui.views.donations.group_choice import GROUPS, GroupChoice
from app.ui.views.donations.question_field import FilterField
from app.ui.views.donations.table import RecordTable
from app.ui.views.donations.totals_line import TotalsLine
from app.ui.widgets.announcer import SaysSoon, announce
from app.ui.widgets.beside import on_screen
from app.ui.widgets.boxes import in_column, in_row, put, styled
from app.ui.widgets.labels import EmptyState, EmptyStates, icon_button, key_of, muted, push_button
from app.ui.widgets.place import HELP
from app.ui.widgets.radio_row import RadioRow
from app.ui.widgets.row_or_column import RowOrColumn
from app.ui.widgets.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.pledge_sums import PledgeSum
    from app.domain.totals import Totals
    from app.exporters.drawing import Drawing
    from app.store.store import Store
    from app.ui.views.donations.map_page import MapPage
    from app.ui.views.donations.matrix_page import MatrixPage


TOTALS_MS = 60
AT_ONCE = 200
"""How many records are added up at once, in some 20 ms; more are added off the ui thread."""
SORT_BY = (
    DonationSort.REF, "title", DonationSort.DONOR, DonationSort.DONOR_KIND, DonationSort.RECIPIENT, DonationSort.ITEM,
    *(field.key for field in RECORD if field.sorts and field.key != "title"), DonationSort.SOURCES,
    DonationSort.PARAGRAPH, DonationSort.EVIDENCE,
)  # fmt: skip
"""The menu of sorts."""
LOW_PX, LOW_MAP_PX = 460, 800
"""On a page that is lower the totals are brief, so that the table is seen, or the map and its timeline."""
MOST_WAYS = 3
"""How many ways to ask for less are offered."""


class Mode(StrEnum):
    """How the records are shown."""

    TABLE = "table"
    MATRIX = "matrix"
    MAP = "map"


MODES = {Mode.TABLE: later("Table"), Mode.MATRIX: later("Matrix"), Mode.MAP: later("Map")}


class ListPage(QFrame):
    """The records of a view, filtered and sorted, as a table, a matrix or a map."""

    figure_opened = Signal(object, bool)
    """The `Figure` picked in a picture, and whether the keyboard goes to its sentences."""
    cell_chosen = Signal(object, str)
    """The `Figure` of the current cell of the matrix, or None, and a sentence for that."""
    mode_changed = Signal()
    view_changed = Signal()
    """What is shown differs from the saved view by now, or is that again."""
    time_changed = Signal()
    """Records of other days are shown now."""
    _summing = Signal(object, int, int)
    """The filter of which so many records are added up, and how many there are; from another thread."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self._session = session
        self.entry = Entry("all", tr(VIEWS[0][1]), VIEWS[0][2])
        self.sort: str = DonationSort.REF
        self.descending = False
        self.during: tuple[str, str] | None = None
        """The days brushed on the timeline, by which every way to show the records is narrowed."""
        self._summed = DonationFilter()
        """The filter whose sums are shown or under way."""
        self._sums_are_due = True
        self._refused, self._unknown = "", ""
        """Why what is asked for cannot be answered; and which names in it nobody and nothing here has."""
        self._is_reading = self._goes_on = False
        """Whether what is listed is still read; and whether the keyboard goes from the filter to it then."""
        self.view: SavedView | None = None
        """The saved view that is shown, perhaps changed since."""
        self.axis = self._axis(str(session.settings.get("donations.group", "")))
        """By what the records are in groups; None for none."""
        self.ledger = Ledger(session)
        self.table = RecordTable(self.ledger)
        columns, widths = session.settings.get("donations.columns", []), session.settings.get("donations.widths", {})
        self.table.show_columns([str(one) for one in columns], {str(key): int(px) for key, px in widths.items()})
        self.totals = TotalsLine()
        self.mode = Mode.TABLE
        self._make_head()
        self._make_ways()
        self.stack = Stack()
        self.empty = EmptyStates()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self._pictures: dict[Mode, MatrixPage | MapPage] = {}
        self._lay_out()
        self._sum_soon = QTimer(self, singleShot=True, interval=TOTALS_MS)
        self._sum_soon.timeout.connect(self._sum)
        self._connect()

    def _make_head(self) -> None:
        """The title, and below it what is shown and what is not saved; at the end how the records are shown."""
        self.title = at_start(PlainLabel(tr("Donations"), font=fonts.reading(TITLE_PX, semibold=True)))
        self.count = muted("")
        self.when_button = styled(QPushButton(icon("calendar-blank"), ""), "link")
        self.when_button.setToolTip(tr("Only records that were then, or may have been. Click for the whole time"))
        self.when_button.clicked.connect(lambda: self.narrow_to(None))
        self.draft = push_button("", look="link", tip=tr("A form with changes is kept until it is saved or discarded"))
        self.change = styled(QPushButton(tr("Save changes")), "link")
        self.change.setToolTip(tr("The view shows something else than what was saved"))
        for link in (self.when_button, self.draft, self.change):
            link.setFixedHeight(17)
            link.hide()
        self.modes = self._mode_switch()

    def _make_ways(self) -> None:
        """What is asked for, and the buttons for how it is listed and what is made of it."""
        self.filter = self._filter_field()
        self.sort_button = self._sort_button()
        self.group_button = push_button("", self.choose_group, glyph="rows")
        keys.tip(self.group_button, tr("Put the records into groups"), "donations.group")
        self.columns_button = push_button(tr("Columns"), self.choose_columns, glyph="columns")
        keys.tip(self.columns_button, tr("Choose the columns"), "donations.columns")
        self.add_button = QPushButton(icon("plus"), tr("New"))
        keys.tip(self.add_button, tr("New record"), "donations.add")
        self.save_button = push_button(tr("Save picture…"), lambda: self.save_picture(), glyph="export")
        keys.tip(self.save_button, tr("As SVG, PNG or PDF, with its legend"), "donations.save_picture")
        self.note_button = icon_button("note", tr("Put the picture into a note"), "donations.note_picture")
        self.save_button.hide()
        self.note_button.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._sums_are_due and self._session.is_open:
            self._sums_are_due = False
            self.totals.wait()
            self._sum()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_height()
        super().resizeEvent(event)

    def _share_height(self) -> None:
        self.totals.be_brief(self.height() < (LOW_MAP_PX if self.mode is Mode.MAP else LOW_PX))

    def _filter_field(self) -> FilterField:
        field = FilterField(self._session)
        field.setPlaceholderText(tr("Filter, or ask: {question}").format(question=EXAMPLE))
        tip = tr("Words anywhere in a record, or a question such as {question}").format(question=EXAMPLE)
        keys.tip(field, tip, "donations.filter", "find.open")
        field.setProperty(HELP, "question")
        field.setFixedHeight(30)
        field.setMinimumWidth(140)
        self._says = SaysSoon(self, lambda: self.count.text() if field.hasFocus() else "")  # what comes of a question
        return field

    def _sort_button(self) -> QToolButton:
        button = icon_button("sort", tr("Sort"))
        button.setIconSize(QSize(18, 18))
        button.setFixedSize(30, 30)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        self._orders = QActionGroup(menu)
        menu.addSeparator()
        self._downwards = menu.addAction(tr("Downwards"))
        self._downwards.setCheckable(True)
        self._downwards.triggered.connect(lambda on: self.sort_by(self.sort, on))
        button.setMenu(menu)
        return button

    def _mode_switch(self) -> RadioRow:
        modes = RadioRow(tr("How the records are shown"), [(mode, tr(name)) for mode, name in MODES.items()])
        modes.show_value(self.mode)
        for mode, name in MODES.items():
            keys.tip(modes.buttons[mode], tr(name), "donations.mode")
        modes.chosen.connect(lambda mode: self.show_mode(Mode(mode)))
        return modes

    def show_mode(self, mode: Mode) -> None:
        before, self.mode = self.mode, mode
        for button in (self.save_button, self.note_button):
            button.setHidden(mode is Mode.TABLE)
        for widget in (self.group_button, self.columns_button, self.sort_button):
            widget.setVisible(mode is Mode.TABLE)
        self._show_when()
        self._share_height()
        self.modes.show_value(mode)
        if mode is not before:
            self.mode_changed.emit()
        self.reload()
        announce(self, tr(MODES[mode]))
        self.focus_table()

    def next_mode(self) -> None:
        self.show_mode(list(Mode)[(list(Mode).index(self.mode) + 1) % len(Mode)])

    def map_as_list(self) -> None:
        """Toggle between the picture and its list."""
        if self.mode is Mode.TABLE:
            self.show_mode(Mode.MAP)
        self.picture(self.mode).list_instead()

    def save_picture(self, drawn: Drawn | None = None) -> None:
        """Choose a file for the picture that is shown, or for the timeline below the map."""
        if (what := self._drawn(drawn)) is None or not self._session.is_open:
            return
        kind = tr("{kind} picture (*.{end})")
        kinds = ";;".join(kind.format(kind=end.upper(), end=end) for end in ("svg", "png", "pdf"))
        chooser = FileChooser(self.window(), tr("Save picture"), "", kinds, write_as=f"{what.value}.svg")
        chooser.filterSelected.connect(lambda words: chooser.setDefaultSuffix(words[-4:-1]))
        chooser.ask(lambda file: self.save_to(file, what))

    def save_to(self, file: Path, drawn: Drawn | None = None) -> None:
        """Save a picture to a file, in the format of its extension."""
        from app.render.files import pdf, png

        if (meant := self._meant(drawn)) is None:
            return
        what, wanted = meant
        shade, painters = "dark" if theme.current().dark else "light", {".png": png, ".pdf": pdf}

        def write(drawing: Drawing) -> None:
            if self._session.did(lambda store: pictures.export_picture(store, drawing, file, painters, shade, wanted)):
                self._session.say(tr("Saved {name}").format(name=file.name))

        self.picture(self.mode).draw(what, f"{tr('Donations')} {self.entry.phrase}".strip(), write)

    def put_into_note(self, drawn: Drawn | None = None) -> None:
        """Choose a note for the picture that is shown, or for the timeline below the map."""
        if (meant := self._meant(drawn)) is None:
            return
        what, wanted = meant
        picture = self.picture(self.mode)
        axes, at = picture.axes(), on_screen(self.note_button)
        put_picture(self._session, picture, lambda store: token_for(store, what, wanted, axes), at)

    def _drawn(self, drawn: Drawn | None) -> Drawn | None:
        """The picture that is meant, of those that are shown; None after saying that it is not."""
        shown = {Mode.MAP: (Drawn.MAP, Drawn.TIMELINE), Mode.MATRIX: (Drawn.MATRIX,)}.get(self.mode, ())
        what = drawn or next(iter(shown), None)
        if what in shown:
            return what
        why = tr("Show the records as a map or a matrix first: that is saved, or put into a note.")
        self._session.say(why, "warning")
        return None

    def _meant(self, drawn: Drawn | None) -> tuple[Drawn, DonationFilter] | None:
        """The picture that is meant, and what is asked for; a timeline has the records of the whole time."""
        what = self._drawn(drawn)
        wanted = None if what is None else self._wanted(self.entry.wanted or DonationFilter())
        if what is None or wanted is None:
            return None
        return what, replace(wanted, during=None) if what is Drawn.TIMELINE else wanted

    def _picture_menu(self, drawn: Drawn, at: QPoint) -> None:
        menu = context_menu(self)
        into = menu.addAction(icon("note"), tr("Put into a note…"), lambda: self.put_into_note(drawn))
        into.setEnabled(not self._session.is_read_only)
        menu.addAction(icon("export"), tr("Save the picture…"), lambda: self.save_picture(drawn))
        menu.popup(at)

    def shows_cells(self) -> bool:
        """Whether the matrix is shown as one."""
        page = self.picture(Mode.MATRIX) if self.mode is Mode.MATRIX else None
        return getattr(page, "way", None) == "cells"

    def picture(self, mode: Mode) -> MatrixPage | MapPage:
        """The page of a picture, made on first use."""
        if (made := self._pictures.get(mode)) is None:
            if mode is Mode.MATRIX:
                from app.ui.views.donations.matrix_page import MatrixPage

                made = MatrixPage(self._session)
                made.cell_chosen.connect(self.cell_chosen)
                self.mode_changed.connect(made.announce_again)
            else:
                from app.ui.views.donations.map_page import MapPage

                made = MapPage(self._session)
                made.brushed.connect(self.narrow_to)
            made.figure_opened.connect(self.figure_opened)
            made.menu_wanted.connect(self._picture_menu)
            self._pictures[mode] = made
            self.stack.addWidget(made)
        return made

    def _offer_orders(self) -> None:
        """Fill the menu of sort orders, including the workspace's own fields."""
        offered = {sort: self.ledger.sort_words(sort) for sort in (*SORT_BY, *(field.key for field in self.ledger.own))}
        if self.sort not in offered:
            self.sort = DonationSort.REF
        menu = self.sort_button.menu()
        if menu is None or {action.data(): action.text() for action in self._orders.actions()} == offered:
            return
        for action in self._orders.actions():
            self._orders.removeAction(action)
            menu.removeAction(action)
        end = next(action for action in menu.actions() if action.isSeparator())
        for sort, words in offered.items():
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setData(sort)
            self._orders.addAction(action)
            menu.insertAction(end, action)
            action.triggered.connect(lambda _on=False, sort=sort: self.sort_by(sort, self.descending))

    def _lay_out(self) -> None:
        self.count.setMinimumHeight(self.when_button.minimumHeight())  # nothing below moves as the days are shown
        below = in_row((self.count, 1), self.when_button, self.draft, self.change, gap=SPACE[1])
        switch = in_row(self.modes, (key_of("donations.mode"), 0, Qt.AlignmentFlag.AlignVCenter), gap=SPACE[1])
        top = RowOrColumn((in_column(self.title, below, gap=2), 1), switch, gap=SPACE[1])
        top.setAlignment(switch, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading)
        buttons = (
            self.group_button, self.columns_button, self.sort_button, self.note_button, self.save_button,
            self.add_button,
        )  # fmt: skip
        ways = RowOrColumn((self.filter, 1), in_row(*buttons, gap=SPACE[1]), gap=SPACE[1])
        layout = in_column(top, ways, on=self, gap=SPACE[2], margins=margins(24, 20, 20, 0))
        put(layout, (self.stack, 1), self.totals)

    def _connect(self) -> None:
        self._summing.connect(self._show_summing)
        self.totals.work.clicked.connect(self._stop_or_sum)
        self.filter.rested.connect(self.reload)
        self.filter.entered.connect(self._to_found)
        self.table.horizontalHeader().sectionClicked.connect(self._head_clicked)
        self.table.laid_out.connect(lambda: self.show_columns(self.table.columns()))
        self.ledger.counted.connect(lambda: self._say_count(self.ledger.total))
        self._show_group()

    # --- what is shown ---

    def show_entry(self, entry: Entry) -> None:
        """Show the records of a view, a recipient or a donor; what a saved view asks for goes with it."""
        if self.view is not None and self.filter.text().strip() == self.view.content.question:
            self.filter.clear()
        self.entry, self.view = entry, None
        if self.axis is None:  # of a field of this workspace's own, which was not open yet
            self.axis = self._axis(str(self._session.settings.get("donations.group", "")))
            self._show_group()
        self.reload(same_records=True)

    def show_view(self, view: SavedView, base: Entry) -> None:
        content = view.content
        self.entry, self.view = base, view
        self.filter.setText(content.question)
        self.axis = self._axis(content.grouped)
        self.sort, self.descending = content.sort, content.descending
        self.table.show_columns(content.columns)
        self._show_group()
        if Mode(content.answers) is not self.mode:
            self.show_mode(Mode(content.answers))
        else:
            self.reload()
        if self._refused:  # and what was shown before is no answer to it
            self._show_count("")
            self.totals.hide()
            self._offer_all(tr("This view asks for something that is not here"), self._refused)
            self.stack.turn_to(self.empty)

    def content(self, name: str) -> ViewContent:
        """What is shown, as a saved view stores it."""
        base, asked = "" if self.entry.key == "all" else self.entry.key, self.filter.text()
        if base.startswith("refs:") and self.entry.wanted is not None and self.entry.wanted.query is not None:
            base, asked = "", f"{self.entry.wanted.query.text} {asked}".strip()
        columns = self.table.columns()
        return ViewContent(
            name, self.mode.value, base, asked.strip(), "" if self.axis is None else self.axis.name, self.sort,
            self.descending, () if columns == self.table.at_first() else columns,
        )  # fmt: skip

    @property
    def is_changed(self) -> bool:
        """Whether what is shown differs from the saved view."""
        return self.view is not None and self.content(self.view.content.name) != self.view.content

    # --- groups and columns ---

    def _axis(self, name: str) -> Axis | None:
        store = self._session.store if self._session.is_open else None
        try:
            return axis_of(name, RECORD if store is None else own_fields.fields(store)) if name else None
        except BadInput:  # it was saved by another version
            return None

    def choose_group(self) -> None:
        popup = GroupChoice(self, self.axis, self.ledger.own)
        popup.on_chosen(lambda name: self.group_by(str(name)))
        popup.open_under(self.group_button)

    def group_by(self, name: str) -> None:
        """Group the records by the axis with this name; empty for none."""
        self.axis = self._axis(name)
        self._session.settings.put("donations.group", name)
        self._show_group()
        self.reload()

    def _show_group(self) -> None:
        name = "" if self.axis is None else self.axis.name
        self.group_button.setText(tr(GROUPS[name]) if name in GROUPS else self.axis.display_name if self.axis else "")

    def choose_columns(self) -> None:
        from app.ui.views.donations.column_chooser import ColumnChooser

        popup = ColumnChooser(self, self.ledger, self.table.columns(), self.table.at_first)
        popup.changed.connect(self.show_columns)
        popup.open_under(self.columns_button)

    def show_columns(self, columns: tuple[str, ...]) -> None:
        """Show these columns, or by default the usual ones, and remember them."""
        self.table.show_columns(columns, None if columns else {})
        shown = self.table.columns()
        self._session.settings.put("donations.columns", [] if shown == self.table.at_first() else list(shown))
        self._session.settings.put("donations.widths", self.table.widths())
        self.announce_change()

    def announce_change(self) -> None:
        """Show whether what is shown differs from the saved view."""
        self.change.setVisible(self.is_changed)
        self.view_changed.emit()

    def narrow_to(self, during: tuple[str, str] | None) -> None:
        """Show the records that were, or may have been, between two days; None for any time."""
        if during != self.during:
            self.during = during
            shown = "" if during is None else span_words(DateSpan(*during))
            self.when_button.setText(tr("{days} · whole time").format(days=shown))
            self._show_when()
            self.reload()
            self.time_changed.emit()

    def _show_when(self) -> None:
        """Show the days where no timeline says them."""
        self.when_button.setVisible(self.during is not None and self.mode is not Mode.MAP)

    def show_draft(self, number: int) -> None:
        """Show that forms have unsaved changes."""
        self.draft.setText(tr_n("{n} form not saved", "{n} forms not saved", number))
        self.draft.setVisible(bool(number))

    def sort_by(self, sort: str, descending: bool) -> None:
        self.sort, self.descending = sort, descending
        self.reload(same_records=True)

    def sort_by_cell(self) -> None:
        """Sort by the column of the current cell, or the other way round, as a click on its head does."""
        if self.table.currentIndex().isValid():
            self._head_clicked(self.table.currentIndex().column())

    def _head_clicked(self, column: int) -> None:
        sort = self.ledger.sort_of(column)
        self.sort_by(sort, not self.descending if sort == self.sort else False)

    def reload(self, *, same_records: bool = False) -> None:
        """Reload the list, keeping the current record; the `same_records` in another order come to the same sums."""
        self._sums_are_due = self._sums_are_due or not same_records
        self.filter.rest.stop()
        self._session.give_up(self.ledger)
        self._is_reading = self._goes_on = False
        if not self._session.is_open or self.entry.wanted is None:
            return
        wanted, sort, axis = self._wanted(self.entry.wanted), self.sort, self.axis
        if wanted is None:
            return
        self.announce_change()
        if self.mode is not Mode.TABLE:
            self._show_picture(wanted)
            return
        descending = self.descending
        if (self._session.do(donations.at_most) or 0) > FEW:
            self._read_apart(wanted, sort, axis, descending=descending)
            return
        first = self._session.do(lambda store: read_first(store, wanted, sort, axis, descending=descending))
        if first is not None:
            self._put(first)

    def _wanted(self, within: DonationFilter) -> DonationFilter | None:
        """The filter of a view; None if the typed question is incomplete or invalid, which is shown, and the list
        stays.
        """
        found: list[DonationFilter | BadInput] = []

        def read(store: Store) -> None:
            try:
                wanted = replace(narrowed(store, within, self.filter.text()), during=self.during)
                condition(wanted, store)
                found.append(wanted)
            except BadInput as why:
                found.append(why)
                self._refused = str(why)

        self._refused = ""
        self._session.do(read)
        if not found or isinstance(found[0], BadInput):
            typing = self.filter.text().endswith((":", "=", "<", ">", "!", ","))  # of which a value is yet to come
            words = str(found[0]) if found else ""
            if not typing:  # else the rows below would be taken for its answer
                words = f"{words} {tr('Below is still what was asked for before.')}".strip()
            self._show_count(words, "muted" if typing else "warning")
            return None
        return found[0]

    def would_list(self, within: DonationFilter) -> int:
        """How many of the records of a view are of the days and what is asked for now."""
        wanted = self._wanted(within)
        return 0 if wanted is None else self._session.do(lambda store: count(store, wanted)) or 0

    def _read_apart(self, wanted: DonationFilter, sort: str, axis: Axis | None, *, descending: bool) -> None:
        """Read a long list in the background: first the first page, then the groups."""

        def failed(why: str) -> None:
            self._is_reading = False
            self._show_count(why, "warning")

        def read(grouped: Axis | None) -> None:
            is_counted = grouped is not None
            self._session.query(
                self.ledger,
                lambda store, stopped: read_first(
                    store, wanted, sort, grouped, descending=descending, counted=is_counted, stopped=stopped
                ),
                self._put,
                failed,
                instead=not is_counted,
            )

        self._is_reading = True
        read(None)
        if axis is not None:
            read(axis)

    def _put(self, first: First) -> None:
        goes_on = self._goes_on and self.filter.hasFocus()
        self._is_reading = self._goes_on = False
        current, here = self.table.current(), self.table.currentIndex()
        row, column = here.row(), here.column()
        at, ledger, several = self.table.verticalScrollBar().value(), self.ledger, self.table.few_selected()
        is_same = (ledger.wanted, ledger.order, ledger.descending) == (first.wanted, first.sort, first.descending)
        near = [one.id for at_row in (row + 1, row + 2, row - 1) if (one := ledger.known(at_row)) is not None]
        self.ledger.put(self._session.store, first, groups_follow=first.axis is not self.axis)
        self._unknown = first.unknown
        self._offer_orders()
        self._begin_sums(first.wanted)
        found = current is not None and self.table.choose(current.id, column)
        number = self.ledger.rowCount()  # in a long list known by now, where one was looked for
        if found:
            self.table.select_also(several)
            if is_same:  # in another order it is elsewhere, where it is looked for
                self.table.verticalScrollBar().setValue(at)
        elif current is not None and is_same and number:  # it was removed: the one behind it is next
            self.table.setCurrentIndex(self.ledger.index(min(row, number - 1), max(0, column)))
            self.table.verticalScrollBar().setValue(at)
            if ledger.axis is not None:  # its group may be elsewhere now
                any(self.table.choose(one, column) for one in near)
        elif number:
            self.table.setCurrentIndex(self.ledger.index(0, self.table.first_column()))
        else:
            self.table.chosen.emit(None)
        self._show_heads(self.ledger.total)
        if goes_on:
            self._to_found()

    def _show_picture(self, wanted: DonationFilter) -> None:
        """Show the matrix or the map, without reading the table."""
        self._begin_sums(wanted)
        self.totals.show()
        picture = self.picture(self.mode)
        picture.show_records(wanted)
        self.stack.turn_to(picture)
        self._session.query(
            self.ledger,
            lambda store, _stopped: (donations.count(store, wanted), unknown_words(store, wanted)),
            self._say_of_picture,
        )

    def _say_of_picture(self, read: tuple[int, str]) -> None:
        number, self._unknown = read
        self._say_count(number)
        expects = getattr(self._pictures.get(self.mode), "way", None) == "expected"  # what was got may be nothing
        if not number and self.during is None and not expects:
            self.totals.hide()
            self._explain_empty()
            self.stack.turn_to(self.empty, self.focus_table)

    def _begin_sums(self, wanted: DonationFilter) -> None:
        if wanted == self._summed and not self._sums_are_due:
            return
        self._sums_are_due = False
        if wanted != self._summed:
            self._summed = wanted
            self.totals.wait()
        self._sum_soon.start()

    def _show_heads(self, number: int) -> None:
        self._say_count(number)
        columns = range(self.ledger.columnCount())
        shown = next((column for column in columns if self.ledger.sort_of(column) == self.sort), -1)
        order = Qt.SortOrder.DescendingOrder if self.descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(shown, order)
        for action in self._orders.actions():
            action.setChecked(action.data() == self.sort)
        self._downwards.setChecked(self.descending)
        self.totals.setVisible(bool(number))
        if not number:
            self._explain_empty()
        self.stack.turn_to(self.table if number else self.empty, self.focus_table)

    def _say_count(self, number: int) -> None:
        records = tr_n("{n} record {said}", "{n} records {said}", number)
        asked = "" if self._summed.query is None else conditions(self._summed.query, number)
        said = self.entry.phrase or asked if self.entry.key.startswith("refs:") else f"{self.entry.phrase} {asked}"
        words = records.format(said=said.strip()).strip()
        self._show_count(
            f"{words}. {self._unknown}" if self._unknown else words, "warning" if self._unknown else "muted"
        )

    def _show_count(self, words: str, look: str = "muted") -> None:
        """Show words under the title: how many records there are, or what is wrong with the question."""
        self.count.setText(words)
        self._says.changed()
        if self.count.property("look") != look:
            self.count.setProperty("look", look)
            self.count.style().polish(self.count)
            across, above = (SPACE[1], SPACE[0]) if look == "warning" else (0, 0)  # as the words are on a ground
            self.count.setContentsMargins(across, above, across, above)

    def _explain_empty(self) -> None:
        words = self.filter.text().strip()
        asked = self._summed.query
        if asked is not None and asked.conditions and words:
            why = tr("That is no finding: it only means that no record of this workspace has all that is asked for.")
            state = self._offer_all(tr("No record answers this"), f"{why} {self._unknown}".strip())
            if asked.text == words:
                self._offer_less(state)
        elif words:
            sentence = tr("No record here has “{words}”. Esc in the filter shows all again.")
            self._offer_all(tr("Nothing fits"), sentence.format(words=shortened(words)))
        elif self.entry.key == "all":
            state = self.empty.say(tr("No records yet"), "", tr("New record"))
            how = tr(
                "Select words in a source and press {record} to record who gave what to whom, or begin with an empty "
                "form."
            )
            keys.explain(state.words, how, record="page.draft")
            state.button.clicked.connect(self.add_button.click)
            brought = state.add_button(tr("Import…"))
            brought.setToolTip(tr("Records from a CSV, XLSX or ODS table, row by row"))
            brought.clicked.connect(lambda: self._session.run("importing.open"))
        else:
            none = tr("There are no records {said}. All records has the rest.").format(said=self.entry.phrase)
            self.empty.say(tr("None here"), none, "")

    def _offer_less(self, state: EmptyState) -> None:
        """Offer the question without one of its conditions."""
        wanted = self._summed

        def offer(found: tuple[Less, ...]) -> None:
            for one in found[:MOST_WAYS]:
                words = tr_n("Without {condition}: {n} record", "Without {condition}: {n} records", one.left)
                button = state.add_button(on_button(words.format(condition=one.dropped)))
                button.clicked.connect(lambda _checked=False, text=one.text: self.filter.setText(text))

        self._session.query(state, lambda store, _stopped: less(store, wanted), offer, lambda _why: None)

    def _offer_all(self, title: str, sentence: str) -> EmptyState:
        """Say why nothing is shown, with a way back to all records."""
        state = self.empty.say(title, sentence, tr("Clear the filter"))
        state.button.clicked.connect(lambda: (self.filter.clear(), self.focus_table()))
        return state

    def _sum(self) -> None:
        if not self._session.is_open:
            return
        if not self.isVisible():  # a form is in front: whoever types there does not wait for them
            self._sums_are_due = True
            return
        wanted = self._summed
        show = self.totals.show_sums
        if self.mode is not Mode.TABLE or not self.ledger.is_counted or self.ledger.total > AT_ONCE:

            def read(store: Store, _stopped: object) -> tuple[Totals, Sequence[PledgeSum] | None]:
                found = totals.of(store, wanted, lambda done, of: self._summing.emit(wanted, done, of))
                return found, None if found.are_many else pledge_sums.of(store, wanted)

            self._session.query(self, read, show, lambda _why: None)  # what is wrong is said by the list itself
            return
        self._session.give_up(self)
        found = self._session.do(lambda store: (totals.of(store, wanted), pledge_sums.of(store, wanted)))
        if found is not None:
            show(found)

    def _show_summing(self, wanted: DonationFilter, done: int, of: int) -> None:
        if wanted == self._summed and self.totals.is_waiting and done < of:
            self.totals.show_progress(done, of)

    def _stop_or_sum(self) -> None:
        """Stop adding up, or add up what was stopped."""
        if self.totals.is_waiting:
            self._sum_soon.stop()
            self._session.give_up(self)
            self.totals.show_stopped()
        else:
            self.totals.wait()
            self._sum()

    # --- the keyboard ---

    def focus_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _to_found(self) -> None:
        """From the filter to the first record, and not to the head of its group, of which nothing can be opened; as
        soon as it is read. What cannot be read as a question leads nowhere."""
        self._goes_on = self._is_reading
        if self._is_reading or self._refused:
            return
        self.focus_table()
        at = self.table.currentIndex()
        has_record = self.ledger.rowCount() > 1 and self.ledger.row(1) is not None
        if self.table.hasFocus() and at.row() == 0 and self.ledger.head_at(0) is not None and has_record:
            self.table.setCurrentIndex(at.siblingAtRow(1))

    def focus_table(self) -> None:
        if self.stack.currentWidget() is self._pictures.get(self.mode):
            self._pictures[self.mode].setFocus()
            return
        state = self.empty.state if self.stack.currentWidget() is self.empty else None
        if state is not None:
            first = self.filter if state.button.isHidden() else state.button
            first.setFocus()
            return
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.ledger.rowCount():
            self.table.setCurrentIndex(self.ledger.index(0, self.table.first_column()))
