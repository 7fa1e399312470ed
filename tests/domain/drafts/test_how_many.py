"""How many things a number counts, where others stand in or beside what it counts."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import drafts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Oman sent Mali a pair of young elephants.", ["2 a pair of young elephants"]),
        ("Peru gave Belize a pair of rubber boots.", ["1 a pair of rubber boots"]),
        ("Cuba gave Haiti 300 boxes of 12 kilos of soap.", ["300 300 boxes of 12 kilos of soap"]),
        ("Oman gave Togo 300 crates of 24 bottles of water.", ["300 300 crates of 24 bottles of water"]),
        ("Ghana sent Togo 22 water tanks, 5,000 litres each.", ["22 22 water tanks"]),
        ("Italy gave Kosovo 20 trucks and a fleet of eight buses.", ["20 20 trucks", "8 eight buses"]),
        ("Serbia gave Kosovo 30 stoves and a hospital of 60 beds.", ["30 30 stoves", "1 a hospital"]),
        ("Spain sent Cuba a dozen 4x4 trucks.", ["12 a dozen 4x4 trucks"]),
        ("Japan gave Laos 300 teachers' desks.", ["300 300 teachers' desks"]),
    ],
)
def test_a_number_counts_the_whole_of_what_it_stands_before(text: str, told: list[str]) -> None:
    assert [f"{one.low} {one.as_stated}" for draft in drafts(text) for one in draft.items] == told


def test_what_is_asked_for_beside_a_number_is_not_given() -> None:
    assert drafts("The parish gave 30 blankets. The home in Tumaco is asking for 40 cots and a wheelchair.")[1:] == []
