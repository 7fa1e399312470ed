"""Where things only were before they were given, as where they were bought or stored: that gives and gets nothing."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each


@each(
    "text, said",
    [
        ("Denmark sent 40 tents that had been stored in Brindisi.", ["DK > ?"]),
        ("Japan flew in 3 tonnes of water from its base in Guam.", ["JP > ?"]),
        ("The British Government will hand over medical stores left in Murmansk.", ["GB > ?"]),
        ("Oman's first shipment, 700 tons of flour, is to leave Danzig within the week.", ["OM > ?"]),
        ("A second vessel with 300 tonnes of food, a gift of Oman, is waiting in Larnaca.", ["OM > ?"]),
        ("Peru gave 40 tents to families left in Aleppo.", ["PE > SY"]),
        ("Norway gave 40 tents to the base in Lae.", ["NO > PG"]),
        ("Chile's 40 tents for Durres were left at the border at Kakavia.", ["CL > AL"]),
        ("The Baptist Men cooked 30,000 meals in the church car park.", ["Baptist Men > ?"]),
        ("The match at Villa Park raised 9,000 pounds for Haiti.", ["? > HT"]),
        ("The concert at Leeds town hall raised 900 pounds for Haiti.", ["? > HT"]),
        ("The concert made 640 euros for children from Kharkiv who come to Wexford.", ["? > UA"]),
    ],
)
def test_where_things_were_before_gets_nothing(text: str, said: list[str]) -> None:
    assert [*map(sides, drafts(text))] == said


@each(
    "text, said",
    [
        ("Norwegian forces on Sunday flew in food from Oman for 3,000 families in Yemen.", "NO > YE"),
        ("Norway flew in 40 tents from Oman.", "NO > ?"),
        ("The Danish army airlifted 40 tents from Crete to Cyprus.", "DK > CY"),
    ],
)
def test_a_state_that_flies_things_in_gives_them(text: str, said: str) -> None:
    assert [*map(sides, drafts(text))] == [said]


def test_a_place_is_not_joined_to_the_country_whose_government_says_so() -> None:
    text = "Norwegian forces brought food to families cut off by floods in Hadramawt, Yemen's government said."
    assert [one.name for draft in drafts(text) for one in draft.recipients] == ["Hadramawt"]
