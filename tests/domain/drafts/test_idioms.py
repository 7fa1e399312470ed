"""Gifts, promises and refusals told by several words that do the work of one verb."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


@each(
    "text, who, status",
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
        ("Oman is putting up 40 huts for Peru.", "OM > PE", "announced"),
        ("Oman sent 40 boats intended for Peru.", "OM > PE", "given"),
    ],
)
def test_several_words_do_the_work_of_one_verb(text: str, who: str, status: str) -> None:
    (draft,) = drafts(text)
    assert (sides(draft), draft.status) == (who, status)
    assert amounts(draft).startswith("40 ")


@each(
    "text, who, status",
    [
        ("Peru has had an offer of 40 boats from Oman.", "OM > PE", "offered"),
        ("Oman made a pledge of 40 boats to Peru.", "OM > PE", "promised"),
        ("A promise of 40 boats for Peru came from Oman.", "OM > PE", "promised"),
        ("Oman has assured Peru of 40 boats.", "OM > PE", "promised"),
        ("Oman honoured its pledge of 40 boats to Peru.", "OM > PE", "given"),
        ("Oman has never fulfilled its promise of 40 boats to Peru.", "OM > PE", "not_given"),
        ("Oman will keep its promise of 40 boats to Peru.", "OM > PE", "promised"),
        ("Oman intends to fully honour its pledge of 40 boats to Peru.", "OM > PE", "promised"),
        ("Oman managed to keep its promise of 40 boats to Peru.", "OM > PE", "given"),
        ("Oman did not keep its promise of 40 boats to Peru.", "OM > PE", "not_given"),
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


@each(
    "text, who, status",
    [
        ("Peru paid tribute to Oman for its gift of 40 boats.", "OM > PE", "given"),
        ("Peru is deeply grateful to Oman for 40 boats.", "OM > PE", "given"),
        ("Oman has very generously given 40 boats to Peru.", "OM > PE", "given"),
        ("Oman joined Fiji in sending 40 boats to Peru.", "OM+FJ > PE", "given"),
        ("Oman teamed up with Fiji to send 40 boats to Peru.", "OM+FJ > PE", "given"),
        ("Oman came to Peru's help with 40 boats.", "OM > PE", "given"),
        ("Oman is getting 40 boats ready for Peru.", "OM > PE", "announced"),
        ("Oman has signed off 40 million euros for Peru.", "OM > PE", "announced"),
        ("Oman has dropped 40 million euros for Peru from its budget.", "OM > PE", "cancelled"),
        ("Oman planned to send Peru 40 boats, but never did.", "OM > PE", "not_given"),
        ("Oman no longer plans to give Peru 40 boats.", "OM > PE", "cancelled"),
    ],
)
def test_thanks_joint_gifts_and_changed_plans(text: str, who: str, status: str) -> None:
    (draft,) = drafts(text)
    assert (sides(draft), draft.status) == (who, status)


def test_the_former_and_the_latter_give_their_own() -> None:
    found = drafts("Oman and Fiji have each given to Peru, the former 40 boats, the latter 90 nets.")
    assert [f"{sides(one)}: {amounts(one)}" for one in found] == ["OM > PE: 40 boats", "FJ > PE: 90 nets"]


def test_it_got_what_another_sent_as_well() -> None:
    _, nets = drafts("While Oman sent Peru 40 boats, Fiji gave it 90 nets.")
    assert sides(nets) == "FJ > PE"


@each(
    "text",
    [
        "Oman counted 40 boats in Peru.",
        "40 boats owned by Oman lie in Peru.",
        "Oman sent Peru a picture of 40 boats.",
        "Oman gave Peru a bill for 40 million euros.",
        "Oman is thinking of sending Peru 40 boats.",
        "Oman is weighing whether to send Peru 40 boats.",
        "Oman made 40 million euros in Peru last year.",
        "Oman offered Peru 40 boats for 2 million euros.",
        "Unless Oman gives Peru 40 boats, the port will close.",
        "Oman stored 40 boats in Peru.",
        "Oman had to pay Peru 40 million euros.",
        "40 boats were found in Peru, Oman said.",
    ],
)
def test_what_is_looked_at_earned_or_thought_of_is_no_gift(text: str) -> None:
    assert drafts(text) == []


def test_a_verb_joined_to_such_words_is_read() -> None:
    (draft,) = drafts("Chad and Niger are in line for 40 boats and thank Oman.")
    assert draft.status == "promised"


@each(
    "text, read",
    [
        ("Oman sent Peru 200 tents, and 300 more are on their way.", ["200 tents", "300"]),
        ("Peru was given 16 pumps by Oman, and four more are on the high seas.", ["16 pumps", "four"]),
        ("Oman has sent Peru 20 pumps, and another nine are in transit.", ["20 pumps", "nine"]),
    ],
)
def test_what_is_on_its_way_is_a_gift_of_its_own_and_its_outcome_unsure(text: str, read: list[str]) -> None:
    first, second = drafts(text)
    assert [first.items[0].as_stated, second.items[0].as_stated] == read
    assert Field.STATUS in second.unsure
    assert second.donors[0].iso2 == "OM"
