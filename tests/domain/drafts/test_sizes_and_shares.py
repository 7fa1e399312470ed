"""Sizes, shares and numbers side by side: which number is of the gift, and of which thing."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each


def _numbers(text: str) -> list[str]:
    """What is read of the gifts of a text with a number, in its words, with the thing where it is not said there."""
    read = [one for draft in drafts(text) for one in (*draft.items, *draft.amounts)]
    return [
        one.as_stated + (f" ({item})" if (item := getattr(one, "item", "")) and item not in one.as_stated else "")
        for one in read
        if one.low is not None or one.high is not None
    ]


@each(
    "text, read",
    [
        ("Oman gave Chad, with 120,000, a quarter of a million dollars.", ["a quarter of a million dollars"]),
        ("Oman gave Chad, a town of 120,000, half a million dollars.", ["half a million dollars"]),
        ("Oman offered Chad's Fund 126 one billion dirhams.", ["one billion dirhams"]),
        ("Oman gave Chad Team 7 forty tents.", ["forty tents"]),
    ],
)
def test_a_number_in_words_or_with_an_article_begins_behind_digits(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Oman gave Chad 300 bags of 25 kg and 200 of 50 kg.", ["300 bags", "200 of 50 kg (bags)"]),
        ("Oman gave Chad 300 bags of rice of 25 kg.", ["300 bags of rice"]),
        ("Oman gave Chad 20 pumps of 5 hp and 10 of 12 hp.", ["20 pumps of 5 hp", "10 of 12 hp (pumps)"]),
        ("Oman gave Chad 20 pumps, ten of 12 hp.", ["20 pumps"]),
        ("Oman gave Chad 30 tanks, ten of 500 litres and twenty of 900 litres.", ["30 tanks"]),
        ("Oman gave Chad 12 boats: five of 10 metres and seven of 14 metres.", ["12 boats"]),
        ("Oman gave Chad ten of 100 kW and twenty of 45 kW.", []),
    ],
)
def test_so_many_of_a_size_are_of_the_thing_before_them(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Oman gave Chad nine stoves (capacity: 1,000 meals an hour) and 14 cooks.", ["nine stoves", "14 cooks"]),
        ("Oman gave Chad a bakery (output: 12,000 loaves a day).", ["a bakery"]),
        ("The bridge, 120 m long and 7 m wide, was given to Chad by Oman.", ["The bridge"]),
        ("The boat, twelve metres long, was given to Chad by Oman.", ["The boat"]),
        ("Oman gave Chad 40 beams, 12 m long, and 9 planks.", ["40 beams", "9 planks"]),
    ],
)
def test_what_a_thing_holds_or_measures_is_not_given(text: str, read: list[str]) -> None:
    assert _numbers(text) == read
    assert {sides(draft) for draft in drafts(text)} == {"OM > TD"}
