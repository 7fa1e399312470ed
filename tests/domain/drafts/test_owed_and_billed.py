"""Frames whose giver stands where few have him: behind an opening participle, what is owed to him, what he paid."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each


@each(
    "text, told",
    [
        ("Handing the nursery 200 books on Monday, the Leeds Lions said more would come.", "200 books"),
        ("After sending Fiji 30 tents, Oman said that it would send more.", "30 tents"),
        ("The school in Nuuk owes 40 computers to the Danish navy.", "40 computers"),
        ("The cost of the 25 wells in Zinder was met by the Danish Refugee Council.", "25 wells"),
    ],
)
def test_who_gives_stands_behind_a_participle_what_is_owed_or_a_bill(text: str, told: str) -> None:
    givers = {"200 books": "Leeds Lions", "30 tents": "OM", "40 computers": "DK", "25 wells": "Danish Refugee Council"}
    (draft,) = drafts(text)
    assert amounts(draft) == told
    assert givers[told] in sides(draft).split(" > ")[0]


@each(
    "text",
    [
        "Zambia owes $300 million to China.",
        "The airline serves 90 cities in Asia.",
        "Motorists will foot the bill for the new bridge, the mayor of Lima said.",
        "Having sold its tents, Oman bought 30 boats.",
    ],
)
def test_what_is_owed_served_or_paid_by_all_is_no_gift(text: str) -> None:
    assert drafts(text) == []
