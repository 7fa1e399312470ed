"""The line above the places of a workspace that can be read and not changed: why, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from app.domain.language import tr
from app.ui.look import fonts
from app.ui.look.icons import icon
from app.ui.look.mirror import margins
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.announcer import announce


class ReadingOnly(QFrame):
    """It stays for as long as the workspace is open."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.setProperty("look", "notice")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(margins(SPACE[2], SPACE[0], SPACE[2], SPACE[0]))
        layout.setSpacing(SPACE[1])
        sign = PlainLabel()
        sign.setPixmap(icon("eye", "warning").pixmap(16, 16))
        self.words = PlainLabel(tr("Open for reading only. {why}").format(why=why))
        self.words.setFont(fonts.interface(SMALL_PX))
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = self._button(tr("Save a copy…"))
        self.again = self._button(tr("Try again"))
        self.again.setToolTip(tr("Open the workspace again, to see whether it can be changed now"))
        layout.addWidget(sign)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.copy)
        layout.addWidget(self.again)
        announce(self, self.words.text(), urgent=True)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("look", "chip")
        return button
