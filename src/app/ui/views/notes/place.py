"""The place of the notes: the list at the left, a note in the middle, details at the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.actions import notes as operations
from app.domain.changes import Changes
from app.domain.fuzzy import match
from app.domain.kinds import things
from app.domain.language import tr
from app.domain.note_templates import MARK, NoteTemplate, templates
from app.domain.notes import Note
from app.store.reads import notes
from app.ui.base import keys
from app.ui.base.note_words import attached_to
from app.ui.base.session import Session, Target
from app.ui.base.unsaved_notes import unsaved_of
from app.ui.base.view_keys import ViewKeys
from app.ui.look.tokens import SPACE
from app.ui.panels.quoting import add_quotes
from app.ui.views.notes.inspector import NoteInspector
from app.ui.views.notes.note_list import NoteList
from app.ui.views.notes.page import NotePage
from app.ui.widgets.at_keyboard import at_keyboard
from app.ui.widgets.beside import on_screen
from app.ui.widgets.boxes import in_column, styled
from app.ui.widgets.find_list import FindField
from app.ui.widgets.labels import EmptyState, head_row, icon_button
from app.ui.widgets.place import Place
from app.ui.widgets.popup_list import PopupList, PopupRow
from app.ui.widgets.stack import Stack


class TemplateList(PopupList):
    """The user's own templates before ours."""

    picked = Signal(object)
    """The `NoteTemplate`."""

    def __init__(self, parent: QWidget, notes: Iterable[Note]) -> None:
        self._templates = templates(notes)
        super().__init__(parent, tr("New note from a template"), self._rows, "file-text", tr("Which template?"))
        self.say(tr("A note whose title begins with “{mark}” is a template.").format(mark=MARK))
        self.chosen.connect(self._chosen)

    def _rows(self, typed: str) -> Sequence[PopupRow]:
        found = [(match(typed, one.name), number, one) for number, one in enumerate(self._templates)]
        hits = sorted((hit[0], number, hit[1], one) for hit, number, one in found if hit is not None)
        return [
            PopupRow(number, one.name, side="" if one.note_id is None else "yours", icon="note", marks=marks)
            for _, number, marks, one in hits
        ]

    def _chosen(self, key: object, _modifiers: Qt.KeyboardModifier) -> None:
        if isinstance(key, int):
            self.picked.emit(self._templates[key])
            self.close()


