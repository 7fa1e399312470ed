"""The program as `main.py` starts it, saying when its text was painted and when a `T` was answered, and ends.

Nothing is imported here that the program does not import itself before its first paint.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = False
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from app import bootstrap  # noqa: E402

# As the program does before it loads the window.
gc.disable()
from app.ui.shell.loading_qt import load_qt  # noqa: E402

load_qt()
from app.ui.shell import start  # noqa: E402

PATIENCE_S = 10.0


def tell(what: str) -> None:
    """Say that something has happened now."""
    print(f"{what} {time.monotonic()} {time.process_time()}", flush=True)


class Watched(start.AfterFirstPaint):
    """Tells the times, and presses `T` as soon as the text is painted."""

    def __init__(self, window: start.MainWindow, then: start.Callable[[], None]) -> None:
        window.read.page.first_painted.connect(self._text_painted)
        self._window = window
        super().__init__(window, then)

    def _text_painted(self) -> None:
        tell("text")

    def _go(self) -> None:
        tell("window")
        start.QTimer.singleShot(0, self, self._press)  # as keys pressed by now, which come with the next turn
        super()._go()

    def _press(self) -> None:
        """The window system hands over what was pressed meanwhile when the loop turns next."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        page = self._window.read.page
        page.select(page.place(), page.place() + 40)
        QTest.keyClick(page, Qt.Key.Key_T)
        palette = QApplication.activePopupWidget()
        if palette is not None:
            palette.repaint()
            tell("palette")
        if palette is not None or time.monotonic() > begun + PATIENCE_S:
            QApplication.exit()
        else:
            start.QTimer.singleShot(1, self, self._press)


begun = time.monotonic()
start.AfterFirstPaint = Watched
raise SystemExit(bootstrap.main(sys.argv[1:]))
