"""Waits until a window has done what was begun, however long a busy machine takes for it."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.ui.base.background import Queue
from app.ui.base.session import Session, around

AT_MOST_SECONDS = 60
A_MOMENT_MS = 500
"""What is put off for longer, as the end of a toast, is nothing that a test waits for unasked."""
CALM_TURNS = 3
"""So many looks in a row find nothing under way: what ends may begin the next."""
TURN_MS = 2


def settled(*windows: QWidget, also_put_off: bool = True) -> None:
    """Wait until nothing is read or done behind these windows, and nothing is `also_put_off` for a moment.

    Where all that is left is put off, it comes at once, in its order: nobody types or moves the mouse meanwhile.
    """
    sessions = [one for one in map(_session_of, windows) if one is not None]
    roots: list[QObject] = [*windows, *sessions]
    until, calm = time.monotonic() + AT_MOST_SECONDS, 0
    busy: QObject | None = None
    while calm < CALM_TURNS:
        _turn()
        if busy is None or not _still(busy):  # what was under way is asked first, as a search is long
            busy = next((one for session in sessions for one in session.findChildren(Queue) if one.busy()), None)
            if busy is None and also_put_off:
                busy = _hasten(roots)
        calm = 0 if busy else calm + 1
        if time.monotonic() > until:
            raise TimeoutError(f"still under way: {busy}")


def _turn() -> None:
    """Let the event loop run; unlike `QTest.qWait`, this lets other threads of Python run too."""
    loop = QEventLoop()
    QTimer.singleShot(TURN_MS, loop.quit)
    loop.exec()
    QCoreApplication.sendPostedEvents()


def _hasten(roots: list[QObject]) -> QTimer | None:
    """Let time pass until what is put off for the shortest time comes."""
    waiting = [timer for root in roots for timer in root.findChildren(QTimer) if _is_put_off(timer)]
    first = min(waiting, key=QTimer.remainingTime, default=None)
    if first is not None:
        first.stop()
        first.timeout.emit()
    return first


def _session_of(widget: QWidget) -> Session | None:
    """Which holds what is read for all that is in its window."""
    found = (getattr(one, name, None) for one in around(widget) for name in ("session", "_session"))
    return next((one for one in found if isinstance(one, Session)), None)


def _still(one: QObject) -> bool:
    return isValid(one) and isinstance(one, Queue) and one.busy()


def _is_put_off(timer: QTimer) -> bool:
    return timer.isActive() and timer.isSingleShot() and timer.interval() <= A_MOMENT_MS
