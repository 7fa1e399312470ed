"""Gifts told by other words than verbs of giving, or of what was expected; and what only looks like them."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.terms import Outcome


@each(
    "text, said",
    [
        ("Norway bought Kiribati a patrol boat.", "NO > KI: a patrol boat"),
        ("Japan built Fiji two bridges in 2011.", "JP > FJ: two bridges"),
        ("A gift of 40 beds was made by Chile to the hospital in Lima.", "CL > PE: A gift of 40 beds"),
        ("Oman has promised Gaza 200 houses.", "OM > PS: 200 houses"),
        (
            "A Hercules landed at Suva with a 60-bed hospital which Peru had given to Fiji.",
            "PE > FJ: a 60-bed hospital",
        ),
        ("Peru gave Fiji 40,000 dollars and Tonga half that amount.", "PE > TO: half that amount"),
        ("Peru will give one patrol boat to Fiji and, to Tonga, another.", "PE > TO: another"),
    ],
)
def test_what_is_bought_built_or_left_out_is_given(text: str, said: str) -> None:
    assert said in [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)]


@each(
    "text",
    [
        "Norway bought two boats from Peru.",
        "The firm built Norway two ferries for 30 million dollars.",
        "Airlines in Fiji bought Boeing two engines.",
        "Chile bought Peru 2 million dollars of bonds.",
        "A film about the gift of 40 beds was made by Chile.",
    ],
)
def test_what_is_bought_from_or_built_for_somebody_for_money_is_no_gift(text: str) -> None:
    assert drafts(text) == []


@each(
    "text, number",
    [
        ("Of the 20,000 blankets expected from Oman for Dollo Ado, none have materialised.", "20,000 blankets"),
        (
            "Of the 75,000 litres of dip expected from Iran, not one drum has been received in Zimbabwe.",
            "75,000 litres",
        ),
        ("Of the 40 tractors promised by Libya, not a single tractor has reached Mali.", "40 tractors"),
    ],
)
def test_of_what_was_expected_none_may_come(text: str, number: str) -> None:
    (draft,) = drafts(text)
    assert draft.status is Outcome.NOT_GIVEN
    assert amounts(draft).startswith(number)
    assert "," not in amounts(draft).removeprefix(number)
