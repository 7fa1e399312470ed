"""A second giver whose verb is left out, behind what the first gift is for: *for houses, and China 2 million*."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each


@each(
    "text, said",
    [
        ("Norway sent 40 tents for the homeless, and Peru 30 beds.", ["NO > homeless: 40 tents", "PE > ?: 30 beds"]),
        (
            "The EU gave 5 million euros for houses and China 2 million dollars.",
            ["5 million euros", "2 million dollars"],
        ),
        ("Norway gave Chad 40 tents and Peru 30 beds.", ["NO > TD: 40 tents", "NO > PE: 30 beds"]),
    ],
)
def test_a_name_before_a_number_gives_it(text: str, said: list[str]) -> None:
    found = drafts(text)
    assert all(one in f"{sides(draft)}: {amounts(draft)}" for one, draft in zip(said, found, strict=True))
    assert all("CN" not in {who.iso2 for who in draft.recipients} for draft in found)
