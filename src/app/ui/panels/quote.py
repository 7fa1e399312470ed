"""A quote: serif text with a bar in its tag's colour."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent

from app.domain.direction import runs_right_to_left
from app.domain.language import tr
from app.ui.look import fonts, painting, theme
from app.ui.look.plain import HtmlLabel
from app.ui.look.tokens import SPACE
from app.ui.widgets.marked_words import GROUND, unwrapped

BAR = 3


class Quote(HtmlLabel):
    """The words of a passage, with marks. They can be selected and copied."""

    def __init__(
        self, words: str, color: int | None = None, px: int = 16, marks: Sequence[tuple[int, int]] = ()
    ) -> None:
        """`marks` are code points of the words, in order and apart."""
        super().__init__(_html(unwrapped(words), marks))
        self._color = color
        self.setFont(fonts.reading(px))
        self.setWordWrap(True)
        beside = BAR + SPACE[1] + 2
        self._at_right = runs_right_to_left(words)
        self.setContentsMargins(*((0, 2, beside, 2) if self._at_right else (beside, 2, 0, 2)))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(tr("Quote: {words}").format(words=words))

    def is_bar(self, at: QPoint) -> bool:
        """Whether a point is on the bar, where a press does not select text."""
        return (self.width() - at.x() if self._at_right else at.x()) < BAR + SPACE[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(self)
        ink = theme.colour(theme.current().line) if self._color is None else theme.tag_colour(self._color)
        left = self.width() - BAR if self._at_right else 0
        painting.box(painter, QRectF(left, 1, BAR, self.height() - 2), 1.5, ink)
        painter.end()
        super().paintEvent(event)


def _html(words: str, marks: Sequence[tuple[int, int]]) -> str:
    ground = theme.colour(theme.current().accent, GROUND)
    look = f"text-decoration: underline; background-color: {ground.name(QColor.NameFormat.HexArgb)}"
    out, at = "", 0
    for start, end in marks:
        out += f'{escape(words[at:start])}<span style="{look}">{escape(words[start:end])}</span>'
        at = end
    side = "rtl" if runs_right_to_left(words) else "ltr"
    return f'<div dir="{side}" style="white-space: pre-wrap">{out}{escape(words[at:])}</div>'
