"""A popup that is a card with a shadow around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.look import theme
from app.ui.look.mirror import is_mirrored
from app.ui.look.tokens import CARD_RADIUS, SPACE
from app.ui.widgets.beside import lets_go_of_hover, on_screen, room_around
from app.ui.widgets.blended import is_blended
from app.ui.widgets.boxes import in_column, styled
from app.ui.widgets.shadow import paint_shadow

MARGIN = 16
"""Room around the card for its shadow."""
Base = QWidget if TYPE_CHECKING else object


class Floating(Base):
    """Mixed into a popup, before the class of Qt."""

    card: QFrame

    def float_above(self, parent: QWidget) -> None:
        """Be a popup over the parent's window, with an empty card in it."""
        without_frame = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        self.setWindowFlags(Qt.WindowType.Popup | without_frame)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, is_blended())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lets_go_of_hover(self, parent.window())
        self.card = styled(QFrame(self), "card")
        in_column(self.card, on=self, margins=MARGIN)

    def put_at(self, spot: QRect) -> None:
        """Move it, once it has its final size, under a rectangle of the screen, or above it if only there is room. The
        contents of its card are aligned with the rectangle."""
        room, inset, gap = room_around(spot), MARGIN + SPACE[1], 2 - MARGIN + SPACE[0]
        if (parent := self.parentWidget()) is not None:  # not over what is beside the window
            around = on_screen(parent.window()).adjusted(-inset, 0, inset, 0)
            room = room.intersected(QRect(around.left(), room.top(), around.width(), room.height())) or room
        left = spot.right() + inset - self.width() if is_mirrored() else spot.left() - inset
        top = spot.bottom() + gap
        above = spot.top() - self.height() - gap
        if top + self.height() > room.bottom():
            top = above if above > room.top() else max(room.top(), room.bottom() - self.height())
        self.move(min(max(room.left(), left), room.right() - self.width()), top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._casts():
            shape, room = QPainterPath(), QMarginsF(*[MARGIN - 0.5] * 4)
            shape.addRoundedRect(QRectF(self.rect()).marginsRemoved(room), CARD_RADIUS, CARD_RADIUS)
            self.setMask(QRegion(shape.toFillPolygon().toPolygon()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.card.geometry().contains(event.rect()):
            painter = QPainter(self)
            if self._casts():
                paint_shadow(painter, self.card.geometry(), MARGIN)
            else:
                painter.fillRect(self.rect(), theme.colour(theme.current().line))  # at the corners of the card
            painter.end()

    def _casts(self) -> bool:
        """Whether there is a shadow; without blending it would be a black frame."""
        return self.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
