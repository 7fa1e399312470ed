"""Links of notes survive renames, and undo takes both back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.helpers.actors import add_actor

from app.actions import actors, codebook, notes, passages, sources, tags
from app.domain.codebook import TagContent
from app.domain.records import Actor
from app.importers.read import read_source
from app.store.reads import notes as note_reads
from app.store.reads import passages as passage_reads
from app.store.reads import sources as source_reads
from app.store.reads.links import backlinks, linked, name_for
from app.store.store import Store

Undoes = Callable[[Callable[[], Any]], Any]


def body(store: Store, note_id: int) -> str:
    return note_reads.one(store, note_id).body


def brought(store: Store) -> int:
    text = "# Donations\n\nMasks went to Rome and to Milan.\n"
    return sources.add_draft(store, read_source(text.encode(), "one.md")).source_id


def test_a_renamed_tag(ledger: Store, undoes: Undoes) -> None:
    tag = tags.add_tag(ledger, TagContent("Motive"))
    child = tags.add_tag(ledger, TagContent("Gratitude"), tag)
    words = "[[motive]], [[Motive/Gratitude|thanks]], [[Gratitude]], `[[Motive]]`, [[Motive power]], Motive"
    note = notes.add_note(ledger, words)
    undoes(lambda: tags.edit_tag(ledger, tag, TagContent("Reason")))
    assert body(ledger, note) == (
        "[[Reason]], [[Gratitude|thanks]], [[Gratitude]], `[[Motive]]`, [[Motive power]], Motive"
    )
    assert [one.id for one in backlinks(ledger, "tag", tag)] == [note]
    assert [one.id for one in backlinks(ledger, "tag", child)] == [note]


def test_a_link_by_the_name_of_an_exported_page_follows_too(ledger: Store, undoes: Undoes) -> None:
    """A page's file has " - " for a colon, by which neither a renaming nor the things that link found it."""
    tag = tags.add_tag(ledger, TagContent("Motive: thanks"))
    note = notes.add_note(ledger, "[[Tags/Motive - thanks|it]]")
    assert [one.id for one in backlinks(ledger, "tag", tag)] == [note]
    undoes(lambda: tags.edit_tag(ledger, tag, TagContent("Reason")))
    assert body(ledger, note) == "[[Reason|it]]"


def test_a_name_that_no_link_can_hold_is_shown_beside_the_digits(ledger: Store, undoes: Undoes) -> None:
    tag = tags.add_tag(ledger, TagContent("Motive"))
    note = notes.add_note(ledger, "[[Motive]] and [[motive|why]]")
    undoes(lambda: tags.edit_tag(ledger, tag, TagContent("Why | [not]")))
    digits = name_for(ledger, "tag", tag)
    assert body(ledger, note) == f"[[{digits}|Why not]] and [[{digits}|why]]"
    assert linked(ledger, str(digits)) == ("tag", tag)


def test_a_moved_tag_that_has_a_namesake_keeps_its_links_by_path(ledger: Store, undoes: Undoes) -> None:
    one, two = tags.add_tag(ledger, TagContent("One")), tags.add_tag(ledger, TagContent("Two"))
    tags.add_tag(ledger, TagContent("Same"), one)
    second = tags.add_tag(ledger, TagContent("Same"), two)
    note = notes.add_note(ledger, "[[Two/Same]]")
    undoes(lambda: tags.edit_tag(ledger, two, TagContent("Zwei")))
    assert body(ledger, note) == "[[Zwei/Same]]"
    undoes(lambda: tags.move_tags(ledger, [second], None))
    assert linked(ledger, body(ledger, note)[2:-2].partition("|")[0]) == ("tag", second)


def test_merged_tags_hand_their_links_over(ledger: Store, undoes: Undoes) -> None:
    one, two = tags.add_tag(ledger, TagContent("One")), tags.add_tag(ledger, TagContent("Two"))
    note = notes.add_note(ledger, "[[one]] and [[Two]]")
    undoes(lambda: codebook.merge_tags(ledger, [one], two))
    assert body(ledger, note) == "[[Two]] and [[Two]]"


