"""Drafts of sentences in whole texts: who is meant by what the lines and sentences before say."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

DAY = "2022-11-17"


@each(
    "text, parties",
    [
        (
            "Ljubljana, 17 November 2022 – The Minister of Foreign Affairs, Tanja Kos, announced help for Moldova, "
            "which has been hit by power cuts.\n\nThe ministry will contribute 750,000 euros to help households.",
            "SI > MD",
        ),
        (
            "Tallinn, 3 May 2022 – Speaking to students, Mart Saar praised the people of Armenia, who have taken "
            "in many refugees.\n\nThe government will give 90,000 euros for winter clothes.",
            "EE > AM",
        ),
        ("Oman helped Fiji, which has been hit by storms. The ministry will give 40 tents.", "OM > FJ"),
    ],
)
def test_whom_a_clause_behind_the_main_verb_describes_is_not_whom_the_sentence_is_about(
    text: str, parties: str
) -> None:
    assert parties in [sides(one) for one in drafts(text, DAY)]


@each(
    "text, parties",
    [
        (
            "Slovenia steps up support for Moldova\n\nThe Minister of Foreign Affairs, Tanja Kos, announced a package "
            "of assistance for Moldova.\n\nThe ministry will contribute 750,000 euros to help households.",
            "SI > MD",
        ),
        (
            "Ljubljana, 17 November 2022 – The Minister of Health, Tanja Kos, announced a gift of 40 beds to "
            "Moldova, which has been hit by power cuts.\n\nThe ministry will contribute 750,000 euros for heating.",
            "SI > MD",
        ),
    ],
)
def test_a_ministry_is_of_the_country_whose_minister_gave_and_not_of_the_one_that_got_it(
    text: str, parties: str
) -> None:
    assert sides(drafts(text, DAY)[-1]) == parties


NOTES = """Around the district

Books go north
Pupils at Tarras School packed 340 books for a school in Tonga that lost its library.

Netball
The Under 15s beat Waimate 31-24.

"""


@each(
    "text, parties",
    [
        (
            "Hospital\nDunstan Hospital received 4 beds from its League of Friends.",
            "League of Friends > Dunstan Hospital",
        ),
        ("Council\n\nTesco gave the school 50 books.", "Tesco > the school"),
        ("Sister city\nMayor Colin Tait said that Tesco had offered 50 cherry trees.", "Tesco > ?"),
        ("Hospital of Fiji\nDunstan Hospital received 4 beds from its friends.", "friends > Dunstan Hospital"),
    ],
)
def test_nobody_of_one_short_note_is_meant_by_the_next_one_that_has_a_heading_over_it(text: str, parties: str) -> None:
    assert sides(drafts(NOTES + text, DAY)[-1]) == parties


def test_notes_of_several_paragraphs_go_on_with_whom_they_speak_of() -> None:
    text = "Floods\nRain fell in Tonga for six days.\nA bridge was lost.\nRelief\nTesco gave a hospital 40 beds."
    assert sides(drafts(text, DAY)[-1]).endswith("TO")


@each(
    "text, parties",
    [
        ("The harvest failed in Saratov. The American Relief Administration sent 38 wagons of maize.", "US > RU"),
        ("The harvest failed in Chad. The Danish Relief Administration sent 38 wagons of maize.", "DK > TD"),
    ],
)
def test_a_body_that_gives_is_of_the_country_of_its_name_and_not_of_the_text(text: str, parties: str) -> None:
    assert sides(drafts(text, DAY)[-1]) == parties


@each(
    "text",
    [
        "Norway gave 5 boats. WFP sent 640 tons of meal to Phalombe and Mulanje.",
        "Norway gave 5 boats. WFP sent 640 tons of meal to Mulanje and Phalombe.",
        "Norway gave 5 boats. WFP sent meal to Phalombe, Zomba and Mulanje.",
    ],
)
def test_a_place_of_no_list_is_where_the_town_beside_it_is_and_not_with_who_gave_something_before(text: str) -> None:
    assert {one.iso2 for one in drafts(text, DAY)[-1].recipients} == {"MW"}


@each(
    "title, parties",
    [
        ("Who pledged what: Timor-Leste donor meeting, Lisbon, 22-23 June 2000", "PT > TL"),
        ("Haiti donor conference, Lisbon, 22 June 2000", "PT > HT"),
    ],
)
def test_where_a_meeting_is_held_is_not_what_a_text_is_about(title: str, parties: str) -> None:
    text = f"{title}\n\nPortugal\n\n75 million US dollars over three years, and 140 teachers."
    assert sides(drafts(text, DAY)[-1]) == parties


@each(
    "gave, gives",
    [
        ("Oxfam gave us 40 beds.", "Our members knitted 310 hats for children in Hatay."),
        ("We received 40 beds from Oxfam.", "Our members gave 310 hats to children in Hatay."),
        ("The year after, we won a grant of 15,000 euros from Oxfam.", "We gave 310 hats to children in Hatay."),
    ],
)
def test_who_gave_us_something_is_not_who_says_we(gave: str, gives: str) -> None:
    found = drafts(f"We met last Sunday.\n\n{gave}\n\n{gives}", DAY)
    assert [[one.name for one in draft.donors if one.name == "Oxfam"] for draft in found] == [["Oxfam"], []]


@each(
    "text",
    [
        "Norway gave 5 boats. WFP distributed 640 tons of meal in Phalombe.",
        "My sister in Uppsala sent 14 boxes of books.\n\nWe drove 60 bags of groceries to old people in Xagħra.",
    ],
)
def test_a_place_of_no_list_is_not_in_a_country_of_which_is_only_told_that_it_gives(text: str) -> None:
    assert [one.iso2 for one in drafts(text, DAY)[-1].recipients] == [""]


@each("heading", ["1. Gifts since the last meeting", "2. Gifts received (26 April)", "Gifts received"])
def test_a_heading_with_a_number_leads_the_lines_below_it_that_have_none(heading: str) -> None:
    lines = "Cervecería Nacional: 20,000 litres of bottled water\n\nParish of Atacames: 75 mattresses and 200 blankets"
    found = [sides(one) for one in drafts(f"{heading}\n\n{lines}", DAY)]
    assert found == ["Cervecería Nacional > ?", "Parish of Atacames > ?"]


def test_it_that_takes_up_a_body_with_a_country_in_its_name_is_of_that_country() -> None:
    text = "The harvest failed in Chad. The Danish Relief Administration came. In May it sent 38 tons of maize."
    assert sides(drafts(text, DAY)[-1]) == "DK > TD"
