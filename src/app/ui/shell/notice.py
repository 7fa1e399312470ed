"""A notice above the places that stays until it is answered: F6 comes to it, and a screen reader says it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame

from app.ui.look import fonts
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SMALL_PX
from app.ui.widgets.announcer import announce
from app.ui.widgets.panes import OWN_STOP

SAID_MS = 1_500
"""How long after it is shown it is said: a window that opens is said first, and what is said before that is lost."""


class Notice(QFrame):
    """Its sentence, `words`, stands between the sign and the buttons that its kind adds."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "notice")
        self.setProperty(OWN_STOP, True)
        self.words = PlainLabel(font=fonts.interface(SMALL_PX), wrap=True, selectable=True)
        self._soon = QTimer(self, singleShot=True, interval=SAID_MS)
        self._soon.timeout.connect(lambda: announce(self, self.words.text(), urgent=True))

    def tell(self, sentence: str) -> None:
        """Show another sentence, and say it."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._soon.start()
