from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.helpers.evident import places_of, reported
from tests.trials.totals import try_ledgers

from app.actions import donations, listing_ledger, terms
from app.actions.evidence import link_to_things
from app.actions.note_figures import figures_in
from app.actions.questions import question
from app.actions.sources import add_bytes
from app.domain.axes import axis_of
from app.domain.currencies import currencies
from app.domain.donations import DateSpan, Donation, Item, Money, Party
from app.domain.giving import LeftOut
from app.domain.money import format_money, read_money
from app.domain.note_figures import is_stale, tokens
from app.domain.quantity import format_interval
from app.domain.records import DonationFilter
from app.domain.terms import Assertion, LinkKind, MoneyKind, PartyRole, Qualifier, Scope, Status
from app.domain.totals import Total
from app.domain.totals_words import remarks, sum_words
from app.domain.vocabularies import NO_ACTOR_KIND, Term, actor_kind, giving
from app.store.reads import donation_groups, grouped, profiles, totals, vocabularies
from app.store.reads import donations as records

D = Decimal


def gift(code: str, *, item: Item | None = None, money: Money | None = None, **more: object) -> Donation:
    parties = (
        Party(PartyRole.DONOR, "Huawei", actor_kind("ownership_uncertain"), "CN"),
        Party(PartyRole.RECIPIENT, code, actor_kind("country"), code),
    )
    return Donation("t", parties=parties, items=(item,) if item else (), money=money, **more)  # type: ignore[arg-type]


def to(store, code: str, **what: Any) -> int:
    return reported(store, gift(code, **what))


def masks(low: int | None, high: int | None, qualifier: Qualifier = Qualifier.EXACT) -> Item:
    return Item(
        "masks",
        None if low is None else D(low),
        None if high is None else D(high),
        qualifier,
        "pieces",
    )


def shown(total: Total) -> str:
    return format_interval(total.low, total.high, total.qualifier, approximate=total.approximate)


def only(store, code: str) -> Total:
    (total,) = profiles.profile(store, code).received_totals.totals
    return total


def test_iran_exact_beside_tens_of_thousands(ledger):
    exact = to(ledger, "IR", item=masks(300_000, 300_000))
    vague = to(ledger, "IR", item=masks(20_000, 99_999, Qualifier.ORDER), scope=Scope.AGGREGATE, in_totals=False)
    donations.link_donations(ledger, vague, exact, LinkKind.OVERLAPS)
    total = only(ledger, "IR")
    assert shown(total) == "300,000"
    assert [line.ref for line in total.added] == ["D-01"]
    assert [(line.ref, line.low, line.high, line.why) for line in total.beside] == [
        ("D-02", D(20_000), D(99_999), "many at once")
    ]


def test_intervals_add_and_an_open_end_stays_open(ledger):
    to(ledger, "IR", item=masks(100, 100))
    to(ledger, "IR", item=masks(10, 20, Qualifier.BETWEEN))
    assert (only(ledger, "IR").low, only(ledger, "IR").high) == (D(110), D(120))
    to(ledger, "IR", item=masks(5, None, Qualifier.OVER))
    assert shown(only(ledger, "IR")) == "> 115"


def test_what_has_no_number_is_no_number(ledger):
    to(ledger, "IR", item=masks(None, None, Qualifier.NOT_STATED))
    assert (only(ledger, "IR").low, only(ledger, "IR").high) == (None, None)
    to(ledger, "IR", item=masks(5, 5))
    assert (only(ledger, "IR").low, only(ledger, "IR").high) == (D(5), None)


def test_two_that_may_be_the_same_give_the_interval_from_the_larger_to_both(ledger):
    small, large = to(ledger, "IR", item=masks(5, 5)), to(ledger, "IR", item=masks(7, 7))
    assert only(ledger, "IR").low == D(12)
    donations.link_donations(ledger, small, large, LinkKind.OVERLAPS)
    total = only(ledger, "IR")
    assert (shown(total), total.beside) == ("7 – 12", ())
    donations.unlink_donations(ledger, small, large, LinkKind.OVERLAPS)
    donations.set_parent(ledger, small, large)
    total = only(ledger, "IR")
    assert (shown(total), total.beside[0].ref, total.beside[0].why) == ("7", "D-01", "part of D-02")


@pytest.mark.parametrize("assertion", [Assertion.PROMISED, Assertion.OFFERED])
def test_promises_and_offers_are_apart(ledger, assertion):
    to(ledger, "IR", item=masks(5, 5), assertion=assertion, in_totals=False)
    totals = profiles.profile(ledger, "IR").received_totals
    assert totals.totals == ()
    assert [line.ref for line in totals.promised] == ["D-01"]


