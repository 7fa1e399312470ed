"""Text typed in notes that could not be saved, as on a full disk: kept, and retried until it can be. What is typed in a
note that somebody else removed becomes a new one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from app.actions import notes
from app.domain.errors import NotFound
from app.domain.language import tr
from app.domain.notes import Note
from app.store.store import Store
from app.ui.base.session import Session

AGAIN_MS = 5_000
"""The delay before another attempt to save; each failure is shown."""


class UnsavedNotes(QObject):
    """The unsaved text by note, for one session: an editor may show another note, or be closed, before it is saved."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._words: dict[tuple[int, bool], tuple[Note, str]] = {}  # by note, and whether they are its title
        self._instead: dict[int, int] = {}
        self._waiting = False
        self._given_up = False
        session.opened.connect(self._start)

    def _start(self) -> None:
        """Another workspace has other notes under these numbers."""
        self._words.clear()
        self._instead.clear()
        self._session.unsaved_notes = 0

    def save(self, note: Note, words: str, stretch: str, *, title: bool = False) -> bool:
        """Save now; `note` has the body that was edited, `words` are that or its `title`. False if that failed; the
        text is kept then.
        """
        said: list[str] = []
        if self._session.did(lambda store: said.append(self._write(store, note, words, stretch, title=title))):
            if self._words.pop((note.id, title), None) is not None:
                self._count()
            if any(said):
                self._session.say(said[0], "warning")
            return True
        self._words[note.id, title] = (note, words)
        self._count()
        if not self._waiting:
            self._waiting = True
            # Not a QTimer object, since Python may destroy a session on any thread.
            QTimer.singleShot(AGAIN_MS, self, self.save_again)
        return False

    def _write(self, store: Store, note: Note, words: str, stretch: str, *, title: bool) -> str:
        """Save in the note, or in what is there instead of it. Returns what the person should know; mostly nothing."""
        for note_id in (note.id, self.instead_of(note.id)):
            with suppress(NotFound):
                twice = _edit(store, replace(note, id=note_id), words, stretch, title=title)
                both = tr(
                    "Somebody else changed the same paragraph: both versions are in the note, one below the other."
                )
                return both if twice else ""
        notes.add_again(store, replace(note, **{"title" if title else "body": words}), self._instead)
        return tr("Somebody removed the note. What you typed is in a new one.")

    def instead_of(self, note_id: int) -> int:
        """The note that took the place of a removed one in which somebody was writing; else the note itself."""
        return self._instead.get(note_id, note_id)

    def words_of(self, note_id: int) -> str | None:
        kept = self._words.get((note_id, False))
        return None if kept is None else kept[1]

    def save_again(self) -> None:
        self._waiting = False
        for (_, title), (note, words) in list(self._words.items()):
            if not self._session.is_open or not self.save(note, words, "", title=title):
                return  # one sentence is enough; it is tried again

    def kept(self) -> list[Note]:
        """The notes with their unsaved text."""
        notes: dict[int, Note] = {}
        for (note_id, title), (note, words) in self._words.items():
            notes[note_id] = replace(notes.get(note_id, note), **{"title" if title else "body": words})
        return list(notes.values())

    def write_all(self) -> None:
        """Save everything that is kept, now. Raises `UserError`, and keeps the rest."""
        for key, (note, words) in list(self._words.items()):
            self._write(self._session.store, note, words, "", title=key[1])
            del self._words[key]
            self._count()

    def forget(self) -> None:
        """Discard what is kept, and what the editors would try to save again when they are closed."""
        self._words.clear()
        self._count()
        self._given_up = True

    def _count(self) -> None:
        self._session.unsaved_notes = len(self.kept())
        self._session.typed.emit()

    def given_up(self) -> bool:
        """Whether the text was just discarded. True once only."""
        given_up, self._given_up = self._given_up, False
        return given_up


def _edit(store: Store, note: Note, words: str, stretch: str, *, title: bool) -> bool:
    if title:
        return notes.edit_note(store, note.id, words, note.body, stretch, note.body)
    return notes.edit_note(store, note.id, None, words, stretch, note.body)


def unsaved_of(session: Session) -> UnsavedNotes:
    """The instance of a session."""
    found = session.findChild(UnsavedNotes)
    return found if isinstance(found, UnsavedNotes) else UnsavedNotes(session)
