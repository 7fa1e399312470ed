"""The page with a record's form: the way back above, and the bar with Save and Discard below.

A form with changes is kept as it was left until the user saves or discards it.
"""

from __future__ import annotations

import json
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from app.actions import donations as operations
from app.actions.evidence import link_evidence
from app.actions.half_typed import Form, HalfTyped
from app.actions.offered_words import Offered, offered_words
from app.domain.changes import Changes
from app.domain.errors import NotFound
from app.domain.kinds import tables_of
from app.domain.language import tr, tr_n
from app.domain.records import DonationRecord, DonationRef
from app.store.reads import donations, sources
from app.ui.base.half_typed import HalfTypedForms
from app.ui.base.session import Session
from app.ui.look.mirror import listed, margins
from app.ui.look.tokens import PAGE_PX, SPACE
from app.ui.views.donations.record_form import Hand, RecordForm
from app.ui.widgets.announcer import announce
from app.ui.widgets.boxes import STRETCH, in_column, in_row, styled
from app.ui.widgets.labels import Scrolled, head, key_hint, muted, push_button
from app.ui.widgets.stack import Stack

_RECORD = (*tables_of("donation"), "donation_link", "actor", "passage", "own_field", "term")
"""Tables whose rows a form shows."""


class FormPage(QFrame):
    """Shows one record's form at a time, and keeps others that have changes."""

    left = Signal()
    lost = Signal()
    """Its record was removed while somebody was typing in it."""
    saved = Signal(int)
    drafts_changed = Signal(int)
    """So many forms have unsaved changes."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self._session = session
        self._areas: dict[int | None, tuple[Scrolled, RecordForm]] = {}
        self._gone: dict[int, tuple[Scrolled, RecordForm]] = {}
        """Forms with changes whose records were removed; an undo brings both back."""
        self.record_id: int | None = None
        """The record of the visible form; None for a new one."""
        self._waiting = HalfTypedForms(self, session, "donation", self._half_typed)
        self._stack = Stack()
        self.ref = head("")
        self._bar = self._make_bar()
        self._field: QWidget | None = None
        """The field that had the keyboard last."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._went_to)
        in_column(self._make_top(), (self._stack, 1), self._bar, on=self, gap=0, margins=0)
        sections = {"Ctrl+PgDown": partial(self._to_section, 1), "Ctrl+PgUp": partial(self._to_section, -1)}
        for key, does in {**dict.fromkeys(("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"), self.save), **sections}.items():
            QShortcut(QKeySequence(key), self, does, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _make_top(self) -> QHBoxLayout:
        tip = tr("Back to the list (Esc); changes are kept")
        back = push_button(tr("Donations"), self.leave, look="quiet", glyph="arrow-left", tip=tip)
        return in_row(back, self.ref, STRETCH, margins=margins(SPACE[3], SPACE[2], SPACE[4], SPACE[0]))

    def _make_bar(self) -> QFrame:
        bar = styled(QFrame(), "status")
        self.state_label = muted("")
        self.discard_button = push_button(tr("Discard"), self.discard)
        self.save_button = push_button(tr("Save"), self.save, look="primary")
        key = (key_hint("Ctrl S"), 0, Qt.AlignmentFlag.AlignVCenter)
        around = (SPACE[4], SPACE[1], SPACE[4], SPACE[1])
        in_row((self.state_label, 1), self.discard_button, self.save_button, key, on=bar, gap=SPACE[1], margins=around)
        bar.hide()
        return bar

    def _to_section(self, way: int) -> None:
        if self.form is not None and (field := self.form.to_section(way)) is not None:
            area = self._areas[self.record_id][0]
            area.ensureWidgetVisible(field, 0, area.viewport().height() // 3)

    # --- which form ---

    @property
    def form(self) -> RecordForm | None:
        found = self._areas.get(self.record_id)
        return found[1] if found else None

    def drafts(self) -> list[int | None]:
        """The records whose forms have unsaved changes; None is a new record."""
        return [donation_id for donation_id, (_, form) in self._areas.items() if form.is_changed()]

    def _half_typed(self) -> dict[Form, str]:
        """What is unsaved in the forms, also in those of removed records."""
        every = {**self._gone, **self._areas}
        return {Form("donation", i or 0): form.half_typed() for i, (_, form) in every.items() if form.is_changed()}

    def keep(self) -> None:
        """Save what is typed, in case the program is killed."""
        self._waiting.keep()

    def take_in(self) -> None:
        """Restore the forms that were left unsaved when the program ended."""
        for one in self._waiting.waiting():
            donation_id = one.form.id or None
            if donation_id in self._areas and self._areas[donation_id][1].is_changed():
                continue
            record = None if donation_id is None else self._one(donation_id)
            if (record is None) == (donation_id is None):
                self._take_in(one, record)
        self.drafts_changed.emit(len(self.drafts()))

    def _take_in(self, one: HalfTyped, record: DonationRecord | None) -> None:
        form = RecordForm(self._session, record, self._published(record))
        try:
            parent = json.loads(one.words)["parent"]
            above = None if parent is None else self._one(parent)
            form.take_in(one.words, None if above is None else DonationRef(above.id, above.ref, above.content.title))
        except (ValueError, TypeError, LookupError, AttributeError):  # another version of the program has written it
            form.deleteLater()
            return
        donation_id = one.form.id or None
        if donation_id in self._areas:
            self._drop(donation_id)
        self._put(donation_id, form)
        self._waiting.took(one)

    def _one(self, donation_id: int) -> DonationRecord | None:
        """A record, or None where it is gone: what was typed for it waits until it comes back."""
        try:
            return donations.record(self._session.store, donation_id)
        except NotFound:
            return None

    def draft_names(self) -> list[str]:
        """The names of the forms with changes."""
        return [_name(form) for _, form in self._areas.values() if form.is_changed()]

    def open_record(self, donation_id: int) -> bool:
        """Show a record's form, as it was left if it has changes. False if the record is gone."""
        self._let_go_of_clean()
        if donation_id not in self._areas:
            if (record := self._read(donation_id)) is None:
                return False
            self._put(donation_id, RecordForm(self._session, record, self._published(record)))
        self._show(donation_id)
        return True

    def open_new(self) -> None:
        """Show the form of a new record, as it was left if one was begun."""
        self._let_go_of_clean()
        if None not in self._areas:
            self.take_in()
        if None not in self._areas:
            self._put(None, RecordForm(self._session, None, self._published(None)))
        self._show(None)

    def _read(self, donation_id: int) -> DonationRecord | None:
        return self._session.do(lambda store: donations.record(store, donation_id))

    def _published(self, record: DonationRecord | None) -> str:
        """The publication date of the record's source, for dates without a year; empty where it stands on none."""
        wanted = {item.source_id for item in record.evidence} if record else set[int]()
        library = (self._session.do(sources.library) or ()) if wanted else ()
        dates = [row.meta.published for row in library if row.id in wanted]
        return next((date for date in dates if date), "")

    def _put(self, donation_id: int | None, form: RecordForm) -> None:
        area = Scrolled()
        page = styled(QWidget(), "paper")
        in_row(STRETCH, (form, PAGE_PX), STRETCH, on=page, margins=margins(SPACE[4], SPACE[1], SPACE[3], 0))
        area.setWidget(page)
        form.changed.connect(self._show_bar)
        form.changed.connect(self._waiting.soon)
        form.words_taken.connect(lambda one: self._link(form, one))
        self._offer_words(form)
        self._areas[donation_id] = (area, form)
        self._stack.addWidget(area)

    def _offer_words(self, form: RecordForm) -> None:
        """Search the sentences of a record for words that could be evidence for fields without any."""
        record = form.record
        if record is not None and record.evidence and not self._session.is_read_only:
            self._session.query(
                form, lambda store, stopped: offered_words(store, record, stopped), form.offer, lambda _why: None
            )

    def _link(self, form: RecordForm, one: Offered) -> None:
        """Make offered words evidence for their field."""
        if (record := form.record) is not None:
            target, fields = ("donation", record.id), ((one.field, one.part_id),)
            stretch = (one.source_id, one.start, one.end, one.quote)
            self._session.do(lambda store: link_evidence(store, *stretch, target, fields))

    def _show(self, donation_id: int | None) -> None:
        self.record_id = donation_id
        area, form = self._areas[donation_id]
        self._stack.setCurrentWidget(area)
        self.ref.setText(_name(form))
        self._show_bar()

    def _let_go_of_clean(self) -> None:
        for donation_id, (_, form) in list(self._areas.items()):
            if not form.is_changed():
                self._drop(donation_id)

    def _drop(self, donation_id: int | None) -> None:
        area, _ = self._areas.pop(donation_id)
        self._stack.removeWidget(area)
        area.deleteLater()

    def focus_first(self) -> None:
        """Focus the field of this form that had the focus last, at the same scroll position; else the title."""
        form, was = self.form, self._field
        if form is None:
            return
        if was is None or not isValid(was) or not form.isAncestorOf(was):
            form.title.widget.setFocus()
            return
        bar = self._areas[self.record_id][0].verticalScrollBar()
        at = bar.value()
        was.setFocus()
        bar.setValue(at)

    def _went_to(self, _from: QWidget | None, now: QWidget | None) -> None:
        """Remember in which field the keyboard is."""
        if now is not None and self.form is not None and self.form.isAncestorOf(now):
            self._field = now

    # --- save, discard, leave ---

    def _show_bar(self) -> None:
        form = self.form
        drafts = self.drafts()
        changed = form is not None and self.record_id in drafts
        was_hidden = self._bar.isHidden()
        self._bar.setVisible(changed or (form is not None and form.record is None))
        if form is not None and was_hidden and not self._bar.isHidden():
            QTimer.singleShot(0, form, self._keep_in_sight)
        self.discard_button.setEnabled(changed)
        self.save_button.setEnabled(changed)
        self.state_label.setText(tr("Not saved yet") if changed else tr("Name who gave what to whom"))
        if form is not None and form.clash is not None:
            named = ", ".join(f"“{one.field.title}”" for one in form.clash.clashing)
            sentence = tr("{fields} changed elsewhere meanwhile. Choose above whose value stays, then save.")
            self.state_label.setText(sentence.format(fields=named))
        if form is not None and form.strict:
            self._say_wrong(form)
        self.drafts_changed.emit(len(drafts))

    def _keep_in_sight(self) -> None:
        """What is typed in stays in sight, with how it is read, above the bar that has come."""
        layout = self.layout()
        if layout is not None and self._field is not None and self.form and self.form.isAncestorOf(self._field):
            layout.activate()  # the bar has taken its room
            self._areas[self.record_id][0].ensureWidgetVisible(self._field, 0, 60)

    def save(self) -> bool:
        """Save the form, or show the errors beside the fields. Returns whether nothing is left to save."""
        if (form := self.form) is None or not form.is_changed():
            return True
        if self._say_wrong(form):
            if fields := form.wrong_fields():
                area = self._areas[self.record_id][0]
                fields[0].take_keyboard()
                # In the next turn, when what is said below the fields has its room.
                QTimer.singleShot(0, form, lambda: area.ensureWidgetVisible(fields[0], 0, 60))
            return False
        return self._save_new(form) if form.record is None else self._save_known(form, form.record.id)

    def _save_new(self, form: RecordForm) -> bool:
        content, parent = form.filled().content, form.relations.parent_ref
        at, hand = self._areas[None][0].verticalScrollBar().value(), form.hand()
        made = self._session.do(
            lambda store: operations.add_donation(store, content, None if parent is None else parent.id)
        )
        if made is None:
            return False
        self._drop(None)
        self.keep()
        self.open_record(made)
        self.saved.emit(made)
        self.focus_first()  # the form that had the keyboard is gone
        area, now = self._areas[made]
        now.take_up(hand)
        area.verticalScrollBar().setValue(at if hand is not None else 0)
        return True

    def _save_known(self, form: RecordForm, donation_id: int) -> bool:
        if (now := self._read(donation_id)) is None:
            return False
        if form.must_choose(now):
            self._show_choice(form)
            return False
        before = form.clean
        form.clean = form.filled()  # the notice of this operation finds the form unchanged and reads it again
        content, part_ids, was = form.as_chosen(now)
        if not self._session.did(lambda db: operations.edit_donation(db, donation_id, content, part_ids, was)):
            form.clean = before
            self._show_bar()
            return False
        if self.form is form:  # no notice came yet, as while another place is shown
            self._reread(donation_id, self._read(donation_id))
        self.keep()
        self.saved.emit(donation_id)
        return True

    def _show_choice(self, form: RecordForm) -> None:
        """Bring what is to be chosen into sight, with the keyboard on it."""
        self._show_bar()
        announce(self, self.state_label.text())
        if (choice := form.clash) is not None:
            choice.grid.focus_first()
            area = self._areas[self.record_id][0]
            QTimer.singleShot(0, choice, lambda: area.verticalScrollBar().setValue(0))  # once it has its room

    def save_drafts(self) -> bool:
        """Save every form with changes. False if one cannot be saved; it is shown then."""
        for donation_id in self.drafts():
            self._show(donation_id)
            if not self.save():
                return False
        return True

    def discard_drafts(self) -> None:
        for donation_id in self.drafts():
            self.record_id = donation_id
            self.discard()

    def _say_wrong(self, form: RecordForm) -> bool:
        """Show the errors, and return whether there are any."""
        rest = form.check()
        fields = len(form.wrong_fields())
        words = [tr_n("{n} field to look at", "{n} fields to look at", fields)] if fields else []
        if words or rest:
            self.state_label.setText(listed((tr("Not saved yet"), *words, *rest)))
        return bool(words or rest)

    def discard(self) -> None:
        if (donation_id := self.record_id) is None:
            self._drop(None)
            self.drafts_changed.emit(len(self.drafts()))
            self.left.emit()
        else:
            self._reread(donation_id, self._read(donation_id), self._areas[donation_id][1].hand(last=True))
        self.keep()

    def _reread(self, donation_id: int, record: DonationRecord | None, hand: Hand | None = None) -> None:
        """Make a form again for its record as it is by now, with the keyboard where it was; None where that is gone."""
        area, old = self._areas[donation_id]
        at, hand = area.verticalScrollBar().value(), hand or old.hand()
        shown = self.record_id == donation_id
        self._drop(donation_id)
        if record is None:
            self.left.emit()
            return
        self._put(donation_id, RecordForm(self._session, record, self._published(record)))
        if shown:
            self._show(donation_id)
            self._areas[donation_id][1].take_up(hand)
        self._areas[donation_id][0].verticalScrollBar().setValue(at)

    def leave(self) -> None:
        """Back to the list; changes are kept until saved or discarded."""
        self.left.emit()

    def follow(self, changes: Changes) -> None:
        """Show the effect of an operation, keeping what was typed."""
        if not changes.touches(*_RECORD):
            return
        self._drop_saved_elsewhere()
        known_gone = set(self._gone)
        self._areas |= self._gone
        self._gone.clear()
        for donation_id, (_, form) in list(self._areas.items()):
            if donation_id is None:
                continue
            record = self._one(donation_id)
            if record is None:
                if form.record is not None and form.is_changed() and donation_id not in known_gone:
                    sentence = tr("{ref} was removed. What you typed in its form comes back with it.")
                    self._session.say(sentence.format(ref=form.record.ref), "warning")
                elif form.record is not None and donation_id == self.record_id and changes.operation is None:
                    said = tr("Somebody removed {ref}, whose form you had open.")
                    self._session.say(said.format(ref=form.record.ref), "warning")
                self._put_aside(donation_id, form)
                continue
            if form.is_changed():
                form.show_evidence(record)
                self._offer_words(form)
            elif record != form.record:
                if self.isHidden():
                    self._drop(donation_id)  # it is made again once somebody comes to it
                else:
                    self._reread(donation_id, record)
        self.drafts_changed.emit(len(self.drafts()))

    def _drop_saved_elsewhere(self) -> None:
        """Drop what another window has too, once it is saved or discarded there; the form in sight shows its record."""
        changed = [(at, form) for at, (_, form) in self._areas.items() if form.is_changed()]
        left = [at for at, form in changed if self._waiting.is_left(Form("donation", at or 0), form.half_typed())]
        for donation_id in left:
            if donation_id is not None and donation_id == self.record_id:
                self._reread(donation_id, self._read(donation_id))
                continue
            self._drop(donation_id)
            if donation_id == self.record_id:
                self.left.emit()
        if left:
            self.keep()

    def _put_aside(self, donation_id: int, form: RecordForm) -> None:
        """Keep the changed form of a removed record, in case the record comes back."""
        was_typing = form.is_changed()
        if was_typing:
            self._gone[donation_id] = self._areas.pop(donation_id)
        else:
            self._drop(donation_id)
        if self.record_id == donation_id:
            self.record_id = None
            (self.lost if was_typing else self.left).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _name(form: RecordForm) -> str:
    return form.record.ref if form.record else tr("New record")
