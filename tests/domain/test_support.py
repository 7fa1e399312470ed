"""Values held against the words they stand on: plain disagreement is told, and what is not plain is not judged."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import pytest
from tests.helpers.each import each

from app.domain import support
from app.domain.donations import Amount, DateSpan, Donation, Item, Money
from app.domain.facts import Fact
from app.domain.money import read_money
from app.domain.quantity import read_quantity
from app.domain.terms import AmountRole, DatePrecision, EvidenceRole, Qualifier
from app.domain.vocabularies import category

D = Decimal


class Piece(NamedTuple):
    field: str
    quote: str
    part_id: int | None = None
    role: EvidenceRole = EvidenceRole.SUPPORTS
    passage_id: int = 1
    source_id: int = 1
    field_name: str = ""


def says(item: Item, *pieces: Piece) -> list[tuple[str, str]]:
    return [
        (one.says, one.has) for one in support.stated_otherwise(Donation("t", items=(item,)), {"items": [7]}, pieces)
    ]


def on_item(quote: str, role: EvidenceRole = EvidenceRole.SUPPORTS) -> Piece:
    return Piece("item", quote, 7, role)


MASKS = Item("masks", D(4000), D(4000), Qualifier.EXACT, "pieces", "4,000 masks")


@each(
    "quote, words",
    [
        ("6,000 masks", "6,000 masks"),
        ("about 6,000 face masks", "6,000 face masks"),
        ("6,000", "6,000"),
        ("14,000 masks", "14,000 masks"),
        ("4,000,000 masks", "4,000,000 masks"),
        ("The town sent 6,000 masks and 200 suits in 3 flights.", "6,000 masks and 200"),
        ("six thousand masks", "six thousand masks"),
        ("4 lakh masks", "4 lakh masks"),
        ("tens of thousands of masks", "tens of thousands of masks"),
    ],
)
def test_words_that_say_another_number_disagree(quote, words):
    ((said, has),) = says(MASKS, on_item(quote))
    assert (said.startswith(words.split(" and ")[0]), has) == (True, "4,000 masks")


@each(
    "quote",
    [
        "4,000 masks", "The town sent 4,000 masks.", "four thousand masks", "4000 masks", "some 4 thousand masks",
        "masks", "It was sent in 3 flights and 2 ships", "In its 3rd letter the town spoke of masks",
        "between 4,000 and 6,000 masks", "up 40% on 6 crore",
    ],
)  # fmt: skip
def test_words_that_say_the_number_or_none_that_is_plain_do_not_disagree(quote):
    assert says(MASKS, on_item(quote)) == []


def test_words_that_contradict_or_give_context_are_no_disagreement():
    assert says(MASKS, on_item("6,000 masks", EvidenceRole.CONTRADICTS)) == []
    assert says(MASKS, on_item("6,000 masks", EvidenceRole.CONTEXT)) == []


def test_one_of_two_passages_that_says_otherwise_is_found_though_the_other_agrees():
    assert [said for said, _ in says(MASKS, on_item("4,000 masks"), on_item("6,000 masks"))] == ["6,000 masks"]


def test_words_under_the_whole_record_are_asked_where_the_thing_follows_the_figure():
    assert [said for said, _ in says(MASKS, Piece("", "It sent 6,000 masks."))] == ["6,000 masks"]
    assert says(MASKS, Piece("", "A city of 2 million people was thanked for masks sent before.")) == []
    assert says(MASKS, Piece("", "It sent 6,000 masks."), on_item("4,000 masks")) == []


def test_a_value_that_nobody_read_from_a_figure_is_not_judged():
    teams = Item("medical teams", D(1), None, Qualifier.AT_LEAST, "teams", "medical teams")
    assert says(teams, on_item("Medical teams went to 30 countries")) == []


@each(
    "quote, found",
    [
        ("$508 million", 0), ("about US$508 million", 0), ("$580 million", 1), ("It gave $580 million in all.", 1),
        ("€580 million", 0), ("€508 million", 1), ("€508 million, or $580 million", 1), ("508 people", 0),
        ("€508 million, or $508 million", 0), ("508 million dollars", 0), ("CNY 508 million", 1),
        ("C$508 million", 0), ("$508 million of $2 billion", 0),
    ],
)  # fmt: skip
def test_amounts_are_held_against_amounts_of_their_currency(quote, found):
    money = Money(D(508_000_000), D(508_000_000), "USD", Qualifier.ABOUT, as_stated="about $508 million")
    assert len(support.stated_otherwise(Donation("t", money=money), {}, [Piece("money", quote)])) == found


@each(
    "quote, has, found",
    [
        ("Through it Chad got 9 million dollars, of which it passed on 8.4 million.", 8_400_000, 0),
        ("12 million dollars: 5 million in May, 4 million in August and 3 million in November", 4_000_000, 0),
        ("15 million dollars, or 17 million with rations", 17_000_000, 0),
        ("They shared the cost of a warehouse of 800,000 dollars, each paying one half.", 400_000, 0),
        ("They shared the cost of a warehouse of 900,000 dollars, each paying one half.", 400_000, 1),
        ("15 million dollars, or 18 million with rations", 17_000_000, 1),
        ("15 million dollars, or 17 million euros", 17_000_000, 1),
    ],
)
def test_an_amount_without_its_currency_said_a_second_time_is_stated(quote, has, found):
    amount = Amount(AmountRole.SHARED_COST, D(has), D(has), "USD")
    content = Donation("t", money=Money(D(has), D(has), "USD", Qualifier.EXACT), amounts=(amount,))
    pieces = [Piece("amount", quote, 3)]
    assert len(support.stated_otherwise(content, {"amounts": [3]}, pieces)) == found


@each(
    "quote, found",
    [
        ("on 3 March 2020", 0), ("3 March", 0), ("5 March", 1), ("in March 2020", 0), ("in April 2020", 1),
        ("early in the spring", 0), ("On 5 March 2020 the first flight left", 1),
    ],
)  # fmt: skip
def test_dates_are_held_against_the_dates_of_their_words(quote, found):
    date = DateSpan("2020-03-03", "2020-03-03", DatePrecision.DAY, "3 March")
    assert len(support.stated_otherwise(Donation("t", date=date), {}, [Piece("date", quote)])) == found


def test_facts_are_held_against_their_words():
    fact = Fact("IR", category("epidemic"), "cases", "over 130,000", D(130_000), None, Qualifier.OVER)
    assert support.fact_stated_otherwise(fact, [Piece("value", "over 130,000 cases")]) == ()
    (one,) = support.fact_stated_otherwise(fact, [Piece("value", "over 150,000 cases")])
    assert one.sentence() == "value: its words say “150,000 cases”, but it has over 130,000"


def test_the_thing_is_named_where_several_words_lead_to_it():
    flour = Item("flour", D(2000), D(2000), unit="tons", as_stated="2,000 tons of flour")
    quote = [Piece("item", "1,800 tons of wheat flour", part_id=1)]
    (one,) = support.stated_otherwise(Donation("t", items=(flour,)), {"items": [1]}, quote)
    assert one.says == "1,800 tons of wheat flour"


CORRECTED = (
    ("Two lorries carrying 18 tonnes of flour left Izmir at dawn.", "18 tonnes of flour", "18", "28"),
    ("Two lorries carrying 18 tonnes of flour left Izmir at dawn.", "18 tonnes of flour", "tonnes", "kg"),
    ("It sent 40 litres of oil and 7 stoves.", "40 litres of oil", "litres", "tons"),
    ("The consignment, 1,500 kits in all, was signed for on Tuesday.", "1,500 kits", "1,500", "2,500"),
    ("Poland gave 380 generators; Lithuania gave 70.", "380 generators", "380", "390"),
    ("some 40,000 doses of vaccine", "some 40,000 doses of vaccine", "40,000", "60,000"),
    ("over 300 tents were pitched by the army", "over 300 tents", "300", "500"),
    ("dozens of ventilators", "dozens of ventilators", "dozens", "hundreds"),
    ("A ship brought 12,000 sacks of rice and nine doctors.", "12,000 sacks of rice", "12,000", "21,000"),
    ("twenty ambulances, each with a crew of three", "twenty ambulances", "twenty", "thirty"),
    ("between 200 and 250 beds", "between 200 and 250 beds", "200 and 250", "400 and 450"),
    ("In April it received 7 oxygen plants from Lyon.", "7 oxygen plants", "7", "9"),
    ("It pledged EUR 4.5 million at once.", "EUR 4.5 million", "4.5", "5.4"),
    ("a cheque for £20,000", "£20,000", "20,000", "12,000"),
    ("Tokyo paid ¥300 million, of which half was spent.", "¥300 million", "300", "500"),
)
"""A sentence, what a record has of it, and a correction."""
ELSEWHERE = (
    ("Two lorries carrying 18 tonnes of flour left Izmir at dawn.", "18 tonnes of flour", "Two", "Three"),
    ("Poland gave 380 generators; Lithuania gave 70.", "380 generators", "70", "90"),
    ("twenty ambulances, each with a crew of three", "twenty ambulances", "three", "four"),
    ("Two lorries carrying 18 tonnes of flour", "18 tonnes of flour", "tonnes", "metric tons"),
    ("It sent 40 kg of tea.", "40 kg of tea", "kg", "kilograms"),
    ("The consignment, 1,500 kits in all, was signed for on 3 May.", "1,500 kits", "3 May", "5 May"),
    ("some 40,000 doses of vaccine", "some 40,000 doses of vaccine", "40,000", "forty thousand"),
    ("In 2019 it received 7 oxygen plants from Lyon.", "7 oxygen plants", "2019", "2020"),
)


def found(quote: str, stated: str, *, whole: bool) -> int:
    """How many values disagree of a record that states this, on a passage under its field or under the whole."""
    money, read = read_money(stated), read_quantity(stated)
    if money is not None and (money.money.currency or money.choices):
        content, piece = Donation("t", money=money.money), Piece("money", quote)
    else:
        assert read is not None
        item = Item(read.item, read.low, read.high, read.qualifier, read.unit, stated)
        content, piece = Donation("t", items=(item,)), on_item(quote)
    return len(
        support.stated_otherwise(content, {"items": [7][: len(content.items)]}, [Piece("", quote) if whole else piece])
    )


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize(("quote", "stated", "before", "after"), CORRECTED)
def test_a_corrected_figure_is_stated_and_the_figure_before_was_not(quote, stated, before, after, whole):
    assert found(quote, stated, whole=whole) == 0
    assert found(quote.replace(before, after), stated, whole=whole) == 1


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize(("quote", "stated", "before", "after"), ELSEWHERE)
def test_a_correction_elsewhere_in_the_sentence_is_not_found(quote, stated, before, after, whole):
    assert found(quote.replace(before, after), stated, whole=whole) == 0


@each(
    "stated, quote, contained",
    [
        ("4,000 masks", "4,000 masks", True),
        ("4,000 masks", "It sent (4,000 MASKS).", True),
        ("4,000 Masks", "14,000 masks came; 4,000 Masks followed", True),
        ("4,000 masks", "14,000 masks", False),
        ("4,000 masks", "1.4,000 masks", False),
        ("4,000 MASKS", "Große Straße, süß, Fuß, Gruß, Ruß 14,000 masks", False),
        ("5 m", "5 m of rope", True),
        ("5 m", "5 million for rope", False),
        ("5万", "5万个口罩", True),
        *(("400 masks", f"got 1{gap}400 masks", False) for gap in " \u00a0\u2009\u202f'’٬"),
        ("400 masks", "in 2020 400 masks, 1 400 masks in all", True),
        ("40 masks", "of 3 40 masks each", True),
        ("USD 5 thousand", "USD 5 thousand million", False),
        ("USD 5 Thousand", "some usd 5 thousand-million", False),
        ("USD 5 thousand", "USD 5 thousand per month", True),
        ("400 mil", "400 mil millones", False),
        ("twenty", "twenty-five masks", False),
        ("five hundred masks", "two thousand five hundred masks", False),
        ("five beds", "one hundred and five beds", False),
        ("two thousand five hundred beds", "USD 2 million and two thousand five hundred beds", True),
        ("fifty masks", "two hundred and fifty masks", False),
        ("fifty masks", "five million and fifty masks", False),
        ("fifty masks", "pumps and fifty masks", True),
        ("4,000", "4,000 masks", False),  # more of the number may follow
        ("", "4,000 masks", False),
    ],
)
def test_words_are_contained_whole_wherever_they_are_and_in_whatever_letters(stated, quote, contained):
    assert support.contains_words(stated, quote) is contained


def test_a_figure_ends_where_its_thousands_and_scales_do():
    masks = support.Asked("item", 7, "masks", frozenset({D(400)}), "400 masks")
    for gap in " \u00a0\u2009\u202f":
        assert support.numbers_in(f"1{gap}400 masks") == {1400}
        assert not support.is_stated(masks, [f"1{gap}400 masks"])
    money = support.Asked("money", None, "", frozenset({D(5000)}), "USD 5 thousand", "USD")
    stated = ("USD 5 thousand", "USD 5 thousand million")
    assert [support.is_stated(money, [quote]) for quote in stated] == [True, False]
    assert support.numbers_in(stated[1]) == {5 * 10**9}


def test_an_abbreviation_is_not_the_beginning_of_a_larger_number():
    rope = support.Asked("item", 7, "rope", frozenset({D(5)}), "5 m", "", "m")
    assert [support.is_stated(rope, [quote]) for quote in ("5 m of rope", "USD 5 million for rope")] == [True, False]
