"""An actor in the inspector: its data, records and passages, and a few editable fields."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.actions import actors
from app.actions.half_typed import Form
from app.actions.merge_edit import Seen
from app.domain.language import tr, tr_n
from app.domain.records import Actor, ActorRecord, CountryInfo, DonationRow
from app.domain.vocabularies import AS_SUCH
from app.ui.base.record_words import term
from app.ui.base.session import Session
from app.ui.base.things import target_of_record
from app.ui.look.mirror import at_start, margins
from app.ui.look.plain import HtmlLabel, PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.panels.evidence_card import EvidenceCards, ValueRow
from app.ui.panels.names import Names
from app.ui.widgets.boxes import STRETCH, in_column, in_row, put, styled
from app.ui.widgets.choice import TermChoice
from app.ui.widgets.form import FormField, NameField, Offer, Prose, line_edit, title_label
from app.ui.widgets.labels import head, key_hint, muted, push_button
from app.ui.widgets.place import HELP
from app.ui.widgets.typed import OVERTAKEN, TypedForm

_SAVING = Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_Enter
"""With Ctrl, as in the form of a record."""


class ActorCard(QFrame):
    """One actor, for reading and in-place editing."""

    left = Signal()
    records_wanted = Signal(int, str)
    remove_wanted = Signal(int)
    changed = Signal()
    """Something was typed, saved or discarded."""

    def __init__(self, session: Session, record: ActorRecord, count: int, rows: Sequence[DonationRow]) -> None:
        """`rows` are the first of the records it takes part in."""
        super().__init__()
        self.setProperty(HELP, "actor")
        self._session = session
        self.record = record
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Actor {name}").format(name=record.content.name))
        self.is_editing = False
        title, around = at_start(title_label(record.content.name)), margins(SPACE[3], SPACE[2], SPACE[2], SPACE[3])
        layout = in_column(self._top(), title, on=self, gap=SPACE[2], margins=around)
        self._read = self._reading()
        self._edit = self._editing()
        self._edit.hide()
        inputs = self.name, self.country, self.aliases, self.kind, self.note
        self._form, self._seen = TypedForm(inputs, record.content), Seen(record.content)
        put(layout, self._read, self._edit, self._records(count, rows))
        if record.evidence:
            layout.addWidget(head(tr("Passages")))
            layout.addWidget(EvidenceCards(record.evidence))
        layout.addStretch(1)

    def _top(self) -> QHBoxLayout:
        away, edit = tr("Back to the record (Esc)"), tr("Edit the actor (F2)")
        back = push_button(tr("Record"), self.left, look="quiet", glyph="arrow-left", tip=away)
        self.edit_button = push_button(tr("Edit"), self.edit, look="chip", glyph="pencil", tip=edit)
        return in_row(back, STRETCH, self.edit_button, key_hint("F2"))

    def _reading(self) -> QWidget:
        content = self.record.content
        card = styled(QFrame(), "card")
        rows = in_column(on=card, gap=6, margins=SPACE[2])
        for label, value in (
            (tr("Kind"), term(content.kind)),
            (tr("Country"), self.record.country_name),
            (tr("Belongs to"), self.record.parent_name),
            (tr("Also"), ", ".join(content.aliases)),
            (tr("Note"), content.note),
        ):
            words = PlainLabel(value) if value else muted(tr("none"), wrap=True)
            rows.addWidget(ValueRow(muted(label, wrap=False), words))
        return card

    def _records(self, count: int, found: Sequence[DonationRow]) -> QWidget:
        box = QWidget()
        rows = in_column(on=box, gap=SPACE[0], margins=0)
        line = in_row((head(tr_n("Takes part in {n} record", "Takes part in {n} records", count)), 1))
        if found:
            every = push_button(tr("List them"), look="link")
            every.clicked.connect(lambda: self.records_wanted.emit(self.record.id, self.record.content.name))
            line.addWidget(every)
        put(rows, line)
        for row in found:
            label = HtmlLabel(f'<a href="{row.id}">{escape(row.ref)}</a> {escape(row.title)}')
            label.linkActivated.connect(lambda href: self._session.go(target_of_record(int(href))))
            rows.addWidget(label)
        if not found:
            remove = push_button(tr("Remove"), look="chip", glyph="trash",
                                 tip=tr("Remove the actor, who takes part in nothing"))  # fmt: skip
            remove.clicked.connect(lambda: self.remove_wanted.emit(self.record.id))
            rows.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    # --- editing ---

    def _editing(self) -> QWidget:
        content = self.record.content
        names = Names(self._session)
        box = QWidget()
        self.name = line_edit(tr("Name"), text=content.name)
        self.kind = TermChoice(names.kinds(but=AS_SUCH), term, tr("Kind"))
        self.kind.set_value(content.kind)
        self.country = NameField(
            lambda typed: [o for o in names.countries(typed) if not _is_group(o)], tr("Country"), only_known=True
        )
        self.country.setText(self.record.country_name)
        self.aliases = line_edit(tr("Also known as"), tr("Names, separated by ;"), text="; ".join(content.aliases))
        self.aliases.setCursorPosition(0)
        self.note = Prose(tr("Note"))
        self.note.setPlainText(content.note)
        for line in (self.name, self.country, self.aliases):
            line.textChanged.connect(lambda _text: self.changed.emit())
        self.note.edited.connect(self.changed)
        self.kind.chosen.connect(self.changed)
        self._names = names
        self._country_field = FormField(tr("Country"), self.country)
        save = push_button(tr("Save"), self.save, look="primary", tip=tr("Save (Ctrl+S)"))
        discard = push_button(tr("Discard"), self.discard)
        fields = FormField(tr("Name"), self.name), FormField(tr("Kind"), self.kind), self._country_field
        more = FormField(tr("Also known as"), self.aliases), FormField(tr("Note"), self.note)
        in_column(*fields, *more, in_row(STRETCH, discard, save), on=box, gap=SPACE[1], margins=0)
        return box

    def edit(self) -> None:
        if not self._session.may_write():
            return
        self.is_editing = True
        self._form.begin()
        self._read.hide()
        self._edit.show()
        self.edit_button.setEnabled(False)
        self.name.setFocus()
        self.name.selectAll()

    def is_changed(self) -> bool:
        return self.is_editing and self._form.is_changed()

    def half_typed(self) -> dict[Form, str]:
        """The unsaved fields for `take_in`, with the actor as it was saved."""
        if not self.is_changed():
            return {}
        return {Form("actor", self.record.id): self._form.as_json(self.record.content.name)}

    def take_in(self, words: str) -> None:
        """Restore what `half_typed` has written. Changes by somebody else since then are reported before saving."""
        kept = json.loads(words)
        self.edit()
        self._form.take_in(kept)

    def discard(self) -> None:
        """Switch back to reading and discard changes."""
        self.changed.emit()
        self.is_editing = False
        self._edit.hide()
        self._read.show()
        self.edit_button.setEnabled(True)
        self.setFocus()

    def save(self) -> bool:
        """Save the changes, in every record the actor takes part in. Returns whether it succeeded."""
        typed = self.country.text().strip()
        info = self._names.country(typed)
        if typed and (info is None or info.is_group):
            none = tr("There is no country “{typed}”. Choose one from the list.")
            self._country_field.say(none.format(typed=typed), wrong=True)
            self.country.setFocus()
            return False
        if self._form.overtaken_once():
            self._session.say(tr(OVERTAKEN).format(field=self.record.content.name), "warning")
            return False
        content = Actor(
            self.name.text(),
            self.kind.value(),
            info.code if info else "",
            tuple(alias.strip() for alias in self.aliases.text().split(";") if alias.strip()),
            self.record.content.parent_id,
            self.note.toPlainText().strip(),
        )
        before, done = self.record, False
        self.is_editing = False  # the notice that follows shows the card again
        try:
            done = self._session.did(
                lambda store: self._seen.save(partial(actors.edit_actor, store, before.id, content))
            )
        finally:
            self.is_editing = not done
        if not done:
            return False
        self.changed.emit()
        if content == self.record.content:
            self.discard()
        return True

    def event(self, event: QEvent) -> bool:
        """F2 is the card's own here, not the window's."""
        asked = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2 and not event.modifiers()
        if asked and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.is_editing:
                self.discard()
            else:
                self.left.emit()
        elif event.key() == Qt.Key.Key_F2 and not self.is_editing:
            self.edit()
        elif event.key() in _SAVING and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)


def _is_group(offer: Offer) -> bool:
    return isinstance(offer.meaning, CountryInfo) and offer.meaning.is_group
