"""The place of the donation records: views at the left, the ledger or a record's form, the inspector."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QWidget

from app.actions import donations, half_typed, saved_views
from app.actions.duplicates import how_many_likely
from app.domain.changes import EVERYTHING, Changes
from app.domain.kinds import tables_of
from app.domain.language import tr, tr_n
from app.domain.query import parse
from app.domain.records import DonationFilter, DonationRow
from app.domain.saved_views import SavedView
from app.store.reads import actors
from app.store.reads import donations as reads
from app.store.reads.figure_sentences import Figure
from app.store.reads.links import label_of
from app.ui.base import keys
from app.ui.base.session import EDITED, Session, Target
from app.ui.base.things import target_of_record
from app.ui.base.view_keys import ViewKeys
from app.ui.look.tokens import SPACE
from app.ui.panels.ledger import AT_ONCE as FEW
from app.ui.panels.ledger import HEAD_ROLE
from app.ui.views.donations.duplicates_page import DuplicatesPage
from app.ui.views.donations.edit_fields import ask_name, choose_field, done_or_why, edit_field
from app.ui.views.donations.filters import (
    KEY,
    VIEWS,
    Entry,
    FilterList,
    actor_entry,
    base_of,
    entries,
    view_id_of,
    with_saved,
)
from app.ui.views.donations.inspector import NEW, LedgerInspector
from app.ui.views.donations.list_page import ListPage, Mode
from app.ui.widgets.beside import on_screen
from app.ui.widgets.boxes import STRETCH, in_column, in_row, styled
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.labels import head_row, icon_button
from app.ui.widgets.place import Place
from app.ui.widgets.stack import Stack

if TYPE_CHECKING:
    from app.ui.views.donations.form_page import FormPage
    from app.ui.views.donations.second_reader import SecondReader


_LISTED = (
    *tables_of("donation", "actor"), "passage", "donation_link", "counted_name", "own_field", "term", "saved_view"
)  # fmt: skip
"""Tables whose rows the place shows."""
_INSPECTED = (*_LISTED, "source", "note", "fact")
FOLLOW_MS = 25
REMOVED_AT_ONCE = 100
"""So many records are removed at once, more of them behind the window."""
MIDDLE_PX = 500
"""The least width of the records; with less the inspector lies over them."""
ALIKE, UNCOUNTED = "alike", -1
_SAVE_VIEW = "donations.view.save"


class Narrowed(NamedTuple):
    """Which records are listed: the view, the typed filter, the order, and table or picture."""

    entry: Entry
    words: str
    sort: str
    descending: bool
    mode: Mode


class DonationsPlace(Place):
    """Shows who gave what to whom, as records with evidence for each field."""

    name = "donations"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._stale = False
        self.filters = FilterList()
        self.page = ListPage(session)
        self.inspector = LedgerInspector(session)
        self.middle = Stack()
        self.middle.addWidget(self.page)
        self.middle.currentChanged.connect(lambda _at: self._notify_page())
        self._form: FormPage | None = None
        self._reader: SecondReader | None = None
        self._chosen: int | None = None
        self._to_follow: Callable[[], object] = self._follow
        """What shows in the right pane the row or the cell that is current."""
        self._duplicates: DuplicatesPage | None = None
        self._alike = 0
        """How many pairs of records may be the same."""
        self._views: tuple[SavedView, ...] = ()
        self._lines: tuple[Entry, ...] = ()
        named = tr("Views"), tr("Donation records")
        self.set_panes(self._left(), self.middle, self.inspector, named=named, least=MIDDLE_PX)
        self._following = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        # The row of a table that is read again behind a form is not what the form is about.
        self._following.timeout.connect(lambda: self._shows(self._form) or self._to_follow())
        self._connect()
        self._make_keys()
        if session.is_open:
            self._begin()
        else:
            session.opened.connect(self._begin)

    def _begin(self) -> None:
        self._reload()
        if half_typed.half_typed(self.session.store, "donation"):
            self.form.take_in()

    def _left(self) -> QFrame:
        left = styled(QFrame(), "side")
        self.save_view_button = icon_button("plus", tr("Save as a view"), _SAVE_VIEW)
        self.read_button = ChipButton(tr("Second reader"), glyph="check", command="donations.second_reader")
        foot = in_row(self.read_button, STRETCH, margins=(SPACE[1], SPACE[0], SPACE[1], SPACE[1]))
        top = head_row(tr("Views"), self.save_view_button)
        in_column(top, self.filters, foot, on=left, margins=(0, SPACE[1], 0, 0))
        return left

    def _connect(self) -> None:
        self.filters.picked.connect(self.show_entry)
        self.page.totals.figure_opened.connect(self.show_figure)
        self.page.table.group_chosen.connect(lambda one: self._show_figure(Figure(one.group.name, ids=one.ids)))
        self.page.table.chosen.connect(self._row_chosen)
        self.page.table.opened.connect(self.open_record)
        self.page.table.remove_wanted.connect(self.remove_record_and_others)
        self.page.figure_opened.connect(self.show_figure)
        self.page.cell_chosen.connect(self._cell_chosen)
        self.page.mode_changed.connect(self._mode_changed)
        self.page.draft.clicked.connect(self._open_draft)
        self.page.change.clicked.connect(self._save_changes)
        self.page.view_changed.connect(self._mark_view)
        self.page.time_changed.connect(self._count_lines)
        self.page.add_button.clicked.connect(lambda: self.add_record())
        self.inspector.open_wanted.connect(self.open_record)
        self.inspector.records_wanted.connect(self.show_records)
        self.inspector.remove_wanted.connect(self.remove_record)
        self.inspector.reading_wanted.connect(self._read_from)
        self.inspector.filter_wanted.connect(lambda actor_id, name: self.show_entry(actor_entry(actor_id, name)))
        self.inspector.actor_removed.connect(self._show_everything)
        self.session.changed.connect(self._changed)

    def _make_keys(self) -> None:
        self.view_keys = {
            "donations": ViewKeys("donations", self, self, but=_SAVE_VIEW),
            "records": ViewKeys("records", self, self.page.table),
            "views": ViewKeys("views", self, self.filters),
        }
        ViewKeys("donations", self, self.page, self.filters, only=_SAVE_VIEW)  # in a form the key saves that
        ViewKeys("records", self, self.inspector, only="donations.edit")  # its button there shows the key

    def on_row(self, does: Callable[[int], object]) -> None:
        """Call a function with the current record, if there is one."""
        if self.page.table.isVisible() and (row := self._row_at_hand()) is not None:
            does(row.id)

    def _row_at_hand(self) -> DonationRow | None:
        """The current record; that the current line is the heading of a group is said."""
        table = self.page.table
        if table.currentIndex().data(HEAD_ROLE) is not None:
            self.session.say(tr("This is the heading of a group. Choose a record below it."), "warning")
        return table.current()

    def remove_shown(self, donation_id: int) -> None:
        """Remove a record shown in the inspector, with those selected beside it; if an actor is shown instead, show
        the record first."""
        if self.inspector.actor_id is None:
            self.remove_record_and_others(donation_id)
            return
        self._follow()
        words = tr("Here is the record of the row. {remove} once more removes it.")
        self.session.say(keys.with_keys(words, remove="donations.remove"))

    def has_view(self, view: str) -> bool:
        shown = {"records": self.page.table, "second_reader": self._reader}.get(view, self)
        return super().has_view(view) and shown is not None and shown.isVisible()

    def choose_group(self) -> None:
        if self._shows(self.page) and self.page.mode is Mode.TABLE:
            self.page.choose_group()

    def find_here(self) -> None:
        self.show_list()
        self.page.focus_filter()

    # --- the list ---

    def narrowed(self) -> Narrowed:
        """Which records are listed and how."""
        page = self.page
        return Narrowed(page.entry, page.filter.text(), page.sort, page.descending, page.mode)

    def narrow(self, kept: Narrowed) -> None:
        """List these records again, updating renamed views."""
        page = self.page
        page.sort, page.descending = kept.sort, kept.descending
        page.filter.setText(kept.words)
        self.show_entry(self.filters.entry(kept.entry.key) or kept.entry)
        if kept.mode is not page.mode:
            page.show_mode(kept.mode)

    def _reload(self) -> None:
        self._count_lines()
        self._find_duplicates()
        if self._shows(self._duplicates):
            self.duplicates.reload()
        self.page.reload()

    def _shows(self, page: QWidget | None) -> bool:
        """Whether a page is the one in the middle."""
        return page is not None and self.middle.currentWidget() is page

    def _count_lines(self) -> None:
        """Count the records of each line at the left, within the selected days."""
        during = self.page.during
        self.session.query(
            self.filters, lambda store, _stopped: with_saved(store, entries(store, during), during), self._list
        )  # fmt: skip

    def _list(self, found: tuple[tuple[Entry, ...], tuple[SavedView, ...]]) -> None:
        """Show the lines at the left."""
        lines, self._views = found
        if (shown := self.page.view) is not None:  # it may have been changed, or removed, since
            now, is_changed = next((one for one in self._views if one.id == shown.id), None), self.page.is_changed
            self.page.view = now
            if now is not None and not is_changed and now.content.question != shown.content.question:
                self.page.filter.setText(now.content.question)  # what it names was renamed
        lines = tuple(line for line in lines if line.key != "head:views")
        behind = next((n for n, line in enumerate(lines) if line.wanted is None), len(lines))
        alike = Entry(ALIKE, tr("Likely duplicates"), DonationFilter(), self._alike)
        self._lines = (*lines[:behind], alike, *lines[behind:]) if self._alike else lines
        self.page.announce_change()

    def _find_duplicates(self) -> None:
        """Count likely duplicates in the background; with very many records only on demand."""
        if (self.session.do(reads.at_most) or 0) <= FEW:
            self.session.query(self.page.totals, lambda store, _stopped: how_many_likely(store), self._doubled)
        else:
            self._doubled(UNCOUNTED)

    def _doubled(self, number: int) -> None:
        if number != self._alike:
            self._alike = number
            self._list(((*(line for line in self._lines if line.key != ALIKE),), self._views))

    @property
    def duplicates(self) -> DuplicatesPage:
        """The page of likely duplicates, made on first use."""
        if self._duplicates is None:
            self._duplicates = DuplicatesPage(self.session)
            self._duplicates.left.connect(self._show_everything)
            self._duplicates.left.connect(self.page.focus_table)
            self._duplicates.shown.connect(self.inspector.show_record)
            self.middle.addWidget(self._duplicates)
        return self._duplicates

    def show_duplicates(self) -> None:
        self.duplicates.reload()
        self._following.stop()
        self.middle.turn_to(self.duplicates)
        self.filters.choose_key(ALIKE)
        self._chosen = None
        if not self.filters.hasFocus():
            self.duplicates.focus_first()

    def _mark_view(self) -> None:
        """Select the line of the current view, with a dot if it differs from what was saved."""
        changed = f"{KEY}{self.page.view.id}" if self.page.view is not None and self.page.is_changed else ""
        lines = (replace(one, text=f"{one.text} •") if one.key == changed else one for one in self._lines)
        self.filters.show_entries(tuple(lines), self._shown_key())

    def _shown_key(self) -> str:
        if self._shows(self._duplicates):
            return ALIKE
        return f"{KEY}{self.page.view.id}" if self.page.view is not None else self.page.entry.key

    def show_entry(self, entry: Entry) -> None:
        """Show the records of a view, a recipient or a donor."""
        if entry.key == ALIKE:
            self.show_duplicates()
            return
        self.show_list()
        self.filters.choose_key(entry.key)
        view = next((one for one in self._views if one.id == view_id_of(entry.key)), None)
        if view is not None:
            self.page.show_view(view, base_of(view, self._lines))
        else:
            self.page.show_entry(entry)

    # --- saved views ---

    def save_view(self) -> None:
        """Save what is shown under a name; if a form has the focus, save that instead."""
        if self._shows(self._form):
            self.form.save()
            return
        if self.session.may_write():
            ask_name(self, self.save_view_button, tr("Save as a view"), self._name_at_first(), self._save_as)

    def _name_at_first(self) -> str:
        asked = self.page.filter.text().strip()
        return asked or (self.page.entry.text if self.page.entry.key != "all" else "")

    def _save_as(self, name: str) -> str:
        view = done_or_why(self.session, lambda store: saved_views.save_view(store, self.page.content(name)))
        if isinstance(view, str):
            return view
        self.page.view = view
        self._views = (*self._views, view)
        self._mark_view()  # the list itself, with its count, follows
        self.session.say(tr("Saved the view “{name}”").format(name=view.content.name))
        return ""

    def _save_changes(self) -> None:
        if (view := self.page.view) is not None and self.session.may_write():
            content = self.page.content(view.content.name)
            self.page.view = SavedView(view.id, content)
            self.session.do(lambda store: saved_views.change_view(store, view.id, content))
            self.page.reload()

    def rename_view(self) -> None:
        if (view := self._view_at_hand()) is None:
            return

        def rename(name: str) -> str:
            why = done_or_why(self.session, lambda store: saved_views.rename_view(store, view.id, name))
            return why if isinstance(why, str) else ""

        ask_name(self, self.filters, tr("Rename the view"), view.content.name, rename)

    def remove_view(self) -> None:
        """Remove the saved view of the current line; the records stay."""
        if (view := self._view_at_hand()) is None:
            return
        name = tr("Removed the view “{name}”").format(name=view.content.name)
        self.session.remove(lambda store: saved_views.remove_view(store, view.id), name, "saved_view")

    def _view_at_hand(self) -> SavedView | None:
        """The saved view of the current line; None where it is the program's, which is said."""
        key = str(self.filters.current_key() or "")
        if (view := next((one for one in self._views if one.id == view_id_of(key)), None)) is None:
            self.session.say(tr("This line is the program's. Choose a view that you saved."), "warning")
        return view

    # --- cells, and many at once ---

    def edit_cell(self) -> None:
        """Edit the current cell in place; fields without a small editor open in the form."""
        table = self.page.table
        row, index = self._row_at_hand(), table.currentIndex()
        if row is None or not self.session.may_write():
            return
        spot = on_screen(table.viewport(), table.visualRect(index))
        key = self.page.ledger.key_of(index.column())
        key = "assertion" if key == "status" else key  # what the outcome shown there is made of first
        if not edit_field(self.session, self, (row.id,), key, spot):
            self.open_record(row.id)
            if self.form.form is not None:
                self.form.form.focus_cell(key)

    def change_selected(self) -> None:
        """Change a field of all selected records, as one operation."""
        table = self.page.table
        if (ids := table.selected_ids()) and self.session.may_write():
            choose_field(self.session, self, ids, on_screen(table.viewport(), table.visualRect(table.currentIndex())))

    def link_record(self) -> None:
        """Link the current record to another one."""
        table = self.page.table
        if (row := self._row_at_hand()) is not None and self.session.may_write():
            from app.ui.views.donations.linking import choose_link

            choose_link(self.session, self, row.id, on_screen(table.viewport(), table.visualRect(table.currentIndex())))

    def show_figure(self, figure: Figure, enter: bool = True) -> None:
        """Show the sentences of a cell, a flow, a bar or a sum in the right pane; with `enter` the focus goes there."""
        self.unfold("right")
        self._show_figure(figure, enter=enter)

    def _show_figure(self, figure: Figure, *, enter: bool = False) -> None:
        self._following.stop()
        self._chosen = None
        self.inspector.show_figure(figure, enter=enter)

    def show_records(self, figure: Figure) -> None:
        refs, said = figure.refs or self.session.do(lambda store: reads.refs(store, figure.ids)) or (), figure.label
        wanted = DonationFilter(query=parse(f"ref:{','.join(refs)}"))
        if self.page.would_list(wanted) < len(refs):  # some are of other days, or what is asked for has changed since
            self.page.filter.clear()
            self.page.narrow_to(None)
        self.page.show_mode(Mode.TABLE)
        self.show_entry(Entry(f"refs:{said}", said, wanted, len(refs)))
        self.page.focus_table()

    def show_list(self) -> None:
        """Show the table, at the record that another page was at; open forms are kept."""
        inspected = self.inspector.donation_id if self.inspector.actor_id is None else None
        was_elsewhere = not self._shows(self.page)
        self.middle.setCurrentWidget(self.page)
        if was_elsewhere and inspected is not None:
            self._seek(inspected)
            self._follow()
        if self.inspector.donation_id is not None and self.inspector.actor_id is None:
            self.inspector.leave_form()

    def next_mode(self) -> None:
        """Cycle through table, matrix and map; from a form, which is kept, back to the list first."""
        if self._shows(self.page):
            self.page.next_mode()
        else:
            self.show_list()
            self.page.focus_table()

    def _row_chosen(self, row: DonationRow | None) -> None:
        before, self._chosen = self._chosen, None if row is None else row.id
        if before == self._chosen and self.inspector.actor_id is not None:
            return  # the table was read again, and the person has not moved to another record
        self.inspector.show_legend(False)
        self._to_follow = self._follow
        self._following.start()

    def _cell_chosen(self, figure: Figure | None, sentence: str) -> None:
        self._chosen = None
        self.inspector.show_legend(self.page.shows_cells())
        show = partial(self.inspector.show_nothing, sentence)
        self._to_follow = show if figure is None else partial(self.inspector.follow_figure, figure)
        self._following.start()

    def _mode_changed(self) -> None:
        """What the right pane shows is of what is chosen in the table, or in the picture that is now shown."""
        if self.page.mode is Mode.TABLE:
            self._row_chosen(self.page.table.current())
            return
        self._cell_chosen(None, tr("Choose a cell or a flow to see the sentences behind it."))

    def _follow(self) -> None:
        if self._chosen is None:
            self.inspector.show_nothing()
        elif self._chosen != self.inspector.donation_id or self.inspector.actor_id is not None:
            self.inspector.show_record(self._chosen)

    def _changed(self, changes: Changes) -> None:
        if not changes.touches(*_INSPECTED):
            return
        if not self.isVisible():
            self._stale = True  # an operation elsewhere must not wait for what nobody sees
            return
        self._catch_up(changes)

    def _catch_up(self, changes: Changes) -> None:
        if (actor_id := self.page.entry.actor_id) is not None and changes.touches("actor"):
            name = self.session.do(lambda db: label_of(db, "actor", actor_id))
            self.page.entry = replace(self.page.entry, text=name or self.page.entry.text)
        if changes.touches(*_LISTED):
            self._reload()
        self.inspector.reload()
        if self._form is not None:
            self._form.follow(changes)
        if self._shows(self._reader):
            self.reader.follow(changes)

    # --- the second reader ---

    @property
    def reader(self) -> SecondReader:
        """The second reader's queue, made on first use."""
        if self._reader is None:
            from app.ui.views.donations.second_reader import SecondReader

            self._reader = SecondReader(self.session)
            self._reader.left.connect(self.read_again)
            self._reader.thing_chosen.connect(self._show_read)
            self.middle.addWidget(self._reader)
            self.view_keys["second_reader"] = ViewKeys("second_reader", self, self._reader.list)
        return self._reader

    def read_again(self) -> None:
        """Open the second reader's queue at the current record, or close it and go to the record that was read."""
        if self._shows(self._reader):
            self.show_list()
            self._follow()
            self.page.focus_table()
        else:
            self._read_from(self._chosen, whole=False)

    def _read_from(self, donation_id: int | None, *, whole: bool = True) -> None:
        """Open the queue at a record, with `whole` showing all its fields; without one where it was."""
        self._following.stop()
        self.middle.turn_to(self.reader)
        self.reader.read(donation_id, whole=whole and donation_id is not None)
        self.reader.focus_list()

    def _show_read(self, kind: str, thing_id: int) -> None:
        """Show the record whose field is reviewed; a fact is shown with its country."""
        if not self._shows(self._reader):
            return
        if kind == "donation" and thing_id != self.inspector.donation_id:
            self.inspector.show_record(thing_id)
        elif kind != "donation":
            self.inspector.show_nothing(tr("A fact of a country. Enter goes to its words."))

    # --- operations ---

    @property
    def form(self) -> FormPage:
        """The form page, made on first use."""
        if self._form is None:
            from app.ui.views.donations.form_page import FormPage

            self._form = FormPage(self.session)
            self._form.left.connect(self._left_form)
            self._form.lost.connect(self._lost_form)
            self._form.saved.connect(self._saved)
            self._form.drafts_changed.connect(self.page.show_draft)
            self.middle.addWidget(self._form)
        return self._form

    def open_record(self, donation_id: int) -> None:
        self._following.stop()
        self.inspector.show_legend(False)
        if self.form.open_record(donation_id):
            self.inspector.show_beside_form(donation_id)
            self._turn_to_form()

    def _turn_to_form(self) -> None:
        self._notify_page()
        self.middle.turn_to(self.form)
        self.form.focus_first()

    def _notify_page(self) -> None:
        """Which record's form is shown, for a screen reader: without it, it says all labels in one breath."""
        self.middle.setAccessibleDescription(self.form.ref.text() if self._shows(self._form) else "")

    def add_record(self) -> None:
        """Open an empty form."""
        if not self.session.may_write():
            return
        self.form.open_new()
        self._following.stop()
        self.inspector.show_legend(False)
        self.inspector.show_nothing(keys.with_keys(tr(NEW), record="page.record"))
        self._turn_to_form()

    def remove_record_and_others(self, donation_id: int) -> None:
        """Remove a record of the table with all that are selected beside it, as one operation."""
        ids = self.page.table.records_selected()
        if donation_id not in ids or len(ids) == 1:
            self.remove_record(donation_id)
            return
        said = tr_n("Removed {n} record", "Removed {n} records", len(ids))
        remove = self.session.remove if len(ids) <= REMOVED_AT_ONCE else self.session.remove_much
        remove(lambda store: donations.remove_donations(store, ids), said)

    def remove_record(self, donation_id: int) -> None:
        """Remove a record at once; the toast offers undo."""
        if (found := self.session.do(lambda store: reads.record(store, donation_id))) is not None:
            said = tr("Removed {name}").format(name=found.ref)
            self.session.remove(lambda store: donations.remove_donation(store, donation_id), said)

    def _left_form(self) -> None:
        self.show_list()
        if self.form.record_id is not None:
            self._seek(self.form.record_id)
        self._follow()
        self.page.focus_table()

    def _lost_form(self) -> None:
        """Back to the list; what is typed on is no command on another record there."""
        self._left_form()
        self.page.focus_filter()

    def _open_draft(self) -> None:
        if (drafts := self.form.drafts()) and drafts[0] is not None:
            self.open_record(drafts[0])
        elif drafts:
            self.add_record()

    def _saved(self, donation_id: int) -> None:
        if not self.page.table.choose(donation_id):
            self._show_everything()
            self.page.table.choose(donation_id)
        if self._is_open(donation_id):
            self._following.stop()  # a new one would be shown as if its form were not there
            if self.inspector.beside_form != donation_id:  # else the notice of this operation has shown it again
                self.inspector.show_beside_form(donation_id)
            self._notify_page()

    # --- as a place ---

    def _show_everything(self) -> None:
        self.page.filter.clear()
        self.show_entry(Entry("all", tr(VIEWS[0][1]), VIEWS[0][2]))

    def visit(self, target: Target) -> None:
        if self._stale:
            self._stale = False
            self._catch_up(EVERYTHING)
        if target.kind == "form" and target.id is not None:
            self.open_record(target.id)
        elif target.kind == "form":
            self.add_record()
        elif target.kind == "reader":
            self._read_from(target.id)
        elif target.kind in tuple(Mode):
            self.show_list()
            self.page.show_mode(Mode(target.kind))
        elif target.kind == "question":
            self._show_everything()
            self.page.show_mode(Mode.TABLE)
            self.page.filter.setText(target.words)
        elif target.kind == "donation" and target.id is not None:
            self._visit_record(target.id)
        elif target.kind == "actor" and target.id is not None:
            actor_id = target.id
            if (found := self.session.do(lambda store: actors.one(store, actor_id))) is not None:
                self.page.filter.clear()
                self.show_entry(actor_entry(actor_id, found.content.name))
                self._following.stop()
                self.inspector.show_actor(actor_id, edited=target.words == EDITED)

    def _visit_record(self, donation_id: int) -> None:
        if not self._is_open(donation_id):
            self.show_list()
        if not self._seek(donation_id):
            self._show_everything()
            self._seek(donation_id)
        self._following.stop()  # a row that was current before is not shown in its stead
        self.inspector.show_record(donation_id)

    def _seek(self, donation_id: int) -> bool:
        """Make a record current in the table, which has the keys for it; a matrix or map has no row of it. False if it
        is not listed."""
        if self.page.mode is not Mode.TABLE:
            self.page.show_mode(Mode.TABLE)
        return self.page.table.choose(donation_id)

    def _is_open(self, donation_id: int) -> bool:
        """Whether the form of this record is visible; going back from its evidence returns to it."""
        return self._shows(self._form) and self.form.record_id == donation_id

    def half_typed_forms(self) -> list[str]:
        names = self._form.draft_names() if self._form is not None else []
        card = self.inspector.card_in_hand()
        return [*names, card.record.content.name] if card is not None else names

    def save_half_typed(self) -> bool:
        if (card := self.inspector.card_in_hand()) is not None and not card.save():
            return False
        if self._form is None or self._form.save_drafts():
            return True
        self.middle.setCurrentWidget(self._form)
        return False

    def remember(self) -> None:
        super().remember()
        self.inspector.keep()
        if self._form is not None:
            self._form.keep()

    def discard_shown(self) -> None:
        """Discard what is typed in the form, or the card of an actor, that is shown."""
        if self._shows(self._form) and self.form.record_id in self.form.drafts():
            self.form.discard()
            self.focus_first()
        elif (card := self.inspector.card_in_hand()) is not None:
            card.discard()
        else:
            self.session.say(tr("No form with changes is open here."), "warning")

    def discard_half_typed(self) -> None:
        if (card := self.inspector.card_in_hand()) is not None:
            card.discard()
            self.inspector.keep()
        if self._form is not None:
            self._form.discard_drafts()

    def target(self) -> Target:
        if self._shows(self._reader):
            return Target("donations", "reader")
        if self.page.entry.key.startswith("actor:"):
            return Target("donations", "actor", self.page.entry.actor_id)
        is_moving = self._following.isActive()  # the inspector shows the row before, as yet
        shown = self._chosen if is_moving else self.inspector.donation_id
        return Target("donations") if shown is None else target_of_record(shown)

    def focus_first(self) -> None:
        if self._shows(self._form):
            self.form.focus_first()
        elif self._shows(self._reader):
            self.reader.focus_list()
        elif self._shows(self._duplicates):
            self.duplicates.focus_first()
        elif not self.inspector.focus_edited():
            self.page.focus_table()
