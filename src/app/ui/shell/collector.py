"""Garbage collection on the UI thread only.

Python collects on whichever thread happens to allocate an object. On a worker that would destroy widgets and timers
there, and Qt then crashes. So the automatic collector is off while there is a window, and a timer of the UI thread does
its work, between key presses.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS, LOOKS = 100, 10
"""How often new objects are counted, and at which count they are collected even if they are few."""
MANY = 20_000
"""So many new objects are mostly data being read, such as the rows of a table."""


class Collector(QObject):
    """Collects as often as the automatic collector would, by Python's own thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._looks = 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        """While a table is read there are 300,000 new objects a second, too many to collect at once."""
        self._looks = (self._looks + 1) % LOOKS
        if not self._looks or gc.get_count()[0] > MANY:
            self.collect()

    def collect(self) -> None:
        """Collect the generations that are due; nothing if little was allocated.

        Collecting a million objects that are read would block the window for half a second, several times. So what is
        left of many new ones is taken to be in use, and never collected again, even if it becomes a reference cycle.
        """
        counts, limits = gc.get_count(), gc.get_threshold()
        if counts[0] > MANY:
            gc.collect(0)
            gc.freeze()
        elif counts[0] > limits[0]:
            gc.collect(2 if counts[2] > limits[2] else 1 if counts[1] > limits[1] else 0)
