"""What a gift cost, what a sum is spent on, whom a number is for each, and who only lies within others' names."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each


def told(text: str) -> list[str]:
    """What is given, each with its number, draft by draft."""
    return [" + ".join(f"{one.low} {one.item or one.unit}" for one in draft.items) for draft in drafts(text)]


@each(
    "text, who",
    [
        (
            "The Elks bought a used van for Army veteran Ada Lund, paying $9,500.",
            "Elks > Army veteran Ada Lund",
        ),
        ("The traders of Cholon gave £900 to a ward at the German hospital in Lima.", "traders of Cholon > PE"),
        ("Oxfam gave £900 for a ward at the Chinese hospital.", "Oxfam > CN"),
        ("Last week 14 hospitals in Peru were given ventilators by Spain.", "ES > PE"),
    ],
)
def test_no_country_is_taken_from_a_surname_or_a_namesake(text: str, who: str) -> None:
    assert [sides(one) for one in drafts(text)] == [who]


def test_a_ward_is_within_the_hospital_that_gets_it() -> None:
    (draft,) = drafts("Oxfam gave £900 for a ward at the Chinese hospital.")
    assert [one.name for one in draft.recipients] == ["Chinese hospital"]


@each(
    "text, gifts, sums",
    [
        ("Oman gave Mali 3 million dollars and a fleet of 14 vans.", ["14 vans"], [3_000_000]),
        ("Oxfam bought 30 tents for Mali, paying £8,000.", ["None tents"], [8_000]),
        ("Islamic Relief drilled five wells in Niger at a total cost of 62,000 euros.", ["5 wells"], [62_000]),
        ("Muslim Aid drilled five wells in Tillabéri for a total of 62,000 euros.", ["5 wells"], [62_000]),
        ("Oman Charity signed a deal to fund 90 homes in Kosovo.", ["90 homes"], []),
        ("Oman Trusts committed 2 million euros to testing kits at the start of the year.", [""], [2_000_000]),
        ("Caritas committed 2 million euros to vaccines and masks.", [""], [2_000_000]),
    ],
)
def test_what_it_cost_is_of_the_same_gift_and_what_it_buys_is_none(
    text: str, gifts: list[str], sums: list[int]
) -> None:
    assert told(text) == gifts
    assert [one.low for draft in drafts(text) for one in draft.amounts] == sums
    assert all(one.name != "vaccines and masks" for draft in drafts(text) for one in draft.recipients)


@each(
    "text",
    [
        "Water trucking in Idlib goes on, with 60 litres a head supplied daily by Mercy Corps.",
        "Mercy Corps gave Idlib 60 litres a head.",
    ],
)
def test_so_much_a_head_is_no_number(text: str) -> None:
    assert told(text) == ["None litres"]


@each(
    "text, gifts",
    [
        ("Last week 14 hospitals in Peru were given ventilators by Spain.", ["None ventilators"]),
        ("30 clinics in Laos will be given scanners by Japan.", ["None scanners"]),
        ("Fourteen hospitals were given to Peru by Spain.", ["14 hospitals"]),
    ],
)
def test_whom_a_passive_gives_things_is_none_of_them(text: str, gifts: list[str]) -> None:
    assert told(text) == gifts


def test_who_hands_out_what_is_made_of_others_gifts_gives_that_himself() -> None:
    found = drafts("Oxfam, with tents donated by Oman, is handing out 400 kits to families in Chad.")
    assert [sides(one) for one in found] == ["OM > TD", "Oxfam > TD"]
