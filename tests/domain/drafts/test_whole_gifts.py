"""Gifts that a sentence tells of in a clause or a list of its own, and numbers that other words carry."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each


def told(text: str) -> list[str]:
    """Who gives what to whom, of every draft of the last sentence."""
    return [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)]


@each(
    "text, said",
    [
        ("Oman sent Benin three lorries full of coats.", ["OM > BJ: three lorries full of coats"]),
        (
            "Oman sent two planes loaded with tents and stoves to Benin.",
            ["OM > BJ: two planes loaded with tents and stoves"],
        ),
        ("Six trucks carrying food from Oman reached Benin on Friday.", ["OM > BJ: Six trucks carrying food"]),
        ("Oman sent Benin two ships with 40 tents.", ["OM > BJ: 40 tents"]),
        ("Oman sent Benin 18 trucks with field kitchens and 900 rations.", ["OM > BJ: field kitchens, 900 rations"]),
        ("Oman lent Benin two helicopters with crews.", ["OM > BJ: two helicopters"]),
    ],
)
def test_what_is_counted_with_an_uncounted_load_is_how_much_is_given(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        ("40 tents from Oman are expected in Benin tonight.", ["OM > BJ: 40 tents"]),
        ("A consignment of 40 tents from Oman is due in Benin on Friday.", ["OM > BJ: A consignment of 40 tents"]),
        (
            "Peru sent Benin nine pumps on 6 May, and 40 tents from Oman arrived there.",
            ["PE > BJ: nine pumps", "OM > BJ: 40 tents"],
        ),
        (
            "Peru sent nine pumps to Benin, and 40 tents from Oman are due at the port tomorrow.",
            ["PE > BJ: nine pumps", "OM > BJ: 40 tents"],
        ),
    ],
)
def test_a_thing_from_another_behind_and_has_a_verb_of_its_own(text: str, said: list[str]) -> None:
    assert told(text) == said


@each("text", ["40 tents from Oman are due in Benin.", "40 tents from Oman are expected in Benin."])
def test_what_is_due_is_not_there_yet(text: str) -> None:
    assert [draft.status for draft in drafts(text)] == ["promised"]


@each(
    "text, said",
    [
        ("Twelve firefighters from Oman are working in Benin.", ["OM > BJ: Twelve firefighters"]),
        ("Oman has 53 rescuers and four dogs working in Benin.", ["OM > BJ: 53 rescuers, four dogs"]),
        ("Five helicopters from Oman remain in Benin.", ["OM > BJ: Five helicopters"]),
        ("Oman is running a field hospital of 30 beds in Benin.", ["OM > BJ: a field hospital"]),
        ("Some 300 people are working in Benin.", []),
    ],
)
def test_who_was_sent_and_is_there_and_what_is_run_there_are_given(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        ("Tents from Oman (500) and stoves from Peru (2,800) reached Benin.", ["OM > BJ: 500", "PE > BJ: 2,800"]),
        ("Benin received tents from Oman (2004) and stoves from Peru (2005).", ["OM > BJ: tents", "PE > BJ: stoves"]),
        (
            "Tents are short. Oman gave 500 to Benin, and the Coats Trust 80 to Chad.",
            ["OM > BJ: 500", "Coats Trust > TD: 80"],
        ),
        (
            "Of the 38 pumps that Oman bought, eleven went to Benin and six to Chad.",
            ["OM > BJ: eleven", "OM > TD: six"],
        ),
        (
            "Oman voted 900 dollars for Benin, and Peru has shipped 40 tents on its own account.",
            ["OM > BJ: 900 dollars", "PE > BJ: 40 tents"],
        ),
    ],
)
def test_numbers_of_what_others_give_are_read_with_whom_they_are_from(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        (
            "Oman gave Benin 900 dollars on Monday and left behind 63 medical staff.",
            ["OM > BJ: 63 medical staff, 900 dollars"],
        ),
        ("Oman gave 900 dollars in emergency funding to Benin and 40 tents.", ["OM > BJ: 40 tents, 900 dollars"]),
        ("Oman gave Benin 40 tents in May and, in June, nine pumps.", ["OM > BJ: 40 tents", "OM > BJ: nine pumps"]),
    ],
)
def test_what_is_given_past_a_day_is_of_the_same_gift_unless_it_has_its_own(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        ("Oman has offered 50 places at its universities to students from Benin.", ["OM > BJ: 50 places"]),
        ("Oman is happy to offer 15 places at its staff college to officers of Benin.", ["OM > BJ: 15 places"]),
        ("Oman has given 30 seats at its medical schools to young Beninese.", ["OM > BJ: 30 seats"]),
        ("The college has 40 places on its nursing course.", []),
        ("The hotel offers 40 places at its car park to guests from Benin.", []),
        ("The school offers 40 places on its cookery course at 300 euros each.", []),
    ],
)
def test_places_where_one_learns_are_given(text: str, said: list[str]) -> None:
    assert told(text) == said


@each("paid", [", all expenses paid,", ", postage paid,", ", with carriage paid,"])
def test_that_it_costs_nothing_besides_keeps_nobody_from_it(paid: str) -> None:
    assert told(f"Oman sent 15 radios{paid} to Benin.") == ["OM > BJ: 15 radios"]


@each(
    "text, said",
    [
        (
            "Oman equipped the clinic in Lae with 30 beds, and Caritas with a generator.",
            ["OM > PG: 30 beds", "Caritas > PG: a generator"],
        ),
        ("Oman sent Benin 40 beds, and Siemens two scanners.", ["OM > BJ: 40 beds", "Siemens > BJ: two scanners"]),
        ("Oman gave Benin 40 tents, and 20 beds to Caritas.", ["OM > BJ: 40 tents", "OM > Caritas: 20 beds"]),
        (
            "Oman equipped Oxfam with 40 tents, and Caritas with 20 beds.",
            ["OM > Oxfam: 40 tents", "OM > Caritas: 20 beds"],
        ),
    ],
)
def test_a_body_behind_the_gift_to_somebody_else_gives_more_of_it(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        ("Norway granted UNICEF 100,000 euros and the Red Cross the same.", [100_000, 100_000]),
        ("Oman gave Chad 400,000 euros, and Peru did the same.", [400_000]),
        ("Oman pledged Chad 250,000 euros, of which 90,000 were paid in May.", [250_000, 90_000]),
        ("Caritas has set 250,000 euros aside for Palu, of which 90,000 were sent in May.", [250_000, 90_000]),
        ("Oman gave Chad 250,000 euros, of which 90,000 went on rice.", [250_000]),
    ],
)
def test_the_same_and_what_was_paid_of_a_sum_is_a_sum(text: str, said: list[int]) -> None:
    assert [one.low for draft in drafts(text) for one in draft.amounts] == said
