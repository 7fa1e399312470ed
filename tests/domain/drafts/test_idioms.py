"""Gifts, promises and refusals told by several words that do the work of one verb."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import amounts, drafts, sides


@pytest.mark.parametrize(
    ("text", "who", "status"),
    [
        ("Peru took delivery of 40 boats from Oman.", "OM > PE", "given"),
        ("Chad was the recipient of 40 boats from Oman.", "OM > TD", "given"),
        ("Chad is in line for 40 boats from Oman.", "OM > TD", "promised"),
        ("Oman came forward with 40 boats for Peru.", "OM > PE", "given"),
        ("Oman parted with 40 boats for Peru.", "OM > PE", "given"),
        ("Oman backed out of its promise of 40 boats to Peru.", "OM > PE", "cancelled"),
        ("Oman changed its mind about sending 40 boats to Peru.", "OM > PE", "cancelled"),
        ("Oman has had second thoughts about giving Peru 40 boats.", "OM > PE", "cancelled"),
        ("Oman pulled the plug on 40 boats for Peru.", "OM > PE", "cancelled"),
        ("Oman held back 40 boats meant for Peru.", "OM > PE", "not_given"),
        ("Oman decided against sending Peru 40 boats.", "OM > PE", "not_given"),
        ("Peru said no to 40 boats from Oman.", "OM > PE", "not_given"),
        ("Peru turned up its nose at 40 boats from Oman.", "OM > PE", "not_given"),
        ("Peru will be getting 40 boats from Oman.", "OM > PE", "promised"),
        ("Oman is putting up 40 huts for Peru.", "OM > PE", "given"),
        ("Oman sent 40 boats intended for Peru.", "OM > PE", "given"),
    ],
)
def test_several_words_do_the_work_of_one_verb(text: str, who: str, status: str) -> None:
    (draft,) = drafts(text)
    assert (sides(draft), draft.status) == (who, status)
    assert amounts(draft).startswith("40 ")


@pytest.mark.parametrize(
    ("text", "who", "status"),
    [
        ("Peru has had an offer of 40 boats from Oman.", "OM > PE", "offered"),
        ("Oman made a pledge of 40 boats to Peru.", "OM > PE", "promised"),
        ("A promise of 40 boats for Peru came from Oman.", "OM > PE", "promised"),
        ("Oman has assured Peru of 40 boats.", "OM > PE", "promised"),
        ("Oman honoured its pledge of 40 boats to Peru.", "OM > PE", "given"),
        ("Oman has never fulfilled its promise of 40 boats to Peru.", "OM > PE", "not_given"),
        ("Oman sent Peru none of the 40 boats.", "OM > PE", "not_given"),
        ("Peru has Oman to thank for 40 boats.", "OM > PE", "given"),
        ("Peru owed 40 boats to the generosity of Oman.", "OM > PE", "given"),
        ("Peru is still waiting for the 40 boats promised by Oman.", "OM > PE", "promised"),
        ("Oman, with Fiji, sent 40 boats to Peru.", "OM+FJ > PE", "given"),
    ],
)
def test_a_promise_that_is_made_or_had_is_none_that_is_kept(text: str, who: str, status: str) -> None:
    (draft,) = drafts(text)
    assert (sides(draft), draft.status) == (who, status)
    assert amounts(draft).startswith("40 ")
