"""Shapes of sentences in which a whole gift, a number or who gets it was lost."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import amounts, drafts, sides


def told(text: str) -> list[str]:
    """The drafts of a text in a line each."""
    return [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The airport road was cut. Chile flew 9 tonnes of rice to Chonchi.", "Chonchi"),
        ("Concepción lies in ruins. Peru sent Penco 300 tents.", "Penco"),
        ("Eighteen hotels in Durrës still house families. Switzerland supplied 47 tents to Thumanë.", "Thumanë"),
        ("Badakhshan was shaken again last Monday. Tajikistan offered Faizabad two helicopters.", "Faizabad"),
        ("Flores was shaken on Monday. Australia landed 12 tonnes of water at Maumere.", "Maumere"),
    ],
)
def test_who_is_plainly_said_to_get_it_is_not_another_place_of_the_sentence_before(text: str, place: str) -> None:
    assert [one.name for one in drafts(text)[0].recipients] == [place]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan gave Fiji 15 Toyota trucks.", "JP > FJ: 15 Toyota trucks"),
        ("Norway handed over 22 Volvo lorries to Malawi.", "NO > MW: 22 Volvo lorries"),
        ("Two Qantas aircraft brought Nauru 30 beds.", "Qantas > NR: 30 beds"),
        ("Brazil will donate its remaining 11 motorcycles to Haiti.", "BR > HT: 11 motorcycles"),
        ("France left the two surviving ambulances to Chad.", "FR > TD: two surviving ambulances"),
        ("Turkey sent Georgia 25 km of pipe and 9 pumps.", "TR > GE: 25 km of pipe, 9 pumps"),
        ("Chile gave Peru 40 miles of cable.", "CL > PE: 40 miles of cable"),
        ("Spain sent Mali 30 tents, 4 vehicles and a water engineer.",
         "ES > ML: 30 tents, 4 vehicles, a water engineer"),
        ("Toronto gave Chicago a carload of loaves.", "CA > US: a carload of loaves"),
        ("Thanks to a gift from Luxembourg of 60 bicycles, teachers in Niamey can visit the villages.",
         "LU > NE: 60 bicycles"),
        ("An offer by Porto of two field surgical teams was accepted by Malta.",
         "Porto > MT: two field surgical teams"),
    ],
)  # fmt: skip
def test_no_number_and_no_name_is_lost(text: str, expected: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Slovakia sent Devecser five lorries, and Serbia ten million forints.",
         ["SK > Devecser: five lorries", "RS > Devecser: ten million forints"]),
        ("The Rotary Club of Cork gave Bohol 150 boats, and the Mercy Foundation 1,000 nets.",
         ["Rotary Club of Cork > PH: 150 boats", "Mercy Foundation > PH: 1,000 nets"]),
        ("Ireland gave Tanzania $2 million and Lesotho $1.9 million.",
         ["IE > TZ: $2 million", "IE > LS: $1.9 million"]),
        ("To Ghana Cuba sent 53 nurses and to Chad 38 doctors.", ["CU > GH: 53 nurses", "CU > TD: 38 doctors"]),
        ("The ambassadors of Norway and Denmark handed over 14 boats to Chad.", ["NO+DK > TD: 14 boats"]),
    ],
)  # fmt: skip
def test_each_of_several_has_its_own(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chile did not, in the end, deliver the 100 classrooms to Chad.",
        "The 100 classrooms were not, as far as is known, delivered by Chile to Chad.",
    ],
)
def test_words_in_commas_do_not_part_a_verb_from_what_denies_it(text: str) -> None:
    assert [(sides(one), one.status.value) for one in drafts(text)] == [("CL > TD", "not_given")]