def test_what_was_not_given_is_in_no_total(ledger):
    to(ledger, "US", assertion=Assertion.NOT_GIVEN, in_totals=False)
    found = profiles.profile(ledger, "US")
    assert (found.received_totals.totals, found.received_totals.promised, found.received) == ((), (), ())
    assert [row.ref for row in found.not_given] == ["D-01"]


def test_money_is_never_mixed(ledger):
    for currency, kind in (("USD", MoneyKind.CASH), ("USD", MoneyKind.VALUATION), ("EUR", MoneyKind.CASH)):
        to(ledger, "US", money=Money(D(1), D(1), currency, kind=kind))
    to(ledger, "US", money=Money(D("0.5"), D("0.5"), "USD"))
    sums = {(t.what, t.unit): t.low for t in profiles.profile(ledger, "US").received_totals.totals}
    assert sums == {("cash", "USD"): D("1.5"), ("valuation", "USD"): D(1), ("cash", "EUR"): D(1)}


def test_every_currency_is_kept_shown_and_added_up_by_itself(ledger):
    every = sorted(currencies().by_code)
    codes = every[::5]
    for n, code in enumerate(every, 1):
        read = read_money(f"{code} {n} million")
        assert read is not None
        assert format_money(read.money) == f"{code} {n} million"
    for n, code in enumerate(codes, 1):
        read = read_money(f"{code} {n} million")
        assert read is not None
        made = donations.add_donation(ledger, gift("US", money=read.money))
        assert records.record(ledger, made).content.money == read.money
    to(ledger, "US", money=Money(D(1), D(1), "AZN"))  # with which all of them get their evidence
    to(ledger, "US", money=Money(None, None, "", Qualifier.NOT_STATED, as_stated="heaps of manat"))
    sums = {t.unit: t.low for t in profiles.profile(ledger, "US").received_totals.totals}
    expected = {code: D(n) * 10**6 for n, code in enumerate(codes, 1)}
    expected["AZN"] = expected.get("AZN", D(0)) + 1
    assert sums == {**expected, "": None}
    listed = [row.content.money for row in records.rows(ledger, limit=len(codes) + 2)]
    shown = {format_money(money) for money in listed if money is not None}
    assert {f"{code} {n} million" for n, code in enumerate(codes, 1)} | {"AZN 1", "“heaps of manat”"} == shown


def test_what_others_share_in_is_not_added(ledger):
    parties = tuple(Party(PartyRole.RECIPIENT, code, actor_kind("country"), code) for code in ("EE", "LV"))
    reported(ledger, Donation("t", parties=parties, items=(masks(5, 5),)))
    assert only(ledger, "EE").low is None
    assert only(ledger, "EE").beside[0].why == "shared with others"
    assert only(ledger, "baltic-states").low == D(5)


def test_a_record_kept_out_says_why(ledger):
    to(ledger, "IR", item=masks(5, 5), in_totals=False, totals_reason="only a picture")
    assert [line.why for line in only(ledger, "IR").beside] == ["only a picture"]


def summed(store) -> list[str]:
    """The references of the records that Iran's totals add up."""
    return [line.ref for total in profiles.profile(store, "IR").received_totals.totals for line in total.added]


NO = {"in_totals": False}
PROMISED = {"assertion": Assertion.PROMISED, **NO}
LENT = {"terms": giving("loan")}


@pytest.mark.parametrize(
    ("before", "key", "value", "then"),
    [
        (PROMISED, "assertion", Assertion.GIVEN, ["D-01"]),
        (PROMISED | {"totals_reason": "told in D-02 already"}, "assertion", Assertion.GIVEN, []),
        (LENT, "terms", giving("grant"), ["D-01"]),
        (LENT | NO, "terms", giving("grant"), ["D-01"]),  # as older versions noted of each loan
        (LENT | NO | {"totals_reason": "told in D-02 already"}, "terms", giving("grant"), []),
        ({"status": Status.CANCELLED} | NO, "status", Status.DELIVERED, ["D-01"]),
        (NO, "motive", "goodwill", []),
        ({}, "assertion", Assertion.PROMISED, []),
        ({}, "terms", giving("loan"), []),
    ],
)
def test_whether_a_record_counts_follows_from_what_it_says_however_that_was_changed(
    ledger, before: dict[str, Any], key: str, value: Any, then: list[str]
):
    made = to(ledger, "IR", item=masks(5, 5), **before)
    assert donations.change_field(ledger, (made,), key, value) == 1
    assert summed(ledger) == then
    assert [row.ref for row in records.rows(ledger, DonationFilter(counts=True))] == then
    back = getattr(replace(gift("IR"), **before), key)
    donations.change_field(ledger, (made,), key, back)
    donations.change_field(ledger, (made,), key, value)
    assert summed(ledger) == then, "the way there and back changes nothing"


