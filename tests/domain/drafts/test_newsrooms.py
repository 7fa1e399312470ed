"""What newsrooms and foreign ministries write: headlines, gapped lists, and numbers that only describe."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

PUBLISHED = "2021-01-22"


@each(
    "text, who",
    [
        ("Laos, Bhutan pledge $5 million to Fiji", ["LA+BT > FJ"]),
        ("Tonga quake: China, India send 300 tents", ["CN+IN > TO"]),
        ("In Laos, Bhutan sent 300 tents to Fiji", ["BT > FJ"]),
        ("Chad got 40 tents, Mali 30 and Niger 20 from Peru.", ["PE > TD", "PE > ML", "PE > NE"]),
        ("Chad received 40 tents from Peru and Mali 20 from Oman.", ["PE > TD", "OM > ML"]),
        ("Chad received 40 tents from Peru and 20 from Oman.", ["PE > TD", "OM > TD"]),
        ("Laos sent $100,000 to Nepal and Bhutan 50,000.", ["LA > NP", "BT > NP"]),
        ("Togo will be assisted by Japan with 300 tents.", ["JP > TG"]),
        ("Peru will within months give Mali and Chad 300 tents.", ["PE > ML+TD"]),
        ("The Permanent Mission of Japan to the United Nations gave Chad 300 tents.", ["JP > TD"]),
        ("The Food Relief Fund (FRF) and Oxfam gave Chad 300 tents.", ["Food Relief Fund+Oxfam > TD"]),
        ("Laos, Bhutan and Oman have between them given Tonga's hospitals 300 beds.", ["LA+BT+OM > TO"]),
        ("A Saudi ship docked at Aden. It carried 300 tonnes of flour.", ["SA > YE"]),
        ("Oman will provide grants of 2 million rials each to Chad and Mali.", ["OM > TD", "OM > ML"]),
        # a name right behind a time begins a phrase of its own
        ("For the third year Danone will send 40 tents to Fiji.", ["Danone > FJ"]),
        ("For the sixth year running Danone sent 40 tents to Fiji.", ["Danone > FJ"]),
        # who is given something is no stop on its way
        ("Peru sent Chad 40 tents, which will be distributed in camps near Abeche.", ["PE > TD"]),
        ("Peru has promised Nepal 40 stoves, which will be carried to Jumla.", ["PE > NP"]),
        ("Peru shipped 40 tents to Mombasa, which will be trucked to Garissa.", ["PE > KE"]),
        # who stands at the head of a line is not the country of whom it tells
        ("ACCRA - Former striker Joe Bahari has given Ghana's health ministry 30 tents.", ["Joe Bahari > GH"]),
        ("SUVA, May 3 (Reuters) - Golfer Ana Tavala sent Vanuatu 40 tents.", ["Golfer Ana Tavala > VU"]),
    ],
)
def test_each_gives_and_gets_his_own(text: str, who: list[str]) -> None:
    assert [sides(draft) for draft in drafts(text, PUBLISHED)] == who


@each(
    "text, numbers",
    [
        ("Japan gave Tuvalu, one of Tokyo's last friends, 70 tonnes of rice.", [70]),
        ("Turkey sent Chad three ovens, each able to bake 5,000 loaves a day.", [3]),
        ("Turkey sent Chad two mobile kitchens with a capacity of 10,000 meals a day.", [2]),
        ("Oman was able to deliver 3,000 tents to Yemen.", [3000]),
        ("India delivered 500 tents, part of a promised 2,000, to Nepal.", [500]),
        ("India delivered 500 of a promised 2,000 tents to Nepal.", [500]),
        ("Nepal got 12 nurses from Poland and 20 from Peru, who came with 30 ventilators.", [12, 20, 30]),
        ("Togo got 28 masks from Peru at a ceremony attended by 100 health workers.", [28]),
        ("Peru raised its gift to Haiti by 300 tents to a total of 900 tents.", [300]),
        ("A boat with 700 kilos of flour sailed for Fiji, a gift of Tonga.", [700]),
        ("Peru sent Chad 30 tents, and with them 4 doctors.", [30, 4]),
        ("Peru lost the fort to Chad, and with it 40 guns.", []),
        ("The Red Cross plans to put up 1,200 tents in Chad.", [1200]),
    ],
)
def test_what_a_thing_can_do_and_what_else_is_promised_is_not_given(text: str, numbers: list[int]) -> None:
    assert [item.low for draft in drafts(text, PUBLISHED) for item in draft.items] == numbers


@each(
    "text, days",
    [
        ("China sent 300 masks to Chad in July 2020 and 200 in May 2020.", ["2020-07-01", "2020-05-01"]),
        ("Grenada got 300 masks from St Lucia, whose own stock expires next month.", [None]),
    ],
)
def test_a_day_is_that_of_what_it_stands_beside(text: str, days: list[str | None]) -> None:
    assert [draft.date and draft.date.first for draft in drafts(text, PUBLISHED)] == days


@each(
    "text, day",
    [
        ("HAVANA, Oct. 2, 2012 -- China donated 50 buses to Cuba today.", "2012-10-02"),
        ("Bratislava, 23 March 2023: Slovakia yesterday gave Ukraine four jets.", "2023-03-22"),
        ("(Tokyo, October 5, 2018) Japan yesterday sent 500 tents to Indonesia.", "2018-10-04"),
        ("KABUL, Nov. 14, 2018 - China gave Afghanistan 50 ambulances last week.", "2018-11-05"),
        ("China gave Afghanistan 50 ambulances on Tuesday.", "2024-05-07"),
    ],
)
def test_days_are_counted_from_the_day_that_heads_a_report_where_it_says_its_year(text: str, day: str) -> None:
    (draft,) = drafts(text, "2024-05-08")
    assert draft.date is not None
    assert draft.date.first == day
    assert ("date" in draft.unsure) is (day < "2024")


@each(
    "text, who",
    [
        ("TUNIS, Oct 21 - Algeria and Libya gave 40 buses to Mali.", "DZ+LY > ML"),
        ("Havana, 3 June 2001 - Spain and Mexico donated 40 buses to Honduras.", "ES+MX > HN"),
        ("LUSAKA, Jan 19 - Britain and France gave Zambia 20 trucks.", "GB+FR > ZM"),
        ("GENEVA, March 3, 2011 - Norway and Sweden have given Libya 40 tents.", "NO+SE > LY"),
        ("Dubai, 4 May 2015 - Today Oman sent 20 tonnes of food to Nepal.", "OM > NP"),
    ],
)
def test_where_a_report_was_written_is_none_of_those_who_give(text: str, who: str) -> None:
    assert [sides(draft) for draft in drafts(text)] == [who]
