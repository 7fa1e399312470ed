"""Where a block stands in its original goes with it everywhere, and is no part of what the text is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.made import make_empty

from app.actions import listing
from app.actions.check import check
from app.actions.passages import tag_passage
from app.actions.sources import add_bytes
from app.actions.tags import add_tag
from app.actions.versions import edit_text, update_source
from app.domain.blocks import Block, BlockKind, Place, place_at, without_places
from app.domain.citation import locator, passage_cite
from app.domain.codebook import TagContent
from app.domain.sources import SourceKind, SourceMeta
from app.importers.read import read_source
from app.paths import RESOURCES
from app.store.block_json import dump_blocks, load_blocks
from app.store.reads.passages import many
from app.store.reads.sources import current_text
from app.store.reads.sources import place_at as place_of
from app.store.store import Store

FIRST = "The town of Northport counted its crates by hand in the first week of that spring."
SECOND = "Nobody on the quay of Delos remembered who had sent the second ship with its gloves."
THIRD = "The council no longer speaks of it when it is asked, and neither does the harbour."
PAGED = f"{FIRST}\n\f{SECOND}\n\n{THIRD}\n\f".encode()
PLAIN = f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n".encode()

places = st.none() | st.builds(
    Place, st.sampled_from(["", "3", "xiv"]), st.none() | st.floats(0, 1e6), st.sampled_from(["", "Gifts"])
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    with Store(path, "Ann") as opened:
        yield opened


def test_a_text_with_page_ends_knows_the_page_of_every_paragraph(store: Store) -> None:
    source = add_bytes(store, PAGED, "paged.txt", None).source_id
    shown = listing.source(store, source)["paragraphs"]
    assert [row["place"]["page"] for row in shown] == ["1", "2", "2"]
    assert [row["text"] for row in shown] == [FIRST, SECOND, THIRD]
    assert check(store).problems == ()


def test_a_text_without_page_ends_says_nothing_of_places(store: Store) -> None:
    source = add_bytes(store, PLAIN, "plain.txt", None).source_id
    assert all("place" not in row for row in listing.source(store, source)["paragraphs"])


def test_it_is_said_of_passages_and_under_quotes_and_kept_through_a_correction(store: Store) -> None:
    source = add_bytes(store, PAGED, "paged.txt", None).source_id
    start = current_text(store, source).text.index("second ship")
    passage = tag_passage(store, source, start, start + 11, [add_tag(store, TagContent("Ships"))])
    (row,) = listing.passages(store)
    assert row["place"] == {"page": "2", "time": None, "chapter": ""}
    at = current_text(store, source).text.index("first week")
    edit_text(store, source, at, at + 10, "very first week")
    (moved,) = many(store, [passage])
    assert place_of(store, moved.version_id, moved.start) == Place("2")
    assert moved.version_id == current_text(store, source).version_id


def test_the_same_words_with_other_places_are_no_new_version(store: Store) -> None:
    source = add_bytes(store, PAGED, "paged.txt", None).source_id
    before = current_text(store, source)
    draft = read_source(PAGED, "paged.txt")
    printed = tuple(block._replace(place=Place("xiv", chapter="Gifts")) for block in draft.blocks)
    assert not update_source(store, source, replace(draft, raw=b"another file", blocks=printed)).changed
    assert current_text(store, source) == before
    other = tuple(block._replace(kind=BlockKind.QUOTE) for block in printed)
    assert update_source(store, source, replace(draft, raw=b"a third file", blocks=other)).changed
    assert check(store).problems == ()


@given(st.lists(places, min_size=1, max_size=6))
def test_places_come_back_from_json_and_leave_the_rest_as_it_was(found: list[Place | None]) -> None:
    blocks = tuple(Block(n * 10, n * 10 + 8, paragraph=n + 1, place=place) for n, place in enumerate(found))
    assert load_blocks(dump_blocks(blocks)) == blocks
    assert dump_blocks(without_places(blocks)) == dump_blocks([block._replace(place=None) for block in blocks])
    assert [place_at(blocks, block.start + 3) for block in blocks] == found


def test_how_a_place_is_said() -> None:
    assert locator(6) == "¶6"
    assert locator(6, Place("xiv", 3729.9, "Gifts")) == "¶6, p. xiv, chapter “Gifts”, at 1:02:09"
    meta = SourceMeta(title="Gifts", authors=("Maya Stone",), published="2021")
    assert passage_cite(meta, SourceKind.ARTICLE, 6, place=Place("3")) == "Stone 2021, ¶6, p. 3"
