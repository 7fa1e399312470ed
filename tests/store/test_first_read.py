"""The first page, read without SQLAlchemy, is what the ordinary reads say."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.helpers.made import make_empty, make_starter

from app.actions.evidence import link_evidence
from app.actions.notes import note_on_selection
from app.actions.passages import tag_passage
from app.actions.places import remember_place
from app.actions.sources import add_bytes, cut_block, remove_source
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.domain.passages import Passage
from app.domain.terms import EvidenceRole
from app.paths import RESOURCES
from app.store.first_read import FirstPassage, first_read
from app.store.reads import actors, countries, donations, facts, passages, places, sources
from app.store.store import Store

ARTICLE = "\n\n".join(
    f"Paragraph {n} tells of masks that a town in the far south sent to its twin over the sea, of who paid for "
    f"them, and of the {n} crates that a plane brought; a second sentence makes it long enough to be read."
    for n in range(1, 9)
)


@pytest.fixture
def store(tmp_path: Path):
    path = tmp_path / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    with Store(path, "Ann") as opened:
        yield opened


def add_article(store: Store) -> int:
    """A text with tags that overlap, a note, and evidence of all four kinds."""
    source_id = add_bytes(store, ARTICLE.encode(), "article.txt", "text/plain").source_id
    text = sources.current_text(store, source_id)
    blocks = [block for i, block in enumerate(text.blocks) if i not in text.cut_blocks()]
    tags = [add_tag(store, TagContent(f"first read {n}", n)) for n in range(3)]
    tag_passage(store, source_id, blocks[0].start, blocks[0].start + 40, [tags[2], tags[0]])
    tag_passage(store, source_id, blocks[0].start, blocks[0].start + 60, [tags[1]])
    note_on_selection(store, source_id, blocks[1].start, blocks[1].start + 30)
    start, end = blocks[2].start, blocks[2].start + 50
    country = countries.every(store)[0].id
    for target, fields in (
        (("donation", donations.ids(store)[0]), [("title", None), ("date", None)]),
        (("fact", facts.of_country(store, _with_facts(store))[0].id), [("value", None)]),
        (("country", country), [("", None)]),
        (("actor", actors.rows(store)[0].id), [("name", None)]),
    ):
        link_evidence(store, source_id, start, end, text.text[start:end], target, fields, EvidenceRole.CONTRADICTS)
    cut_block(store, source_id, len(text.blocks) - 1)
    remember_place(store, source_id, blocks[2].start)
    return source_id


def _with_facts(store: Store) -> int:
    return next(info.id for info in countries.every(store) if facts.of_country(store, info.id))


def light(passage: Passage) -> FirstPassage:
    """The part of a passage that the first paint shows."""
    return FirstPassage(passage.id, passage.start, passage.end, tuple(tag.color for tag in passage.tags))


def assert_same(store: Store, source_id: int) -> None:
    first = first_read(store.path)
    assert first is not None
    row, text = sources.source_row(store, source_id), sources.current_text(store, source_id)
    assert first.source_id == source_id
    assert first.meta._asdict() == {
        "kind": row.kind.value,
        **{name: getattr(row.meta, name) for name in first.meta._fields if name != "kind"},
    }
    assert (first.text, first.blocks, first.cuts) == (text.text, text.blocks, text.cuts)
    assert first.passages == tuple(light(passage) for passage in passages.of_source(store, source_id))
    assert first.at == places.place_of(store, source_id)


def test_the_starter_as_it_was_made(store: Store):
    first = sources.library(store)[0]
    assert passages.of_source(store, first.id)
    assert_same(store, first.id)


def test_a_source_with_everything_that_is_attached_to_passages(store: Store):
    source_id = add_article(store)
    found = passages.of_source(store, source_id)
    assert {ref.kind for passage in found for ref in passage.evidence} == {"donation", "fact", "country", "actor"}
    assert_same(store, source_id)


def test_what_was_read_last_and_then_removed_gives_way_to_the_first_of_the_library(store: Store):
    source_id = add_article(store)
    remove_source(store, source_id)
    assert_same(store, sources.library(store)[0].id)


def test_the_original_with_the_evidence_found_in_it(store: Store, article: Path):
    source_id = add_bytes(store, article.read_bytes(), article.name, "text/plain").source_id
    remember_place(store, source_id, 5_000)
    assert any(ref.none_given for p in passages.of_source(store, source_id) for ref in p.evidence)
    assert_same(store, source_id)


def test_a_workspace_without_sources_has_no_first_page(tmp_path: Path):
    path = tmp_path / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    assert first_read(path) is None


def test_a_source_without_its_text_is_left_to_the_store(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as db, db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("DELETE FROM body")
    assert first_read(store.path) is None
