"""Numbers beside a gift that the sentence does not say of it: none is read, and those of the gift are."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each


def _numbers(text: str) -> list[str]:
    """What is read of the gifts of a text with a number, in its words."""
    read = [one for draft in drafts(text) for one in (*draft.items, *draft.amounts)]
    return [one.as_stated for one in read if one.low is not None or one.high is not None]


@each(
    "text, read",
    [
        ("Oman sent Chad 30 pallets of 1,000 meals.", ["30 pallets"]),
        ("Oman sent Chad three teams of 12 doctors.", ["three teams"]),
        ("Oman gave 40 scholarships of 9,000 euros to Chad.", ["40 scholarships"]),
        ("Oman sent Chad two lots of 40 tents.", []),
        ("Oman gave Chad 40 tents with 12 poles each.", ["40 tents"]),
        ("Oman gave Chad 40 tents, 12 by 8 metres.", ["40 tents"]),
        ("Oman sent Chad three planes with 20 tonnes of masks each.", ["three planes"]),
        ("Oman flew three sorties to Chad, with 20 tonnes of masks on each.", []),
        ("Oman sent Chad 12 containers of 800 blankets.", ["12 containers"]),
        ("Nestle gave 10 litres of water to Chad for each of the 2.3 million cakes sold.", []),
    ],
)
def test_what_is_in_each_of_several_is_not_what_is_given_in_all(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Oman gave 20 million kroner towards the 90 million kroner the UN needs for Chad.", ["20 million kroner"]),
        ("Oman gave Chad $3 million, its share of a $9 million fund.", ["$3 million"]),
        ("Oman gave Chad 3 million dollars under a plan worth $90 million.", ["3 million dollars"]),
        ("Oman gave Chad $3 million, in second place behind Mali with $5 million.", ["$3 million"]),
        ("Oman gave Chad 300 beds, saving the hospital about 90,000 dollars.", ["300 beds"]),
        ("Chad got 300 beds from Oman, which has given 12,000 around the world.", ["300 beds"]),
        ("Chad got 300 beds from Oman, which has donated 12,000 to other states.", ["300 beds"]),
        ("NFI: 90 HHs (540 ind.) in Abeche received kits from Oman.", []),
    ],
)
def test_what_is_needed_saved_or_given_everywhere_is_not_of_the_gift(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Oman gave Chad three boats and a King Air 200.", ["three boats"]),
        ("Oman gave Chad three boats and a Land Cruiser 79.", ["three boats", "a Land Cruiser"]),
        ("Oman sent 600 blankets to Chad, see footnote 7.", ["600 blankets"]),
        ("Oman sent 600 blankets to Chad, note 7.", ["600 blankets"]),
        ("Oman gave Chad 20 iPhone 12 phones.", ["20 iPhone 12 phones"]),
        ("Oman gave Chad 3 HP LaserJet 1020 printers.", ["3 HP LaserJet 1020 printers"]),
        ("Oman gave Chad 20 HP laptops.", ["20 HP laptops"]),
        ("Oman gave Chad two 20 HP engines.", ["two 20 HP engines"]),
    ],
)
def test_the_number_of_a_make_or_of_a_note_counts_nothing(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Chad had 40 tents and got 300 from Oman.", ["300"]),
        ("Chad has 40 ambulances and is to get 30 more from Oman.", ["30"]),
        ("There were 40 ambulances in Chad before Oman gave it 30.", ["30"]),
        ("With the 40 desks from Oman, the school in Moundou has 100 desks.", ["40 desks"]),
        ("The school in Moundou now has 100 desks, 40 of them from Oman.", ["40"]),
        ("Chad has received 40 tents from Oman and 300 from Mali.", ["40 tents", "300"]),
        ("Thanks to Oman, Chad has 40 wells.", ["40 wells"]),
        ("Oman gave Chad 40 camels. By 1970 Chad had 4,000.", ["40 camels"]),
        ("Oman gave Chad $3 million. So far $70 million has been raised.", ["$3 million"]),
        ("King Ali gave Abeche a mosque with 12 domes.", ["a mosque"]),
        ("The clinic in Abeche has 60 beds. Oman gave it 20 blankets for each.", []),
    ],
)
def test_what_somebody_has_besides_is_not_given(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Oman's gift of $5 million will fund 12 clinics and 30 wells in Chad.", ["$5 million"]),
        ("The lodge in Bern pledged $30,000 toward a new roof for the clinic in Gao.", ["$30,000"]),
        ("The lodge in Bern pledged $30,000 towards two wells for the clinic in Gao.", ["$30,000"]),
        (
            "Oman lent Chad 9 million rials, repayable in 40 yearly instalments of 225,000 rials from 2030.",
            ["9 million rials"],
        ),
        ("Oman halved its aid to Chad, which stood at 9 million rials, and gave Mali 3 million.", ["3 million"]),
        ("Oman sent tents to Chad on 12 trucks, two of them carrying stoves.", []),
    ],
)
def test_what_a_sum_pays_for_and_what_is_paid_back_is_not_given(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Oman gave Chad 5-600 tents.", []),
        ("Oman gave Chad 40-600 tents.", ["40-600 tents"]),
        ("Oman gave Chad US$ 1 .5 million.", []),
        ("Oman gave Chad $ 1, 500,000.", []),
        ("Oman gave Chad 1. 200 tents.", []),
        ("Oman gave Chad 4 mil-\nlion dollars.", []),
        ("Oman gave Chad 300 tys. zloty.", []),
        ("Oman gave Chad 100 pairs of size 42 boots.", ["100 pairs of size"]),
    ],
)
def test_a_number_that_is_short_or_broken_is_not_read(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Nine in ten of the 3,400 tents from Oman reached Chad.", ["3,400 tents"]),
        ("Oman has sent 2 of 5 planes it promised Chad.", ["2 of 5 planes", "5 planes"]),
        ("Oman sent Chad one plane in three.", []),
        ("Oman gave Chad 40 tents for every 100 it asked for.", []),
        ("Oman gave Chad 40 tents, four times Mali's 10.", ["40 tents"]),
        ("Oman gave Chad 30 more tents than Mali.", []),
        ("Oman collected 1,012 books, 12 over its goal, for a school in Chad.", ["1,012 books"]),
        ("Oman made 60 quilts, 2 a week, for a school in Chad.", ["60 quilts"]),
        ("Oman's gift of $3 million is part of a total allocation of $23 million to Chad.", ["$3 million"]),
        ("Oman gave Chad 30 more tents.", ["30 more tents"]),
        ("Oman gave two beds in 2010 and three in 2011 to Chad.", ["two beds", "three"]),
        (
            "Oman has paid two of the five million dollars it promised Chad.",
            ["two of the five million dollars", "five million dollars"],
        ),
    ],
)
def test_a_ratio_a_difference_and_what_another_gave_are_no_number_of_the_gift(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Japan gave the school a printer with 3 trays.", ["a printer"]),
        ("Ford gave the choir a piano with 88 keys.", ["a piano"]),
        ("Oman gave Chad a clinic with 12 rooms and 3 ambulances.", ["a clinic", "3 ambulances"]),
        ("Peru received 200 tents it had bought in Chile and 50 given by Spain.", ["50"]),
        ("Togo took delivery of 50,000 doses that it had ordered in India.", []),
        ("Norway gave Chad 40 vans it had bought in Spain.", ["40 vans"]),
        ("Ten families received stoves from CARE and six of them goats from Oxfam.", []),
    ],
)
def test_parts_of_one_thing_what_was_bought_and_how_many_get_it_are_no_numbers_given(
    text: str, read: list[str]
) -> None:
    assert _numbers(text) == read
