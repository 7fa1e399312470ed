"""Automatic saving of typed text and reading positions, which never delays the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.ui.base.session import Session

AGAIN_MS = 200
"""How long to wait, at least, before it is asked again."""


class WhenFree(QTimer):
    """Comes once its time is over and nothing else is being saved, by whatever program: that may take long."""

    def __init__(self, owner: QObject, session: Session, interval: int, save: Callable[[], object]) -> None:
        super().__init__(owner, singleShot=True, interval=interval)
        self._session, self._save, self._after = session, save, interval
        self.timeout.connect(self._come)

    def _come(self) -> None:
        if not self._session.is_free():
            self.start(max(self._after, AGAIN_MS))
            return
        self.setInterval(self._after)
        self._save()
