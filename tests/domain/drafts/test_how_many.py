"""How many things a number counts, where others stand in or beside what it counts."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import drafts
from tests.helpers.each import each

from app.domain.drafts.draft import Field


@each(
    "text, told",
    [
        ("Oman sent Mali a pair of young elephants.", ["2 a pair of young elephants"]),
        ("Peru gave Belize a pair of rubber boots.", ["1 a pair of rubber boots"]),
        ("Cuba gave Haiti 300 boxes of 12 kilos of soap.", ["300 300 boxes of 12 kilos of soap"]),
        ("Oman gave Togo 300 crates of 24 bottles of water.", ["300 300 crates of 24 bottles of water"]),
        ("Ghana sent Togo 22 water tanks, 5,000 litres each.", ["22 22 water tanks"]),
        ("Italy gave Kosovo 20 trucks and a fleet of eight buses.", ["20 20 trucks", "8 a fleet of eight buses"]),
        ("Serbia gave Kosovo 30 stoves and a hospital of 60 beds.", ["30 30 stoves", "1 a hospital"]),
        ("Spain sent Cuba a dozen 4x4 trucks.", ["12 a dozen 4x4 trucks"]),
        ("Japan gave Laos 300 teachers' desks.", ["300 300 teachers' desks"]),
        ("Japan gave Laos two fully equipped ovens.", ["2 two fully equipped ovens"]),
        ("Japan gave Laos 40 nearly new buses.", ["40 40 nearly new buses"]),
        ("Egypt gave Sudan 3,000 50 kg sacks of flour.", ["3000 3,000 50 kg sacks of flour"]),
        ("Heinz donated 1,200 cases of soup to the Joplin food bank.", ["1200 1,200 cases of soup"]),
        ("The parish of Omsk donated a ton and a half of potatoes to Tomsk.", ["1.5 a ton and a half of potatoes"]),
        ("Italy sent Eritrea c. 80 tents.", ["80 c. 80 tents"]),
        ("Oman sent Mali 300 tonnes of wheat February 3.", ["300 300 tonnes of wheat"]),
        ("Flooded Lima got 14 pumps from Spain on Monday.", ["14 14 pumps"]),
        ("Oslo gave the hospice at Hall eleven beds.", ["11 eleven beds"]),
        ("Oxfam gave the district 1,150 shelter kits.", ["1150 1,150 shelter kits"]),
        (
            "Kobe got 90 tents from Peru, while Osaka got 30 of the tents from Chile.",
            ["90 90 tents", "30 30 of the tents"],
        ),
        ("Suva asked for two boats. On 3 May 2019 it got two of them from Japan.", ["2 two"]),
        ("Iceland gave Tonga a rain tank of 10,000 litres.", ["1 a rain tank"]),
        ("Malta gave Gozo 70 radios' worth of parts.", ["None parts"]),
        ("Malta gave Gozo 70 crates' worth of parts.", ["70 70 crates' worth of parts"]),
        ("Oslo gave Lae ten each of beds, cots and oil lamps.", ["10 ten each of beds", "10 cots", "10 oil lamps"]),
        ("Oman sent Mali 30 tonnes each of rice and flour.", ["30 30 tonnes each of rice", "30 flour"]),
        ("Cuba sent Chad a surgical team of 14 and 200 cots.", ["14 a surgical team of 14", "200 200 cots"]),
        ("Canada has given Jamaica 2,000 power poles.", ["2000 2,000 power poles"]),
        ("Japan furnished 25 family tents and a stove to Lae.", ["25 25 family tents", "1 a stove"]),
        ("Eire gave Rwanda 25 in-calf Friesians.", ["25 25 in-calf Friesians"]),
        ("Chile sent fifty medics of its Ancud Brigade to Lae.", ["50 fifty medics"]),
        (
            "Two Chilean army helicopters and 90 tents arrived in Lae.",
            ["2 Two Chilean army helicopters", "90 90 tents"],
        ),
        ("China gave Samoa a 20 million tala sports complex.", ["1 sports complex"]),
        ("Chad gave Niger fifty six-wheel lorries.", ["50 fifty six-wheel lorries"]),
        (
            "Chad gave Niger a survey team of fourteen and forty maps.",
            ["14 a survey team of fourteen", "40 forty maps"],
        ),
        ("Oslo sent a medical team (25) to Lae.", ["25 medical team (25)"]),
        ("Oslo made Lae a present of 52 houses.", ["52 52 houses"]),
        ("Danish farmers gave the people of Hamburg 3,000 barrels of butter.", ["3000 3,000 barrels of butter"]),
        ("Uganda's fishermen sent 20,000 tonnes of perch to Spain.", []),
        ("France gave Tunisia 500 university places.", ["500 500 university places"]),
        ("France gave Tunisia 500 places.", []),
        ("Mrs Fry made over forty acres to the Church of Kenya.", ["40 forty acres"]),
        ("Oman lent Chad a C-130.", ["1 a C-130"]),
        ("Ghana got two used Schnellboot patrol craft from Oman.", ["2 two used Schnellboot patrol craft"]),
        ("Omega gave refugees in Lae 9,000 nights of accommodation.", ["9000 9,000 nights of accommodation"]),
        ("Uruguay gave Madrid 9,000 sides of beef.", ["9000 9,000 sides of beef"]),
        ("Chile sent Peru five rescue groups.", ["5 five rescue groups"]),
        (
            "Mrs Fry left her house, two cows and a plough to the school at Lae.",
            ["1 her house", "2 two cows", "1 a plough"],
        ),
        ("Sir John bequeathed his farm and 40 acres to Ennis.", ["1 his farm", "40 40 acres"]),
        ("Oslo sent 3 1/2 tons of butter to Lae.", ["3.5 3 1/2 tons of butter"]),
        ("Lord Howe sent a brace of pheasants to Oslo.", ["2 a brace of pheasants"]),
        ("The heirs gave his library of 400 atlases to Lae.", ["400 400 atlases"]),
        ("In the famine American millers sent Russia 2,500 barrels of rye.", ["2500 2,500 barrels of rye"]),
        ("Oxfam gave Borena 40 dollars per person and a stove.", ["1 a stove"]),
        ("Peru gave Chad 12 tents; people sleep nine to a tent.", ["12 12 tents"]),
        ("Malta gave every family in Gozo a stove.", ["None a stove"]),
    ],
)
def test_a_number_counts_the_whole_of_what_it_stands_before(text: str, told: list[str]) -> None:
    assert [f"{one.low} {one.as_stated}" for draft in drafts(text) for one in draft.items] == told


def test_what_more_is_given_beside_a_number_opens_no_end_of_it() -> None:
    (draft,) = drafts("Peru sent Haiti 40 tents plus 12 stoves.")
    assert [one.high for one in draft.items] == [40, 12]


@each(
    "text",
    [
        "Norway gave Zambia most of the 900,000 kroner.",
        "Japan gave Fiji a third of a million yen for the school.",
        "Norway gave Zambia twice the 40 ambulances that Sweden gave.",
        "Norway gave Zambia ten times its usual 40 ambulances.",
        "Norway gave Zambia 40 ambulances fewer than planned.",
        "Norway gave Zambia the bulk of its 40 ambulances.",
        "WFP gave refugees in Diffa 12 kg of flour per head.",
        "Consul Tanabe brought Cebu two gifts from Kobe.",
    ],
)
def test_a_part_a_multiple_or_a_difference_of_a_number_is_left_unread(text: str) -> None:
    assert all(one.low is None is one.high for draft in drafts(text) for one in (*draft.items, *draft.amounts))


def test_of_the_whole_that_was_promised_nothing_more_is_drafted() -> None:
    (draft,) = drafts("Norway has sent 80,000 masks of the 200,000 it promised to India.")
    assert [one.low for one in draft.items] == [80_000]
    (draft,) = drafts("Half of the £12,000 that Oxfam gave Bihar paid for wells.")
    assert [one.low for one in draft.amounts] == [12_000]


@each(
    "text, published, money",
    [
        ("London cancelled the quarter of a million pounds it had promised Kenya.", "", "250000 GBP"),
        ("Ottawa will give $3 million (Canadian) to Mongolia.", "", "3000000 CAD"),
        ("The staff of Qantas paid over about A$90,000 to the Fiji Red Cross.", "", "90000 AUD"),
        ("The Lions Club of Labasa gave $12,000 to the Macuata hospital.", "", "12000 FJD"),
        ("The Suva Rotary Club gave $300 to the American Red Cross.", "", "300 USD"),
        ("Canada provided $450,000 to Nicaragua.", "", "450000 CAD"),
        ("Toronto gave $10,000 to Chicago.", "", "10000 CAD"),
        ("The United States and Canada gave $5 million to Peru.", "", "5000000 USD"),
        ("Koidu Gem gave Sierra Leone 1.2 billion leones.", "2014-05-01", "1200000000 SLL"),
        ("Zambia gave Malawi 90 million kwacha.", "2005-05-01", "90000000 ZMK"),
        ("Zambia gave Malawi 90,000 kwacha.", "2015-05-01", "90000 ZMW"),
        ("Turkey gave Albania 300,000 lira.", "2005-05-01", "300000 "),
        ("The fund gave TRY 90,000 to Albania.", "2004-05-01", "90000 TRY"),
        ("Malawi gave Mozambique K 450 million.", "2024-02-02", "450000000 MWK"),
        ("Mongolia gave the Japanese Red Cross 1.26 billion togrogs.", "", "1260000000 MNT"),
    ],
)
def test_whose_money_it_is(text: str, published: str, money: str) -> None:
    (draft,) = drafts(text, published)
    assert [f"{one.low} {one.currency}" for one in draft.amounts] == [money]


def test_money_of_an_adjective_of_two_countries_stays_open() -> None:
    (draft,) = drafts("Pupils of Lycee Moungali gave 86,500 francs to the Congolese Red Cross.")
    assert draft.money is not None
    assert (draft.money.currency, Field.MONEY in draft.unsure) == ("", True)


def test_bare_dollars_of_a_giver_with_dollars_of_its_own_are_not_sure() -> None:
    (draft,) = drafts("Canberra gave Tonga $2 million for tents.")
    assert draft.money is not None
    assert (draft.money.currency, Field.MONEY in draft.unsure) == ("AUD", True)


@each(
    "text, sums",
    [
        ("Oman set aside 9 million euros: Peru got 3 million euros of it, Chile 2 million euros.", [3, 2]),
        ("Oxfam and Caritas have financed 31 wells around Pisco, at roughly 1,900 dollars a well.", []),
    ],
)
def test_neither_the_whole_that_is_divided_nor_what_one_of_them_costs_is_given(text: str, sums: list[int]) -> None:
    assert [int(one.low or 0) // 10**6 for draft in drafts(text) for one in draft.amounts] == sums


def test_goods_in_which_a_sum_is_given_are_one_gift_with_it() -> None:
    (draft,) = drafts("Kuwait gave Yemen US$4 million in dialysis kits.")
    assert [one.item for one in draft.items] == ["dialysis kits"]
    assert [one.currency for one in draft.amounts] == ["USD"]
    (draft,) = drafts("Kuwait gave Yemen US$4 million in cash.")
    assert draft.items == ()


def test_what_is_asked_for_beside_a_number_is_not_given() -> None:
    assert drafts("The parish gave 30 blankets. The home in Tumaco is asking for 40 cots and a wheelchair.")[1:] == []


@each(
    "text, items",
    [
        ("Chile sent an urban search and rescue team to Malawi.", ["1 urban search and rescue team"]),
        ("A Chilean urban search and rescue team of 65 flew to Malawi.", ["65 Chilean urban search and rescue team"]),
        ("Chile sent a 37-member fire and rescue crew to Malawi.", ["1 fire and rescue crew"]),
        ("Chile sent 37-strong search and rescue teams to Malawi.", ["None search and rescue teams"]),
        ("Chile sent a water and sanitation unit to Malawi.", ["1 water and sanitation unit"]),
        ("Chile sent a boat and two tents to Malawi.", ["1 boat", "2 tents"]),
    ],
)
def test_a_crew_is_called_by_all_that_it_does(text: str, items: list[str]) -> None:
    assert [f"{one.low} {one.item}" for draft in drafts(text) for one in draft.items] == items


def test_the_sign_of_a_currency_ends_a_name() -> None:
    _, draft = drafts("Illovo Sugar gave 20 tonnes of sugar and the Bank of Zambia K2 million.")
    assert [one.as_stated for one in draft.amounts] == ["K2 million"]


@each(
    "text, items",
    [
        ("Luanda was given 3 fire engines by Porto in 2018, not 4.", [3]),
        ("Oman gave Mali 40 tents, not 60 blankets.", [40]),
        ("Oman gave Mali not 40 tents but 60.", [60]),
    ],
)
def test_a_number_that_is_denied_behind_the_right_one_denies_no_gift(text: str, items: list[int]) -> None:
    found = drafts(text)
    assert [one.low for draft in found for one in draft.items] == items
    assert [draft.status.value for draft in found] == ["given"]


@each(
    "text, stated",
    [
        ("Qatar gave the Lebanese army 70 tonnes of food a month for a year.", "70 tonnes of food a month"),
        ("Taiwan donated 100,000 masks a week to Peru.", "100,000 masks a week"),
        ("Qatar gave Lebanon $60 million a month.", "$60 million a month"),
        ("Norway gave Malawi 40 million kroner over three years.", "40 million kroner"),
        ("Norway gave Malawi 40 tents a month ago.", "40 tents"),
        ("Norway gave Malawi $4 million a year later.", "$4 million"),
    ],
)
def test_how_often_it_is_given_belongs_to_the_words_so_that_it_is_in_no_total(text: str, stated: str) -> None:
    (draft,) = drafts(text)
    (one,) = (*draft.items, *draft.amounts)
    assert (one.as_stated, text[one.start : one.end]) == (stated, stated)


@each(
    "thing",
    [
        "15 pct of its 2,000 tents", "15 p.c. of its 2,000 tents", "15 pct of its stock of 2,000 tents",
        "2/3 of its 900 tents", "10^6 tents", "1.5×10^6 tents",
    ],
)  # fmt: skip
def test_a_share_or_a_power_is_left_unread(thing: str) -> None:
    (draft,) = drafts(f"Norway gave Malawi {thing}.")
    assert [(one.item, one.low, one.high) for one in draft.items] == [("tents", None, None)]


@each("thing", ["300 pcs of tents", "300 pcs. tents", "300 nos. tents", "300 Nos. tents", "300 pcs tents"])
def test_pieces_are_counted_by_what_is_behind_them(thing: str) -> None:
    (draft,) = drafts(f"Norway gave Malawi {thing} and 12 boats.")
    assert [(one.item, one.low) for one in draft.items] == [("tents", 300), ("boats", 12)]


@each(
    "thing, numbers",
    [
        ("two Dornier 228 aircraft", [2]), ("a CASA 212 patrol aircraft", [1]), ("a Bedford 4 truck", [1]),
        ("a used Zlin 242 trainer aircraft", [1]), ("500 boxes of 24 biscuits", [500]),
        ("on 3 May 20,000 doses", [20_000]), ("500 boxes of biscuits and 24 cups", [500, 24]),
        ("40 beds (1987: 30 beds)", [40]),
    ],
)  # fmt: skip
def test_makes_contents_and_years_before_are_no_numbers_of_a_gift(thing: str, numbers: list[int | None]) -> None:
    (draft,) = drafts(f"Norway gave Malawi {thing}.")
    assert [one.low for one in draft.items] == numbers


@each("before", ["(2022: A$1.8 million)", "(2022 A$1.8 million)", "(last year A$1.8 million)"])
def test_a_sum_of_the_year_before_is_not_given_again(before: str) -> None:
    (draft,) = drafts(f"BHP gave A$2.1 million to the Royal Flying Doctor Service {before}.")
    assert [one.as_stated for one in draft.amounts] == ["A$2.1 million"]


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        ("Oxfam gave three goats to each of 800 farmers in Niamey.", True),
        ("Oxfam gave every farmer in Niamey two goats and a plough.", True),
        ("Plan gave Sokoto's school £70 a year.", True),
        ("Every year Plan gives Niger 300 goats.", True),
        ("Plan gave £70 to the school annually.", True),
        ("Plan sent three goats and two ploughs to Niger.", False),
        ("Plan gave Niger 300 goats, and each of them is fat.", False),
        ("Plan gave Niger 300 daily rations.", False),
    ],
)
def test_what_each_of_several_gets_is_not_sure(text: str, *, unsure: bool) -> None:
    (draft,) = drafts(text)
    assert [one.low for one in (*draft.items, *draft.amounts)] != [None]
    assert ({Field.ITEMS, Field.MONEY} & draft.unsure.keys() != set()) is unsure
