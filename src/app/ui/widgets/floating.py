"""A popup that is a card with a shadow around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.widgets.beside import lets_go_of_hover
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
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lets_go_of_hover(self, parent.window())
        self.card = styled(QFrame(self), "card")
        in_column(self.card, on=self, margins=MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.card.geometry().contains(event.rect()):
            painter = QPainter(self)
            paint_shadow(painter, self.card.geometry(), MARGIN)
            painter.end()
