"""Typing in the palette with 2,000 tags: from each key to the painted list, beside bare rapidfuzz on the same names.

Processor time, so that both meet the same noise. Run by `search_rows` in a process of its own. Prints one line of
JSON.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from painted import turn
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from settled import settled_window
from shapes import SEED, article_workspace, vocabulary

from app.actions.tags import add_tag
from app.domain.codebook import Tag, TagContent
from app.store.reads.tags import codebook
from app.store.store import Store
from app.ui.panels.codebook.tag_palette import TagPalette

TAGS, SHOWN = 2_000, 60
PAUSE_MS = 10


def make(path: Path) -> None:
    """The article in a workspace with 2,000 tags on four levels, some with other names."""
    article_workspace(path)
    rng, words = random.Random(SEED), vocabulary()
    with Store(path, "Dana") as store:
        ids: list[int | None] = [None]
        for number in range(TAGS - len(codebook(store))):
            name = " ".join(rng.sample(words, rng.choice((1, 2, 3)))).capitalize()
            others = tuple(rng.sample(words, 1)) if number % 3 == 0 else ()
            above = rng.choice(ids[: 1 + number // 4])
            ids.append(add_tag(store, TagContent(f"{name} {number}", number % 12, aliases=others), above))


def measure(workspace: Path) -> dict[str, list[float]]:
    """Processor time in milliseconds of each key in the palette, and of rapidfuzz for what is typed by then."""
    app, window = settled_window(workspace)
    page = window.read.page
    page.select(page.place(), page.place() + 40)
    QTest.keyClick(page, Qt.Key.Key_T)
    palette = app.activePopupWidget()
    assert isinstance(palette, TagPalette)
    tags = codebook(window.session.store)
    rng = random.Random(SEED)
    keys: list[float] = []
    floor: list[float] = []
    for word in [rng.choice(tags).content.name.lower()[:8] for _ in range(12)]:
        palette.field.clear()
        turn(PAUSE_MS)
        for number, letter in enumerate(word, 1):
            begun = time.process_time()
            QTest.keyClicks(palette.field, letter)
            app.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            app.sendPostedEvents(None, QEvent.Type.UpdateRequest)  # what Qt would paint in its next turn, now
            keys.append((time.process_time() - begun) * 1000)
            floor.append(_floor(word[:number], tags))
            turn(PAUSE_MS)
    return {"keys": keys, "floor": floor}


def _floor(typed: str, tags: tuple[Tag, ...]) -> float:
    from rapidfuzz import fuzz, process

    names = [tag.path.lower() for tag in tags]
    begun = time.process_time()
    process.extract(typed, names, scorer=fuzz.partial_ratio, limit=SHOWN)
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))), flush=True)
    os._exit(0)  # what Qt does at the end of a process is not what is timed
