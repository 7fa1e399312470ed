"""What the page knows of its passages after any row of operations is what a fresh reading would say."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.helpers.long import few
from tests.helpers.made import make_starter

from app.actions import passages
from app.actions.notes import note_on_selection
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.domain.passages import Claim
from app.domain.terms import ClaimKind, Sureness
from app.paths import RESOURCES
from app.store.reads import history, sources, tags, versions
from app.store.store import Store
from app.ui.views.read import page_passages as reading
from app.ui.views.read.marks import mark_of
from app.ui.views.read.page_passages import PagePassages

CHANCES = [(0, 1_000, 25), (0, 1_000, 60), (1, 1_000, 60), (2, 0, 60), (2, 0, 12)]


@few("seed, many, steps", CHANCES, keep=2, why="more seeds and operations")
def test_the_page_follows_every_operation_as_a_fresh_reading_would(
    tmp_path: Path, seed: int, many: int, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where there are so many passages that they are read when they are asked for."""
    monkeypatch.setattr(reading, "MANY", many)
    monkeypatch.setattr(reading, "MANY_PIECES", 20_000 * (seed % 2))
    path = tmp_path / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    rng = random.Random(seed)
    with Store(path, "Ann") as store:
        source_id = sources.library(store)[0].id
        text = sources.current_text(store, source_id)
        words = [block for block in text.blocks if block.end - block.start > 80]
        tag_ids = [tag.id for tag in tags.codebook(store)]
        on_page = PagePassages()

        def read() -> None:
            found, marks = reading.read_page_passages(store, source_id, text.version_id)
            assert isinstance(found, dict) is (many > 0)
            on_page.show(found)
            fresh = versions.passages_on(store, source_id, text.version_id)
            assert sorted(marks) == sorted(mark_of(passage) for passage in fresh)

        read()
        every: list[bool] = []

        def follow(changes: object) -> None:
            touched = on_page.follow(store, text.version_id, changes)  # type: ignore[arg-type]
            every.append(touched is None)
            if touched is None:
                read()

        store.listeners.append(follow)

        def known() -> int:
            return rng.choice(list(on_page.passages))

        def stretch() -> tuple[int, int]:
            block = rng.choice(words)
            start = rng.randrange(block.start, block.end - 60)
            return start, start + rng.randint(20, 50)

        def untag() -> object:
            applied = [(p.id, tag.id) for p in on_page.passages.values() for tag in p.tags]
            return passages.untag_passage(store, *rng.choice(applied))

        def undo() -> object:
            newest = history.undo_label(store)
            return newest and newest[0] is not Operation.STARTER and store.undo()

        claim = Claim(next(iter(ClaimKind)), "critics", next(iter(Sureness)))
        operations: tuple[Callable[[], object], ...] = (
            lambda: passages.tag_passage(store, source_id, *stretch(), rng.sample(tag_ids, 2)),
            lambda: passages.tag_passages(store, [known(), known()], rng.choice(tag_ids)),
            lambda: passages.tag_with_new(store, source_id, *stretch(), TagContent(f"new {rng.random()}")),
            untag,
            lambda: passages.remove_passage(store, known()),
            lambda: passages.set_claim(store, known(), claim),
            lambda: note_on_selection(store, source_id, *stretch()),
            undo,
            undo,
            store.redo,
        )
        for _ in range(steps):
            rng.choice(operations)()
            fresh = {p.id: p for p in versions.passages_on(store, source_id, text.version_id)}
            assert on_page.passages == fresh
        assert not all(every)
