"""Who takes part, in a matrix read of the index alone, against the records read one by one; made by hypothesis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select
from tests.helpers.actors import add_actor
from tests.helpers.evident import on_words
from tests.helpers.long import share
from tests.helpers.made import make_empty

from app.actions import donations
from app.domain.axes import axis_of
from app.domain.changes import Operation
from app.domain.donations import Donation, Money, Party
from app.domain.records import Actor, DonationFilter
from app.domain.terms import PartyRole
from app.domain.vocabularies import actor_kind
from app.paths import RESOURCES
from app.store.reads import donations as reads
from app.store.reads import grouped, totals
from app.store.schema import country, donation, donation_party
from app.store.store import Store

ROLES = PartyRole.DONOR, PartyRole.RECIPIENT, PartyRole.BENEFICIARY
PARTIES = st.fixed_dictionaries(
    {
        "role": st.sampled_from([one.value for one in ROLES]),
        "actor_id": st.sampled_from([None, 1, 2, 3]),
        "code": st.sampled_from([None, "KE", "PE", "five-eyes"]),
        "kind": st.sampled_from(["", "ngo"]),
        "name": st.sampled_from(["", "7", "Orbis", "Kenya"]),
    }
).filter(lambda one: bool(one["actor_id"] or one["code"] or one["name"]))
LEDGERS = st.lists(st.tuples(st.integers(1, 10**9), st.lists(PARTIES, max_size=4)), min_size=1, max_size=5)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("parties") / "w.passagework"
    make_empty(path, "Dana", RESOURCES)
    with Store(path, "Dana") as opened:
        for name, kind, code in (("Orbis", "private_company", "NO"), ("Zeta", "foundation", ""), ("Kin", "ngo", "KE")):
            add_actor(opened, Actor(name, actor_kind(kind), code))
        yield opened


def _made(store: Store, ledger: list[tuple[int, list[dict[str, Any]]]]) -> None:
    """These records and no others, with parties as a file may have them, not only as the form writes them."""
    ids = [
        donations.add_donation(store, Donation(f"Gift {amount}", money=Money(Decimal(amount), Decimal(amount), "EUR")))
        for amount, _ in ledger
    ]
    codes = {row.code: row.id for row in store.rows(select(country.c.code, country.c.id))}
    with store.write(Operation.EDIT_DONATION, "by hand") as tx:
        for donation_id, (_, some) in zip(ids, ledger, strict=True):
            rows = [
                {
                    "donation_id": donation_id,
                    "ordinal": n,
                    "country_id": codes.get(one["code"]),
                    "place": "",
                    "note": "",
                }
                | {key: one[key] for key in ("role", "actor_id", "kind", "name")}
                for n, one in enumerate(some)
            ]
            if rows:
                tx.run(insert(donation_party), rows)
    on_words(store)


def _receiving(parties: tuple[Party, ...]) -> list[Party]:
    named = [one for one in parties if one.role is PartyRole.RECIPIENT]
    return named or [one for one in parties if one.role is PartyRole.BENEFICIARY]


SAID = {
    "name": lambda one: one.name,
    "home": lambda one: one.iso2 or one.group or one.name,
    "country": lambda one: one.iso2 or one.group,
    "kind": lambda one: one.kind.value,
}
AXES = {
    "recipient": "home", "recipient.name": "name", "recipient.country": "country", "recipient.kind": "kind",
    "donor": "name", "donor.country": "country", "donor.kind": "kind",
}  # fmt: skip


@settings(max_examples=share(1 / 2), deadline=None)
@given(LEDGERS)
def test_records_are_with_those_who_take_part_in_them(store: Store, ledger: Any) -> None:
    _made(store, ledger)
    try:
        every = reads.records(store)
        for name, said in AXES.items():
            expected: defaultdict[str, set[int]] = defaultdict(set)
            for one in every:
                parties = one.content.parties
                own = [party for party in parties if party.role is PartyRole.DONOR]
                for key in {SAID[said](party) for party in (own if name[0] == "d" else _receiving(parties))} or {""}:
                    expected[key].add(one.id)
            found = grouped.tally(store, axis_of(name), None, DonationFilter())
            assert {cell.row.key: set(cell.ids) for cell in found.cells} == expected, name
        (total,) = totals.of(store, DonationFilter()).totals
        assert total.low == total.high == sum(amount for amount, _ in ledger)
        whole = grouped.matrix(store, axis_of("recipient"), axis_of("donor.kind"), DonationFilter())
        several = grouped.tally(store, axis_of("recipient"), axis_of("donor.kind"), DonationFilter())
        assert [(one.row, one.column, len(one.records)) for one in whole.cells] == [
            (one.row, one.column, len(one.records)) for one in several.cells
        ]
    finally:
        with store.write(Operation.REMOVE_DONATION, "all") as tx:
            tx.run(delete(donation))


def test_a_sum_and_a_matrix_are_right_after_undo_and_after_another_process(tmp_path: Path) -> None:
    path = tmp_path / "w.passagework"
    make_empty(path, "Dana", RESOURCES)

    def seen(store: Store) -> tuple[dict[str, int], list[Decimal | None]]:
        found = grouped.tally(store, axis_of("donor"), None, DonationFilter())
        return {cell.row.key: len(cell.records) for cell in found.cells}, [
            one.low for one in totals.of(store, DonationFilter()).totals
        ]

    def give(store: Store, donor: str, amount: int) -> None:
        ngo = actor_kind("ngo")
        money = Money(Decimal(amount), Decimal(amount), "EUR")
        donations.add_donation(store, Donation("Gift", parties=(Party(PartyRole.DONOR, donor, ngo),), money=money))

    with Store(path, "Dana") as here, Store(path, "Ann") as there:
        give(here, "Orbis", 5)
        on_words(here)
        assert seen(here) == seen(there) == ({"Orbis": 1}, [5])
        give(there, "Zeta", 7)
        on_words(there)
        assert seen(here) == seen(there) == ({"Orbis": 1, "Zeta": 1}, [12])
        assert there.undo() is not None  # of the words
        assert there.undo() is not None
        assert seen(here) == seen(there) == ({"Orbis": 1}, [5])


def test_a_country_is_one_giver_by_whatever_name_a_source_calls_it(store: Store) -> None:
    """What is typed stays as it is typed."""
    names = "the Netherlands", "Netherlands", "Holland", "Turkey", "Türkiye"
    for name in names:
        donations.add_donation(store, Donation(name, parties=(Party(PartyRole.DONOR, name),)))
    try:
        found = grouped.tally(store, axis_of("donor"), None, DonationFilter())
        assert {cell.row.key: len(cell.ids) for cell in found.cells} == {"Netherlands": 3, "Türkiye": 2}
        assert [one.content.names(PartyRole.DONOR) for one in reads.records(store)] == [(name,) for name in names]
    finally:
        with store.write(Operation.REMOVE_DONATION, "all") as tx:
            tx.run(delete(donation))
