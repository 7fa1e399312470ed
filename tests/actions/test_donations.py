from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.actions import donations, own_fields
from app.actions.donation_rules import validate
from app.actions.evidence import link_to_things
from app.actions.sources import add_bytes
from app.domain.donations import CountSpan, DateSpan, Donation, Item, Money, Party
from app.domain.errors import BadInput, NotFound
from app.domain.own_fields import OwnContent
from app.domain.parts import match_parts
from app.domain.records import DonationFilter, DonationSort, having
from app.domain.terms import (
    Assertion,
    DatePrecision,
    LinkKind,
    MoneyKind,
    PartyRole,
    Qualifier,
    Scope,
    Status,
)
from app.domain.vocabularies import actor_kind, aid_kind, basis
from app.store.reads import actors as actor_reads
from app.store.reads import donations as reads

D = Decimal
WORDS = b"So it was reported."
MASKS = Item("masks", D(300_000), D(300_000), Qualifier.EXACT, "pieces", "300,000 masks")
GORGAN = Donation(
    title="300,000 masks from Guangzhou to Gorgan",
    status=Status.REPORTED,
    aid_kind=aid_kind("goods"),
    parties=(
        Party(PartyRole.DONOR, "Municipality of Guangzhou", actor_kind("municipal_government"), "CN", "Guangzhou"),
        Party(PartyRole.RECIPIENT, "Gorgan", actor_kind("place"), "IR", "Gorgan", note="twin city"),
    ),
    items=(MASKS,),
    date=DateSpan("2020-03-01", "2020-03-31", DatePrecision.MONTH, "March", inferred=True),
    basis=basis("twin_city"),
    motive="solidarity",
    motive_by="the authors",
    totals_reason="one act",
)
HUAWEI = Party(PartyRole.DONOR, "Huawei", actor_kind("ownership_uncertain"), "CN")


def to(code: str, name: str, **more: object) -> Donation:
    content = Donation(
        f"Something to {name}", parties=(HUAWEI, Party(PartyRole.RECIPIENT, name, actor_kind("country"), code))
    )
    return replace(content, **more)  # type: ignore[arg-type]


def test_a_record_reads_back_as_it_was_written(ledger, undoes):
    whole = replace(
        GORGAN,
        money=Money(D("1.5"), D(2), "EUR", Qualifier.BETWEEN, MoneyKind.VALUATION, "some euros", "two years"),
        donor_count=CountSpan(D(1), None, Qualifier.AT_LEAST, "at least one"),
        recipient_count=CountSpan(D(2), D(2), Qualifier.EXACT, "two"),
        ambiguity="unclear",
        note="n",
    )
    made = undoes(lambda: donations.add_donation(ledger, whole))
    record = reads.record(ledger, made)
    assert record.content == whole
    assert record.ref == "D-01"
    assert record.actor_ids[1] is None


@pytest.mark.parametrize(
    "party",
    [
        Party(PartyRole.RECIPIENT, "Iran", actor_kind("country"), "IR"),
        Party(PartyRole.RECIPIENT, "Persia", actor_kind("country"), "IR"),
        Party(PartyRole.RECIPIENT, "Baltic states", actor_kind("group"), group="baltic-states"),
        Party(PartyRole.RECIPIENT, "Countries in Africa", actor_kind("group"), group="africa"),
        Party(PartyRole.RECIPIENT, "Some 150 countries", actor_kind("group")),
        Party(PartyRole.DONOR, "Various Chinese sources", actor_kind("group"), "CN"),
        Party(PartyRole.RECIPIENT, "Gorgan", actor_kind("place")),
        Party(PartyRole.DONOR, "Chinese community in Madrid", actor_kind("community"), "ES", "Madrid"),
    ],
)
def test_every_kind_of_party_reads_back(ledger, party):
    made = donations.add_donation(ledger, Donation("t", parties=(party,)))
    assert reads.record(ledger, made).content.parties == (party,)


def test_a_name_of_no_kind_is_an_actor_then_a_country_then_a_new_actor(ledger):
    donations.add_donation(ledger, to("IR", "Iran"))
    parties = tuple(Party(PartyRole.DONOR, name) for name in ("huawei", "Holland", "Five Eyes", "Somebody"))
    found = reads.record(ledger, donations.add_donation(ledger, Donation("t", parties=parties)))
    kinds = [party.kind for party in found.content.parties]
    assert kinds == [
        actor_kind("ownership_uncertain"),
        actor_kind("country"),
        actor_kind("group"),
        actor_kind("unspecified"),
    ]
    assert [party.iso2 or party.group for party in found.content.parties] == ["CN", "NL", "five-eyes", ""]
    assert len(actor_reads.rows(ledger)) == 2


