"""Looking something up off the ui thread while somebody types: only the newest question is answered."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

Stopped = Callable[[], bool]
"""Whether nobody waits for the answer any more."""
LookUp = Callable[[object, Stopped], object]
"""Answers a question. It may raise any exception soon after it is told that nobody waits any more."""


_asked_at = [float("-inf")]


def asked_at() -> float:
    """When something was looked up last, by `time.monotonic`: what can wait gives way while somebody types."""
    return _asked_at[0]


class Latest(QObject):
    """One thread that answers what was asked last; what was asked before is given up."""

    answered = Signal(object, object)
    """The question, and its answer or the exception that was raised instead. On the ui thread."""

    def __init__(self, look_up: LookUp, parent: QObject) -> None:
        super().__init__(parent)
        self._look_up = look_up
        self._wake = threading.Condition()
        self._asked: object | None = None
        self._turn = 0
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="latest", daemon=True)
        self._thread.start()

    def ask(self, question: object | None) -> None:
        """Look this up instead of what was asked before; None only gives that up."""
        _asked_at[0] = time.monotonic()
        with self._wake:
            self._asked, self._turn = question, self._turn + 1
            self._wake.notify()

    def end(self) -> None:
        """Give everything up, and wait until the thread has let go of what it reads."""
        self._ended = True
        self.ask(None)
        self._thread.join()

    def is_alive(self) -> bool:
        """Whether it may still read."""
        return self._thread.is_alive()

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._ended or self._asked is not None)
                question, turn = self._asked, self._turn
            if self._ended:
                return
            answer = self._answer(question, turn)
            with self._wake:
                if self._turn == turn:
                    self._asked = None
                    try:
                        self.answered.emit(question, answer)
                    except RuntimeError:  # the window is gone
                        return

    def _answer(self, question: object, turn: int) -> object:
        try:
            return self._look_up(question, lambda: self._turn != turn)
        except Exception as error:  # what went wrong is said, or raised, on the ui thread
            return error
