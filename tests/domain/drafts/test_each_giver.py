"""Several things behind the adjectives of countries are each of the country before it."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each


@each(
    "text, said",
    [
        (
            "40 Swedish trucks and 20 Danish tents arrived in Chad.",
            ["SE > TD: 40 Swedish trucks", "DK > TD: 20 Danish tents"],
        ),
        ("The ship brought Peruvian rice and Norwegian fish to Chad.", ["PE > TD: rice", "NO > TD: fish"]),
        ("Oxfam gave Kenya Peruvian rice and Norwegian fish.", ["Oxfam > KE: rice, fish"]),
        ("Peru gave Chad 40 Danish tents and 20 Swedish trucks.", ["PE > TD: 40 Danish tents, 20 Swedish trucks"]),
    ],
)
def test_each_gives_what_stands_behind_its_adjective(text: str, said: list[str]) -> None:
    assert [f"{sides(one)}: {amounts(one)}" for one in drafts(text)] == said


@each(
    "text, said",
    [
        ("Oxfam gave Kenya Norwegian fish.", "Oxfam > KE: fish"),
        ("Oxfam sent Peruvian rice to Mali.", "Oxfam > ML: rice"),
        ("Norway donated 20 Swedish trucks to Mali.", "NO > ML: 20 Swedish trucks"),
        ("Peru gave Mali two Russian helicopters.", "PE > ML: two Russian helicopters"),
        ("Two Danish helicopters brought 40 tents to Mali.", "DK > ML: 40 tents"),
    ],
)
def test_an_adjective_beside_a_thing_gets_nothing(text: str, said: str) -> None:
    assert [f"{sides(one)}: {amounts(one)}" for one in drafts(text)] == [said]


@each(
    "text, said",
    [
        (
            "The main donors were Norway, with $20 million, and Peru, with $9 million.",
            ["NO > ?: $20 million", "PE > ?: $9 million"],
        ),
        (
            "The donors to Chad were Norway, with $20 million, Peru, with $9 million, and Malta, with $2 million.",
            ["NO > TD: $20 million", "PE > TD: $9 million", "MT > TD: $2 million"],
        ),
        ("Norway and Peru, with 40 trucks, came to Chad.", ["NO+PE > TD: 40 trucks"]),
    ],
)
def test_of_several_with_so_much_each_gives_its_own(text: str, said: list[str]) -> None:
    assert [f"{sides(one)}: {amounts(one)}" for one in drafts(text)] == said


@each(
    "text, said",
    [
        ("Peru sent 90 tents to Chad and Mali, 45 to each.", ["PE > TD+ML: 90 tents"]),
        ("Peru gave Chad and Mali $90 million, $45 million to each.", ["PE > TD+ML: $90 million"]),
        ("Peru gave Chad and Mali 90 tents: 45 each.", ["PE > TD+ML: 90 tents"]),
        ("Peru gave Chad and Mali 90 tents, or 45 each.", ["PE > TD+ML: 90 tents"]),
        ("Peru sent 90 tents to Chad and Mali, 45 to each country.", ["PE > TD+ML: 90 tents"]),
        ("Peru and Fiji gave Chad 90 tents, 45 each.", ["PE+FJ > TD: 90 tents"]),
        ("Peru gave Chad and Mali 45 tents each.", ["PE > TD: 45 tents", "PE > ML: 45 tents"]),
        ("Peru gave 90 tents to Chad and Mali, 40 to Chad and 50 to Mali.", ["PE > TD: 40", "PE > ML: 50"]),
        (
            "Peru promised $30 million, $10 million of which is for Chad and the rest for Mali.",
            ["PE > ?: $30 million", "PE > TD: $10 million"],
        ),
        (
            "Peru gave $90 million to Chad and Mali, $40 million to Chad and $50 million to Mali.",
            ["PE > TD: $40 million", "PE > ML: $50 million"],
        ),
    ],
)
def test_how_much_each_gets_of_a_whole_is_no_whole_of_each(text: str, said: list[str]) -> None:
    assert [f"{sides(one)}: {amounts(one)}" for one in drafts(text)] == said


@each(
    "text, said",
    [
        ("The food was donated by Austria, the medicine by Italy.", ["AT > ?: food", "IT > ?: the medicine"]),
        (
            "In Lesotho, the seed was paid for by Ireland, the tools by Canada.",
            ["IE > LS: the seed", "CA > LS: the tools"],
        ),
        ("The tents for Chad were sent by Norway, the stoves by Peru.", ["NO > TD: tents", "PE > TD: stoves"]),
    ],
)
def test_each_thing_is_by_whom_it_stands_before(text: str, said: list[str]) -> None:
    assert [f"{sides(one)}: {amounts(one)}" for one in drafts(text)] == said
