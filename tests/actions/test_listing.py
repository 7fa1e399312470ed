"""The contents of a workspace as plain data, which scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.helpers.made import create

from app.actions import listing
from app.actions.notes import add_note, note_on_selection
from app.actions.passages import set_claim, tag_passage, tag_with_new
from app.actions.sources import add_bytes, cut_block, restore_block
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.domain.errors import NotFound
from app.domain.passages import Claim
from app.domain.terms import ClaimKind, Sureness
from app.store.store import Store

PAGE = """# The 🚢 Ferry

## Evening

The night ferry “returns” to the old pier after eleven years, the harbour board said on Tuesday evening.

Forty of the 112 shops on the quay have shut since the bridge was closed to lorries, their keepers say.
"""


@pytest.fixture
def store(tmp_path: Path):
    path = tmp_path / "w.passagework"
    create(path)
    with Store(path, "Ada") as opened:
        yield opened


@pytest.fixture
def source_id(store: Store) -> int:
    return add_bytes(store, PAGE.encode(), "ferry.md", "text/markdown").source_id


def stretch(store: Store, source_id: int, words: str) -> tuple[int, int]:
    """Where words stand, found in the paragraphs as they are listed."""
    for paragraph in listing.source(store, source_id)["paragraphs"]:
        at = paragraph["text"].find(words)
        if at >= 0:
            return paragraph["start"] + at, paragraph["start"] + at + len(words)
    raise AssertionError(f"{words} is not read")


def test_a_source_is_listed_with_its_counts(store, source_id):
    (row,) = listing.sources(store)
    assert {key: row[key] for key in ("id", "kind", "title", "paragraphs")} == {
        "id": source_id,
        "kind": "article",
        "title": "The 🚢 Ferry",
        "paragraphs": 2,
    }
    assert set(row) >= {"id", "kind", "title", "authors", "published", "language", "paragraphs", "words"}
    assert row["words"] > 30


def test_show_source_gives_headings_no_number_and_all_metadata(store, source_id):
    shown = listing.source(store, source_id)
    assert [(p["no"], p["kind"]) for p in shown["paragraphs"]][-3:] == [
        (None, "heading"),
        (1, "paragraph"),
        (2, "paragraph"),
    ]
    assert shown["paragraphs"][-1]["text"] == PAGE.splitlines()[-1]
    assert set(shown) >= {
        "id", "kind", "title", "authors", "series", "number", "published", "publisher", "topics", "language", "url",
        "caption", "disclaimer", "words", "versions", "paragraphs", "cut",
    }  # fmt: skip
    assert [(v["number"], v["file"], v["media_type"]) for v in shown["versions"]] == [(1, "ferry.md", "text/markdown")]


def test_cutting_a_block_moves_it_and_no_number(store, source_id):
    before = listing.source(store, source_id)
    text = before["paragraphs"][-2]["text"]
    block = next(i for i in range(20) if _block_text(store, source_id, i) == text)
    cut_block(store, source_id, block)
    shown = listing.source(store, source_id)
    assert {"text": text, "why": "by hand", "block": block} in shown["cut"]
    assert [p for p in shown["paragraphs"] if p["no"]] == [before["paragraphs"][-1]]
    restore_block(store, source_id, block)
    assert listing.source(store, source_id) == before


def _block_text(store: Store, source_id: int, index: int) -> str:
    from app.store.reads.sources import current_text

    text = current_text(store, source_id)
    block = text.blocks[index]
    return text.text[block.start : block.end]


def test_passages_carry_what_is_attached_to_them_in_code_points(store, source_id):
    start, end = stretch(store, source_id, "“returns”")
    passage_id, tag_id = tag_with_new(store, source_id, start, end, TagContent("Return"))
    child = add_tag(store, TagContent("Night"), tag_id)
    tag_passage(store, source_id, start, end, [child])
    _, note_id = note_on_selection(store, source_id, start, end, "Who says so?")
    set_claim(store, passage_id, Claim(ClaimKind.FINDING, "the board", Sureness.CERTAIN))
    (row,) = listing.passages(store)
    assert {key: row[key] for key in ("id", "source", "paragraph", "start", "end", "quote", "state", "tags")} == {
        "id": passage_id,
        "source": source_id,
        "paragraph": 1,
        "start": start,
        "end": end,
        "quote": "“returns”",
        "state": "verified",
        "tags": ["Return", "Return/Night"],
    }
    assert row["notes"] == [note_id]
    assert row["evidence"] == []
    assert row["claim"]["asserted_by"] == "the board"
    assert json.loads(json.dumps(listing.passages(store))) == listing.passages(store)


def test_passages_by_source_and_by_tag_with_the_tags_under_it(store, source_id):
    other = add_bytes(store, PAGE.replace("Forty", "Fifty").encode(), "other.md", "text/markdown").source_id
    start, end = stretch(store, source_id, "eleven years")
    _, parent = tag_with_new(store, source_id, start, end, TagContent("Time"))
    child = add_tag(store, TagContent("Years"), parent)
    add_tag(store, TagContent("Timetable"))
    start, end = stretch(store, other, "Fifty")
    tag_passage(store, other, start, end, [child])
    assert [p["source"] for p in listing.passages(store)] == [source_id, other]
    assert [p["quote"] for p in listing.passages(store, source_id=other)] == ["Fifty"]
    assert [p["quote"] for p in listing.passages(store, tag="time")] == ["eleven years", "Fifty"]
    assert [p["quote"] for p in listing.passages(store, tag="Time/Years")] == ["Fifty"]
    assert listing.passages(store, tag="Timetable") == []
    with pytest.raises(NotFound):
        listing.passages(store, tag="Tim")
    with pytest.raises(NotFound):
        listing.passages(store, source_id=99)
    with pytest.raises(NotFound):
        listing.source(store, 99)


def test_more_passages_than_one_page_of_reading(store, source_id, monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 3)
    start, _ = stretch(store, source_id, "The night ferry")
    tag_id = add_tag(store, TagContent("Letter"))
    for at in (0, 4, 10, 5, 6, 11):
        tag_passage(store, source_id, start + at, start + at + 1, [tag_id])
    listed = listing.passages(store)
    assert [p["start"] - start for p in listed] == [0, 4, 5, 6, 10, 11]


def test_tags_and_notes_say_where_they_are(store, source_id):
    parent = add_tag(store, TagContent("Aid", 3, "What is given", "Goods", "Sales"))
    child = add_tag(store, TagContent("Masks"), parent)
    assert [(t["id"], t["path"], t["parent"]) for t in listing.tags(store)] == [
        (parent, "Aid", None),
        (child, "Aid/Masks", parent),
    ]
    assert listing.tags(store)[0]["when_not"] == "Sales"
    free = add_note(store, "Look again at the figures\n\nthere")
    fixed = add_note(store, "x", "On it", "source", source_id)
    by_id = {note["id"]: note for note in listing.notes(store)}
    assert by_id[free]["title"] == "Look again at the figures"
    assert by_id[free]["on"] is None
    assert by_id[free]["created_by"] == "Ada"
    assert by_id[fixed]["on"] == {"kind": "source", "id": source_id, "label": "The 🚢 Ferry"}


def test_history_lists_every_operation_also_what_was_undone(store, source_id, monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 2)
    for name in ("Aid", "Masks", "Loans"):
        add_tag(store, TagContent(name))
    store.undo()
    lines = listing.history(store)
    assert [(line["operation"], line["what"], line["state"]) for line in lines] == [
        ("Add tag", "Loans", "undone"),
        ("Add tag", "Masks", "done"),
        ("Add tag", "Aid", "done"),
        ("Add source", "The 🚢 Ferry", "done"),
    ]
    assert lines[0]["author"] == "Ada"
    assert lines[0]["touched"] == {"tag": 1}
    assert lines[0]["at"] >= lines[-1]["at"]
