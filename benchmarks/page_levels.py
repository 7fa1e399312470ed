"""The page of 50,000 words with 10,000 passages at each level, and the bar at a selection, beside a bare QTextEdit.

Run by `page_rows` in a process of its own, so that both meet the same noise. Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from painted import PaintCount, turn
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from settled import settled_window

from app.ui.reader.marks import Level
from app.ui.reader.page import ReaderPage
from app.ui.shell.main_window import MainWindow

FRAME_MS, SETTLE_MS = 6, 800
Times = dict[str, list[float]]


def measure(workspace: Path, source_id: int, steps: int) -> Times:
    """Processor time in milliseconds until each is painted: levels, steps of the scroll bar, selections, and floors."""
    app, window = settled_window(workspace)
    if window.read.row is None or window.read.row.id != source_id:
        window.read.open_source(source_id)
        turn(SETTLE_MS)
    times: Times = {}
    page = window.read.page
    count = PaintCount(page.viewport())
    times["level"] = [
        count.timed(lambda level=level: page.set_level(level))[1]
        for _ in range(steps // 4)
        for level in (Level.TAGS, Level.EVIDENCE, Level.ALL, Level.QUIET)
    ]
    for level in Level:
        page.set_level(level)
        times[f"scroll {level.name.lower()}"] = _scrolled(page, count, steps)
    page.set_level(Level.QUIET)
    times["bar"] = _selected(window, steps)
    times |= _floors(window, page.text().text, steps)
    window.close()
    app.processEvents()
    return times


def _scrolled(edit: QTextEdit, count: PaintCount, steps: int) -> list[float]:
    bar = edit.verticalScrollBar()
    found: list[float] = []
    for step in range(steps):
        turn(FRAME_MS)
        at = bar.value() + 60 if step < steps // 2 else bar.value() - 60
        found.append(count.timed(lambda at=at: bar.setValue(at))[1])
    return found


def _selected(window: MainWindow, steps: int) -> list[float]:
    """From the release of the button to the painted bar, after words were drawn over."""
    page, bar = window.read.page, window.read.bar.bar
    window.activateWindow()
    page.setFocus()
    count, found = PaintCount(bar), list[float]()
    number = next(n for _, n, top in page.seen_blocks(page.viewport().rect()) if top > 0)
    start = page.offsets().stretch(number)[0]
    for step in range(steps):
        first, last = _point(page, start + 4 + step % 7), _point(page, start + 60 + 11 * (step % 5))
        QTest.mousePress(page.viewport(), Qt.MouseButton.LeftButton, pos=first)
        _move(page, last)
        turn(FRAME_MS)
        release = lambda last=last: QTest.mouseRelease(page.viewport(), Qt.MouseButton.LeftButton, pos=last)  # noqa: E731
        found.append(count.timed(release)[1])
        assert bar.isVisible()
        turn(FRAME_MS)
    return found


def _point(page: ReaderPage, offset: int) -> QPoint:
    cursor = page.textCursor()
    cursor.setPosition(page.offsets().to_qt(offset))
    return page.cursorRect(cursor).center() + QPoint(2, 0)


def _move(page: ReaderPage, point: QPoint) -> None:
    where = QPointF(point), QPointF(page.viewport().mapToGlobal(point))
    held = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page.viewport(), QMouseEvent(QEvent.Type.MouseMove, *where, *held))


def _floors(window: MainWindow, text: str, steps: int) -> Times:
    """A bare QTextEdit of the same text and size: painted once more, and scrolled."""
    edit = QTextEdit()
    edit.resize(window.read.page.size())
    edit.setPlainText(text)
    edit.show()
    turn(SETTLE_MS)
    count = PaintCount(edit.viewport())
    painted = [count.timed(edit.viewport().update)[1] for _ in range(steps)]
    return {"floor painted": painted, "floor scrolled": _scrolled(edit, count, steps)}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))), flush=True)
    os._exit(0)  # what Qt does at the end of a process is not what is timed
