"""Tables of records: what is read of dirty ones, what is turned away and why, and that ours come back as they were."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Barrier, Thread

import pytest
import xlsxwriter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.helpers.each import each
from tests.helpers.long import share
from tests.helpers.made import make_empty, make_starter
from tests.helpers.store_dump import dump

from app.actions import actors, donations, duplicates, listing_ledger, own_fields, table_export, table_reading, trash
from app.actions import donation_tables as tables
from app.actions.check import check
from app.actions.donation_rules import validate
from app.actions.evidence import link_evidence
from app.actions.note_figures import finder, look_through
from app.actions.sources import add_bytes
from app.actions.table_preview import Choices, Read
from app.domain import language
from app.domain.donations import Amount, CountSpan, DateSpan, Donation, EventDate, Item, Money, Party
from app.domain.errors import BadInput, Cancelled
from app.domain.giving import outcome
from app.domain.note_figures import Why
from app.domain.own_fields import OwnContent, OwnType
from app.domain.records import DonationFilter
from app.domain.terms import (
    AmountRole,
    Assertion,
    DateEvent,
    DatePrecision,
    LinkKind,
    MoneyKind,
    Outcome,
    PartyRole,
    Qualifier,
    Scope,
    Status,
)  # fmt: skip
from app.domain.totals_words import sum_words
from app.domain.vocabularies import COUNTRY, NO_ACTOR_KIND, PLACE, Term, actor_kind, aid_kind
from app.exporters.donation_table import guarded
from app.importers.table_file import read_table
from app.importers.table_values import Ask, Written
from app.paths import RESOURCES
from app.store import journal
from app.store.reads import actors as actor_reads
from app.store.reads import donations as reads
from app.store.reads import own_fields as own_field_reads
from app.store.reads import totals as total_reads
from app.store.reads.passages import of_source
from app.store.reads.trash import removed
from app.store.store import Store

D = Decimal
FTS = """\
id,date,budgetYear,description,amountUSD,srcOrganization,srcOrganizationTypes,srcLocations,destOrganization,\
destLocations,contributionType,flowType,boundary,status,decisionDate,originalAmount,originalCurrency,keywords
#activity+id,#date,,#description,#value+usd,#org+funder,,#country+src,,#country+dest,,,,#status,#date+decision,,,
1,2020-04-01,2020,Tents for the north,"1,200,000.00",Norvale Fund,Government,NOR,Relief Works,SDN,financial,Standard,\
incoming,commitment,2020-04-01T00:00:00Z,"12,000,000.00",NOK,
2,2020-05-02,2020,Water for two places,"500,000",Lumen Trust,Private,GBR,Aqua Works,"KEN,TCD",in kind,Standard,\
incoming,paid,2020-05-02,"400,000.50",GBP,multiyear
3,2020-05-03,2020,Handed on,900,Lumen Trust,Private,GBR,,KEN,financial,Standard,internal,paid,2020-05-03,900,USD,
4,2020-05-04,2020,Somewhere,5,Lumen Trust,Private,GBR,,Atlantis,financial,Standard,incoming,paid,2020-05-04,5,USD,
5,2020-05-05,2020,How far,5,Lumen Trust,Private,GBR,,KEN,financial,Standard,incoming,half paid,2020-05-05,5,USD,
Total,,,,"1,700,905.00",,,,,,,,,,,,,
"""
AIDDATA = """\
AidData Record ID,Recommended For Aggregates,AidData Parent ID,Umbrella,Financier Country,Recipient,Title,Description,\
Staff Comments,Status,Flow Type,Commitment Year,Commitment Date (MM/DD/YYYY),Funding Agencies,Funding Agencies Type,\
Direct Receiving Agencies,Implementing Agencies,Amount (Original Currency),Original Currency,Amount Estimated,\
Amount (Nominal USD),COVID
90001,Yes,,No,Norway,Kenya,Orbis gives 4000 masks,"<p>Masks &amp; gowns</p>",Valued by list prices,Completion,Grant,\
2020,04/15/2020,Orbis Works|Lumen Trust,Private Sector,Ministry of Wells,,15200,USD,Yes,15200,Yes
90002,No,,No,Norway,Kenya,A pledge of wells,,,Pipeline: Pledge,Grant,2020,04/02/2020,Orbis Works,Private Sector,,,\
2500000,EUR,No,2800000,No
90003,Yes,,No,Norway,Peru,A port on credit,,,Implementation,Loan,2020,05/04/2020,Orbis Bank,State-owned Bank,,,\
900000000,USD,No,900000000,No
90004,Yes,,Yes,Norway,"Africa, regional",All of it,,,Implementation,Grant,2020,,Orbis Works,Private Sector,,,,,No,,No
90005,No,,No,Norway,Peru,Not to be added,,,Completion,Grant,2020,06/07/2020,Orbis Works,,,,100,USD,No,100,No
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "w.passagework"
    make_empty(path, "Dana", RESOURCES)
    with Store(path, "Dana") as opened:
        yield opened


def read(store: Store, text: str | bytes, name: str = "table.csv", **said: object) -> Read:
    raw = text if isinstance(text, bytes) else text.encode()
    return table_reading.read(store, raw, name, Choices(**said))  # type: ignore[arg-type]


def contents(found: Read) -> list[Donation]:
    assert not found.refused, found.refused
    return [content for _, _, content, _ in found.records]


def one(
    store: Store, row: str, heads: str = "donor,country,item,quantity,amount,currency,date,status", **said: object
) -> Donation:
    (content,) = contents(read(store, f"{heads}\n{row}\n", **said))
    return content


def test_headings_say_what_hxl_tags_below_do_not_also_where_the_kind_is_named(store: Store) -> None:
    text = """\
Agency,Provider,Receiver country,Day,Commodity,Amount,Money,Currency
#org+reporting,#org+provider,#country+recipient,#date+transaction,#item+name,#x+amount,#value+other,#value+currency
Aqua Works,Lumen Trust,Uganda,2023-02-11,Vaccine,400,"1,250,000",USD
"""
    for preset in ("", "hxl"):
        found = read(store, text, preset=preset)
        contents(found)
        assert found.preset == "hxl"
        assert {one.target for one in found.columns} >= {
            "donor",
            "recipient.country",
            "date",
            "item",
            "money",
            "currency",
        }


def test_a_title_above_hxl_tags_is_no_heading(store: Store) -> None:
    text = "Aid of the year\n#org+funder,#country+dest,#item,#item+num\nNorvale Fund,Kenya,tents,40\n"
    for preset in ("", "hxl"):
        found = read(store, text, preset=preset)
        assert [one.target for one in found.columns] == ["donor", "recipient.country", "item", "quantity"]
        contents(found)


def test_a_table_in_the_shape_of_fts(store: Store) -> None:
    found = read(store, FTS)
    assert found.preset == "fts"
    tents, water, onward = (content for _, _, content, _ in found.records)
    assert tents.money == Money(D(12_000_000), D(12_000_000), "NOK", as_stated="12,000,000.00")
    assert [(one.role, one.low, one.currency) for one in tents.amounts] == [
        (AmountRole.COUNTER_VALUE, 1_200_000, "USD")
    ]
    assert (tents.assertion, tents.status, tents.in_totals) == (Assertion.PROMISED, Status.COMMITTED, False)
    assert [(party.role, party.name, party.iso2) for party in tents.parties] == [
        (PartyRole.DONOR, "Norvale Fund", "NO"), (PartyRole.RECIPIENT, "Sudan", "SD"),
        (PartyRole.INTERMEDIARY, "Relief Works", ""),
    ]  # fmt: skip
    assert (water.names(PartyRole.RECIPIENT), water.money.kind) == (("Kenya", "Chad"), MoneyKind.VALUATION)
    assert (water.money.low, water.date.start, water.note) == (D("400000.5"), "2020-05-02", "multiyear")
    assert (onward.in_totals, onward.totals_reason) == (False, "it hands on what the table has elsewhere")
    assert [(row.number, row.column, row.value) for row in found.refused] == [
        (6, "destLocations", "Atlantis"), (7, "status", "half paid"),
    ]  # fmt: skip
    assert "under names" in found.refused[0].remedy
    assert found.left == ((8, "it is a sum of the rows above"),)
    mended = read(store, FTS, names={"Atlantis": "KE"}, values={"status": {"half paid": "pledge"}})
    assert [row.number for row in mended.refused] == []
    assert [outcome(one.assertion, one.status) for _, _, one, _ in mended.records][-1] is Outcome.PROMISED


def test_a_government_is_its_country_and_nothing_is_no_amount(store: Store) -> None:
    heads = "donor,recipient,amount,currency,quantity,item,remark"
    fiji = one(store, '"Fiji, Government of",The Government of Chad,0.00,EUR,0,tents,by sea', heads)
    assert [(party.name, party.kind, party.iso2) for party in fiji.parties] == [
        ("Fiji", COUNTRY, "FJ"), ("Chad", COUNTRY, "TD"),
    ]  # fmt: skip
    assert (fiji.money, [(item.item, item.low) for item in fiji.items]) == (None, [("tents", None)])
    assert fiji.note.splitlines() == [
        "by sea",
        "The table has “0.00” for its amount, which is left unread.",
        "The table has “0” for its number of things, which is left unread.",
    ]
    (south,) = one(store, "The Government of the South,10,USD", "donor,amount,currency").parties
    assert (south.name, south.iso2) == ("The Government of the South", "")


@each(
    "cell, code",
    [
        ("Sindh, Pakistan", "PK"), ("Ministry of Health, Suva, Fiji", "FJ"), ("Fiji, Samoa", ""),
        ("Kenya and Uganda, Tanzania", ""), ("Atlanta, Georgia", ""), ("Hospitals, South Asia", ""),
    ],
)  # fmt: skip
def test_a_recipient_whose_country_is_named_behind_it_is_of_that_country(store: Store, cell: str, code: str) -> None:
    (party,) = one(store, f'Norway,"{cell}",10,USD', "donor,recipient,amount,currency").parties[1:]
    assert (party.name, party.iso2) == (cell, code)
    (by_column,) = one(
        store, f'Norway,"{cell}",MW,10,USD', "donor,recipient,recipient country,amount,currency"
    ).parties[1:]
    assert by_column.iso2 == "MW"


def test_a_question_mark_for_a_status_is_asked_about_and_may_mean_that_nothing_is_said(store: Store) -> None:
    text = "donor,amount,currency,status\nNorway,5,EUR,delivered\nKenya,7,EUR,?\nPeru,9,EUR,-\n"
    found = read(store, text)
    assert [(one.number, one.ask, one.value, one.column) for one in found.refused] == [(3, Ask.STATUS, "?", "status")]
    for means, came in (("pledged", (Outcome.PROMISED, False)), ("unknown", (Outcome.GIVEN, False))):
        said = read(store, text, values={"status": {"?": means}})
        kenya = said.records[1][2]
        assert (outcome(kenya.assertion, kenya.status), kenya.in_totals) == came
    alone = read(store, "donor,amount,currency,status\nKenya,7,EUR,?\n", values={"status": {"?": "unknown"}})
    assert not alone.records[0][2].in_totals


@each(
    "many, what, item",
    [("1200 kits", "Dignity kits", "Dignity kits"), ("12 used", "ventilators", "used ventilators"),
     ("c. 300", "tents", "tents"), ("20", "“Mamba” trucks", "“Mamba” trucks"),
     ("20 “Mamba” trucks", "", "“Mamba” trucks")],
)  # fmt: skip
def test_a_thing_that_is_said_again_beside_its_number_is_named_once(
    store: Store, many: str, what: str, item: str
) -> None:
    found = read(store, f'donor,item,quantity\nOrbis,{what},"{many}"\n')
    gift = found.records[0][2]
    assert [one.item for one in gift.items] == [item]
    assert gift.title.casefold().count(item.split()[-1]) == 1


