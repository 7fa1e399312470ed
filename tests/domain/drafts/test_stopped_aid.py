"""Aid that is stopped, is not to come again, or is aboard what is still to leave: none of it was given."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    return f"{sides(draft)}: {amounts(draft)}, {draft.status}"


@each(
    "text,said",
    [
        ("Peru suspended food aid to Chad last week after grain was found in markets.", "PE > TD: food aid, cancelled"),
        ("Aid to Chad was suspended by Peru last week.", "PE > TD: Aid, cancelled"),
        ("Norway has frozen aid to Malawi.", "NO > MW: aid, cancelled"),
        ("Norway froze 40 million kroner of aid to Malawi in 2005.", "NO > MW: 40 million kroner, cancelled"),
        ("Germany has halted a grant of 25 million euros to Togo.", "DE > TG: 25 million euros, cancelled"),
        ("Sweden has cut off aid to Togo.", "SE > TG: aid, cancelled"),
        ("Sweden cut off its aid to Togo in 1993.", "SE > TG: aid, cancelled"),
        ("Kuwait has paused its aid to Lebanon.", "KW > LB: aid, cancelled"),
        ("Canada has stopped its aid to Niger.", "CA > NE: aid, cancelled"),
        ("Germany has put its aid to Mali on hold.", "DE > ML: aid, cancelled"),
        ("Germany put on hold a grant of 3 million euros to Mali.", "DE > ML: 3 million euros, cancelled"),
        ("Tokyo has withheld aid from Laos.", "JP > LA: aid, not_given"),
    ],
)
def test_aid_that_is_stopped_is_cancelled(text: str, said: str) -> None:
    assert [*map(_told, drafts(text))] == [said]


@each(
    "text,said",
    [
        ("Norway sent Malawi 40 tonnes of frozen fish.", ["NO > MW: 40 tonnes of frozen fish, given"]),
        ("Norway sent frozen fish to Malawi.", ["NO > MW: frozen fish, given"]),
        ("Peru gave Chad 40 tents before it suspended aid.", ["PE > TD: 40 tents, given"]),
        ("The flood has cut off Lae, to which Fiji sent 40 tents.", ["FJ > Lae: 40 tents, given"]),
        ("Peru put two boats at the disposal of Chad.", ["PE > TD: two boats, given"]),
        ("Peru suspended two officials in Chad.", []),
        ("Peru froze $4 million for Chad in March and released it on Tuesday.", ["PE > TD: $4 million, given"]),
    ],
)
def test_what_is_not_stopped_is_told_as_it_was(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text,said",
    [
        ("Fiji will not resume its aid to Tonga.", "FJ > TO: aid, not_given"),
        ("Fiji will not renew its grant of 9 million dollars to Tonga.", "FJ > TO: 9 million dollars, not_given"),
        ("Japan will no longer give aid to China.", "JP > CN: aid, not_given"),
        ("Serbia will no longer give fuel to Bosnia.", "RS > BA: fuel, not_given"),
        ("Peru has no intention of giving 40 tents to Chad.", "PE > TD: 40 tents, not_given"),
        ("Peru has no thought of sending Chad 40 tents.", "PE > TD: 40 tents, not_given"),
        ("Peru has no plans to send any aid to Chad.", "PE > TD: aid, not_given"),
        ("Peru has no plans to send 40 tents to Chad.", "PE > TD: 40 tents, not_given"),
        ("France does not plan to send 20 tanks to Ukraine.", "FR > UA: 20 tanks, not_given"),
        ("Peru will not be sending 40 tents to Chad.", "PE > TD: 40 tents, not_given"),
        ("Peru will no longer send the 40 tents to Chad.", "PE > TD: 40 tents, cancelled"),
        ("Peru can no longer provide 40 tents to Chad.", "PE > TD: 40 tents, cancelled"),
        ("Fiji renewed its offer of 40 tents to Tonga.", "FJ > TO: 40 tents, offered"),
        ("Peru has every intention of giving 40 tents to Chad.", "PE > TD: 40 tents, given"),
    ],
)
def test_aid_that_nobody_means_to_give_is_not_given(text: str, said: str) -> None:
    assert [*map(_told, drafts(text))] == [said]


@each(
    "text,said",
    [
        (
            "A German plane carrying 120 ventilators is to fly to India this weekend.",
            "DE > IN: 120 ventilators, promised",
        ),
        ("An Emirati plane carrying 40 tents will take off for Dushanbe on Friday.", "AE > TJ: 40 tents, promised"),
        (
            "A Cuban ship, carrying 300 tonnes of sugar, will leave for Kingston.",
            "CU > JM: 300 tonnes of sugar, promised",
        ),
        (
            "Two Indian aircraft bringing 60 tonnes of tents will depart for Kathmandu.",
            "IN > NP: 60 tonnes of tents, promised",
        ),
        (
            "A Turkish ship laden with 900 tonnes of flour is to go to Mogadishu.",
            "TR > SO: 900 tonnes of flour, promised",
        ),
        ("A Cuban convoy carrying 40 beds is due to set out for Kingston tomorrow.", "CU > JM: 40 beds, promised"),
        ("An Emirati plane carrying 40 tents took off for Dushanbe on Friday.", "AE > TJ: 40 tents, given"),
        ("A Danish ship carrying 300 tents landed in Haiti, and the crew will fly home.", "DK > HT: 300 tents, given"),
        ("A Danish ship carrying 300 tents reached Haiti and will leave for Cuba.", "DK > HT: 300 tents, given"),
    ],
)
def test_what_is_aboard_of_what_is_to_leave_is_still_to_come(text: str, said: str) -> None:
    assert [*map(_told, drafts(text))] == [said]
