"""The notices above the places, such as that of a read-only workspace: why, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton

from app.domain.language import tr
from app.ui.look import fonts
from app.ui.look.icons import icon
from app.ui.look.mirror import margins
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.announcer import announce
from app.ui.widgets.boxes import in_row
from app.ui.widgets.labels import push_button
from app.ui.widgets.panes import OWN_STOP

MESSAGE_MS = 1_500
"""The delay until a notice is announced: a screen reader says a window that opens, and drops what comes before."""


class Notice(QFrame):
    """A sign, a sentence, and buttons for what can be done; F6 reaches it, and it is announced."""

    def __init__(self, glyph: str, *buttons: QPushButton) -> None:
        super().__init__()
        self.setProperty("look", "notice")
        self.setProperty(OWN_STOP, True)
        sign = PlainLabel()
        sign.setPixmap(icon(glyph, "warning").pixmap(16, 16))
        self.words = PlainLabel(font=fonts.interface(SMALL_PX), wrap=True, selectable=True)
        around = margins(SPACE[2], SPACE[0], SPACE[2], SPACE[0])
        in_row(sign, (self.words, 1), *buttons, on=self, gap=SPACE[1], margins=around)
        self._soon = QTimer(self, singleShot=True, interval=MESSAGE_MS)
        self._soon.timeout.connect(lambda: announce(self, self.words.text(), urgent=True))

    def show_sentence(self, sentence: str) -> None:
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._soon.start()


class ReadingOnly(Notice):
    """Visible as long as the workspace is open."""

    def __init__(self, why: str) -> None:
        self.copy = push_button(tr("Save a copy…"), look="chip")
        self.again = push_button(
            tr("Try again"), look="chip", tip=tr("Open the workspace again, to see whether it can be changed now")
        )
        super().__init__("eye", self.copy, self.again)
        self.show_sentence(tr("Open for reading only. {why}").format(why=why))
