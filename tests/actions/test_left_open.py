"""What is left open of pledges that are told of in several records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest
from tests.helpers.evident import reported

from app.actions import donations, listing_ledger
from app.domain.axes import axis_of
from app.domain.donations import Amount, Donation, Item, Money, Party
from app.domain.terms import AmountRole, Assertion, LinkKind, PartyRole, Qualifier, Status
from app.domain.vocabularies import giving
from app.store.reads import donations as reads
from app.store.reads import profiles
from app.store.store import Store

D = Decimal
NORWAY = Party(PartyRole.DONOR, "Norway")


def doses(*many: int) -> tuple[Item, ...]:
    return tuple(Item("doses", D(one), D(one), Qualifier.EXACT, "", f"{one} doses") for one in many)


def pledged(*many: int, to: str = "Kenya") -> Donation:
    content = given(*many, to=to)
    return Donation(
        f"{many} promised",
        parties=content.parties,
        items=content.items,
        assertion=Assertion.PROMISED,
        status=Status.COMMITTED,
        in_totals=False,
    )


def given(*many: int, to: str = "Kenya") -> Donation:
    return Donation(f"{many} came", parties=(NORWAY, Party(PartyRole.RECIPIENT, to)), items=doses(*many))


def in_part(content: Donation) -> Donation:
    """Of which some has come, how much and of what nobody says."""
    return replace(content, amounts=(Amount(AmountRole.DELIVERED, which="some of them"),))


def in_crates(content: Donation) -> Donation:
    return replace(content, items=tuple(replace(one, unit="crates", as_stated="") for one in content.items))


def some_given() -> Donation:
    return replace(given(), title="Doses came", items=(Item("doses", as_stated="some of the doses"),))


def some_pledged() -> Donation:
    return replace(pledged(), title="Doses promised", items=(Item("doses", as_stated="doses"),))


@dataclass(frozen=True)
class Told:
    """Records with their relations, and what is open of each of them that is a pledge."""

    records: tuple[Donation, ...]
    open: dict[int, str]
    links: tuple[tuple[int, LinkKind, int], ...] = ()
    parts: tuple[tuple[int, int], ...] = ()


DELIVERS, SAME, CONFLICTS = LinkKind.DELIVERS, LinkKind.DUPLICATE_OF, LinkKind.CONFLICTS
TOLD = {
    "what delivers an instalment delivers the whole": Told(
        (pledged(10), pledged(2), pledged(8), given(2)),
        {0: "8 doses", 1: "doses, nothing more", 2: "8 doses"},
        ((3, DELIVERS, 1),),
        ((1, 0), (2, 0)),
    ),
    "a part that was given has come": Told((pledged(10), given(4)), {0: "6 doses"}, parts=((1, 0),)),
    "what delivers the whole may be of any instalment": Told(
        (pledged(10), pledged(6), given(5)), {0: "5 doses", 1: "1 – 6 doses"}, ((2, DELIVERS, 0),), ((1, 0),)
    ),
    "what delivers another instalment is not of this one": Told(
        (pledged(10), pledged(6), pledged(4), given(4)), {0: "6 doses", 1: "6 doses", 2: "doses, nothing more"},
        ((3, DELIVERS, 2),), ((1, 0), (2, 0)),
    ),
    "what delivers two pledges may be of either": Told(
        (pledged(10), pledged(20), given(6)), {0: "4 – 10 doses", 1: "14 – 20 doses"},
        ((2, DELIVERS, 0), (2, DELIVERS, 1)),
    ),
    "what delivers what another source says of a pledge": Told(
        (pledged(10), pledged(12), given(4)), {0: "6 doses", 1: "8 doses"}, ((2, DELIVERS, 0), (0, CONFLICTS, 1))
    ),
    "what delivers a duplicate": Told(
        (pledged(10), pledged(10), given(4)), {0: "6 doses", 1: "6 doses"}, ((2, DELIVERS, 1), (1, SAME, 0))
    ),
    "what another source says to be given of it": Told(
        (pledged(10), given(4)), {0: "6 – 10 doses"}, ((0, CONFLICTS, 1),)
    ),
    "a part came, and of what is not said": Told((pledged(10), given()), {0: "≤ 10 doses"}, ((1, DELIVERS, 0),)),
    "a part came beside one that is counted": Told(
        (pledged(10), given(), given(4)), {0: "≤ 6 doses"}, ((1, DELIVERS, 0), (2, DELIVERS, 0))
    ),
    "a part came, by the pledge's own words": Told((in_part(pledged(10)), given(4)), {0: "≤ 6 doses"}, parts=((1, 0),)),
    "some came of a thing without a number": Told((pledged(10), some_given()), {0: "≤ 10 doses"}, ((1, DELIVERS, 0),)),
    "nobody says how many were promised": Told(
        (some_pledged(), given(4)), {0: "doses, how much is not known"}, ((1, DELIVERS, 0),)
    ),
    "nobody says of what many were promised, and some came in another unit": Told(
        (some_pledged(), in_crates(given(4))), {0: "doses, how much is not known"}, ((1, DELIVERS, 0),)
    ),
    "one thing in two rows is one thing": Told((pledged(100, 50), given(60)), {0: "90 doses"}, ((1, DELIVERS, 0),)),
    "what arrives of what was shipped": Told(
        (pledged(10), pledged(6), given(4)), {0: "6 doses", 1: "2 doses"}, ((1, DELIVERS, 0), (2, DELIVERS, 1))
    ),
    "a part of what came is no more of it": Told(
        (pledged(10), given(6), given(4)), {0: "4 doses", 1: "2 doses"}, ((1, DELIVERS, 0), (2, DELIVERS, 1))
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_what_is_left_open_where_several_records_tell_of_it(ledger: Store, name: str) -> None:
    told = TOLD[name]
    ids = [reported(ledger, one) for one in told.records]
    for part, whole in told.parts:
        donations.set_parent(ledger, ids[part], ids[whole])
    for one, kind, other in told.links:
        donations.link_donations(ledger, ids[one], ids[other], kind)
    found = {
        n: "; ".join(one.words() for one in record.open)
        for n, donation_id in enumerate(ids)
        if (record := reads.record(ledger, donation_id)).open is not None
    }
    assert found == told.open


def test_a_whole_in_goods_of_a_part_in_money_says_nothing_of_it(ledger: Store) -> None:
    """What came of the whole in another thing than the part was pledged in is not of the part."""
    cash = Money(D(30), D(30), "EUR", as_stated="EUR 30")
    both = Donation("Both", items=doses(10), money=cash, parties=(NORWAY,), in_totals=False,
                    assertion=Assertion.PROMISED, status=Status.COMMITTED)  # fmt: skip
    money = Donation("Cash", money=Money(D(30), D(30), "EUR", as_stated="EUR 30"), parties=(NORWAY,), in_totals=False,
                     assertion=Assertion.PROMISED, status=Status.COMMITTED)  # fmt: skip
    whole, part, came = (reported(ledger, one) for one in (both, money, given(4)))
    donations.set_parent(ledger, part, whole)
    donations.link_donations(ledger, came, whole, DELIVERS)
    found = [[one.words() for one in reads.record(ledger, each).open or ()] for each in (whole, part)]
    assert found == [["6 doses", "EUR 30"], ["EUR 30"]]


# --- added up -----------------------------------------------------------------------------------------


def of_norway(ledger: Store) -> dict[str, tuple[str, list[str]]]:
    """What is said of pledges in the sums over all, by what they are of, with their records."""
    return {
        one["unit"] or one["what"]: (one["pledged"]["says"], one["pledged"]["records"])
        for one in listing_ledger.totals(ledger)
        if one["pledged"]
    }


def cash(currency: str, much: int, **more: Any) -> Donation:
    money = Money(D(much), D(much), currency, Qualifier.EXACT, as_stated=f"{currency} {much}")
    return replace(pledged(), title=f"{currency} {much}", items=(), money=money, **more)


def test_pledges_are_added_up_and_never_across_currencies_and_things(ledger: Store) -> None:
    tents = replace(pledged(), title="Tents", items=(Item("tents", D(3), D(3), Qualifier.EXACT, "", "3 tents"),))
    told = (pledged(10), pledged(20), cash("EUR", 30), cash("USD", 40), tents, given(4), given(25))
    first, second, *_, came, more = (reported(ledger, one) for one in told)
    donations.link_donations(ledger, came, first, DELIVERS)
    donations.link_donations(ledger, more, second, DELIVERS)
    assert of_norway(ledger) == {
        "doses": ("promised: 30 doses · delivered: 29 doses · still open: 6 doses", ["D-02", "D-01"]),
        "EUR": ("promised: EUR 30 · delivered: nothing recorded · still open: EUR 30", ["D-03"]),
        "USD": ("promised: USD 40 · delivered: nothing recorded · still open: USD 40", ["D-04"]),
        "tents": ("promised: 3 tents · delivered: nothing recorded · still open: 3 tents", ["D-05"]),
    }


def test_what_is_no_gift_or_has_no_passage_is_no_promise_that_is_added(ledger: Store) -> None:
    reported(ledger, cash("EUR", 30, totals_reason="Only announced"))
    reported(ledger, cash("EUR", 7, terms=giving("loan")))
    reported(ledger, replace(cash("EUR", 5), assertion=Assertion.GIVEN, status=Status.CANCELLED))
    donations.add_donation(ledger, cash("EUR", 9))
    (euros,) = listing_ledger.totals(ledger)
    assert (euros["pledged"]["says"], euros["pledged"]["records"]) == (
        "promised: EUR 30 · delivered: nothing recorded · still open: EUR 30",
        ["D-01"],
    )
    assert {one["why"]: one["records"] for one in euros["pledged"]["left_out"]} == {
        "lent": ["D-02"],
        "no_passage": ["D-04"],
    }


def test_what_another_calls_off_may_be_nothing(ledger: Store) -> None:
    off = replace(given(10), title="Off", status=Status.CANCELLED)
    one, other = reported(ledger, pledged(10)), reported(ledger, off)
    donations.link_donations(ledger, one, other, CONFLICTS)
    assert of_norway(ledger) == {
        "doses": ("promised: ≤ 10 doses · delivered: nothing recorded · still open: ≤ 10 doses", ["D-01"])
    }


def test_pledges_by_who_made_and_got_them(ledger: Store) -> None:
    """A promise to several is nobody's own."""
    peru = Party(PartyRole.RECIPIENT, "Peru")
    reported(ledger, pledged(10))
    shared = pledged(7)
    reported(ledger, replace(shared, parties=(*shared.parties, peru)))
    (of_kenya,) = listing_ledger.totals(ledger, to="KE")
    groups = {
        one["name"]: [(row["pledged"]["says"], row["pledged"]["left_out"]) for row in one["total"]]
        for one in listing_ledger.totals_by(ledger, axis_of("recipient"))
    }
    says = "promised: 10 doses · delivered: nothing recorded · still open: 10 doses"
    others = [{"why": "shared", "says": "shared with others", "records": ["D-02"]}]
    assert (of_kenya["pledged"]["says"], of_kenya["pledged"]["left_out"]) == (says, others)
    assert groups["Kenya"] == [(says, others)]
    assert [left for _, left in groups["Peru"]] == [others]
    (by_norway,) = listing_ledger.totals(ledger, by="NO")
    assert by_norway["pledged"]["records"] == ["D-01", "D-02"]
    assert profiles.profile(ledger, "KE").received_pledged[0].refs == ("D-01",)


def test_a_pledge_lists_what_came_out_of_its_instalments(ledger: Store) -> None:
    whole, part, came = (reported(ledger, one) for one in (pledged(10), pledged(4), given(4)))
    donations.set_parent(ledger, part, whole)
    donations.link_donations(ledger, came, part, DELIVERS)
    found = {one.row.ref: [ref.ref for ref in one.came] for one in reads.pledges(ledger, reads.rows(ledger))}
    assert (found["D-01"], found["D-02"]) == (["D-03"], ["D-03"])
