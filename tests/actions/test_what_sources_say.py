"""The kinds of statement that sources make: each entered by the operations, read back, totalled, undone, exported."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.helpers.actors import add_actor
from tests.helpers.evident import on_words, reported

from app.actions import donations, evidence, exports, listing_ledger
from app.actions.check import check
from app.actions.sources import add_bytes
from app.domain.dates import read_date
from app.domain.donations import Amount, DateSpan, Donation, EventDate, Item, Money, Party
from app.domain.money import read_money
from app.domain.records import DonationRecord
from app.domain.terms import (
    AmountRole,
    Assertion,
    DateEvent,
    DatePrecision,
    LinkKind,
    PartyRole,
    Qualifier,
    Status,
)
from app.domain.vocabularies import actor_kind, giving
from app.store.reads import countries, profiles
from app.store.reads import donations as reads
from app.store.store import Store

D = Decimal
NORWAY = Party(PartyRole.DONOR, "Norway", actor_kind("country"), "NO")
PERU = Party(PartyRole.RECIPIENT, "Peru", actor_kind("country"), "PE")
KENYA = Party(PartyRole.RECIPIENT, "Kenya", actor_kind("country"), "KE")


def money(text: str) -> Money:
    read = read_money(text)
    assert read is not None
    assert read.money.currency
    return read.money


def amount(role: AmountRole, text: str, **more: str) -> Amount:
    read = money(text)
    return Amount(role, read.low, read.high, read.currency, read.qualifier, read.as_stated, read.period, **more)


def date(text: str) -> DateSpan:
    read = read_date(text)
    assert read is not None
    return read


def season(what: DateEvent, words: str, start: str, end: str) -> EventDate:
    """A season, whose days a person puts."""
    return EventDate(start, end, DatePrecision.RANGE, words, inferred=True, event=what)


def event(what: DateEvent, text: str) -> EventDate:
    read = date(text)
    return EventDate(read.start, read.end, read.precision, read.as_stated, read.inferred, what)


def gift(title: str, **more: Any) -> Donation:
    return replace(Donation(title, parties=(NORWAY, PERU)), **more)


def pledge(title: str, **more: Any) -> Donation:
    return gift(title, assertion=Assertion.PROMISED, status=Status.COMMITTED, in_totals=False, **more)


@dataclass(frozen=True)
class Said:
    """A statement as records, what the totals make of it, and words that its page holds."""

    records: tuple[Donation, ...]
    totals: dict[str, tuple[int | None, int | None]]
    """The sums of which something is given, by their unit or thing."""
    page: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    links: tuple[tuple[int, int, LinkKind], ...] = ()
    open: tuple[dict[str, Any], ...] | None = None
    """What is left open of the first record."""
    parents: tuple[tuple[int, int], ...] = ()


FIFTEEN: dict[str, Said] = {
    "loan": Said(
        (gift("Norway's help with roads", money=money("EUR 40 million"), terms=giving("loan")),),
        {}, ("Terms of giving", "loan"), ("lent",),
    ),
    "loan in kind": Said(
        (gift("Grain for a bad year", items=(Item("grain", D(300), D(300), Qualifier.EXACT, "tonnes", "300 tonnes"),),
              terms=giving("loan_in_kind"), dates=(event(DateEvent.RETURNED, "2023"),)),),
        {}, ("loan in kind", "Date: returned", "1 January 2023 to 31 December 2023"), ("lent",),
    ),
    "deposit": Said(
        (gift("Dollars for the central bank", money=money("$1 billion"), terms=giving("deposit"),
              condition="while reserves are below three months of imports"),),
        {}, ("deposit", "while reserves are below three months of imports"), ("lent",),
    ),
    "swap": Said(
        (gift("An exchange of currencies", money=money("NOK 2 billion"), terms=giving("swap"),
              amounts=(amount(AmountRole.COUNTER_VALUE, "about $190 million"),)),),
        {}, ("swap", "Amount: counter value", "about USD 190 million"), ("lent",),
    ),
    "sale": Said(
        (gift("Buses at half their price", items=(Item("buses", D(12), D(12), Qualifier.EXACT, "", "12 buses"),),
              money=money("EUR 600,000"), terms=giving("sale")),),
        {}, ("sale",), ("sold",),
    ),
    "conditional": Said(
        (gift("A grant with strings", money=money("EUR 5 million"), terms=giving("grant"),
              condition="the port is reopened by June"),),
        {"EUR": (5_000_000, 5_000_000)}, ("Condition", "the port is reopened by June"),
    ),
    "recurring": Said(
        (gift("Fuel money for a year", money=money("USD 24 million for a year"),
              amounts=(amount(AmountRole.INSTALMENT, "$2 million a month"),)),
         gift("Fuel money, for how long nobody says", money=money("USD 3 million a month"))),
        {"USD": (24_000_000, 24_000_000)}, ("Amount: instalment", "USD 2 million, a month"), ("recurring",),
    ),
    "shared": Said(
        (replace(gift("Tents for two neighbours", money=money("EUR 9 million")), parties=(NORWAY, PERU, KENYA)),),
        {"EUR": (9_000_000, 9_000_000)}, ("Recipient: Peru", "Recipient: Kenya"),
    ),
    "part through somebody": Said(
        (gift("Clinics", money=money("EUR 8 million"),
              amounts=(amount(AmountRole.THROUGH, "over EUR 3 million", through="Red Cross"),)),),
        {"EUR": (8_000_000, 8_000_000)}, ("Amount: through", "over EUR 3 million, through Red Cross"),
    ),
    "re-labelled": Said(
        (gift("School meals", money=money("EUR 7 million")),
         gift("The very same as a climate gift", money=money("EUR 7 million"))),
        {"EUR": (7_000_000, 7_000_000)}, ("Has the duplicate", "another name"), ("duplicate",),
        ((1, 0, LinkKind.DUPLICATE_OF),),
    ),
    "alternatives": Said(
        (gift("Boots, with rations or without", money=money("EUR 15 million"),
              amounts=(amount(AmountRole.ALTERNATIVE, "EUR 17 million", condition="with rations"),)),),
        {"EUR": (15_000_000, 17_000_000)}, ("Amount: alternative", "EUR 17 million, on condition: with rations"),
    ),
    "counter-value": Said(
        (gift("A cheque in two currencies", money=money("NOK 30 million"),
              amounts=(amount(AmountRole.COUNTER_VALUE, "about EUR 2.6 million"),)),),
        {"NOK": (30_000_000, 30_000_000)}, ("Amount: counter value", "about EUR 2.6 million"),
    ),
    "part delivered": Said(
        (pledge("A thousand tonnes of flour",
                items=(Item("flour", D(1000), D(1000), Qualifier.EXACT, "tonnes", "1,000 t"),),
                money=money("EUR 10 million"), amounts=(amount(AmountRole.DELIVERED, "EUR 1 million"),),
                dates=(event(DateEvent.PROMISED, "3 May 2021"),)),
         gift("First ship", items=(Item("flour", D(200), D(250), Qualifier.BETWEEN, "tonnes", "200 to 250 t"),),
              money=money("EUR 2 million"), date=date("September 2021"))),
        {"tonnes": (200, 250), "EUR": (2_000_000, 2_000_000)},
        ("Delivered by", "Still open", "750 – 800 tonnes of flour", "Amount: delivered"), ("promised",),
        ((1, 0, LinkKind.DELIVERS),),
        ({"what": "flour", "low": 750, "high": 800, "known": True},
         {"unit": "EUR", "low": 7_000_000, "high": 8_000_000, "known": True}),
    ),
    "cancelled with its dates": Said(
        (gift("Vaccines that never flew", status=Status.CANCELLED,
              items=(Item("doses", D(50_000), D(50_000), Qualifier.EXACT, "", "50,000 doses"),),
              dates=(event(DateEvent.ANNOUNCED, "11 January 2021"), event(DateEvent.DUE, "first half of 2021"),
                     season(DateEvent.CANCELLED, "summer 2021", "2021-06-01", "2021-08-31"))),),
        {}, ("Date: cancelled", "1 June 2021 to 31 August 2021", "Date: due", "1 January 2021 to 30 June 2021"),
        ("cancelled",),
    ),
    "half-years and seasons": Said(
        (gift("Seed", items=(Item("seed", D(40), D(40), Qualifier.EXACT, "tonnes", "40 tonnes"),),
              date=date("second half of 2022"),
              dates=(season(DateEvent.SHIPPED, "autumn 2022", "2022-09-01", "2022-11-30"),)),),
        {"tonnes": (40, 40)},
        ("1 July 2022 to 31 December 2022", "Date: shipped", "1 September 2022 to 30 November 2022"),
    ),
    "who pays and who owns": Said(
        (replace(
            gift("A hospital ship", items=(Item("hospital ship", D(1), D(1), Qualifier.EXACT, "", "a hospital ship"),)),
            parties=(NORWAY, PERU, Party(PartyRole.PAYER, "World Bank"), Party(PartyRole.OWNER, "Port of Bergen Ltd")),
        ),),
        {"hospital ship": (1, 1)}, ("Payer: World Bank", "Owner: Port of Bergen Ltd"),
    ),
    "shared cost": Said(
        (gift("A bridge that both pay", money=money("EUR 100 million"), terms=giving("shared_cost"),
              amounts=(amount(AmountRole.SHARED_COST, "EUR 60 million", through="Norway"),
                       amount(AmountRole.SHARED_COST, "EUR 40 million", through="Peru"))),
         gift("A road, who pays what is not said", money=money("EUR 30 million"), terms=giving("shared_cost"))),
        {"EUR": (60_000_000, 60_000_000)}, ("shared cost", "EUR 60 million, by Norway"), ("shared_cost",),
    ),
    "out of earlier pledges": Said(
        (pledge("Two hundred million for the delta", money=money("EUR 200 million")),
         gift("Fifty of them for dykes", money=money("EUR 50 million"))),
        {"EUR": (50_000_000, 50_000_000)}, ("Delivered by", "150,000,000".replace("150,000,000", "EUR 150 million")),
        ("promised",), ((1, 0, LinkKind.DELIVERS),), ({"unit": "EUR", "low": 150_000_000, "high": 150_000_000},),
    ),
}  # fmt: skip


def entered(store: Store, said: Said, undoes: Callable[[Callable[[], Any]], Any]) -> list[int]:
    """The records with their links, each operation undone and done again on the way."""
    ids = [undoes(lambda content=content: donations.add_donation(store, content)) for content in said.records]
    for a, b, kind in said.links:
        undoes(lambda a=a, b=b, kind=kind: donations.link_donations(store, ids[a], ids[b], kind, "another name"))
    on_words(store)
    return ids


def given(store: Store) -> dict[str, tuple[Any, Any]]:
    return {
        row["unit"] or row["what"]: (row["low"], row["high"]) for row in listing_ledger.totals(store) if row["records"]
    }


@pytest.mark.parametrize("name", FIFTEEN)
def test_it_is_entered_read_back_totalled_undone_and_exported(
    ledger: Store, undoes: Callable[[Callable[[], Any]], Any], name: str, tmp_path: Path
) -> None:
    said = FIFTEEN[name]
    ids = entered(ledger, said, undoes)
    for donation_id, content in zip(ids, said.records, strict=True):
        assert reads.record(ledger, donation_id).content == named_as_kept(reads.record(ledger, donation_id), content)
    assert given(ledger) == said.totals
    reasons = {one["why"] for row in listing_ledger.totals(ledger) for one in row["left_out"]}
    assert reasons == set(said.left_out)
    first = listing_ledger.donation(reads.record(ledger, ids[0]))
    counting = {ref for row in listing_ledger.totals(ledger) for ref in row["records"]}
    assert first["counts"] == (first["ref"] in counting)
    if said.open is None:
        assert first["open"] is None
    else:
        assert [{key: row[key] for key in wanted} for row, wanted in zip(first["open"], said.open, strict=True)] == [
            *said.open
        ]
    exports.export_markdown(ledger, tmp_path / "out")
    pages = "\n".join(page.read_text("utf-8") for page in (tmp_path / "out" / "Donations").glob("*.md"))
    plain = re.sub(r"\[\[[^\]|]*\|([^\]]*)\]\]", r"\1", pages.replace("\\|", "|")).replace(" | ", ": ")
    for words in said.page:
        assert words in plain, words
    assert check(ledger).problems == ()


def named_as_kept(record: DonationRecord, content: Donation) -> Donation:
    """As it was entered, with the kinds that names were found to have."""
    kept = {party.name: party.kind for party in record.content.parties}
    return replace(content, parties=tuple(replace(party, kind=kept[party.name]) for party in content.parties))


def test_a_shared_amount_is_nobodys_alone_and_never_multiplied(ledger: Store) -> None:
    (content,) = FIFTEEN["shared"].records
    reported(ledger, content)
    for code in ("PE", "KE"):
        (row,) = (row for row in listing_ledger.totals(ledger, to=code) if row["unit"] == "EUR")
        assert (row["records"], [one["why"] for one in row["left_out"]]) == ([], ["shared"])
    (row,) = listing_ledger.totals(ledger, by="NO")
    assert (row["low"], row["high"]) == (9_000_000, 9_000_000)


def test_who_only_pays_owns_or_carries_has_a_page_with_the_record(ledger: Store, tmp_path: Path) -> None:
    """The page of a country that paid said that nothing is recorded of it, and exports had none."""
    union = Party(PartyRole.INTERMEDIARY, "Africa", actor_kind("group"), group="africa")
    parties = (NORWAY, PERU, Party(PartyRole.OWNER, "Norway"), Party(PartyRole.PAYER, "Kenya"), union)
    reported(ledger, replace(gift("A ship"), parties=parties))
    rows = {row.info.code: row for row in countries.rows(ledger)}
    for code, received, given, beside in (("KE", 0, 0, 1), ("NO", 0, 1, 0), ("PE", 1, 0, 0), ("SE", 0, 0, 0)):
        found = profiles.profile(ledger, code)
        assert (len(found.received), len(found.given), len(found.beside)) == (received, given, beside)
        assert (rows[code].received, rows[code].given, rows[code].beside) == (received, given, beside)
    assert not found.given_totals.every
    assert len(profiles.profile(ledger, "africa").beside) == rows["africa"].beside == 1
    exports.export_markdown(ledger, tmp_path / "out")
    (page,) = (tmp_path / "out" / "Countries").glob("Kenya*.md")
    assert "Took part in" in page.read_text("utf-8")


def test_terms_that_are_said_win_over_words_and_words_hold_where_none_are(ledger: Store) -> None:
    loan = gift("A loan for roads", money=money("EUR 4 million"))
    first = reported(ledger, loan)
    assert given(ledger) == {}
    donations.edit_donation(ledger, first, replace(loan, terms=giving("grant")))
    assert given(ledger) == {"EUR": (4_000_000, 4_000_000)}
    donations.edit_donation(ledger, first, replace(loan, terms=giving("sale")))
    assert given(ledger) == {}


def test_a_delivery_of_a_pledge_that_came_to_count_is_a_part_of_it(ledger: Store) -> None:
    whole = gift("All of it", money=money("EUR 10 million"))
    first = reported(ledger, whole)
    second = reported(ledger, gift("A part of it", money=money("EUR 4 million")))
    donations.link_donations(ledger, second, first, LinkKind.DELIVERS)
    assert given(ledger) == {"EUR": (10_000_000, 10_000_000)}


def test_a_delivery_of_a_pledge_delivers_its_duplicates_too(ledger: Store) -> None:
    first, second = (reported(ledger, pledge("Clinics", money=money("EUR 12 million"))) for _ in range(2))
    came = reported(ledger, gift("A clinic", money=money("EUR 4 million")))
    donations.link_donations(ledger, second, first, LinkKind.DUPLICATE_OF)
    donations.link_donations(ledger, came, second, LinkKind.DELIVERS)
    for one in (first, second):
        (left,) = reads.record(ledger, one).open or ()
        assert (left.low, left.high) == (8_000_000, 8_000_000)


# --- evidence on rows ---------------------------------------------------------------------------------


def test_evidence_is_attached_to_a_row_and_stays_with_it(ledger: Store) -> None:
    source = add_bytes(ledger, b"Of it, 3 million euros go through the Red Cross from May on.\n", "a.txt", "text/plain")
    content = gift(
        "Clinics", money=money("EUR 8 million"),
        amounts=(amount(AmountRole.INSTALMENT, "EUR 1 million"),
                 amount(AmountRole.THROUGH, "EUR 3 million", through="Red Cross")),
        dates=(event(DateEvent.PROMISED, "April 2021"), event(DateEvent.DELIVERED, "May 2021")),
    )  # fmt: skip
    made = donations.add_donation(ledger, content)
    record = reads.record(ledger, made)
    through, delivered = record.part_ids["amounts"][1], record.part_ids["dates"][1]
    target = ("donation", made)
    evidence.link_evidence(ledger, source.source_id, 7, 22, None, target, (("amount", through),))
    evidence.link_evidence(ledger, source.source_id, 51, 59, None, target, (("event", delivered),))
    turned = replace(content, amounts=content.amounts[::-1], dates=content.dates[::-1])
    donations.edit_donation(ledger, made, turned)
    record = reads.record(ledger, made)
    assert record.part_ids["amounts"][0] == through
    assert [(piece.field, piece.part_id, piece.label) for piece in record.evidence] == [
        ("amount", through, "amount: through EUR 3 million"), ("event", delivered, "event: delivered May 2021"),
    ]  # fmt: skip
    row = listing_ledger.donation(record)
    assert [(piece["field"], piece["part"]) for piece in row["evidence"]] == [("amount", 1), ("event", 1)]
    wrong = replace(turned, amounts=(replace(turned.amounts[0], low=D(2_000_000), high=D(2_000_000), as_stated=""),))
    donations.edit_donation(ledger, made, wrong)
    (one,) = listing_ledger.donation(reads.record(ledger, made))["disagreements"]
    assert (one["field"], one["part"], one["says"]) == ("amount", 1, "3 million euros")
    donations.edit_donation(ledger, made, replace(turned, amounts=(), dates=()))
    assert reads.record(ledger, made).evidence == ()
    assert ledger.undo() is not None
    assert len(reads.record(ledger, made).evidence) == 2


def test_who_an_amount_goes_through_is_the_actor_of_that_name(ledger: Store) -> None:
    from app.actions import actors
    from app.domain.records import Actor, DonationFilter

    cross = add_actor(ledger, Actor("Red Cross", actor_kind("ngo")))
    made = donations.add_donation(ledger, FIFTEEN["part through somebody"].records[0])
    actors.edit_actor(ledger, cross, Actor("The Red Cross", actor_kind("ngo")))
    assert reads.record(ledger, made).content.amounts[0].through == "The Red Cross"
    assert [row.id for row in reads.rows(ledger, DonationFilter(actor_id=cross))] == [made]
    with pytest.raises(Exception, match="D-01"):
        actors.remove_actor(ledger, cross)


def test_what_is_not_known_of_an_open_pledge_says_why(ledger: Store) -> None:
    """Counted otherwise, or a figure without a passage; a bare “not known” of a sum that is written there puzzles."""
    euros, krones = (
        reported(ledger, pledge(f"{sum_} pledged", parties=(NORWAY, PERU), money=money(sum_)))
        for sum_ in ("EUR 15 million", "NOK 20 million")
    )
    other = reported(ledger, gift("Dollars", parties=(NORWAY, PERU), money=money("USD 2 million")))
    donations.link_donations(ledger, other, krones, LinkKind.DELIVERS)
    alone = donations.add_donation(ledger, pledge("Nobody tells", parties=(NORWAY, PERU), money=money("EUR 1 million")))
    said = {one: "; ".join(open_.words() for open_ in reads.record(ledger, one).open) for one in (euros, krones, alone)}
    assert said[euros] == "EUR 15 million"
    assert said[krones] == "NOK, how much is not known (what came is counted differently)"
    assert said[alone] == "EUR, how much is not known (a figure of the pledge has no passage)"
