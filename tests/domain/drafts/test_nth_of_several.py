"""The first of several is one of them; and aircraft bring as planes do."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each


@each(
    "text, low, item",
    [
        ("Qatar sent Lebanon the first of two field hospitals.", 1, "field hospitals"),
        ("Norway gave the first of its two boats to Chad.", 1, "boats"),
        ("Two Chinese military aircraft bring 33 tonnes of food to Chad.", 33, "food"),
        ("Peru sent Chad the last of 400 tonnes of rice.", None, "400 tonnes of rice"),
    ],
)
def test_the_first_of_two_is_one(text: str, low: int | None, item: str) -> None:
    (draft,) = drafts(text)
    assert [(one.low, one.item) for one in draft.items] == [(low, item)]
