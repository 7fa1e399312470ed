"""Searching ten million words in the real window: from the last key to the painted first results, beside bare FTS5.

Run by `search_rows`, in a process of its own, so that its memory is that of the window. Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from painted import turn
from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtTest import QTest
from settled import settled_window

from app.domain.search import match_expression
from app.ui.views.search.popup import SearchPopup

PATIENCE_S = 30.0
_FLOOR = "SELECT rowid, snippet(search_text, 0, '', '', '…', 20) FROM search_text WHERE search_text MATCH ? LIMIT 31"


def measure(workspace: Path, queries: list[str], runs: int) -> dict[str, object]:
    """For each query the milliseconds in the window and of the bare query; and the peak of memory in MB."""
    app, window = settled_window(workspace)
    window.show_search()
    popup = window.findChild(SearchPopup)
    assert popup is not None
    times: dict[str, list[float]] = {query: [] for query in queries}
    for query in [queries[0], *queries * runs]:  # the first is not counted: it loads what later ones share
        popup.field.clear()
        for letter in query[:-1]:
            QTest.keyClicks(popup.field, letter)
        if query[:-1]:
            _wait_for(popup, query[:-1])
        turn(20)
        begun = time.perf_counter()
        QTest.keyClicks(popup.field, query[-1])
        _wait_for(popup, query)
        app.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        app.sendPostedEvents(None, QEvent.Type.UpdateRequest)  # what Qt would paint in its next turn, now
        times[query].append((time.perf_counter() - begun) * 1000)
        assert popup.rows.rows, query
    times[queries[0]] = times[queries[0]][1:]
    return {"times": times, "memory": _peak_mb(), "floor": _floor(workspace, queries, runs)}


def _peak_mb() -> float:
    """The most memory this process had. What `getrusage` says begins with what the one that started it had."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


def _wait_for(popup: SearchPopup, query: str) -> None:
    loop = QEventLoop()
    until = time.monotonic() + PATIENCE_S
    while popup.shown_for != query:
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert time.monotonic() < until, query


def _floor(workspace: Path, queries: list[str], runs: int) -> dict[str, list[float]]:
    """The bare query for the first page, with SQLite's own snippets."""
    times: dict[str, list[float]] = {query: [] for query in queries}
    db = sqlite3.connect(workspace)
    for query in [queries[0], *queries * runs]:
        begun = time.perf_counter()
        db.execute(_FLOOR, (match_expression(query),)).fetchall()
        times[query].append((time.perf_counter() - begun) * 1000)
    db.close()
    times[queries[0]] = times[queries[0]][1:]
    return times


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), sys.argv[3:], int(sys.argv[2]))), flush=True)
    os._exit(0)  # what Qt does at the end of a process is not what is timed
