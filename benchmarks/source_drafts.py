"""The drafts of a source of 50,000 words, found behind the window: how long that takes, and whether the window answers.

How late it answers is held against a bare window of Qt's in the same run, which does nothing all the while. It is a
process of its own, since what the window has loaded and drawn before would be measured too.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from painted import turn
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from settled import settled_window

from app.actions.places import remember_place
from app.actions.sources import add_bytes
from app.actions.starter import make_empty
from app.paths import RESOURCES
from app.store.store import Store

GOLD = Path(__file__).parent / "drafts" / "seen.jsonl"
WORDS, WITHIN_S, FRAME_MS = 50_000, 20, 16
"""Of the source; how long its drafts may take; how often the window is asked whether it answers."""
BARE_S = 6
"""How long the bare window is asked."""


def long_source(words: int = WORDS) -> str:
    """Paragraphs of the sentences of the gold, over and over until there are so many words."""
    texts = [json.loads(line)["text"] for line in GOLD.read_text("utf-8").splitlines()]
    out: list[str] = []
    count = 0
    while count < words:
        paragraph = " ".join(texts[(len(out) * 4 + n) % len(texts)] for n in range(4))
        out.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(out)


class Late:
    """How late the event loop answers, in milliseconds, as long as this is held."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._due = time.perf_counter()
        self._timer = QTimer(interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, (now - self._due) * 1000 - FRAME_MS))
        self._due = now

    def at(self, share: float) -> float:
        """What a share of all answers does not exceed."""
        return sorted(self.late)[min(len(self.late) - 1, int(len(self.late) * share))]

    def __str__(self) -> str:
        return f"p50 {self.at(0.5):.1f} ms   p95 {self.at(0.95):.1f} ms   worst {self.at(1):.1f} ms"


def bare() -> Late:
    """A window of Qt's with as much text, at rest."""
    _app = QApplication.instance() or QApplication([])
    window = QPlainTextEdit(long_source())
    window.resize(1280, 800)
    window.show()
    turn(500)
    late = Late()
    turn(BARE_S * 1000)
    window.close()
    return late


def measure(folder: Path) -> tuple[float, Late]:
    """Seconds until the first draft is selected, and how late the window answered meanwhile."""
    workspace = folder / "long.passagework"
    make_empty(workspace, "Dana", RESOURCES)
    with Store(workspace, "Dana") as store:
        source_id = add_bytes(store, long_source().encode(), "long.txt", "text/plain").source_id
        remember_place(store, source_id, 0)
    _app, window = settled_window(workspace)
    page = window.read.page
    page.setFocus()
    while window.read.aids.coverage.current() is None:
        turn(FRAME_MS)
    late, begun = Late(), time.perf_counter()
    QTest.keyClick(page, Qt.Key.Key_D)
    while page.selection() is None and time.perf_counter() - begun < 5 * WITHIN_S:
        turn(FRAME_MS)
    return time.perf_counter() - begun, late


def main() -> None:
    """Print the figures, with `--json` for the table of all; it ends with 1 where they take longer than they may."""
    with tempfile.TemporaryDirectory() as folder:
        seconds, late = measure(Path(folder))
        floor = bare()
        if "--json" in sys.argv:
            print(json.dumps([seconds, late.late, floor.late]), flush=True)
            os._exit(0)
        print(f"drafts of {WORDS:,} words   ≤ {WITHIN_S} s   {seconds:.1f} s", "ok" if seconds <= WITHIN_S else "OVER")
        print(f"the window answered late by   {late}")
        print(f"a bare window                 {floor}")
        print(f"times the bare window         p95 {late.at(0.95) / max(0.1, floor.at(0.95)):.1f}")
        sys.stdout.flush()
        os._exit(seconds > WITHIN_S)


if __name__ == "__main__":
    main()
