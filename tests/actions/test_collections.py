"""Collections, and how far sources are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.actions import collections, places, sources
from app.domain.errors import BadInput, NotFound
from app.domain.library import ReadState
from app.importers.read import read_source
from app.store.reads import library as reads
from app.store.reads.sources import current_text
from app.store.store import Store

Undoes = Callable[[Callable[[], Any]], Any]


def brought(store: Store, title: str) -> int:
    text = f"# {title}\n\nFirst words of it.\n\nSecond words of it.\n\nThird words of it.\n"
    return sources.add_draft(store, read_source(text.encode(), f"{title}.md")).source_id


def of(store: Store, source_id: int) -> Any:
    return next(row for row in reads.library(store) if row.source.id == source_id)


def test_a_source_in_collections(ledger: Store, undoes: Undoes) -> None:
    one, two = brought(ledger, "One"), brought(ledger, "Two")
    asia = undoes(lambda: collections.add_collection(ledger, "  Asia ", [one]))
    work = collections.add_collection(ledger, "Work")
    undoes(lambda: collections.put_into_collection(ledger, work, [one, two]))
    assert [c.name for c in of(ledger, one).collections] == ["Asia", "Work"]
    assert [(c.name, c.sources) for c in reads.collections(ledger)] == [("Asia", 1), ("Work", 2)]
    undoes(lambda: collections.rename_collection(ledger, asia, "asia"))
    undoes(lambda: collections.take_out_of_collection(ledger, work, [one]))
    assert [c.name for c in of(ledger, one).collections] == ["asia"]
    undoes(lambda: collections.remove_collection(ledger, asia))
    assert of(ledger, one).collections == ()
    sources.remove_source(ledger, two)
    ledger.undo()
    assert [c.name for c in of(ledger, two).collections] == ["Work"]


def test_what_can_not_be_is_said_and_nothing_is_done(ledger: Store) -> None:
    one = brought(ledger, "One")
    asia = collections.add_collection(ledger, "Asia")
    other = collections.add_collection(ledger, "Work")
    with pytest.raises(BadInput, match="needs a name"):
        collections.add_collection(ledger, "  ")
    with pytest.raises(BadInput, match="already"):
        collections.add_collection(ledger, "ASIA", [one])
    with pytest.raises(BadInput, match="already"):
        collections.rename_collection(ledger, other, "asia")
    with pytest.raises(NotFound):
        collections.put_into_collection(ledger, asia, [one, 99])
    with pytest.raises(NotFound):
        collections.remove_collection(ledger, 99)
    assert [(c.name, c.sources) for c in reads.collections(ledger)] == [("Asia", 0), ("Work", 0)]


def test_progress_is_the_furthest_place_and_no_operation(ledger: Store) -> None:
    one = brought(ledger, "One")
    text = current_text(ledger, one).text
    assert of(ledger, one).state is ReadState.UNREAD
    places.remember_place(ledger, one, 0, text.index("Second"))
    assert (of(ledger, one).passed, of(ledger, one).state) == (1, ReadState.READING)
    places.remember_place(ledger, one, 0, 5)
    assert of(ledger, one).passed == 1
    places.remember_place(ledger, one, 0, len(text))
    assert (of(ledger, one).progress, of(ledger, one).state) == (1.0, ReadState.READ)
    ledger.undo()
    assert reads.library(ledger) == ()


def test_that_a_source_is_read_is_an_operation(ledger: Store, undoes: Undoes) -> None:
    one, two = brought(ledger, "One"), brought(ledger, "Two")
    undoes(lambda: collections.mark_sources(ledger, [one, two], ReadState.READ))
    assert of(ledger, two).state is ReadState.READ
    undoes(lambda: collections.mark_sources(ledger, [one], ReadState.UNREAD))
    undoes(lambda: collections.mark_sources(ledger, [one], None))
    assert of(ledger, one).by_hand is None
    with pytest.raises(NotFound):
        collections.mark_sources(ledger, [99], ReadState.READ)
