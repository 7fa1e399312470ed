"""The notice above the places of a read-only workspace: why, and what can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.domain.language import tr
from app.ui.look.icons import icon
from app.ui.look.mirror import margins
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.shell.notice import Notice
from app.ui.widgets.boxes import in_row, put
from app.ui.widgets.labels import push_button


class ReadingOnly(Notice):
    """Shown as long as the workspace is open."""

    def __init__(self, why: str) -> None:
        super().__init__()
        layout = in_row(on=self, gap=SPACE[1], margins=margins(SPACE[2], SPACE[0], SPACE[2], SPACE[0]))
        sign = PlainLabel()
        sign.setPixmap(icon("eye", "warning").pixmap(16, 16))
        self.tell(tr("Open for reading only. {why}").format(why=why))
        self.copy = self._button(tr("Save a copy…"))
        self.again = self._button(tr("Try again"))
        self.again.setToolTip(tr("Open the workspace again, to see whether it can be changed now"))
        put(layout, sign, (self.words, 1), self.copy, self.again)

    def _button(self, text: str) -> QPushButton:
        return push_button(text, look="chip")
