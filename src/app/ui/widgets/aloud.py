"""What is said to whoever uses a screen reader when something changes away from the keyboard's focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

REST_MS = 150
"""How long a list rests before its row is said, so that who types is not talked over."""


def say_aloud(widget: QWidget, sentence: str) -> None:
    """Have a sentence said once what is being said has come to its end. Nothing happens while nobody listens."""
    if sentence and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


class SaysCurrentRow(QObject):
    """Says the row that Enter would choose in a list, while a field beside the list keeps the keyboard."""

    def __init__(self, view: QAbstractItemView, otherwise: Callable[[], str]) -> None:
        """`otherwise` gives what is said where no row is there to choose."""
        super().__init__(view)
        self._view, self._otherwise = view, otherwise
        self._said = ""
        self._later = QTimer(self, singleShot=True, interval=REST_MS)
        self._later.timeout.connect(self._say)
        view.selectionModel().currentChanged.connect(self._changed)
        view.model().modelReset.connect(self._changed)

    def _changed(self) -> None:
        if QAccessible.isActive():
            self._later.start()

    def _say(self) -> None:
        index = self._view.currentIndex()
        words = str(index.data(Qt.ItemDataRole.AccessibleTextRole)) if index.isValid() else self._otherwise()
        if words != self._said:
            self._said = words
            say_aloud(self._view, words)
