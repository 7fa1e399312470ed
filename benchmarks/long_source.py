"""A long source in the real window: opened, scrolled, left for its end and given another width. Prints JSON."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from painted import PaintCount, turn
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from settled import settled_window

from app.garbage import keep_what_is_loaded
from app.ui.base.session import Target
from app.ui.reader.page import ReaderPage
from app.ui.shell.main_window import MainWindow

SETTLE_MS = 1_500
FRAME_MS = 4
"""Between two steps the loop turns, so that what Qt does while idle is met too."""
WIDTHS = (1180, 1280, 1100, 1280)

Times = dict[str, list[float]]


def timed(workspace: Path, short: int, long: int, steps: int) -> Times:
    """Milliseconds of each work. The window is up on the short source when the long one is asked for."""
    app, window = settled_window(workspace)
    window.go(Target("read", "source", short))
    turn(SETTLE_MS)
    keep_what_is_loaded()  # as the program does once it has settled
    page = window.read.page
    count = PaintCount(page.viewport())
    opened = count.timed(lambda: window.go(Target("read", "source", long, 0)))
    assert _shows(page, 0)
    times: Times = {"open": [opened[0]], "open cpu": [opened[1]]}
    turn(SETTLE_MS)
    end = len(page.text().text.rstrip())
    times["scroll"], times["scroll cpu"] = _scrolled(page, count, steps)
    times["jump"] = _jumped(page, count, end)
    times["middle"] = _opened_in_the_middle(window, count, short, long)
    times["scroll there"], times["scroll there cpu"] = _scrolled(page, count, steps)
    times["resize"] = []
    for width in WIDTHS:
        times["resize"].append(count.timed(lambda width=width: window.resize(width, 800))[0])
        turn(FRAME_MS)
    window.go(Target("read", "source", short))  # left open: the next process reads the long one again, too
    window.close()
    app.processEvents()
    return times


def _scrolled(page: ReaderPage, count: PaintCount, steps: int) -> tuple[list[float], list[float]]:
    """Notches of the wheel, then as many pages down by key, each until it is painted: wall and processor."""
    times: list[tuple[float, float]] = []
    page.setFocus()
    for step in range(2 * steps):
        before = page.place()
        if step == steps:
            page.select(before, before)
        work = (lambda: _wheel(page)) if step < steps else (lambda: QTest.keyClick(page, Qt.Key.Key_PageDown))
        times.append(count.timed(work))
        assert step < steps or page.place() > before
        turn(FRAME_MS)
    return [wall for wall, _ in times], [spent for _, spent in times]


def _wheel(page: ReaderPage) -> None:
    spot = QPointF(page.viewport().rect().center())
    away = QPointF(page.viewport().mapToGlobal(QPoint(0, 0))) + spot
    event = QWheelEvent(
        spot, away, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(page.viewport(), event)


def _jumped(page: ReaderPage, count: PaintCount, end: int) -> list[float]:
    """To the end and back, by key; only the way to the end is timed."""
    times: list[float] = []
    control = Qt.KeyboardModifier.ControlModifier
    for _ in range(5):
        page.setFocus()
        work = lambda: QTest.keyClick(page, Qt.Key.Key_End, control)  # noqa: E731
        times.append(count.timed(work, lambda: _shows(page, end))[0])
        turn(FRAME_MS)
        count.timed(lambda: QTest.keyClick(page, Qt.Key.Key_Home, control), lambda: _shows(page, 0))
        turn(FRAME_MS)
    return times


def _shows(page: ReaderPage, offset: int) -> bool:
    """Whether the line of an offset is in view."""
    return page.place() <= offset <= page.foot() or page.is_in_view(offset)


def _opened_in_the_middle(window: MainWindow, count: PaintCount, short: int, long: int) -> list[float]:
    """Opened again where it was left, in the middle of the text."""
    page, times = window.read.page, list[float]()
    middle = len(page.text().text) // 2
    for _ in range(3):
        window.go(Target("read", "source", short))
        turn(SETTLE_MS // 3)
        work = lambda: window.go(Target("read", "source", long, middle))  # noqa: E731
        times.append(count.timed(work, lambda: _shows(page, middle))[0])
    turn(SETTLE_MS)
    return times


if __name__ == "__main__":
    found = timed(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)  # what Qt does at the end of a process is not what is timed
