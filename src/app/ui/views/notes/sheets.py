"""The editor and the preview of a note: one of them, or side by side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.look.tokens import SPACE
from app.ui.panels.notes.editor import NoteEditor
from app.ui.views.notes.preview import NotePreview
from app.ui.widgets.boxes import in_row

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
        self._line = QFrame()
        self._line.setProperty("look", "upright")
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
        if event.type() == QEvent.Type.Resize:
            self._later.start()
        return False

    def has_room(self) -> bool:
        """Whether there is room for both."""
        return self.width() >= 2 * LEAST_PX + GAP_PX

    def show_sheets(self, *, editor: bool, preview: bool) -> None:
        """Show one of the two, or both."""
        self._editor.setVisible(editor)
        self._preview.setVisible(preview)
        self._line.setVisible(editor and preview)

    def are_both_shown(self) -> bool:
        return not self._editor.isHidden() and not self._preview.isHidden()

    def follow(self) -> None:
        """Scroll the preview to what is being edited."""
        if not self.are_both_shown():
            return
        editor = self._editor
        caret = editor.cursorRect()
        if editor.viewport().rect().contains(caret.center()):
            line, below = editor.textCursor().blockNumber(), caret.top()
        else:
            block = editor.firstVisibleBlock()
            box = editor.blockBoundingGeometry(block).translated(editor.contentOffset())
            line, below = block.blockNumber(), round(box.top())
        at = self._preview.top_of_line(line)
        if at is not None:
            self._preview.verticalScrollBar().setValue(at - below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.has_room() is not self._room:
            self._room = self.has_room()
            self.fits.emit(self._room)
