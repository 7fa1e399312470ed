"""The title of a note, saved within a second, like its body."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.actions import notes
from app.domain.language import tr
from app.domain.notes import Note
from app.ui.base.session import Session
from app.ui.look import fonts
from app.ui.panels.notes.editor import AT_MOST_MS, SAVE_MS

TITLE_PX = 26


class NoteTitle(QLineEdit):
    """Enter and Down go to the body."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._note: Note | None = None
        self._stretch = ""
        self._saved = ""
        self.setProperty("look", "bare")
        self.setFont(fonts.reading(TITLE_PX, semibold=True))
        self.setTextMargins(-2, 0, 0, 0)
        self.setPlaceholderText(tr("Title"))
        self.setAccessibleName(tr("Title of the note"))
        self._rest = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._limit = QTimer(self, singleShot=True, interval=AT_MOST_MS)
        self._rest.timeout.connect(self.save)
        self._limit.timeout.connect(self.save)
        self.textEdited.connect(self._typed)

    def show_note(self, note: Note | None) -> None:
        """Open a note, saving the previous title. What is being typed is kept."""
        same = note is not None and self._note is not None and note.id == self._note.id
        if not same:
            self.save()
        self._note = note
        self.setReadOnly(self._session.is_read_only)
        title = note.title if note else ""
        if not same or (title != self._saved and self.text() == self._saved):
            self.setText(title)
            self._saved, self._stretch = title, ""

    def _typed(self) -> None:
        self._rest.start()
        if not self._limit.isActive():
            self._limit.start()

    def save(self) -> None:
        self._rest.stop()
        self._limit.stop()
        note, title = self._note, self.text()
        if note is None or title == self._saved or not self._session.is_open:
            return
        self._stretch = self._stretch or secrets.token_hex(4)
        self._saved = title
        self._session.do(lambda store: notes.edit_note(store, note.id, title, note.body, self._stretch, note.body))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving ends the undo step."""
        self.save()
        self._stretch = ""
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)
