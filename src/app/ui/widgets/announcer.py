"""What is said to whoever uses a screen reader when something changes away from the keyboard's focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

REST_MS = 150
"""How long things rest before they are said, so that who types is not talked over."""


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Have a sentence said once what is being said has come to its end, or at once where it is `urgent`.

    Nothing happens while nobody listens.
    """
    if sentence and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, sentence)
        if urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


class SaysSoon(QObject):
    """Says words of a widget when they have come to rest, and never the same twice in a row."""

    def __init__(self, widget: QWidget, words: Callable[[], str]) -> None:
        """`words` gives them as they are then; it is not asked while nobody listens."""
        super().__init__(widget)
        self._widget, self._words = widget, words
        self._said = ""
        self._later = QTimer(self, singleShot=True, interval=REST_MS)
        self._later.timeout.connect(self._say)

    def changed(self) -> None:
        """The words may be others now."""
        if QAccessible.isActive():
            self._later.start()

    def _say(self) -> None:
        words = self._words()
        if words != self._said:
            self._said = words
            announce(self._widget, words)


def says_current_row(
    view: QAbstractItemView, otherwise: Callable[[], str], before: Callable[[], str] = str
) -> SaysSoon:
    """Say the row that Enter would choose in a list, while a field beside the list keeps the keyboard.

    `otherwise` gives what is said where there is no row to choose, `before` what is said before the row.
    """

    def words() -> str:
        index = view.currentIndex()
        said = str(index.data(Qt.ItemDataRole.AccessibleTextRole)) if index.isValid() else otherwise()
        return ". ".join(part for part in (before(), said) if part)

    made = SaysSoon(view, words)
    view.selectionModel().currentChanged.connect(made.changed)
    view.model().modelReset.connect(made.changed)
    return made
