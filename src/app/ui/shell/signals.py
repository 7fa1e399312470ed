"""Handling SIGTERM, SIGHUP and Ctrl+C: the window closes as by hand, keeping its place and size.

Python runs a signal handler only between two bytecodes, which an idle event loop does not execute; a socket wakes it.
"""

from __future__ import annotations

import contextlib
import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QWidget

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")  # Windows has no SIGHUP


class EndsWhenAsked(QObject):
    """Closes `window` when the system asks the program to end."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._receiving, self._sending = socket.socketpair()
        self._receiving.setblocking(False)
        self._sending.setblocking(False)
        self._notifier = QSocketNotifier(self._receiving.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._close)
        # The handlers do nothing: the event loop, woken by the socket, closes the window.
        self._before = {number: signal.signal(number, lambda _number, _frame: None) for number in _numbers()}
        self._wakeup_before = signal.set_wakeup_fd(self._sending.fileno(), warn_on_full_buffer=False)

    def stop(self) -> None:
        signal.set_wakeup_fd(self._wakeup_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._receiving.close()
        self._sending.close()

    def _close(self) -> None:
        with contextlib.suppress(BlockingIOError):
            if not set(self._receiving.recv(64)).isdisjoint(_numbers()):
                self._window.close()


def _numbers() -> list[int]:
    return [int(getattr(signal, name)) for name in _NAMES if hasattr(signal, name)]
