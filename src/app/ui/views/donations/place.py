"""The place of the donation records: views at the left, the ledger or one record's form, the inspector."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain.language import tr
from app.domain.parts import PARTS
from app.domain.records import DonationFilter, DonationRow
from app.ui.base import keys
from app.ui.base.session import Session, Target
from app.ui.base.view_keys import ViewKeys
from app.ui.look.tokens import SPACE
from app.ui.views.donations.filter_list import FilterList
from app.ui.views.donations.filters import VIEWS, Entry, actor_entry, entries
from app.ui.views.donations.inspector import NEW, LedgerInspector
from app.ui.views.donations.list_page import ListPage, Mode
from app.ui.widgets.place import Place
from app.ui.widgets.stack import Stack

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.ui.views.donations.form_page import FormPage

_LISTED = (
    "donation", *(kind.table for kind in PARTS), "donation_link", "actor", "actor_alias", "evidence", "counted_name",
    "own_field", "own_value", "term",
)  # fmt: skip
"""Tables whose rows the place shows."""
_INSPECTED = (*_LISTED, "passage", "source", "note")
FOLLOW_MS = 25


class Narrowed(NamedTuple):
    """Which records are listed: the view, what is typed beside it, their order, and whether as a table or picture."""

    entry: Entry
    words: str
    sort: str
    descending: bool
    mode: Mode


class DonationsPlace(Place):
    """Who gave what to whom, as records; each field with its evidence."""

    name = "donations"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._stale = False
        self.filters = FilterList()
        self.page = ListPage(session)
        self.inspector = LedgerInspector(session)
        self.middle = Stack()
        self.middle.addWidget(self.page)
        self._form: FormPage | None = None
        self._chosen: int | None = None
        self.set_panes(self._left(), self.middle, self.inspector)
        self._following = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._following.timeout.connect(self._follow)
        self._connect()
        self._make_keys()
        if session.is_open:
            self._reload()
        else:
            session.opened.connect(self._reload)

    def _left(self) -> QFrame:
        left = QFrame()
        left.setProperty("look", "side")
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, SPACE[0], 0, 0)
        layout.addWidget(self.filters)
        return left

    def _connect(self) -> None:
        self.filters.picked.connect(self.show_entry)
        self.page.totals.record_wanted.connect(lambda i: self.session.go(Target("donations", "donation", i)))
        self.page.table.chosen.connect(self._row_chosen)
        self.page.table.opened.connect(self.open_record)
        self.page.table.remove_wanted.connect(self.remove_record)
        self.page.table.add_wanted.connect(self.add_record)
        self.page.table.history_wanted.connect(lambda i: self.session.go(Target("history", "donation", i)))
        self.page.records_wanted.connect(self.show_refs)
        self.page.draft.clicked.connect(self._open_draft)
        self.page.add_button.clicked.connect(lambda: self.add_record())
        self.inspector.open_wanted.connect(self.open_record)
        self.inspector.remove_wanted.connect(self.remove_record)
        self.inspector.filter_wanted.connect(lambda actor_id, name: self.show_entry(actor_entry(actor_id, name)))
        self.inspector.actor_removed.connect(self._show_everything)
        self.session.changed.connect(self._changed)

    def _make_keys(self) -> None:
        self.view_keys = {
            "donations": ViewKeys("donations", self, self),
            "records": ViewKeys("records", self, self.page.table),
        }

    def on_row(self, does: Callable[[int], object]) -> None:
        """Do something with the record of the current row, if there is one."""
        row = self.page.table.current()
        if row is not None:
            does(row.id)

    def remove_shown(self, donation_id: int) -> None:
        """Remove a record that the inspector shows; where it shows an actor instead, the record comes first."""
        if self.inspector.actor_id is None:
            self.remove_record(donation_id)
            return
        self._follow()
        self.session.say(
            keys.with_keys(
                tr("Here is the record of the row. {remove} once more removes it."), remove="donations.remove"
            )
        )

    def has_view(self, view: str) -> bool:
        return super().has_view(view) and (view != "records" or self.page.isVisible())

    def find_here(self) -> None:
        """Filter the records."""
        self.show_list()
        self.page.focus_filter()

    # --- the list ---

    def narrowed(self) -> Narrowed:
        """Which records are listed and how."""
        page = self.page
        return Narrowed(page.entry, page.filter.text(), page.sort, page.descending, page.mode)

    def narrow(self, kept: Narrowed) -> None:
        """List these records again, by a view in the words of today."""
        page = self.page
        page.sort, page.descending = kept.sort, kept.descending
        page.filter.setText(kept.words)
        self.show_entry(self.filters.entry(kept.entry.key) or kept.entry)
        if kept.mode is not page.mode:
            page.show_mode(kept.mode)

    def _reload(self) -> None:
        found = self.session.do(entries)
        if found is not None:
            self.filters.show_entries(found, self.page.entry.key)
        self.page.reload()

    def show_entry(self, entry: Entry) -> None:
        """Show the records of a view, a recipient or a donor."""
        self.show_list()
        self.filters.choose(entry.key)
        self.page.show_entry(entry)

    def show_refs(self, refs: Sequence[str], said: str) -> None:
        """Show these records in the table, as those behind a cell of the matrix or a flow of the map."""
        from app.domain.query import parse

        wanted = DonationFilter(query=parse(f"ref:{','.join(refs)}"))
        self.page.show_mode(Mode.TABLE)
        self.show_entry(Entry(f"refs:{said}", said, wanted, len(refs)))
        self.page.focus_table()

    def show_list(self) -> None:
        """The table, with whatever stands in an open form kept as it is."""
        self.middle.setCurrentWidget(self.page)
        if self.inspector.donation_id is not None and self.inspector.actor_id is None:
            self.inspector.leave_form()

    def next_mode(self) -> None:
        """Walk on from the table to the matrix and the map; from a form, which is kept, back to the list first."""
        if self.middle.currentWidget() is self.page:
            self.page.next_mode()
        else:
            self.show_list()
            self.page.focus_table()

    def _row_chosen(self, row: DonationRow | None) -> None:
        self._chosen = None if row is None else row.id
        self._following.start()

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
        if changes.touches(*_LISTED):
            self._reload()
        self.inspector.reload()
        if self._form is not None:
            self._form.follow(changes)

    # --- operations ---

    @property
    def form(self) -> FormPage:
        """The form of one record, made when it is opened first."""
        if self._form is None:
            from app.ui.views.donations.form_page import FormPage

            self._form = FormPage(self.session)
            self._form.left.connect(self._left_form)
            self._form.saved.connect(self._saved)
            self._form.drafts_changed.connect(self._show_drafts)
            self.middle.addWidget(self._form)
        return self._form

    def open_record(self, donation_id: int) -> None:
        """Open the whole form of a record."""
        self._following.stop()
        if self.form.open_record(donation_id):
            self.inspector.show_beside_form(donation_id)
            self.middle.turn_to(self.form)
            self.form.focus_first()

    def add_record(self) -> None:
        """Open an empty form."""
        if not self.session.may_write():
            return
        self.form.open_new()
        self._following.stop()
        self.inspector.show_nothing(keys.with_keys(tr(NEW), record="page.record"))
        self.middle.turn_to(self.form)
        self.form.focus_first()

    def remove_record(self, donation_id: int) -> None:
        """Remove a record at once; the toast takes it back."""
        from app.actions import donations
        from app.store.reads import donations as reads

        found = self.session.do(lambda store: reads.record(store, donation_id))
        if found is not None:
            self.session.remove(
                lambda store: donations.remove_donation(store, donation_id), tr("Removed {name}").format(name=found.ref)
            )

    def _left_form(self) -> None:
        self.show_list()
        if self.form.record_id is not None:
            self.page.table.choose(self.form.record_id)
        self._follow()
        self.page.focus_table()

    def _show_drafts(self) -> None:
        self.page.show_draft(len(self.form.drafts()))

    def _open_draft(self) -> None:
        drafts = self.form.drafts()
        if drafts and drafts[0] is not None:
            self.open_record(drafts[0])
        elif drafts:
            self.add_record()

    def _saved(self, donation_id: int) -> None:
        if not self.page.table.choose(donation_id):
            self._show_everything()
            self.page.table.choose(donation_id)

    # --- as a place ---

    def _show_everything(self) -> None:
        self.page.filter.clear()
        self.show_entry(Entry("all", tr(VIEWS[0][1]), VIEWS[0][2]))

    def visit(self, target: Target) -> None:
        if self._stale:
            from app.domain.changes import EVERYTHING

            self._stale = False
            self._catch_up(EVERYTHING)
        if target.kind == "form" and target.id is not None:
            self.open_record(target.id)
        elif target.kind == "donation" and target.id is not None:
            if not self._is_open(target.id):
                self.show_list()
            if not self.page.table.choose(target.id):
                self._show_everything()
                self.page.table.choose(target.id)
            self.inspector.show_record(target.id)
        elif target.kind == "actor" and target.id is not None:
            from app.store.reads import actors

            actor_id = target.id
            found = self.session.do(lambda store: actors.one(store, actor_id))
            if found is not None:
                self.page.filter.clear()
                self.show_entry(actor_entry(actor_id, found.content.name))
                self._following.stop()
                self.inspector.show_actor(actor_id)

    def _is_open(self, donation_id: int) -> bool:
        """Whether the form of this record is in view; coming back from its evidence leads to it again."""
        form = self._form
        return form is not None and self.middle.currentWidget() is form and form.record_id == donation_id

    def unsaved(self) -> list[str]:
        names = self._form.draft_names() if self._form is not None else []
        card = self.inspector.card_in_hand()
        return [*names, card.record.content.name] if card is not None else names

    def save_typed(self) -> bool:
        card = self.inspector.card_in_hand()
        if card is not None and not card.save():
            return False
        if self._form is None or self._form.save_drafts():
            return True
        self.middle.setCurrentWidget(self._form)
        return False

    def discard_typed(self) -> None:
        card = self.inspector.card_in_hand()
        if card is not None:
            card.discard()
        if self._form is not None:
            self._form.discard_drafts()

    def target(self) -> Target:
        if self.page.entry.key.startswith("actor:"):
            return Target("donations", "actor", self.page.entry.actor_id)
        if self.inspector.donation_id is not None:
            return Target("donations", "donation", self.inspector.donation_id)
        return Target("donations")

    def focus_first(self) -> None:
        if self._form is not None and self.middle.currentWidget() is self._form:
            self._form.focus_first()
        else:
            self.page.focus_table()
