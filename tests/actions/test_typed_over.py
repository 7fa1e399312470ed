"""What is typed over a value does not keep the words of the value before, nor words that no evidence says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.helpers.made import make_empty

from app.actions import donations, facts
from app.actions.evidence import link_evidence
from app.actions.sources import add_bytes
from app.domain.donations import Amount, DateSpan, Donation, EventDate, Item, Money
from app.domain.facts import Fact
from app.domain.terms import AmountRole, DateEvent, DatePrecision
from app.domain.vocabularies import category
from app.paths import RESOURCES
from app.store.reads import donations as reads
from app.store.reads import facts as fact_reads
from app.store.reads.sources import current_text
from app.store.store import Store

D = Decimal
DAY = DatePrecision.DAY
TEXT = "In Lima 300 tents and 40 stoves came, EUR 2 million, of which EUR 1 million by 3 March 2021."
RECORD = Donation(
    "Tents",
    items=(Item("tents", D(300), D(300), as_stated="300 tents"), Item("stoves", D(40), D(40), as_stated="40 stoves")),
    money=Money(D(2_000_000), D(2_000_000), "EUR", as_stated="EUR 2 million"),
    amounts=(Amount(AmountRole.INSTALMENT, D(1_000_000), D(1_000_000), "EUR", as_stated="EUR 1 million"),),
    dates=(EventDate("2021-03-03", "2021-03-03", DAY, "3 March 2021", event=DateEvent.DELIVERED),),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    make_empty(tmp_path / "w.passagework", "Ann", RESOURCES)
    with Store(tmp_path / "w.passagework", "Ann") as store:
        add_bytes(store, TEXT.encode(), "t.txt", "text/plain")
        yield store


def link(store: Store, target: tuple[str, int], words: str, field: str, part: int | None = None) -> None:
    at = current_text(store, 1).text.index(words)
    link_evidence(store, 1, at, at + len(words), words, target, ((field, part),))


@pytest.fixture
def recorded(store: Store) -> int:
    made = donations.add_donation(store, RECORD)
    ids = reads.record(store, made).part_ids
    for words, field, part in (
        ("300 tents", "item", ids["items"][0]), ("40 stoves", "item", ids["items"][1]),
        ("EUR 2 million", "money", None), ("EUR 1 million", "amount", ids["amounts"][0]),
        ("3 March 2021", "event", ids["dates"][0]),
    ):  # fmt: skip
        link(store, ("donation", made), words, field, part)
    return made


def edited(store: Store, made: int, **now: Any) -> Donation:
    donations.edit_donation(store, made, replace(RECORD, **now), reads.record(store, made).part_ids)
    return reads.record(store, made).content


def words_of(content: Donation) -> list[str]:
    assert content.money is not None
    return [one.as_stated for one in (*content.items, content.money, *content.amounts, *content.dates)]


def test_another_value_does_not_keep_the_words_of_the_one_before(store: Store, recorded: int) -> None:
    items = (replace(RECORD.items[0], low=D(45), high=D(45)), RECORD.items[1])
    amounts = (replace(RECORD.amounts[0], low=D(7), high=D(7)),)
    dates = (replace(RECORD.dates[0], start="2020-01-01", end="2020-01-01"),)
    now = edited(store, recorded, items=items, amounts=amounts, dates=dates)
    assert words_of(now) == ["", "40 stoves", "EUR 2 million", "", ""]
    assert (now.items[0].low, now.amounts[0].low, now.dates[0].start) == (45, 7, "2020-01-01")


def test_typed_words_that_no_evidence_says_are_not_as_stated(store: Store, recorded: int) -> None:
    items = (replace(RECORD.items[0], low=D(45), high=D(45), as_stated="45 tents"), RECORD.items[1])
    amounts = (replace(RECORD.amounts[0], low=D(7), high=D(7), as_stated="EUR 7"),)
    dates = (replace(RECORD.dates[0], start="2020-01-01", end="2020-01-01", as_stated="1 January 2020"),)
    money = Money(D(9), D(9), "EUR", as_stated="EUR 9")
    now = edited(store, recorded, items=items, amounts=amounts, dates=dates, money=money)
    assert words_of(now) == ["", "40 stoves", "", "", ""]


def test_words_of_the_evidence_and_words_that_say_the_new_value_stay(store: Store, recorded: int) -> None:
    donations.edit_donation(store, recorded, replace(RECORD, items=(Item("tents"), RECORD.items[1])),
                            reads.record(store, recorded).part_ids)  # fmt: skip
    assert words_of(edited(store, recorded)) == words_of(RECORD), "typed again, in the words of the evidence"
    unread = replace(RECORD.items[0], low=None, high=None, as_stated="heaps of tents")
    now = edited(store, recorded, items=(unread, RECORD.items[1]))
    assert now.items[0].as_stated == "heaps of tents", "what is not read says nothing else"
    bare = donations.add_donation(store, RECORD)
    items = (replace(RECORD.items[0], low=D(45), high=D(45), as_stated="45 tents"), RECORD.items[1])
    assert edited(store, bare, items=items).items[0].as_stated == "45 tents", (
        "where no words are, hers are all there is"
    )
    assert edited(store, bare, items=RECORD.items).items[0].as_stated == "300 tents"


def test_one_field_of_a_record_changed_alone_goes_by_the_same_rule(store: Store, recorded: int) -> None:
    five = Money(D(5_000_000), D(5_000_000), "EUR", as_stated="EUR 2 million")
    donations.change_field(store, (recorded,), "money", five)
    content = reads.record(store, recorded).content
    assert content.money is not None
    assert (content.money.low, content.money.as_stated) == (5_000_000, "")


def test_the_day_of_a_fact_that_is_typed_over_keeps_no_words(store: Store) -> None:
    fact = Fact(
        "PE",
        category("relations"),
        "tents",
        "300 tents",
        as_of=DateSpan("2021-03-03", "2021-03-03", DAY, "3 March 2021"),
    )
    made = facts.add_fact(store, fact)
    link(store, ("fact", made), "3 March 2021", "as_of")
    for words in ("3 March 2021", "4 May 2020"):
        day = DateSpan("2020-05-04", "2020-05-04", DAY, words)
        facts.edit_fact(store, made, replace(fact, as_of=day))
        assert fact_reads.one(store, made).content.as_of == replace(day, as_stated="")
    facts.edit_fact(store, made, fact)
    assert fact_reads.one(store, made).content.as_of == fact.as_of
