"""With whose grant or money something was bought or built: he gives it."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    return f"{sides(draft)}: {amounts(draft)}"


@each(
    "text, said",
    [
        ("The 12 engines were bought with a grant from Japan.", ["JP > ?: 12 engines"]),
        ("The new chairs were bought with a grant from the Parker Trust.", ["Parker Trust > ?: new chairs"]),
        ("The school was built with a gift from Oman.", ["OM > ?: school"]),
        ("The school had been built in 1990 with Japanese aid.", ["JP > ?: school"]),
        ("The 40 trucks were bought with Rotary funds.", ["Rotary International > ?: 40 trucks"]),
        ("Chad bought 12 engines with a grant from Japan.", ["JP > TD: 12 engines"]),
        (
            "The parish bought a new organ with a grant from the Pilgrim Trust.",
            ["Pilgrim Trust > parish: new organ"],
        ),
        ("With Norwegian money, WFP bought 40 tents for Chad.", ["NO > TD: 40 tents"]),
        ("Using Swedish money, Oxfam sent 40 tents to Chad.", ["SE > TD: 40 tents"]),
    ],
)
def test_whose_grant_or_money_it_was_gives_it(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text",
    [
        "It was bought with a grant from Japan.",
        "The weapons were bought with drug money.",
        "The villa was bought with a loan from the bank.",
        "The family bought a house with help from his parents.",
        "The town bought a bus with its own money.",
    ],
)
def test_no_gift_is_what_nobody_named_paid_for(text: str) -> None:
    assert drafts(text) == []


@each(
    "text, said",
    [
        ("Norway bought 40 tents in Peru for Chad.", ["NO > TD: 40 tents"]),
        ("Norway bought 40 tents from Peru for Chad.", ["NO > TD: 40 tents"]),
        ("Norway bought 40 tanks from Peru for its army.", []),
    ],
)
def test_where_it_was_bought_neither_gives_nor_gets_it(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said