def test_a_retitled_note_source_and_actor(ledger: Store, undoes: Undoes) -> None:
    target = notes.add_note(ledger, "", "Twin cities")
    source = brought(ledger)
    actor = add_actor(ledger, Actor("Huawei Technologies", aliases=("Huawei",)))
    note = notes.add_note(ledger, "[[Twin cities]] [[donations]] [[Huawei]] [[Huawei Technologies]]")
    undoes(lambda: notes.edit_note(ledger, target, "Sister cities", ""))
    meta = source_reads.source_row(ledger, source).meta
    undoes(lambda: sources.edit_meta(ledger, source, replace(meta, title="Gifts")))
    undoes(lambda: actors.edit_actor(ledger, actor, Actor("HW", aliases=("Huawei",))))
    assert body(ledger, note) == "[[Sister cities]] [[Gifts]] [[Huawei]] [[HW]]"
    for kind, thing in (("note", target), ("source", source), ("actor", actor)):
        assert [one.id for one in backlinks(ledger, kind, thing)] == [note]


def test_a_name_that_leads_elsewhere_becomes_a_uid(ledger: Store, undoes: Undoes) -> None:
    target = notes.add_note(ledger, "", "On the north")
    note = notes.add_note(ledger, "[[On the north|see]]")
    undoes(lambda: notes.edit_note(ledger, target, "Iran", ""))
    assert body(ledger, note) == f"[[n-{note_reads.one(ledger, target).uid}|see]]"
    assert linked(ledger, body(ledger, note)[2:].partition("|")[0]) == ("note", target)
    assert [one.id for one in backlinks(ledger, "note", target)] == [note]


def test_the_mark_of_a_heading_is_no_part_of_a_title_and_a_number_sign_is(ledger: Store) -> None:
    note = notes.add_note(ledger, "")
    for typed, kept in (("## On masks", "On masks"), ("# of masks", "# of masks"), ("#5 and #6", "#5 and #6")):
        notes.edit_note(ledger, note, typed, "")
        assert note_reads.one(ledger, note).title == kept


def test_a_new_name_does_not_take_the_links_of_another(ledger: Store) -> None:
    target = notes.add_note(ledger, "", "Leverage")
    note = notes.add_note(ledger, "[[Leverage]]")
    tag = tags.add_tag(ledger, TagContent("Pressure"))
    tags.edit_tag(ledger, tag, TagContent("Leverage"))  # a tag goes before a note
    assert linked(ledger, body(ledger, note)[2:-2].partition("|")[0]) == ("note", target)
    assert body(ledger, note).endswith("|Leverage]]")


def test_typing_a_title_is_one_step_with_its_links(ledger: Store) -> None:
    target = notes.add_note(ledger, "", "One")
    note = notes.add_note(ledger, "[[One]]")
    for title in ("On", "", "T", "Two"):
        notes.edit_note(ledger, target, title, "", "stretch")
    assert linked(ledger, body(ledger, note)[2:-2].partition("|")[0]) == ("note", target)
    ledger.undo()
    assert body(ledger, note) == "[[One]]"
    assert note_reads.one(ledger, target).title == "One"


def test_a_passage_is_linked_by_its_uid(ledger: Store) -> None:
    source = brought(ledger)
    start = source_reads.current_text(ledger, source).text.index("Masks")
    passage, _ = passages.tag_with_new(ledger, source, start, start + 5, TagContent("Goods"))
    name = name_for(ledger, "passage", passage)
    assert name == f"p-{passage_reads.one(ledger, passage).uid[:8]}"
    note = notes.add_note(ledger, f"See [[{name}|masks]].")
    assert linked(ledger, name) == ("passage", passage)
    assert [one.id for one in backlinks(ledger, "passage", passage)] == [note]
    assert linked(ledger, "p-00000000") is None


def test_a_country_is_found_back_by_its_other_names(ledger: Store) -> None:
    note = notes.add_note(ledger, "[[UK]] and [[Iran]]")
    found = linked(ledger, "UK")
    assert found is not None
    assert [one.id for one in backlinks(ledger, *found)] == [note]
