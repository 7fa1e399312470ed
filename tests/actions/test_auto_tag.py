"""Finding places by text and pattern, and tagging them in one operation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.actions import auto_tag as auto
from app.actions import sources, tags
from app.actions.auto_tag import Pattern, Unit, find_hits
from app.domain.codebook import TagContent
from app.domain.errors import AnchorLost, BadInput
from app.importers.read import read_source
from app.store.reads import passages as passage_reads
from app.store.store import Store

Undoes = Callable[[Callable[[], Any]], Any]
TEXT = (
    "On gifts\n\nDr. Lee sent masks. Masks came\u00a0late; unmasked men took them! Then nothing.\n\n"
    "Nobody wore the masks.\n\n" + "a" * 60 + "!\n"
)


@pytest.fixture
def source(ledger: Store) -> int:
    return sources.add_draft(ledger, read_source(TEXT.encode(), "gifts.txt")).source_id


def found(store: Store, source: int, pattern: Pattern, unit: Unit = Unit.MATCH) -> list[str]:
    hits, more = find_hits(store, [source], pattern, unit)
    assert not more
    return [hit.quote for hit in hits]


def test_words_are_found_with_and_without_their_capitals_and_bounds(ledger: Store, source: int) -> None:
    assert found(ledger, source, Pattern("mask")) == ["mask", "Mask", "mask", "mask"]
    assert found(ledger, source, Pattern("mask", case=True)) == ["mask", "mask", "mask"]
    assert found(ledger, source, Pattern("masks", whole_word=True)) == ["masks", "Masks", "masks"]
    assert found(ledger, source, Pattern("came late")) == ["came\u00a0late"]
    assert found(ledger, source, Pattern("a.b")) == []
    assert found(ledger, source, Pattern(r"\bm\w+s\b", is_regex=True)) == ["masks", "Masks", "masks"]


def test_a_hit_is_widened_to_its_unit_and_none_comes_twice(ledger: Store, source: int) -> None:
    assert found(ledger, source, Pattern("mask"), Unit.WORD) == ["masks", "Masks", "unmasked", "masks"]
    assert found(ledger, source, Pattern("mask"), Unit.SENTENCE) == [
        "Dr. Lee sent masks.",
        "Masks came\u00a0late; unmasked men took them!",
        "Nobody wore the masks.",
    ]
    assert len(found(ledger, source, Pattern("mask"), Unit.PARAGRAPH)) == 2


def test_a_hit_shows_what_is_around_it(ledger: Store, source: int) -> None:
    hits, _ = find_hits(ledger, [source], Pattern("unmasked"))
    assert (hits[0].before, hits[0].after) == ("Dr. Lee sent masks. Masks came late; ", " men took them! Then nothing.")
    assert hits[0].paragraph == 1


def test_all_hits_are_one_operation(ledger: Store, source: int, undoes: Undoes) -> None:
    tag = tags.add_tag(ledger, TagContent("Masks"))
    hits, _ = find_hits(ledger, [source], Pattern("masks", whole_word=True))
    assert undoes(lambda: auto.auto_tag(ledger, hits, tag)) == 3
    assert [p.quote for p in passage_reads.of_source(ledger, source)] == ["masks", "Masks", "masks"]
    assert auto.auto_tag(ledger, hits, tag) == 0


def test_a_cut_block_is_not_searched(ledger: Store, source: int) -> None:
    from app.store.reads.sources import current_text

    text = current_text(ledger, source)
    block = text.block_at(text.text.index("Nobody"))
    assert block is not None
    sources.cut_block(ledger, source, block)
    assert len(found(ledger, source, Pattern("masks", whole_word=True))) == 2


@pytest.mark.parametrize("words", ["(", "[a-", "*x", "(?<n>a)(?<n"])
def test_a_pattern_that_can_not_be_read_is_one_sentence(ledger: Store, source: int, words: str) -> None:
    with pytest.raises(BadInput, match="pattern cannot be read") as said:
        find_hits(ledger, [source], Pattern(words, is_regex=True))
    assert "\n" not in str(said.value)


def test_an_empty_pattern_and_empty_matches_find_nothing(ledger: Store, source: int) -> None:
    with pytest.raises(BadInput, match="Write what to look for"):
        find_hits(ledger, [source], Pattern("  "))
    assert found(ledger, source, Pattern("x*", is_regex=True)) == []


def test_a_pattern_without_end_is_given_up(ledger: Store, source: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auto, "SECONDS", 0.3)
    with pytest.raises(BadInput, match="takes too long"):
        find_hits(ledger, [source], Pattern(r"(?:a|a|aa)+$", is_regex=True))


def test_many_hits_are_cut_off_and_said(ledger: Store, source: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auto, "AT_MOST", 2)
    hits, more = find_hits(ledger, [source], Pattern("mask"))
    assert (len(hits), more) == (2, True)


def test_words_that_have_changed_are_not_tagged(ledger: Store, source: int) -> None:
    from dataclasses import replace

    tag = tags.add_tag(ledger, TagContent("Masks"))
    hits, _ = find_hits(ledger, [source], Pattern("masks"))
    with pytest.raises(AnchorLost, match="has changed since"):
        auto.auto_tag(ledger, [hits[0], replace(hits[1], quote="moons")], tag)
    assert passage_reads.of_source(ledger, source) == ()
