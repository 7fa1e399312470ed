"""One person takes back what she did, after another went on from it: what comes of it is nothing that nobody said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.helpers.actors import add_actor
from tests.helpers.store_dump import dump

from app.actions import (
    actors,
    donations,
    facts,
    notes,
    own_fields,
    passages,
    saved_views,
    sources,
    tags,
    terms,
    versions,
)
from app.actions.check import check
from app.domain.changes import Author
from app.domain.codebook import TagContent
from app.domain.donations import DateSpan, Donation, Item, Money, Party
from app.domain.errors import Overlaps
from app.domain.facts import Fact
from app.domain.own_fields import OwnContent, OwnType
from app.domain.records import Actor
from app.domain.saved_views import ViewContent
from app.domain.terms import DatePrecision, PartyRole, Status
from app.domain.vocabularies import Term, TermContent, category
from app.importers.read import read_source
from app.store.reads import donations as donation_reads
from app.store.reads import facts as fact_reads
from app.store.reads import notes as note_reads
from app.store.reads import own_fields as field_reads
from app.store.reads import passages as passage_reads
from app.store.reads import saved_views as view_reads
from app.store.reads import sources as source_reads
from app.store.reads import vocabularies as vocabulary_reads
from app.store.store import Store

ANN, BEN = Author("Ann", "id of ann"), Author("Ben", "id of ben")
D = Decimal
TEXT = (
    "Alpha beta gamma delta is a sentence that goes on for a good while longer than what is kept beside a passage, "
    "and here it ends at last.\n\nAnother paragraph follows it.\n"
)


@pytest.fixture
def as_ann(ledger: Store) -> Store:
    ledger.author, ledger.author_id = ANN
    return ledger


def by(store: Store, who: Author, does: Callable[[], Any]) -> Any:
    store.author, store.author_id = who
    done = does()
    store.author, store.author_id = ANN
    return done


def refused(store: Store, step: Callable[[], object]) -> None:
    before = dump(store)
    with pytest.raises(Overlaps, match=r"\(Ben, "):
        step()
    assert dump(store) == before
    assert not check(store).problems


RECORD = Donation(
    "Masks for Fiji",
    parties=(Party(PartyRole.DONOR, "Huawei"), Party(PartyRole.RECIPIENT, "Fiji")),
    items=(Item("masks", D(100), D(100), unit="boxes"),),
    money=Money(D(100), D(100), "USD"),
    date=DateSpan("2020-03-01", "2020-03-31", DatePrecision.MONTH),
)


@pytest.mark.parametrize(
    ("hers", "his"),
    [
        ({"money": Money(D(200), D(200), "USD")}, {"money": Money(D(200), D(200), "EUR")}),
        (
            {"items": (Item("masks", D(200), D(200), unit="boxes"),)},
            {"items": (Item("masks", D(200), D(200), unit="tonnes"),)},
        ),
        (
            {"date": DateSpan("2020-03-05", "2020-03-31", DatePrecision.MONTH)},
            {"date": DateSpan("2020-03-05", "2020-03-31", DatePrecision.DAY)},
        ),
        ({"in_totals": False}, {"status": Status.DELIVERED, "in_totals": False}),
    ],
    ids=["money", "item", "date", "totals"],
)
def test_half_a_value_is_not_taken_back(as_ann: Store, hers: dict[str, Any], his: dict[str, Any]) -> None:
    """100 USD became 200 USD, and then EUR: without the first step that would be 100 EUR."""
    made = donations.add_donation(as_ann, RECORD)
    donations.edit_donation(as_ann, made, replace(RECORD, **hers))
    by(as_ann, BEN, lambda: donations.edit_donation(as_ann, made, replace(RECORD, **his)))
    refused(as_ann, as_ann.undo)


def test_another_value_of_the_record_is_no_half(as_ann: Store) -> None:
    made = donations.add_donation(as_ann, RECORD)
    donations.edit_donation(as_ann, made, replace(RECORD, money=Money(D(200), D(200), "USD")))
    after = donation_reads.record(as_ann, made).content
    by(as_ann, BEN, lambda: donations.edit_donation(as_ann, made, replace(after, date=DateSpan())))
    assert as_ann.undo() is not None
    content = donation_reads.record(as_ann, made).content
    assert (content.money, content.date) == (RECORD.money, DateSpan())


def test_a_title_that_follows_the_record_stands_in_nobodys_way(as_ann: Store) -> None:
    """Both changed the title, which nobody typed; each by what they changed of the record."""
    money, more = Money(D(100), D(100), "USD"), Money(D(200), D(200), "USD")
    own = replace(RECORD, items=(), money=money, title="Huawei → Fiji: USD 100")
    made = donations.add_donation(as_ann, own)
    donations.edit_donation(as_ann, made, replace(own, money=more))
    parties = (Party(PartyRole.DONOR, "Alibaba"), RECORD.parties[1])
    after = donation_reads.record(as_ann, made).content
    by(as_ann, BEN, lambda: donations.edit_donation(as_ann, made, replace(after, parties=parties)))
    assert donation_reads.record(as_ann, made).content.title == "Alibaba → Fiji: USD 200"
    assert as_ann.undo() is not None
    assert donation_reads.record(as_ann, made).content.title == "Alibaba → Fiji: USD 100"
    assert as_ann.redo() is not None
    assert donation_reads.record(as_ann, made).content.title == "Alibaba → Fiji: USD 200"
    assert not check(as_ann).problems


def test_nor_does_a_title_that_follows_an_actor_or_one_that_another_typed_since(as_ann: Store) -> None:
    one, two = (donations.add_donation(as_ann, replace(RECORD, items=(), title="Huawei → Fiji: USD 100")) for _ in "12")
    actors.edit_actor(as_ann, donation_reads.record(as_ann, one).actor_ids[0], Actor("Honor"))
    content = donation_reads.record(as_ann, one).content
    by(as_ann, BEN, lambda: donations.edit_donation(as_ann, one, replace(content, money=Money(D(5), D(5), "EUR"))))
    by(as_ann, BEN, lambda: donations.change_field(as_ann, [two], "title", "Phones"))

    def titles() -> list[str]:
        return [donation_reads.record(as_ann, made).content.title for made in (one, two)]

    assert titles() == ["Honor → Fiji: EUR 5", "Phones"]
    assert as_ann.undo() is not None
    assert titles() == ["Huawei → Fiji: EUR 5", "Phones"]
    assert not check(as_ann).problems
    assert as_ann.redo() is not None
    assert titles() == ["Honor → Fiji: EUR 5", "Phones"]
    assert not check(as_ann).problems
    as_ann.author, as_ann.author_id = BEN
    assert as_ann.undo() is not None
    assert as_ann.undo() is not None
    assert titles() == ["Honor → Fiji: USD 100"] * 2
    as_ann.author, as_ann.author_id = ANN
    assert as_ann.undo() is not None
    assert titles() == ["Huawei → Fiji: USD 100"] * 2
    assert not check(as_ann).problems


def test_nor_does_a_record_or_a_saved_question_that_followed_and_that_another_removed_since(as_ann: Store) -> None:
    """A renaming could not be undone where somebody had removed one of the records or views that it had reached."""
    one, two = (donations.add_donation(as_ann, replace(RECORD, items=(), title="Huawei → Fiji: USD 100")) for _ in "12")
    view = saved_views.save_view(as_ann, ViewContent("His", question="donor:Huawei")).id
    actors.edit_actor(as_ann, donation_reads.record(as_ann, one).actor_ids[0], Actor("Honor"))
    by(as_ann, BEN, lambda: donations.change_field(as_ann, [one], "title", "Phones"))
    for removed in (one, two):
        by(as_ann, BEN, lambda removed=removed: donations.remove_donation(as_ann, removed))
    by(as_ann, BEN, lambda: saved_views.remove_view(as_ann, view))

    def all_that_is() -> list[str]:
        assert not check(as_ann).problems
        return [*(one.content.title for one in donation_reads.records(as_ann)), *asked_in(as_ann)]

    def steps(who: Author, step: Callable[[], object], many: int) -> list[str]:
        as_ann.author, as_ann.author_id = who
        for _ in range(many):
            assert step() is not None
        return all_that_is()

    for name in ("Huawei", "Honor"):
        assert steps(ANN, as_ann.undo if name == "Huawei" else as_ann.redo, 1) == []
        assert steps(BEN, as_ann.undo, 3) == ["Phones", f"{name} → Fiji: USD 100", f"donor:{name}"]
        assert steps(BEN, as_ann.undo, 1)[0] == f"{name} → Fiji: USD 100"
        assert steps(BEN, as_ann.redo, 4) == []
    assert steps(BEN, as_ann.undo, 3)[1:] == ["Honor → Fiji: USD 100", "donor:Honor"]
    assert steps(ANN, as_ann.undo, 1) == ["Phones", "Huawei → Fiji: USD 100", "donor:Huawei"]
    assert steps(BEN, as_ann.redo, 3) == []


def test_nor_does_what_a_merge_handed_over_and_another_removed_since(as_ann: Store) -> None:
    """Of an actor and of a term: neither merge could be undone where somebody had removed one of their records."""
    tents, huts = (terms.add_term(as_ann, "aid_kind", TermContent(name)) for name in ("Tents", "Huts"))
    kind = Term("aid_kind", "tents")
    made = replace(RECORD, items=(), title="Huawei → Fiji: USD 100", aid_kind=kind)
    one, two, _ = (donations.add_donation(as_ann, made) for _ in "123")
    kept = add_actor(as_ann, Actor("Honor"))
    actors.merge_actors(as_ann, donation_reads.record(as_ann, one).actor_ids[0], kept)
    terms.merge_terms(as_ann, tents, huts)
    by(as_ann, BEN, lambda: donations.change_field(as_ann, [one], "title", "Phones"))
    for removed in (one, two):
        by(as_ann, BEN, lambda removed=removed: donations.remove_donation(as_ann, removed))

    def steps(who: Author, step: Callable[[], object], many: int) -> list[str]:
        as_ann.author, as_ann.author_id = who
        for _ in range(many):
            assert step() is not None
        assert not check(as_ann).problems
        every = [one.content for one in donation_reads.records(as_ann)]
        return [f"{one.parties[0].name}: {one.title} ({one.aid_kind.key})" for one in every]

    for name, key in (("Huawei", "tents"), ("Honor", "huts")):
        whole = f"{name}: {name} → Fiji: USD 100 ({key})"
        assert steps(ANN, as_ann.undo if name == "Huawei" else as_ann.redo, 2) == [whole]
        assert steps(BEN, as_ann.undo, 2) == [f"{name}: Phones ({key})", whole, whole]
        assert steps(BEN, as_ann.redo, 2) == [whole]
    before = "Huawei: Huawei → Fiji: USD 100 (tents)"
    assert steps(BEN, as_ann.undo, 2) == ["Honor: Phones (huts)", whole, whole]
    assert steps(ANN, as_ann.undo, 2) == ["Huawei: Phones (tents)", before, before]
    assert steps(BEN, as_ann.redo, 2) == [before]
    assert steps(ANN, as_ann.redo, 2) == [whole]


def test_a_changed_donor_of_a_record_that_another_removed_since_is_not_taken_back(as_ann: Store) -> None:
    made = donations.add_donation(as_ann, RECORD)
    content = donation_reads.record(as_ann, made).content
    other = replace(content.parties[0], name="Honor")
    donations.edit_donation(as_ann, made, replace(content, parties=(other, *content.parties[1:])))
    by(as_ann, BEN, lambda: donations.remove_donation(as_ann, made))
    refused(as_ann, as_ann.undo)


def test_a_record_that_another_removed_since_is_in_the_way_of_a_title_that_was_typed(as_ann: Store) -> None:
    made = donations.add_donation(as_ann, RECORD)
    donations.change_field(as_ann, [made], "title", "Mine")
    by(as_ann, BEN, lambda: donations.remove_donation(as_ann, made))
    refused(as_ann, as_ann.undo)


def test_a_typed_title_that_another_typed_over_is_not_taken_back(as_ann: Store) -> None:
    made = donations.add_donation(as_ann, RECORD)
    donations.change_field(as_ann, [made], "title", "Mine")
    by(as_ann, BEN, lambda: donations.change_field(as_ann, [made], "title", "His"))
    refused(as_ann, as_ann.undo)


def asked_in(store: Store) -> list[str]:
    return [one.content.question for one in view_reads.saved_views(store)]


def test_what_another_has_made_since_of_a_question_that_follows_a_renaming_is_in_nobodys_way(as_ann: Store) -> None:
    tents = terms.add_term(as_ann, "aid_kind", TermContent("Tents"))
    for asked in ("aid_kind:Tents", "aid_kind:Tents outcome:given"):
        saved_views.save_view(as_ann, ViewContent(asked, question=asked))
    terms.edit_term(as_ann, tents, TermContent("Tarps"))
    one, two = view_reads.saved_views(as_ann)
    by(as_ann, BEN, lambda: saved_views.change_view(as_ann, one.id, replace(one.content, question="donor:Fiji")))
    more = replace(two.content, question=f"{two.content.question} recipient:Fiji")
    by(as_ann, BEN, lambda: saved_views.change_view(as_ann, two.id, more))
    assert as_ann.undo() is not None
    assert asked_in(as_ann) == ["donor:Fiji", "aid_kind:Tents outcome:given recipient:Fiji"]
    assert not check(as_ann).problems
    assert as_ann.redo() is not None
    assert asked_in(as_ann) == ["donor:Fiji", "aid_kind:Tarps outcome:given recipient:Fiji"]
    assert not check(as_ann).problems


def test_nor_half_a_fact(as_ann: Store) -> None:
    cases = Fact("FJ", category("other"), "cases", "100", D(100), D(100))
    made = facts.add_fact(as_ann, cases)
    more = replace(cases, value="200", low=D(200), high=D(200))
    facts.edit_fact(as_ann, made, more)
    by(as_ann, BEN, lambda: facts.edit_fact(as_ann, made, replace(more, field="deaths")))
    refused(as_ann, as_ann.undo)
    assert fact_reads.one(as_ann, made).content.field == "deaths"


# --- passages -----------------------------------------------------------------------------------------


@pytest.fixture
def source(as_ann: Store) -> int:
    return sources.add_draft(as_ann, read_source(TEXT.encode(), "t.txt")).source_id


def tagged(store: Store, source: int, words: str) -> int:
    tag = tags.add_tag(store, TagContent(words))
    start = source_reads.current_text(store, source).text.index(words)
    return passages.tag_passage(store, source, start, start + len(words), [tag])


def corrected(store: Store, source: int, was: str, now: str) -> None:
    start = source_reads.current_text(store, source).text.index(was)
    by(store, BEN, lambda: versions.edit_text(store, source, start, start + len(was), now))


def test_a_passage_does_not_get_back_words_that_were_corrected_since(as_ann: Store, source: int) -> None:
    """The correction lies beyond what is kept beside the passage: it changes nothing but its version."""
    whole = TEXT.split("\n")[0]
    made = tagged(as_ann, source, whole)
    passages.move_ends(as_ann, made, 0, len("Alpha beta"))
    corrected(as_ann, source, "at last", "soon")
    refused(as_ann, as_ann.undo)
    assert passage_reads.one(as_ann, made).quote == "Alpha beta"


def test_a_passage_that_missed_a_new_version_does_not_come_back_as_verified(as_ann: Store, source: int) -> None:
    made = tagged(as_ann, source, "Alpha beta")
    passages.remove_passage(as_ann, made)
    corrected(as_ann, source, "beta", "BETA")
    refused(as_ann, as_ann.undo)
    by(as_ann, BEN, as_ann.undo)
    assert as_ann.undo() is not None
    assert as_ann.undo() is not None
    by(as_ann, BEN, as_ann.redo)
    refused(as_ann, as_ann.redo)


# --- names --------------------------------------------------------------------------------------------


def other_file(store: Store, words: str) -> int:
    return sources.add_draft(store, read_source(f"On gifts\n\n{words} was given.\n".encode(), "gifts.txt")).source_id


def test_no_two_sources_come_to_have_one_citation_key(as_ann: Store) -> None:
    other_file(as_ann, "This")
    as_ann.undo()
    by(as_ann, BEN, lambda: other_file(as_ann, "That"))
    refused(as_ann, as_ann.redo)
    by(as_ann, BEN, as_ann.undo)
    assert as_ann.redo() is not None
    with pytest.raises(Overlaps):
        by(as_ann, BEN, as_ann.redo)


def test_nor_two_tags_one_key(as_ann: Store) -> None:
    made = tags.add_tag(as_ann, TagContent("One", key="w"))
    tags.edit_tag(as_ann, made, TagContent("One"))
    by(as_ann, BEN, lambda: tags.add_tag(as_ann, TagContent("Other", key="w")))
    refused(as_ann, as_ann.undo)


def test_nor_two_actors_one_name(as_ann: Store) -> None:
    made = add_actor(as_ann, Actor("Huawei", aliases=("HW",)))
    actors.edit_actor(as_ann, made, Actor("Huawei"))
    by(as_ann, BEN, lambda: add_actor(as_ann, Actor("Hanwha", aliases=("hw",))))
    refused(as_ann, as_ann.undo)


# --- what is shared by being near ---------------------------------------------------------------------


def test_two_who_add_a_term_each_take_back_their_own(as_ann: Store) -> None:
    terms.add_term(as_ann, "basis", TermContent("Old friendship"))
    by(as_ann, BEN, lambda: terms.add_term(as_ann, "basis", TermContent("New friendship")))
    before = [row.content.name for row in vocabulary_reads.one(as_ann, "basis").rows]
    assert before[-3:-1] == ["Old friendship", "New friendship"]
    terms.add_term(as_ann, "basis", TermContent("Friendship"))
    assert as_ann.undo() is not None
    assert as_ann.undo() is not None
    after = [row.content.name for row in vocabulary_reads.one(as_ann, "basis").rows]
    assert [name for name in before if name != "Old friendship"] == sorted(after, key=before.index)
    assert as_ann.redo() is not None
    assert [row.content.name for row in vocabulary_reads.one(as_ann, "basis").rows] == before


def test_a_field_does_not_get_a_type_again_that_its_values_are_not_of(as_ann: Store) -> None:
    """What another said in words would be a *no* of a field of yes and no."""
    field = own_fields.add_field(as_ann, OwnContent("Batch", OwnType.YES_NO))
    made = donations.add_donation(as_ann, RECORD)
    (content,) = (one.content for one in field_reads.own_fields(as_ann))
    own_fields.edit_field(as_ann, field, replace(content, type=OwnType.TEXT))
    by(as_ann, BEN, lambda: donations.edit_donation(as_ann, made, replace(RECORD, own=(("batch", "seven"),))))
    refused(as_ann, as_ann.undo)


def test_nor_where_the_other_has_emptied_it_since(as_ann: Store) -> None:
    """He takes that back next, and all that he did before waits behind it."""
    field = own_fields.add_field(as_ann, OwnContent("Batch", OwnType.YES_NO))
    made = donations.add_donation(as_ann, RECORD)
    (content,) = (one.content for one in field_reads.own_fields(as_ann))
    own_fields.edit_field(as_ann, field, replace(content, type=OwnType.TEXT))
    by(as_ann, BEN, lambda: donations.edit_donation(as_ann, made, replace(RECORD, own=(("batch", "seven"),))))
    by(as_ann, BEN, lambda: donations.edit_donation(as_ann, made, RECORD))
    refused(as_ann, as_ann.undo)


def test_a_term_does_not_go_that_the_other_has_used_and_left_since(as_ann: Store) -> None:
    made = donations.add_donation(as_ann, RECORD)
    terms.add_term(as_ann, "basis", TermContent("Old friendship"))
    (basis,) = (row.term for row in vocabulary_reads.one(as_ann, "basis").rows if row.term.name == "Old friendship")
    by(as_ann, BEN, lambda: donations.edit_donation(as_ann, made, replace(RECORD, basis=basis)))
    by(as_ann, BEN, lambda: donations.edit_donation(as_ann, made, RECORD))
    refused(as_ann, as_ann.undo)


@pytest.mark.parametrize(
    ("was", "hers", "his", "without", "again"),
    [
        ("one\n\ntwo\n", "ONE\n\ntwo\n", "ONE\n\nTWO\n", "one\n\nTWO\n", "ONE\n\nTWO\n"),
        ("one", "one\n\nhers", "one\n\nhers\n\nhis", "one\n\nhis", "one\n\nhers\n\nhis"),
        ("one\n\ntwo", "two", "his\n\ntwo", "one\n\nhis\n\ntwo", "his\n\ntwo"),
        ("- a\n- b\n- c", "- a\n- B\n- c", "- A\n- B\n- c\n- d", "- A\n- b\n- c\n- d", "- A\n- B\n- c\n- d"),
    ],
)
def test_lines_of_a_note_that_the_other_left_alone_are_taken_back(
    as_ann: Store, was: str, hers: str, his: str, without: str, again: str
) -> None:
    note = notes.add_note(as_ann, was, "Aid")
    notes.edit_note(as_ann, note, "Aid", hers)
    by(as_ann, BEN, lambda: notes.edit_note(as_ann, note, "Aid", his))
    for step, body in (("undo", without), ("redo", again), ("undo", without)):
        assert getattr(as_ann, step)() is not None
        assert note_reads.one(as_ann, note).body == body
        assert not check(as_ann).problems
    by(as_ann, BEN, as_ann.undo)
    assert note_reads.one(as_ann, note).body == was
    by(as_ann, BEN, as_ann.redo)
    assert as_ann.redo() is not None
    assert (note_reads.one(as_ann, note).body, check(as_ann).problems) == (again, ())


@pytest.mark.parametrize(
    "bodies",
    [
        ("a", "a\nb", "a\nb c", "a\nb c d\n\ne"),
        ("a", "a\n\nb", "A\n\nb", "A\n\nb c", "A\n\nB c"),
        ("a\nb\nc", "a\nc", "a\nb c\nc", "a\nc"),
    ],
)
def test_changes_of_a_note_that_go_on_from_each_other_all_come_again(as_ann: Store, bodies: tuple[str, ...]) -> None:
    note = notes.add_note(as_ann, bodies[0], "Aid")
    for body in bodies[1:]:
        notes.edit_note(as_ann, note, "Aid", body)
    for _ in range(2):
        for body in bodies[-2::-1]:
            assert as_ann.undo() is not None
            assert note_reads.one(as_ann, note).body == body
        for body in bodies[1:]:
            assert as_ann.redo() is not None
            assert (note_reads.one(as_ann, note).body, check(as_ann).problems) == (body, ())


def test_nor_does_what_the_other_took_back_meanwhile_double_the_lines_it_went_on_from(as_ann: Store) -> None:
    note = notes.add_note(as_ann, "one", "Aid")
    notes.edit_note(as_ann, note, "Aid", "one\nhers")
    by(as_ann, BEN, lambda: notes.edit_note(as_ann, note, "Aid", "one\nhers and his"))
    by(as_ann, BEN, as_ann.undo)
    assert (as_ann.undo(), as_ann.redo()) != (None, None)
    assert by(as_ann, BEN, as_ann.redo) is not None
    assert note_reads.one(as_ann, note).body == "one\nhers and his"


@pytest.mark.parametrize("his", ["ONE more\n\ntwo", "two", "one\n\ntwo", "his\n\ntwo"])
def test_lines_of_a_note_that_he_changed_too_are_not(as_ann: Store, his: str) -> None:
    note = notes.add_note(as_ann, "one\n\ntwo", "Aid")
    notes.edit_note(as_ann, note, "Aid", "ONE\n\ntwo")
    by(as_ann, BEN, lambda: notes.edit_note(as_ann, note, "Aid", his))
    refused(as_ann, as_ann.undo)
    with pytest.raises(Overlaps, match=r"has changed the same lines since\. Have that undone first") as why:
        as_ann.undo()
    with pytest.raises(Overlaps, match=r"“Add note Aid” cannot be undone: .* or builds on it"):
        as_ann.undo(why.value.operation_id)
