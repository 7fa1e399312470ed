"""The drafts of a source of 50,000 words, found behind the window: how long that takes, and whether the window answers.

It is a process of its own, since what the window has loaded and drawn before would be measured too.
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
from settled import settled_window

from app.actions.places import remember_place
from app.actions.sources import add_bytes
from app.actions.starter import make_empty
from app.paths import RESOURCES
from app.store.store import Store

GOLD = Path(__file__).parent / "drafts" / "seen.jsonl"
WORDS, WITHIN_S, FRAME_MS = 50_000, 20, 16
"""Of the source; how long its drafts may take; how often the window is asked whether it answers."""


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


def measure(folder: Path) -> tuple[float, list[float]]:
    """Seconds until the first draft is selected, and how late the window answered meanwhile, in milliseconds."""
    workspace = folder / "long.passagework"
    make_empty(workspace, "Dana", RESOURCES)
    with Store(workspace, "Dana") as store:
        source_id = add_bytes(store, long_source().encode(), "long.txt", "text/plain").source_id
        remember_place(store, source_id, 0)
    _app, window = settled_window(workspace)
    page = window.read.page
    page.setFocus()
    late: list[float] = []
    due = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        late.append(max(0.0, (now - due[0]) * 1000 - FRAME_MS))
        due[0] = now

    timer = QTimer(interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    due[0] = begun = time.perf_counter()
    timer.start()
    QTest.keyClick(page, Qt.Key.Key_D)
    while page.selection() is None and time.perf_counter() - begun < 5 * WITHIN_S:
        turn(FRAME_MS)
    return time.perf_counter() - begun, late


def main() -> int:
    """Print the figures; 1 where the drafts took longer than they may."""
    with tempfile.TemporaryDirectory() as folder:
        seconds, late = measure(Path(folder))
        late.sort()
        p95, worst = late[int(len(late) * 0.95)], late[-1]
        print(f"drafts of {WORDS:,} words   ≤ {WITHIN_S} s   {seconds:.1f} s", "ok" if seconds <= WITHIN_S else "OVER")
        print(
            f"the window answered late by   p50 {late[len(late) // 2]:.1f} ms   p95 {p95:.1f} ms   worst {worst:.1f} ms"
        )
        sys.stdout.flush()
        os._exit(seconds > WITHIN_S)


if __name__ == "__main__":
    main()
