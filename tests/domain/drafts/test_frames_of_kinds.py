"""Plain frames of sentences filled with many kinds of names: who is sought, what goods include, when it struck."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each


def _told(text: str) -> list[str]:
    return [f"{sides(one)}: {amounts(one)}, {one.status}" for one in drafts(text)]


def _days(text: str) -> list[str]:
    return ["" if one.date is None else f"{one.date.first} {one.date.last}" for one in drafts(text)]


@each(
    "text",
    [
        "Ghana is looking for someone to give 60 beds to Hanoi.",
        "Kenya is looking for a donor to give 60 tents to Peru.",
        "Kenya was looking for firms to supply 60 tents to Peru.",
        "Oxfam wants a firm to donate 60 tents to Peru.",
        "Norway is searching for partners to deliver 60 tents to Peru.",
        "Norway seeks a carrier to send 60 tents to Peru.",
        "Norway is looking for a private company to ship 60 tents to Peru.",
    ],
)
def test_who_looks_for_somebody_to_give_has_given_nothing(text: str) -> None:
    assert _told(text) == []


@each(
    "text, told",
    [
        ("Japan, looking for a way to help, gave 60 tents to Peru.", "JP > PE: 60 tents, given"),
        ("Japan is looking to give 60 tents to Peru.", "JP > PE: 60 tents, promised"),
        ("Norway found a ship to send 60 tents to Peru.", "NO > PE: 60 tents, given"),
        ("Norway, which looks for partners in Asia, sent Peru 60 tents.", "NO > PE: 60 tents, given"),
    ],
)
def test_who_looks_for_a_way_or_found_a_ship_may_give(text: str, told: str) -> None:
    assert _told(text) == [told]


@each(
    "text, told",
    [
        ("Aid worth $50,000, including 12 tents, was sent to Peru by Japan.", "JP > PE: 12 tents, $50,000, given"),
        (
            "Aid worth €5,000, including 12 tents and 40 coats, reached Peru from Japan.",
            "JP > PE: 12 tents, 40 coats, €5,000, given",
        ),
        ("Supplies, including 300 beds, were sent to Kenya by Oxfam.", "Oxfam > KE: Supplies, 300 beds, given"),
        (
            "Equipment worth €2 million, including two ambulances, was handed to the hospital in Cuzco by Norway.",
            "NO > PE: Equipment, two ambulances, €2 million, given",
        ),
        ("40 vans, including ten lorries, were sent to Peru by Japan.", "JP > PE: 40 vans, given"),
    ],
)
def test_goods_without_a_number_are_given_with_what_they_include(text: str, told: str) -> None:
    assert _told(text) == [told]


@each(
    "text, day",
    [
        ("When floods struck in 2011, Brazil gave Ottawa $4m.", "2011-01-01 2011-12-31"),
        ("When a flood struck in 2011, Brazil gave Peru $4m.", "2011-01-01 2011-12-31"),
        ("When the earthquake struck in May 2011, Brazil gave Peru $4m.", "2011-05-01 2011-05-31"),
        ("When a storm hit in 2016, Norway sent Fiji 40 tents.", "2016-01-01 2016-12-31"),
        ("Peru, where a flood struck in 2011, was given 40 tents by Japan.", ""),
        ("After floods struck in 2011, Brazil gave Peru $4m.", ""),
        ("When a flood struck in 2011, Peru rebuilt the 12 bridges that Brazil had donated.", ""),
    ],
)
def test_when_it_struck_is_when_it_was_given(text: str, day: str) -> None:
    assert _days(text) == [day]


@each(
    "text, told",
    [
        ("With $4m from Norway, the Government of Malta built a new ward.", "NO > MT: $4m, given"),
        ("With $4m from Norway, Malta built two schools.", "NO > MT: $4m, given"),
        ("With €4m from Oman, Kenya opened 12 clinics.", "OM > KE: €4m, given"),
        ("With $900 from Oman, Mulago Hospital bought three ambulances.", "OM > Mulago Hospital: $900, given"),
        ("With 40 tents from Norway, Peru opened a camp.", "NO > PE: 40 tents, given"),
    ],
)
def test_what_is_built_with_the_money_of_another_is_no_further_gift(text: str, told: str) -> None:
    assert _told(text) == [told]


def test_what_goes_to_a_third_with_the_money_of_another_is_one() -> None:
    assert [*map(sides, drafts("With $4m from Norway, Japan sent 40 tents to Peru."))][1:] == ["JP > PE"]


@each(
    "text, told",
    [
        ("Bavaria thanked Vietnam. The country had given seven vans.", "VN > DE"),
        ("Gujarat thanked the University of Leeds. The university had given 300 masks.", "University of Leeds > IN"),
        ("South Korea thanked St Anne's Church. The church had given 150 looms.", "St Anne's Church > KR"),
        ("Norway thanked Toyota. The company had given 12 beds.", "Toyota > NO"),
        ("Kyoto University thanked Toyota. The firm had given 12 beds.", "Toyota > Kyoto University"),
        ("Peru thanked the Swiss Red Cross. The society had sent 40 tents.", "Swiss Red Cross > PE"),
        ("Kenya thanked Ghana's Ministry of Agriculture. The ministry had given 24 ploughs.", "GH > KE"),
        ("Peru asked the Aga Khan Foundation for help. The foundation sent $4 million.", "Aga Khan Foundation > PE"),
        ("Oxfam asked Norway for help. The charity sent 40 tents to Peru.", "Oxfam > PE"),
        ("Kyoto University asked Peru for help. The university sent 40 tents to Chad.", "Kyoto University > TD"),
        ("Oxfam sent 40 tents to Chad. The charity has promised 30 more tents.", "Oxfam > TD"),
        ("The Turkish Red Crescent sent Ireland 240 beds. The society will send 20 vans.", "Turkish Red Crescent > IE"),
    ],
)
def test_who_was_thanked_or_asked_is_whom_the_next_sentence_takes_up(text: str, told: str) -> None:
    assert sides(drafts(text)[-1]) == told


@each(
    "text, told",
    [
        ("Ghana bought 27 looms with a grant of $12,000 from Oman.", ["OM > GH: $12,000, given"]),
        ("Kenya purchased 12 boats with a grant of €9 million from Japan.", ["JP > KE: €9 million, given"]),
        ("Ghana bought 27 vans with a loan of $12,000 from Oman.", []),
        ("Ghana bought 27 vans for $12,000 from Oman.", []),
        ("Ghana bought vans worth $9,000 from Oman.", []),
        ("Ghana bought 27 vans from Oman with its own money.", []),
    ],
)
def test_a_grant_with_which_something_is_bought_is_given(text: str, told: list[str]) -> None:
    assert _told(text) == told
