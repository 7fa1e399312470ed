"""Remembering where the user stopped reading, and how far they got. No operation: there is nothing to undo."""

from __future__ import annotations

from bisect import bisect_right

from app.store.reads import sources
from app.store.reads.library import PASSED
from app.store.reads.places import FURTHEST, caret_of, furthest_of, last_source, place_of
from app.store.store import Store
from app.store.writes import places as writes


def remember_place(store: Store, source_id: int, at: int, seen: int = 0, caret: int | None = None) -> None:
    """Remember the reading position of a source, and that it was read last, if the workspace is writable.

    `at` is the code point at the top of the page, `seen` the one at its foot: the furthest of these is how far the
    source is read. `caret` is where the caret stands, unless that is kept as it was.
    """
    if store.read_only is not None:
        return
    further = seen > furthest_of(store, source_id)
    caret_before = caret_of(store, source_id)
    caret = caret_before if caret is None else caret
    is_there = place_of(store, source_id) == at and caret_before == caret
    if not further and is_there and last_source(store) == source_id:
        return
    passed = _passed(store, source_id, seen) if further else 0
    with store.stage() as db:
        writes.keep(db, f"source {source_id}", at)
        writes.keep(db, "source", source_id)
        if caret != caret_before:
            writes.keep(db, f"caret {source_id}", caret)
        if further:
            writes.keep(db, f"{FURTHEST} {source_id}", seen)
            writes.keep(db, f"{PASSED} {source_id}", passed)


def remember_level(store: Store, source_id: int, level: int) -> None:
    """Remember how much detail the page of a source shows, if the workspace is writable."""
    if store.read_only is None:
        with store.stage() as db:
            writes.keep(db, f"level {source_id}", level)


def _passed(store: Store, source_id: int, seen: int) -> int:
    """How many numbered paragraphs end at or before a code point."""
    blocks = sources.current_text(store, source_id).blocks
    before = blocks[: bisect_right(blocks, seen, key=lambda block: block.end)]
    return next((block.paragraph for block in reversed(before) if block.paragraph is not None), 0)
