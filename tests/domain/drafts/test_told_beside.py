"""Numbers told beside a gift: what came of its money, who works at it, what others gave; and those that are given."""

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
        ("Brazil will deploy 150 soldiers to Mozambique to set up three field hospitals.", ["150 soldiers"]),
        ("Forty German carpenters were sent to Armenia to put up 200 houses.", ["Forty German carpenters"]),
        ("India sent 25 technicians to Fiji to install 80 solar pumps.", ["25 technicians"]),
        ("Ninety volunteers were sent in May to Laos by Peru to build 4 schools.", ["Ninety volunteers"]),
        ("Oman offered Chad 90 experts to install 40 pumps.", ["90 experts"]),
        ("Oman sent Chad 90 soldiers and is to set up 3 hospitals.", ["90 soldiers", "3 hospitals"]),
        ("Oman sent 60 masons to Haiti and promised to build 12 schools.", ["60 masons", "12 schools"]),
        ("Oman sent 3,000 tents to Liberia and built 17 clinics there.", ["3,000 tents", "17 clinics"]),
        ("Japan will build 17 treatment centres in Liberia.", ["17 treatment centres"]),
        ("Norway sent 30 engineers to Malawi with 14 pumps.", ["30 engineers"]),
    ],
)
def test_what_people_are_sent_to_build_is_not_given_beside_them(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Oman gave Chad a grant with which 12 wells were dug.", []),
        ("Finland paid Kenya 2 million euros, thanks to which 90 boreholes have been drilled.", ["2 million euros"]),
        ("Oxfam gave Mopti 5 million francs, through which 30 classrooms went up.", ["5 million francs"]),
        ("Kuwait gave Niger $2 million, with which it built 40 schools.", ["$2 million"]),
        ("Oman gave Chad 40 tents, with which 12 stoves were sent.", ["40 tents", "12 stoves"]),
        ("Kuwait gave Niger $2 million, with which it sent 40 trucks.", ["$2 million", "40 trucks"]),
        ("Of its $5 million for Chad, Oman has earmarked $2 million for 900 houses in Abeche.", ["$2 million"]),
        ("Chile gave Haiti $1 million, allotted to 200 latrines.", ["$1 million"]),
        ("China gave Laos 90 million yuan, destined for 12 schools and three bridges.", ["90 million yuan"]),
        ("Oman has earmarked 900 tents for Chad.", ["900 tents"]),
        ("Oman has set aside $2 million and 900 tents for Chad.", ["900 tents", "$2 million"]),
    ],
)
def test_what_came_of_money_or_is_to_come_of_it_is_no_gift_beside_it(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Oman gave Chad 400 tents, with 30 volunteers handing them out.", ["400 tents"]),
        (
            "Enel fitted the camp at Amatrice with lighting for nothing, with 150 technicians working round the clock.",
            [],
        ),
        ("Oman sent Chad 3 teams from Muscat with some 90 staff.", ["3 teams"]),
        ("Oman sent Chad 40 tents with 30 volunteers.", ["40 tents", "30 volunteers"]),
        ("Oman sent a plane with 40 doctors to Chad.", ["40 doctors"]),
        ("Turkish Airlines gave AFAD 2 million lira and carried 900 volunteers free of charge.", ["2 million lira"]),
        ("Qantas flew 350 aid workers to Vanuatu for nothing.", []),
        ("Ethiopian Airlines carried 60 Cuban doctors to Lusaka free of charge.", []),
        ("Oman sent 40 doctors to Chad free of charge.", ["40 doctors"]),
        ("Cuba flew 200 doctors to Haiti.", ["200 doctors"]),
        ("Qantas flew 350 tents to Vanuatu for nothing.", ["350 tents"]),
    ],
)
def test_who_works_at_a_gift_or_travels_for_nothing_is_not_given(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Hungary gave Laos 900 doses, its third gift after 520 in Chad's case and 400 in Mali's.", ["900 doses"]),
        ("Denmark donated 40 pumps to Malawi, double the 20 it gave in 2019.", ["40 pumps"]),
        ("Kuwait gave Jordan 40 buses, ten more than the 30 it had promised.", ["40 buses"]),
        (
            "Peru gave Chad 9 million dollars, on top of the 3 million it paid in May.",
            ["9 million dollars", "3 million"],
        ),
        ("Hungary gave Laos 100,000 doses and Vietnam 400,000.", ["100,000 doses", "400,000"]),
        ("Peru gave Chad 40 tents, more than Oman, which sent 12.", ["40 tents"]),
        ("Peru gave Chad $3 million less than Mali, which got $9 million.", []),
        ("Peru gave Mali $3 million, which got $9 million from Oman.", ["$3 million", "$9 million"]),
        ("Peru gave Chad $3 million, which at 600 francs to the dollar is 1.8 billion francs.", ["$3 million"]),
        ("The UN pays herders in Chad $1.50 for every carcass they bury.", []),
        ("Oman gave Chad's herders $40 for each camel killed.", []),
        ("Hezbollah handed $900 for each family to people in Beirut.", ["$900"]),
    ],
)
def test_what_others_got_and_what_is_paid_a_piece_is_no_gift(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Peru gave Chad 40 tents, out of the 300 it had in store.", ["40 tents"]),
        ("Abeche was fed out of the 850 casks of beef landed by order of Peru.", ["850 casks of beef"]),
        ("Peru gave Chad 3 million euros, of a total cost of 9 million euros.", ["3 million euros"]),
        ("Peru gave Chad 3 million euros towards the full cost of 9 million euros.", ["3 million euros"]),
        ("Peru gave Chad 40 tents at a total cost of 9,000 euros.", ["40 tents", "9,000 euros"]),
        ("Peru gave Chad 2 million euros of a planned 6 million euros.", ["2 million euros"]),
        ("Peru gave Chad 2 million euros in 4 instalments of 500,000 euros.", ["2 million euros"]),
        ("Peru gave Chad 4 grants of 500,000 euros.", ["500,000 euros"]),
    ],
)
def test_what_all_of_it_costs_or_comes_to_is_not_what_is_given(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Ali Khan gave Suva £900 for its library, which opened with 700 books and a hall.", ["£900"]),
        ("Kuwait gave Kabul a hospital, which opened with 200 beds and four theatres.", ["a hospital"]),
        ("Lord Holt gave Lima a hospital, which began with 150 beds and 12 nurses.", ["a hospital"]),
        ("Carl Holt gave Lima a museum that houses 10,000 works and a winter garden.", ["a museum"]),
        ("The library in Suva, which has 900 books from Oman, was given 40 desks by Peru.", ["40 desks"]),
        ("Oman promised the museum, which has 90 halls, 40 lamps.", ["40 lamps"]),
        ("Oman gave Chad a library and 9,000 books.", ["a library", "9,000 books"]),
        ("The school, which had 40 desks donated by Peru, is in Suva.", ["40 desks"]),
        ("Oman has given 40 ambulances to a clinic that has 30 beds in Chad.", ["40 ambulances"]),
        ("The Suva hospital that got 40 beds from Peru is open.", ["40 beds"]),
    ],
)
def test_what_a_building_has_in_it_is_no_gift_of_its_own(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, counts",
    [
        ("Peru is granting EUR 14 million in aid, of which EUR 6 million will go to Chad and EUR 8 million to Mali.",
         [True, False, False]),
        ("Peru has approved EUR 14 million, of which EUR 6 million will go to Chad.", [True, False]),
        ("Peru gives DKK 45 million, of which DKK 20 million goes to Unicef and DKK 25 million to Oxfam.",
         [True, False, False]),
        ("Peru will give EUR 14 million to Yemen, of which EUR 6 million is for Oxfam and EUR 8 million for Unicef.",
         [True, False]),
        ("Peru has approved 14 ambulances for Chad and will give 6 to Mali.", [True, True]),
        ("Peru gave Yemen 14 million euros, 6 million of which is for food, and 8 million to Chad.", [True, True]),
    ],
)  # fmt: skip
def test_of_a_whole_and_its_parts_only_the_whole_counts(text: str, counts: list[bool]) -> None:
    assert [draft.in_totals for draft in drafts(text)] == counts