def test_an_unknown_country_is_refused_and_nothing_is_kept(ledger):
    with pytest.raises(BadInput, match="no country “Atlantis”"):
        donations.add_donation(
            ledger, Donation("t", parties=(HUAWEI, Party(PartyRole.RECIPIENT, "Atlantis", actor_kind("country"))))
        )
    assert reads.count(ledger) == 0
    assert actor_reads.rows(ledger) == ()


def test_refs_are_given_in_order_and_stay(ledger):
    first, second = (donations.add_donation(ledger, Donation(title)) for title in "ab")
    donations.remove_donation(ledger, first)
    third = donations.add_donation(ledger, Donation("c"))
    assert [reads.record(ledger, i).ref for i in (second, third)] == ["D-02", "D-03"]


def test_an_edit_keeps_the_rows_of_parties_and_items(ledger, undoes):
    made = donations.add_donation(ledger, GORGAN)
    old = reads.record(ledger, made)
    suits = Item("suits")
    changed = replace(
        GORGAN,
        parties=(GORGAN.parties[1], replace(GORGAN.parties[0], note="capital"), HUAWEI),
        items=(suits, replace(MASKS, low=D(100_000), as_stated="")),
    )
    undoes(lambda: donations.edit_donation(ledger, made, changed))
    new = reads.record(ledger, made)
    assert new.content == changed
    assert new.part_ids["parties"][:2] == (old.part_ids["parties"][1], old.part_ids["parties"][0])
    assert new.part_ids["items"][1] == old.part_ids["items"][0]


def test_an_edit_that_changes_nothing_is_no_operation(ledger):
    made = donations.add_donation(ledger, GORGAN)
    donations.edit_donation(ledger, made, GORGAN)
    ledger.undo()
    assert reads.count(ledger) == 0


def test_parts_of_another_record_are_refused(ledger):
    one, two = donations.add_donation(ledger, GORGAN), donations.add_donation(ledger, GORGAN)
    foreign = reads.record(ledger, two).part_ids["parties"]
    with pytest.raises(NotFound, match="changed meanwhile"):
        donations.edit_donation(ledger, one, replace(GORGAN, title="x"), part_ids={"parties": foreign})
    assert reads.record(ledger, one).content == GORGAN


def test_parts_are_recognised_by_content_then_name_then_place():
    old = [(1, "a:1"), (2, "b:1"), (3, "c:1")]
    same = lambda part: part[0]  # noqa: E731
    assert match_parts(old, ["b:1", "a:2", "d:9"], same) == [2, 1, 3]
    assert match_parts(old, ["d:9", "c:2"], same) == [None, 3]
    assert match_parts([], ["a:1"], same) == [None]


def test_removing_brings_back_all_on_undo(ledger, undoes):
    one, two = donations.add_donation(ledger, GORGAN), donations.add_donation(ledger, GORGAN)
    donations.set_parent(ledger, two, one)
    donations.link_donations(ledger, one, two, LinkKind.OVERLAPS)
    undoes(lambda: donations.remove_donation(ledger, one))
    assert reads.record(ledger, two).parent is None
    ledger.undo()
    assert [child.ref for child in reads.record(ledger, one).children] == ["D-02"]
    with pytest.raises(NotFound):
        donations.remove_donation(ledger, 99)


def test_several_are_removed_as_one_operation(ledger, undoes):
    one, two, three = (donations.add_donation(ledger, GORGAN) for _ in range(3))
    undoes(lambda: donations.remove_donations(ledger, (one, three)))
    assert [record.id for record in reads.records(ledger)] == [two]


