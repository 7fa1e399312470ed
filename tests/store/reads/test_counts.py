"""The number of records beside a country, a group and an actor is the number that its page and its list have."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from tests.helpers.actors import add_actor
from tests.helpers.chance_ledger import cast
from tests.helpers.long import few
from tests.helpers.made import make_empty

from app.actions.actors import merge_preview
from app.actions.donations import add_donation
from app.domain.donations import Amount, Money
from app.domain.records import Actor, DonationFilter
from app.domain.terms import AmountRole, Qualifier
from app.paths import RESOURCES
from app.store.reads import actor_profiles, actors, countries, donations, profiles
from app.store.store import Store


@few("seed", [3, 11], keep=1, why="more lists")
def test_pages_list_what_lists_count(tmp_path: Path, seed: int) -> None:
    path, dice = tmp_path / "w.passagework", random.Random(seed)
    make_empty(path, "Dana", RESOURCES)
    with Store(path, "Dana") as store:
        lumen = add_actor(store, Actor("Lumen", iso2="PE"))
        add_actor(store, Actor("Lumen East", iso2="KE", parent_id=lumen))
        for number in range(60):
            content = cast(dice, number)
            if content.items and dice.random() < 0.2:
                ten = Amount(AmountRole.THROUGH, Decimal(10), Decimal(10), "USD", Qualifier.EXACT, through="Lumen East")
                content = replace(content, money=Money(Decimal(20), Decimal(20), "USD"), amounts=(ten,))
            add_donation(store, content)
        recorded = [row for row in countries.rows(store) if row.recorded]
        assert {"TD", "PE", "brics"} <= {row.info.code for row in recorded}
        for row in recorded:
            page = profiles.profile(store, row.info.code)
            found = tuple(len(some) for some in (page.received, page.given, page.not_given))
            assert (row.received, row.given, row.not_given) == found, row
            every = (*page.received, *page.given, *page.not_given, *page.beside)
            assert row.records == len({one.id for one in every}), row  # one that it gave and received is one
        for row in actors.rows(store):
            page = actor_profiles.profile(store, row.id)
            assert row.records == donations.count(store, DonationFilter(actor_id=row.id))
            assert row.with_own == len({one.id for one in (*page.given, *page.received, *page.beside)})
            assert {one.row for one in page.branches} <= set(actors.rows(store))
        east = next(row for row in actors.rows(store) if row.content.name == "Lumen East")
        assert merge_preview(store, east.id, lumen).records == east.records
