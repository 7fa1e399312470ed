"""Which gifts of a sentence are one, and which are several."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each


def told(text: str) -> list[str]:
    """Who gives what to whom, of every draft."""
    return [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)]


@each(
    "text, said",
    [
        ("Oman sent Benin 40 tents and flew ten nurses to the country.", ["OM > BJ: 40 tents, ten nurses"]),
        ("Oman gave Benin 2 million euros and sent it 40 tents.", ["OM > BJ: 40 tents, 2 million euros"]),
        ("Oman built a school in Lae and equipped it with 40 desks.", ["OM > PG: a school, 40 desks"]),
        (
            "A plane of Oman's carrying 10 tonnes of rice landed in Benin on Friday along with ten nurses.",
            ["OM > BJ: 10 tonnes of rice, ten nurses"],
        ),
        (
            "Malta sent an aircraft with 12 tons of tents to Lima, accompanied by nine doctors.",
            ["MT > PE: 12 tons of tents, nine doctors"],
        ),
        ("Oman gave Benin 40 tents; nine trucks were given too.", ["OM > BJ: 40 tents", "OM > BJ: nine trucks"]),
        ("Oman, which had given Benin 40 tents, has now given it a boat.", ["OM > BJ: 40 tents", "OM > BJ: a boat"]),
        ("Oman approved aid of 100,000 euros for Benin.", ["OM > BJ: 100,000 euros"]),
        (
            "Oman gave Benin 2 million euros and sent it 5 million euros.",  # both are to be added up
            ["OM > BJ: 2 million euros", "OM > BJ: 5 million euros"],
        ),
        (
            "Oman sent Benin 40 tents on Monday and flew ten nurses there on Friday.",
            ["OM > BJ: 40 tents", "OM > BJ: ten nurses"],
        ),
        ("Oman sent Benin 40 tents; Peru sent Benin ten nurses.", ["OM > BJ: 40 tents", "PE > BJ: ten nurses"]),
        ("Oman sent Benin 40 tents and promised it ten nurses.", ["OM > BJ: 40 tents", "OM > BJ: ten nurses"]),
    ],
)
def test_what_the_same_give_the_same_is_one_gift(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, days",
    [
        ("Oman sent Benin 40 tents in 1994, and in 2001 two boats for the navy.", ["1994-01-01", "2001-01-01"]),
        ("Oman sent Benin 40 tents and, in 2001, two boats.", ["", "2001-01-01"]),
        ("In 2001 Oman sent Benin 40 tents and two boats.", ["2001-01-01"]),
        ("Oman sent Benin 40 tents and two boats in 2001.", ["2001-01-01"]),
    ],
)
def test_a_further_thing_with_a_day_before_it_is_another_gift(text: str, days: list[str]) -> None:
    assert [draft.date.first if draft.date else "" for draft in drafts(text)] == days


@each(
    "text, said",
    [
        ("Chad and Mali are short of rice. Oman gave each 40 tonnes.", ["OM > TD", "OM > ML"]),
        ("Chad and Mali met. They each received 40 tents from Oman.", ["OM > TD", "OM > ML"]),
        ("Chad and Mali met. Each sent Oman 40 tents.", ["TD > OM", "ML > OM"]),
        ("Oman gave Chad, Mali and Benin 40 tents apiece.", ["OM > TD", "OM > ML", "OM > BJ"]),
        ("Oman will give 40 tents to each of Chad and Mali.", ["OM > TD", "OM > ML"]),
        ("Oman gave Chad and Mali 40 tents.", ["OM > TD+ML"]),
        ("Oman sent Chad ten crates. Each holds 40 blankets.", ["OM > TD"]),
    ],
)
def test_of_what_each_gets_or_gives_there_is_a_gift_for_each(text: str, said: list[str]) -> None:
    assert [sides(draft) for draft in drafts(text)] == said


def test_where_it_is_said_what_somebody_gives_no_gift_of_nothing_stands_beside() -> None:
    text = "Kenya Red Cross has distributed 2,500 tarpaulins, donated by Denmark, to families in Garissa."
    assert [[one.low for one in draft.items] for draft in drafts(text)] == [[2500]]


def test_a_first_lady_has_her_name() -> None:
    (draft,) = drafts("First Lady Rachel Ruto presented 40 blankets to Kakuma.")
    assert [one.name for one in draft.donors] == ["Rachel Ruto"]


def test_a_gift_told_of_in_several_places_is_not_said_to_be_several() -> None:
    (draft,) = drafts("Malta sent an aircraft with 12 tons of tents to Lima, accompanied by nine doctors.")
    why = "The sentence tells of this gift in several places; it may be of another."
    assert draft.unsure["items"] == draft.unsure["donors"] == why
