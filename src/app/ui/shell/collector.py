"""Garbage is collected on the ui thread alone.

Python collects on whichever thread happens to make an object. On a worker that would destroy widgets and timers
there, and Qt then calls timers that are gone: the program crashes. So the automatic collector is off while there is
a window, and a timer of the ui thread does its work, which therefore never falls into the middle of a key either.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class Collector(QObject):
    """Collects as much, by Python's own thresholds, as the automatic collector would have."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the youngest objects, and older ones as often as is due; nothing where little was made."""
        counts, limits = gc.get_count(), gc.get_threshold()
        if counts[0] > limits[0]:
            gc.collect(2 if counts[2] > limits[2] else 1 if counts[1] > limits[1] else 0)
