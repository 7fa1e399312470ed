"""The rows of the reading page: a change of level, scrolling at each, the bar at a selection; in processor time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import shapes
from processes import told
from table import Row, median_within, p95, ratio

LEVEL, FRAME, BAR = 50, 16, 16
PASSAGES, STEPS = 10_000, 60


def rows(folder: Path) -> Iterator[Row]:
    """All of them, on 10,000 passages."""
    workspace = folder / "levels.passagework"
    source_id = shapes.long_workspace(workspace, PASSAGES)
    times = told("page_levels.py", workspace, source_id, STEPS)
    painted, scrolled = times["floor painted"], times["floor scrolled"]
    yield Row("a bare QTextEdit of the same text, painted once more", "floor", painted)
    level, bar = times["level"], times["bar"]
    yield Row("another level on 10,000 passages", f"≤ {LEVEL}", level, ratio(level, painted), p95(level) <= LEVEL)
    yield Row("the bar, from the mouse let go", f"≤ {BAR}", bar, ratio(bar, painted), median_within(bar, BAR))
    yield Row("a bare QTextEdit: a step of the scroll bar", "floor", scrolled)
    for work, found in times.items():
        if work.startswith("scroll "):
            within = p95(found) <= FRAME
            yield Row(f"{work}: a step, p95", f"p95 ≤ {FRAME}", found, ratio(found, scrolled), within)
