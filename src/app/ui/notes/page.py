"""The middle pane: one note on paper, written or read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from app.domain.language import tr
from app.domain.notes import Note
from app.store.reads.links import linked, words_of
from app.ui import fonts
from app.ui.icons import icon
from app.ui.notes.editor import NoteEditor
from app.ui.notes.preview import NotePreview
from app.ui.notes.title_field import NoteTitle
from app.ui.notes.words import edited, stands_on
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.labels import muted

MEASURE_PX = 640
WORDS_PX = 16
PREVIEW_KEY = "Ctrl+R"


class NotePage(QWidget):
    """Title, words, and the same words as they read."""

    thing_wanted = Signal(str, int)
    """A link was followed: kind and id."""

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
        self.preview = NotePreview()
        self.preview.thing_wanted.connect(self.thing_wanted)
        self.below = muted("", wrap=False)
        self.below.setTextFormat(Qt.TextFormat.PlainText)
        self.toggle = QToolButton()
        self.toggle.setCheckable(True)
        self.toggle.setIcon(icon("eye"))
        self.toggle.setText(tr("Preview  {PREVIEW_KEY}").format(PREVIEW_KEY=PREVIEW_KEY))
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setAccessibleName(tr("Preview"))
        self.toggle.setToolTip(tr("Show the note as it reads ({PREVIEW_KEY})").format(PREVIEW_KEY=PREVIEW_KEY))
        self.toggle.toggled.connect(self._show_preview)
        self.body = QStackedWidget()
        self.body.addWidget(self.editor)
        self.body.addWidget(self.preview)
        self.title.left.connect(self.focus_words)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.below, 1)
        line.addWidget(self.toggle)
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(SPACE[0])
        self._rows.addWidget(self.title)
        self._rows.addLayout(line)
        self._rows.addSpacing(SPACE[1])
        self._rows.addWidget(self.body, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = max(SPACE[5], (self.width() - MEASURE_PX) // 2)
        self._rows.setContentsMargins(side, SPACE[4], side, SPACE[3])

    def show_note(self, note: Note | None) -> None:
        """Open a note, saving the one before; the same note as it is now stays as it is being written."""
        shown = self.editor.note()
        other = note is None or shown is None or note.id != shown.id
        self.title.show_note(note)
        self.editor.show_note(note)
        if note is not None:
            parts = [
                stands_on(note),
                tr("edited {edited}").format(edited=edited(note.updated_at)),
                tr("by {created_by}").format(created_by=note.created_by) if note.created_by else "",
            ]
            words = " · ".join(part for part in parts if part)
            self.below.setText(words if len(words) < 90 else words[:89].rstrip() + "…")
        if other:
            self.toggle.setChecked(False)
        elif self.toggle.isChecked():
            self._show_preview(True)

    def _show_preview(self, on: bool) -> None:
        if on:
            self.save()
            store = self._session.store
            self.preview.show_words(
                self.editor.toPlainText(), lambda name: linked(store, name), lambda uid: words_of(store, uid)
            )
            self.body.setCurrentWidget(self.preview)
            if self.editor.hasFocus() or self.focusWidget() is self.editor:
                self.preview.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.body.setCurrentWidget(self.editor)
            if self.preview.hasFocus():
                self.focus_words()

    def focus_words(self) -> None:
        """Put the keyboard into the words."""
        shown = self.preview if self.body.currentWidget() is self.preview else self.editor
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Save title and words, now."""
        self.title.save()
        self.editor.save()
