"""All 2,000 passages of a tag among 100,000: the time to the first page, and that of a matrix of 50 tags.

Run by itself it prints a row for each. The store is synthetic, the reading and painting are the application's.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from settled import settled_window

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from shapes import SEED, synthetic

from app.actions.passages import ensure_passage
from app.actions.sources import add_bytes
from app.actions.starter import make_empty
from app.actions.tags import add_tag
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.paths import RESOURCES
from app.store.reads import found_passages
from app.store.reads.sources import current_text, library
from app.store.reads.tags import codebook
from app.store.store import Store
from app.store.writes import passages as writes
from app.ui.views.passages.filter import Wanted
from app.ui.views.passages.model import PassageModel
from app.ui.views.passages.place import PassagesPlace

PASSAGES, TAGS, SOURCES, WORDS = 100_000, 50, 20, 50_000
MOST_MS = 50.0
BARE = """SELECT p.id, p.start, p."end", p.quote FROM passage p JOIN passage_tag pt ON pt.passage_id = p.id
WHERE pt.tag_id = ?"""
RUNS = 9


def make_workspace(path: Path, passages: int = PASSAGES) -> None:
    """A workspace with so many passages, evenly tagged with 50 tags, in twenty sources."""
    make_empty(path, "Dana", RESOURCES)
    rng = random.Random(SEED)
    with Store(path, "Dana") as store:
        tags = [add_tag(store, TagContent(f"tag {n:02}", n % 12)) for n in range(TAGS)]
        at = 0
        for n in range(SOURCES):
            text_bytes = synthetic(WORDS, SEED + n).encode()
            source_id = add_bytes(store, text_bytes, f"s{n}.txt", "text/plain").source_id
            text = current_text(store, source_id)
            step = len(text.text) // (passages // SOURCES + 1)
            with store.write(Operation.TAG_PASSAGE, "synthetic") as tx:
                for start in range(0, step * (passages // SOURCES), step):
                    passage_id = ensure_passage(tx, text, start, start + rng.randint(40, 200))
                    writes.add_tag(tx, passage_id, tags[at % TAGS])
                    if at % 3 == 0:
                        writes.add_tag(tx, passage_id, rng.choice(tags))
                    at += 1


def timed(work: Callable[[], object]) -> list[float]:
    """Milliseconds of each warm run."""
    work()
    out: list[float] = []
    for _ in range(RUNS):
        begun = perf_counter()
        work()
        out.append((perf_counter() - begun) * 1_000)
    return out


def say(work: str, most: float | None, times: list[float]) -> bool:
    """Print one row; whether the median keeps the limit."""
    median = statistics.median(times)
    kept = most is None or median <= most
    limit = "     floor" if most is None else f"≤ {most:5.0f} ms"
    verdict = "" if most is None else "ok" if kept else "OVER"
    sys.stdout.write(f"{work:<58} {limit}   p50 {median:6.1f}   max {max(times):6.1f}   {verdict}\n")
    return kept


def measure(workspace: Path) -> list[tuple[str, float | None, list[float]]]:
    """What was done, how many milliseconds it may take (None for a floor), and how many it took each time."""
    _app, window = settled_window(workspace)
    window.show_place("passages")
    place = window.place("passages")
    assert isinstance(place, PassagesPlace)
    store = window.session.store
    tags = codebook(store)
    wanted = Wanted().with_tag(tags[7], (tags[7].id,))
    model, rows = PassageModel(window.session), library(store)

    def read() -> None:
        model.show(store, wanted, rows)
        model.listed(0)

    def whole() -> None:
        place.show_wanted(wanted)
        place.page.grab()

    here = wanted.filter()
    heads = {tag.id: (tag.id,) for tag in tags}
    of_tag = len(found_passages.found(store, here).places)
    bare = sqlite3.connect(workspace)
    return [
        ("passages of a tag in bare sqlite3", None, timed(lambda: bare.execute(BARE, (tags[7].id,)).fetchall())),
        (f"passages: {of_tag:,} of a tag among {PASSAGES:,}, first page read", MOST_MS, timed(read)),
        ("passages: the same shown in the window", MOST_MS, timed(whole)),
        ("passages: matrix of 50 tags counted", 500.0, timed(lambda: found_passages.together(store, heads, here))),
    ]


def main() -> int:
    """0 when every limit is kept."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "many.passagework"
        make_workspace(workspace)
        measured = measure(workspace)
        if "--json" in sys.argv:
            sys.stdout.write(json.dumps(measured))
            kept = True
        else:
            within = [say(*row) for row in measured]  # every row is printed
            kept = all(within)
        sys.stdout.flush()
        os._exit(0 if kept else 1)


if __name__ == "__main__":
    main()
