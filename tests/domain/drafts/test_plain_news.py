"""Plain sentences of newspapers: what has the verbs of gifts and is none, and what is sent to help."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import drafts, sides


@pytest.mark.parametrize(
    "text",
    [
        "A tropical storm brought 180 millimetres of rain to Madagascar.",
        "Cold weather gave the vineyards of Moldova three weeks of frost.",
        "Zambia owes China 4 billion dollars.",
        "Egypt repaid 900 million dollars to the IMF.",
        "The minister gave 12 interviews in Peru.",
        "The judge gave the dealer nine years in prison.",
        "The company pays its 800 workers in Laos 9 dollars a day.",
        "Norway supplied Poland with 6 billion cubic metres of gas.",
        "Growers in Chile shipped 3 million tonnes of fruit to Spain.",
    ],
)
def test_what_newspapers_tell_with_the_verbs_of_gifts_is_not_drafted(text: str) -> None:
    assert drafts(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Cuba sent medical teams to Peru.", "CU > PE"),
        ("Nepal received a delegation of medical experts from Turkey.", "TR > NP"),
        ("Norway sent 40 doctors to Malawi.", "NO > MW"),
    ],
)
def test_people_who_are_sent_to_help_are(text: str, who: str) -> None:
    assert [sides(draft) for draft in drafts(text)] == [who]


def test_a_text_that_tells_of_no_gift_for_long_is_drafted_only_where_one_is_plain() -> None:
    """A thing that is only likely given is read where gifts are told of, and not in a review of a phone."""
    other = "The battery lasts nine hours. " * 9
    doubtful = "A Danish crane works in Riga."
    plain = "The Netherlands gave Ghana 30 pumps."
    assert drafts(doubtful)
    assert not drafts(other + doubtful)
    assert drafts(other + plain)
