"""The rail: the places, each with an icon and a word; help and settings at the bottom."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame

from app.domain.language import later, tr
from app.ui.base import keys
from app.ui.base.clipboard import MIME as PASSAGES_MIME
from app.ui.look import fonts, painting, theme
from app.ui.look.icons import icon
from app.ui.look.tokens import RADIUS, RAIL_PX, SPACE
from app.ui.widgets.boxes import STRETCH, in_column, put
from app.ui.widgets.panes import UNCOVERED

PLACES = (
    ("read", later("Read"), "book-open"),
    ("passages", later("Passages"), "highlighter"),
    ("donations", later("Donations"), "package"),
    ("countries", later("Countries"), "globe"),
    ("notes", later("Notes"), "notebook"),
)
AT_FOOT = (("help", later("Help"), "question"), ("settings", later("Settings"), "gear"))
WITHIN = {"importing": "donations"}
"""The places that have no button, and the place whose button is checked for them."""
ICON = 22
WIDTH = RAIL_PX - 2 * (SPACE[0] + 2)
HEIGHT_PX, LEAST_PX = 54, 41
"""The height of a button, and its minimum in a low window."""
SPRING_MS = 450
"""How long a dragged passage must rest on a button before its place is shown."""


class RailButton(QAbstractButton):
    """A place: its icon above its word. Unlike a tool button of Qt, it is a radio button to screen readers."""

    switched = Signal()
    """It was checked without being pressed, as by a screen reader."""

    def __init__(self, text: str, glyph: str) -> None:
        super().__init__()
        self._is_pressed = False
        self.toggled.connect(lambda on: self.switched.emit() if on and not self._is_pressed else None)
        self.setText(text)
        self.setFont(fonts.interface(11))
        self.setIcon(icon(glyph, side=ICON))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedWidth(WIDTH)
        self.setMinimumHeight(LEAST_PX)
        self.setMaximumHeight(HEIGHT_PX)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT_PX)

    def nextCheckState(self) -> None:
        """Called by Qt only when the button is pressed."""
        self._is_pressed = True
        super().nextCheckState()
        self._is_pressed = False

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = painting.smooth(self)
        painter.setPen(theme.colour(colours.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(theme.colour(colours.accent_ground))
        elif self.underMouse():
            painter.setBrush(theme.colour(colours.muted, 0.1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.translate(0, (self.height() - HEIGHT_PX) / 2)
        state = QIcon.State.On if self.isChecked() else QIcon.State.Off
        self.icon().paint(painter, QRect((WIDTH - ICON) // 2, 7, ICON, ICON), state=state)
        painter.setPen(
            theme.colour(colours.accent if self.isChecked() else colours.ink if self.underMouse() else colours.muted)
        )
        words = QRect(0, 7 + ICON, WIDTH, HEIGHT_PX - ICON - 10)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class Rail(QFrame):
    """Switches between the places."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(RAIL_PX)
        self.setProperty("look", "rail")
        self.setProperty(UNCOVERED, True)
        layout = in_column(on=self, gap=SPACE[0], margins=(SPACE[0] + 2, SPACE[1], SPACE[0] + 2, SPACE[1]))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        top, foot = ([self._make(name, tr(text), glyph) for name, text, glyph in some] for some in (PLACES, AT_FOOT))
        put(layout, *top, STRETCH, *foot)
        self._under = ""
        self._spring = QTimer(self, singleShot=True, interval=SPRING_MS)
        self._spring.timeout.connect(lambda: self.chosen.emit(self._under))
        self.setAcceptDrops(True)

    def _make(self, name: str, text: str, glyph: str) -> RailButton:
        button = RailButton(text, glyph)
        keys.tip(button, text, f"go.{name}")
        button.clicked.connect(lambda _checked=False: self.chosen.emit(name))
        button.switched.connect(lambda: self.chosen.emit(name))
        self._group.addButton(button)
        self._buttons[name] = button
        return button

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A dragged passage can be carried into another place: hovering over its name shows it."""
        if event.mimeData().hasFormat(PASSAGES_MIME):
            event.accept()
            self._rest_on(event.position().toPoint())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Nothing can be dropped on the rail itself."""
        self._rest_on(event.position().toPoint())
        event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._spring.stop()
        self._under = ""

    def _rest_on(self, at: QPoint) -> None:
        under = next((name for name, button in self._buttons.items() if button.geometry().contains(at)), "")
        if under != self._under:
            self._under = under
            self._spring.stop()
            if under and not self._buttons[under].isChecked():
                self._spring.start()

    def show_chosen(self, name: str) -> None:
        """Check the button of the current place."""
        name = WITHIN.get(name, name)
        with QSignalBlocker(self._buttons[name]):
            self._buttons[name].setChecked(True)
