"""The middle pane: one note on paper, written or read."""

from __future__ import annotations

import secrets
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QToolButton, QWidget

from app.actions import notes
from app.domain.kinds import ThingKey
from app.domain.language import tr, tr_n
from app.domain.notes import Note
from app.domain.shortened import shortened
from app.store.reads.links import linked, passage_there
from app.ui.base import keys
from app.ui.base.autosave import WhenFree
from app.ui.base.note_words import attached_to, edited
from app.ui.base.session import Session
from app.ui.base.unsaved_notes import unsaved_of
from app.ui.look import fonts
from app.ui.look.mirror import listed
from app.ui.look.tokens import SPACE
from app.ui.panels.notes.editor import AT_MOST_MS, SAVE_MS, NoteEditor
from app.ui.views.notes.preview import NotePreview
from app.ui.views.notes.preview_figures import PreviewFigures
from app.ui.widgets.boxes import in_column, in_row, styled
from app.ui.widgets.labels import icon_button, key_of, muted

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
        self._rest = WhenFree(self, session, SAVE_MS, self.save)
        self._limit = WhenFree(self, session, AT_MOST_MS, self.save)
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
            if self.fontMetrics().horizontalAdvance(title) > self.width():
                self.setCursorPosition(0)  # it is seen from its first letter
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
        before, self._saved = self._saved, title
        if not unsaved_of(self._session).save(note, title, self._stretch, title=True):
            self._saved = before

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


LEAST_PX = 290
"""As narrow as either side may be."""
GAP_PX = 2 * SPACE[3] + 1


