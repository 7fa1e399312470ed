"""What would have been given, and what its getter bought, is no gift."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each


@each(
    "sentence, numbers",
    [
        ("The sultan gave Ireland 1,000 pounds, and would have given ten thousand if asked.", [1000]),
        ("Norway gave Chad 40 tents and would have sent 200 had the road been open.", [40]),
        ("India has shipped 500,000 doses to Canada, the first of two million that Ottawa bought last month.", []),
        ("Norway sent Chad 500 tents, the first of 2,000 that Norway had bought.", [500]),
        ("Norway sent Chad 500 tents, the first of 2,000 it has promised.", [500]),
    ],
)  # fmt: skip
def test_what_would_have_been_given_or_was_bought_is_none(sentence: str, numbers: list[int]) -> None:
    found = [one for draft in drafts(sentence) for one in (*draft.items, *draft.amounts)]
    assert [one.low for one in found] == numbers
