"""Putting back what was removed, after other operations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.helpers.actors import add_actor
from tests.helpers.anchored import verify
from tests.helpers.store_dump import dump

from app.actions import actors, donations, evidence, notes, passages, sources, tags, terms, trash, versions
from app.actions.check import check
from app.domain.anchor import AnchorState
from app.domain.codebook import TagContent
from app.domain.donations import Donation
from app.domain.errors import BadInput, NotFound
from app.domain.records import Actor
from app.domain.trash import Removed
from app.domain.vocabularies import TermContent
from app.importers.read import read_source
from app.store.reads import actors as actor_reads
from app.store.reads import donations as donation_reads
from app.store.reads import passages as passage_reads
from app.store.reads import sources as source_reads
from app.store.reads import tags as tag_reads
from app.store.reads import vocabularies as vocabulary_reads
from app.store.reads.trash import removed
from app.store.store import Store

Undoes = Callable[[Callable[[], Any]], Any]
TEXT = b"On gifts\n\nThe first gift was given.\n\nThe second gift was sold.\n\nThe third gift never came at all.\n"


@pytest.fixture
def source(ledger: Store) -> int:
    return sources.add_draft(ledger, read_source(TEXT, "gifts.txt")).source_id


def stretch(store: Store, source: int, words: str) -> tuple[int, int]:
    start = source_reads.current_text(store, source).text.index(words)
    return start, start + len(words)


def test_a_tag_comes_back_with_its_children_passages_and_notes(ledger: Store, source: int, undoes: Undoes) -> None:
    top = tags.add_tag(ledger, TagContent("Gift"))
    below = tags.add_tag(ledger, TagContent("Small"), top)
    passages.tag_passage(ledger, source, *stretch(ledger, source, "first gift"), [below])
    notes.add_note(ledger, "On gifts", target="tag", target_id=top)
    before = dump(ledger)
    tags.remove_tags(ledger, [top])
    tags.add_tag(ledger, TagContent("Since"))
    (thing,) = removed(ledger)
    assert (thing.table, thing.label, thing.with_it, thing.author) == ("tag", "Gift", 4, "Ann")
    done = undoes(lambda: trash.put_back(ledger, thing))
    assert (done.rows, done.left) == (5, 0)
    after = dump(ledger)
    assert all(set(before[table]) <= set(after[table]) for table in before)
    assert removed(ledger) == ()
    with pytest.raises(NotFound, match="back already"):
        trash.put_back(ledger, thing)


def test_each_passage_removed_with_others_comes_back_by_itself(ledger: Store, source: int) -> None:
    tag = tags.add_tag(ledger, TagContent("Gift"))
    one = passages.tag_passage(ledger, source, *stretch(ledger, source, "first gift"), [tag])
    two = passages.tag_passage(ledger, source, *stretch(ledger, source, "second gift"), [tag])
    passages.remove_passages(ledger, [one, two])
    things = {thing.row_id: thing for thing in removed(ledger)}
    assert set(things) == {one, two}
    trash.put_back(ledger, things[two])
    assert [p.id for p in passage_reads.of_source(ledger, source)] == [two]
    assert [thing.row_id for thing in removed(ledger)] == [one]


def test_a_passage_that_missed_a_new_version_waits_for_review(ledger: Store, source: int, undoes: Undoes) -> None:
    tag = tags.add_tag(ledger, TagContent("Gift"))
    gone = passages.tag_passage(ledger, source, *stretch(ledger, source, "second gift"), [tag])
    kept = passages.tag_passage(ledger, source, *stretch(ledger, source, "first gift"), [tag])
    passages.remove_passage(ledger, gone)
    versions.update_source(ledger, source, read_source(TEXT.replace(b"sold", b"given back"), "gifts.txt"))
    (thing,) = removed(ledger)
    undoes(lambda: trash.put_back(ledger, thing))
    assert verify(ledger, source) == {gone: AnchorState.REVIEW, kept: AnchorState.VERIFIED}
    (waiting,) = versions.review_queue(ledger)
    assert waiting.passage_id == gone
    assert waiting.new is not None
    versions.accept_candidate(ledger, gone, waiting.new.stretch.start, waiting.new.stretch.end)
    assert verify(ledger, source) == {gone: AnchorState.VERIFIED, kept: AnchorState.VERIFIED}


def test_what_was_attached_to_something_that_is_gone_stays_away(ledger: Store, source: int) -> None:
    tag = tags.add_tag(ledger, TagContent("Gift"))
    other = tags.add_tag(ledger, TagContent("Other"))
    passage = passages.tag_passage(ledger, source, *stretch(ledger, source, "first gift"), [tag, other])
    passages.remove_passage(ledger, passage)
    tags.remove_tags(ledger, [other])
    (thing,) = [thing for thing in removed(ledger) if thing.table == "passage"]
    done = trash.put_back(ledger, thing)
    assert (done.rows, done.left) == (2, 1)
    assert [t.id for t in passage_reads.one(ledger, passage).tags] == [tag]


def test_something_in_its_place_is_said_and_nothing_is_changed(ledger: Store, source: int) -> None:
    tags.remove_tags(ledger, [tags.add_tag(ledger, TagContent("Gift"))])
    tags.add_tag(ledger, TagContent("gift"))
    (thing,) = removed(ledger)
    before = dump(ledger)
    with pytest.raises(BadInput, match="another tag has its name"):
        trash.put_back(ledger, thing)
    assert dump(ledger) == before


def test_a_child_waits_for_its_parent(ledger: Store) -> None:
    top = tags.add_tag(ledger, TagContent("Top"))
    below = tags.add_tag(ledger, TagContent("Below"), top)
    tags.remove_tags(ledger, [below])
    tags.remove_tags(ledger, [top])
    things = {thing.label: thing for thing in removed(ledger)}
    with pytest.raises(BadInput, match="Put the parent back first"):
        trash.put_back(ledger, things["Below"])
    trash.put_back(ledger, things["Top"])
    trash.put_back(ledger, things["Below"])
    assert [tag.path for tag in tag_reads.codebook(ledger)] == ["Top", "Top/Below"]


def test_a_record_comes_back_with_its_evidence_and_the_records_under_it(ledger: Store, source: int) -> None:
    parent = donations.add_donation(ledger, Donation(title="All masks"))
    child = donations.add_donation(ledger, Donation(title="Some masks"), parent)
    at = stretch(ledger, source, "second gift")
    evidence.link_evidence(ledger, source, *at, "second gift", ("donation", parent), [("title", None)])
    before = dump(ledger)
    donations.remove_donation(ledger, parent)
    assert before != dump(ledger)
    tags.add_tag(ledger, TagContent("Since"))
    (thing,) = removed(ledger)
    trash.put_back(ledger, thing)
    after = dump(ledger)
    assert after["donation"] == before["donation"]
    assert after["evidence"] == before["evidence"]
    assert child in [row[0] for row in after["donation"]]


def test_a_source_comes_back_with_all_that_was_attached_to_it(ledger: Store, source: int) -> None:
    tag = tags.add_tag(ledger, TagContent("Gift"))
    passages.tag_passage(ledger, source, *stretch(ledger, source, "third gift"), [tag])
    text = source_reads.current_text(ledger, source)
    before = dump(ledger)
    sources.remove_source(ledger, source)
    (thing,) = removed(ledger)
    trash.put_back(ledger, thing)
    assert dump(ledger) == before
    assert source_reads.current_text(ledger, source) == text


def test_undo_of_the_removal_takes_it_off_the_list(ledger: Store) -> None:
    tags.remove_tags(ledger, [tags.add_tag(ledger, TagContent("Gift"))])
    assert len(removed(ledger)) == 1
    ledger.undo()
    assert removed(ledger) == ()


# --- what was taken since -----------------------------------------------------------------------------


def last_removed(store: Store, table: str) -> Removed:
    return next(thing for thing in removed(store) if thing.table == table)


def sound(store: Store) -> bool:
    return not check(store).problems


def test_a_source_whose_citation_key_was_taken_since_gets_another(ledger: Store, source: int) -> None:
    """The key is free as soon as the source is gone, and the next of the same title gets it."""
    sources.remove_source(ledger, source)
    other = sources.add_draft(ledger, read_source(TEXT + b"\nMore.\n", "gifts.txt")).source_id
    trash.put_back(ledger, last_removed(ledger, "source"))
    one, two = (source_reads.source_row(ledger, each).meta.citekey for each in (source, other))
    assert one
    assert one.casefold() != two.casefold()
    assert sound(ledger)


def test_a_tag_comes_back_without_the_key_that_another_has(ledger: Store) -> None:
    gone = tags.add_tag(ledger, TagContent("Gift", key="w"))
    tags.remove_tags(ledger, [gone])
    other = tags.add_tag(ledger, TagContent("Work", key="w"))
    trash.put_back(ledger, last_removed(ledger, "tag"))
    assert {tag.id: tag.content.key for tag in tag_reads.codebook(ledger)} == {gone: "", other: "w"}


def test_an_actor_does_not_come_back_to_a_name_of_another(ledger: Store) -> None:
    for name, aliases in (("Huawei", ()), ("Hanwha", ("HW",))):
        actors.remove_actor(ledger, add_actor(ledger, Actor(name, aliases=aliases)))
    kept = add_actor(ledger, Actor("Hewlett", aliases=("hw", "huawei")))
    done = {thing.label: thing for thing in removed(ledger)}
    with pytest.raises(BadInput, match="Another actor has its name"):
        trash.put_back(ledger, done["Huawei"])
    assert trash.put_back(ledger, done["Hanwha"]).left == 1
    assert actor_reads.named(ledger, "HW") == kept
    assert actor_reads.one(ledger, done["Hanwha"].row_id).content.aliases == ()


def test_a_record_brings_the_term_along_that_was_removed_since(ledger: Store, undoes: Undoes) -> None:
    term_id = terms.add_term(ledger, "basis", TermContent("Old friendship"))
    (row,) = [row for row in vocabulary_reads.one(ledger, "basis").rows if row.id == term_id]
    gone = donations.add_donation(ledger, Donation(title="All masks", basis=row.term))
    donations.remove_donation(ledger, gone)
    terms.remove_term(ledger, term_id)
    undoes(lambda: trash.put_back(ledger, last_removed(ledger, "donation")))
    assert donation_reads.record(ledger, gone).content.basis.display_name == "Old friendship"
    (row,) = [row for row in vocabulary_reads.one(ledger, "basis").rows if row.id == term_id]
    assert row.content.retired
    assert sound(ledger)


def test_a_record_that_its_part_was_put_above_does_not_come_back_over_it(ledger: Store) -> None:
    """It was the whole of one record and part of another, and the other was made part of the one meanwhile."""
    above = donations.add_donation(ledger, Donation(title="Above"))
    gone = donations.add_donation(ledger, Donation(title="Gone"), above)
    part = donations.add_donation(ledger, Donation(title="Part"), gone)
    donations.remove_donation(ledger, gone)
    donations.set_parent(ledger, above, part)
    trash.put_back(ledger, last_removed(ledger, "donation"))
    parents = {one: donation_reads.record(ledger, one).parent for one in (above, gone, part)}
    assert [None if parent is None else parent.id for parent in parents.values()] == [part, above, None]
