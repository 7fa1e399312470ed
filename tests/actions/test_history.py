"""The history of a thing, and what an operation changed in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from app.actions import collections, donations, facts, notes, sources, tags
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.domain.donations import Donation, Item, Party
from app.domain.facts import Fact
from app.domain.history import FieldChange, HistoryFilter, HistoryLine
from app.domain.terms import Assertion, PartyRole
from app.domain.vocabularies import category
from app.importers.read import read_source
from app.store.reads import donations as donation_reads
from app.store.reads.history import authors, history, kinds
from app.store.reads.operation_changes import changes_of
from app.store.store import Store


def giving(store: Store) -> int:
    parties = (Party(PartyRole.DONOR, "Huawei"), Party(PartyRole.RECIPIENT, "Rome"))
    item = Item("masks", Decimal(100_000), Decimal(100_000))
    return donations.add_donation(store, Donation("Masks to Rome", parties=parties, items=(item,)))


def newest(store: Store) -> int:
    return history(store, 1)[0].operation_id


def history_of(store: Store, table: str, row_id: int) -> tuple[HistoryLine, ...]:
    """The operations that touched one thing or what belongs to it, newest first."""
    return history(store, wanted=HistoryFilter(table=table, row_id=row_id))


def test_a_corrected_quantity_is_said_before_and_after(ledger: Store) -> None:
    record = giving(ledger)
    content = donation_reads.record(ledger, record).content
    item = replace(content.items[0], low=Decimal(300_000), high=Decimal(300_000))
    donations.edit_donation(ledger, record, replace(content, items=(item,), title="More masks"))
    changes = changes_of(ledger, newest(ledger))
    by_table = {row.table: row for row in changes.rows}
    assert by_table["donation_item"].name == "masks"
    assert by_table["donation_item"].fields == (FieldChange("quantity", "100,000", "300,000"),)
    assert by_table["donation"].fields == (FieldChange("title", "Masks to Rome", "More masks"),)
    assert all(row.what == "changed" for row in changes.rows)
    assert [line.kind for line in history_of(ledger, "donation", record)] == [
        Operation.EDIT_DONATION,
        Operation.ADD_DONATION,
    ]


def test_what_became_of_a_gift_is_called_as_everywhere_else(ledger: Store) -> None:
    record = giving(ledger)
    donations.change_field(ledger, (record,), "assertion", Assertion.PROMISED)
    (row,) = (row for row in changes_of(ledger, newest(ledger)).rows if row.table == "donation")
    assert FieldChange("outcome", "given", "promised") in row.fields


def test_what_a_thing_lost_with_another_is_named_by_what_it_was(ledger: Store) -> None:
    text = "# One\n\nFirst words of it.\n"
    source = sources.add_draft(ledger, read_source(text.encode(), "one.md")).source_id
    asia = collections.add_collection(ledger, "Asia", [source])
    collections.remove_collection(ledger, asia)
    rows = changes_of(ledger, newest(ledger)).rows
    assert {(row.table, row.what, row.name) for row in rows} == {
        ("collection", "removed", "Asia"),
        ("source_collection", "removed", "One · Asia"),
    }
    sources.remove_source(ledger, source)
    assert [line.kind for line in history_of(ledger, "source", source)] == [
        Operation.REMOVE_SOURCE, Operation.REMOVE_COLLECTION, Operation.ADD_COLLECTION, Operation.ADD_SOURCE,
    ]  # fmt: skip


def test_only_what_touched_a_thing_is_its_history(ledger: Store) -> None:
    one, other = tags.add_tag(ledger, TagContent("One")), tags.add_tag(ledger, TagContent("Other"))
    note = notes.add_note(ledger, "words", "Title", "tag", other)
    notes.edit_note(ledger, note, "Title", "other words")
    tags.edit_tag(ledger, one, TagContent("One", definition="Meant so"))
    fact = facts.add_fact(ledger, Fact("IT", category("crisis"), "cases", "many"))
    assert [line.name for line in history_of(ledger, "tag", one)] == [
        "Edit tag",
        "Add tag",
    ]
    assert [line.name for line in history_of(ledger, "tag", other)] == ["Add tag"]
    assert [line.name for line in history_of(ledger, "note", note)] == [
        "Edit note",
        "Add note",
    ]
    assert [line.name for line in history_of(ledger, "fact", fact)] == ["Add country fact"]
    edit = history_of(ledger, "tag", one)[0].operation_id
    assert changes_of(ledger, edit).rows[0].fields == (FieldChange("definition", "", "Meant so"),)


def test_filters(ledger: Store) -> None:
    tags.add_tag(ledger, TagContent("Leverage"))
    ledger.author = "Ben"
    notes.add_note(ledger, "about LEVERAGE and masks", "Mine")
    assert [line.what for line in history(ledger, wanted=HistoryFilter(author="Ben"))] == ["Mine"]
    assert [line.what for line in history(ledger, wanted=HistoryFilter(kind=Operation.ADD_TAG))] == ["Leverage"]
    assert [line.what for line in history(ledger, wanted=HistoryFilter(words="leverage"))] == ["Mine", "Leverage"]
    assert [line.what for line in history(ledger, wanted=HistoryFilter(words="leverage note"))] == ["Mine"]
    assert history(ledger, wanted=HistoryFilter(words="100%")) == ()
    assert authors(ledger) == ("Ann", "Ben")
    assert kinds(ledger) == (Operation.ADD_NOTE, Operation.ADD_TAG)
