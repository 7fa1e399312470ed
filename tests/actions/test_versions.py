"""New versions of a source: what goes over, what stays, what waits, and undo."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.helpers.anchored import verify
from tests.helpers.each import each

from app.actions.check import check
from app.actions.passages import tag_passage
from app.actions.sources import add_draft, cut_block, restore_block
from app.actions.tags import add_tag
from app.actions.versions import (
    accept_candidate,
    edit_text,
    reject_candidate,
    review_queue,
    update_source,
)
from app.domain.blocks import Block, Cut, CutWhy, Span, SpanKind
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.domain.errors import BadInput, NotFound
from app.domain.new_version import corrected
from app.domain.sources import SourceText
from app.importers.read import read_source
from app.store.reads import passages, sources, versions
from app.store.reads.history import undo_label

OLD = """The ferry to Oslo leaves at nine in the morning and carries 300 people.

The harbour board has recieved a letter from the ministry about the night ferry.

A line that nobody needs to read stands here for the board of the harbour.

The mayor of Oslo said that the quay will not be closed before the summer of 2021.
"""
NEW = """A note was put before everything else in this page by the editors.

The ferry to Oslo leaves at nine in the morning and carries 400 people.

The harbour board has received a letter from the ministry about the night ferry.

A line that nobody needs to read stands here for the board of the harbour.
"""


def draft(text, name="ferry.txt"):
    return read_source(text.encode(), name, "text/plain")


@pytest.fixture
def tagged(ledger):
    source_id = add_draft(ledger, draft(OLD)).source_id
    tag_id = add_tag(ledger, TagContent("Ferry"))
    text = sources.current_text(ledger, source_id).text
    ids = {}
    for quote in ("leaves at nine", "carries 300 people", "has recieved a letter", "quay will not be closed"):
        start = text.index(quote)
        ids[quote] = tag_passage(ledger, source_id, start, start + len(quote), [tag_id])
    return source_id, ids


def test_each_passage_gets_its_state_and_keeps_what_is_attached_to_it(ledger, tagged, undoes):
    source_id, ids = tagged
    report = undoes(lambda: update_source(ledger, source_id, draft(NEW)))
    states = {one.id: one.state.value for one in report.passages}
    assert states == dict(zip(ids.values(), ("verified", "review", "changed", "lost"), strict=True))
    assert report.sentence() == "1 kept, 1 changed, 1 needs you, 1 not found."
    text = sources.current_text(ledger, source_id)
    assert "400 people" in text.text
    for passage in passages.of_source(ledger, source_id):
        assert [tag.name for tag in passage.tags] == ["Ferry"]
        assert states[passage.id] == passage.state.value
        if passage.version_id == text.version_id:
            assert text.text[passage.start : passage.end] == passage.quote
            assert passage.paragraph == text.paragraph_at(passage.start)
    changed = next(one for one in report.passages if one.state.value == "changed")
    assert (changed.before.quote, changed.after.quote) == ("has recieved a letter", "has received a letter")
    assert [v.number for v in versions.of_source(ledger, source_id)] == [1, 2]
    shown = versions.passages_on(ledger, source_id, text.version_id)
    assert {one.id for one in shown} == {ids["leaves at nine"], ids["has recieved a letter"]}
    assert check(ledger).ok
    assert {state.value for state in verify(ledger, source_id).values()} == {"verified", "review", "lost"}


def test_one_operation_with_its_name_in_the_history(ledger, tagged):
    source_id, _ = tagged
    update_source(ledger, source_id, draft(NEW))
    assert undo_label(ledger) == (Operation.UPDATE_SOURCE, sources.source_row(ledger, source_id).meta.title)
    assert ledger.undo() is not None
    assert sources.current_text(ledger, source_id).text == draft(OLD).text


def test_the_same_bytes_change_nothing(ledger, tagged):
    source_id, _ = tagged
    for same in (draft(OLD), replace(draft(OLD), raw=b"other bytes of the same text")):
        report = update_source(ledger, source_id, same)
        assert not report.changed
        assert "nothing changed" in report.sentence()
        assert {one.state.value for one in report.passages} == {"verified"}
    assert len(versions.of_source(ledger, source_id)) == 1


def test_the_queue_shows_both_sides_and_accepting_moves_the_passage(ledger, tagged, undoes):
    source_id, ids = tagged
    update_source(ledger, source_id, draft(NEW))
    waiting, gone = review_queue(ledger)
    assert (waiting.passage_id, waiting.state.value) == (ids["carries 300 people"], "review")
    assert (waiting.old.stretch.quote, waiting.new.stretch.quote) == ("carries 300 people", "carries 400 people")
    assert waiting.old.prefix.endswith("in the morning and ")
    assert (gone.passage_id, gone.new) == (ids["quay will not be closed"], None)
    stretch = waiting.new.stretch
    undoes(lambda: accept_candidate(ledger, waiting.passage_id, stretch.start, stretch.end))
    passage = passages.one(ledger, waiting.passage_id)
    assert (passage.quote, passage.state.value) == ("carries 400 people", "verified")
    assert [one.passage_id for one in review_queue(ledger, source_id)] == [gone.passage_id]
    with pytest.raises(BadInput, match="newest version"):
        accept_candidate(ledger, waiting.passage_id, stretch.start, stretch.end)
    with pytest.raises(BadInput, match="Another passage"):
        accept_candidate(ledger, gone.passage_id, stretch.start, stretch.end)


def test_what_is_rejected_asks_no_more_but_comes_back_with_its_words(ledger, tagged, undoes):
    source_id, ids = tagged
    update_source(ledger, source_id, draft(NEW))
    undoes(lambda: reject_candidate(ledger, ids["carries 300 people"]))
    assert {one.state.value for one in review_queue(ledger)} == {"lost"}
    report = update_source(ledger, source_id, draft(NEW.replace("editors", "printers")))
    assert report.sentence() == "2 kept, 2 not found."
    report = update_source(ledger, source_id, draft(OLD))
    assert {one.state.value for one in report.passages} == {"verified", "changed"}
    assert review_queue(ledger) == ()
    assert check(ledger).ok


def test_a_passage_that_is_gone_can_not_be_settled(ledger, tagged):
    with pytest.raises(NotFound):
        reject_candidate(ledger, 999)
    with pytest.raises(BadInput, match="newest version"):
        reject_candidate(ledger, tagged[1]["leaves at nine"])


def test_cuts_by_hand_go_over(ledger, tagged):
    source_id, _ = tagged
    before = sources.current_text(ledger, source_id)
    index = next(i for i, b in enumerate(before.blocks) if "nobody needs" in before.text[b.start : b.end])
    cut_block(ledger, source_id, index)
    update_source(ledger, source_id, draft(NEW))
    after = sources.current_text(ledger, source_id)
    assert [(after.text[slice(after.blocks[c.block].start, after.blocks[c.block].end)], c.why) for c in after.cuts] == [
        ("A line that nobody needs to read stands here for the board of the harbour.", CutWhy.BY_HAND)
    ]


def test_a_block_put_back_stays_so(ledger):
    first = draft(OLD)
    blocks = (*first.blocks[:2], first.blocks[2]._replace(paragraph=None), *first.blocks[3:])
    source_id = add_draft(ledger, replace(first, blocks=blocks, cuts=(Cut(2, CutWhy.FOOTER),))).source_id
    restore_block(ledger, source_id, 2)
    second = draft(NEW)
    update_source(ledger, source_id, replace(second, cuts=(Cut(3, CutWhy.FOOTER),)))
    assert sources.current_text(ledger, source_id).cuts == ()


def test_a_typo_is_corrected_in_place(ledger, tagged, undoes):
    source_id, ids = tagged
    text = sources.current_text(ledger, source_id)
    start = text.text.index("recieved")
    report = undoes(lambda: edit_text(ledger, source_id, start, start + 8, "received", "recieved"))
    assert report.sentence() == "3 kept, 1 changed."
    now = sources.current_text(ledger, source_id)
    assert now.text == text.text.replace("recieved", "received")
    assert [b.paragraph for b in now.blocks] == [b.paragraph for b in text.blocks]
    assert passages.one(ledger, ids["has recieved a letter"]).quote == "has received a letter"
    assert check(ledger).ok
    with pytest.raises(BadInput, match="changed meanwhile"):
        edit_text(ledger, source_id, start, start + 8, "got", "recieved")
    assert not edit_text(ledger, source_id, start, start + 8, "received").changed


def test_a_correction_stays_within_a_paragraph(ledger, tagged):
    source_id, _ = tagged
    text = sources.current_text(ledger, source_id)
    block = text.blocks[0]
    for start, end, words in (
        (block.start, text.blocks[1].end, "x"), (block.end, block.end, "x"), (block.start, block.end, " "),
        (block.start, block.start + 3, "a\nb"), (-1, 2, "x"),
    ):  # fmt: skip
        with pytest.raises(BadInput):
            edit_text(ledger, source_id, start, end, words)
    assert len(versions.of_source(ledger, source_id)) == 1


@each(
    "start, end, words, kept",
    [
        (0, 3, "Ah", ["bold", "link"]), (4, 8, "BOLDER", ["BOLDER", "link"]), (5, 6, "ooo", ["booold", "link"]),
        (2, 6, "X", ["ld", "link"]), (6, 11, "Y", ["bo", "nk"]), (9, 13, "", ["bold"]), (3, 10, "-", ["ink"]),
        (4, 4, "very ", ["very bold", "link"]), (8, 8, "est", ["bold", "link"]),
    ],
)  # fmt: skip
def test_spans_follow_a_correction(start, end, words, kept):
    # "One bold link here."
    spans = (Span(4, 8, SpanKind.STRONG), Span(9, 13, SpanKind.LINK, "there"))
    text = SourceText(1, 1, "One bold link here.\nNext.", (Block(0, 19, spans=spans), Block(20, 25)), ())
    now, blocks = corrected(text, start, end, words, "Page")
    assert now == text.text[:start] + words + text.text[end:]
    assert now[blocks[1].start : blocks[1].end] == "Next."
    found = [now[span.start : span.end] for span in blocks[0].spans]
    if (start, end) == (4, 4):  # what is put in before a span may stand in it or not
        found = [words.lstrip() + "bold" if one == "bold" else one for one in found]
    assert found == kept


def test_a_text_turned_round_moves_whole_lines_or_says_so(ledger):
    source_id = add_draft(
        ledger, draft("\n\n".join(f"Line {n} says what it says of {n * 7} things." for n in range(500)))
    ).source_id
    tag_id = add_tag(ledger, TagContent("Line"))
    text = sources.current_text(ledger, source_id)
    for block in text.blocks[:40]:
        tag_passage(ledger, source_id, block.start, block.end, [tag_id])
    new = draft("\n\n".join(f"Line {n} says what it says of {n * 7} things." for n in reversed(range(500))))
    report = update_source(ledger, source_id, new)
    assert sum(report.counts.values()) == 40
    for one in report.passages:
        assert one.after is None or one.after.quote == one.before.quote
    assert ledger.undo() is not None
    assert all(p.version_id == text.version_id for p in passages.of_source(ledger, source_id))


def test_what_is_known_of_the_queue_is_not_looked_for_again(ledger, tagged, monkeypatch):
    source_id, ids = tagged
    update_source(ledger, source_id, draft(NEW))
    first = review_queue(ledger)
    known = {one.passage_id: one for one in first}
    with monkeypatch.context() as patch:
        patch.setattr("app.actions.versions.reanchor", lambda *_: pytest.fail("compared again"))
        assert review_queue(ledger, known=known) == first
    reject_candidate(ledger, ids["carries 300 people"])
    assert review_queue(ledger, known=known) == review_queue(ledger)
    ledger.undo()
    assert review_queue(ledger, known=known) == first
    update_source(ledger, source_id, draft(NEW.replace("400", "500")))
    assert review_queue(ledger, known=known) == review_queue(ledger)
    assert "500" in review_queue(ledger, known=known)[0].new.stretch.quote


def test_no_words_are_no_place_for_a_passage(ledger, tagged):
    source_id, ids = tagged
    update_source(ledger, source_id, draft(NEW))
    for stretch in ((5, 5), (9, 3), (0, 10_000)):
        with pytest.raises(BadInput, match="select the words"):
            accept_candidate(ledger, ids["quay will not be closed"], *stretch)
