"""Workspaces of one very long source, or of one that is coded densely, beside a short one to come from.

The shapes are those of `../shared/bench/workload.py`, read from there where it is at hand; else the synthetic
text of `shapes.py`, which has the same lengths of words, sentences, paragraphs and passages.
"""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from typing import Any, NamedTuple

import shapes

from app.actions.passages import ensure_passage
from app.actions.sources import add_bytes
from app.actions.starter import make_empty
from app.actions.tags import add_tag
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.paths import RESOURCES, ROOT
from app.store.reads.sources import current_text
from app.store.store import Store
from app.store.writes import passages as writes

WORKLOAD = ROOT.parent / "shared" / "bench" / "workload.py"
SHORT_WORDS = 300


class Shape(NamedTuple):
    """How many words and passages a source has, and the seeds of the workload's shape of that size."""

    words: int
    passages: int
    text_seed: int
    coding_seed: int


MILLION = Shape(1_000_000, 0, 3, 0)
DENSE = Shape(50_000, 10_000, 4, 5)
THIN = Shape(50_000, 100, 4, 5)


def make(path: Path, shape: Shape) -> tuple[int, int]:
    """Make a workspace by the program's own actions. Returns the ids of the short source and the long one."""
    make_empty(path, "Dana", RESOURCES)
    text, stretches = _drawn(shape)
    with Store(path, "Dana") as store:
        short = add_bytes(store, shapes.synthetic(SHORT_WORDS).encode(), "short.txt", "text/plain").source_id
        long = add_bytes(store, text.encode(), "long.txt", "text/plain").source_id
        tags = [add_tag(store, TagContent(f"tag {n:02}", n % 12)) for n in range(shapes.TAGS)]
        shown = current_text(store, long)
        if not stretches:
            stretches = [(a, b, n % len(tags)) for n, (a, b) in enumerate(shapes.stretches(shown, shape.passages))]
        with store.write(Operation.TAG_PASSAGE, "synthetic") as tx:
            for start, end, tag in stretches:
                writes.add_tag(tx, ensure_passage(tx, shown, start, end), tags[tag])
    return short, long


def _drawn(shape: Shape) -> tuple[str, list[tuple[int, int, int]]]:
    """Text and stretches with the index of their tag; no stretches where the workload is not at hand."""
    workload = _workload()
    if workload is None:
        return shapes.synthetic(shape.words), []
    text = workload.Text(workload.SEED + shape.text_seed).doc(shape.words)
    if not shape.passages:
        return text, []
    chance = random.Random(workload.SEED + shape.coding_seed)
    codings = workload.make_codings(chance, [{"id": 1, "text": text}], shape.passages, shapes.TAGS, False)
    return text, [(coding["start"], coding["end"], coding["tag"] - 1) for coding in codings]


def _workload() -> Any:
    if not WORKLOAD.exists():
        return None
    spec = importlib.util.spec_from_file_location("workload", WORKLOAD)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
