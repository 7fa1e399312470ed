"""A toast: one message in passing, with *Undo* after a deletion."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QWidget

from app.domain.language import tr
from app.ui.look.icons import icon
from app.ui.look.mirror import margins
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.widgets.announcer import announce
from app.ui.widgets.boxes import in_row
from app.ui.widgets.buttons import push_button

ABOVE_PX = 96
"""Its distance from the foot of the window: above the bar of a form and the line of totals, which are needed then."""
SHOWN_MS = {"ok": 4_000, "undo": 8_000, "warning": 12_000}


class Toast(QFrame):
    """Floats above the bottom of the window. Announced to screen readers too."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._sign = PlainLabel()
        self.words = PlainLabel(wrap=True)
        self.words.setMaximumWidth(520)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.undo = push_button(tr("Undo"), self._undo, look="chip")
        close = push_button("", self.hide, look="quiet", glyph="x")
        close.setAccessibleName(tr("Dismiss"))
        in_row(
            self._sign,
            self.words,
            self.undo,
            close,
            on=self,
            gap=SPACE[1],
            margins=margins(SPACE[2], SPACE[1], SPACE[1], SPACE[1]),
        )
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24, xOffset=0, yOffset=4)
        self.setGraphicsEffect(shadow)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()
        parent.installEventFilter(self)

    def say(self, sentence: str, tone: str) -> None:
        """Show a message; `tone` is ok, warning or undo."""
        self._sign.setPixmap(
            icon("warning" if tone == "warning" else "check", "warning" if tone == "warning" else "ok").pixmap(18, 18)
        )
        self.words.setText(sentence)
        self.undo.setVisible(tone == "undo")
        self.words.setMinimumWidth(min(520, self.words.fontMetrics().horizontalAdvance(sentence) + 4))
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_MS[tone])
        announce(self, sentence, urgent=tone == "warning")

    def place(self) -> None:
        """Move to the middle, above what is at the bottom of a place."""
        parent = self.parentWidget()
        if parent is not None:
            self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - ABOVE_PX)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def _undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()
