"""Putting back what one field said before an operation, with everything else as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.helpers.actors import add_actor

from app.actions import actors, donations, facts, notes, sources, tags
from app.actions.earlier_values import restore_value
from app.domain.codebook import TagContent
from app.domain.donations import CountSpan, DateSpan, Donation, Party
from app.domain.errors import BadInput, NotFound
from app.domain.facts import Fact
from app.domain.records import Actor
from app.domain.terms import PartyRole, Qualifier
from app.domain.vocabularies import actor_kind, category
from app.importers.read import read_source
from app.store.reads import actors as actor_reads
from app.store.reads import donations as donation_reads
from app.store.reads import facts as fact_reads
from app.store.reads import history
from app.store.reads import notes as note_reads
from app.store.reads import sources as source_reads
from app.store.reads import tags as tag_reads
from app.store.reads.earlier_values import attributes
from app.store.reads.operation_changes import changes_of
from app.store.store import Store

Undoes = Callable[[Callable[[], Any]], Any]


def newest(store: Store) -> int:
    """The operation that was done last."""
    return history.history(store, 1)[0].operation_id


def test_a_tags_definition_comes_back_and_its_new_name_stays(ledger: Store, undoes: Undoes) -> None:
    tag = tags.add_tag(ledger, TagContent("Gift", definition="Given", aliases=("Present",)))
    tags.edit_tag(ledger, tag, TagContent("Grant", 3, "Granted"))
    operation = newest(ledger)
    assert undoes(lambda: restore_value(ledger, operation, "tag", tag, "definition")) is True
    assert tag_reads.content_of(ledger, tag) == TagContent("Grant", 3, "Given")
    assert restore_value(ledger, operation, "tag", tag, "definition") is False
    restore_value(ledger, operation, "tag", tag, "aliases")
    assert tag_reads.content_of(ledger, tag).aliases == ("Present",)


def test_a_facts_figure_comes_back_as_a_whole(ledger: Store, undoes: Undoes) -> None:
    content = Fact("IR", category("crisis"), "cases", "130,000", Decimal(130_000), None, Qualifier.AT_LEAST, "cases")
    fact = facts.add_fact(ledger, content)
    facts.edit_fact(ledger, fact, replace(content, value="13", low=Decimal(13), unit="", note="Why?"))
    operation = newest(ledger)
    undoes(lambda: restore_value(ledger, operation, "fact", fact, "figure"))
    assert fact_reads.one(ledger, fact).content == replace(content, value="13", note="Why?")


def test_a_records_fields_come_back_and_its_parties_stay(ledger: Store, undoes: Undoes) -> None:
    party = Party(PartyRole.DONOR, "China", iso2="CN")
    content = Donation(
        "Masks",
        parties=(party,),
        date=DateSpan("2020-03-01", "2020-03-01"),
        donor_count=CountSpan(Decimal(2), Decimal(2)),
    )
    record = donations.add_donation(ledger, content)
    before = donation_reads.record(ledger, record).content
    donations.edit_donation(ledger, record, replace(before, title="Gloves", date=DateSpan(), donor_count=CountSpan()))
    operation = newest(ledger)
    undoes(lambda: restore_value(ledger, operation, "donation", record, "date"))
    restore_value(ledger, operation, "donation", record, "number of donors")
    assert donation_reads.record(ledger, record).content == replace(before, title="Gloves")


def test_words_of_notes_sources_and_actors_come_back(ledger: Store, undoes: Undoes) -> None:
    note = notes.add_note(ledger, "Before", "Title")
    notes.edit_note(ledger, note, "Other", "After")
    undoes(lambda: restore_value(ledger, newest(ledger), "note", note, "words"))
    found = note_reads.one(ledger, note)
    assert (found.title, found.body) == ("Other", "Before")
    actor = add_actor(ledger, Actor("ICBC", actor_kind("state_bank"), aliases=("Bank",), note="Large"))
    actors.edit_actor(ledger, actor, Actor("ICBC", actor_kind("state_bank"), aliases=("Bank", "House")))
    restore_value(ledger, newest(ledger), "actor", actor, "note")
    assert actor_reads.one(ledger, actor).content == Actor(
        "ICBC", actor_kind("state_bank"), "", ("Bank", "House"), None, "Large"
    )
    source = sources.add_draft(ledger, read_source(b"On gifts\n\nThe first gift was given.\n", "gifts.txt")).source_id
    meta = source_reads.source_row(ledger, source).meta
    sources.edit_meta(ledger, source, replace(meta, title="Gifts", authors=("Maya Stone",)))
    restore_value(ledger, newest(ledger), "source", source, "title")
    assert source_reads.source_row(ledger, source).meta == replace(meta, authors=("Maya Stone",))


def test_what_prevents_it_is_said_and_changes_nothing(ledger: Store) -> None:
    tag = tags.add_tag(ledger, TagContent("Gift"))
    tags.edit_tag(ledger, tag, TagContent("Grant"))
    operation = newest(ledger)
    tags.add_tag(ledger, TagContent("Gift"))
    count = len(history.history(ledger))
    with pytest.raises(BadInput):
        restore_value(ledger, operation, "tag", tag, "name")
    with pytest.raises(BadInput, match="no longer kept"):
        restore_value(ledger, operation, "tag", tag, "passages")
    with pytest.raises(BadInput, match="no longer kept"):
        restore_value(ledger, operation, "evidence", 1, "role")
    assert len(history.history(ledger)) == count
    tags.remove_tags(ledger, [tag])
    with pytest.raises(NotFound):
        restore_value(ledger, operation, "tag", tag, "name")


def test_every_field_that_an_edit_of_a_tag_changes_can_be_put_back(ledger: Store) -> None:
    first = TagContent("A", 1, "b", "c", "d", ("e",), ("f",), "g")
    tag = tags.add_tag(ledger, first)
    tags.edit_tag(ledger, tag, TagContent("Z", 2, "y", "x", "w", ("v",), ("u",), "t"))
    operation = newest(ledger)
    (row,) = changes_of(ledger, operation).rows
    assert all(attributes("tag", field.label) for field in row.fields)
    for field in row.fields:
        restore_value(ledger, operation, "tag", tag, field.label)
    assert tag_reads.content_of(ledger, tag) == first
