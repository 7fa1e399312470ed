from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.helpers.each import each
from tests.helpers.made import make_starter

from app.actions import donations, listing_ledger, pictures
from app.domain.donations import CountSpan, Money
from app.domain.numbers import as_number as number
from app.domain.query import parse
from app.domain.records import DonationFilter
from app.domain.terms import Qualifier
from app.store.reads import donations as reads
from app.store.reads import sources
from app.store.store import Store

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    path = tmp_path_factory.mktemp("listing") / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    with Store(path) as store:
        yield store


def test_a_donation_has_every_key_a_script_may_ask_for(workspace):
    rows = {row["ref"]: row for row in json.loads(json.dumps(listing_ledger.donations(workspace)))}
    gorgan = rows["D-22"]
    assert (gorgan["scope"], gorgan["assertion"], gorgan["in_totals"]) == ("specific", "given", True)
    assert {"role", "name", "kind", "iso2", "place"} <= gorgan["parties"][0].keys()
    assert gorgan["parties"][1]["iso2"] == "IR"
    (item,) = gorgan["items"]
    assert (item["low"], item["high"], item["qualifier"]) == (300_000, 300_000, "exact")
    assert gorgan["money"] is None
    assert {"start", "end", "precision", "as_stated"} <= gorgan["date"].keys()
    text = sources.current_text(workspace, gorgan["evidence"][0]["source"]).text
    for row in rows.values():
        assert row["evidence"]
        for piece in row["evidence"]:
            assert text[piece["start"] : piece["end"]] == piece["quote"]
            assert piece["state"] == "verified"
            if piece["field"] == "item":
                assert row["items"][piece["part"] - 1]
            elif piece["part"]:
                assert row["parties"][piece["part"] - 1]["role"] == piece["field"]
    money = next(row["money"] for row in rows.values() if row["money"])
    assert {"low", "high", "currency", "qualifier", "kind", "as_stated"} <= money.keys()


def test_an_amount_and_a_count_that_were_not_read_are_as_stated_with_nulls(workspace):
    kept = reads.record(workspace, reads.id_of(workspace, "D-40"))
    content = replace(
        kept.content,
        money=Money(None, None, "", Qualifier.NOT_STATED, as_stated="3 million kroner"),
        recipient_count=CountSpan(as_stated="one in three hospitals"),
    )
    donations.edit_donation(workspace, kept.id, content, kept.part_ids)
    row = next(row for row in listing_ledger.donations(workspace) if row["ref"] == "D-40")
    assert row["money"] == {
        "low": None, "high": None, "currency": "", "qualifier": "not_stated", "kind": "cash",
        "as_stated": "3 million kroner", "period": "",
    }  # fmt: skip
    assert (row["recipient_count"]["low"], row["recipient_count"]["as_stated"]) == (None, "one in three hospitals")


def test_countries_with_anything_recorded_come_first_and_none_is_left_out(workspace):
    rows = listing_ledger.countries(workspace)
    assert len({row["iso2"] for row in rows}) == len(rows) >= 249
    iran = next(row for row in rows if row["iso2"] == "IR")
    assert iran["facts"]
    assert iran["facts"][0]["evidence"]
    empty = [not (row["facts"] or row["received"] or row["given"] or row["not_given"]) for row in rows]
    assert empty.index(True) >= 15
    assert all(empty[empty.index(True) :])
    australia = next(row for row in rows if row["iso2"] == "AU")
    assert (australia["received"], australia["not_given"]) == (0, 1)


def test_groups_have_members_and_facts(workspace):
    rows = {row["group"]: row for row in listing_ledger.groups(workspace)}
    assert rows["five-eyes"]["members"] == ["AU", "CA", "GB", "NZ", "US"]
    assert rows["five-eyes"]["facts"]


def test_actors_have_aliases_and_parents(workspace):
    rows = {row["name"]: row for row in listing_ledger.actors(workspace)}
    assert rows["Chinese Foreign Ministry"]["parent"] == "Chinese government"
    assert rows["Huawei"]["kind"] == "ownership_uncertain"
    assert rows["Huawei"]["records"] > 5


@each("value, shown", [(None, None), (Decimal(300_000), 300_000), (Decimal("1.50"), 1.5), (Decimal(0), 0)])
def test_whole_numbers_are_int(value, shown):
    assert number(value) == shown
    assert type(number(value)) is type(shown)


def test_a_map_holds_every_record_of_a_place_also_those_by_which_another_gave_nothing(workspace: Store) -> None:
    shown = pictures.flows(workspace, DonationFilter())
    given, none = (
        {ref for one in some if one.recipient == "IL" for ref in one.refs} for some in (shown.flows, shown.none)
    )
    assert len(none) == 3
    assert len(given) + len(none) == reads.count(workspace, DonationFilter(query=parse("recipient:IL")))
