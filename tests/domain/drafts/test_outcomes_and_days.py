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


@pytest.mark.parametrize(
    "text",
    [
        "Chad said it had received 50 boats.",
        "Chad said that it had still not received the 50 boats.",
        "Chad says it has received 50 boats from Oman.",
    ],
)
def test_who_says_that_he_got_something_did_not_give_it(text: str) -> None:
    (draft,) = drafts(text, "2023-03-14")
    assert [one.name for one in draft.recipients] == ["Chad"]
    assert "Chad" not in [one.name for one in draft.donors]


def test_whom_somebody_tells_may_be_who_gets_it() -> None:
    (draft,) = drafts("Oman told Chad that it would receive 50 boats.", "2023-03-14")
    assert [one.name for one in draft.donors] == ["Oman"]


@pytest.mark.parametrize(
    "text",
    [
        "Oman sent Chad 50 boats in 2021 and Mali 30 in 2022.",
        "Oman sent Chad 50 boats in 2021 and Mali 30 boats in 2022.",
        "Oman sent Chad 50 boats last year and Mali 30 this year.",
        "Oman sent Chad 50 boats on Monday and Mali 30 on Thursday.",
    ],
)
def test_each_gets_its_own_where_days_stand_behind_the_things(text: str) -> None:
    told = [([one.name for one in draft.recipients], draft.items[0].low) for draft in drafts(text, "2023-03-14")]
    assert told == [(["Chad"], 50), (["Mali"], 30)]
