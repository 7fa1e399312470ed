"""Quoting a passage in a note chosen in a popup at the caret."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.actions import notes as actions
from app.domain.fuzzy import match
from app.domain.language import tr, tr_n
from app.domain.notes import Note
from app.store.reads import notes as reads
from app.store.store import Store
from app.ui.base import keys
from app.ui.base.note_words import attached_to
from app.ui.base.session import Session
from app.ui.widgets.beside import on_screen
from app.ui.widgets.popup_list import PopupList, PopupRow

MOST = 40
NEW = "new"


class QuoteList(PopupList):
    """The most recently edited notes first; the first row makes a new one."""

    picked = Signal(object)
    """A note's id, or None for a new note."""

    def __init__(self, parent: QWidget, notes: Sequence[Note]) -> None:
        self._notes = notes
        super().__init__(parent, tr("Quote in note"), self._rows, "quotes", tr("Which note?"))
        self.chosen.connect(self._chosen)

    def _rows(self, typed: str) -> Sequence[PopupRow]:
        found = [(match(typed, note.heading()), number, note) for number, note in enumerate(self._notes)]
        hits = sorted((hit[0], number, hit[1]) for hit, number, _ in found if hit is not None)
        rows = [
            PopupRow(note.id, note.heading(), side=attached_to(note), icon="note", marks=marks)
            for _, number, marks in hits[:MOST]
            for note in (self._notes[number],)
        ]
        new = PopupRow(NEW, tr("A new note"), icon="plus")
        return [*rows, new] if typed.strip() else [new, *rows]

    def _chosen(self, key: object, _modifiers: Qt.KeyboardModifier) -> None:
        self.close()
        self.picked.emit(key if isinstance(key, int) else None)


def quote_passages(session: Session, parent: QWidget, passage_ids: Sequence[int], at: QRect | None = None) -> None:
    """Choose a note for these passages, beside a rectangle of the screen or the widget itself."""
    if not session.is_open:
        return
    if not passage_ids:
        words = tr("Select passages first; then {quote} quotes them in a note.")
        session.say(keys.with_keys(words, quote="passages.quote"), "warning")
        return
    ids = tuple(passage_ids)
    _choose_note(session, parent, at, lambda note: add_quotes(session, ids, note))


def _choose_note(session: Session, parent: QWidget, at: QRect | None, picked: Callable[[int | None], object]) -> None:
    popup = QuoteList(parent, reads.every(session.store))
    popup.picked.connect(picked)
    popup.open_at(at or on_screen(parent))


def quote_words(
    session: Session, parent: QWidget, words: tuple[int, int, int, str], at: QRect, made: Callable[[int], object]
) -> None:
    """Choose a note for words that are no passage yet: source, start and end in code points, and the quote.

    They become a passage, whose id is passed to `made`, only when a note is chosen.
    """
    source_id, start, end, _ = words

    def picked(note: int | None) -> None:
        done = session.do(lambda store: actions.quote_stretch(store, source_id, start, end, note))
        if done is not None:
            made(done[0])
            _say(session, 1, note, done[1])

    _choose_note(session, parent, at, picked)


def put_picture(session: Session, parent: QWidget, written: Callable[[Store], str], at: QRect) -> None:
    """Choose a note for a picture of records, whose token `written` returns."""

    def picked(note: int | None) -> None:
        def put(token: str) -> None:
            made = session.do(lambda store: actions.put_into_note(store, token, note))
            if made is not None:
                name = reads.one(session.store, made).heading()
                session.say(tr("The picture is in “{note}”.").format(note=name), "undo")

        session.query(parent, lambda store, _stopped: written(store), put)

    _choose_note(session, parent, at, picked)


def add_quotes(session: Session, passage_ids: Sequence[int], note_id: int | None) -> None:
    """Append the passages to a note, or to a new one, and report it."""
    made = session.do(lambda store: actions.quote_in_note(store, passage_ids, note_id))
    if made is not None:
        _say(session, len(passage_ids), note_id, made)


def _say(session: Session, count: int, note_id: int | None, made: int) -> None:
    many = tr_n("{n} passage", "{n} passages", count)
    if note_id is None:
        said = keys.with_keys(tr("Quoted {passages} in a new note; {key} shows the notes."), key="go.notes")
        session.say(said.replace("{passages}", many), "undo")
    else:
        name = reads.one(session.store, made).heading()
        session.say(tr("Quoted {passages} in “{note}”.").format(passages=many, note=name), "undo")
