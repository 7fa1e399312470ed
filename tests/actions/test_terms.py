"""The vocabularies of a workspace: their terms added, edited, ordered, retired, merged and removed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.helpers.actors import add_actor
from tests.helpers.each import each
from tests.helpers.evident import reported
from tests.helpers.made import make_empty, make_starter
from tests.helpers.store_dump import dump

from app.actions import actors, donations, facts, listing_ledger, terms
from app.actions.check import check
from app.actions.earlier_values import restore_value
from app.actions.exports import export_markdown
from app.domain.changes import Author
from app.domain.default_terms import DEFAULTS
from app.domain.donations import Donation, Item, Money, Party
from app.domain.errors import BadInput, NotFound, Overlaps
from app.domain.facts import Fact
from app.domain.giving import LeftOut
from app.domain.language import use
from app.domain.records import Actor, DonationFilter
from app.domain.terms import PartyRole
from app.domain.vocabularies import (
    COUNTRY,
    NO_CATEGORY,
    UNSPECIFIED,
    TermContent,
    TermRow,
    actor_kind,
    aid_kind,
    basis,
    category,
    giving,
    new_key,
)
from app.paths import RESOURCES
from app.store.reads import actors as actor_reads
from app.store.reads import donations as donation_reads
from app.store.reads import facts as fact_reads
from app.store.reads import history
from app.store.reads import totals as total_reads
from app.store.reads import vocabularies as reads
from app.store.reads.operation_changes import changes_of
from app.store.store import Store


@pytest.fixture
def store(tmp_path: Path):
    make_empty(tmp_path / "w.passagework", "Ann", RESOURCES)
    with Store(tmp_path / "w.passagework", "Ann") as opened:
        yield opened


def row(store: Store, vocabulary: str, key: str) -> TermRow:
    return next(one for one in reads.one(store, vocabulary).rows if one.term.key == key)


def keys(store: Store, vocabulary: str) -> list[str]:
    return [one.term.key for one in reads.one(store, vocabulary).rows]


def newest(store: Store) -> dict[str, tuple[str, str]]:
    """What the newest operation changed in its first row, by field."""
    line = history.history(store, limit=1)[0]
    (first, *_) = changes_of(store, line.operation_id).rows
    return {field.label: (field.before, field.after) for field in first.fields}


def test_a_new_workspace_has_general_terms_and_none_of_the_starters_subject(store: Store, tmp_path: Path) -> None:
    assert {one.key: tuple(row.term.key for row in one.rows) for one in reads.vocabularies(store)} == {
        key: tuple(one.key for one in terms) for key, terms in DEFAULTS.items()
    }
    subject = {"epidemic", "relation_china", "5g", "vaccine", "twinning"}
    assert not subject & set(keys(store, "fact_category"))
    make_starter(tmp_path / "s.passagework", "Ann", RESOURCES)
    with Store(tmp_path / "s.passagework") as starter:
        found = keys(starter, "fact_category")
        assert subject < set(found)
        assert found[:2] == ["epidemic", "crisis"]
        assert found[-1] == UNSPECIFIED
        assert check(starter).problems == ()
    assert check(store).problems == ()


def test_a_term_is_added_used_and_shown_everywhere_by_its_name(store: Store, tmp_path: Path) -> None:
    """An added kind of aid takes no file of the program: it is data."""
    term_id = terms.add_term(store, "aid_kind", TermContent("seeds *and* tools", codes=(("OECD CRS", "31150"),)))
    assert keys(store, "aid_kind")[-2:] == ["seeds_and_tools", UNSPECIFIED]
    offered = reads.of(store).offered("aid_kind")
    assert offered[0].key == UNSPECIFIED
    assert "seeds *and* tools" in [one.display_name for one in offered]
    made = donations.add_donation(store, Donation("Spades", aid_kind=aid_kind("seeds_and_tools")))
    content = donation_reads.record(store, made).content
    assert (content.aid_kind.display_name, content.aid_kind.key) == ("seeds *and* tools", "seeds_and_tools")
    assert listing_ledger.donations(store)[0]["aid_kind"] == "seeds_and_tools"
    listed = next(one for one in listing_ledger.vocabularies(store) if one["key"] == "aid_kind")
    assert next(one for one in listed["terms"] if one["key"] == "seeds_and_tools") == {
        "key": "seeds_and_tools", "name": "seeds *and* tools", "description": "", "codes": {"OECD CRS": "31150"},
        "parent": None, "counts": True, "retired": False, "fixed": False, "uses": 1,
    }  # fmt: skip
    assert newest(store)["kind of aid"] == ("", "seeds *and* tools")
    export_markdown(store, tmp_path / "out")
    page = next((tmp_path / "out" / "Donations").glob("*.md")).read_text("utf-8")
    assert "| Kind of aid | seeds \\*and\\* tools |" in page
    terms.edit_term(store, term_id, TermContent("seed"))
    assert newest(store)["name"] == ("seeds *and* tools", "seed")
    assert donation_reads.record(store, made).content.aid_kind.display_name == "seed"
    assert listing_ledger.donations(store)[0]["aid_kind"] == "seeds_and_tools", "what scripts read stays"


def test_a_name_that_a_person_gave_is_shown_as_given_and_one_of_the_programs_translated(store: Store) -> None:
    class Shouting:
        def gettext(self, message: str) -> str:
            return message.upper()

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return (msgid1 if n == 1 else msgid2).upper()

        def pgettext(self, context: str, message: str) -> str:
            assert context
            return message.upper()

    food = row(store, "aid_kind", "food")
    terms.edit_term(store, food.id, replace(food.content, name="bread"))
    use(Shouting(), "xx")
    try:
        assert row(store, "aid_kind", "food").content.name == "bread"
        shelter = row(store, "aid_kind", "shelter")
        assert shelter.content.name == "SHELTER"
        # What is left as it is shown is not written in the language of the window.
        terms.edit_term(store, shelter.id, replace(shelter.content, codes=(("IATI", "1"),)), shelter.content)
    finally:
        use(None)
    assert row(store, "aid_kind", "shelter").content.name == "shelter"
    assert store.undo() is not None
    assert store.undo() is not None
    assert row(store, "aid_kind", "food").content.name == "food"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (TermContent(" \n "), "A term needs a name."),
        (TermContent("Food"), "There is “food” among “Kinds of aid” already."),
        (TermContent("x" * 81), "A name has at most 80 letters."),
        (TermContent("seed", codes=(("ISO", "1"),)), "“ISO” is none of the standards; they are IATI, OECD CRS,"),
        (TermContent("seed", codes=(("IATI", "1" * 99),)), "The code of IATI is longer than any code."),
        (TermContent("seed", parent="nowhere"), "A term can only be a kind of another term"),
        (TermContent("seed", parent=UNSPECIFIED), "“seed” cannot be a kind of “unspecified”"),
    ],
)  # fmt: skip
def test_what_is_no_term_is_refused_in_one_sentence(store: Store, content: TermContent, says: str) -> None:
    before = dump(store)
    with pytest.raises(BadInput) as refused:
        terms.add_term(store, "aid_kind", content)
    assert says in str(refused.value)
    assert dump(store) == before


def test_there_is_one_level_of_kinds(store: Store) -> None:
    food = row(store, "aid_kind", "food")
    bread = terms.add_term(store, "aid_kind", TermContent("bread", parent="food"))
    for term_id, parent in ((food.id, "goods"), (bread, "bread")):
        content = next(one.content for one in reads.one(store, "aid_kind").rows if one.id == term_id)
        with pytest.raises(BadInput):
            terms.edit_term(store, term_id, replace(content, parent=parent))
    with pytest.raises(BadInput):
        terms.add_term(store, "aid_kind", TermContent("rolls", parent="bread"))
    terms.remove_term(store, food.id)
    assert row(store, "aid_kind", "bread").content.parent == ""
    assert store.undo() is not None
    assert row(store, "aid_kind", "bread").content.parent == "food"


def test_a_term_is_moved_and_the_first_category_and_the_order_of_facts_follow(store: Store) -> None:
    for key in ("aid", "crisis"):
        facts.add_fact(store, Fact("IT", category(key), key, "1"))
    assert [fact.content.field for fact in fact_reads.every(store)] == ["crisis", "aid"]
    aid, first = row(store, "fact_category", "aid"), reads.one(store, "fact_category").rows[0]
    terms.move_term(store, aid.id, first.id)
    assert [fact.content.field for fact in fact_reads.every(store)] == ["aid", "crisis"]
    terms.move_term(store, aid.id, None)
    assert keys(store, "fact_category")[-1] == "aid"
    with pytest.raises(NotFound):
        terms.move_term(store, aid.id, row(store, "aid_kind", "food").id)
    assert store.undo() is not None
    assert store.undo() is not None
    assert [fact.content.field for fact in fact_reads.every(store)] == ["crisis", "aid"]
    assert check(store).problems == ()


def test_a_retired_term_stays_where_it_is_and_is_offered_no_more(store: Store) -> None:
    made = donations.add_donation(store, Donation("Tents", aid_kind=aid_kind("shelter")))
    shelter = row(store, "aid_kind", "shelter")
    terms.edit_term(store, shelter.id, replace(shelter.content, retired=True))
    assert history.history(store, limit=1)[0].name == "Retire term"
    assert aid_kind("shelter") not in reads.of(store).offered("aid_kind")
    record = donation_reads.record(store, made).content
    assert record.aid_kind.display_name == "shelter"
    donations.edit_donation(store, made, replace(record, note="still editable"))
    terms.edit_term(store, shelter.id, replace(shelter.content, retired=False))
    assert history.history(store, limit=1)[0].name == "Offer term again"
    assert aid_kind("shelter") in reads.of(store).offered("aid_kind")


def test_a_used_term_is_not_removed_and_the_sentence_says_how_much_has_it(store: Store) -> None:
    for title in ("Tents", "More tents"):
        donations.add_donation(store, Donation(title, aid_kind=aid_kind("shelter")))
    shelter = row(store, "aid_kind", "shelter")
    with pytest.raises(BadInput) as refused:
        terms.remove_term(store, shelter.id)
    assert str(refused.value) == "“shelter” is used in 2 records. Merge it into another term, or retire it."
    food = row(store, "aid_kind", "food")
    terms.remove_term(store, food.id)
    assert "food" not in keys(store, "aid_kind")
    assert store.undo() is not None
    assert row(store, "aid_kind", "food") == food


def test_merging_takes_every_value_along_and_undo_puts_all_back(store: Store) -> None:
    union = add_actor(store, Actor("Union of Bakers", actor_kind("community")))
    party = Party(PartyRole.DONOR, "Union of Bakers", actor_kind("community"))
    made = donations.add_donation(store, Donation("Bread", parties=(party,), basis=basis("religious")))
    fact = facts.add_fact(store, Fact("IT", category("health"), "beds", "3"))
    before = dump(store)
    for vocabulary, gone, kept in (
        ("actor_kind", "community", "ngo"), ("basis", "religious", "solidarity"), ("fact_category", "health", "crisis"),
    ):  # fmt: skip
        terms.merge_terms(store, row(store, vocabulary, gone).id, row(store, vocabulary, kept).id)
        assert gone not in keys(store, vocabulary)
    assert actor_reads.one(store, union).content.kind == actor_kind("ngo")
    content = donation_reads.record(store, made).content
    assert (content.parties[0].kind, content.basis) == (actor_kind("ngo"), basis("solidarity"))
    assert fact_reads.one(store, fact).content.category == category("crisis")
    line = history.history(store, limit=1)[0]
    assert (line.name, line.what) == ("Merge terms", "health → crisis")
    (changed,) = [one for one in changes_of(store, line.operation_id).rows if one.table == "fact"]
    (field,) = changed.fields
    assert (field.label, field.before, field.after) == ("category", "health", "crisis")
    assert check(store).problems == ()
    after = dump(store)
    for _ in range(3):
        assert store.undo() is not None
    assert dump(store) == before
    for _ in range(3):
        assert store.redo() is not None
    assert dump(store) == after


def test_what_cannot_be_merged_is_refused(store: Store) -> None:
    food, ngo = row(store, "aid_kind", "food"), row(store, "actor_kind", "ngo")
    before = dump(store)
    for term_id, into, says in (
        (food.id, food.id, "“food” cannot be merged into itself."),
        (food.id, ngo.id, "“NGO” is a term of “Kinds of actor”."),
        (ngo.id, row(store, "actor_kind", "country").id, "An actor cannot be a country as such."),
        (row(store, "actor_kind", "group").id, ngo.id, "“group” is the program's own"),
        (row(store, "basis", UNSPECIFIED).id, row(store, "basis", "personal").id, "“unspecified” is the program's own"),
    ):
        with pytest.raises(BadInput) as refused:
            terms.merge_terms(store, term_id, into)
        assert says in str(refused.value)
    with pytest.raises(NotFound):
        terms.merge_terms(store, 99_999, food.id)
    assert dump(store) == before


def test_the_programs_own_terms_keep_their_names_and_stay(store: Store) -> None:
    country = row(store, "actor_kind", COUNTRY.key)
    for refused in (
        lambda: terms.remove_term(store, country.id),
        lambda: terms.edit_term(store, country.id, replace(country.content, name="state")),
        lambda: terms.edit_term(store, country.id, replace(country.content, retired=True)),
    ):
        with pytest.raises(BadInput, match="rules depend on it"):
            refused()
    terms.edit_term(store, country.id, replace(country.content, description="A state."))
    assert row(store, "actor_kind", COUNTRY.key).content.description == "A state."


def test_a_kind_that_somebody_merged_meanwhile_is_not_written(store: Store) -> None:
    """Another process did it while a form was open."""
    made = donations.add_donation(store, Donation("Bread", aid_kind=aid_kind("food")))
    shown = donation_reads.record(store, made).content
    with Store(store.path, "Ruth") as other:
        terms.merge_terms(other, row(other, "aid_kind", "food").id, row(other, "aid_kind", "goods").id)
    actor = add_actor(store, Actor("A"))
    for attempt in (
        lambda: donations.edit_donation(store, made, replace(shown, note="x")),
        lambda: donations.add_donation(store, Donation("t", aid_kind=aid_kind("food"))),
        lambda: facts.add_fact(store, Fact("IT", category("gone"), "cases", "1")),
        lambda: actors.edit_actor(store, actor, Actor("A", actor_kind("gone"))),
    ):
        with pytest.raises(BadInput, match="is no longer among"):
            attempt()
    assert donation_reads.record(store, made).content.aid_kind == aid_kind("goods")
    assert check(store).problems == ()


def test_what_another_process_said_of_a_term_meanwhile_is_kept_or_held(store: Store) -> None:
    shown = row(store, "aid_kind", "food")
    with Store(store.path, "Ruth") as other:
        terms.edit_term(other, shown.id, replace(shown.content, name="bread"))
    terms.edit_term(store, shown.id, replace(shown.content, description="To eat."), shown.content)
    assert row(store, "aid_kind", "food").content == replace(shown.content, name="bread", description="To eat.")
    with pytest.raises(BadInput, match="changed by somebody else meanwhile"):
        terms.edit_term(store, shown.id, replace(shown.content, name="meals"), shown.content)
    with Store(store.path, "Ruth") as other:
        terms.remove_term(other, shown.id)
    with pytest.raises(NotFound, match="no longer in the workspace"):
        terms.edit_term(store, shown.id, replace(shown.content, name="meals"), shown.content)
    assert check(store).problems == ()


def test_what_is_lent_by_its_kind_or_terms_enters_no_total(store: Store) -> None:
    money = Money(Decimal(5), Decimal(5), "EUR")
    reported(store, Donation("A gift", money=money))
    for content in (
        Donation("Something else", money=money, terms=giving("loan")),
        Donation("And more", money=money, aid_kind=aid_kind("deposit")),
    ):
        reported(store, content)
    rows = donation_reads.rows(store, DonationFilter(), limit=None)
    assert {one.title: one.left_out for one in rows} == {
        "A gift": None, "Something else": LeftOut.LENT, "And more": LeftOut.LENT,
    }  # fmt: skip
    assert [one.title for one in donation_reads.rows(store, DonationFilter(counts=True), limit=None)] == ["A gift"]
    (total,) = total_reads.of(store, DonationFilter()).totals
    assert (total.low, total.high) == (5, 5)
    loan = row(store, "terms_of_giving", "loan")
    terms.edit_term(store, loan.id, replace(loan.content, counts=True))
    (total,) = total_reads.of(store, DonationFilter()).totals
    assert total.low == 10
    assert len(donation_reads.rows(store, DonationFilter(counts=True), limit=None)) == 2


def test_a_value_of_before_is_put_back_by_its_term(store: Store) -> None:
    made = donations.add_donation(store, Donation("Tents", aid_kind=aid_kind("shelter"), items=(Item("tents"),)))
    content = donation_reads.record(store, made).content
    donations.edit_donation(store, made, replace(content, aid_kind=aid_kind("food")))
    operation = history.history(store, limit=1)[0].operation_id
    assert restore_value(store, operation, "donation", made, "kind of aid")
    assert donation_reads.record(store, made).content.aid_kind == aid_kind("shelter")
    terms.merge_terms(store, row(store, "aid_kind", "food").id, row(store, "aid_kind", "goods").id)
    (field,) = [one for one in changes_of(store, operation).rows[0].fields if one.label == "kind of aid"]
    assert (field.before, field.after) == ("shelter", "food"), "a term that is gone is called as it was"


def test_the_check_finds_a_value_that_is_no_term(store: Store) -> None:
    made = donations.add_donation(store, Donation("Tents", aid_kind=aid_kind("shelter")))
    term_id = row(store, "aid_kind", "food").id
    path = store.path
    store.close()
    for statement, where in (
        (f"UPDATE donation SET aid_kind = 'nonsense' WHERE id = {made}", f"donation {made}"),
        (f"UPDATE term SET retired = 7 WHERE id = {term_id}", f"term {term_id}"),
        (f"DELETE FROM term WHERE id = {term_id}", "term 0 to 49"),
    ):
        with closing(sqlite3.connect(path)) as db:
            db.execute("UPDATE journal_now SET recording = 0")
            db.execute(statement)
            db.execute("UPDATE journal_now SET recording = 1")
            db.commit()
        with Store(path) as opened:
            assert where in {problem.where for problem in check(opened).problems}


@each(
    "name, taken, key",
    [
        ("Seeds, tools & more", (), "seeds_tools_more"), ("food", ("food",), "food_2"), ("מזון", (), "מזון"),
        ("***", (), "term"), ("***", ("term", "term_2"), "term_3"),
    ],
)  # fmt: skip
def test_a_key_is_made_of_the_name_in_any_script(name: str, taken: tuple[str, ...], key: str) -> None:
    assert new_key(name, taken) == key


def test_nothing_is_chosen_for_a_fact(store: Store) -> None:
    made = facts.add_fact(store, Fact("IT", NO_CATEGORY, "cases", "1"))
    assert fact_reads.one(store, made).content.category.display_name == "no category"


def test_what_another_uses_stays_a_term_and_what_another_removed_does_not_come_back_as_none(tmp_path: Path) -> None:
    path = tmp_path / "w.passagework"
    make_empty(path, "Zoe", RESOURCES)
    with Store(path, Author("Ann", "ann's")) as ann, Store(path, Author("Ben", "ben's")) as ben:
        added = terms.add_term(ann, "aid_kind", TermContent("solar lamps"))
        lamps = next(one.term for one in reads.one(ann, "aid_kind").rows if one.id == added)
        made = donations.add_donation(ben, Donation("Lamps", aid_kind=lamps))
        with pytest.raises(Overlaps, match="builds on it"):
            ann.undo()
        content = donation_reads.record(ben, made).content
        donations.edit_donation(ben, made, replace(content, aid_kind=aid_kind("goods")))
        terms.remove_term(ann, row(ann, "aid_kind", lamps.key).id)
        with pytest.raises(Overlaps, match="solar lamps"):
            ben.undo()
        assert ann.undo() is not None
        assert ben.undo() is not None
        assert donation_reads.record(ann, made).content.aid_kind == lamps
        assert check(ann).problems == ()
