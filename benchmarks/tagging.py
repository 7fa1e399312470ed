"""Tagging in the real window: what the palette does on Enter, until it is on the disk and painted.

In turns with a durable insert of one row, in a bare SQLite file beside the workspace.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from painted import turn
from PySide6.QtCore import QEvent
from settled import settled_window
from shapes import stretches
from sqlalchemy import text

from app.garbage import keep_what_is_loaded
from app.store.reads.tags import codebook

SETTLE_MS = 1_500
PAUSE_MS = 30
"""Between two operations, as long as the inspector takes to follow. People are slower."""


def timed(workspace: Path, source_id: int, count: int) -> dict[str, list[float]]:
    """Milliseconds of so many operations: the tag put, committed with `synchronous=FULL`, the page repainted.

    And of so many durable inserts, each after a tag.
    """
    app, window = settled_window(workspace)
    assert window.session.store.rows(text("PRAGMA synchronous")) == [(2,)]
    page, operations = window.read.page, window.read.controller
    assert window.read.row is not None
    assert window.read.text is not None
    if window.read.row.id != source_id:
        window.read.open_source(source_id)
        turn(SETTLE_MS)
    keep_what_is_loaded()  # as the program does once it has settled
    tags = [tag.id for tag in codebook(window.session.store)]
    known = {(passage.start, passage.end) for passage in window.read.passages().values()}
    fresh = [stretch for stretch in stretches(window.read.text, count * 8, seed=7) if stretch not in known][:count]
    times: list[float] = []
    floor: list[float] = []
    bare = _bare(workspace.with_suffix(".bare"))
    for number, (start, end) in enumerate(sorted(fresh)):
        page.select(start, end)
        page.scroll_to(start)
        turn(PAUSE_MS)
        app.sendPostedEvents(None, QEvent.Type.UpdateRequest)  # what the selection and the tag before left to paint
        begun = time.perf_counter()
        operations.put_tag(tags[number % len(tags)])
        app.sendPostedEvents(None, QEvent.Type.UpdateRequest)  # what Qt would paint in its next turn, now
        times.append((time.perf_counter() - begun) * 1000)
        turn(PAUSE_MS)
        begun = time.perf_counter()
        bare.execute("INSERT INTO tagging (passage, tag) VALUES (?, ?)", (number, number))
        floor.append((time.perf_counter() - begun) * 1000)
    assert len(window.read.passages()) == len(known) + len(times)
    window.close()
    app.processEvents()
    return {"tags": times, "floor": floor}


def _bare(path: Path) -> sqlite3.Connection:
    """A file of one table, in which each insert is on the disk when it returns."""
    made = sqlite3.connect(path, isolation_level=None)
    made.execute("PRAGMA journal_mode=WAL")
    made.execute("PRAGMA synchronous=FULL")
    made.execute("CREATE TABLE tagging (id INTEGER PRIMARY KEY, passage INTEGER, tag INTEGER)")
    return made


if __name__ == "__main__":
    print(json.dumps(timed(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))), flush=True)
    os._exit(0)  # what Qt does at the end of a process is not what is timed
