"""Newer reference data for a workspace that an older program made: offered once, added on demand."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.actions.reference_news import News, bring, brought_words, news
from app.domain.changes import EVERYTHING
from app.domain.language import tr
from app.ui.shell.window import Window

SOON_MS = 5_000
"""How long after opening a workspace to look for newer data."""
_OFFERED = "newer_names_told"
"""The setting with the last message, so that it is shown once."""


class NewerNames(QObject):
    """Looks for it in the background once a workspace is open."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._session, self._settings = window.session, window.settings
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._look)

    def look(self, after_ms: int = SOON_MS) -> None:
        """Report what is new, if anything, after a delay."""
        self._soon.start(after_ms)

    def _look(self) -> None:
        if self._session.is_open and self._session.store.read_only is None:
            self._session.query(self, lambda store, _stopped: news(store), self._offer, lambda _why: None)

    def _offer(self, found: News) -> None:
        offer = f"{self._session.store.path}: {found.words()}"
        if found and self._settings.get(_OFFERED) != offer:
            self._settings.put(_OFFERED, offer)
            words = tr("New in this program: {what}. “Newer names and terms” in the menu brings them here.")
            self._session.say(words.format(what=found.words()))

    def bring(self) -> None:
        found = self._session.do(lambda store: bring(store))
        if found is None:
            return
        if found.places or found.members:  # which is no operation, so nothing was announced
            self._session.changed.emit(EVERYTHING)
        self._session.say(brought_words(found), "undo" if found.terms else "ok")
