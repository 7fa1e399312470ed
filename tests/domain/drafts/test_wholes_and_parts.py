"""Totals told beside their parts, what is only to follow, sums in two currencies, and words for how much."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    return f"{sides(draft)}: {amounts(draft)}, {draft.status}"


@each(
    "text, said",
    [
        ("Oman gave Chad 40 trucks and 30 buses, 70 vehicles in all.", "40 trucks, 30 buses"),
        ("Oman gave Chad 40 trucks, 30 buses and some vans, 90 vehicles in all.", "40 trucks, 30 buses, vans"),
        ("Oman gave Chad 40 trucks and 30 buses, a total of 70 vehicles.", "40 trucks, 30 buses"),
        ("A total of 70 vehicles, 40 trucks and 30 buses, were given to Chad by Oman.", "40 trucks, 30 buses"),
        ("Oman gave Chad 70 vehicles, namely 40 trucks and 30 buses.", "40 trucks, 30 buses"),
        (
            "Oman sent 45 tonnes of food, 12 tonnes of soap and 3 tonnes of tents to Chad, 60 tonnes in total.",
            "45 tonnes of food, 12 tonnes of soap, 3 tonnes of tents",
        ),
        ("Oman gave Chad $4 million for roads and $3 million for schools, $7 million in all.", "$7 million"),
        (
            "Oman gave Chad $7 million: $4 million for roads and $3 million for schools.",
            "$7 million, $4 million, $3 million",
        ),
        ("Oman gave Chad 70 vehicles, including 40 trucks and 20 buses.", "70 vehicles"),
        ("Oman gave Chad 70 vehicles (40 trucks and 30 buses).", "70 vehicles"),
        ("Oman gave Chad 20 vehicles, five of them ambulances.", "20 vehicles"),
        ("Oman gave Chad 20 vehicles, of which five are ambulances.", "20 vehicles"),
        (
            "Oman sent Chad 30 rescuers, including four doctors and two nurses, and 12 dogs.",
            "30 rescuers, 12 dogs",
        ),
        ("Oman sent Chad 35 tonnes of food, including 20 tonnes of rice.", "35 tonnes of food"),
        ("Oman sent Chad 20 kits, including 40 blankets.", "20 kits, 40 blankets"),
    ],
)
def test_a_total_and_its_parts_are_not_both_counted(text: str, said: str) -> None:
    assert [*map(amounts, drafts(text))] == [said]


@each(
    "text, said",
    [
        (
            "Chad got $7 million, $4 million from Oman and $3 million from Peru.",
            ["OM > TD: $4 million, given", "PE > TD: $3 million, given"],
        ),
        (
            "Oman gave $7 million, $4 million to Chad and $3 million to Togo.",
            ["OM > TD: $4 million, given", "OM > TG: $3 million, given"],
        ),
        (
            "Chad was promised $150 million by Oman, $100 million by Peru and $50 million by Togo.",
            ["OM > TD: $150 million, promised", "PE > TD: $100 million, promised", "TG > TD: $50 million, promised"],
        ),
    ],
)
def test_of_a_sum_in_parts_each_gives_or_gets_his_own(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text, more",
    [
        ("Oman has given Chad 500 tents, and 300 more are due in June.", "OM > TD: 300, promised"),
        (
            "Oman flew 500 tons of aid to Chad, and a ship with 300 tons more is due to sail.",
            "OM > TD: 300 tons, promised",
        ),
        ("Oman sent Chad 500 tents, with 300 more to follow in June.", "OM > TD: 300, promised"),
        ("Oman sent Chad 500 tents, with another 300 to come.", "OM > TD: 300, promised"),
        ("Oman sent Chad 500 tents, with another 300 expected by June.", "OM > TD: 300, promised"),
        ("Oman sent Chad 500 tents on Monday, with 300 more promised.", "OM > TD: 300, promised"),
        ("Oman gave Chad $5 million, with another $3 million to follow.", "OM > TD: $3 million, promised"),
    ],
)
def test_what_is_only_to_follow_is_not_given(text: str, more: str) -> None:
    given, further = drafts(text)
    assert (given.status, _told(further)) == ("given", more)
    assert given.date is None or given.date != further.date


@each(
    "text",
    [
        "Qatar gave Chad QAR 20 million, equal to $5.5 million.",
        "Qatar gave Chad 20 million riyals, amounting to $5.5 million.",
        "Qatar gave 20 million riyals to Chad, or $5.5 million.",
        "Qatar gave 20 million riyals to Chad, about $5.5 million.",
        "Qatar's gift to Chad, 500 tents worth 20 million riyals ($5.5 million), arrived on Friday.",
    ],
)
def test_a_sum_in_another_currency_stays_with_it(text: str) -> None:
    (draft,) = drafts(text)
    assert [(one.low, one.currency, one.role) for one in draft.amounts] == [
        (20_000_000, "QAR", ""),
        (5_500_000, "USD", "counter_value"),
    ]


def test_sums_in_two_currencies_for_two_stay_apart() -> None:
    told = [*map(_told, drafts("Qatar gave 20 million riyals to Chad, $5.5 million to Mali and 3 tents to Togo."))]
    assert told == ["QA > TD: 20 million riyals, given", "QA > ML: $5.5 million, given", "QA > TG: 3 tents, given"]


@each(
    "words, item",
    [
        ("enough fuel for a month", "fuel"),
        ("plenty of tents", "tents"),
        ("large quantities of medicine", "medicine"),
        ("many tents", "tents"),
        ("boxes of medicine", "boxes of medicine"),
        ("refurbished computers, desks and tents", "refurbished computers"),
    ],
)
def test_how_much_there_is_is_no_word_of_a_name(words: str, item: str) -> None:
    (draft,) = drafts(f"Italy gave Chad {words}.")
    assert draft.items[0].item == item


@each(
    "text, said",
    [
        ("Oman sent Chad the first 300 of a total of 800 tents.", "300"),
        ("The first 30 of a fleet of 80 buses from Oman reached Chad.", "30"),
        ("The first 500 tents of a consignment of 800 from Oman arrived in Chad.", "500"),
        ("Oman gave Chad 300 tents from its own stock of 800.", "300"),
        ("Oman sent Chad 300 tents from a reserve of 800 tents.", "300"),
        ("Chad got a consignment of 800 tents from Oman.", "800"),
        ("Oman gave Chad 20 buses, and Peru half as many.", "20 10"),
    ],
)
def test_what_some_are_taken_from_is_not_given(text: str, said: str) -> None:
    assert " ".join(str(one.low) for draft in drafts(text) for one in draft.items) == said


@each(
    "text, said",
    [
        ("Oman gave Chad $60 million, or $12 million a year.", ["OM > TD: $60 million, given"]),
        ("Oman gives Chad $12 million a year until 2030, $60 million in all.", ["OM > TD: $60 million, given"]),
        (
            "Oman gave Chad $60 million, and Peru gives $12 million a year.",
            ["OM > TD: $60 million, given", "PE > TD: $12 million a year, given"],
        ),
        ("Oman gave Chad 40 buses, twice the number it gave in 2020.", ["OM > TD: 40 buses, given"]),
        ("Chad got 40 buses, 30 from Oman and the rest from Peru.", ["OM > TD: 30, given", "PE > TD: the rest, given"]),
        (
            "Oman gave $40 million, $30 million to Chad and the rest to Togo.",
            ["OM > TD: $30 million, given", "OM > TG: the rest, given"],
        ),
        (
            "Chad received 600,000 doses of vaccine, part of 20 million doses promised by COVAX.",
            ["COVAX > TD: 600,000 doses of vaccine, given"],
        ),
    ],
)
def test_what_only_compares_or_divides_is_no_further_number(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "words, said",
    [
        ("a $13,000 pump and a $9,000 mill", [13_000]),
        ("$150.5 mill", [150_500_000]),
        ("a $9 mill. grant", [9_000_000]),
    ],
)
def test_a_mill_is_no_million(words: str, said: list[int]) -> None:
    (draft,) = drafts(f"Oman gave Chad {words}.")
    assert [one.low for one in draft.amounts if one.low is not None] == said


@each(
    "text, said",
    [
        ("Oman gave Chad two pumps, one new and one used.", ["OM > TD: two pumps, given"]),
        ("Oman gave Chad grants totalling 2 million euros.", ["OM > TD: 2 million euros, given"]),
        (
            "Oman set aside $3.5 million: $2 million for Chad and the rest for Togo.",
            ["OM > TD: $2 million, announced", "OM > TG: the rest, announced"],
        ),
    ],
)
def test_sorts_and_parts_are_told_from_things(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "words, said",
    [
        ("20,000 tonnes of rice and 5,000 of wheat", ["20000 tonnes rice", "5000 tonnes wheat"]),
        ("300 boxes of biscuits and 200 of soap", ["300 boxes biscuits", "200 boxes soap"]),
        ("300 tents and 200 of its buses", ["300  tents", "200  buses"]),
        ("20 new and 10 used patrol boats", ["20  new patrol boats", "10  used patrol boats"]),
        ("20 sheep and 10 small goats", ["20  sheep", "10  small goats"]),
        ("20,000 tonnes of rice and half as much wheat", ["20000 tonnes rice", "10000 tonnes wheat"]),
        ("rice (20,000 tonnes) and oil (3,000 litres)", ["20000 tonnes rice", "3000 litres oil"]),
    ],
)
def test_what_two_numbers_share_is_said_once(words: str, said: list[str]) -> None:
    (draft,) = drafts(f"Oman gave Chad {words}.")
    assert [f"{one.low} {one.unit} {one.item}" for one in draft.items] == said


@each(
    "text, said",
    [
        ("Oman gave Chad 40 tents in March, 60 in May and 20 in June.", "40 60 20"),
        ("Oman gave Chad 90 tents in 2020, 60 in 2021 and 30 in 2022.", "90 60 30"),
        ("Oman gave Chad 90 tents, 60 in 2021 and 30 in 2022.", "60 30"),
        ("Oman gave Chad 40 tents and kept 60.", "40"),
        ("Oman gave Chad 12 vans valued at $660,000, or $55,000 each.", "12"),
        ("Some 900 tents, of which 200 go to schools, were given to Chad by Oman.", "900"),
    ],
)
def test_numbers_told_beside_are_as_many_as_are_given(text: str, said: str) -> None:
    told = drafts(text)
    assert " ".join(str(one.low) for draft in told for one in draft.items) == said
    assert {sides(draft) for draft in told} == {"OM > TD"}


@each(
    "text, said",
    [
        (
            "Oman gave $6 million to Chad, $4 million through UNICEF and $2 million through Oxfam.",
            ["OM > TD: $4 million, given", "OM > TD: $2 million, given"],
        ),
        (
            "Oman gave 10 million euros: 6 million to Chad and 4 million to Mali.",
            ["OM > TD: 6 million, given", "OM > ML: 4 million, given"],
        ),
        (
            "Oman gave Chad 10 million euros: 6 million in grants and 4 million in cash.",
            ["OM > TD: 10 million euros, 6 million, 4 million, given"],
        ),
    ],
)
def test_numbers_around_a_colon_are_no_time_of_day(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text, said",
    [
        (
            "Oman promised Chad 90 pumps; 30 have come, the other 60 will come in June.",
            ["OM > TD: 90 pumps, promised", "OM > TD: 30, given", "OM > TD: 60, promised"],
        ),
        (
            "Oman sent Chad 30 pumps, and the remaining 60 are to follow in June.",
            ["OM > TD: 30 pumps, given", "OM > TD: 60, promised"],
        ),
        ("Oman sent Chad 30 pumps and Togo the other 60.", ["OM > TD: 30 pumps, given", "OM > TG: 60, given"]),
        ("Oman raised its grant to Chad by $2 million to $9 million.", ["OM > TD: $2 million, announced"]),
    ],
)
def test_the_rest_has_a_verb_of_its_own(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said
