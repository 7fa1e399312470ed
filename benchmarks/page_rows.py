"""The rows of the reading page: a change of level, scrolling at each, the bar at a selection; in processor time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import draft_keys
import shapes
from processes import told
from table import Row, median_within, p95, ratio

LEVEL, FRAME, BAR, CARD, NEXT = 50, 16, 16, 50, 10
PASSAGES, STEPS, GIFTS = 10_000, 60, 40


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
    yield from _drafts(folder / "gifts.passagework")


def _drafts(workspace: Path) -> Iterator[Row]:
    """The keys of drafts, without the first of each, which loads the rules."""
    from app.actions.places import remember_place
    from app.actions.sources import add_draft
    from app.importers.read import read_source
    from app.store.store import Store

    shapes.article_workspace(workspace)
    with Store(workspace, "Dana") as store:
        added = add_draft(store, read_source(draft_keys.article(GIFTS).encode(), "gifts.txt"))
        remember_place(store, added.source_id, 0)
    times = told("draft_keys.py", workspace, GIFTS // 2)
    for work, key, most in (("the next sentence of a gift", "next", NEXT), ("the card of its draft", "card", CARD)):
        first, *others = times[key]
        yield Row(f"{work}, the first time", "", [first])
        yield Row(f"{work} painted", f"≤ {most}", others, None, median_within(others, most))
