"""Parts of what is given and who gave them, numbers of one list, and words that stand before a name."""

from __future__ import annotations

from decimal import Decimal

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def told(draft: Draft) -> str:
    """Who gives what to whom, with the numbers as they are read."""
    numbers = [one.low for one in (*draft.items, *draft.amounts) if one.low is not None]
    return f"{sides(draft)}: {', '.join(f'{number.normalize():f}' for number in map(Decimal, numbers))}"


@each(
    "text, expected",
    [
        ("Peru got 40 buses, 12 of them from China.", ["? > PE: 40", "CN > PE: 12"]),
        ("Peru got 40 buses last year, a dozen of them a gift of China.", ["? > PE: 40", "CN > PE: 12"]),
        ("Peru got $40 million, including $12 million from China.", ["? > PE: 40000000", "CN > PE: 12000000"]),
        ("Peru was given 40 tents by donors, of which Chile sent 12.", ["? > PE: 40", "CL > PE: 12"]),
        ("Peru got 40 buses, all of them from China.", ["CN > PE: 40"]),
        ("Peru got 40 buses, half of them given by China.", ["? > PE: 40"]),
        ("Chile has sent 30 of the 90 promised buses to Peru.", ["CL > PE: 30", "CL > PE: 90"]),
        ("Chile gave Peru 5 million dollars of its 20 million dollar grant.", ["CL > PE: 5000000"]),
        ("Chile paid Peru the second tranche of a €30 million grant.", ["CL > PE: "]),
        ("Chile has paid Peru a third of its €30 million grant.", ["CL > PE: "]),
        ("60% of Peru's 300 tents were given by Chile.", ["CL > PE: "]),
        ("Chile sent Peru ten more vans, the last of 54 it had bought.", ["CL > PE: 10"]),
        ("The concert raised £40,000, of which £12,000 went to Peru.", ["concert > PE: 12000"]),
        ("Fiji got its first scanner, a 64-slice machine, from Japan.", ["JP > FJ: 1"]),
        ("Peru's 30 new buses were donated by Japan.", ["JP > PE: 30"]),
        ("Chile's 30 tents were brought to Peru by lorry.", ["CL > PE: 30"]),
    ],
)
def test_who_gave_a_part_gave_no_more_than_that(text: str, expected: list[str]) -> None:
    assert [told(draft) for draft in drafts(text)] == expected


@each(
    "text, expected",
    [
        (
            "Chile and Peru gave Fiji 4 and 6 million dollars respectively.",
            ["CL > FJ: 4000000", "PE > FJ: 6000000"],
        ),
        (
            "Chile, Peru and Cuba gave Fiji €4, €6 and €8m.",
            ["CL > FJ: 4000000", "PE > FJ: 6000000", "CU > FJ: 8000000"],
        ),
        ("Japan gave Peru 300 and Fiji 1,200 tents.", ["JP > PE: 300", "JP > FJ: 1200"]),
        ("Peru got 20 buses from Japan, Fiji 10.", ["JP > PE: 20", "JP > FJ: 10"]),
        ("The 60 million euros for Niger, Chad and Mali came from Chile.", ["CL > NE+TD+ML: 60000000"]),
        ("Chile gave Fiji €400,000 and €8 million.", ["CL > FJ: 400000, 8000000"]),
        ("Chile gave Peru 12 million euros and Fiji double that.", ["CL > PE: 12000000", "CL > FJ: 24000000"]),
    ],
)
def test_a_list_of_numbers_has_one_scale(text: str, expected: list[str]) -> None:
    assert [told(draft) for draft in drafts(text)] == expected


@each(
    "text, expected",
    [
        ("Chile gave its old rival, Bolivia, 30 ambulances.", "CL > BO: 30"),
        ("Japan gave its neighbour, the Philippines, 5 tonnes of rice.", "JP > PH: 5"),
        ("In Lima Japan gave Peru 30 computers.", "JP > PE: 30"),
        ("The First Lady of Ghana gave Togo 40 beds.", "GH > TG: 40"),
        ("The Prague-based People in Need gave Peru 12,000 parcels.", "People in Need > PE: 12000"),
        ("Bulgaria set 3 million leva aside for Togo.", "BG > TG: 3000000"),
    ],
)
def test_words_that_stand_before_a_name_do_not_hide_it(text: str, expected: str) -> None:
    assert [told(draft) for draft in drafts(text)] == [expected]


@each(
    "text, currency",
    [
        ("The Asian Development Bank gave Fiji $3 million.", "USD"),
        ("The Lions of Labasa gave the hospital $4,000.", "FJD"),
        ("The Commission granted Albania 600,000 ecus.", "XEU"),
        ("The Commission granted ECU 2.5 million to Albania.", "XEU"),
    ],
)
def test_which_money_is_meant(text: str, currency: str) -> None:
    (draft,) = drafts(text)
    assert draft.amounts[0].currency == currency


@each(
    "text, first, last",
    [
        ("In the second quarter Japan will send Peru 30 tents.", "2023-04-01", "2023-06-30"),
        ("On Friday Japan will send Peru 30 tents.", "2023-02-24", "2023-02-24"),
        ("In March Japan promised that it would send Peru 30 tents.", "2022-03-01", "2022-03-31"),
        ("Japan will send Peru 30 tents by the end of the second quarter.", "", "2023-06-30"),
        ("The day before yesterday Japan sent Peru 30 tents.", "2023-02-18", "2023-02-18"),
    ],
)
def test_a_day_before_its_verb_lies_where_the_verb_says(text: str, first: str, last: str) -> None:
    (draft,) = drafts(text, "2023-02-20")
    assert draft.date is not None
    assert (draft.date.first, draft.date.last) == (first, last)
