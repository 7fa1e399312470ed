"""The keys of the JSON that scripts read: none is ever dropped or renamed; new ones may come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.helpers.made import make_starter

from app.actions import donations, listing, listing_ledger
from app.actions.own_fields import add_field
from app.domain.donations import Amount, CountSpan, Donation, EventDate, Money
from app.domain.own_fields import OwnContent
from app.domain.terms import AmountRole, Assertion, DateEvent
from app.paths import RESOURCES
from app.store.reads import donations as reads
from app.store.store import Store

KEPT = Path(__file__).parents[1] / "golden" / "json_keys.txt"

PLEDGE = Donation(
    "A pledge", assertion=Assertion.PROMISED, in_totals=False, money=Money(Decimal(5), Decimal(5), "EUR"),
    instalments=CountSpan(Decimal(3), Decimal(3), as_stated="three"),
    amounts=(Amount(AmountRole.INSTALMENT, Decimal(1), Decimal(1), "EUR"),),
    dates=(EventDate("2020-05", "2020-05", event=DateEvent.PROMISED),),
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The starter, with one of everything that it has none of."""
    path = tmp_path_factory.mktemp("keys") / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    with Store(path, "Ann") as opened:
        donations.add_donation(opened, PLEDGE)
        add_field(opened, OwnContent("Delivery place"))
        yield opened


def paths(value: object, above: str) -> Iterator[str]:
    """Every key there is in a value, with those above it: *donations[].parties[].role*."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield f"{above}.{key}"
            yield from paths(below, f"{above}.{key}")
    elif isinstance(value, list):
        for below in value:
            yield from paths(below, f"{above}[]")


def all_keys(store: Store) -> set[str]:
    found: set[str] = set()
    for name in ("sources", "passages", "tags", "notes", "history"):
        found |= set(paths(getattr(listing, name)(store), name))
    for name in ("donations", "actors", "countries", "groups", "units", "totals", "vocabularies", "fields"):
        found |= set(paths(getattr(listing_ledger, name)(store), name))
    return found | set(paths(listing.source(store, 1), "source"))


def test_no_key_is_dropped_or_renamed(store: Store) -> None:
    kept = set(KEPT.read_text("utf-8").split())
    assert len(kept) > 150
    assert kept - all_keys(store) == set()


def test_what_a_record_says_is_under_its_own_keys(store: Store) -> None:
    record = reads.record(store, reads.id_of(store, "D-22"))
    content = replace(
        record.content,
        motive="to be thanked", motive_by="critics", ambiguity="whether it came", note="seen twice",
        totals_reason="as said by phone", donor_count=CountSpan(Decimal(2), Decimal(3), as_stated="two or three"),
        recipient_count=CountSpan(Decimal(4), Decimal(4), as_stated="four"),
    )  # fmt: skip
    donations.edit_donation(store, record.id, content, record.part_ids)
    row = listing_ledger.donation(reads.record(store, record.id))
    said = {key: row[key] for key in ("motive", "motive_by", "ambiguity", "note", "totals_reason")}
    assert said == {
        "motive": "to be thanked", "motive_by": "critics", "ambiguity": "whether it came", "note": "seen twice",
        "totals_reason": "as said by phone",
    }  # fmt: skip
    assert (row["donor_count"]["high"], row["recipient_count"]["low"]) == (3, 4)
