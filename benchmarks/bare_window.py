"""The floor of a start: a bare PySide6 window with one sentence. Says when it was painted, and ends."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit


class BareText(QTextEdit):
    """Tells the time once: when its first paint is over and the loop turns."""

    _told = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._told:
            self._told = True
            print(f"text {time.monotonic()} {time.process_time()}", flush=True)
            QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        print(f"window {time.monotonic()} {time.process_time()}", flush=True)
        QApplication.exit()


app = QApplication([])
window = QMainWindow()
text = BareText()
text.setPlainText("One sentence in a bare window.")
window.setCentralWidget(text)
window.resize(1280, 800)
window.show()
app.exec()