def test_a_row_without_a_status_beside_rows_that_have_one_is_in_no_sum(store: Store) -> None:
    text = "donor,amount,currency,status\nNorway,5,EUR,delivered\nKenya,7,EUR,\nPeru,9,EUR,pledged\n"
    tables.add(store, read(store, text), is_source=True)
    (sums,) = listing_ledger.totals(store)
    assert (sums["low"], sums["records"]) == (5, ["D-01"])
    assert reads.record(store, reads.id_of(store, "D-02")).content.totals_reason == (
        "the table does not say how far it came"
    )
    bare = "donor,amount,currency,status\nNorway,5,EUR,\nKenya,7,EUR,\n"  # nothing is told of any row
    assert all(content.in_totals for _, _, content, _ in read(store, bare).records)


def test_a_table_in_the_shape_of_aiddata_counts_what_it_may(store: Store) -> None:
    found = read(store, AIDDATA)
    assert found.preset == "aidata"
    assert not found.refused
    tables.add(store, found, is_source=True)
    sums = listing_ledger.totals(store)
    worth = {(one["money"], one["unit"]): one for one in sums}
    dollars, euros = worth["cash", "USD"], worth["cash", "EUR"]
    assert (dollars["low"], dollars["approximate"], dollars["records"]) == (15_200, True, ["D-01"])
    assert {one["why"]: one["records"] for one in dollars["left_out"]} == {"lent": ["D-03"], "kept_out": ["D-05"]}
    assert (euros["low"], euros["left_out"][0]["why"]) == (None, "promised")
    masks = reads.record(store, reads.id_of(store, "D-01")).content
    assert masks.names(PartyRole.DONOR) == ("Orbis Works", "Lumen Trust")
    assert masks.note == "Masks & gowns\nValued by list prices"
    whole = reads.record(store, reads.id_of(store, "D-04")).content
    assert (whole.scope, whole.date.start, whole.recipients) == (Scope.AGGREGATE, "2020-01-01", ("Africa",))


def test_rows_as_aiddata_publishes_them(store: Store) -> None:
    """Its names of countries, its sums in dollars with all their decimals, and days of which it says that it guessed.

    Its days are written month first, also where a heading no longer says so.
    """
    heads = (
        "AidData Record ID,Recommended For Aggregates,Umbrella,Financier Country,Recipient,Title,Status,Flow Type,"
        "Commitment Year,{day},Commitment Date Estimated,Funding Agencies,Amount (Original Currency),Original Currency,"
        "Amount (Nominal USD)\n"
    )
    row = (
        "{n},Yes,No,China (People's Republic of),Kenya,Wells {n},Completion,Grant,2021,{day},{guessed},Orbis Works,"
        "35000000.0,CNY,5426356.58914729\n"
    )
    days = [("2021-06-18", ""), ("2021-01-01", "Yes"), ("2021-03-01", "Yes"), ("2021-03-09", "Yes"), ("2021-01-01", "")]
    text = heads.format(day="Commitment Date (MM/DD/YYYY)") + "".join(
        row.format(n=n, day=day, guessed=guessed) for n, (day, guessed) in enumerate(days)
    )
    found = contents(read(store, text))
    assert {(one.money.low, one.amounts[0].low, one.amounts[0].as_stated) for one in found} == {
        (D(35_000_000), D("5426356.589"), "5426356.58914729")
    }
    assert {(one.parties[0].name, one.parties[0].iso2) for one in found} == {("Orbis Works", "CN")}
    assert [(one.date.start, one.date.end, one.date.inferred) for one in found] == [
        ("2021-06-18", "2021-06-18", False), ("2021-01-01", "2021-12-31", True), ("2021-03-01", "2021-03-31", True),
        ("2021-03-09", "2021-03-09", True), ("2021-01-01", "2021-01-01", False),
    ]  # fmt: skip
    (bare,) = contents(read(store, heads.format(day="Commitment Date") + row.format(n=1, day="4/5/2021", guessed="")))
    assert bare.date.start == "2021-04-05"
    both = heads.format(day="Commitment Date") + "".join(
        row.format(n=n, day=day, guessed="") for n, day in enumerate(("4/5/2021", "13/2/2021"))
    )
    assert [one.ask for one in read(store, both).refused] == [Ask.DAY_ORDER]  # it is not written so after all


@each(
    "text",
    [
        "寄付者,寄付国,受取国,品目,数量,日付,状況\nLumen,日本,ネパール,テント,450張,2021年3月4日,納入済み\n",
        "Doador,País do doador,País do beneficiário,Material,Quantidade,Data,Situação\n"
        "Lumen,Japão,Nepal,tendas,450,04/03/2021,entregue\nLumen,Japão,Nepal,tendas,450,14/03/2021,entregue\n",
        "Bağışçı,Bağışçı ülke,Alan ülke,Malzeme,Miktar,Tarih,Durum\n"
        "Lumen,Japonya,Nepal,çadır,450,2021-03-04,teslim edildi\n",
    ],
)  # fmt: skip
def test_whose_country_and_which_day_a_column_is_of_in_other_languages(store: Store, text: str) -> None:
    gift = contents(read(store, text))[0]
    assert [party.iso2 for party in gift.parties] == ["JP", "NP"]
    assert (gift.items[0].low, gift.date.start) == (450, "2021-03-04")
    assert outcome(gift.assertion, gift.status) is Outcome.GIVEN


@each(
    "cell, low",
    [
        ("85 Tsd. EUR", 85_000), ("2 milyon €", 2_000_000), ("3 milhões EUR", 3_000_000), ("€ 4 тыс.", 4_000),
        ("EUR 2.5 Millionen", 2_500_000), ("5 Tsd. or 6 EUR", None), ("2 milyon kutu €", None), ("zwei Mio. EUR", None),
    ],
)  # fmt: skip
def test_an_amount_in_a_cell_is_of_so_many_as_its_own_words_say(store: Store, cell: str, low: int | None) -> None:
    found = read(store, f"donor,amount\nOrbis,{cell}\n")
    assert [gift.money.low for _, _, gift, _ in found.records] == ([] if low is None else [low])
    assert all(gift.money.currency == "EUR" and gift.money.as_stated == cell for _, _, gift, _ in found.records)


def test_an_amount_is_as_exact_as_money_is_kept_and_a_number_of_things_never_rounded(store: Store) -> None:
    assert one(store, "Norway,Chad,,,12.34567,EUR,,").money.low == D("12.346")
    millions = one(store, "Norway,1.2345678,EUR", "donor,amount (million),currency")
    assert millions.money.low == D("1234567.8")
    (refused,) = read(store, "donor,item,quantity\nNorway,oil,0.12345\n").refused
    assert "more than three decimals" in refused.reason


@each(
    "row, title",
    [
        ("Norway,,Gloves,15000,,,,", "Norway: 15,000 Gloves"), ("Norway,,,,75000,SGD,,", "Norway: SGD 75,000"),
        ("Norway,,masques,150 000,,,,", "Norway: 150,000 masques"),
        ("Norway,,pump of 2000,,,,,", "Norway: pump of 2000"),
        ("Norway,,,,about 75000,SGD,,", "Norway: ≈ SGD 75,000"), ("Norway,,Gloves,150,,,,", "Norway: 150 Gloves"),
        ("Norway,,,,12.50,EUR,,", "Norway: EUR 12.50"),
    ],
)  # fmt: skip
def test_a_title_made_of_a_row_has_its_figures_as_they_are_shown_elsewhere(store: Store, row: str, title: str) -> None:
    assert one(store, row).title == title


@each(
    "name, code",
    [
        ("Iran (Islamic Republic of)", "IR"), ("Congo (Democratic Republic of the)", "CD"), ("Gambia, The", "GM"),
        ("Korea, Dem. People's Rep.", "KP"), ("Korea, Rep.", "KR"), ("Congo, Dem. Rep.", "CD"), ("Congo, Rep.", "CG"),
        ("Philippines (the)", "PH"), ("Egypt, Arab Rep.", "EG"), ("Netherlands, Kingdom of the", "NL"),
        ("Trinidad and Tobago", "TT"), ("Antigua and Barbuda", "AG"), ("Saint Kitts and Nevis", "KN"),
        ("Saint Vincent and the Grenadines", "VC"), ("Wallis and Futuna", "WF"), ("Turks and Caicos Islands", "TC"),
        ("Chad and Mali", ""),
        ("Moldau", "MD"), ("China (Taiwan)", ""), ("Georgia (Atlanta)", ""), ("Congo", ""), ("Guinea, Gulf of", ""),
    ],
)  # fmt: skip
def test_a_country_as_official_lists_turn_its_name_about(store: Store, name: str, code: str) -> None:
    found = read(store, f'donor,recipient country,amount,currency\nOrbis Works,"{name}",5,EUR\n')
    assert [party.iso2 for _, _, gift, _ in found.records for party in gift.parties[1:]] == ([code] if code else [])
    assert [one.ask for one in found.refused] == ([] if code else [Ask.COUNTRY])


def test_records_of_a_table_count_once_a_passage_supports_them_or_the_table_is_a_source(store: Store) -> None:
    text = "donor,amount,currency\nOrbis Works,5,EUR\nLumen Trust,7,EUR\n"
    tables.add(store, read(store, text), is_source=False)
    (sums,) = listing_ledger.totals(store)
    assert (sums["low"], sums["left_out"]) == (
        None, [{"why": "no_passage", "says": "without a passage", "records": ["D-01", "D-02"]}],
    )  # fmt: skip
    assert [row.left_out for row in reads.rows(store)] == ["no_passage"] * 2
    assert [one.why for one in look_through(store, "They gave {{D-01.money}}.", finder())] == [Why.UNSUPPORTED]
    assert reads.count(store, DonationFilter(counts=True)) == 0
    source = add_bytes(store, b"Orbis Works gave five euros.", "a.txt", "text/plain").source_id
    link_evidence(store, source, 0, 11, None, ("donation", reads.id_of(store, "D-01")), [("money", None)])
    (sums,) = listing_ledger.totals(store)
    assert (sums["low"], sums["records"]) == (5, ["D-01"])
    assert reads.count(store, DonationFilter(counts=True)) == 1
    first, second = listing_ledger.donations(store)
    assert (first["counts"], second["left_out"]) == (True, "no_passage")
    assert second["table"] == {
        "name": "table.csv", "sheet": None, "row": 3, "is_source": False,
        "cells": {"donor": "Lumen Trust", "amount": "7", "currency": "EUR"},
    }  # fmt: skip


