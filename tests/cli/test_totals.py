"""Totals and units from the command line, also beside another process that writes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.helpers.evident import on_words
from tests.helpers.long import few

from app.actions import donations, reviews
from app.domain.donations import Donation, Item, Money, Party
from app.domain.terms import Assertion, LinkKind, PartyRole, Qualifier, Status, Verdict
from app.domain.vocabularies import actor_kind
from app.store.store import Store

D = Decimal


@pytest.fixture
def ledger(workspace):
    """Fuel in conflict, tea by the ton and by the tonne, a deposit, and what was called off."""
    to = (Party(PartyRole.RECIPIENT, "Iran", actor_kind("country"), "IR"),)
    with Store(workspace, "Ann") as store:
        fuel = Donation("Fuel", parties=to, items=(Item("fuel", D(290), D(290), unit="t"),))
        one = donations.add_donation(store, fuel)
        two = donations.add_donation(store, Donation("Fuel", items=(Item("fuel", D(200), D(200), unit="tonnes"),)))
        donations.link_donations(store, one, two, LinkKind.CONFLICTS)
        for number, unit in ((3, "tons"), (4, "tonnes")):
            donations.add_donation(store, Donation("Tea", items=(Item("tea", D(number), D(number), unit=unit),)))
        amount = Money(D(10) ** 9, D(10) ** 9, "USD", as_stated="a deposit of $1 billion")
        donations.add_donation(store, Donation("In the bank", money=amount))
        donations.add_donation(store, Donation("Tents", status=Status.CANCELLED, items=(Item("tents", D(5), D(5)),)))
        on_words(store)
    return workspace


def total(run, ledger, what, *options):
    found = run("totals", "--json", *options, "--workspace", ledger)
    assert (found.code, found.err) == (0, "")
    return next(one for one in found.json() if one["what"] == what)


def test_a_total_says_its_unit_its_records_and_what_it_left_out_and_why(run, ledger):
    fuel = total(run, ledger, "fuel")
    assert (fuel["unit"], fuel["low"], fuel["high"], fuel["records"]) == ("tonnes", 200, 290, ["D-01", "D-02"])
    assert fuel["joined"] == [{"how": "conflict", "records": ["D-01", "D-02"], "low": 200, "high": 290}]
    assert fuel["says"] == "200 – 290 tonnes of fuel"
    tea = total(run, ledger, "tea")
    assert (tea["low"], tea["taken"]) == (7, [{"word": "tons", "as": "tonnes"}])
    cash = total(run, ledger, "cash")
    assert (cash["unit"], cash["low"], cash["records"]) == ("USD", None, [])
    assert [(one["why"], one["records"]) for one in cash["left_out"]] == [("lent", ["D-05"])]
    assert [one["why"] for one in total(run, ledger, "tents")["left_out"]] == ["cancelled"]


def test_what_was_promised_and_is_open_stands_below_the_sum_of_what_was_given(run, ledger):
    with Store(ledger, "Ann") as store:
        tea = Item("tea", D(10), D(10), Qualifier.EXACT, "tonnes")
        promise = Donation(
            "Promise", items=(tea,), assertion=Assertion.PROMISED, status=Status.COMMITTED, in_totals=False
        )
        made = donations.add_donation(store, promise)
        on_words(store)
        donations.link_donations(store, 4, made, LinkKind.DELIVERS)
    said = run("totals", "--workspace", ledger).out.splitlines()
    much = "promised: 10 tonnes of tea · delivered: 4 tonnes of tea · still open: 6 tonnes of tea"
    assert f"  {much}: D-07" in said
    found = total(run, ledger, "tea")["pledged"]
    assert (found["says"], found["records"], found["unclear"]) == (much, ["D-07"], [])
    assert [(found[key]["low"], found[key]["high"]) for key in ("promised", "delivered", "open")] == [
        (10, 10), (4, 4), (6, 6),
    ]  # fmt: skip


def test_totals_in_words(run, ledger):
    said = run("totals", "--workspace", ledger).out.splitlines()
    assert "200 – 290 tonnes of fuel: D-01, D-02" in said
    assert "  D-01, D-02 conflict: together 200 to 290" in said
    assert "  “tons” is taken as tonnes" in said
    assert "cash USD: nothing counts" in said
    assert "  left out, lent, deposited, swapped or on credit: D-05" in said


def test_a_dispute_is_said_beside_the_sum_and_caveats_in_groups_as_without_them(run, ledger):
    with Store(ledger, "Ben") as store:
        item = next(one.held.place for one in reviews.standings(store, ("donation", 3)) if one.held.field == "item")
        reviews.review_field(store, ("donation", 3), item, Verdict.DISPUTED, "it was coffee")
    whole = run("totals", "--workspace", ledger).out.splitlines()
    assert "  disputed: D-03" in whole
    asked = run("query", "item:tea", "--as", "totals", "--workspace", ledger).out.splitlines()
    assert "  disputed: D-03" in asked
    grouped = run("totals", "--by", "scope", "--workspace", ledger).out.splitlines()
    assert [f"  {line}" for line in whole] == grouped[1:]


def test_totals_of_a_country(run, ledger):
    assert total(run, ledger, "fuel", "--to", "IR")["low"] == 290
    assert total(run, ledger, "fuel", "--to", "iran")["low"] == 290  # by name too
    assert run("totals", "--from", "IR", "--json", "--workspace", ledger).json() == []
    for name in ("XX", "Chad and Mali", "and"):
        unknown = run("totals", "--to", name, "--workspace", ledger)
        assert (unknown.code, unknown.out) == (1, "")
    for name in ("Trinidad and Tobago", "saint kitts and nevis", "Cote d'Ivoire"):  # as others write it
        assert run("totals", "--to", name, "--workspace", ledger).code == 0
    both = run("totals", "--to", "IR", "--from", "CN", "--workspace", ledger)
    assert (both.code, both.err) == (1, "Choose one of --to and --from: what a country received, or what it gave.\n")


def test_units_are_listed_renamed_undone_and_restored(run, ledger):
    rows = run("list", "units", "--json", "--workspace", ledger).json()
    tonnes = next(row for row in rows if row["name"] == "tonnes")
    assert (tonnes["kind"], tonnes["taken"], tonnes["own"]) == ("unit", ["ton"], False)
    ran = run("units", "set", "tonnes", "--word", "t", "--word", "metric ton", "--json", "--workspace", ledger)
    assert ran.json() == [{"kind": "unit", "name": "tonnes", "words": ["t", "metric ton"], "taken": [], "own": True}]
    assert total(run, ledger, "tea")["low"] in (3, 4)
    assert run("undo", "--workspace", ledger).code == 0
    assert total(run, ledger, "tea")["low"] == 7
    run("units", "set", "hot drinks", "--thing", "--word", "tea", "--workspace", ledger)
    assert total(run, ledger, "hot drinks")["low"] == 7
    assert run("units", "reset", "hot drinks", "--thing", "--workspace", ledger).out == "hot drinks: no longer named\n"
    assert run("check", "--workspace", ledger).code == 0


@few(
    "argv, said",
    [
        (("set", "tons"), "“ton” would mean tonnes and tons. Take it out of one of them first."),
        (("set", " "), "A unit or thing needs a name."),
        (("reset", "crates"), "This workspace says nothing of its own about “crates”."),
        (("reset", "tonnes", "--word", "t"), "reset takes no words; use set to say which there are."),
        (("set", "x" * 81), "“xxxxxxxxxxxxxxxxxxxx” has a word of more than 80 letters. Shorten it."),
    ],
    keep=2,
    why="more refusals",
)
def test_what_can_not_be_said_of_units_is_a_sentence_and_changes_nothing(run, ledger, argv, said):
    before = run("list", "units", "--json", "--workspace", ledger).out
    ran = run("units", *argv, "--workspace", ledger)
    assert (ran.code, ran.out, ran.err) == (1, "", f"{said}\n")
    assert run("list", "units", "--json", "--workspace", ledger).out == before


def test_records_say_their_outcome_and_whether_they_count(run, ledger):
    rows = {one["ref"]: one for one in run("list", "donations", "--json", "--workspace", ledger).json()}
    told = [(rows[ref]["outcome"], rows[ref]["counts"], rows[ref]["left_out"]) for ref in ("D-01", "D-05", "D-06")]
    assert told == [("given", True, None), ("given", False, "lent"), ("cancelled", False, "cancelled")]
    assert (rows["D-06"]["assertion"], rows["D-06"]["status"]) == ("given", "cancelled")
