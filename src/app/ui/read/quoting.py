"""Quoting a passage in a note: the notes to choose from, at the caret."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.actions import notes as actions
from app.domain.fuzzy import match
from app.domain.notes import Note
from app.store.reads import notes as reads
from app.ui.notes.words import stands_on
from app.ui.session import Session
from app.ui.widgets.popup_list import PopupList, PopupRow

if TYPE_CHECKING:
    from app.ui.read.place import ReadPlace

MOST = 40
NEW = "new"


class QuoteList(PopupList):
    """The notes edited last come first; the first row begins a new one."""

    picked = Signal(object)
    """A note's id, or None for a new note."""

    def __init__(self, parent: QWidget, notes: Sequence[Note]) -> None:
        self._notes = notes
        super().__init__(parent, "Quote in note", self._rows, "quotes", "Which note?")
        self.chosen.connect(self._chosen)

    def _rows(self, typed: str) -> Sequence[PopupRow]:
        found = [(match(typed, note.heading()), number, note) for number, note in enumerate(self._notes)]
        hits = sorted((hit[0], number, hit[1]) for hit, number, _ in found if hit is not None)
        rows = [
            PopupRow(note.id, note.heading(), side=stands_on(note), icon="note", marks=marks)
            for _, number, marks in hits[:MOST]
            for note in (self._notes[number],)
        ]
        new = PopupRow(NEW, "A new note", icon="plus")
        return [*rows, new] if typed.strip() else [new, *rows]

    def _chosen(self, key: object, _modifiers: Qt.KeyboardModifier) -> None:
        self.close()
        self.picked.emit(key if isinstance(key, int) else None)


def quote_in_note(session: Session, place: ReadPlace) -> None:
    """Offer the notes for the passage at hand, or for the selection where it is one."""
    passage_id = place.deeds.passage()
    if passage_id is None:
        session.say("Go to a passage first ([ and ]), or tag the selection (T); then Q quotes it in a note.", "warning")
        return

    def quote(note_id: object) -> None:
        wanted = note_id if isinstance(note_id, int) else None
        made = session.do(lambda store: actions.quote_in_note(store, passage_id, wanted))
        if made is not None:
            name = reads.one(session.store, made).heading()
            session.say("Quoted in a new note." if wanted is None else f"Quoted in “{name}”.")

    popup = QuoteList(place, reads.every(session.store))
    popup.picked.connect(quote)
    popup.open_at(place.page.caret_rect())