def test_links_go_both_ways_or_one(ledger, undoes):
    one, two = donations.add_donation(ledger, GORGAN), donations.add_donation(ledger, GORGAN)
    undoes(lambda: donations.link_donations(ledger, one, two, LinkKind.OVERLAPS))
    with pytest.raises(BadInput, match="already have this link"):
        donations.link_donations(ledger, two, one, LinkKind.OVERLAPS)
    donations.link_donations(ledger, one, two, LinkKind.FOLLOWS)
    donations.link_donations(ledger, two, one, LinkKind.FOLLOWS)
    assert [row.overlaps for row in reads.rows(ledger)] == [("D-02",), ("D-01",)]
    assert [(link.kind, link.outgoing) for link in reads.record(ledger, two).links] == [
        (LinkKind.FOLLOWS, True), (LinkKind.OVERLAPS, False), (LinkKind.FOLLOWS, False),
    ]  # fmt: skip
    undoes(lambda: donations.unlink_donations(ledger, two, one, LinkKind.OVERLAPS))
    with pytest.raises(NotFound):
        donations.unlink_donations(ledger, two, one, LinkKind.OVERLAPS)
    with pytest.raises(BadInput):
        donations.link_donations(ledger, one, one, LinkKind.OVERLAPS)


def test_a_record_is_never_part_of_itself(ledger, undoes):
    a, b, c = (donations.add_donation(ledger, Donation(title)) for title in "abc")
    undoes(lambda: donations.set_parent(ledger, b, a))
    donations.set_parent(ledger, c, b)
    with pytest.raises(BadInput, match="D-03 is part of D-01, which cannot be part of it"):
        donations.set_parent(ledger, a, c)
    with pytest.raises(BadInput, match="D-01 cannot be part of itself"):
        donations.set_parent(ledger, a, a)
    assert [child.ref for child in reads.record(ledger, a).children] == ["D-02"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": " "}, "title"),
        ({"scope": Scope.AGGREGATE}, "many acts"),
        ({"assertion": Assertion.PROMISED}, "promised cannot enter totals"),
        ({"assertion": Assertion.OFFERED}, "offered cannot enter totals"),
        ({"assertion": Assertion.NOT_GIVEN, "in_totals": False}, "no items and no amount"),
        ({"items": (replace(MASKS, low=D(5), high=D(1)),)}, "end below"),
        ({"items": (replace(MASKS, low=D(-5)),)}, "from 0"),
        ({"items": (replace(MASKS, low=D("NaN")),)}, "from 0"),
        ({"items": (replace(MASKS, low=D("0.0001")),)}, "three decimals"),
        ({"items": (replace(MASKS, item=""),)}, "what was given"),
        ({"parties": (replace(HUAWEI, name=""),)}, "no name"),
        ({"money": Money(D(1), D(1), "")}, "currency"),
        ({"money": Money(None, None, "")}, "currency"),
        ({"money": Money(D(1), D(1), "XYZ")}, "“XYZ” is no currency"),
        ({"money": Money(None, None, "usd", as_stated="some usd")}, "“usd” is no currency"),
        ({"date": DateSpan("2020-05", "2020-04")}, "before it begins"),
        ({"date": DateSpan("2020-02-31")}, "2020-05-31"),
        ({"date": DateSpan("soon")}, "2020-05-31"),
    ],
)
def test_what_a_record_must_be(ledger, change, sentence):
    wrong = validate(replace(GORGAN, **change))
    assert len(wrong) == 1
    assert sentence in wrong[0]
    with pytest.raises(BadInput):
        donations.add_donation(ledger, replace(GORGAN, **change))
    assert validate(GORGAN) == []


def test_the_list_is_filtered(ledger):
    donations.add_donation(ledger, GORGAN)
    donations.add_donation(ledger, to("LT", "Lithuania"))
    no = to("US", "United States", assertion=Assertion.NOT_GIVEN, in_totals=False, status=Status.NONE_RECORDED)
    donations.add_donation(ledger, no)
    huawei = actor_reads.named(ledger, "Huawei")

    def refs(**wanted: object) -> list[str]:
        chosen = DonationFilter(**wanted)  # type: ignore[arg-type]
        listed = [row.ref for row in reads.rows(ledger, chosen)]
        assert reads.count(ledger, chosen) == len(listed)
        return listed

    assert refs() == ["D-01", "D-02", "D-03"]
    assert refs(places=("IR",)) == ["D-01"]
    assert refs(places=("baltic-states",)) == ["D-02"]
    assert refs(places=("CN",)) == ["D-01", "D-02", "D-03"]
    assert refs(places=("CN",), as_donor=False) == []
    assert refs(places=("five-eyes",), as_donor=False) == ["D-03"]
    assert refs(actor_id=huawei) == ["D-02", "D-03"]
    assert refs(having=having(assertion=(Assertion.NOT_GIVEN,))) == ["D-03"]
    assert refs(having=having(status=(Status.REPORTED,))) == ["D-01", "D-02"]
    assert refs(having=having(aid_kind=(aid_kind("goods"),))) == ["D-01"]
    assert refs(having=having(in_totals=(False,))) == ["D-03"]
    assert refs(words="guangz") == ["D-01"]
    assert refs(words="huawei lithu") == ["D-02"]
    assert refs(words='"') == []
    assert [row.ref for row in reads.find(ledger, "d-2")] == []
    assert [row.ref for row in reads.find(ledger, "d-02")] == ["D-02"]