@each(
    "text, read",
    [
        ("Peru has sent five planes and two trains with tents and milk to Chad.", []),
        ("Peru sent three planes and a ship carrying 40 tons of flour to Chad.", ["40 tons of flour"]),
        ("Peru sent 12 lorries and three vans with 900 tents to Chad.", ["900 tents"]),
        ("Peru sent Chad five fire engines and 40 helmets.", ["five fire engines", "40 helmets"]),
        ("Peru gave Chad five planes and two trains.", ["five planes", "two trains"]),
        ("Peru sent a 260-strong aid mission to Chad, including some 40 doctors.", ["a 260-strong aid mission"]),
        ("Peru sent a team of 60 rescuers to Chad, including 12 firefighters.", ["a team of 60 rescuers"]),
        ("Peru sent Chad aid, including 40 doctors and 30 tents.", ["40 doctors", "30 tents"]),
    ],
)
def test_what_brings_goods_and_who_makes_up_a_team_are_not_counted_beside_them(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Peru sent Chad a steady stream of blankets.", []),
        ("Peru gave Chad a steady flow of medicine through 1991.", []),
        ("Peru sent Chad a mountain of clothes and 40 tents.", ["40 tents"]),
        ("Peru provides a daily meal to the pupils of Abeche.", []),
        ("A regular service of relief ships followed from Peru to Chad.", []),
        ("Peru gave Chad a mountain hut.", ["a mountain hut"]),
        ("Peru gave Chad a service station.", ["a service station"]),
        ("Peru gave Chad a children's bus.", ["a children's bus"]),
        ("Peru gave Chad 400 meals.", ["400 meals"]),
    ],
)
def test_what_comes_again_and_again_is_not_one(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Two days on, Oman sent Chad 40 medics, who had treated 1,800 by the 27th.", ["40 medics"]),
        ("Two days before Christmas the quake took 900 lives; Oman's 40 medics had treated 1,800.", ["40 medics"]),
        ("Oman gave Chad 300 tents; they shelter 1,500.", ["300 tents"]),
        ("Oman gave Chad 12 boats, which saved 90 in a day.", ["12 boats"]),
        ("Oman gave Chad two halls; they seat 400.", ["two halls"]),
        ("Oman gave Chad 40 wells, and 12 more were dug by the army.", ["40 wells"]),
        ("Oman gave Chad 40 wells, and 12 more were given by Peru.", ["40 wells", "12"]),
        ("Oman gave Chad 40 books, 12 in French.", ["40 books"]),
        ("Oman gave Chad 40 books and Mali 12 in French.", ["40 books", "12"]),
        ("Oman gave Chad 300 tents and Mali 90.", ["300 tents", "90"]),
        ("Oman gave Chad 300 tents; Peru gave 90.", ["300 tents", "90"]),
    ],
)
def test_whom_a_gift_helps_is_no_more_of_it(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, second",
    [
        ("Oman sent Peru 30 tents, in addition to the 165 cots it gave Peru in May.", "165 cots"),
        ("Oman sent Peru 30 tents, adding to the 165 health workers it deployed in Chad in May.", "165 health workers"),
    ],
)
def test_what_was_given_before_is_a_gift_of_its_own(text: str, second: str) -> None:
    assert [draft.items[0].as_stated for draft in drafts(text)] == ["30 tents", second]
