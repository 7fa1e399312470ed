"""A row of twelve hues to choose from, by mouse or arrow keys, each with its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QToolTip

from app.domain.codebook import COLOR_NAMES, COLORS
from app.domain.language import tr
from app.ui.look import icons, theme
from app.ui.look.mirror import mirrored
from app.ui.look.plain import as_tip
from app.ui.look.tokens import RADIUS

NAMES = COLOR_NAMES
"""What the hues of `tokens.Theme.tags` are called, in their order."""
SIDE, GAP = 26, 6


class Swatches(QAbstractSlider):
    """`chosen` is the index of the selected hue, which a screen reader can change like a slider."""

    changed = Signal(int)

    def __init__(self, chosen: int = 0) -> None:
        super().__init__()
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, COLORS - 1)
        self.chosen = chosen % COLORS
        self.setValue(self.chosen)
        self.valueChanged.connect(self.choose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        self._name_it()

    def sizeHint(self) -> QSize:
        """All hues in one row."""
        return QSize(COLORS * (SIDE + GAP) - GAP + 4, SIDE + 4)

    def choose(self, index: int) -> None:
        index %= COLORS
        if index != self.chosen:
            self.chosen = index
            self.setValue(index)
            self._name_it()
            self.update()
            self.changed.emit(index)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _name_it(self) -> None:
        self.setAccessibleDescription(
            tr("{name}, {number} of {most}").format(name=tr(NAMES[self.chosen]), number=self.chosen + 1, most=COLORS)
        )

    def _box(self, index: int) -> QRectF:
        return mirrored(QRectF(2 + index * (SIDE + GAP), 2, SIDE, SIDE), self.rect())

    def _at(self, event: QMouseEvent) -> int | None:
        return next((i for i in range(COLORS) if self._box(i).contains(event.position())), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event)
        if index is not None:
            self.choose(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the name of the hue under the mouse."""
        index = self._at(event)
        if index is not None:
            QToolTip.showText(event.globalPosition().toPoint(), as_tip(tr(NAMES[index])), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End select; everything else is left to the dialog."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.choose(self.chosen + steps[key])
        elif key == Qt.Key.Key_Home:
            self.choose(0)
        elif key == Qt.Key.Key_End:
            self.choose(COLORS - 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The selected hue has a check mark, and a focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        for index in range(COLORS):
            box = self._box(index)
            if index == self.chosen and self.hasFocus():
                painter.setPen(QPen(theme.colour(colours.ink), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tag_colour(index))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), RADIUS - 1, RADIUS - 1)
            if index == self.chosen:
                icons.paint(painter, "check", box.adjusted(6, 6, -6, -6), colours.card)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        self.update()
        super().changeEvent(event)