class NoteSheets(QWidget):
    """The preview follows the caret, or the scroll bar if the caret is out of sight."""

    fits = Signal(bool)
    """Whether both have room side by side, when that becomes otherwise."""

    def __init__(self, editor: NoteEditor, preview: NotePreview) -> None:
        super().__init__()
        self._editor, self._preview = editor, preview
        self._room: bool | None = None
        self._line = styled(QFrame(), "upright")
        self._line.setFixedWidth(1)
        in_row((editor, 1), self._line, (preview, 1), on=self, gap=SPACE[3], margins=0)
        self.show_sheets(editor=True, preview=False)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.follow)
        editor.cursorPositionChanged.connect(self._later.start)
        editor.verticalScrollBar().valueChanged.connect(self._later.start)
        preview.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On resizing, the positions of lines change."""
        if isinstance(event, QResizeEvent):
            self._later.start()
        return False

    def has_room(self) -> bool:
        return self.width() >= 2 * LEAST_PX + GAP_PX

    def show_sheets(self, *, editor: bool, preview: bool) -> None:
        self._editor.setVisible(editor)
        self._preview.setVisible(preview)
        self._line.setVisible(editor and preview)

    def follow(self) -> None:
        """Scroll the preview to what is being edited."""
        editor = self._editor
        if editor.isHidden() or self._preview.isHidden():
            return
        caret = editor.cursorRect()
        if editor.viewport().rect().contains(caret.center()):
            line, below = editor.textCursor().blockNumber(), caret.top()
        else:
            block = editor.firstVisibleBlock()
            box = editor.blockBoundingGeometry(block).translated(editor.contentOffset())
            line, below = block.blockNumber(), round(box.top())
        if (at := self._preview.top_of_line(line)) is not None:
            self._preview.verticalScrollBar().setValue(at - below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.has_room() is not self._room:
            self._room = self.has_room()
            self.fits.emit(self._room)


MEASURE_PX = 640
WORDS_PX = 16
BESIDE, SHOWN = "notes.beside", "notes.preview"
"""Settings: whether the preview is beside the words, and whether it is shown there."""
LIVE_MS = 120
"""How long after a key the preview follows, at least; a note that takes long to set takes four times as long."""
LONG_MS = 200
"""Beyond this the preview waits for the keyboard to rest."""


class NotePage(QWidget):
    """Title, words, and the same words as they read."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = NoteTitle(session)
        self.editor = NoteEditor(session)
        self.editor.setFont(fonts.reading(WORDS_PX))
        self.editor.setFrameShape(QFrame.Shape.NoFrame)
        self.editor.setStyleSheet("QPlainTextEdit { background: transparent; border: 0; padding: 0; }")
        self.editor.document().setDocumentMargin(0)
        self._figures = PreviewFigures(session, self)
        self._figures.came.connect(self._read_again)
        self.preview = NotePreview(self._figures)
        self.preview.words_wanted.connect(self.take_new_words)
        self.below = muted("")
        self.toggle = _toggle("eye", tr("Preview"), tr("Show the note as it reads"), "notes.preview")
        self.toggle.setText(tr("Preview"))
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.toggled.connect(self._show_preview)
        self.toggle.clicked.connect(self._remember)
        tip = tr("Preview beside the words, or instead of them")
        self.beside = _toggle("columns", tr("Preview beside the words"), tip, "notes.beside")
        self.beside.setChecked(bool(session.settings.get(BESIDE, True)))
        self.beside.clicked.connect(self._choose_beside)
        self.body = NoteSheets(self.editor, self.preview)
        self.body.fits.connect(self._fits)
        self._live = QTimer(self, singleShot=True, interval=LIVE_MS)
        self._live.timeout.connect(self._read)
        self.editor.textChanged.connect(self._typed)
        self.title.left.connect(self.focus_words)
        key = (key_of("notes.preview"), 0, Qt.AlignmentFlag.AlignVCenter)
        line = in_row((self.below, 1), self.toggle, key, self.beside)
        self._rows = in_column(self.title, line, SPACE[1], (self.body, 1), on=self, gap=SPACE[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        """The measure of one sheet, or of two beside each other."""
        two = self.beside.isChecked() and self.toggle.isChecked()
        measure = 2 * MEASURE_PX + GAP_PX if two else MEASURE_PX
        side = max(SPACE[3] if two else SPACE[5], (self.width() - measure) // 2)
        self._rows.setContentsMargins(side, SPACE[4], side, SPACE[3])

    def show_note(self, note: Note | None) -> None:
        """Open a note, saving the one before; the same note as it is now stays as it is being written."""
        shown = self.editor.note()
        other = note is None or shown is None or note.id != shown.id
        self.title.show_note(note)
        self.editor.show_note(note)
        if note is not None:
            parts = [
                attached_to(note),
                tr("edited {when}").format(when=edited(note.updated_at)),
                tr("by {who}").format(who=note.created_by) if note.created_by else "",
            ]
            self.below.setText(shortened(listed(parts), 90))
        if other:
            self.toggle.setChecked(self._is_beside() and bool(self._session.settings.get(SHOWN, False)))
        if self.toggle.isChecked():
            self._read()

    # --- as it reads ---

    def _is_beside(self) -> bool:
        return self.beside.isChecked() and self.body.has_room()

    def _show_preview(self, on: bool) -> None:
        had = self.editor.hasFocus() or self.preview.hasFocus() or self.focusWidget() in (self.editor, self.preview)
        if on:
            self.save()
            self._read()
        self._set_margins()
        self.body.show_sheets(editor=not on or self._is_beside(), preview=on)
        if had:
            self.focus_words()
        self.body.follow()

    def _fits(self, _room: bool) -> None:
        """Another width: what was chosen is shown as there is room for it."""
        if self.beside.isChecked() and self._session.settings.get(SHOWN, False):
            self.toggle.setChecked(self.body.has_room())
        self._show_preview(self.toggle.isChecked())

    def _choose_beside(self) -> None:
        """Side by side shows the preview at once; what was chosen is remembered."""
        self._session.settings.put(BESIDE, self.beside.isChecked())
        if self.beside.isChecked() and not self.body.has_room():
            narrow = tr("There is too little room for both. Fold a pane ({left}, {right}) or widen the window.")
            self._session.say(keys.with_keys(narrow, left="view.left", right="view.right"))
        if self.beside.isChecked():
            self.toggle.setChecked(True)
        self._show_preview(self.toggle.isChecked())
        self._remember()

    def _remember(self) -> None:
        self._session.settings.put(SHOWN, self.toggle.isChecked())

    def _typed(self) -> None:
        """A short note is read as it is typed; for a long one the preview waits until the keyboard rests."""
        if self.toggle.isChecked() and (self._live.interval() > LONG_MS or not self._live.isActive()):
            self._live.start()

    def _read(self) -> None:
        """Set the note as it reads now."""
        if not self._session.is_open:
            return
        store, began = self._session.store, perf_counter()
        known: dict[str, ThingKey | None] = {}

        def named(name: str) -> ThingKey | None:
            if name not in known:
                known[name] = linked(store, name)
            return known[name]

        self.preview.show_words(self.editor.toPlainText(), named, lambda uid: passage_there(store, uid))
        self.body.follow()
        self._live.setInterval(max(LIVE_MS, round(4_000 * (perf_counter() - began))))

    def _read_again(self) -> None:
        if self.toggle.isChecked():
            self._read()

    def take_new_words(self, uid: str = "") -> None:
        """Give the quotes of a passage, or all of the note, the words that are in the source now."""
        if (note := self.editor.note()) is None:
            return
        self.save()
        taken = self._session.do(lambda store: notes.take_new_words(store, note.id, uid))
        if taken is not None:
            words = tr_n("{n} quote has the new words.", "{n} quotes have the new words.", taken)
            self._session.say(words, "undo" if taken else "ok")

    def by_tab(self) -> list[QWidget]:
        """From the title into the words, and to what shows them otherwise after these."""
        return [self.title, self.body, self.toggle, self.beside]

    def focus_words(self) -> None:
        """Put the keyboard into the words."""
        (self.preview if self.editor.isHidden() else self.editor).setFocus()

    def save(self) -> None:
        self.title.save()
        self.editor.save()


def _toggle(glyph: str, name: str, tip: str, command: str) -> QToolButton:
    button = icon_button(glyph, tip, key_of=command)
    button.setCheckable(True)
    button.setAccessibleName(name)
    return button
