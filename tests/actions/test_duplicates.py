"""Likely duplicates: which pairs are found, and that a merge keeps the evidence of both and is undone as one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from tests.helpers.store_dump import dump

from app.actions import donations, duplicates
from app.actions.check import check
from app.actions.evidence import link_evidence
from app.actions.notes import add_note
from app.actions.sources import add_bytes
from app.domain.donations import DateSpan, Donation, Item, Money, Party
from app.domain.duplicates import Compared, differences, stated_by_one
from app.domain.duplicates import duplicates as alike
from app.domain.errors import BadInput
from app.domain.records import DonationFilter
from app.domain.terms import EvidenceRole, LinkKind, PartyRole, Scope
from app.domain.vocabularies import COUNTRY, PLACE, actor_kind
from app.store.reads import donations as reads
from app.store.reads import totals
from app.store.store import Store

D = Decimal
DONOR = Party(PartyRole.DONOR, "Orbis Works", actor_kind("foundation"))
KENYA = Party(PartyRole.RECIPIENT, "Kenya", COUNTRY, "KE")
PERU = Party(PartyRole.RECIPIENT, "Peru", COUNTRY, "PE")
TEXT = b"Orbis Works gave 500 tents to Kenya in May. The firm sent some 500 tents and beds to Nairobi."


def tents(title: str, many: int, *more: Party, day: str = "2021-05-03", **beside: object) -> Donation:
    span = DateSpan(day, day)
    items = (Item("tents", D(many), D(many)), *beside.pop("items", ()))  # type: ignore[misc]
    return Donation(title, parties=(DONOR, *(more or (KENYA,))), items=items, date=span, **beside)  # type: ignore[arg-type]


def pairs(store: Store) -> set[frozenset[str]]:
    some, many, _ = duplicates.likely_duplicates(store)
    found = {frozenset((one.first.ref, one.second.ref)) for one in some}
    assert duplicates.how_many_likely(store) == many == len(found)
    assert [len(one) for one in duplicates.likely_duplicates(store, 1)[:1]] == [min(1, many)]
    assert duplicates.likely_duplicates(store, 1)[1] == many
    return found


def test_pairs_are_found_until_somebody_says_how_they_are_related(ledger: Store) -> None:
    same = [donations.add_donation(ledger, tents(f"Gift {n}", 500 + n)) for n in range(3)]
    donations.add_donation(ledger, tents("Elsewhere", 500, PERU))
    donations.add_donation(ledger, tents("Years later", 500, day="2024-05-03"))
    every = {frozenset(two) for two in combinations(("D-01", "D-02", "D-03"), 2)}
    assert pairs(ledger) == every
    donations.link_donations(ledger, same[0], same[1], LinkKind.OVERLAPS)
    donations.set_parent(ledger, same[2], same[1])
    assert pairs(ledger) == every - {frozenset(("D-01", "D-02")), frozenset(("D-02", "D-03"))}


def test_what_came_of_a_sum_may_be_the_sum_that_the_same_source_tells_of_before(ledger: Store) -> None:
    source_id = add_bytes(ledger, TEXT, "t.txt", "text/plain").source_id
    for many in (150, 90, 30):
        content = Donation(f"{many}", parties=(DONOR, KENYA), money=Money(D(many), D(many), "KES"))
        link_evidence(ledger, source_id, 0, 5, None, ("donation", donations.add_donation(ledger, content)))
    donations.add_donation(ledger, Donation("t", parties=(DONOR, KENYA), money=Money(D(100), D(100), "KES")))
    assert pairs(ledger) == {frozenset(("D-01", "D-02"))}


def test_of_very_many_between_the_same_two_those_with_a_figure_in_common_are_compared() -> None:
    def likely(*contents: Donation) -> tuple[list[tuple[int, int]], bool]:
        given = [Compared(n, content, None, frozenset()) for n, content in enumerate(contents)]
        found, is_partial = alike(given)
        return [one[:2] for one in found], is_partial

    days = [f"{year}-{month:02}-15" for year in range(1990, 2007) for month in range(1, 13)]
    series = [tents(f"Gift {n}", 10 * n + 1, day=day) for n, day in enumerate(days)]
    assert likely(*series[:200])[1] is False
    assert likely(*series) == ([], True)
    again = tents("Again", 1, day=days[1]), tents("Years later", 11, day="2020-01-01")
    money = Money(D(7), D(7), "EUR")
    sums = tuple(replace(series[n], items=(), money=money, title="A sum") for n in (3, 4, 90))
    assert likely(*series, *again, *sums) == ([(0, len(days)), (len(days) + 2, len(days) + 3)], True)
    same = [tents(f"Gift {n}", 5, day=day) for n, day in enumerate([*days, days[7]])]
    assert likely(*same) == ([(7, len(days))], True), "of very many with one figure those of one day"
    assert likely(*[tents("Gift", 5)] * 201) == ([], True)


def test_towns_of_one_name_and_gifts_through_one_body_for_several_countries_are_no_duplicates(ledger: Store) -> None:
    agency = Party(PartyRole.RECIPIENT, "Relief Agency", actor_kind("international_organization"))
    for code, country in (("MT", "Malta"), ("PW", "Palau"), ("NR", "Nauru")):
        donations.add_donation(ledger, tents("To a town", 10, Party(PartyRole.RECIPIENT, "Newtown", PLACE, code)))
        ends = Party(PartyRole.BENEFICIARY, country, COUNTRY, code)
        donations.add_donation(ledger, tents("For a country", 10, agency, ends))
    assert pairs(ledger) == {frozenset(two) for two in (("D-01", "D-02"), ("D-03", "D-04"), ("D-05", "D-06"))}
    donations.add_donation(ledger, tents("For whom is not said", 10, agency))
    donations.add_donation(ledger, tents("Where is not said", 10, Party(PartyRole.RECIPIENT, "Newtown", PLACE)))
    for number, others in ((7, (2, 4, 6)), (8, (1, 3, 5))):
        assert {frozenset((f"D-0{one}", f"D-0{number}")) for one in others} <= pairs(ledger)


def test_what_is_within_one_aggregate_at_any_depth_is_no_duplicate_of_it(ledger: Store) -> None:
    whole, part, inner = (donations.add_donation(ledger, tents(f"Gift {n}", 500)) for n in range(3))
    donations.set_parent(ledger, part, whole)
    donations.set_parent(ledger, inner, part)
    assert pairs(ledger) == set()


def test_a_merge_keeps_the_evidence_of_both_and_undo_brings_both_back(ledger: Store, undoes) -> None:
    source = add_bytes(ledger, TEXT, "a.txt", "text/plain").source_id
    keep = donations.add_donation(ledger, tents("Tents for Kenya", 500))
    money = Money(D(90), D(90), "EUR")
    other = donations.add_donation(
        ledger, tents("Tents and beds", 480, money=money, motive="Goodwill", items=(Item("beds", D(7), D(7)),))
    )
    third = donations.add_donation(ledger, tents("A delivery", 20, PERU))
    for one, quote in ((keep, "Orbis Works gave 500 tents"), (other, "The firm sent some 500 tents and beds")):
        at = TEXT.decode().index(quote)
        fields = [("title", None), *(("item", part) for part in reads.record(ledger, one).part_ids["items"])]
        link_evidence(ledger, source, at, at + len(quote), quote, ("donation", one), fields)
    donor = ("donor", reads.record(ledger, other).part_ids["parties"][0])
    link_evidence(ledger, source, 0, 26, None, ("donation", other), [("title", None), donor])
    add_note(ledger, "At both.", "Look again", "donation", other)
    donations.link_donations(ledger, other, third, LinkKind.OVERLAPS)
    donations.link_donations(ledger, keep, other, LinkKind.CONFLICTS)
    before = {one.passage_id for two in (keep, other) for one in reads.record(ledger, two).evidence}
    ours, theirs = reads.record(ledger, keep), reads.record(ledger, other)
    differing = differences(ours.content, theirs.content, ours.fields)
    assert [one.field.key for one in differing] == ["title", "items"]
    alone = {field.key: value for field, value in stated_by_one(ours.content, theirs.content, ours.fields)}
    assert (set(alone), [one.item for one in alone["items"]]) == ({"items", "money", "motive"}, ["beds"])

    undoes(lambda: duplicates.merge_donations(ledger, keep, other, {"items"}))

    now = reads.record(ledger, keep)
    assert (now.content.title, now.content.motive, now.content.money) == ("Tents for Kenya", "Goodwill", money)
    assert [(one.item, one.low) for one in now.content.items] == [("tents", 480), ("beds", 7)]
    assert len(now.content.parties) == 2
    assert {one.passage_id for one in now.evidence} == before
    under = {(one.field, one.part_label) for one in now.evidence if one.quote.startswith("The firm")}
    assert under == {("title", ""), ("item", "tents"), ("item", "beds")}
    assert [(link.other.id, link.kind) for link in now.links] == [(third, LinkKind.OVERLAPS)]
    assert reads.count(ledger) == 2
    assert totals.of(ledger, DonationFilter()).ordered[0].low == 480
    assert {one.kind for one in check(ledger).problems} == {"evidence"}, "480 is not what the kept words say"


@pytest.mark.parametrize("of_theirs", [set(), {"items"}])
def test_words_that_support_one_record_and_contradict_the_other_do_not_do_both_once_they_are_merged(
    ledger: Store, of_theirs: set[str]
) -> None:
    source = add_bytes(ledger, b"It gave 500 tents. It gave 480 tents.", "a.txt", "text/plain").source_id
    keep, other = (donations.add_donation(ledger, tents("Tents for Kenya", many)) for many in (500, 480))
    for one, start, role in (
        (keep, 8, EvidenceRole.SUPPORTS), (keep, 27, EvidenceRole.CONTRADICTS), (other, 27, EvidenceRole.SUPPORTS),
        (other, 8, EvidenceRole.CONTRADICTS),
    ):  # fmt: skip
        item = ("item", reads.record(ledger, one).part_ids["items"][0])
        link_evidence(ledger, source, start, start + 9, None, ("donation", one), [item], role)
    duplicates.merge_donations(ledger, keep, other, of_theirs)
    now = reads.record(ledger, keep)
    right = f"{now.content.items[0].low} tents"
    assert sorted((one.quote, one.role) for one in now.evidence) == [
        (quote, EvidenceRole.SUPPORTS if quote == right else EvidenceRole.CONTRADICTS)
        for quote in ("480 tents", "500 tents")
    ]


def test_one_act_does_not_become_many_by_being_merged(ledger: Store) -> None:
    keep = donations.add_donation(ledger, tents("One", 5))
    many = donations.add_donation(ledger, tents("Many", 5, scope=Scope.AGGREGATE, in_totals=False))
    ours, theirs = reads.record(ledger, keep), reads.record(ledger, many)
    keys = {one.field.key for one in differences(ours.content, theirs.content, ours.fields)}
    assert {"scope", "in_totals"} <= keys, "the person is asked"
    duplicates.merge_donations(ledger, keep, many)
    now = reads.record(ledger, keep).content
    assert (now.scope, now.in_totals) == (Scope.SPECIFIC, True)


def test_what_cannot_be_merged_is_said_and_nothing_changes(ledger: Store) -> None:
    whole, part = (donations.add_donation(ledger, tents(title, 5)) for title in ("Whole", "Part"))
    donations.set_parent(ledger, part, whole)
    before = dump(ledger)
    with pytest.raises(BadInput, match="are a part and its whole"):
        duplicates.merge_donations(ledger, whole, part)
    with pytest.raises(BadInput, match="with itself"):
        duplicates.merge_donations(ledger, part, part)
    assert dump(ledger) == before
