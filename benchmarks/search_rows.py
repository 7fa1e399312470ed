"""The rows of the table for searching ten million words, typing in the palette and reading a very long source.

Each stands beside its floor, measured in the same run. Times in milliseconds.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import at_size
import palette_keys
from processes import told
from table import Row, median_within, ratio

MEMORY_MB = 300
PALETTE = 3.0
"""How many times bare rapidfuzz a key in the palette may take."""
LONG_WORDS, LONG_MS = 1_000_000, 3_000


def rows(folder: Path, runs: int = 9, count: int = at_size.SOURCES) -> Iterator[Row]:
    """Searching: making the workspace, each kind of query beside bare FTS5, and the memory of the window."""
    workspace = folder / "size.passagework"
    begun = time.perf_counter()
    texts = at_size.make(workspace, count)
    made = f"search: make the workspace of {count * at_size.WORDS:,} words in {count:,} sources"
    yield Row(made, "", [(time.perf_counter() - begun) * 1000])
    queries = {
        f'"{at_size.PHRASE}"': ("a phrase", 50),
        at_size.RARE: ("a rare word", 50),
        f"{texts.common} ": ("a common word", 250),
        texts.common[0]: ("a prefix of one letter", 250),
        texts.common[:2]: ("a prefix of two", 250),
        texts.common[:4]: ("a prefix of four", 250),
    }
    measured = told("search_window.py", workspace, str(runs), *queries)
    for query, (what, most) in queries.items():
        times, floor = measured["times"][query], measured["floor"][query]
        yield Row(f"search: bare FTS5, {what}", "floor", floor)
        work = f"search: first results of {what} painted"
        yield Row(work, str(most), times, ratio(times, floor), median_within(times, most))
    memory = float(measured["memory"])
    yield Row("search: memory of the window, MB", str(MEMORY_MB), [memory], None, memory <= MEMORY_MB)


def palette(folder: Path) -> Iterator[Row]:
    """Typing in the palette with 2,000 tags."""
    workspace = folder / "tags.passagework"
    palette_keys.make(workspace)
    measured = told("palette_keys.py", workspace)
    keys, floor = measured["keys"], measured["floor"]
    yield Row("palette: bare rapidfuzz, 2,000 names", "floor", floor)
    work = "palette: a key with 2,000 tags, list painted"
    share = ratio(keys, floor)
    yield Row(work, f"ratio ≤ {PALETTE}", keys, share, share <= PALETTE)


def imports() -> Iterator[Row]:
    """Reading a source of a million words, in each of the three formats."""
    from app.importers.read import read_source

    paragraphs = at_size.Texts().paragraphs(LONG_WORDS)
    text = "\n\n".join(paragraphs)
    page = "<html><head><title>A long page</title></head><body><h1>A long page</h1>{}</body></html>"
    forms = {
        "long.txt": text,
        "long.md": f"# A long text\n\n{text}",
        "long.html": page.format("".join(f"<p>{words}</p>\n" for words in paragraphs)),
    }
    for name, form in forms.items():
        raw = form.encode()
        begun = time.perf_counter()
        read_source(raw, name)
        taken = (time.perf_counter() - begun) * 1000
        yield Row(f"import: {LONG_WORDS:,} words of {name} read", str(LONG_MS), [taken], None, taken <= LONG_MS)