class NotesPlace(Place):
    """Notes, free or on a thing, with the links between them."""

    name = "notes"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._notes: tuple[Note, ...] = ()
        self._chosen: int | None = None
        self._stale = True
        self.list = NoteList()
        self.page = NotePage(session)
        self.inspector = NoteInspector(session)
        self.empty = EmptyState(tr("No note yet"), "", tr("New note"))
        how = tr(
            "Press {note} on a passage to write what you think of it, or begin a free note. Markdown, with [[links]]."
        )
        keys.explain(self.empty.words, how, note="page.note")
        self.middle = Stack()
        self.middle.addWidget(self.page)
        self.middle.addWidget(self.empty)
        named = tr("Notes"), tr("Note")
        self.set_panes(self._left(), self.middle, self.inspector, named=named, begins_left=True)
        self._connect()

    def _left(self) -> QFrame:
        left = styled(QFrame(), "side")
        self.add_button = icon_button("plus", tr("New note"), "notes.add")
        self.template_button = icon_button("file-text", tr("New note from a template"), "notes.template")
        self.filter = FindField(tr("Filter the notes"))
        keys.placeholder(self.filter, tr("Filter"), "find.open")
        field = in_column(self.filter, margins=(SPACE[2], 0, SPACE[2], SPACE[0]))
        top = head_row(tr("Notes"), self.template_button, self.add_button, word="note")
        in_column(top, field, (self.list, 1), on=left, gap=SPACE[0], margins=(0, SPACE[1], 0, 0))
        return left

    def _connect(self) -> None:
        self.empty.button.clicked.connect(self.add_note)
        self.filter.textChanged.connect(lambda _words: self._show_list())
        self.filter.entered.connect(self._first_found)
        self.list.picked.connect(self.open_note)
        self.list.write_wanted.connect(self.page.focus_words)
        self.list.quoted.connect(self.add_quotes)
        self.inspector.words_wanted.connect(self.page.take_new_words)
        self.session.changed.connect(self._changed)
        self.view_keys = {"notes": ViewKeys("notes", self, self), "note_list": ViewKeys("note_list", self, self.list)}

    def narrowed(self) -> str:
        return self.filter.text()

    def narrow(self, kept: str) -> None:
        self.filter.setText(kept)

    def find_here(self) -> None:
        self.unfold("left")
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _first_found(self) -> None:
        if self.list.rows.rows:
            self.open_note(self.list.rows.rows[0].id)
            self.list.setFocus()

    # --- which notes ---

    def _freshen(self) -> None:
        if not self.session.is_open:
            return
        self._stale = False
        self._notes = self.session.do(notes.every) or ()
        if self._chosen is not None and self._chosen not in {note.id for note in self._notes}:
            self._leave_removed(self._chosen)
        elif self._chosen is None and self._notes:
            self._chosen = self._notes[0].id
        self._show_list()
        self._show_note()

    def _leave_removed(self, gone: int) -> None:
        """Go from a note that was removed to what was written instead of it, else to another one; what is typed next
        does not go into that."""
        self.page.save()
        ids = [note.id for note in self._notes]
        again = unsaved_of(self.session).instead_of(gone)
        self._chosen = again if again in ids else next(iter(ids), None)
        if self._chosen != again and at_keyboard(self.page):
            self.session.say(tr("The note was removed."), "warning")
            self.middle.turn_to(self.page if self._notes else self.empty)
            self.focus_first()

    def _show_list(self) -> None:
        words = self.filter.text().casefold().split()
        shown = tuple(note for note in self._notes if _holds(note, words))
        self.list.show_notes(shown, self._chosen)
        self.list.show_nothing(tr("No note has these words.") if self._notes else tr("No note yet"))

    def _show_note(self) -> None:
        note = next((note for note in self._notes if note.id == self._chosen), None)
        self.page.show_note(note)
        self.inspector.show_note(note)
        self.middle.setCurrentWidget(self.empty if note is None else self.page)

    def open_note(self, note_id: int) -> None:
        """Open a note, saving the previous one."""
        self.page.save()
        self._chosen = note_id
        if self._stale:
            self._freshen()
        self.list.choose(note_id)
        self._show_note()

    def _changed(self, changes: Changes) -> None:
        if changes.touches(*things()):
            self._stale = True
            # Title and words are saved one after the other, each with the other as it was read last.
            if self.isVisible() or changes.touches("note"):
                self._freshen()

    # --- operations ---

    def choose_template(self) -> None:
        popup = TemplateList(self, self._notes)
        popup.picked.connect(self.add_note)
        popup.open_at(on_screen(self.template_button))

    def add_note(self, template: object = None) -> None:
        """Add a free note and focus its title; with a `NoteTemplate`, fill in its text."""
        self.page.save()
        self.filter.clear()
        title, body = (template.name, template.body) if isinstance(template, NoteTemplate) else ("", "")
        made = self.session.do(lambda store: operations.add_note(store, body, title))
        if made is not None:
            self.open_note(made)
            self.page.title.setFocus()

    def add_quotes(self, passage_ids: list[int], note_id: int) -> None:
        self.page.save()
        add_quotes(self.session, passage_ids, note_id)

    def remove_note(self) -> None:
        """Remove the open note at once; undo restores it."""
        if (chosen := self._chosen) is None:
            return
        self.page.save()
        listed = [note.id for note in self.list.rows.rows]
        at = listed.index(chosen) if chosen in listed else 0
        rest = [note_id for note_id in listed if note_id != chosen]
        self._chosen = rest[min(at, len(rest) - 1)] if rest else None
        self.session.remove(lambda store: operations.remove_note(store, chosen), tr("Removed the note"), "note")
        self.list.setFocus()

    # --- as a place ---

    def visit(self, target: Target) -> None:
        if self._stale:
            self._freshen()
        if target.kind == "note" and target.id is not None:
            if all(note.id != target.id for note in self.list.rows.rows):
                self.filter.clear()
            if any(note.id == target.id for note in self._notes):
                self.open_note(target.id)
            else:
                self.session.say(tr("This note is no longer in the workspace."), "warning")

    def target(self) -> Target:
        return Target("notes", "note", self._chosen) if self._chosen is not None else Target("notes")

    def focus_first(self) -> None:
        (self.list if self._notes else self.empty.button).setFocus()

    def remember(self) -> None:
        self.page.save()
        super().remember()


def _holds(note: Note, words: list[str]) -> bool:
    everything = f"{note.title} {note.body} {attached_to(note)}".casefold()
    return all(word in everything for word in words)
