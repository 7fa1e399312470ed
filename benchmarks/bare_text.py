"""The floor of a long text: a bare QTextEdit in a window that is up, given the same text. Prints JSON."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from painted import PaintCount, turn
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

FRAME_MS = 4


def timed(text: str, steps: int) -> dict[str, list[float]]:
    """Milliseconds of opening, of wheel steps at the beginning, of going to the end and of a new width."""
    app = QApplication([])
    window, edit = QMainWindow(), QTextEdit()
    edit.setPlainText("One sentence in a bare window.")
    window.setCentralWidget(edit)
    window.resize(1280, 800)
    window.show()
    turn(300)
    count, bar = PaintCount(edit.viewport()), edit.verticalScrollBar()
    opened = count.timed(lambda: edit.setPlainText(text))
    scrolled: list[float] = []
    for _ in range(steps):
        turn(FRAME_MS)
        scrolled.append(count.timed(lambda: bar.setValue(bar.value() + 60))[0])

    def end() -> None:
        edit.moveCursor(QTextCursor.MoveOperation.End)
        edit.ensureCursorVisible()

    jumped = count.timed(end)
    resized = [count.timed(lambda width=width: window.resize(width, 800))[0] for width in (1180, 1280)]
    window.close()
    app.processEvents()
    return {"open": [opened[0]], "open cpu": [opened[1]], "scroll": scrolled, "jump": [jumped[0]], "resize": resized}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(timed(Path(sys.argv[1]).read_text("utf-8"), int(sys.argv[2]))))
    sys.stdout.flush()
    os._exit(0)
