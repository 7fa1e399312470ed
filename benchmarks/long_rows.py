"""The rows of a million words, of 10,000 passages on 50,000 words, and of tagging there; each beside its floor."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import long_shapes
from processes import told
from table import Row, median_within, p95, ratio

from app.store.reads.sources import current_text
from app.store.store import Store

RATIO = 1.5
FRAME, JUMP, RESIZE, DENSE = 16, 50, 100, 100
TAG, TAG_P95, TWICE = 10, 25, 2.0
STEPS, INSERTS = 60, 300
TURNS = 4
"""In how many goes passages are tagged, so that both sources meet the same noise."""

Times = dict[str, list[float]]


def rows(folder: Path, runs: int, tags: int) -> Iterator[Row]:
    """All of them. Each window is opened `runs` times, in turns with a bare one; `tags` passages are tagged."""
    yield from _million(folder, runs)
    yield from _dense(folder, runs)
    yield from _tagging(folder, tags)


def _million(folder: Path, runs: int) -> Iterator[Row]:
    ours, bare = _by_turns(folder, long_shapes.MILLION, runs)
    share = ratio(ours["open"], bare["open"])
    yield Row("1,000,000 words in a bare QTextEdit: first paint", "floor", bare["open"])
    yield Row("open 1,000,000 words: first paint", f"ratio ≤ {RATIO}", ours["open"], share, share <= RATIO)
    yield Row("the same where it was left, in the middle", "", ours["middle"])
    yield Row("a bare QTextEdit: a step of the wheel near the top", "floor", bare["scroll"])
    yield _frames("scroll in 1,000,000 words: wheel and page down", ours)
    yield Row("jump to the end of 1,000,000 words", f"≤ {JUMP}", ours["jump"], None, p95(ours["jump"]) <= JUMP)
    yield Row("a bare QTextEdit: another width", "floor", bare["resize"])
    within = p95(ours["resize"]) <= RESIZE
    yield Row("another width of 1,000,000 words", f"≤ {RESIZE}", ours["resize"], None, within)


def _dense(folder: Path, runs: int) -> Iterator[Row]:
    ours, bare = _by_turns(folder, long_shapes.DENSE, runs)
    share = ratio(ours["open"], bare["open"])
    yield Row("50,000 words in a bare QTextEdit, no marks: first paint", "floor", bare["open"])
    within = median_within(ours["open"], DENSE)
    yield Row("open 50,000 words with 10,000 passages: marks, lanes", f"≤ {DENSE}", ours["open"], share, within)
    yield Row("the same, processor time", "", ours["open cpu"])
    yield _frames("scroll there: wheel and page down", ours)


def _frames(work: str, ours: Times) -> Row:
    times = ours["scroll"] + ours["scroll there"]
    return Row(work, f"p95 ≤ {FRAME}", times, None, p95(times) <= FRAME)


def _by_turns(folder: Path, shape: long_shapes.Shape, runs: int) -> tuple[Times, Times]:
    """Ours and a bare QTextEdit on the same text, one after the other, so that both meet the same noise."""
    workspace = folder / f"long-{shape.words}.passagework"
    short, long = long_shapes.make(workspace, shape)
    words = folder / "long.txt"
    with Store(workspace, "Dana") as store:
        words.write_text(current_text(store, long).text, "utf-8")
    ours: Times = {}
    bare: Times = {}
    for _ in range(runs):
        for kept, found in (
            (bare, told("bare_text.py", words, STEPS)),
            (ours, told("long_source.py", workspace, short, long, STEPS)),
        ):
            for what, times in found.items():
                kept.setdefault(what, []).extend(times)
    return ours, bare


def _tagging(folder: Path, count: int) -> Iterator[Row]:
    thin, dense = (
        (folder / f"tagged-{shape.passages}.passagework", shape) for shape in (long_shapes.THIN, long_shapes.DENSE)
    )
    long = {workspace: long_shapes.make(workspace, shape)[1] for workspace, shape in (thin, dense)}
    few: list[float] = []
    many: list[float] = []
    for _ in range(TURNS):
        for times, (workspace, _shape) in ((few, thin), (many, dense)):
            times += told("tagging.py", workspace, long[workspace], count // TURNS)
    yield Row("a row inserted in bare sqlite3, WAL, synchronous=FULL", "floor", _inserted(folder))
    yield Row("tag in 50,000 words with 100 passages", "", few)
    share, within = ratio(many, few), median_within(many, TAG) and p95(many) <= TAG_P95
    budget = f"p50 {TAG}, p95 {TAG_P95}, ratio ≤ {TWICE:.0f}"
    yield Row("the same with 10,000 passages", budget, many, share, within and share <= TWICE)


def _inserted(folder: Path) -> list[float]:
    """Milliseconds of single durable inserts."""
    path = folder / "floor" / "floor.db"
    path.parent.mkdir()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE passage (id INTEGER PRIMARY KEY, start INTEGER, quote TEXT)")
    times: list[float] = []
    for number in range(INSERTS):
        begun = time.perf_counter()
        db.execute("INSERT INTO passage (start, quote) VALUES (?, ?)", (number, "some words of a passage"))
        times.append((time.perf_counter() - begun) * 1000)
    db.close()
    shutil.rmtree(path.parent)
    return times