def test_the_list_is_sorted_and_paged(ledger):
    for title, code, name in (("b", "IR", "Iran"), ("C", "ES", "Spain"), ("a", "GB", "United Kingdom")):
        donations.add_donation(ledger, to(code, name, title=title))
    donations.add_donation(ledger, replace(GORGAN, money=Money(D(1), D(1), "USD")))

    def refs(sort: DonationSort, **how: object) -> list[str]:
        return [row.ref[-1] for row in reads.rows(ledger, sort=sort, **how)]  # type: ignore[arg-type]

    assert refs("title") == ["4", "3", "1", "2"]
    assert refs("title", descending=True) == ["2", "1", "3", "4"]
    assert refs("title", limit=2, offset=1) == ["3", "1"]
    assert refs(DonationSort.RECIPIENT) == ["4", "1", "2", "3"]
    for sort in DonationSort:
        assert sorted(refs(sort)) == ["1", "2", "3", "4"]


def test_the_list_is_sorted_by_outcome_as_it_is_shown(ledger):
    said = (
        ("not given", Assertion.NOT_GIVEN, Status.REPORTED),
        ("promised", Assertion.PROMISED, Status.REPORTED),
        ("cancelled", Assertion.PROMISED, Status.CANCELLED),
        ("announced", Assertion.GIVEN, Status.ANNOUNCED),
        ("given", Assertion.GIVEN, Status.DELIVERED),
        ("announced", Assertion.PROMISED, Status.DECLARED),
        ("promised", Assertion.GIVEN, Status.SHIPPED),
        ("offered", Assertion.OFFERED, Status.REPORTED),
    )
    for title, assertion, status in said:
        donations.add_donation(ledger, Donation(title, assertion=assertion, status=status, in_totals=False))
    order = ["D-05", "D-04", "D-06", "D-02", "D-07", "D-08", "D-01", "D-03"]
    for descending in (False, True):
        found = [row.ref for row in reads.rows(ledger, sort="assertion", descending=descending)]
        assert found == (order[::-1] if descending else order)


def test_records_without_a_value_come_last_whichever_way_the_list_is_sorted(ledger):
    own_fields.add_field(ledger, OwnContent("spot"))
    march, may = (DateSpan(f"2020-0{n}", "", DatePrecision.MONTH) for n in (3, 5))
    plain = Donation("none")
    full = (
        Donation("two", parties=(Party(PartyRole.DONOR, "B"), Party(PartyRole.RECIPIENT, "Y")), items=(Item("tents"),),
                 money=Money(D(7), None, "USD"), date=may, own=(("spot", "b"),)),
        Donation("one", parties=(Party(PartyRole.DONOR, "a"), Party(PartyRole.RECIPIENT, "x")), items=(Item("masks"),),
                 money=Money(D(5), None, "USD"), date=march, own=(("spot", "a"),)),
    )  # fmt: skip
    for content in (plain, *full, replace(plain, title="bare")):
        donations.add_donation(ledger, content)
    for sort in ("money", "date", "spot", DonationSort.DONOR, DonationSort.RECIPIENT, DonationSort.ITEM):
        for descending, order in ((False, ["one", "two", "none", "bare"]), (True, ["two", "one", "bare", "none"])):
            how = {"sort": sort, "descending": descending}
            assert [row.content.title for row in reads.rows(ledger, **how)] == order, how
            ids = reads.ids(ledger, **how)
            assert list(reads.id_array(ledger, DonationFilter(), sort, descending=descending)) == list(ids)
            pages = [row.id for at in range(4) for row in reads.rows(ledger, **how, limit=1, offset=at)]
            assert pages == list(ids), how