@pytest.mark.parametrize("merges", [True, False])
def test_a_term_that_begins_to_count_lets_in_what_nobody_kept_out(ledger, merges: bool):
    for kept in ({}, NO, NO | {"totals_reason": "told in D-01 already"}):
        to(ledger, "IR", item=masks(5, 5), **LENT | kept)
    to(ledger, "IR", item=masks(5, 5), **LENT | PROMISED)
    loan, grant = (
        next(row for row in vocabularies.one(ledger, "terms_of_giving").rows if row.term.key == key)
        for key in ("loan", "grant")
    )
    if merges:
        terms.merge_terms(ledger, loan.id, grant.id)
    else:
        terms.edit_term(ledger, loan.id, replace(loan.content, counts=True))
    assert [line.ref for line in only(ledger, "IR").added] == ["D-01", "D-02"]
    assert ledger.undo() is not None
    assert only(ledger, "IR").added == ()


def test_ledgers_made_by_dice_come_to_what_a_plain_reference_says_also_through_a_workspace():
    assert try_ledgers(20, seed=70_001, every=7) >= 2


def test_what_was_given_is_counted_at_the_actors_home(ledger):
    to(ledger, "IR", item=masks(5, 5))
    to(ledger, "ES")
    china = profiles.profile(ledger, "CN")
    assert [(t.what, t.low) for t in china.given_totals.totals] == [("masks", D(5)), ("not said what", None)]
    assert sum_words(china.given_totals.totals[1]) == "neither what nor how many is said"
    assert china.received_totals.totals == ()
    assert [row.ref for row in china.given] == ["D-01", "D-02"]


def test_a_question_by_who_got_it_adds_up_only_what_is_theirs_alone(ledger):
    alone = to(ledger, "SY", money=Money(D(15), D(15), "USD"))
    both = gift("SY", money=Money(D(2), D(2), "USD"))
    shared = reported(
        ledger, replace(both, parties=(*both.parties, Party(PartyRole.RECIPIENT, "TR", actor_kind("country"), "TR")))
    )
    (of_profile,) = profiles.profile(ledger, "SY").received_totals.totals
    rows, columns = axis_of("donor"), axis_of("scope")
    for asked in (
        DonationFilter(query=question(ledger, "recipient:SY")),
        DonationFilter(query=question(ledger, "recipient.country:Syria donor:Huawei")),
        DonationFilter(places=("SY",), as_donor=False),
    ):
        (total,) = totals.of(ledger, asked).totals
        assert shown(total) == shown(of_profile) == "15"
        assert {line.donation_id for line in total.added} == {alone}
        assert total.left_out == {LeftOut.SHARED: (records.record(ledger, shared).ref,)}
        (cell,) = grouped.matrix(ledger, rows, columns, asked).cells
        assert [shown(one) for one in cell.totals.totals] == ["15"]
        counted = grouped.tally(ledger, rows, columns, asked)
        (seen,) = grouped.cells(ledger, rows, columns, counted.cells, counted.shared).values()
        assert [shown(one) for one in seen.totals.totals] == ["15"]
    for whole in ("donor:Huawei", "recipient:SY,TR", "-recipient:IR", ""):  # nobody else has a part, or nobody is named
        (total,) = totals.of(ledger, DonationFilter(query=question(ledger, whole))).totals
        assert shown(total) == "17"


def test_very_many_records_are_added_up_a_page_at_a_time_to_the_same(ledger, monkeypatch):
    for number in range(7):
        to(ledger, "IR" if number % 2 else "PE", item=masks(number, 2 * number, Qualifier.BETWEEN))
    whole, by = totals.of(ledger, DonationFilter()).every, axis_of("recipient")
    groups = donation_groups.totals(ledger, by, DonationFilter())
    tallied = grouped.tally(ledger, by, axis_of("donor"), DonationFilter())
    monkeypatch.setattr(totals, "PAGE", 2)
    monkeypatch.setattr(grouped, "SPAN", 1)
    told = list[tuple[int, int]]()
    assert totals.of(ledger, DonationFilter(), lambda done, of: told.append((done, of))).every == whole
    assert told == [(2, 7), (4, 7), (6, 7), (7, 7)]
    assert donation_groups.totals(ledger, by, DonationFilter()) == groups
    assert grouped.tally(ledger, by, axis_of("donor"), DonationFilter()).cells == tallied.cells
    monkeypatch.setattr(totals, "MANY", 7)
    monkeypatch.setattr(totals, "LISTED", 2)
    (few,) = totals.of(ledger, DonationFilter()).every
    assert replace(few, added=whole[0].added, more=whole[0].more) == whole[0]
    assert few.added == whole[0].added[:2]
    assert sorted(few.more) == sorted(line.donation_id for line in whole[0].added[2:])


