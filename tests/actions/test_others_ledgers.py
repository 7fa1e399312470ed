"""Ledgers in the manner of other people, kept in a real workspace, come to what was added up by hand."""

from __future__ import annotations

from decimal import Decimal

from tests.helpers.evident import on_words
from tests.helpers.long import few
from tests.helpers.others_ledgers import SEEN, UNSEEN, OthersLedger

from app.actions import donations
from app.domain.donations import Donation, Item, Money
from app.domain.records import DonationFilter
from app.domain.terms import Assertion, LinkKind, Qualifier, Scope, Status
from app.domain.totals_words import remarks
from app.store.reads import totals
from app.store.store import Store

ALL = {**SEEN, **UNSEEN}


def ends(stated: tuple) -> tuple[Decimal | None, Decimal | None]:
    low, high = stated[0], stated[1] if len(stated) > 1 else stated[0]
    return Decimal(low), None if high is None else Decimal(high)


def keep(store: Store, ledger: OthersLedger) -> None:
    """Enter a ledger as a person would, record by record, and then how they stand to each other."""
    ids: dict[int, int] = {}
    for number, (title, said, came, stated, amounts) in enumerate(ledger.records, 1):
        items = tuple(
            Item(what, *ends(tuple(rest)), Qualifier.EXACT, unit, *map(str, rest[2:3])) for what, unit, *rest in stated
        )
        money = None
        for currency, *rest in amounts:
            as_stated, period = (*rest[2:], "", "")[:2]
            money = Money(*ends(tuple(rest)), currency, as_stated=as_stated, period=period)
        assertion, scope = Assertion(said), Scope.AGGREGATE if number in ledger.many else Scope.SPECIFIC
        counts = assertion is Assertion.GIVEN and scope is Scope.SPECIFIC and number not in ledger.kept_out
        content = Donation(title, scope, assertion, Status(came), items=items, money=money, in_totals=counts)
        ids[number] = donations.add_donation(store, content)
    for kind, pairs in (
        (LinkKind.DUPLICATE_OF, ledger.duplicates),
        (LinkKind.CONFLICTS, ledger.conflicts),
        (LinkKind.OVERLAPS, ledger.overlaps),
    ):
        for a, b in pairs:
            donations.link_donations(store, ids[a], ids[b], kind)
    for part, whole in ledger.wholes.items():
        donations.set_parent(store, ids[part], ids[whole])
    on_words(store)


@few("name", ALL, keep=3, why="more ledgers of others")
def test_a_ledger_of_others_comes_to_what_was_added_up_by_hand(ledger: Store, name: str) -> None:
    wanted = ALL[name]
    keep(ledger, wanted)
    found = totals.of(ledger, DonationFilter())
    sums = {(one.what.lower(), one.unit.lower()): (one.low, one.high) for one in found.every if one.added}
    assert sums == {(what.lower(), unit.lower()): ends for (what, unit), ends in wanted.sums.items()}
    told = {why.value: tuple(int(ref[2:]) for ref in refs) for why, refs in found.left_out.items()}
    assert told == wanted.left_out
    said = [words for one in found.every for words in remarks(one)]
    assert all(remark in said for remark in wanted.remarks), said
