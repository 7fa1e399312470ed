"""What became of a gift and when, in plain sentences that tell of a promise and its keeping."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import drafts

from app.domain.terms import Outcome


@pytest.mark.parametrize(
    "text",
    [
        "As announced last week, Oman has shipped 15 boats to Chad.",
        "Oman handed 15 boats to Chad, as promised in 2019.",
        "Oman has paid Chad 3 million of the 8 million euros it approved in 2021.",
        "Oman sent Chad 60 of the 90 pumps it approved in 2021.",
    ],
)
def test_the_day_of_a_promise_is_not_that_of_what_came(text: str) -> None:
    (draft,) = drafts(text, "2023-03-14")
    assert draft.status is Outcome.GIVEN
    assert draft.date is None


def test_the_day_on_which_both_were_done_is_that_of_the_gift() -> None:
    (draft,) = drafts("As promised, on 3 March 2023 Oman handed 15 boats to Chad.", "2023-03-14")
    assert draft.date is not None
    assert draft.date.first == "2023-03-03"


@pytest.mark.parametrize(
    ("text", "became"),
    [
        ("Chad was to get 8 million euros from Oman but received only 3 million.", [Outcome.PROMISED, Outcome.GIVEN]),
        ("Oman was to send Chad 90 tents but sent 40.", [Outcome.PROMISED, Outcome.GIVEN]),
    ],
)
def test_what_was_done_instead_has_happened(text: str, became: list[Outcome]) -> None:
    assert [draft.status for draft in drafts(text, "2023-03-14")] == became
