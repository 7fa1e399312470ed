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
