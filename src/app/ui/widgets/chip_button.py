"""Chips to press: a tag, a field, an action, always with a word and never by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.ui.base import keys
from app.ui.base.view_keys import run_at
from app.ui.look import fonts, icons, painting, theme
from app.ui.look.mirror import isolated, mirrored
from app.ui.look.plain import as_tip
from app.ui.look.tokens import RADIUS, SPACE
from app.ui.widgets.labels import Pressed, is_enter_with_more

HEIGHT, ROW_PX = 26, 30


class ChipButton(QAbstractButton):
    """A word in a frame, with a tag's square or an icon before it and a key after it."""

    removed = Signal()
    """The cross was clicked, or Del pressed."""

    def __init__(
        self,
        text: str,
        *,
        color: int | None = None,
        glyph: str = "",
        key: str = "",
        command: str = "",
        removable: bool = False,
        dashed: bool = False,
        warns: bool = False,
        row: bool = False,
        hint: str = "",
        pressed: Pressed | None = None,
        name: str = "",
        tip: str = "",
    ) -> None:
        """`key` is shown as given; for a `command`, its current key. One that `warns` has that colour.

        A `row` is as wide as there is room, without a frame until it is looked at. `hint` is said after the word.
        A press calls or emits `pressed`, else it runs the command. `name` is what a screen reader says instead of the
        word, and `tip` the tool tip instead of it.
        """
        super().__init__()
        self.setText(text)
        self.setShortcut(QKeySequence())  # an & in a name is no mark of a key
        self.setAccessibleName(name or (f"{text}, {hint}" if hint else text))
        self._is_row, self._hint = row, hint
        if row:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._color, self._glyph, self._key, self._dashed = color, glyph, key, dashed
        self._removable, self._warns = removable, warns
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(fonts.interface(12))
        self.setToolTip(as_tip(tip or text))
        if pressed is not None:
            self.clicked.connect(pressed)
        elif command:
            self.clicked.connect(lambda: run_at(self, command))
        if command:
            keys.follow(self, lambda: self._show_key(command))

    def _show_key(self, command: str) -> None:
        self._key = keys.shown(keys.current().of(command))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(f"{self.text()}  {self._hint}".rstrip())
        sign = 16 if self._color is not None or self._glyph else 0
        key = QFontMetrics(fonts.interface(11)).horizontalAdvance(self._key) + 18 if self._key else 0
        cross = 16 if self._removable else 0
        return QSize(words + sign + key + cross + 2 * SPACE[1] + 2, ROW_PX if self._is_row else HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, ROW_PX if self._is_row else HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = painting.smooth(self)
        lit = self.hasFocus() or self.underMouse()
        pen = QPen(theme.colour(colours.accent if self.hasFocus() else colours.muted if lit else colours.line))
        if self._dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if lit or not self._is_row:
            painting.box(painter, box, RADIUS, theme.colour(colours.card), pen)
        left = float(SPACE[1])
        middle = self.height() / 2
        if self._color is not None:
            painting.box(painter, mirrored(QRectF(left, middle - 4.5, 9, 9), box), 2.5, theme.tag_colour(self._color))
            left += 16
        elif self._glyph:
            sign = mirrored(QRectF(left - 1, middle - 7, 14, 14), box)
            icons.paint(painter, self._glyph, sign, colours.warning if self._warns else colours.muted)
            left += 16
        right = self._right_side(painter, middle)
        own = colours.warning if self._warns else colours.muted if self._dashed else colours.ink
        for words, ink in ((self.text(), own), (self._hint, colours.muted)):
            painting.write_in(painter, self.font(), ink)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(right - left + 2))
            room = mirrored(QRectF(left, 0, right - left + 2, self.height()), box)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, isolated(shown))
            left += painter.fontMetrics().horizontalAdvance(shown) + SPACE[1]

    def _right_side(self, painter: QPainter, middle: float) -> float:
        colours = theme.current()
        right = float(self.width() - SPACE[1])
        if self._removable:
            cross = mirrored(QRectF(right - 10, middle - 5, 10, 10), self.rect())
            icons.paint(painter, "x", cross, colours.muted, 1.0 if self.underMouse() else 0.45)
            right -= 14
        if self._key:
            painter.setFont(fonts.interface(11))
            width = QFontMetrics(painter.font()).horizontalAdvance(self._key) + 10
            box = mirrored(QRectF(right - width, middle - 8.5, width, 17), self.rect())
            painting.box(painter, box, 4, theme.colour(colours.chrome), theme.colour(colours.line))
            painter.setPen(theme.colour(colours.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)
            right -= width + 4
        return right

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        cross = mirrored(QRect(self.width() - 22, 0, 22, HEIGHT), self.rect()).intersected(self.rect())
        if self._removable and cross.contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif is_enter_with_more(event):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
