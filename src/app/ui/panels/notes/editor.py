"""The editor of notes: plain Markdown, saved within a second; *Undo* goes word by word, then takes back the stretch."""

from __future__ import annotations

import secrets
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QEvent, QMimeData, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QToolTip

from app.actions import notes
from app.domain.kinds import ThingKey
from app.domain.language import tr
from app.domain.notes import Note
from app.store.reads.passages import many
from app.ui.base.autosave import WhenFree
from app.ui.base.clipboard import passage_ids
from app.ui.base.session import Session
from app.ui.base.unsaved_notes import unsaved_of
from app.ui.look import fonts
from app.ui.look.plain import as_tip
from app.ui.panels.notes.marks import FigureMarks, QuoteMarks
from app.ui.widgets.announcer import SaysSoon, announce
from app.ui.widgets.beside import on_screen
from app.ui.widgets.markdown_colours import MarkdownColours
from app.ui.widgets.place import HELP
from app.ui.widgets.text_side import align_lines

SAVE_MS = 400
"""How long the keyboard must rest before what was typed is saved."""
AT_MOST_MS = 900
"""How long typing may go on without being saved."""
PAUSE_MS = 1_500
"""After a longer pause, what is typed is a step of its own for *Undo*, as each word is."""


class NoteEditor(QPlainTextEdit):
    """The body of one note. Its title has a field of its own."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty(HELP, "note")
        self._session = session
        self._note: Note | None = None
        self._stretch = ""
        self._saved = ""
        self._completing = False
        self._word_end = (-1, "")
        """Where the last letter was typed, and which it was."""
        self._since = QElapsedTimer()
        self.setFont(fonts.interface())
        self.setPlaceholderText(tr("Markdown. Type [[ to link a country, a record, a tag, a source or a note."))
        self.setAccessibleName(tr("Note"))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # why, `dialogs.sheet.Lines` says
        self._rest = WhenFree(self, session, SAVE_MS, self.save)
        self._limit = WhenFree(self, session, AT_MOST_MS, self.save)
        self.textChanged.connect(self._typed)
        self.textChanged.connect(self._lean)
        self.marks = QuoteMarks(self, session)
        self.figures = FigureMarks(self, session)
        self.marks.changed.connect(self._show_marks)
        self.figures.changed.connect(self._show_marks)
        self._says = SaysSoon(self, lambda: self._saying_at(self.textCursor().position()))
        self.cursorPositionChanged.connect(self._says.changed)
        self._colours = MarkdownColours(self.document())

    def _lean(self) -> None:
        align_lines(self)

    def note(self) -> Note | None:
        return self._note

    def thing_at_hand(self) -> ThingKey | None:
        return ("note", self._note.id) if self._note is not None else None

    def show_note(self, note: Note | None) -> None:
        """Open a note, saving the previous one. Text that is being typed is not replaced."""
        if note is not None and self._note is not None and note.id == self._note.id:
            self._note = note
            if note.body == self.toPlainText():
                self._saved = note.body
            elif note.body != self._saved and self.toPlainText() == self._saved:
                self._set_words(note.body)
            return
        self.save()
        self._note = note
        self._set_words(note.body if note else "")
        typed = unsaved_of(self._session).words_of(note.id) if note else None
        if typed is not None:
            self.setPlainText(typed)  # what could not be saved before
        self.setEnabled(note is not None)
        self.setReadOnly(self._session.is_read_only)

    def _set_words(self, words: str) -> None:
        with QSignalBlocker(self):
            place = self.textCursor().position()
            self.setPlainText(words)
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        align_lines(self)
        self._saved = words
        self._stretch = ""
        self.marks.look_soon()
        self.figures.look_soon()

    def _show_marks(self) -> None:
        """Mark changed quotes and figures with findings, and count them."""
        self.setExtraSelections([*self.figures.selections(), *self.marks.selections])
        self.setAccessibleDescription(". ".join(filter(None, (self.marks.summary, self.figures.words()))))

    def _typed(self) -> None:
        if self._note is None:
            return
        self._rest.start()
        if not self._limit.isActive():
            self._limit.start()

    def save(self) -> None:
        self._rest.stop()
        self._limit.stop()
        words = self.toPlainText()
        if self._note is None or words == self._saved or not self._session.is_open:
            return
        self._stretch = self._stretch or secrets.token_hex(4)
        before, self._saved = self._saved, words
        if not unsaved_of(self._session).save(replace(self._note, body=before), words, self._stretch):
            self._saved = before

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving ends the undo step. Completing a link does not count as leaving."""
        self.save()
        if not self._completing:
            if self._stretch:
                announce(self, tr("Note saved"))
            self._stretch = ""
        super().focusOutEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            said = self._saying_at(self.cursorForPosition(event.pos()).position())
            if said:
                QToolTip.showText(event.globalPos(), as_tip(said), self.viewport())
                return True
        return super().viewportEvent(event)

    def _saying_at(self, position: int) -> str:
        """Why the text at a position is underlined; empty if it is not."""
        return self.marks.saying_at(position) or self.figures.saying_at(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+B and Ctrl+I put Markdown markup around the selection. Esc takes back a new note that is still empty."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() == Qt.Key.Key_B:
            self._surround("**")
        elif held and event.key() == Qt.Key.Key_I:
            self._surround("*")
        elif event.key() == Qt.Key.Key_Escape and not self.toPlainText() and (note := self._note) is not None:
            event.ignore()  # Esc goes back to the text as from any note, and then this one is gone
            QTimer.singleShot(0, self, lambda: self._session.do(lambda db: notes.take_back_unwritten(db, note.id)))
        else:
            is_typed = not held and event.text() and event.text().isprintable()
            (self._type if is_typed else super().keyPressEvent)(event)
            if event.text() == "[" and self._before_caret().endswith("[["):  # also where AltGr types it
                self.complete_link()

    def _type(self, event: QKeyEvent) -> None:
        """Type a letter, with the word it goes on in one step: Qt would make one of all that is typed in a row."""
        at, last = self._word_end
        is_new_word = last.isspace() and not event.text().isspace()
        goes_on = self.textCursor().position() == at and not self.textCursor().hasSelection() and not is_new_word
        step = QTextCursor(self.document())
        if goes_on and self._since.elapsed() < PAUSE_MS and self.document().isUndoAvailable():
            step.joinPreviousEditBlock()
        else:
            step.beginEditBlock()
        super().keyPressEvent(event)
        step.endEditBlock()
        self._word_end = self.textCursor().position(), event.text()
        self._since.start()

    def _before_caret(self) -> str:
        cursor = self.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    def complete_link(self) -> None:
        from app.ui.panels.notes.completion import LinkCompletion

        if not self._session.is_open:
            return
        popup = LinkCompletion(self, self._session, self._note.id if self._note is not None else None)
        self._completing = True
        popup.linked.connect(self._put_link)
        popup.open_at(on_screen(self.viewport(), self.cursorRect()))

    def _put_link(self, words: str) -> None:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, 2)
        if cursor.selectedText() == "[[":
            cursor.insertText(words)
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self._completing = False

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(passage_ids(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Passages become block quotes that stay linked to them."""
        ids = passage_ids(source) if self._session.is_open else []
        found = many(self._session.store, ids) if ids else ()
        if not found:
            super().insertFromMimeData(source)
            return
        cursor, quotes = self.textCursor(), notes.quotes_of(found)
        cursor.insertText(f"\n\n{quotes}\n" if self._before_caret().strip() else f"{quotes}\n")
        self.setTextCursor(cursor)

    def _surround(self, mark: str) -> None:
        cursor = self.textCursor()
        words = cursor.selectedText()
        cursor.insertText(f"{mark}{words}{mark}")
        if not words:
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, len(mark))
        self.setTextCursor(cursor)
