"""Offers and pledges that are raised, what is bought to be given, and what has been given since a day, as they say."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    return f"{sides(draft)}: {amounts(draft)}, {draft.status}"


@each(
    "text,said",
    [
        ("Peru raised its offer to Chad to 9 million euros.", "PE > TD: 9 million euros, offered"),
        ("Japan increased its offer of aid to Fiji to 5 million dollars.", "JP > FJ: 5 million dollars, offered"),
        ("Norway doubled its offer of food aid to Sudan to 4 million kroner.", "NO > SD: 4 million kroner, offered"),
        ("Taiwan raised its offer to 2 million dollars for Haiti.", "TW > HT: 2 million dollars, offered"),
        ("Germany increased its pledge to Ukraine to 5 billion euros.", "DE > UA: 5 billion euros, promised"),
        ("Peru has lifted its promise to Chad to 2 million euros.", "PE > TD: 2 million euros, promised"),
        ("Fiji has increased its aid to Tonga to 3 million dollars.", "FJ > TO: 3 million dollars, announced"),
        ("Fiji will increase its pledge to Tonga to 3 million dollars.", "FJ > TO: 3 million dollars, promised"),
    ],
)
def test_what_is_raised_is_what_it_was(text: str, said: str) -> None:
    assert [*map(_told, drafts(text))] == [said]


@each(
    "text,said",
    [
        ("Oman has bought 40 tents in Lahore and will send them to Chad.", ["OM > TD: 40 tents, promised"]),
        ("Peru has ordered 500 desks and will give them to Chad.", ["PE > TD: 500 desks, promised"]),
        ("Peru purchased six ambulances and will present them to Chad.", ["PE > TD: six ambulances, promised"]),
        ("Peru bought a boat in Lima and is going to give it to Fiji.", ["PE > FJ: a boat, promised"]),
        ("Peru bought 40 beds in Lima and has given them to Fiji.", ["PE > FJ: 40 beds, given"]),
        (
            "Lae Quilters have made 75 quilts for Chad and handed them to Oxfam.",
            ["Lae Quilters > TD: 75 quilts, given"],
        ),
        ("The bank has ordered 300 computers and will use them in its branches.", []),
        ("The army has bought 40 trucks from Sweden and will pay for them in 2026.", []),
    ],
)
def test_what_is_bought_is_given_by_who_gives_it_on(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text,said",
    [
        ("Peru stated that 40 tons of food had been delivered to Fiji since the beginning of March.", "2024-05-08"),
        ("Peru said it had sent Fiji 40 tents since early March.", "2024-05-08"),
        ("Peru has sent Fiji 40 tents since last month.", "2024-05-08"),
        ("Some 40 tents had been sent to Fiji since early March, Peru said.", "2024-05-08"),
        ("Peru had sent Fiji 40 tents since March.", ""),
        ("Peru had said it sent Fiji 40 tents since March.", ""),
        ("In 1950 Peru said that it had sent Fiji 40 tents since March.", ""),
    ],
)
def test_what_somebody_says_he_had_given_since_a_day_reaches_to_the_publication(text: str, said: str) -> None:
    (draft,) = drafts(text)
    assert draft.date is not None
    assert draft.date.last == said
