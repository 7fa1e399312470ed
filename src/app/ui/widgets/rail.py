"""The rail: five places, each an icon and a word, and the settings at its foot."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from app.domain.language import tr
from app.ui import fonts
from app.ui.icons import icon
from app.ui.notes.passage_mime import MIME as PASSAGES_MIME
from app.ui.tokens import RAIL_PX, SPACE

PLACES = (
    ("read", tr("Read"), "book-open"),
    ("passages", tr("Passages"), "highlighter"),
    ("donations", tr("Donations"), "package"),
    ("countries", tr("Countries"), "globe"),
    ("notes", tr("Notes"), "notebook"),
)
ICON = 22
SPRING_MS = 450
"""How long what is dragged must rest on a place before it is shown."""


class Rail(QFrame):
    """Chooses between the places."""

    chosen = Signal(str)
    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(RAIL_PX)
        self.setProperty("look", "rail")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[0] + 2, SPACE[1], SPACE[0] + 2, SPACE[1])
        layout.setSpacing(SPACE[0])
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for number, (name, text, glyph) in enumerate(PLACES, 1):
            button = self._button(text, glyph)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # so that screen readers call it one of a set
            button.setToolTip(f"{text} (Ctrl+{number})")
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            self._group.addButton(button)
            self._buttons[name] = button
            layout.addWidget(button)
        layout.addStretch(1)
        gear = self._button("", "gear")
        gear.setAccessibleName(tr("Menu and settings"))
        gear.setToolTip(tr("Menu and settings (F10)"))
        gear.clicked.connect(self.settings_wanted)
        self.gear = gear
        layout.addWidget(gear)
        self._under = ""
        self._spring = QTimer(self, singleShot=True, interval=SPRING_MS)
        self._spring.timeout.connect(lambda: self.chosen.emit(self._under))
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A passage that is dragged can be carried into another place: resting on its name shows it."""
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

    def _button(self, text: str, glyph: str) -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextUnderIcon if text else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        button.setText(text)
        button.setFont(fonts.interface(11))
        button.setIcon(icon(glyph, side=ICON))
        button.setIconSize(QSize(ICON, ICON))
        button.setFixedSize(RAIL_PX - 2 * (SPACE[0] + 2), 54 if text else 40)
        button.setProperty("look", "rail")
        return button

    def show_chosen(self, name: str) -> None:
        """Show which place is on."""
        self._buttons[name].setChecked(True)
