"""Who says that *it* gave something, by a name that no list has; and a body by its crews."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each


@each(
    "text, givers",
    [
        ("Engro said it had pledged $4 million for Chad.", ["Engro"]),
        ("Acme says it will give Chad 40 tents.", ["Acme"]),
        ("Acme confirmed that it had given Chad 40 tents.", ["Acme"]),
        ("Thai Union said on Monday that it had sent Chad 40,000 tins of tuna.", ["Thai Union"]),
        ("The bakery said it would give Chad 40 loaves.", ["bakery"]),
        ("Minister Robles said it would give Chad 40 tents.", []),
        ("A spokesman said it would give Chad 40 tents.", []),
        ("Oxfam teams in Chad distributed 400 tents.", ["Oxfam"]),
        ("Red Crescent volunteers in Chad handed out 400 tents.", ["Red Crescent"]),
    ],
)
def test_it_is_who_speaks(text: str, givers: list[str]) -> None:
    (draft,) = drafts(text)
    assert [one.name for one in draft.donors] == givers


def test_what_each_cost_is_no_sum() -> None:
    (draft,) = drafts("Peru gave Chad 40 tents at a cost of $300 each.")
    assert draft.amounts == ()