def test_the_list_is_sorted_by_what_was_given_and_by_how_much_of_it(ledger):
    tents, masks = (lambda n: Item("tents", D(n), D(n))), (lambda n: Item("masks", D(n), D(n)))
    for title, item, money in (
        ("400 tents", tents(400), None), ("2 million", None, Money(D(2_000_000), None, "USD")), ("none", None, None),
        ("30 tents", tents(30), None), ("800,000", None, Money(D(800_000), D(800_000), "USD")),
        ("9 euros", None, Money(D(9), D(9), "EUR")), ("5 masks", masks(5), None),
    ):  # fmt: skip
        donations.add_donation(ledger, Donation(title, items=(item,) if item else (), money=money))
    order = ["5 masks", "30 tents", "400 tents", "9 euros", "800,000", "2 million", "none"]
    assert [row.title for row in reads.rows(ledger, sort=DonationSort.ITEM)] == order
    found = [row.title for row in reads.rows(ledger, sort=DonationSort.ITEM, descending=True)]
    assert found == ["400 tents", "30 tents", "5 masks", "2 million", "800,000", "9 euros", "none"]


def test_the_list_is_sorted_by_evidence_and_by_the_sources_of_it(ledger):
    ids = [donations.add_donation(ledger, Donation(title)) for title in ("none", "two", "one", "three")]
    zebra, aard = (
        add_bytes(ledger, WORDS + name.encode(), f"{name}.txt", "text/plain").source_id
        for name in ("Zebra", "aardvark")
    )
    for title, source_id, numbers in (("two", zebra, (0, 1)), ("one", aard, (0,)), ("three", zebra, (0, 1, 3))):
        thing = ("donation", ids[("none", "two", "one", "three").index(title)])
        for n in numbers:
            link_to_things(ledger, source_id, n, n + 1, None, [(thing, [("title", None)])])

    def titles(sort: DonationSort, **how: object) -> list[str]:
        return [row.content.title for row in reads.rows(ledger, sort=sort, **how)]  # type: ignore[arg-type]

    assert titles(DonationSort.EVIDENCE) == ["none", "one", "two", "three"]
    assert titles(DonationSort.EVIDENCE, descending=True) == ["three", "two", "one", "none"]
    assert titles(DonationSort.SOURCES) == ["one", "two", "three", "none"]
    assert titles(DonationSort.SOURCES, descending=True) == ["three", "two", "one", "none"]


def test_a_row_says_what_the_table_shows(ledger):
    one = donations.add_donation(ledger, replace(GORGAN, money=Money(D(5), None, "USD", Qualifier.OVER)))
    two = donations.add_donation(ledger, Donation("child"), parent=one)
    row, child = reads.rows(ledger)
    assert (row.donors, row.recipients, row.items) == (("Municipality of Guangzhou",), ("Gorgan",), "300,000 masks")
    assert (row.content.money, row.content.date.as_stated, row.evidence) == (
        Money(D(5), None, "USD", Qualifier.OVER),
        "March",
        0,
    )
    assert (child.id, child.parent_ref) == (two, "D-01")


@pytest.mark.parametrize(
    ("stated", "title", "now"),
    [
        ("EUR 3 million", "Norway → Peru: EUR 3 million", "Norway → Peru: EUR 4 million"),
        ("3.000.000", "Norway → Peru: EUR 3,000,000", "Norway → Peru: EUR 4,000,000"),  # as it is made of a table
        ("EUR 3 million", "Norway’s EUR 3 million", "Norway’s EUR 3 million"),
    ],
)
def test_a_title_that_nobody_typed_follows_the_figures_and_a_typed_one_stays(
    ledger, stated: str, title: str, now: str
) -> None:
    parties = Party(PartyRole.DONOR, "Norway"), Party(PartyRole.RECIPIENT, "Peru")
    three, four = (Money(D(n) * 10**6, D(n) * 10**6, "EUR") for n in (3, 4))
    made = donations.add_donation(ledger, Donation(title, parties=parties, money=replace(three, as_stated=stated)))
    four = replace(four, as_stated=stated.replace("3", "4", 1))
    donations.change_field(ledger, [made], "money", four)
    assert reads.record(ledger, made).content.title == now
    ledger.undo()
    content = reads.record(ledger, made).content
    assert content.title == title
    donations.edit_donation(ledger, made, replace(content, money=four))
    assert reads.record(ledger, made).content.title == now
    donations.change_field(ledger, [made], "title", "Mine")
    donations.change_field(ledger, [made], "money", three)
    assert reads.record(ledger, made).content.title == "Mine"
