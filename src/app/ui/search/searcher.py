"""Searching off the ui thread while somebody types: only the newest words count, and nobody waits for the others."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.domain.search import Hit

Find = Callable[[str, Callable[[], bool]], tuple[Hit, ...]]
"""Finds what holds the words, and raises an exception soon after it is told that nobody waits any more."""


class Searcher(QObject):
    """One thread with a connection of its own, that searches for what was asked last."""

    found = Signal(str, object)
    """What was asked, and its hits or the exception that was raised instead. On the ui thread."""

    def __init__(self, find: Find, parent: QObject) -> None:
        super().__init__(parent)
        self._find = find
        self._wake = threading.Condition()
        self._asked: str | None = ""
        """The words that are waited for, empty when there are none, or None at the end."""
        self._turn = 0
        self._thread = threading.Thread(target=self._run, name="search", daemon=True)
        self._thread.start()

    def ask(self, words: str) -> None:
        """Search for these words; what was asked before is given up. Empty words only give it up."""
        with self._wake:
            if self._asked is not None:
                self._asked, self._turn = words, self._turn + 1
                self._wake.notify()

    def is_alive(self) -> bool:
        """Whether it may still read."""
        return self._thread.is_alive()

    def end(self) -> None:
        """Give everything up, and wait until the thread has let go of the store."""
        with self._wake:
            self._asked, self._turn = None, self._turn + 1
            self._wake.notify()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._asked != "")
                words, turn = self._asked, self._turn
            if words is None:
                return
            answer = self._answer(words, turn)
            with self._wake:
                if self._turn == turn:
                    self._asked = ""
                    self.found.emit(words, answer)

    def _answer(self, words: str, turn: int) -> object:
        try:
            return self._find(words, lambda: self._turn != turn)
        except Exception as error:  # what went wrong is said, or raised, on the ui thread
            return error
