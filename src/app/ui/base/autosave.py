"""Automatic saving of typed text and reading positions, which never delays the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.ui.base.session import Session

AGAIN_MS = 200
"""The minimum delay before another attempt."""


class WhenFree(QTimer):
    """Calls `save` after an interval, once nothing else is being saved by any program."""

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
