"""What is left open of pledges that are told of in several records."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from tests.helpers.evident import reported

from app.actions import donations
from app.domain.donations import Donation, Item, Money, Party
from app.domain.terms import Assertion, LinkKind, PartyRole, Qualifier, Status
from app.store.reads import donations as reads
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
