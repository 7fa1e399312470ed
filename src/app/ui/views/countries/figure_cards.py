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

    def __init__(self, figure: KeyFigure, row: Sequence[FigureCard]) -> None:
        """`row` is or will be all cards of the row, whose figures are level and of one size."""
        said = f"{figure.label}: {figure.value}. {figure.below}"
        super().__init__(f"{figure.label}|{figure.key}" if figure.key else "", said)
        self.figure, self._row = figure, row
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
        fits = all(QFontMetrics(font).horizontalAdvance(one.figure.value) < room for one in self._row)
        return font if fits else fonts.reading(LONG_FIGURE_PX, semibold=True)

    def _lines(self, room: int) -> tuple[tuple[str, QFont, str, int], ...]:
        """Each text with its font, its colour, and how far down the next one begins."""
        colours, label, figure = theme.current(), fonts.interface(SMALL_PX), self._figure_font(room)
        labels = max(text_box(label, one.figure.label, room).height() for one in self._row)
        return (
            (self.figure.label, label, colours.muted, labels + 3),
            (self.figure.value, figure, colours.ink, text_box(figure, self.figure.value, room).height() + 4),
            (self.figure.below.replace(" · ", "\u00a0· "), label, colours.muted, 0),
        )

    def heightForWidth(self, width: int) -> int:
        room = width - 2 * INSIDE - 1  # of cards that share a row one may be a pixel narrower
        *_, (below, font, _ink, _down) = lines = self._lines(room)
        return 2 * INSIDE + sum(down for *_, down in lines) + text_box(font, below, room).height()

    def figure_top(self) -> int:
        """How far down its figure begins."""
        return INSIDE + self._lines(self._room())[0][-1]

    def _room(self) -> int:
        """How wide its texts are at most: as wide as those of the narrowest card, so that the figures are level."""
        return min(one.width() for one in self._row) - 2 * INSIDE

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = painting.smooth(self)
        lit = self.hasFocus()
        painter.setPen(theme.colour(colours.accent if lit else colours.muted if self._under() else colours.line))
        painter.setBrush(theme.colour(colours.card))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, CARD_RADIUS, CARD_RADIUS)
        room = self.rect().adjusted(INSIDE, INSIDE, -INSIDE, -INSIDE)
        for text, font, ink, down in self._lines(self._room()):
            painting.write_in(painter, font, ink)
            painter.drawText(room, wrapping(painter.fontMetrics(), text, room.width()), isolated(text))
            room.setTop(room.top() + down)
        painter.end()

    def _under(self) -> bool:
        return bool(self.key) and self.underMouse()


class FigureCards(QWidget):
    """The cards side by side, of equal height."""

    def __init__(self, figures: Sequence[KeyFigure]) -> None:
        super().__init__()
        self.cards: list[FigureCard] = []
        self.cards += [FigureCard(figure, self.cards) for figure in figures]
        pairs = [self.cards[at : at + 2] for at in range(0, len(self.cards), 2)]
        inside = RowOrColumn(
            *((in_row(*((card, 3) for card in pair), gap=SPACE[2]), 3 * len(pair)) for pair in pairs), gap=SPACE[2]
        )
        layout = in_row((inside, 3 * len(self.cards)), on=self, margins=(EDGE, 0, EDGE, 0))
        if len(self.cards) < 3:
            layout.addStretch(1)
