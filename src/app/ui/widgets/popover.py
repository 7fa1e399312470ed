"""A small form in a popup: a widget and two buttons. Enter saves, Esc cancels."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.language import tr
from app.ui.look.tokens import SPACE
from app.ui.widgets.beside import put_beside
from app.ui.widgets.boxes import STRETCH, in_column, in_row
from app.ui.widgets.buttons import push_button
from app.ui.widgets.floating import MARGIN, Floating
from app.ui.widgets.form import Field
from app.ui.widgets.labels import head, muted

WIDTH = 300


class Popover(Floating, QFrame):
    """Asks for a value. Whoever handles `saved` closes it when done."""

    saved = Signal()

    def __init__(self, parent: QWidget, title: str, asked: QWidget, remark: str = "") -> None:
        super().__init__(parent)
        self.float_above(parent)
        self.setAccessibleName(title)
        self._asked = asked
        self.trouble = muted("")
        self.trouble.setProperty("look", "warning")
        self.trouble.hide()
        self.save = push_button(tr("Save"), self.saved, look="primary")
        leave = push_button(tr("Cancel"), self.close)
        inside = in_column(
            head(title), asked, on=self.card, gap=SPACE[1], margins=(SPACE[2], SPACE[1], SPACE[2], SPACE[2])
        )
        if remark:
            inside.addWidget(muted(remark))
        inside.addWidget(self.trouble)
        foot = in_row(STRETCH, leave, self.save)
        inside.addLayout(foot)

    def open_at(self, spot: QRect, width: int = WIDTH) -> None:
        """Open under a rectangle of the screen, or above it if there is no room."""
        self.setFixedWidth(width + 2 * MARGIN)
        self.adjustSize()
        put_beside(self, spot, 2 - MARGIN + SPACE[0], MARGIN + SPACE[1])
        self.show()
        if isinstance(self._asked, Field):
            self._asked.take_keyboard()
        else:
            (self._asked.focusProxy() or self._asked).setFocus(Qt.FocusReason.PopupFocusReason)

    def say(self, sentence: str) -> None:
        """Show why it cannot be saved."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
