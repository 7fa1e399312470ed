"""The notices above the places, such as that of a read-only workspace: why, and what can be done."""

from __future__ import annotations

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


class Notice(QFrame):
    """A sign, words, and buttons for what can be done."""

    def __init__(self, glyph: str, *buttons: QPushButton) -> None:
        super().__init__()
        self.setProperty("look", "notice")
        sign = PlainLabel()
        sign.setPixmap(icon(glyph, "warning").pixmap(16, 16))
        self.words = PlainLabel(font=fonts.interface(SMALL_PX), wrap=True, selectable=True)
        around = margins(SPACE[2], SPACE[0], SPACE[2], SPACE[0])
        in_row(sign, (self.words, 1), *buttons, on=self, gap=SPACE[1], margins=around)

    def tell(self, sentence: str) -> None:
        """Show and announce a sentence."""
        self.words.setText(sentence)
        announce(self, sentence, urgent=True)


class ReadingOnly(Notice):
    """Shown as long as the workspace is open."""

    def __init__(self, why: str) -> None:
        self.copy = push_button(tr("Save a copy…"), look="chip")
        self.again = push_button(
            tr("Try again"), look="chip", tip=tr("Open the workspace again, to see whether it can be changed now")
        )
        super().__init__("eye", self.copy, self.again)
        self.tell(tr("Open for reading only. {why}").format(why=why))
