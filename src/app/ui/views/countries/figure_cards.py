"""The row of cards with the most important figures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.language import tr
from app.ui.look import fonts, painting, theme
from app.ui.look.mirror import isolated
from app.ui.look.tokens import CARD_RADIUS, SMALL_PX, SPACE
from app.ui.views.countries.figures import KeyFigure
from app.ui.views.countries.rows import EDGE, ProfileButton
from app.ui.widgets.boxes import in_row
from app.ui.widgets.row_or_column import RowOrColumn
from app.ui.widgets.text_boxes import text_box, wrapping

FIGURE_PX, LONG_FIGURE_PX = 21, 17
"""The size of a figure, and of one that would not fit on a line."""
LEAST_PX, MOST_PX = 112, 260
INSIDE = SPACE[2]


class FigureCard(ProfileButton):
    """One figure. A click selects the record or fact it comes from."""

    def __init__(self, figure: KeyFigure, labels: Sequence[str]) -> None:
        """`labels` are those of all cards of the row, so that their figures are level."""
        said = f"{figure.label}: {figure.value}. {figure.below}"
        super().__init__(f"{figure.label}|{figure.key}" if figure.key else "", said)
        self.figure, self._labels = figure, labels
        self.setMinimumWidth(LEAST_PX)
        self.setMaximumWidth(MOST_PX)
        if figure.behind is not None:
            self.setToolTip(tr("Click to see the sentences that support it"))
        elif figure.key:
            self.setToolTip(tr("Click to see where it comes from"))
        if not figure.key:
            self.setCursor(Qt.CursorShape.ArrowCursor)
        self.clicked.connect(lambda: self.opened.emit(self.key))

    def _figure_font(self, room: int) -> QFont:
        font = fonts.reading(FIGURE_PX, semibold=True)
        fits = QFontMetrics(font).horizontalAdvance(self.figure.value) < room
        return font if fits else fonts.reading(LONG_FIGURE_PX, semibold=True)

    def _lines(self, room: int) -> tuple[tuple[str, QFont, str, int], ...]:
        colours = theme.current()
        return (
            (self.figure.label, fonts.interface(SMALL_PX), colours.muted, 3),
            (self.figure.value, self._figure_font(room), colours.ink, 4),
            (self.figure.below.replace(" · ", "\u00a0· "), fonts.interface(SMALL_PX), colours.muted, 0),
        )

    def heightForWidth(self, width: int) -> int:
        room = width - 2 * INSIDE
        return 2 * INSIDE + sum(self._height(font, text, room) + gap for text, font, _ink, gap in self._lines(room))

    def _height(self, font: QFont, text: str, room: int) -> int:
        """How high one of its texts is; a label is as high as the highest of its row."""
        texts = self._labels if text == self.figure.label else (text,)
        return max(text_box(font, one, room).height() for one in texts)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = painting.smooth(self)
        lit = self.hasFocus()
        painter.setPen(theme.colour(colours.accent if lit else colours.muted if self._under() else colours.line))
        painter.setBrush(theme.colour(colours.card))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, CARD_RADIUS, CARD_RADIUS)
        room = self.rect().adjusted(INSIDE, INSIDE, -INSIDE, -INSIDE)
        for text, font, ink, gap in self._lines(room.width()):
            if text:
                painting.write_in(painter, font, ink)
                painter.drawText(room, wrapping(painter.fontMetrics(), text, room.width()), isolated(text))
                room.setTop(room.top() + self._height(font, text, room.width()) + gap)
        painter.end()

    def _under(self) -> bool:
        return bool(self.key) and self.underMouse()


class FigureCards(QWidget):
    """The cards side by side, of equal height."""

    def __init__(self, figures: Sequence[KeyFigure]) -> None:
        super().__init__()
        self.cards = [FigureCard(figure, [one.label for one in figures]) for figure in figures]
        pairs = [self.cards[at : at + 2] for at in range(0, len(self.cards), 2)]
        inside = RowOrColumn(
            *((in_row(*((card, 3) for card in pair), gap=SPACE[2]), 3 * len(pair)) for pair in pairs), gap=SPACE[2]
        )
        layout = in_row((inside, 3 * len(self.cards)), on=self, margins=(EDGE, 0, EDGE, 0))
        if len(self.cards) < 3:
            layout.addStretch(1)
