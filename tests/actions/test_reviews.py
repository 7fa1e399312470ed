"""What readers say of fields, with who, what and when; contradictions flagged and summed until somebody chooses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.helpers.actors import add_actor
from tests.helpers.made import make_empty
from tests.helpers.store_dump import dump

from app.actions import (
    actors,
    donation_tables,
    donations,
    evidence_check,
    facts,
    listing_ledger,
    reviews,
    table_export,
    table_reading,
    trash,
    versions,
)
from app.actions.check import check
from app.actions.donation_lines import add_donation_line
from app.actions.evidence import link_evidence
from app.actions.exports import export_markdown
from app.actions.sources import add_bytes
from app.actions.table_preview import Choices
from app.domain.changes import Author
from app.domain.donations import DateSpan, Donation, Item, Money, Party
from app.domain.errors import BadInput, NotFound
from app.domain.evidence_check import Gap, Reread
from app.domain.facts import Fact
from app.domain.records import Actor, DonationFilter
from app.domain.reviews import is_reviewed, shares
from app.domain.terms import Assertion, DatePrecision, EvidenceRole, LinkKind, PartyRole, Qualifier, Status, Verdict
from app.domain.vocabularies import category
from app.importers.donation_line import read_donation_line
from app.paths import RESOURCES
from app.store.reads import actors as actor_reads
from app.store.reads import donations as reads
from app.store.reads import totals, vocabularies
from app.store.reads.sources import current_text
from app.store.reads.trash import removed
from app.store.store import Store

ANN, BEN = Author("Ann", "a" * 12), Author("Ben", "b" * 12)
HARBOUR = (
    "The harbour town of Varna sent 4,000 blankets to Georgia on 3 March 2021.\n\n"
    "A newspaper counted about 6,000 blankets on the quay, worth EUR 90,000, and thanked Romania.\n\n"
    "Armenia said that it had received nothing.\n"
)
BLANKETS = Donation(
    "Blankets to Georgia",
    parties=(Party(PartyRole.DONOR, "Bulgaria", iso2="BG"), Party(PartyRole.RECIPIENT, "Georgia", iso2="GE")),
    items=(Item("blankets", Decimal(4000), Decimal(4000), Qualifier.EXACT, "", "4,000 blankets"),),
    money=Money(Decimal(80000), Decimal(80000), "EUR", as_stated="EUR 80,000"),
    date=DateSpan("2021-03-03", "2021-03-03", DatePrecision.DAY, "3 March 2021"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "w.passagework"
    make_empty(made, "Ann", RESOURCES)
    return made


@pytest.fixture
def ann(path: Path) -> Iterator[Store]:
    with Store(path, ANN) as store:
        add_bytes(store, HARBOUR.encode(), "harbour.txt", "text/plain")
        donations.add_donation(store, BLANKETS)
        yield store


@pytest.fixture
def ben(path: Path, ann: Store) -> Iterator[Store]:
    with Store(path, BEN) as store:
        yield store


def link(store: Store, words: str, field: str, role: EvidenceRole = EvidenceRole.SUPPORTS, to: int = 1) -> None:
    start = current_text(store, 1).text.index(words)
    link_evidence(store, 1, start, start + len(words), words, ("donation", to), (place(store, field, to),), role)


def place(store: Store, field: str, to: int = 1) -> tuple[str, int | None]:
    return next(one.held.place for one in reviews.standings(store, ("donation", to)) if one.held.field == field)


def found(store: Store, to: int = 1) -> list[tuple[Gap, str, str]]:
    looked = evidence_check.of_thing(store, ("donation", to))
    return [(one.gap, one.field, one.says) for one in looked.findings if one.gap is not Gap.ONE_SOURCE]


def summed(store: Store) -> list[tuple[str, Decimal | None, Decimal | None, tuple[str, ...]]]:
    return [(one.what, one.low, one.high, one.disputed) for one in totals.of(store, DonationFilter()).totals]


def test_each_reader_has_one_verdict_on_the_value_as_it_is_and_a_change_makes_it_past(ann: Store, ben: Store) -> None:
    items = place(ann, "item")
    link(ann, "4,000 blankets", "item")
    reviews.review_field(ann, ("donation", 1), items, Verdict.TO_CHECK)
    reviews.review_field(ann, ("donation", 1), items, Verdict.ACCEPTED)
    reviews.review_field(ben, ("donation", 1), items, Verdict.DISPUTED, "  the paper\nsays 6,000 ")
    listed = listing_ledger.reviews(ann)
    assert [(one["verdict"], one["reader"], one["remark"], one["value"], one["part"]) for one in listed] == [
        ("accepted", "Ann", "", "item: 4,000 blankets", 1),
        ("disputed", "Ben", "the paper says 6,000", "item: 4,000 blankets", 1),
    ]
    assert (Gap.DISPUTED, "item", "the paper says 6,000") in found(ann)
    assert [row.disputed for row in reads.rows(ann)] == [("item",)]
    assert summed(ann) == [("blankets", 4000, 4000, ("D-01",)), ("cash", None, None, ())], "no words say EUR 80,000"
    with pytest.raises(BadInput, match="the review of Ben; only they"):
        reviews.withdraw(ann, 2)
    more = replace(BLANKETS, items=(replace(BLANKETS.items[0], high=Decimal(5000), low=Decimal(5000)),))
    donations.edit_donation(ann, 1, more, reads.record(ann, 1).part_ids)
    assert not any(one["is_current"] for one in listing_ledger.reviews(ann))
    assert (Gap.STALE, "item", "item: 4,000 blankets") in found(ann)
    assert [row.disputed for row in reads.rows(ann)] == [()]


def test_another_passage_is_no_reader_and_no_field_is_reviewed_by_it(ann: Store) -> None:
    link(ann, "about 6,000 blankets", "item", EvidenceRole.CONTRADICTS)
    found = reviews.standings(ann, ("donation", 1))
    assert any(one.is_disputed for one in found)
    assert not any(is_reviewed(one) for one in found)
    assert {one.agreed for one in shares(found)} == {None}
    reviews.review_field(ann, ("donation", 1), place(ann, "item"), Verdict.ACCEPTED)
    item = next(one for one in shares(reviews.standings(ann, ("donation", 1))) if one.field == "item")
    assert (item.accepted, item.disputed, item.agreed) == (0, 1, 0.0), "the other passage stays unsettled"


def test_two_values_stay_are_flagged_and_summed_until_a_person_chooses_with_a_reason(ann: Store) -> None:
    link(ann, "4,000 blankets", "item")
    link(ann, "about 6,000 blankets", "item", EvidenceRole.CONTRADICTS)
    link(ann, "EUR 90,000", "money", EvidenceRole.CONTRADICTS)
    link(ann, "blankets to Georgia", "money")
    assert summed(ann) == [("blankets", 4000, 6000, ("D-01",)), ("cash", 80000, 90000, ("D-01",))]
    assert [(gap, says) for gap, _, says in found(ann) if gap is Gap.DISPUTED] == [
        (Gap.DISPUTED, "about 6,000 blankets"), (Gap.DISPUTED, "EUR 90,000"),
    ]  # fmt: skip
    before = dump(ann)
    with pytest.raises(BadInput, match="needs a reason"):
        reviews.choose_value(ann, ("donation", 1), place(ann, "item"), " ")
    assert dump(ann) == before
    against = next(one.against for one in reviews.standings(ann, ("donation", 1)) if one.held.field == "item")
    reviews.choose_value(ann, ("donation", 1), place(ann, "item"), "It was counted there", against[0].id)
    reviews.choose_value(ann, ("donation", 1), place(ann, "money"), "The other is an estimate")
    record = reads.record(ann, 1)
    assert (record.content.items[0].low, record.content.items[0].qualifier) == (6000, Qualifier.ABOUT)
    assert record.content.items[0].as_stated == "about 6,000 blankets"
    roles = {piece.quote: piece.role for piece in record.evidence}
    assert roles["4,000 blankets"] is EvidenceRole.CONTRADICTS
    assert roles["about 6,000 blankets"] is EvidenceRole.SUPPORTS
    assert summed(ann) == [("blankets", 6000, 6000, ()), ("cash", 80000, 80000, ())]
    assert Gap.DISPUTED not in {gap for gap, _, _ in found(ann)}
    contested = {one["field"]: one for one in listing_ledger.donation(record)["disputed"]}
    assert (contested["item"]["chosen"], contested["item"]["chosen_by"]) == ("It was counted there", "Ann")
    assert [one["says"] for one in contested["item"]["others"]] == ["4,000 blankets"]
    # The same value told once more settles nothing anew; another one opens the dispute again.
    text = current_text(ann, 1).text
    at = text.index("4,000")
    item = place(ann, "item")
    link_evidence(ann, 1, at, at + 5, "4,000", ("donation", 1), (item,), EvidenceRole.CONTRADICTS)
    assert summed(ann)[0][1:] == (6000, 6000, ())
    at = text.index("nothing")
    link_evidence(ann, 1, at, at + 7, "nothing", ("donation", 1), (item,), EvidenceRole.CONTRADICTS)
    assert summed(ann)[0][1:3] == (None, None)  # what the words say cannot be read: no number, and it is said why
    left_out = totals.of(ann, DonationFilter()).left_out
    assert [why.value for why in left_out] == ["contradicted"]


def test_what_is_left_open_of_a_disputed_pledge_is_open_between_all_that_is_stated(ann: Store) -> None:
    pledged = replace(BLANKETS, assertion=Assertion.PROMISED, status=Status.COMMITTED, in_totals=False)
    donations.edit_donation(ann, 1, pledged)
    came = donations.add_donation(ann, replace(BLANKETS, items=(), money=Money(Decimal(30000), Decimal(30000), "EUR")))
    link(ann, "harbour town", "money", to=came)
    donations.link_donations(ann, came, 1, LinkKind.DELIVERS)

    def left() -> list[tuple[Decimal | None, Decimal | None]]:
        return [(one.low, one.high) for one in reads.record(ann, 1).open or ()]

    link(ann, "EUR 90,000", "money", EvidenceRole.CONTRADICTS)
    assert left()[1] == (None, None)  # no words support the figure itself
    link(ann, "harbour town", "money")
    assert left()[1] == (50000, 60000)
    link(ann, "thanked Romania", "money", EvidenceRole.CONTRADICTS)
    assert left()[1] == (None, None)


def test_all_of_it_is_undone_by_its_author_and_comes_back_with_its_record(ann: Store, ben: Store) -> None:
    link(ann, "about 6,000 blankets", "item", EvidenceRole.CONTRADICTS)
    start = dump(ann)
    against = next(one.against for one in reviews.standings(ann, ("donation", 1)) if one.against)
    reviews.review_field(ben, ("donation", 1), place(ann, "donor"), Verdict.ACCEPTED)
    reviews.choose_value(ann, ("donation", 1), place(ann, "item"), "counted", against[0].id)
    done = dump(ann)
    donations.remove_donation(ann, 1)
    with pytest.raises(NotFound, match="no longer in the workspace"):
        reviews.review_field(ben, ("donation", 1), ("date", None), Verdict.ACCEPTED)
    trash.put_back(ann, next(one for one in removed(ann) if one.table == "donation"))
    assert len(reads.record(ann, 1).reviews) == 2
    assert (ann.undo(), ann.undo()) != (None, None)
    assert dump(ann) == done
    ann.undo()
    ben.undo()
    assert dump(ann) == start
    ann.redo()
    ben.redo()
    assert dump(ann) == done
    assert check(ann).problems == ()


def test_a_correction_that_waits_is_listed_and_passes_no_check_in_silence(ann: Store) -> None:
    link(ann, "4,000 blankets", "item")
    assert check(ann).problems == ()
    assert {gap for gap, _, _ in found(ann)} == {Gap.NO_WORDS}
    text = current_text(ann, 1).text
    at = text.index("4,000")
    versions.edit_text(ann, 1, at, at + 5, "about 6,000", "4,000")
    (problem,) = check(ann).problems
    assert (problem.kind, problem.where.split(",")[0]) == ("evidence", "record D-01")
    assert "its source says “about 6,000 blankets" in problem.what or "says “6,000 blankets" in problem.what
    assert problem.what.endswith("and it has 4,000 blankets")
    assert [gap for gap, field, _ in found(ann) if field == "item"] == [Gap.OTHERWISE, Gap.STALE]


def test_only_words_that_plainly_say_something_else_are_a_finding(ann: Store) -> None:
    for words, field in (("4,000 blankets", "item"), ("3 March 2021", "date"), ("Georgia", "recipient")):
        link(ann, words, field)
    link(ann, "Romania", "donor")
    looked = evidence_check.of_thing(ann, ("donation", 1))
    came = {one.standing.held.field: one.reread for one in looked.fields}
    assert came == {
        "assertion": Reread.NOT_REREAD, "donor": Reread.OTHERWISE, "recipient": Reread.SAID, "item": Reread.SAID,
        "money": Reread.NO_WORDS, "date": Reread.SAID,
    }  # fmt: skip
    assert found(ann) == [(Gap.OTHERWISE, "donor", "Romania"), (Gap.NO_WORDS, "money", "")]
    # Words in which the rules read nothing of the kind say nothing against a value.
    parties = (Party(PartyRole.DONOR, "Varna Shipping"), Party(PartyRole.RECIPIENT, "Georgia", iso2="GE"))
    second = Donation("By sea", parties=parties, date=DateSpan(as_stated="on that very day"))
    to = donations.add_donation(ann, second)
    link(ann, "The harbour town", "donor", to=to)
    link(ann, "on the quay", "date", to=to)
    looked = evidence_check.of_thing(ann, ("donation", to))
    assert {one.reread for one in looked.fields} == {Reread.NOT_REREAD, Reread.NO_WORDS}
    assert [(gap, field) for gap, field, _ in found(ann, to)] == [(Gap.NO_WORDS, "recipient")]


def test_an_absence_is_a_record_and_what_cannot_be_is_refused_in_a_sentence(ann: Store) -> None:
    none = Donation("Nothing for Armenia", assertion=Assertion.NOT_GIVEN, in_totals=False)
    to = donations.add_donation(ann, none)
    link(ann, "received nothing", "assertion", to=to)
    assert evidence_check.of_thing(ann, ("donation", to)).is_absence
    assert found(ann, to) == []
    ring = add_actor(ann, Actor("Ring"))
    item = place(ann, "item")
    link(ann, "on the quay", "item", EvidenceRole.CONTRADICTS)
    against = next(one.against for one in reviews.standings(ann, ("donation", 1)) if one.held.place == item)
    backwards = DateSpan("2021-04-01", "2021-03-01", DatePrecision.RANGE)
    before = dump(ann)
    for act, sentence in (
        (lambda: reviews.review_field(ann, ("donation", 1), item, Verdict.DISPUTED), "needs a remark"),
        (lambda: reviews.review_field(ann, ("donation", 1), ("motive", None), Verdict.ACCEPTED), "nothing to review"),
        (lambda: reviews.choose_value(ann, ("donation", 1), ("date", None), "so"), "nothing to choose"),
        (lambda: reviews.choose_value(ann, ("donation", 1), item, "so", against[0].id), "No value can be read"),
        (lambda: reviews.review_field(ann, ("donation", 99), ("date", None), Verdict.ACCEPTED), "no longer"),
        (lambda: reviews.withdraw(ann, 99), "no longer"),
        (lambda: donations.edit_donation(ann, to, replace(none, money=BLANKETS.money)), "not given"),
        (lambda: donations.edit_donation(ann, 1, replace(BLANKETS, date=backwards)), "before"),
        (lambda: actors.edit_actor(ann, ring, replace(actor_reads.one(ann, ring).content, parent_id=ring)), "itself"),
    ):
        with pytest.raises((BadInput, NotFound), match=sentence):
            act()
    assert dump(ann) == before


def test_a_fact_is_reviewed_chosen_and_looked_at_as_well(ann: Store) -> None:
    counted = Fact("GE", category("other"), "blankets", "4,000", Decimal(4000), Decimal(4000), unit="blankets")
    fact = ("fact", facts.add_fact(ann, counted))
    text = current_text(ann, 1).text
    for words, role in (("4,000 blankets", EvidenceRole.SUPPORTS), ("about 6,000 blankets", EvidenceRole.CONTRADICTS)):
        at = text.index(words)
        link_evidence(ann, 1, at, at + len(words), words, fact, (("value", None),), role)
    (value,) = [one for one in reviews.standings(ann, fact) if one.held.field == "value"]
    assert value.is_disputed
    reviews.choose_value(ann, fact, ("value", None), "counted on the quay", value.against[0].id)
    (value,) = [one for one in reviews.standings(ann, fact) if one.held.field == "value"]
    assert (value.held.value, value.is_disputed, len(value.against)) == ("about 6,000 blankets", False, 1)
    looked = evidence_check.of_thing(ann, fact)
    assert {one.gap for one in looked.findings} == {Gap.ONE_SOURCE}
    assert [one["verdict"] for one in listing_ledger.reviews(ann)] == ["chosen"]


def test_two_facts_that_contradict_each_other_are_listed_by_the_check(ann: Store) -> None:
    first = Fact("GE", category("other"), "tents", "900 tents", Decimal(900), Decimal(900), Qualifier.EXACT)
    other = replace(first, value="> 1,200 tents", low=Decimal(1200), high=None, qualifier=Qualifier.OVER)
    agreeing = replace(first, value="≥ 800 tents", low=Decimal(800), high=None, qualifier=Qualifier.AT_LEAST)
    ids = [facts.add_fact(ann, one) for one in (first, other, agreeing)]
    at = current_text(ann, 1).text.index("4,000 blankets")
    link_evidence(ann, 1, at, at + 5, "4,000", ("fact", ids[1]), (("value", None),))

    def found() -> list[tuple[int, str, bool]]:
        every = [one for looked in evidence_check.every(ann) for one in looked.findings if one.gap is Gap.DISPUTED]
        return [(ids.index(one.thing_id), one.words(), one.passage_id is None) for one in every]

    assert found() == [
        (0, "it has 900 tents, and another passage says “> 1,200 tents”", False),
        (1, "it has > 1,200 tents, and another fact has “900 tents”", True),
    ]
    assert [one.gap for one in evidence_check.of_thing(ann, ("fact", ids[0])).findings].count(Gap.DISPUTED) == 1
    facts.remove_fact(ann, ids[1])
    assert found() == []


def test_what_readers_say_travels_in_pages_json_and_tables_and_is_read_again(ann: Store, tmp_path: Path) -> None:
    link(ann, "4,000 blankets", "item")
    link(ann, "about 6,000 blankets", "item", EvidenceRole.CONTRADICTS)
    against = next(one.against for one in reviews.standings(ann, ("donation", 1)) if one.against)
    reviews.choose_value(ann, ("donation", 1), place(ann, "item"), "counted on the quay", against[0].id)
    reviews.review_field(ann, ("donation", 1), place(ann, "donor"), Verdict.DISPUTED, "it was a town")
    export_markdown(ann, tmp_path / "out")
    page = next((tmp_path / "out" / "Donations").glob("D-01*.md")).read_text("utf-8")
    assert "**Disputed:** Donor Bulgaria (BG), but Ann disputes it: it was a town" in page
    assert (
        "**Chosen:** Item ≈ 6,000 blankets, but another passage says “4,000 blankets”. Chosen by Ann: counted" in page
    )
    assert page.count("counted on the quay") == 1
    assert "- Donor Bulgaria (BG): disputed (Ann, " in page

    said = [(one.field, one.verdict, one.value, one.remark, one.reader, one.reader_id, one.at)
            for one in reads.record(ann, 1).reviews]  # fmt: skip
    (listed,) = listing_ledger.donations(ann)
    made = {key: listed[key] for key in ("title", "items", "date", "money", "reviews")}
    made["donors"] = [{"name": "Bulgaria", "iso2": "BG"}]
    made["items"] = [{**made["items"][0], "low": 6000, "high": 6000}]
    table_export.export(ann, tmp_path / "t.csv")
    make_empty(tmp_path / "other.passagework", "Zoe", RESOURCES)
    with Store(tmp_path / "other.passagework", "Zoe") as other:
        terms = vocabularies.of(other)
        line = read_donation_line({**made, "money": None}, terms)
        from_json = add_donation_line(other, line)
        found = table_reading.read(other, (tmp_path / "t.csv").read_bytes(), "t.csv", Choices())
        donation_tables.add(other, found, is_source=True)
        from_table = reads.record(other, 2)
        for record in (from_json, from_table):
            assert [
                (one.field, one.verdict, one.value, one.remark, one.reader, one.reader_id, one.at)
                for one in record.reviews
            ] == said
        assert [row.disputed for row in reads.rows(other)] == [("donor",), ("donor",)]
        assert check(other).problems == ()
        before = dump(other)
        for wrong, sentence in (
            ({"field": "item", "part": 2, "verdict": "accepted"}, "“item 2”"),
            ({"field": "donor", "part": 1, "verdict": "maybe"}, "verdict"),
            ({"field": "donor", "part": 1, "verdict": "disputed"}, "needs a remark"),
        ):
            with pytest.raises(BadInput, match=sentence):
                add_donation_line(other, read_donation_line({**made, "money": None, "reviews": [wrong]}, terms))
        assert dump(other) == before


def test_words_that_are_denied_right_before_them_are_no_gift(ann: Store) -> None:
    text = b"Peru's ministry did not send 300 masks to Chile.\n\nPeru sent 300 masks to Cuba.\n"
    source = add_bytes(ann, text, "masks.txt", "text/plain").source_id
    given = Donation("Masks", items=(Item("masks", Decimal(300), Decimal(300), Qualifier.EXACT, "", "300 masks"),))
    denied, plain = (donations.add_donation(ann, given) for _ in range(2))
    words = current_text(ann, source).text
    for to, at in ((denied, words.index("300")), (plain, words.rindex("300"))):
        link_evidence(ann, source, at, at + len("300 masks"), "300 masks", ("donation", to))
    found = {
        to: [one.says for one in evidence_check.of_thing(ann, ("donation", to)).findings if one.gap is Gap.OTHERWISE]
        for to in (denied, plain)
    }
    assert found == {denied: ["did not send 300 masks"], plain: []}
