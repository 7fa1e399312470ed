"""The keys that lead from gift to gift: the next sentence that looks like one, and the card of its draft.

Run by `page_rows` in a process of its own. Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from painted import PaintCount, turn
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from settled import settled_window

from app.ui.views.read.draft_card import DraftCard

PAUSE_MS, PATIENCE = 60, 200
TEXT = """Gifts along the coast

{gifts}
"""
GIFT = "The city of Bergen gave {n} masks to Arequipa in Peru on {day} May 2020, and {more} tents to Nepal and Bhutan."


def article(gifts: int) -> str:
    """A text of so many paragraphs, each with a sentence of several gifts and one of none."""
    told = (f"{GIFT.format(n=n * 100, day=1 + n % 28, more=n)} It rained on the quay." for n in range(1, gifts + 1))
    return TEXT.format(gifts="\n\n".join(told))


def measure(workspace: Path, steps: int) -> dict[str, list[float]]:
    """Processor time in milliseconds until each key is answered and painted; the first of each loads what it needs."""
    _app, window = settled_window(workspace)
    page, proposals = window.read.page, window.read.aids.proposals
    for _ in range(PATIENCE):
        if proposals.found() is not None:
            break
        turn(PAUSE_MS)
    assert proposals.found() is not None
    window.activateWindow()
    page.setFocus()
    times: dict[str, list[float]] = {"next": [], "card": []}
    count = PaintCount(page.viewport())
    for _ in range(steps + 1):
        times["next"].append(count.timed(lambda: QTest.keyClick(page, Qt.Key.Key_D))[1])
        assert page.selection() is not None
        turn(PAUSE_MS)
        times["card"].append(count.timed(lambda: QTest.keyClick(page, Qt.Key.Key_R))[1])
        (card,) = [one for one in window.read.findChildren(DraftCard) if one.isVisible()]
        QTest.keyClick(QApplication.focusWidget() or card, Qt.Key.Key_Escape)
        turn(PAUSE_MS)
    return times


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))), flush=True)
    os._exit(0)  # what Qt does at the end of a process is not what is timed
