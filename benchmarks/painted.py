"""Waiting for real paints: what Qt would do in its next turn, done now, until a text is painted."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_S = 20.0


class PaintCount(QObject):
    """Counts the paints of a viewport."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.paints = 0
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only looks on."""
        if event.type() == QEvent.Type.Paint:
            self.paints += 1
        return False

    def timed(self, work: Callable[[], object], until: Callable[[], bool] = lambda: True) -> tuple[float, float]:
        """Milliseconds of wall and of processor from before `work` to the end of a paint after which `until` holds."""
        before, begun, spent = self.paints, time.perf_counter(), time.process_time()
        work()
        QApplication.sendPostedEvents()
        while self.paints == before or not until():
            before = self.paints
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            if time.perf_counter() - begun > PATIENCE_S:
                raise TimeoutError("nothing was painted")
        return (time.perf_counter() - begun) * 1000, (time.process_time() - spent) * 1000


def turn(milliseconds: int) -> None:
    """Let the loop turn, as while nobody does anything."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
