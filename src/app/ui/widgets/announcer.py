"""Announcing to screen readers what changes away from the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

REST_MS = 150
"""How long a text must stay the same before it is announced, so as not to interrupt typing."""


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Announce a sentence after the current speech, or at once if `urgent`. Does nothing without a screen reader."""
    if sentence and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, sentence)
        if urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


class SaysSoon(QObject):
    """Announces the text of a widget once it stops changing, and never the same twice in a row."""

    def __init__(self, widget: QWidget, words: Callable[[], str]) -> None:
        """`words` returns the current text; it is not called while no screen reader runs."""
        super().__init__(widget)
        self._widget, self._words = widget, words
        self._last = ""
        self._later = QTimer(self, singleShot=True, interval=REST_MS)
        self._later.timeout.connect(self._say)

    def changed(self) -> None:
        if QAccessible.isActive():
            self._later.start()

    def remember(self, words: str) -> None:
        """The screen reader says this text by itself."""
        self._last = words

    def once_more(self) -> None:
        """Announce the text even if it is the same."""
        self._last = ""
        self.changed()

    def _say(self) -> None:
        words = self._words()
        if words != self._last:
            self._last = words
            announce(self._widget, words)


def says_current_row(view: QAbstractItemView, otherwise: Callable[[], str], before: Callable[[], str]) -> SaysSoon:
    """Announce the current row of a list while a field beside it keeps the focus.

    `otherwise` gives the text without a current row, `before` a prefix.
    """

    def words() -> str:
        index = view.currentIndex()
        said = str(index.data(Qt.ItemDataRole.AccessibleTextRole)) if index.isValid() else otherwise()
        return ". ".join(part for part in (before(), said) if part)

    made = SaysSoon(view, words)
    view.selectionModel().currentChanged.connect(made.changed)
    view.model().modelReset.connect(made.changed)
    return made