@pytest.mark.parametrize("own", [False, True])
def test_a_table_that_several_programs_add_at_once_is_added_once(store: Store, tmp_path: Path, own: bool) -> None:
    text = "donor,item\nOrbis Works,tents\nLumen Trust,masks\n"
    names = ["a.csv", "b.csv", "c.csv"] if own else ["table.csv"] * 3
    if own:
        tables.add(store, read(store, text), is_source=True)
        for name in "abc":  # the same records, and no two files alike
            table_export.export(store, tmp_path / f"{name}.csv")
            (tmp_path / f"{name}.csv").write_bytes((tmp_path / f"{name}.csv").read_bytes() + b"\n" * ord(name))
        store.undo()
    said: list[str] = []

    def add(name: str) -> None:
        with Store(store.path, "Dana") as theirs:
            raw = (tmp_path / name).read_bytes() if own else text.encode()
            found = read(theirs, raw, name)
            ready.wait()
            try:
                tables.add(theirs, found, is_source=True)
            except BadInput as why:
                said.append(str(why))

    ready = Barrier(3)
    threads = [Thread(target=add, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(reads.rows(store)) == 2
    assert len(said) == 2


def test_a_table_is_one_operation_and_can_be_removed_later(store: Store) -> None:
    text = "donor,item\nOrbis Works,tents\nLumen Trust,masks\n"
    done = tables.add(store, read(store, text), is_source=True)
    assert done.refs == ("D-01", "D-02")
    with pytest.raises(BadInput, match="imported already, as table 1"):
        tables.add(store, read(store, text), is_source=True)
    store.undo()
    assert reads.rows(store) == ()
    assert listing_ledger.tables(store) == []
    store.redo()
    donations.add_donation(store, Donation("By hand"))
    from app.store.reads.search import search

    assert {hit.title for hit in search(store, "tents")} == {"D-01 · Orbis Works: tents"}
    assert tables.remove(store, done.table_id) == 2
    assert [row.title for row in reads.rows(store)] == ["By hand"]
    assert search(store, "tents") == ()
    store.undo()
    assert len(reads.rows(store)) == 3
    assert len(search(store, "tents")) == 1


def test_a_removed_table_is_put_back_with_its_records_when_other_things_were_done_since(store: Store) -> None:
    text = "donor,item\nOrbis Works,tents\nLumen Trust,masks\n"
    done = tables.add(store, read(store, text), is_source=True)
    source = add_bytes(store, b"Orbis gave tents.", "t.txt", "text/plain").source_id
    link_evidence(store, source, 0, 10, None, ("donation", reads.id_of(store, done.refs[0])))
    before = dump(store)
    tables.remove(store, done.table_id)
    with store.stage() as db:  # as a newer version of the program leaves it
        journal.seal(db)
    again = tables.add(store, read(store, text), is_source=True)
    (thing,) = removed(store)
    assert (thing.table, thing.label) == ("table_file", "table.csv")
    with pytest.raises(BadInput, match="The same table is imported again"):
        trash.put_back(store, thing)
    tables.remove(store, again.table_id)
    assert [one.operation_id for one in removed(store)][1:] == [thing.operation_id]
    assert trash.put_back(store, thing).left == 0
    after = dump(store)
    assert all(set(before[name]) <= set(after[name]) for name in before)
    assert check(store).problems == ()


def test_a_table_takes_nothing_along_that_it_did_not_make(store: Store) -> None:
    """A record made by hand into which one of the table was merged stays; passages of the others' evidence go."""
    mine = donations.add_donation(store, Donation("By hand"))
    done = tables.add(store, read(store, "donor,item\nOrbis Works,tents\nLumen Trust,masks\n"), is_source=True)
    merged, other = (row.id for row in reads.rows(store) if row.id != mine)
    source = add_bytes(store, b"Orbis gave tents.\n\nLumen gave masks.", "t.txt", "text/plain").source_id
    for start, donation_id in ((0, merged), (19, other)):
        link_evidence(store, source, start, start + 10, None, ("donation", donation_id))
    duplicates.merge_donations(store, mine, merged)
    before = dump(store)
    assert tables.remove(store, done.table_id) == 1
    assert [row.id for row in reads.rows(store)] == [mine]
    (piece,) = reads.record(store, mine).evidence
    assert [one.id for one in of_source(store, source)] == [piece.passage_id]
    store.undo()
    assert dump(store) == before


def test_what_rows_say_does_not_hang_on_the_rows_before_them(store: Store) -> None:
    head = "donor,donor country,recipient,receiver,item,quantity,amount,currency,date,status,flow,count,remarks"
    rows = [
        "Orbis Works,NO,Kenya,Relief Works,tents,30,30,EUR,2020-03-01,paid,loan,no,one",
        "Orbis Works,NO,Kenya,Relief Works,tents,30,30,,2020-03-01,paid,loan,no,two",
        "Orbis Works,NO,Kenya,Relief Works,tents,30,30,30,2020-03-01,paid,loan,no,three",
        "Orbis Works,,Kenya,,tents,30,,,2020-02-30,paid,odd,yes,four",
        "several,,Kenya,,tents,30,0,EUR,2020-03-01,paid,,,five",
        "several,,Kenya,,tents,30,0,EUR,2020-03-01,paid,,,six",
        "Orbis Works,Atlantis,Kenya,,tents,30,,,2020-03-01,paid,,,seven",
        "Orbis Works,NO,Kenya,Relief Works,tents,30,30,EUR,2020-03-01,,,,eight",
        "Orbis Works,NO,Kenya,Relief Works,tents,30,30,EUR,30,paid,loan,,nine",
        "Orbis Works,NO,Kenya,Relief Works,tents,30,30,EUR,2020-03-01,30,loan,,ten",
    ]

    def outcome(*some: str) -> dict[str, object]:
        found = table_reading.read(store, "\n".join((head, *some)).encode(), "a.csv", Choices())
        kept = {cells[-1]: (content, beside) for _, cells, content, beside in found.records}
        return kept | {one.cells[-1]: (one.reason, one.column, one.value, one.ask, one.target) for one in found.refused}

    together = outcome(*rows)
    assert len(together) == len(rows)
    assert [together[one][1] for one in ("four", "nine", "ten")] == ["date", "date", "status"]
    assert outcome(*reversed(rows)) == together
    for row in rows:
        if not row.endswith("eight"):  # whether a table tells how far its gifts came, all its rows say together
            assert outcome(row) == {key: said for key, said in together.items() if row.endswith(key)}


def test_of_very_many_rows_search_finds_all_their_words_and_none_after_undo(store: Store) -> None:
    from app.store.reads.search import search

    lines = [f"Orbis Works {n % 3},Kenya,tents,{n},Lot{n:03}" for n in range(1, 121)]
    raw = "\n".join(("donor,recipient country,item,quantity,remarks", *lines)).encode()
    tables.add(store, table_reading.read(store, raw, "many.csv", Choices()), is_source=True)
    for words, many in (("lot077", 1), ("tents", 120), ("kenya lot120", 1), ("orbis 2 lot002", 1)):
        assert len([hit for hit in search(store, words, limit=500) if hit.kind == "donation"]) == many, words
    assert check(store).problems == ()
    store.undo()
    assert search(store, "lot077") == search(store, "orbis") == ()
    store.redo()
    assert len(search(store, "lot077")) == 1


def test_an_import_that_is_stopped_adds_nothing(store: Store) -> None:
    found = read(store, "donor,item\n" + "".join(f"Giver {n},tents\n" for n in range(5)))
    with pytest.raises(Cancelled):
        tables.add(store, found, is_source=True, progress=lambda done, total: done > 0)
    assert (reads.rows(store), listing_ledger.actors(store), listing_ledger.tables(store)) == ((), [], [])


# --- dirty tables ---


@each(
    "raw",
    [
        "donor;country;amount;currency\r\nÉcole Zürich;Kenya;1.234,50;EUR\r\n".encode("cp1252"),
        "\ufeffdonor\tcountry\tamount\tcurrency\nÉcole Zürich\tKenya\t1'234.50\tEUR\n".encode(),
        "donor,country,amount,currency\rÉcole Zürich,Kenya,\"1,234.50\",EUR\r".encode("utf-16"),
        "The gifts\n\nGiver,Where,Gift,\nDonor,Country,Amount,Currency\nÉcole Zürich,Kenya,1 234.50,EUR\n".encode(),
        "donor,country,amount,currency\n<b>École</b>\u00a0Zürich\u200b, Kenya ,€1234.50,\n".encode(),
        "donor,country,amount,currency\nÉcole Zürich,KEN,1234.5 EUR,\n,,,\n".encode(),
    ],
)  # fmt: skip
def test_encodings_delimiters_and_headings(store: Store, raw: bytes) -> None:
    (content,) = contents(read(store, raw))
    assert (content.names(PartyRole.DONOR), content.recipients) == (("École Zürich",), ("Kenya",))
    assert content.money is not None
    assert (content.money.low, content.money.currency) == (D("1234.5"), "EUR")


@each(
    "cell, start, end, said",
    [
        ("2020-03-05", "2020-03-05", "2020-03-05", {}),
        ("2020-03-05T10:00:00Z", "2020-03-05", "2020-03-05", {}),
        ("20200305", "2020-03-05", "2020-03-05", {}),
        ("5 March 2020", "2020-03-05", "2020-03-05", {}),
        ("05-Mar-2020", "2020-03-05", "2020-03-05", {}),
        ("Mar-20", "2020-03-01", "2020-03-31", {}),
        ("03/2020", "2020-03-01", "2020-03-31", {}),
        ("3.2020", "2020-03-01", "2020-03-31", {}),
        ("2020", "2020-01-01", "2020-12-31", {}),
        ("31/12/2020", "2020-12-31", "2020-12-31", {}),
        ("12/31/2020", "2020-12-31", "2020-12-31", {}),
        ("03/04/2020", "2020-04-03", "2020-04-03", {"how": Written(day_first=True)}),
        ("03/04/2020", "2020-03-04", "2020-03-04", {"how": Written(day_first=False)}),
    ],
)
def test_dates(store: Store, cell: str, start: str, end: str, said: dict[str, object]) -> None:
    span = one(store, f"Orbis,KE,tents,,,,{cell},", **said).date
    assert (span.start, span.end) == (start, end)


def test_the_whole_column_shows_how_days_and_numbers_are_written(store: Store) -> None:
    heads = "donor,amount,currency,date\n"
    first = contents(read(store, f'{heads}A,"1.234",EUR,03/04/2020\nB,"2.000,5",EUR,25/12/2020\n'))
    assert [(one.money.low, one.date.start) for one in first] == [(1234, "2020-04-03"), (D("2000.5"), "2020-12-25")]
    unclear = read(store, f"{heads}A,1.234,EUR,03/04/2020\n")
    assert "may be a number of thousands" in unclear.refused[0].reason
    assert "--decimal" in unclear.refused[0].remedy


@each(
    "row, reason, remedy",
    [
        ("Orbis,KE,tents,,5,,,", "the amount 5 has no currency", "--currency USD"),
        ("Orbis,KE,tents,,5,Lt,,", "“Lt” is no currency", "under values"),
        ("Orbis,KE,tents,,-5,EUR,,", "less than nothing", "leave the row out"),
        ("Orbis,KE,tents,,some,EUR,,", "“some” is no amount", "write a number"),
        ("Orbis,KE,tents,lots of,,,,", "is no number of things", "write a number"),
        ("Orbis,Atlantis,tents,,,,,", "“Atlantis” is no country", "under names"),
        ("Orbis,KE,tents,,,,03/04/2020,", "may begin with the day or the month", "--dates"),
        ("Orbis,KE,tents,,,,30/02/2020,", "no such day", "correct the cell"),
        ("Orbis,KE,tents,,,,43891,", "number of a day", "show the column as dates"),
        ("Orbis,KE,tents,,,,5.6.20,", "year of two figures", "four figures"),
        ("Orbis,KE,tents,,,,soon,", "“soon” is no date", "2020-03-05"),
        ("Orbis,KE,tents,,5,EUR,,not given", "nothing was given, and how much", "correct the status"),
        ("Orbis,KE,tents,,,,,perhaps", "“perhaps” is not known", "under values"),
        ("Orbis;KE;tents", "one cell, and the table has headings for 8", "by the same character"),
        ("Orbis, Ltd,KE,tents,,5,EUR,2020,given", "9 cells, and the table has headings for 8", "in quotes"),
    ],
)
def test_rows_are_rejected_with_a_remedy(store: Store, row: str, reason: str, remedy: str) -> None:
    found = read(store, f"donor,country,item,quantity,amount,currency,date,status\nLumen,PE,masks,3,,,,\n{row}\n")
    assert len(found.records) == 1
    (refused,) = found.refused
    assert reason in refused.reason
    assert remedy in refused.remedy
    assert (refused.number, refused.cells[0][:5]) == (3, "Orbis")


def test_what_is_turned_away_is_said_in_the_language_that_is_spoken(store: Store) -> None:
    class Catalogue:
        def gettext(self, message: str) -> str:
            return f"<{message}>"

        pgettext = npgettext = ngettext = lambda self, *words: words[1]

    language.use(Catalogue(), "xx")
    try:
        found = read(
            store, "donor,country,date\nA,KE,soon\nB,KE,later\nC,Atlantis,\nD,KE,2020\nD,KE,2020\nE,,,\n\n,KE,5.6.20\n"
        )
    finally:
        language.use(None)
    assert [one.reason for one in found.refused] == [
        "<“soon” is no date>", "<“later” is no date>", "<“Atlantis” is no country or group, or may be several>",
        "<it is the same as row 5 in every cell>", "<“5.6.20” has a year of two figures>",
    ]  # fmt: skip
    assert all(one.remedy.startswith("<") for one in found.refused)


def test_a_table_in_the_shape_of_iati(store: Store) -> None:
    heads = "iati-identifier,title,description,provider-org,recipient-country-code,transaction-type,transaction-date,"
    rows = "A,Wells,<b>Deep</b>,Lumen,KE,2,2022-01-10,900.5,EUR\nA,Wells,,Lumen,KE,3,2022-03-10,400.5,EUR\n"
    found = read(store, f"{heads}transaction-value,value-currency\n{rows}")
    assert (found.preset, found.refused) == ("iati", ())
    pledged, paid = (content for *_, content, _ in found.records)
    assert (pledged.assertion, pledged.money.low) == (Assertion.PROMISED, D("900.5"))
    assert (paid.assertion, paid.money.low, paid.note) == (Assertion.GIVEN, D("400.5"), "")
    few = read(store, "title,description,value,currency,donor,date\nWells,Deep,5,EUR,Lumen,2020\n")
    assert few.preset == "", "what any table calls its columns makes it none of a kind"
    ((*_, content, _),) = few.records
    assert content.date.start == "2020-01-01"


def test_sums_of_activities_of_iati_are_rows_of_their_own(store: Store) -> None:
    """What was committed is promised, and what was paid of it is its delivery; what came in is in no sum."""
    heads = (
        "iati-identifier,reporting-org,title,description,start-actual,end-actual,participating-org (Funding),"
        "participating-org (Implementing),recipient-country-code,default-finance-type-code,currency,total-Commitment,"
        "total-Disbursement,total-Expenditure,total-Incoming Funds\n"
    )
    rows = (
        "A,Lumen,Wells,,2020-04-06,2021-03-20,Lumen;Svea,Red Circle,KE,110,EUR,1500,900.5,99.5,700\n"
        "B,Lumen,Roads,,2020-04-06,,Lumen,,UG,110,EUR,0,0.0,,\n"
    )
    found = read(store, heads + rows)
    said = [(one.assertion, one.status, one.money.low, one.in_totals) for *_, one, _ in found.records]
    assert (found.preset, said) == (
        "iati",
        [
            (Assertion.GIVEN, Status.TRANSFERRED, D(700), False),
            (Assertion.PROMISED, Status.COMMITTED, D(1500), False),
            (Assertion.GIVEN, Status.TRANSFERRED, D("900.5"), True),
            (Assertion.GIVEN, Status.TRANSFERRED, D("99.5"), True),
        ],
    )
    assert [(one.number, one.value) for one in found.refused] == [(3, "nothing committed or paid")]
    content = found.records[1][2]
    assert content.names(PartyRole.DONOR) == ("Lumen", "Svea")
    assert (content.date.start, content.date.end) == ("2020-04-06", "2021-03-20")
    done = tables.add(store, found, is_source=True)
    pledge = reads.record(store, reads.id_of(store, done.refs[1]))
    assert {link.other.ref for link in pledge.links} == {*done.refs[2:]}, "what is paid delivers what was committed"
    tables.remove(store, done.table_id)
    d_portal = read(
        store,
        "aid,reporting,title,description,commitment,spend,country_code\nA,Lumen,Wells,,1500.5,900,KE\n",
    )
    assert [(one.assertion, str(one.money.low), one.money.currency) for *_, one, _ in d_portal.records] == [
        (Assertion.PROMISED, "1500.5", "USD"), (Assertion.GIVEN, "900", "USD"),
    ]  # fmt: skip


def test_activities_of_iati_are_read_from_their_xml(store: Store) -> None:
    activity = (
        '<iati-activities version="2.03"><iati-activity default-currency="EUR">\n'
        "<iati-identifier>A</iati-identifier><title><narrative>Wells</narrative></title>"
        '<participating-org role="1"><narrative>Lumen</narrative></participating-org>'
        '<participating-org role="4"><narrative>Red Circle</narrative></participating-org>'
        '<recipient-country code="KE"/><budget><value>99</value></budget>\n{}</iati-activity></iati-activities>'
    )
    deed = (
        '<transaction><transaction-type code="{}"/><transaction-date iso-date="2020-04-06"/><value>{}</value>'
        "</transaction>\n"
    )
    every = "".join(deed.format(*one) for one in (("2", 1500), ("3", "900.5"), ("D", 100), ("6", 7)))
    found = table_reading.read(store, activity.format(every).encode(), "a.xml", Choices())
    said = [(number, one.assertion, one.money.low, one.in_totals) for number, _, one, _ in found.records]
    assert said == [
        (3, Assertion.PROMISED, D(1500), False), (4, Assertion.GIVEN, D("900.5"), True),
        (5, Assertion.GIVEN, D(100), True),
    ]  # fmt: skip
    assert [(one.number, one.value) for one in found.refused] == [(6, "6 loan repayment")]
    names = {(one.role, one.name) for one in found.records[0][2].parties}
    assert {(PartyRole.DONOR, "Lumen"), (PartyRole.INTERMEDIARY, "Red Circle")} <= names
    one_line = (activity.format(every) + activity.format(deed.format("3", 70))).replace("\n", "")
    one_line = one_line.replace('</iati-activities><iati-activities version="2.03">', "")
    packed = table_reading.read(store, one_line.encode(), "a.xml", Choices())
    assert [number for number, *_ in packed.records] == [1, 2, 3, 5], "what begins in one line is no single row"
    done = tables.add(store, packed, is_source=True)
    assert not any(reads.record(store, reads.id_of(store, ref)).links for ref in done.refs), "and delivers no pledge"
    tables.remove(store, done.table_id)
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    outside = table_reading.read(store, (entity + activity.format(every).replace("Lumen", "&e;")).encode(), "a.xml",
                          Choices())  # fmt: skip
    assert all(not one.names(PartyRole.DONOR) for *_, one, _ in outside.records), "nothing outside the file is read"
    heads = "iati_identifier,title_narrative,transaction_value,transaction_transaction_type_code\n"
    for raw, why in (
        (activity.format("").encode(), "without transactions"),
        (b"<iati-activities><iati-activity>", "is damaged XML"),
        (b"iati-identifier,title,budget-value\nA,Wells,9\n", "which say neither"),
        (f'{heads}A,Wells,"1.0,2.0","2,3"\n'.encode(), "in one cell"),
    ):
        with pytest.raises(BadInput, match=why):
            table_reading.read(store, raw, "a.csv", Choices())


def test_half_known_headings_are_taken_where_the_cells_agree(store: Store) -> None:
    """A heading with a word that is not known is taken for a donor where its cells name organisations; else it is
    offered. What may be of a person's phone, or of a day on which some were not received, never is."""
    heads = "Donor of record,Donor contact person,Items,Qty,Received Date\n"
    rows = "Lumen Trust,Ann Abel,masks,500,4/14/2020\nEmbassy of Italy,Bo Berg,gowns,20,{}\n"
    rows += "Svea Ltd,Cy Cole,caps,9,5/2/2020\n"
    found = read(store, heads + rows.format("4/20/2020"))
    assert [one.target for one in found.columns] == ["donor", "", "item", "quantity", "date"]
    assert not found.refused
    missing = read(store, heads + rows.format(""))
    assert [one.target for one in missing.columns] == ["donor", "", "item", "quantity", ""]
    assert [one.number for one in missing.refused] == [3]
    people = read(store, heads.replace("Donor contact person", "By") + "Ann Abel,x,masks,5,\nBo Berg,y,gowns,6,\n")
    assert people.columns[0].target == ""
    assert people.offers[0].targets[0] == "donor"


def test_ends_the_wrong_way_round_doubles_and_sums_are_reported(store: Store) -> None:
    heads = "donor,amount low,amount high,currency,start date,end date\n"
    twice = "C,3,5,EUR,2020-04-01,2020-05-01\n" * 2
    rows = f"A,5,3,EUR,,\nB,,,,2020-05-01,2020-04-01\n{twice}Subtotal,8,,,,\n"
    found = read(store, heads + rows)
    assert [row.reason for row in found.refused] == [
        "its least amount, 5, is above its most, 3", "its first day, 2020-05-01, is after its last, 2020-04-01",
        "it is the same as row 4 in every cell",
    ]  # fmt: skip
    assert found.left == ((6, "it is a sum of the rows above"),)
    ((_, _, content, _),) = found.records
    assert (content.money.low, content.money.high, content.date.precision) == (3, 5, DatePrecision.RANGE)


def test_columns_under_unknown_headings_are_offered_by_what_they_are_full_of_and_never_taken(store: Store) -> None:
    heads, row = "donor,item,Qa,Qb,Qc,Qd,Qe", "Orbis,{},{},{},{},{},{}\n".format
    text = f"{heads}\n" + "".join((
        row("tents", "Kenya", "CHF", "2021-03-01", "CHF 20", "a"), row("wells", "PE", "CHF", "23.4.2021", "CHF 3", "b"),
        row("pumps", '"Gambia, The"', "CHF", "", "CHF 7", "Kenya"),
    ))  # fmt: skip
    found = read(store, text)
    assert {one.heading: (one.full_of, one.targets) for one in found.offers} == {
        "Qa": ("countries", ("recipient.country", "donor.country")), "Qb": ("currencies", ("currency",)),
        "Qc": ("days", ("date",)), "Qd": ("amounts of money", ("money",)),
    }  # fmt: skip
    assert all(one.money is None and not one.date.start and len(one.parties) == 1 for one in contents(found))
    again = read(store, text, columns={"Qa": "donor.country", "Qb": "", "Qc": "date", "Qd": "money"})
    assert again.offers == ()
    assert [one.money and one.money.low for one in contents(again)] == [20, 3, 7]


def test_pieces_of_what_the_table_does_not_say_are_in_no_sum(store: Store) -> None:
    """A unit without a name is what was given only where it says what: 40 and 1,200 pieces are no 1,240 of anything."""
    text = "donor,goods kept,qty,unit\nOrbis,fans,40,un\nLumen,tents,1200,un\nOrbis,hats,7,kits\nLumen,bags,2,Kits\n"
    found = read(store, text, columns={"goods kept": ""})
    assert [(one.items[0].item, one.items[0].unit) for one in contents(found)] == [
        ("not said what", "un"), ("not said what", "un"), ("kits", "kits"), ("Kits", "Kits"),
    ]  # fmt: skip
    tables.add(store, found, is_source=True)
    assert [sum_words(one) for one in total_reads.of(store, DonationFilter()).numbered] == ["9 kits"]


def test_a_polish_table_in_thousands_is_read(store: Store) -> None:
    text = (
        "Lp.;Darczyńca;Kraj darczyńcy;Odbiorca;Kraj;Rodzaj pomocy;Ilość;J.m.;Wartość (tys. zł);Data przekazania;Stan\n"
        "1;Fundacja Sad;Polska;Szkoła;Gruzja;ławki;1 250;szt.;37,5;14.01.2022;przekazano\n"
        "2;Bank Las;Polska;Szkoła;Kenia;mapy;;;1 250;;zadeklarowano\n3;Bank Las;Polska;Szpital;Kenia;;;;0,75;;w toku\n"
    )
    found = table_reading.read(store, text.encode("cp1250"), "dary.csv", Choices())
    assert [one.number for one in found.refused] == [4]
    first, second = (content for _, _, content, _ in found.records)
    assert (first.money.low, first.money.currency, first.items[0].low, first.date.start) == (
        37_500,
        "PLN",
        1250,
        "2022-01-14",
    )
    assert (second.money.low, second.assertion) == (1_250_000, Assertion.PROMISED)


def test_what_is_no_table_of_records_is_one_sentence(store: Store) -> None:
    for raw, name, said, words in (
        (b"a,b\n1,2\n", "t.csv", {}, "No column of “t.csv” is known"),
        (b"1,2\n3,4\n", "t.csv", {}, "or put a row of headings above"),
        (b"donor:item\nA:b\n", "t.csv", {}, "has only one column (donor:item), which is not known. Separate its cells"),
        (b"\n\n", "t.csv", {}, "has no rows"),
        (b"PK\x03\x04 xl/ broken", "t.xlsx", {}, "is damaged"),
        (b"PK\x03\x04 other", "t.zip", {}, "is a compressed file. Save its table as CSV or XLSX"),
        (b"donor,item\nA,b\n", "t.csv", {"sheet": "One"}, "has no sheets"),
        (b"donor,item\nA,b\n", "t.csv", {"columns": {"gift": "item"}}, "has no column “gift”"),
        (b"donor,item\nA,b\n", "t.csv", {"columns": {"item": "thing"}}, "“thing” is nothing that a column can hold"),
        (b"\xff\xfe\x00\xd8", "t.csv", {}, "t.csv"),
        (b'donor,item\nA,b\n"C,d\nE,f\n', "t.csv", {}, "opens a quote in line 3 that is never closed"),
    ):
        with pytest.raises(BadInput) as refused:
            read(store, raw, name, **said)
        assert words in str(refused.value)
    with pytest.raises(BadInput, match="Row 2: the amount 5 has no currency"):
        tables.add(store, read(store, "donor,amount\nA,5\n"), is_source=True)


def test_a_workbook_with_notes_dates_and_formulas(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(file)
    book.add_worksheet("Notes").write(0, 0, "How this was made")
    sheet = book.add_worksheet("Gifts")
    for at, head in enumerate(("Donor", "Country", "Item", "Quantity", "Date")):
        sheet.write(0, at, head)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(1, 0, ("Orbis", "KE", "tents", 1500))
    sheet.write_datetime(1, 4, date(2020, 3, 5), day)
    sheet.write_row(2, 0, ("=Lumen", "KE", "masks"))
    sheet.write_formula(2, 3, "=1000*3", None, 3000)
    sheet.write(2, 4, "31/12/2010")
    book.close()
    found = read(store, file.read_bytes(), "book.xlsx")
    tents, masks = contents(found)
    assert (found.file.sheet, tents.items[0].low, tents.date.start) == ("Gifts", 1500, "2020-03-05")
    assert (masks.items[0].low, masks.date.start) == (3000, "2010-12-31")
    assert any("formulas" in warning for warning in found.file.warnings)
    bare = tmp_path / "bare.xlsx"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(bare, "w") as new:
        for one in old.namelist():
            new.writestr(one, old.read(one).replace(b"<v>3000</v>", b"<v></v>"))
    found = read(store, bare.read_bytes(), "bare.xlsx")
    assert (len(found.records), found.file.warnings[1].split(" has")[0]) == (1, "1 formula")
    assert [(one.number, one.reason) for one in found.refused] == [(3, "“Quantity” is a formula without a result")]
    typed = b"donor,recipient,item\nPeru,Chile,=SUM(A1:A3)\nPeru,Chile,tents = shelter\n"
    found = table_reading.read(store, typed, "typed.csv", Choices())
    assert [(one.number, one.reason) for one in found.refused] == [(2, "“item” is a formula without a result")]
    assert len(found.records) == 1
    typed = b"donor,recipient,item,remark,note\nPeru,Chile,tents,=3 lorries,=B2+1 and more\n"
    found = table_reading.read(store, typed, "remarks.csv", Choices())
    assert [str(one.reason) for one in found.refused] == []
    assert "=3 lorries" in contents(found)[0].note
    assert "=B2+1 and more" in contents(found)[0].note
    with pytest.raises(BadInput, match="has no sheet “Gift”"):
        read(store, file.read_bytes(), "book.xlsx", sheet="Gift")


def test_merged_cells_say_the_same_of_each_row_and_an_amount_once(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "merged.xlsx"
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    sheet.merge_range("A1:E1", "Gifts of 2020")
    for at, head in enumerate(("Donor", "Country", "Item", "Amount (EUR)", "Date")):
        sheet.write(2, at, head)
    sheet.merge_range("A4:A5", "Orbis")
    sheet.merge_range("D4:D5", "1500.50")
    sheet.write_row("B4", ("KE", "tents"))
    sheet.write_row("B5", ("PE", "masks"))
    sheet.merge_range("A6:A7", "Lumen")
    sheet.merge_range("D6:D7", 80)
    sheet.write_row("B6", ("KE", "wells"))
    sheet.write_row("B7", ("PE", "pumps"))
    sheet.merge_range("A9:E9", "Source: own compilation")
    book.close()
    found = read(store, file.read_bytes(), "merged.xlsx")
    assert [(one.names(PartyRole.DONOR), one.money and one.money.low) for one in contents(found)] == [
        (("Orbis",), D("1500.5")), (("Orbis",), None), (("Lumen",), 80), (("Lumen",), None),
    ]  # fmt: skip
    assert found.left == ((9, "it has words in one cell only, as a remark or a heading has"),)


def test_the_cells_of_a_sheet_that_begins_further_in_keep_their_places(tmp_path: Path) -> None:
    file = tmp_path / "inner.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row("C4", ("Donor", "Amount"))
        sheet.merge_range("C5:C6", "Orbis")
        sheet.write_formula("D5", "=1+1")
        sheet.write("D6", 80)
    found = read_table(file.read_bytes(), "inner.xlsx")
    assert found.rows == ((4, ("", "", "Donor", "Amount")), (5, ("", "", "Orbis", "0")), (6, ("", "", "Orbis", "80")))
    assert found.merged == {(6, 2)}


# --- ours ---

_SIGNS = st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=("Cs", "Cc"))
_ODD = (
    "=1+1",
    "-5",
    "+x",
    "@cmd",
    "a,b;c",
    'say "so"',
    "line\nline",
    "a\r\nb\rc",
    "_x000D_",
    " spaced ",
    "'=quoted",
    "\tTab",
)
_TEXT = st.text(_SIGNS, max_size=12) | st.sampled_from(_ODD)
_NAME = _TEXT.map(lambda words: " ".join(words.split())).filter(bool)
_NUMBER = st.none() | st.decimals(0, 10**9, places=3)
_INTERVAL = st.tuples(_NUMBER, _NUMBER).map(
    lambda ends: ends[::-1] if None not in ends and ends[0] > ends[1] else ends  # type: ignore[operator]
)
_SPAN = st.sampled_from((("", ""), ("2020-03-01", "2020-03-31"), ("2020", "2020"), ("", "2020-05-05")))
_DONORS = st.lists(st.sampled_from(("Orbis", "Lumen")), max_size=2, unique=True)
_WHERE = st.sampled_from((
    Party(PartyRole.RECIPIENT, "Kenya", COUNTRY, "KE"), Party(PartyRole.BENEFICIARY, "Wells", PLACE, "PE"),
))  # fmt: skip
_QUALIFIER, _PRECISION = st.sampled_from(Qualifier), st.sampled_from(DatePrecision)


@st.composite
def _record(draw: st.DrawFn) -> Donation:
    said = draw(st.sampled_from(Assertion))
    nothing = said is Assertion.NOT_GIVEN
    (low, high), (start, end) = draw(_INTERVAL), draw(_SPAN)
    donors = [Party(PartyRole.DONOR, name, actor_kind("foundation")) for name in draw(_DONORS)]
    items = tuple(
        Item(draw(_NAME), *draw(_INTERVAL), draw(_QUALIFIER), draw(_TEXT), draw(_TEXT))
        for _ in range(0 if nothing else draw(st.integers(0, 2)))
    )
    money = None
    if not nothing and draw(st.booleans()):
        money = Money(low, high, "EUR", draw(_QUALIFIER), draw(st.sampled_from(MoneyKind)), draw(_TEXT), draw(_TEXT))
    beside = (Amount(AmountRole.COUNTER_VALUE, D(1), D(2), "USD", as_stated=draw(_TEXT)),)
    return Donation(
        draw(_NAME), draw(st.sampled_from(Scope)), said, draw(st.sampled_from(Status)), aid_kind("other"),
        (*donors, draw(_WHERE)), items, money, DateSpan(start, end, draw(_PRECISION), draw(_TEXT), draw(st.booleans())),
        motive=draw(_TEXT), donor_count=CountSpan(*draw(_INTERVAL), as_stated=draw(_TEXT)), in_totals=False,
        note=draw(_TEXT), amounts=beside if money is not None else (),
        dates=(EventDate(start, end, as_stated=draw(_TEXT), event=DateEvent.DUE),) if draw(st.booleans()) else (),
        own=tuple(draw(st.lists(st.sampled_from(OWN_VALUES), unique_by=lambda one: one[0], max_size=3))),
    )  # fmt: skip


OWN = {
    "Ship": OwnType.TEXT, "Crates": OwnType.NUMBER, "Landed": OwnType.DATE, "Seen": OwnType.YES_NO,
    "Route": OwnType.CHOICE,
}  # fmt: skip
OWN_VALUES = (
    ("ship", "=Grace, of; the “Sea”"), ("crates", CountSpan(D(7), None, Qualifier.AT_LEAST, "seven or more")),
    ("landed", DateSpan("2021-03-01", "2021-03-31", DatePrecision.MONTH, "March 2021", True)), ("seen", False),
    ("seen", True), ("route", Term("route", "by_sea")),
)  # fmt: skip


def with_own_fields(store: Store) -> Store:
    for name, kind in OWN.items():
        own_fields.add_field(store, OwnContent(name, kind), ("By sea", "By air") if kind is OwnType.CHOICE else ())
    return store


def told(store: Store) -> list[dict[str, object]]:
    """All that a record says, but for what belongs to the workspace it is in, as what is left open of what stands on
    its table."""
    beside = ("id", "table", "open")
    return [{key: value for key, value in one.items() if key not in beside} for one in listing_ledger.donations(store)]


@settings(max_examples=share(1 / 3), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.lists(_record().filter(lambda one: not validate(one)), min_size=1, max_size=4),
    st.sampled_from((".csv", ".xlsx")),
)
@example(
    [
        Donation(
            "Tents",
            parties=(Party(PartyRole.RECIPIENT, "Kenya", COUNTRY, "KE"),),
            note="one\r\ntwo\rthree",
            in_totals=False,
        )
    ],
    ".csv",
)
def test_what_is_exported_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, records: list[Donation], kind: str
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    for name in ("a", "b"):
        make_empty(folder / f"{name}.passagework", "Dana", RESOURCES)
    with Store(folder / "a.passagework", "Dana") as first, Store(folder / "b.passagework", "Dana") as second:
        with_own_fields(first), with_own_fields(second)
        ids = [donations.add_donation(first, record) for record in records]
        if len(ids) > 1:
            donations.link_donations(first, ids[1], ids[0], LinkKind.OVERLAPS, "perhaps")
            donations.set_parent(first, ids[-1], ids[0])
        file = folder / f"t{kind}"
        assert table_export.export(first, file) == len(records)
        found = table_reading.read(second, file.read_bytes(), file.name, Choices())
        assert (found.preset, found.refused) == ("passagework", ())
        tables.add(second, found, is_source=True)
        assert told(second) == told(first)
        again = table_reading.read(second, file.read_bytes(), file.name, Choices())
        assert [row.reason.split(",")[0] for row in again.refused] == ["it is here already"] * len(records)


def test_a_table_of_ours_that_a_spreadsheet_was_at_comes_back_or_is_turned_away(store: Store, tmp_path: Path) -> None:
    """Rows that were changed, copied or spelt otherwise: none is lost in silence, and none is doubled."""
    donors = (Party(PartyRole.DONOR, "Orbis Works"),)
    for number in (1, 2):
        content = Donation(f"Gift {number}", parties=donors, money=Money(D(3 * 10**11), D(3 * 10**11), "USD"))
        donations.add_donation(store, content)
    table_export.export(store, tmp_path / "t.csv")
    heads, first, _ = csv.reader(io.StringIO((tmp_path / "t.csv").read_text("utf-8"), newline=""))
    new = {"uid": "", "ref": ""}
    edits: list[tuple[dict[str, str], str]] = [
        ({"money.low": "3E+11", "money.high": "3E+11"}, "it is here already, as D-01; nothing needs to be done"),
        (
            {"title": "Gift 3", "money.low": "299999999999.5"},
            "it is here already, as D-01, which says something else: Title, Money; change the record itself; "
            "a table only adds records",
        ),
        (
            {"uid": "8.8E+11"},
            "“8.8E+11” in “uid” is no mark of a record; a spreadsheet may have made a number of it; restore it, or "
            "empty the cell to add the row as a new record",
        ),
        ({"uid": "0123456789ab"}, ""),
        (
            {"uid": "0123456789ab"},
            "its “uid” is that of row 5; empty the cell to add it as a record of its own",
        ),
        (new, ""),
        (new | {"money.low": "30,000"}, "“30,000” in “money.low” cannot be read; restore what was exported there"),
        (new | {"in_totals": "TRUE"}, "“TRUE” in “in_totals” cannot be read; restore what was exported there"),
        (new | {"date.inferred": "1"}, "“1” in “date.inferred” cannot be read; restore what was exported there"),
        (
            new | {"date.start": "2020-06-01", "date.end": "2020-05-31", "date.precision": "range"},
            "The date must not end before it begins; correct the row",
        ),
        (
            new | {"date.start": "8/30/2022"},
            "“8/30/2022” in “date.start” is no day; write it as 2022, 2022-05 or 2022-05-31",
        ),
        (
            new | {"date.start": "2022-02-30"},
            "“2022-02-30” in “date.start” is no day; write it as 2022, 2022-05 or 2022-05-31",
        ),
        (
            new | {"dates": '[{"event": "announced", "start": "30.8.2022"}]'},
            "“30.8.2022” in “dates.start” is no day; write it as 2022, 2022-05 or 2022-05-31",
        ),
        (new | {"money.kind": "Cash"}, "“Cash” in “money.kind” cannot be read; restore what was exported there"),
        (new | {"aid_kind": "huts"}, "“huts” in “aid_kind” cannot be read; restore what was exported there"),
        (
            new | {"parties": '[{"role": "donor", "name": "Orbis Works", "kind": "club"}]'},
            "“club” in “parties.kind” cannot be read; restore what was exported there",
        ),
        (new | {"parties": "[“role”]"}, "“[“role”]” in “parties” cannot be read; restore what was exported there"),
        (new | {"items": '["masks"]'}, '“["masks"]” in “items” cannot be read; restore what was exported there'),
    ]
    out = io.StringIO(newline="")
    csv.writer(out).writerows(
        [heads, *([edit.get(*cell) for cell in zip(heads, first, strict=True)] for edit, _ in edits)]
    )
    found = read(store, out.getvalue())
    told = {one.number: f"{one.reason}; {one.remedy}" for one in found.refused}
    assert [told.get(number, "") for number in range(2, len(edits) + 2)] == [words for _, words in edits]
    assert {one.column for one in found.refused if "is no day" in one.reason} == {"date.start", "dates.start"}
    tables.add(store, found, is_source=True)
    assert [one.content.title for one in reads.records(store)] == ["Gift 1", "Gift 2", "Gift 1", "Gift 1"]


def test_an_actor_called_as_a_group_or_a_country_comes_into_another_workspace(store: Store, tmp_path: Path) -> None:
    """A spelling may be that of a country or group: the reference data grew, or an actor got that name later."""
    ngo = actor_kind("ngo")
    told = Donation("Aid", parties=(Party(PartyRole.DONOR, "Aid for X", ngo), Party(PartyRole.RECIPIENT, "Y")))
    donations.add_donation(store, told)
    for row, name in zip(sorted(actor_reads.rows(store), key=lambda one: one.id), ("ASEAN", "Kenya"), strict=True):
        actors.edit_actor(store, row.id, replace(row.content, name=name))
    table_export.export(store, tmp_path / "t.csv")
    make_empty(tmp_path / "other.passagework", "Bo", RESOURCES)
    with Store(tmp_path / "other.passagework", "Bo") as second:
        tables.add(second, read(second, (tmp_path / "t.csv").read_bytes()), is_source=True)
        (first,), (there,) = reads.records(store), reads.records(second)
        assert there.content.parties == first.content.parties
        assert [(one.name, one.kind) for one in there.content.parties] == [("ASEAN", ngo), ("Kenya", NO_ACTOR_KIND)]


def test_a_row_whose_party_can_be_nobody_is_named_and_the_others_are_added(store: Store, tmp_path: Path) -> None:
    table_export.export(store, tmp_path / "t.csv")
    heads = (tmp_path / "t.csv").read_text("utf-8").strip().split(",")
    wrong = {
        '"name": "Orbis Works", "kind": "ngo", "iso2": "XX"': "There is no country or group “XX”",
        '"name": "Atlantis", "kind": "country"': "There is no country “Atlantis”",
        '"name": "Both", "kind": "group", "group": "nowhere"': "There is no country or group “nowhere”",
        '"name": "Orbis Works", "kind": "ngo", "iso2": "asean"': "An actor's home is one country, not a group",
        '"name": "Kenya", "kind": "ngo"': "“Kenya” is a country or group, and no actor",
    }
    cells = {"title": "Aid", "scope": "specific", "assertion": "given", "status": "reported"}
    right = '"name": "Orbis Works", "kind": "ngo", "iso2": "KE"'
    out = io.StringIO(newline="")
    csv.writer(out).writerows(
        [heads, *([(cells | {"parties": f'[{{"role": "donor", {who}}}]'}).get(one, "") for one in heads]
                  for who in (right, *wrong))]
    )  # fmt: skip
    found = read(store, out.getvalue())
    reasons = zip(found.refused, wrong.values(), strict=True)
    assert [one.number for one in found.refused] == [3, 4, 5, 6, 7]
    assert all(one.reason.startswith(words) for one, words in reasons), found.refused
    assert len(tables.add(store, found, is_source=True).refs) == 1


def test_a_row_of_ours_that_was_edited_wrongly_is_named_whatever_is_wrong(store: Store, tmp_path: Path) -> None:
    """An own value out of its bounds refused the whole file, a relation said twice ended in a fault of the database."""
    own_fields.add_field(store, OwnContent("reached", OwnType.NUMBER))
    table_export.export(store, tmp_path / "t.csv")
    heads = (tmp_path / "t.csv").read_text("utf-8").strip().split(",")
    link = '[{"kind": "follows", "ref": "D-08"}, {"kind": "follows", "ref": "D-08"}]'
    edits = (
        {"ref": "D-08"},
        {"ref": "D-09", "links": link},
        {"own.reached.low": "-1", "own.reached.qualifier": "exact"},
    )

    def table(*some: dict[str, str]) -> str:
        cells = {"title": "Aid", "scope": "specific", "assertion": "given", "status": "reported"}
        out = io.StringIO(newline="")
        csv.writer(out).writerows([heads, *([(cells | one).get(head, "") for head in heads] for one in some)])
        return out.getvalue()

    found = read(store, table(*edits))
    assert [(one.number, one.reason) for one in found.refused] == [
        (4, "reached must be a number from 0 to 999,999,999,999,999")
    ]
    assert tables.add(store, found, is_source=True).refs == ("D-08", "D-09")
    assert [len(one.links) for one in reads.records(store)] == [1, 1]
    reviewed = {"reviews": '[{"field": "money", "verdict": "accepted", "reader": "Bo"}]'}
    with pytest.raises(BadInput, match=r"Row 3, reviews: D-\d+ has nothing in the field “money”"):
        tables.add(store, read(store, table({}, reviewed)), is_source=True)


def test_a_donor_with_a_short_name_and_a_kind_is_that_state_or_its_row_is_refused(store: Store) -> None:
    """*DRC* may be a state or the Danish Refugee Council: its kind says which, and then no row of a state has it."""
    found = read(
        store,
        "Donor,Donor type,Recipient,Amount (USD)\nUK,Government,Kenya,5000\nEU,Multilateral,Chad,7000\n"
        "DRC,NGO,Kenya,300\nMSF,NGO,Kenya,400\n",
    )
    assert [(one.number, one.reason) for one in found.refused] == [
        (4, "“DRC” is a country or group, and no actor. Choose it as such, or name the body of it that acts")
    ]
    tables.add(store, found, is_source=True)
    donors = [one.content.parties[0] for one in reads.records(store)]
    assert {(one.name, one.iso2 or one.group) for one in donors} == {
        ("United Kingdom", "GB"), ("European Union", "european-union"), ("MSF", ""),
    }  # fmt: skip


FLOWS = """\
Source org.,Source location,Destination org.,Destination location,Destination usage year,Amount (US$),\
Original amount,Original currency,Flow status,Flow date,Description,Flow type,Contribution type
"Norvale, Government of",Norway,Relief Works,Sudan,2023,"5,425,935","5,000,000",EUR,Paid,15/02/2023,Food,Standard,Cash
Lumen Trust,Japan,Aqua Works,Chad,2023,"1,000,000",,,Commitment,28/03/2023,Water,Standard,Cash
"""


def test_an_amount_in_dollars_never_gets_the_currency_of_the_original_amount(store: Store) -> None:
    """The columns of flows as the site of FTS writes them, not as its service does."""
    found = read(store, FLOWS)
    assert found.preset == "fts"
    first, second = contents(found)
    assert (first.money and (first.money.low, first.money.currency), first.amounts[0].low) == (
        (D(5000000), "EUR"),
        D(5425935),
    )
    assert second.money is not None
    assert (second.money.low, second.money.currency, second.assertion) == (D(1000000), "USD", Assertion.PROMISED)
    assert [(one.role, one.iso2 or one.name) for one in first.parties] == [
        (PartyRole.DONOR, "NO"), (PartyRole.RECIPIENT, "SD"), (PartyRole.INTERMEDIARY, "Relief Works"),
    ]  # fmt: skip
    assert (first.date.start, second.date.start) == ("2023-02-15", "2023-03-28")


@each("heads", ["Amount (EUR),Currency", "Currency,Amount EUR", "Amount (US$),Currency", "USD,Currency"])
def test_an_amount_whose_heading_names_another_currency_than_its_row_is_refused(store: Store, heads: str) -> None:
    amount = heads.split(",")
    cells = [("NOK" if one == "Currency" else "30000") for one in amount]
    (refused,) = read(store, f"Donor,Recipient,{heads}\nLumen Trust,Chad,{','.join(cells)}\n").refused
    assert refused.column == "Currency"
    assert re.search(
        "“NOK” is another currency than (?:EUR|USD), which the heading of the amount names", refused.reason
    )


def test_amounts_under_currencies_are_each_of_its_own_and_two_in_a_row_are_not_guessed_at(store: Store) -> None:
    found = read(
        store,
        'Donor,Recipient,USD,EUR,CHF\nLumen Trust,Chad,"300,000",,\nOrbis Works,Chad,,"250,000.00",\n'
        "Norvale Fund,Chad,,5,6\nAqua Works,Chad,,,7\n",
    )
    sums = [(one.money.low, one.money.currency) for *_, one, _ in found.records if one.money]
    assert sums == [(D(300000), "USD"), (D(250000), "EUR"), (D(7), "CHF")]
    assert [(one.number, one.reason) for one in found.refused] == [
        (4, "it has amounts under “EUR” and “CHF”, which may be one sum said twice, or two")
    ]


def test_a_sum_that_every_row_has_in_two_currencies_is_one(store: Store) -> None:
    table = "Donor,Recipient,Amount (EUR),Amount (CHF)\nLumen Trust,Chad,30,28.5\nOrbis Works,Chad,40,38\n"
    sums = [(one.money and one.money.low, [(each.role, each.low, each.currency) for each in one.amounts])
            for one in contents(read(store, table))]  # fmt: skip
    assert sums == [
        (D(30), [(AmountRole.COUNTER_VALUE, D("28.5"), "CHF")]),
        (D(40), [(AmountRole.COUNTER_VALUE, D(38), "CHF")]),
    ]


@each(
    "heads, cell",
    [("Amount", "$1000"), ("Amount", "$1.2 million"), ("Amount ($)", "1000"), ("Amount,Currency", "1000,$")],
)
def test_bare_dollars_of_a_state_with_its_own_are_not_guessed_at(store: Store, heads: str, cell: str) -> None:
    table = f"Donor,Recipient,{heads}\nAustralia,Fiji,{cell}\nJapan,Fiji,{cell}\n"
    found = read(store, table)
    assert [(one.number, one.ask) for one in found.refused] == [(2, Ask.NO_CURRENCY)]
    assert "may be in AUD or in US dollars" in found.refused[0].reason
    assert [one.money and one.money.currency for *_, one, _ in found.records] == ["USD"]
    for code in ("AUD", "USD"):
        said = contents(read(store, table, currency=code))
        assert [one.money and one.money.currency for one in said] == [code, code]


def test_a_bare_country_is_of_neither_side_where_no_column_says_who_gave(store: Store) -> None:
    found = read(store, "Country,Assistance,Value (million EUR)\nGermany,Tents,12.5\nFrance,Tents,3\n")
    assert [(one.heading, one.targets) for one in found.offers] == [("Country", ("recipient.country", "donor.country"))]
    assert not any(one.parties for *_, one, _ in found.records)


@each("line", ["Contributions received (thousands of US dollars)", "Amounts: in thousands of US dollars"])
def test_a_currency_of_two_words_is_found_behind_any_word(store: Store, line: str) -> None:
    (content,) = contents(read(store, f"{line},,\nDonor,Recipient,Amount\nOrbis,Chad,350.5\n"))
    assert content.money is not None
    assert (content.money.low, content.money.currency) == (D(350500), "USD")


def test_hxl_tags_of_countries_may_say_how_these_are_written(store: Store) -> None:
    table = "#date,#org+funder,#country+code+dest,#value+usd\n2021-03-01,Lumen Trust,BGD,250000\n"
    (content,) = contents(read(store, table))
    assert [one.iso2 for one in content.parties] == ["", "BD"]


def test_the_days_of_pledges_and_of_what_came_are_each_of_its_own_record(store: Store) -> None:
    found = read(
        store,
        "Donor,Recipient,Pledge (USD),Pledge date,Disbursed (USD),Disbursement date\n"
        "Orbis,Chad,100.50,2022-01-05,40.50,2022-04-01\nLumen,Chad,50.50,2022-01-06,,\n",
    )
    said = [(one.assertion.value, one.money and one.money.low, one.date.start) for one in contents(found)]
    assert said == [
        ("promised", D("100.5"), "2022-01-05"), ("given", D("40.5"), "2022-04-01"),
        ("promised", D("50.5"), "2022-01-06"),
    ]  # fmt: skip
    one_day = read(store, "Donor,Recipient,Pledged (EUR m),Paid (EUR m),Pledge date\nOrbis,Chad,15,6.5,2022-04-05\n")
    assert [one.date.start for one in contents(one_day)] == ["2022-04-05", ""]


def test_where_one_has_read_it_is_no_outcome(store: Store) -> None:
    """*minutes*, again and again, was asked for as what may say that nothing was given."""
    table = "Who gave,To whom,Thing,How many,Where I read it\nOrbis,Chad,buses,12,minutes\nOrbis,Mali,tents,6,minutes\n"
    found = read(store, table)
    assert not found.refused
    assert [[item.item for item in one.items] for one in contents(found)] == [["buses"], ["tents"]]


@each(
    "title, outcomes",
    [("Pledges 2022", ["promised"]), ("Commitments, 2021-2022", ["promised"]), ("Pledges and receipts 2022", [])],
)
def test_a_title_that_only_says_that_it_was_promised_says_it_of_the_rows(
    store: Store, title: str, outcomes: list[str]
) -> None:
    found = read(store, f'"{title}",,\nDonor,Recipient,Amount (USD)\nOrbis,Chad,5\n')
    assert [one.assertion.value for *_, one, _ in found.records] == outcomes
    assert len(found.refused) + len(outcomes) == 1


def test_rows_of_which_no_column_says_what_was_given_are_refused_with_the_column_that_may(store: Store) -> None:
    """Sums by years, each in a column: who gave to whom came in as gifts of nothing."""
    table = "Donor,Recipient,2019 (US$ million),2020 (US$ million)\nOrbis,Mali,1.2,\nLumen,Niger,,3\n"
    assert [(one.number, one.reason) for one in read(store, table).refused] == [
        (number, "no column that is read says what was given, and “2019 (US$ million)” may") for number in (2, 3)
    ]
    said = read(store, table, columns={"2019 (US$ million)": "money"})
    assert [one.money and one.money.low for one in contents(said)] == [D(1200000), None]


@each(
    "heads",
    [
        "Amount in local currency,Currency code,US$ equivalent,Recipient country (ISO3)",
        "amount_local,local_currency,amount_usd,recipient_country_iso3",
        "Amount in national currency,Currency,Amount (USD),Recipient ISO3",
        "Original amount,Original currency,USD equivalent,Recipient country ISO3",
    ],
)
def test_an_amount_in_the_giver_s_money_is_the_amount_and_that_in_dollars_its_counter_value(
    store: Store, heads: str
) -> None:
    (content,) = contents(read(store, f"Donor,{heads}\nOrbis,1500.50,KES,13.65,KEN\n"))
    assert content.money is not None
    assert (content.money.low, content.money.currency) == (D("1500.5"), "KES")
    assert [(one.role, one.low, one.currency) for one in content.amounts] == [
        (AmountRole.COUNTER_VALUE, D("13.65"), "USD")
    ]
    assert [one.iso2 for one in content.parties] == ["", "KE"]


def test_nobody_gives_a_yes(store: Store) -> None:
    found = read(store, "Donor,Recipient,Amount (GBP),Gift Aid\nOrbis,Chad,5,Yes\nLumen,Chad,6,No\n")
    assert [one.items for one in contents(found)] == [(), ()]


def test_a_sum_without_cents_may_end_in_a_stroke(store: Store) -> None:
    table = "Donor;Recipient;Betrag in €\nOrbis;Chad;15.000,-\nOrbis;Chad;1.250.000,–\nOrbis;Chad;300,--\n"
    assert [one.money and one.money.low for one in contents(read(store, table))] == [D(15000), D(1250000), D(300)]
    table = "Donor;Recipient;Betrag\nOrbis;Chad;CHF 1'250'000.–\nOrbis;Chad;75'000.- CHF\n"
    assert [one.money and one.money.low for one in contents(read(store, table))] == [D(1250000), D(75000)]


def test_what_a_table_of_ours_says_of_records_that_it_does_not_have_is_reported(store: Store, tmp_path: Path) -> None:
    whole, part, other = (donations.add_donation(store, Donation(title)) for title in ("whole", "part", "other"))
    donations.set_parent(store, part, whole)
    donations.link_donations(store, part, other, LinkKind.FOLLOWS)
    donations.link_donations(store, part, whole, LinkKind.OVERLAPS)
    table_export.export(store, tmp_path / "t.csv")
    heads, _, row, third = csv.reader(io.StringIO((tmp_path / "t.csv").read_text("utf-8"), newline=""))
    out = io.StringIO(newline="")
    csv.writer(out).writerows([heads, row, third])
    make_empty(tmp_path / "other.passagework", "Bo", RESOURCES)
    with Store(tmp_path / "other.passagework", "Bo") as second:
        found = read(second, out.getvalue())
        assert found.file.warnings == (
            "2 relations are left out, as what they lead to is not among the records of the table that can be added: "
            "D-02 is part of D-01; D-02 overlaps D-01.",
        )
        tables.add(second, found, is_source=True)
        added, *_ = reads.records(second)
        assert (added.parent, [link.kind for link in added.links]) == (None, [LinkKind.FOLLOWS])


def test_a_column_fills_the_date_or_an_own_field_of_that_name_and_never_both(store: Store) -> None:
    for name in ("Year", "Remark", "Receiver"):
        own_fields.add_field(store, OwnContent(name))
    text = "donor,recipient,item,quantity,year,model,remark,inspector\nOrbis,Peru,masks,7,2020,1998,Late,Ann\n"
    (content,) = contents(read(store, text, columns={"model": "", "inspector": ""}))
    assert (content.date.start, content.own) == ("2020-01-01", ())
    assert [one.name for one in content.parties] == ["Orbis", "Peru"]
    (content,) = contents(read(store, text, columns={"model": "own.year", "inspector": "own.receiver", "remark": ""}))
    assert content.date.start == "2020-01-01"
    assert content.own == (("year", "1998"), ("receiver", "Ann"))


def test_fields_of_the_workspaces_own_are_columns_of_any_table(store: Store, tmp_path: Path) -> None:
    with_own_fields(store)
    text = "donor,item,Ship,crates,Landed,seen,route\nOrbis Works,tents,Grace,1200,5 March 2021,no,by sea\n"
    found = read(store, f"{text}Lumen Trust,masks,Hope,,,,by rail\n")
    assert [(one.reason, one.column) for one in found.refused] == [("“by rail” is no term of “Route”", "route")]
    tables.add(store, found, is_source=True)
    (record,) = reads.records(store)
    plain = ("low", "start", "key")
    said = [
        next((getattr(value, one) for one in plain if hasattr(value, one)), value) for _, value in record.content.own
    ]
    assert said == ["Grace", 1200, "2021-03-05", False, "by_sea"]
    table_export.export(store, tmp_path / "t.csv")
    make_empty(tmp_path / "other.passagework", "Dana", RESOURCES)
    with Store(tmp_path / "other.passagework", "Dana") as other:
        found = table_reading.read(other, (tmp_path / "t.csv").read_bytes(), "t.csv", Choices())
        assert found.file.warnings == (
            "Left out, since this workspace has no such fields of its own: ship, crates, landed, seen, route.",
        )
        assert [(one.heading, one.full_of, one.targets) for one in found.offers] == [
            ("own.ship", "text", ("new",)), ("own.crates.low", "number", ("new",)),
            ("own.landed.start", "date", ("new",)), ("own.seen", "yes or no", ("new",)),
            ("own.route", "text", ("new",)),
        ]  # fmt: skip
        said = dict.fromkeys((one.heading for one in found.offers[:-1]), "new") | {"own.route": ""}
        whole = table_reading.read(other, (tmp_path / "t.csv").read_bytes(), "t.csv", Choices(columns=said))
        assert (whole.offers, [one.name for one in whole.new_fields]) == ((), ["ship", "crates", "landed", "seen"])
        tables.add(other, whole, is_source=True)
        (there,) = reads.records(other)
        assert there.content.own == record.content.own[:-1]
        assert len(own_field_reads.own_fields(other)) == 4
        other.undo()
        assert (own_field_reads.own_fields(other), reads.records(other)) == ((), ()), "one step takes all of it back"


def test_the_starter_comes_back_whole(tmp_path: Path) -> None:
    make_starter(tmp_path / "a.passagework", "Ann", RESOURCES)
    make_starter(tmp_path / "b.passagework", "Ann", RESOURCES)
    with Store(tmp_path / "a.passagework", "Ann") as first, Store(tmp_path / "b.passagework", "Ann") as second:
        table_export.export(first, tmp_path / "all.csv")
        for row in reads.rows(second, limit=None):
            donations.remove_donation(second, row.id)
        found = table_reading.read(second, (tmp_path / "all.csv").read_bytes(), "all.csv", Choices())
        tables.add(second, found, is_source=True)
        assert [one.content for one in reads.records(second)] == [one.content for one in reads.records(first)]


@given(_TEXT | st.text(max_size=8))
def test_no_cell_for_spreadsheets_begins_as_a_formula(cell: str) -> None:
    safe = guarded(cell)
    assert safe.lstrip(" \u00a0")[:1] not in tuple("=+-@\t\r\n\0") or safe.strip("+-").replace(".", "", 1).isdigit()
    assert safe in (cell, f"'{cell}")


def test_a_table_for_spreadsheets(store: Store, tmp_path: Path) -> None:
    donations.add_donation(store, Donation("=HYPERLINK(1)", items=(Item("-5 tents", D(5), D(5)),), note="-5"))
    table_export.export(store, tmp_path / "safe.csv", safe=True)
    raw = (tmp_path / "safe.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert (row["title"], row["note"]) == ("'=HYPERLINK(1)", "-5")
    table_export.export(store, tmp_path / "exact.csv")
    (row,) = csv.DictReader(io.StringIO((tmp_path / "exact.csv").read_text("utf-8"), newline=""))
    assert row["title"] == "=HYPERLINK(1)"
    for name, words in (("x.pdf", "Use .csv or .xlsx"), ("w.passagework", "no known extension")):
        with pytest.raises(BadInput, match=words):
            table_export.export(store, tmp_path / name)


def test_a_table_of_headings_alone_is_refused_with_what_to_do(store: Store) -> None:
    found = table_reading.read(store, b"donor,recipient country,item\n", "bare.csv", Choices())
    with pytest.raises(BadInput, match="no rows of records below its headings"):
        tables.add(store, found, is_source=True)
    assert not reads.rows(store)


def test_a_currency_in_a_heading_is_that_of_its_amounts(store: Store) -> None:
    heads = {"amount EUR": "EUR", "Amount (€)": "EUR", "Value in GBP": "GBP", "value (US$)": "USD"}
    for name, currency in heads.items():
        (content,) = contents(read(store, f"donor,recipient,{name}\nOrbis,Peru,12.50\n"))
        assert content.money is not None, name
        assert (content.money.low, content.money.currency) == (D("12.5"), currency), name
    (content,) = contents(read(store, "donor,amount EUR,amount USD,currency\nOrbis,10.50,12.50,EUR\n"))
    assert (content.money.currency, [one.currency for one in content.amounts]) == ("EUR", ["USD"])
    chosen = read(store, "donor,budget (EUR)\nOrbis,12\n", columns={"budget (EUR)": "money"}, currency="USD")
    assert contents(chosen)[0].money.currency == "EUR"


@each(
    "name, cell, amount",
    [
        ("Amount (million)", "5.5", "5500000"),
        ("Amount (EUR million)", "12", "12000000"),
        ("Amount, US$ m", "1.25", "1250000"),
        ("Value in USD bn", "2", "2000000000"),
        ("amount (€ '000)", "350", "350000"),
        ("Amount (thousand USD)", "7", "7000"),
        ("Amount (million)", "5.5 million", "5500000"),
        ("Amount (m)", "3", "3000000"),
        ("amount EUR", "12.5", "12.5"),
        ("Mio. EUR", "4", "4000000"),
        ("Montant (millions)", "4", "4000000"),
    ],
)
def test_what_a_heading_counts_amounts_in_is_in_them_and_in_their_words(
    store: Store, name: str, cell: str, amount: str
) -> None:
    """Also of a column that is chosen by hand: five for five million is the worst that could become of it."""
    text = f'donor,recipient,"{name}"\nOrbis,Peru,{cell}\n'
    (content,) = contents(read(store, text, columns={name: "money"}, currency="EUR"))
    assert content.money is not None
    assert content.money.low == D(amount)
    if amount.endswith("000"):
        assert content.money.as_stated != cell or "million" in cell
    assert "EUR" in content.title or "USD" in content.title or "million" in cell


def test_numbers_of_things_are_counted_in_what_their_heading_says(store: Store) -> None:
    (content,) = contents(read(store, "donor,item,quantity (thousands)\nOrbis,masks,20\n",
                               columns={"quantity (thousands)": "quantity"}))  # fmt: skip
    assert (content.items[0].low, content.items[0].as_stated) == (D(20_000), "20 thousands masks")


def test_a_source_is_a_donor_only_where_no_other_column_is(store: Store) -> None:
    both = read(store, "donor,recipient,item,source\nOrbis,Peru,tents,Le Monde\n")
    assert contents(both)[0].names(PartyRole.DONOR) == ("Orbis",)
    alone = read(store, "source,to,item\nOrbis,Peru,tents\n")
    assert (contents(alone)[0].names(PartyRole.DONOR), contents(alone)[0].recipients) == (("Orbis",), ("Peru",))


def test_a_title_over_headings_in_another_language_is_not_taken_for_them(store: Store) -> None:
    raw = "Apulähetykset;;;\nAntaja;Vastaanottaja;Rahasumma;Valuuttalaji\nNordhilfe;Peru;45.300,50;EUR\n"
    with pytest.raises(BadInput, match=r"Antaja, Vastaanottaja, Rahasumma, Valuuttalaji"):
        read(store, raw)
    columns = {
        "Antaja": "donor",
        "Vastaanottaja": "recipient.country",
        "Rahasumma": "money",
        "Valuuttalaji": "currency",
    }
    (content,) = [one for _, _, one, _ in read(store, raw, columns=columns).records]
    assert (content.names(PartyRole.DONOR), content.recipients) == (("Nordhilfe",), ("Peru",))
    assert content.money is not None
    assert (content.money.low, content.money.currency) == (D("45300.50"), "EUR")


def test_sums_are_known_in_other_languages(store: Store) -> None:
    words = (
        "Zwischensumme", "Gesamt", "Insgesamt: 5", "Totale", "Итого", "סה״כ", "合计", "合計", "小計", "합계", "소계",
        "Razem", "Celkem", "Yhteensä", "Subtotaal", "Σύνολο", "Összesen", "Всього", "Tổng cộng", "Ara toplam",
        "Genel Toplam", "Jumlah", "Summa", "Subtotal geral", "जमा",
    )  # fmt: skip
    found = read(store, "donor,item,quantity\nOrbis,tents,5\n" + "".join(f"{one},,5\n" for one in words))
    assert [number for number, _ in found.left] == list(range(3, 3 + len(words)))
    assert len(contents(found)) == 1
    assert len(contents(read(store, "donor,item\nTotalEnergies,fuel\nGesamtverband,tents\n"))) == 2


def test_who_receives_by_fts_is_the_recipient_where_no_country_is_named(store: Store) -> None:
    lines = FTS.splitlines()
    row = dict(zip(lines[0].split(","), next(csv.reader([lines[2]])), strict=True)) | {"destLocations": ""}
    out = io.StringIO()
    csv.writer(out).writerows([row.keys(), row.values()])
    found = read(store, out.getvalue())
    (content,) = contents(found)
    assert found.preset == "fts"
    assert content.recipients == (row["destOrganization"],)
    assert content.names(PartyRole.INTERMEDIARY) == ()


def test_an_amount_in_a_title_has_its_currency(store: Store) -> None:
    assert one(store, "Orbis,KE,,,750.25,EUR,,").title == "Orbis → Kenya: EUR 750.25"
    assert one(store, "Orbis,KE,,,$750.25,,,").title == "Orbis → Kenya: $750.25"


def test_words_about_a_number_are_not_read_against_the_signs_of_the_table(store: Store) -> None:
    heads = "donor;item;quantity;amount;currency\nA;tents;5;1.234,50;EUR\n"
    found = read(store, f"{heads}B;masks;ca. 3,500;;\nC;masks;ca. 3.500;;\nD;masks;;about 2,500 euros;\n")
    assert [(row.number, row.value) for row in found.refused] == [(3, "ca. 3,500"), (5, "about 2,500 euros")]
    assert [content.items[0].low for _, _, content, _ in found.records] == [5, 3500]


def test_midnight_is_no_part_of_a_date(store: Store) -> None:
    assert one(store, "Orbis,KE,tents,,,,2020-03-05T00:00:00Z,").date.as_stated == "2020-03-05"
    assert one(store, "Orbis,KE,tents,,,,2020-03-05T10:30:00Z,").date.as_stated == "2020-03-05T10:30:00Z"


def test_an_account_number_in_the_column_of_amounts_is_turned_away_alone(store: Store) -> None:
    cells = ("5" * 29, "5" * 29 + ".5", "5" * 20 + ".25", "5" * 40 + " Mio. EUR", "500")
    rows = "".join(f"Norway,Peru,tents,{cell},EUR\n" for cell in cells)
    found = read(store, f"donor,recipient,item,amount,currency\n{rows}")
    assert [content.money and content.money.low for _, _, content, _ in found.records] == [500]
    assert {one.reason.rpartition(" from ")[2] for one in found.refused} == {"0 to 999,999,999,999,999"}


def test_a_name_that_several_countries_share_is_asked_about(store: Store) -> None:
    """An actor *Korea* would be in no country's sums, and nobody would be told."""
    text = "donor,recipient,item,qty,unit\nKorea,Fiji,food,34,t\nSouth Korea,Fiji,food,2,t\n"
    text += "Fiji,Virgin Islands,fans,3,\nKorea Aid,Fiji,fans,5,\nCorea,Fiji,fans,9,\nNova,Fiji,fans,1,\n"
    found = read(store, text)
    assert [(one.number, one.ask, one.value) for one in found.refused] == [
        (2, Ask.COUNTRY, "Korea"), (4, Ask.COUNTRY, "Virgin Islands"), (6, Ask.COUNTRY, "Corea"),
    ]  # fmt: skip
    assert [one.parties[0].iso2 for _, _, one, _ in found.records] == ["KR", "", ""]
    said = read(store, text, names={"Korea": "KR", "Virgin Islands": "VG", "Corea": "Corea Trust"})
    assert [one.parties[0].iso2 for one in contents(said)] == ["KR", "KR", "FJ", "", "", ""]
    assert contents(said)[4].names(PartyRole.DONOR) == ("Corea Trust",)


def test_an_item_is_stated_with_the_unit_of_its_own_cell(store: Store) -> None:
    heads = "donor,item,qty,unit\n"
    for row, stated in (
        ("Orbis,food,34,t", "34 t food"), ("Orbis,food,34 t,t", "34 t food"), ("Orbis,masks,300,pcs", "300 masks"),
        ("Orbis,,34,kits", "34 kits"), ("Orbis,rice,about 34,bags", "about 34 bags rice"),
    ):  # fmt: skip
        assert one(store, row, heads).items[0].as_stated == stated
    assert one(store, "Orbis,books,42,boxes", heads).title == "Orbis: 42 boxes of books"


def test_columns_of_an_archivist(store: Store, tmp_path: Path) -> None:
    """Heads in two merged rows, where the donor is *City or society*; and numbers of things under *How much*."""
    file = tmp_path / "twin.xlsx"
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    sheet.merge_range("A1:B1", "Donor")
    sheet.merge_range("C1:D1", "Recipient")
    sheet.write_row("A2", ("City or society", "Country", "Name", "Country", "Item", "Quantity"))
    sheet.write_row("A3", ("Uppsala", "Sweden", "Tartu library", "Estonia", "books", 42))
    book.close()
    (gift,) = contents(read(store, file.read_bytes(), "twin.xlsx"))
    assert [(one.name, one.iso2) for one in gift.parties] == [("Uppsala", "SE"), ("Tartu library", "EE")]
    for heads, cells in (
        ("Giver,What,How much,Unit", "Orbis,fans,14,pcs"), ("Giver,What,How much,Value EUR", "Orbis,fans,14,35.5"),
    ):  # fmt: skip
        (gift,) = contents(read(store, f"{heads}\n{cells}\n"))
        assert gift.items[0].low == 14
    (gift,) = contents(read(store, "Giver,How much\nOrbis,EUR 14\nOrbis,EUR 20\n"))[:1]
    assert gift.money == Money(D(14), D(14), "EUR", as_stated="EUR 14")
    unknown = read(store, "donor,item,xq,unit\nOrbis,fans,14,kg\nLumen,fans,5,kg\nOrbis,hats,170,kg\n")
    assert [(one.heading, one.targets) for one in unknown.offers] == [("xq", ("money", "quantity"))]
    beside = read(store, "donor,item,xq,unit,amount EUR\nOrbis,fans,14,kg,5\nLumen,fans,5,kg,6\nOrbis,hats,170,kg,9\n")
    assert [(one.heading, one.targets) for one in beside.offers] == [("xq", ("quantity",))]


def test_flows_of_fts_without_a_day_of_decision_have_their_own(store: Store) -> None:
    heads = "date,description,amountUSD,srcOrganization,srcLocations,destOrganization,destLocations,status,decisionDate"
    row = "a,5,Orbis,Kenya,Svea,Peru,paid"
    found = read(store, f"{heads}\n2020-05-01,{row},2020-04-02\n2020-05-03,{row},\n")
    assert [one.date.start for one in contents(found)] == ["2020-04-02", "2020-05-03"]


def test_nobody_is_an_actor_by_the_words_for_nobody(store: Store) -> None:
    """OCHA FTS has *Not specified* for organisations that it does not know: they had a page among the actors."""
    heads = "date,description,amountUSD,srcOrganization,srcLocations,destOrganization,destLocations,status,decisionDate"
    text = f"{heads}\n2020-05-01,a,5,Not specified,Kenya,Not specified,Peru,paid,2020-04-02\n"
    (gift,) = contents(read(store, text))
    assert [(one.role, one.name) for one in gift.parties] == [
        (PartyRole.DONOR, "Kenya"), (PartyRole.RECIPIENT, "Peru"),
    ]  # fmt: skip
    assert "Of the donor the table only says “Not specified”." in gift.note
    assert "Of the receiver the table only says “Not specified”." in gift.note