def test_json_names_every_record_of_very_many_and_a_note_says_how_many_it_does_not(ledger, monkeypatch):
    for number in range(9):
        to(ledger, "PE", item=masks(number, number), status=Status.DELIVERED if number < 5 else Status.CANCELLED)
    (whole,) = listing_ledger.totals(ledger)
    monkeypatch.setattr(totals, "MANY", 9)
    monkeypatch.setattr(totals, "LISTED", 2)
    (few,) = listing_ledger.totals(ledger)
    assert sorted(few["records"]) == sorted(whole["records"])
    assert len(few["records"]) == 5
    assert few["left_out"] == whole["left_out"]
    assert len(few["left_out"][0]["records"]) == 4
    (figure,) = figures_in(ledger, ["{{total recipient:PE}}"]).values()
    assert (len(figure.records), figure.more) == (2, 3)


def test_a_gift_to_somebody_without_a_country_is_left_out_of_the_countries_of_its_source(ledger):
    who = "Emergency Fund", "WHO", "Malawi Red Cross"

    def told(title: str, *recipients: tuple[str, Term, str]) -> list[str]:
        """Records on words of one source."""
        source_id = add_bytes(ledger, title.encode(), title, "text/plain").source_id
        refs = []
        for name, kind, code in recipients:
            content = replace(gift("FJ", item=masks(5, 5)), parties=(Party(PartyRole.RECIPIENT, name, kind, code),))
            record = records.record(ledger, donations.add_donation(ledger, content))
            link_to_things(ledger, source_id, 0, 5, None, [(("donation", record.id), places_of(record))])
            refs.append(record.ref)
        return refs

    countries = actor_kind("country")
    of_many = who[1], actor_kind("international_organization"), ""
    _, fund, _ = told("told of Fiji", ("Fiji", countries, "FJ"), (who[0], NO_ACTOR_KIND, ""), of_many)
    (cross,) = told("told of nobody's country", (who[2], NO_ACTOR_KIND, ""))
    told("told of Peru", ("Peru", countries, "PE"))

    def nowhere(code: str) -> list[str]:
        profile = profiles.profile(ledger, code)
        out = profile.received_totals.left_out.get(LeftOut.NOWHERE, ())
        assert [row.ref for row in profile.nowhere] == list(out)
        return list(out)

    assert nowhere("FJ") == [fund, cross], "a source that names no country may tell of any"
    assert only(ledger, "FJ").low == 5
    assert nowhere("PE") == nowhere("MW") == [cross]
    assert not profiles.profile(ledger, "FJ").given_totals.left_out
    (line,) = [one for one in listing_ledger.totals(ledger, to="MW") if one["left_out"]]
    left_out = [{"why": "nowhere", "says": "no country is named for who got it", "records": [cross]}]
    assert (line["records"], line["left_out"]) == ([], left_out)
    # A question asks the same as a country's page, with all else that it asks for.
    asked = (
        "recipient:FJ",
        "recipient:MW",
        "recipient.region:Africa",
        "recipient:FJ item:masks",
        "recipient:FJ item:cots",
    )
    found = [totals.of(ledger, DonationFilter(query=question(ledger, one))).left_out for one in asked]
    assert [one.get(LeftOut.NOWHERE) for one in found] == [(fund, cross), (cross,), (cross,), (fund, cross), None]
    figures = figures_in(ledger, ["{{total recipient:FJ}}"])
    (figure,) = figures.values()
    assert figure.words == f"5 masks (not in it: {fund}, {cross}, no country is named for who got it)"
    assert not is_stale(tokens("{{total recipient:FJ|5 masks}}")[0], figure), "as notes kept it before"


def test_a_sum_of_money_of_years_far_apart_says_so(ledger):
    for day, currency in (("1922-05-01", "NOK"), ("2024-05-01", "NOK"), ("2019-05-01", "EUR"), ("2024-05-01", "EUR")):
        to(ledger, "IR", money=Money(D(5), D(5), currency), date=DateSpan(day, day))
    to(ledger, "IR", item=masks(5, 5), date=DateSpan("1922-05-01", "1922-05-01"))
    to(ledger, "IR", item=masks(5, 5))
    sums = {total.unit: remarks(total) for total in profiles.profile(ledger, "IR").received_totals.totals}
    assert sums == {"NOK": ["adds sums of 1922 to 2024 as they were"], "EUR": [], "": []}
    assert [one["years"] for one in listing_ledger.totals(ledger, to="IR") if "years" in one] == [[1922, 2024]]
