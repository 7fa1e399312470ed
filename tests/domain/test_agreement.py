"""Values held against the words they stand on: plain disagreement is told, and what is not plain is not judged."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import pytest

from app.domain import agreement
from app.domain.donations import DateSpan, Donation, Item, Money
from app.domain.facts import Fact
from app.domain.terms import DatePrecision, EvidenceRole, FactCategory, Qualifier

D = Decimal


class Piece(NamedTuple):
    field: str
    quote: str
    part_id: int | None = None
    role: EvidenceRole = EvidenceRole.SUPPORTS
    passage_id: int = 1
    source_id: int = 1


def says(item: Item, *pieces: Piece) -> list[tuple[str, str]]:
    return [(one.says, one.has) for one in agreement.of_record(Donation("t", items=(item,)), [7], pieces)]


def on_item(quote: str, role: EvidenceRole = EvidenceRole.SUPPORTS) -> Piece:
    return Piece("item", quote, 7, role)


MASKS = Item("masks", D(4000), D(4000), Qualifier.EXACT, "pieces", "4,000 masks")


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("6,000 masks", "6,000 masks"),
        ("about 6,000 face masks", "6,000 face masks"),
        ("6,000", "6,000"),
        ("14,000 masks", "14,000 masks"),
        ("4,000,000 masks", "4,000,000 masks"),
        ("The town sent 6,000 masks and 200 suits in 3 flights.", "6,000 masks and 200"),
        ("six thousand masks", "six thousand masks"),
        ("tens of thousands of masks", "tens of thousands of masks"),
    ],
)
def test_words_that_say_another_number_disagree(quote, words):
    ((said, has),) = says(MASKS, on_item(quote))
    assert (said.startswith(words.split(" and ")[0]), has) == (True, "4,000 masks")


@pytest.mark.parametrize(
    "quote",
    [
        "4,000 masks", "The town sent 4,000 masks.", "four thousand masks", "4000 masks", "some 4 thousand masks",
        "masks", "It was sent in 3 flights and 2 ships", "In its 3rd letter the town spoke of masks", "4 lakh masks",
        "between 4,000 and 6,000 masks", "up 40% on 6 crore",
    ],
)  # fmt: skip
def test_words_that_say_the_number_or_none_that_is_plain_do_not_disagree(quote):
    assert says(MASKS, on_item(quote)) == []


def test_words_that_contradict_or_give_context_are_no_disagreement():
    assert says(MASKS, on_item("6,000 masks", EvidenceRole.CONTRADICTS)) == []
    assert says(MASKS, on_item("6,000 masks", EvidenceRole.CONTEXT)) == []


def test_one_of_two_passages_that_says_otherwise_is_told_though_the_other_agrees():
    assert [said for said, _ in says(MASKS, on_item("4,000 masks"), on_item("6,000 masks"))] == ["6,000 masks"]


def test_words_under_the_whole_record_are_asked_where_the_thing_stands_behind_the_figure():
    assert [said for said, _ in says(MASKS, Piece("", "It sent 6,000 masks."))] == ["6,000 masks"]
    assert says(MASKS, Piece("", "A city of 2 million people was thanked for masks sent before.")) == []
    assert says(MASKS, Piece("", "It sent 6,000 masks."), on_item("4,000 masks")) == []


def test_a_value_that_nobody_read_from_a_figure_is_not_judged():
    teams = Item("medical teams", D(1), None, Qualifier.AT_LEAST, "teams", "medical teams")
    assert says(teams, on_item("Medical teams went to 30 countries")) == []


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("$508 million", 0), ("about US$508 million", 0), ("$580 million", 1), ("It gave $580 million in all.", 1),
        ("€580 million", 0), ("508 people", 0), ("$508 million of $2 billion", 0),
    ],
)  # fmt: skip
def test_amounts_are_held_against_amounts_of_their_currency(quote, found):
    money = Money(D(508_000_000), D(508_000_000), "USD", Qualifier.ABOUT, as_stated="about $508 million")
    assert len(agreement.of_record(Donation("t", money=money), (), [Piece("money", quote)])) == found


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("on 3 March 2020", 0), ("3 March", 0), ("5 March", 1), ("in March 2020", 0), ("in April 2020", 1),
        ("early in the spring", 0), ("On 5 March 2020 the first flight left", 1),
    ],
)  # fmt: skip
def test_dates_are_held_against_the_dates_of_their_words(quote, found):
    date = DateSpan("2020-03-03", "2020-03-03", DatePrecision.DAY, "3 March")
    assert len(agreement.of_record(Donation("t", date=date), (), [Piece("date", quote)])) == found


def test_facts_are_held_against_their_words():
    fact = Fact("IR", FactCategory.EPIDEMIC, "cases", "over 130,000", D(130_000), None, Qualifier.OVER)
    assert agreement.of_fact(fact, [Piece("value", "over 130,000 cases")]) == ()
    (one,) = agreement.of_fact(fact, [Piece("value", "over 150,000 cases")])
    assert one.sentence() == "value: its words say “150,000 cases”, but it has over 130,000"
