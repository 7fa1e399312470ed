"""A thing is open in two windows, and saved in both: what one wrote is not lost by what the other saves."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.helpers.actors import add_actor
from tests.helpers.full_disk import full
from tests.helpers.store_dump import dump

from app.actions import actors, donations, facts, merge_edit, notes, own_fields, sources, tags
from app.domain.codebook import TagContent
from app.domain.donations import DateSpan, Donation, Item, Money, Party
from app.domain.errors import BadInput
from app.domain.facts import Fact
from app.domain.own_fields import OwnContent, OwnType
from app.domain.records import Actor
from app.domain.terms import DatePrecision, PartyRole
from app.domain.vocabularies import category
from app.importers.read import read_source
from app.store.faults import DiskFull
from app.store.reads import actors as actor_reads
from app.store.reads import donations as reads
from app.store.reads import facts as fact_reads
from app.store.reads import notes as note_reads
from app.store.reads import sources as source_reads
from app.store.reads import tags as tag_reads
from app.store.store import Store

D = Decimal
RECORD = Donation(
    "Masks for Fiji",
    parties=(Party(PartyRole.DONOR, "Huawei"), Party(PartyRole.RECIPIENT, "Fiji")),
    items=(Item("masks", D(100), D(100)),),
    money=Money(D(100), D(100), "USD"),
)
MARCH = DateSpan("2020-03-01", "2020-03-31", DatePrecision.MONTH)


def refused(store: Store, edit: Callable[[], Any], words: str) -> None:
    before = dump(store)
    with pytest.raises(BadInput, match=words):
        edit()
    assert dump(store) == before


def test_each_field_of_a_record_is_who_changed_its(ledger: Store, undoes: Callable[..., Any]) -> None:
    made = donations.add_donation(ledger, RECORD)
    was = reads.record(ledger, made)
    gowns = Item("gowns", D(5), D(5))
    own_fields.add_field(ledger, OwnContent("Batch", OwnType.TEXT))
    theirs = replace(was.content, date=MARCH, items=(*was.content.items, gowns), own=(("batch", "7"),))
    donations.edit_donation(ledger, made, theirs)
    hers = replace(was.content, title="Masks and more for Fiji", money=Money(D(200), D(200), "USD"))
    undoes(lambda: donations.edit_donation(ledger, made, hers, was.part_ids, was))
    now = reads.record(ledger, made).content
    assert now == replace(theirs, title=hers.title, money=hers.money)


GOWNS = Item("gowns", D(5), D(5))


@pytest.mark.parametrize(
    ("hers", "theirs", "fields"),
    [
        ({"money": Money(D(200), D(200), "USD")}, {"money": Money(D(100), D(100), "EUR")}, "“Money”"),
        ({"items": ()}, {"items": (Item("masks", D(7), D(7)),)}, "“Items”"),
        ({"items": (*RECORD.items, GOWNS)}, {"items": ()}, "“Items”"),
        ({"note": "hers", "title": "Hers"}, {"title": "Theirs", "note": "theirs"}, "“Title”, “Note”"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_same_field_is_written_over_only_by_choice(
    ledger: Store, hers: dict[str, Any], theirs: dict[str, Any], fields: str
) -> None:
    made = donations.add_donation(ledger, RECORD)
    was = reads.record(ledger, made)
    donations.edit_donation(ledger, made, replace(was.content, **theirs))
    ids = {"items": (*was.part_ids["items"], None)[: len(hers.get("items", was.content.items))]}
    edited = replace(was.content, **hers, date=MARCH)
    refused(ledger, lambda: donations.edit_donation(ledger, made, edited, ids, was), f"{fields} of D-01 changed")
    keys = tuple(hers)
    for of_theirs in (keys, keys[1:], ()):
        now = reads.record(ledger, made)
        chosen = merge_edit.chosen(now, edited, ids, was, merge_edit.clashes(now, edited, was.content), of_theirs)
        donations.edit_donation(ledger, made, *chosen)
        wanted = {**hers, **{key: theirs[key] for key in of_theirs}}
        assert reads.record(ledger, made).content == replace(was.content, **wanted, date=MARCH)
        ledger.undo()


def test_what_both_changed_alike_is_no_conflict(ledger: Store) -> None:
    made = donations.add_donation(ledger, RECORD)
    was = reads.record(ledger, made)
    edited = replace(was.content, date=MARCH)
    for _ in range(2):
        donations.edit_donation(ledger, made, edited, was.part_ids, was)
    assert reads.record(ledger, made).content == edited


def test_a_fact_is_one_statement_with_remarks(ledger: Store) -> None:
    was = Fact("FJ", category("other"), "cases", "100", D(100), D(100))
    made = facts.add_fact(ledger, was)
    facts.edit_fact(ledger, made, replace(was, note="theirs"))
    facts.edit_fact(ledger, made, replace(was, value="200", low=D(200), high=D(200)), was)
    assert fact_reads.one(ledger, made).content == replace(was, value="200", low=D(200), high=D(200), note="theirs")
    deaths, seen = replace(was, field="deaths"), merge_edit.Seen(was)
    refused(ledger, lambda: seen.save(lambda was: facts.edit_fact(ledger, made, deaths, was)), "somebody else.*“200”")
    seen.save(lambda was: facts.edit_fact(ledger, made, deaths, was))
    assert fact_reads.one(ledger, made).content == replace(deaths, note="theirs"), "said once, as one statement"


def test_an_actor_a_tag_and_a_citation(ledger: Store) -> None:
    actor = add_actor(ledger, Actor("Huawei"))
    was = actor_reads.one(ledger, actor).content
    actors.edit_actor(ledger, actor, replace(was, note="theirs"), was)
    actors.edit_actor(ledger, actor, replace(was, iso2="CN"), was)
    assert actor_reads.one(ledger, actor).content == replace(was, iso2="CN", note="theirs")
    refused(ledger, lambda: actors.edit_actor(ledger, actor, replace(was, note="hers"), was), "“Huawei” was.*“theirs”")

    tag = tags.add_tag(ledger, TagContent("Gift"))
    tags.edit_tag(ledger, tag, TagContent("Gift", definition="theirs"))
    tags.edit_tag(ledger, tag, TagContent("Gifts"), TagContent("Gift"))
    assert tag_reads.one_tag(ledger, tag).content == TagContent("Gifts", definition="theirs")
    edited = TagContent("Gift", definition="hers")
    refused(ledger, lambda: tags.edit_tag(ledger, tag, edited, TagContent("Gift")), "“Gifts” was changed")

    source = sources.add_draft(ledger, read_source(b"On gifts\n\nThe first was given.\n", "gifts.txt")).source_id
    meta = source_reads.source_row(ledger, source).meta
    sources.edit_meta(ledger, source, replace(meta, publisher="theirs"), meta)
    sources.edit_meta(ledger, source, replace(meta, number="7"), meta)
    now = source_reads.source_row(ledger, source).meta
    assert (now.publisher, now.number) == ("theirs", "7")
    edited_meta = replace(meta, publisher="hers")
    refused(ledger, lambda: sources.edit_meta(ledger, source, edited_meta, meta), "was changed by somebody else")


@pytest.mark.parametrize(
    ("hers", "theirs", "both"),
    [
        ("one\ntwo\nthree\nfour", "zero\none\ntwo\nthree", "zero\none\ntwo\nthree\nfour"),
        ("one\nTWO\nthree", "one\ntwo\nthree\nmore", "one\nTWO\nthree\nmore"),
        ("one\nhers\nthree", "one\ntheirs\nthree", "one\nhers\ntheirs\nthree"),
        ("one\ntwo\nTHREE", "one\ntwo\nthree\n\nfour", "one\ntwo\nTHREE\n\nfour"),
        ("one\nthree", "one\ntwo and more\nthree", "one\ntwo and more\nthree"),
        ("one\ntwo\nthree", "one\nthree", "one\nthree"),
        ("one\ntwo\nsame", "one\ntwo\nsame", "one\ntwo\nsame"),
    ],
)
def test_a_note_has_what_both_wrote(ledger: Store, hers: str, theirs: str, both: str) -> None:
    was = "one\ntwo\nthree"
    note = notes.add_note(ledger, was, "Title")
    notes.edit_note(ledger, note, "Title", theirs)
    notes.edit_note(ledger, note, "Title", hers, was=was)
    assert note_reads.one(ledger, note).body == both


def test_a_title_takes_no_words_back(ledger: Store) -> None:
    note = notes.add_note(ledger, "one", "Title")
    notes.edit_note(ledger, note, "Title", "one\ntwo")
    notes.edit_note(ledger, note, "Other", "one", was="one")
    found = note_reads.one(ledger, note)
    assert (found.title, found.body) == ("Other", "one\ntwo")


def test_a_title_that_somebody_changed_stays_while_another_types_below_it(ledger: Store) -> None:
    note = notes.add_note(ledger, "one", "Title")
    notes.edit_note(ledger, note, "Renamed", "one")
    notes.edit_note(ledger, note, None, "one\ntwo", was="one")
    kept = note_reads.one(ledger, note)
    assert (kept.title, kept.body) == ("Renamed", "one\ntwo")


def test_a_note_that_could_not_be_added_again_has_no_other_in_its_place(ledger: Store) -> None:
    """Its number is that of the note that is added next, into which the words would go."""
    gone = note_reads.one(ledger, notes.add_note(ledger, "Ports"))
    notes.remove_note(ledger, gone.id)
    with full(ledger):
        for size in range(0, 3_000, 100):
            instead: dict[int, int] = {}
            with suppress(DiskFull):
                notes.add_again(ledger, replace(gone, body="x" * size), instead)
            assert {*instead.values()} <= {one.id for one in note_reads.every(ledger)}
