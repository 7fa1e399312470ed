"""Sizes, shares and numbers side by side: which number is of the gift, and of which thing."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


def _numbers(text: str) -> list[str]:
    """What is read of the gifts of a text with a number, in its words, with the thing where it is not said there."""
    read = [one for draft in drafts(text) for one in (*draft.items, *draft.amounts)]
    return [
        one.as_stated + (f" ({item})" if (item := getattr(one, "item", "")) and item not in one.as_stated else "")
        for one in read
        if one.low is not None or one.high is not None
    ]


@each(
    "text, read",
    [
        ("Oman gave Chad, with 120,000, a quarter of a million dollars.", ["a quarter of a million dollars"]),
        ("Oman gave Chad, a town of 120,000, half a million dollars.", ["half a million dollars"]),
        ("Oman offered Chad's Fund 126 one billion dirhams.", ["one billion dirhams"]),
        ("Oman gave Chad Team 7 forty tents.", ["forty tents"]),
    ],
)
def test_a_number_in_words_or_with_an_article_begins_behind_digits(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Oman gave Chad 300 bags of 25 kg and 200 of 50 kg.", ["300 bags", "200 of 50 kg (bags)"]),
        ("Oman gave Chad 300 bags of rice of 25 kg.", ["300 bags of rice"]),
        ("Oman gave Chad 20 pumps of 5 hp and 10 of 12 hp.", ["20 pumps of 5 hp", "10 of 12 hp (pumps)"]),
        ("Oman gave Chad 20 pumps, ten of 12 hp.", ["20 pumps"]),
        ("Oman gave Chad 30 tanks, ten of 500 litres and twenty of 900 litres.", ["30 tanks"]),
        ("Oman gave Chad 12 boats: five of 10 metres and seven of 14 metres.", ["12 boats"]),
        ("Oman gave Chad ten of 100 kW and twenty of 45 kW.", []),
    ],
)
def test_so_many_of_a_size_are_of_the_thing_before_them(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Oman gave Chad nine stoves (capacity: 1,000 meals an hour) and 14 cooks.", ["nine stoves", "14 cooks"]),
        ("Oman gave Chad a bakery (output: 12,000 loaves a day).", ["a bakery"]),
        ("The bridge, 120 m long and 7 m wide, was given to Chad by Oman.", ["The bridge"]),
        ("The boat, twelve metres long, was given to Chad by Oman.", ["The boat"]),
        ("Oman gave Chad 40 beams, 12 m long, and 9 planks.", ["40 beams", "9 planks"]),
    ],
)
def test_what_a_thing_holds_or_measures_is_not_given(text: str, read: list[str]) -> None:
    assert _numbers(text) == read
    assert {sides(draft) for draft in drafts(text)} == {"OM > TD"}


@each(
    "text, read",
    [
        (
            "Oman gave 40 tents to Chad and 25 each to Mali and Niger.",
            [("OM > TD", ["40 tents"]), ("OM > ML+NE", ["25"])],
        ),
        (
            "Oman gave $3 million to Chad and 1 million each to Mali and Niger.",
            [("OM > TD", ["$3 million"]), ("OM > ML+NE", ["1 million"])],
        ),
        (
            "Oman offered Chad 10,000 pounds but gave 1,000.",
            [("OM > TD", ["10,000 pounds"]), ("OM > TD", ["1,000"])],
        ),
        (
            "Oman promised Chad 40 tents but sent only twelve.",
            [("OM > TD", ["40 tents"]), ("OM > TD", ["twelve"])],
        ),
        ("Oman gave 40 tents at Rs 1,150 each to Chad.", [("OM > TD", ["40 tents"])]),
        ("Oman gave Chad 10,000 dollars and has trained 4,000.", [("OM > TD", ["10,000 dollars"])]),
        ("Oman gave Chad 10,000 dollars but lost 4,000.", [("OM > TD", ["10,000 dollars"])]),
    ],
)
def test_a_number_alone_is_of_whom_it_goes_to_or_of_what_was_given_in_the_end(
    text: str, read: list[tuple[str, list[str]]]
) -> None:
    found = drafts(text)
    assert [(sides(one), [each.as_stated for each in (*one.items, *one.amounts)]) for one in found] == read
    assert all(not {Field.ITEMS, Field.MONEY}.isdisjoint(one.unsure) for one in found[1:])


@each(
    "text, read",
    [
        ("47 members of Oman's urban search and rescue team arrived in Lima.", [47]),
        ("Oman sent 12 tents and 47 members of a mountain rescue team to Chad.", [12, 47]),
        ("Oman gave 47 members of the rescue team from Chad new boots.", [None]),
        ("Oman furnished a clinic in Chad with 40 beds.", [40]),
        ("Oman equipped a dairy laboratory at the University of Lima with 40 fridges.", [40]),
        ("Oman gave Chad a clinic with 40 beds.", [1]),
    ],
)
def test_members_of_teams_are_sent_and_what_is_fitted_out_is_not_given(text: str, read: list[int | None]) -> None:
    assert [item.low for draft in drafts(text) for item in draft.items] == read


def test_members_of_a_team_are_of_whose_it_is_and_not_of_who_says_so() -> None:
    text = (
        "Two vans and 47 members of Oman's search and rescue team have arrived in Lima, the Interior Ministry reports."
    )
    assert [sides(one) for one in drafts(text)] == ["OM > PE"]


@each(
    "text, read",
    [
        ("Oman gave Chad $30 million, of which only $4 million has been spent.", ["$30 million"]),
        ("Oman gave Chad $30 million; $4 million of it has been spent.", ["$30 million"]),
        ("Barely $40 million of the cash promised to Chad has been spent.", []),
        ("Oman's $4 million for Chad has been spent.", ["$4 million"]),
    ],
)
def test_how_much_of_a_gift_has_been_used_is_not_given(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Oman filled 340 boxes with coats and shoes for Chad.", ["340 boxes with coats and shoes"]),
        ("Pupils in Graz packed 40 bags with toys for Lviv.", ["40 bags with toys"]),
        ("Pupils in Graz filled 40 boxes with 900 tins for Lviv.", ["900 tins"]),
        ("Oman split $900 million between Chad and Mali.", ["$900 million"]),
        ("The company split its shares two for one.", []),
    ],
)
def test_what_is_filled_or_split_is_given_by_number(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


def test_phone_credit_is_no_loan() -> None:
    for draft in drafts("Oman gave Chad 20,000 dollars in phone credit."):
        assert Field.TERMS not in draft.unsure
    assert any(Field.TERMS in draft.unsure for draft in drafts("Oman gave Chad a credit of 20 million dollars."))


@each(
    "text, read",
    [
        ("Oman's team was the first of 60 to reach Lima with 12 tents.", ["12 tents"]),
        ("Toyota gave Chad 25 Land Cruisers, the 79 model.", ["25 Land Cruisers"]),
        ("Oman sent 42 tents, of its pledge of 60, to Chad.", ["42 tents"]),
        ("Oman gives Chad 40 tonnes of rice a month, 480 a year.", ["40 tonnes of rice a month"]),
        ("Chad received 6 x 20-ft containers of pipes from Oman.", ["6 x 20-ft containers of pipes"]),
        ("Oman gave Chad 40 tents, 12 x 8 m.", ["40 tents"]),
        ("Oman gave Chad 20 tonnes of flour and five of tea.", ["20 tonnes of flour", "five of tea"]),
    ],
)
def test_ranks_models_pledges_and_yearly_totals_are_not_given(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


def test_what_is_elided_has_the_measure_of_what_stands_before() -> None:
    items = [item for draft in drafts("Oman gave Chad 20 tonnes of flour and five of tea.") for item in draft.items]
    assert [item.unit for item in items] == ["tonnes", "tonnes"]


@each("what", ["hospital ship", "third hospital plane", "hospital train"])
def test_a_vehicle_with_a_body_before_it_is_no_body(what: str) -> None:
    assert [sides(one) for one in drafts(f"Egypt's {what}, with 30 tonnes of tents, reached Aden.")] == ["EG > YE"]


@each(
    "when", ["On his 50th birthday", "At her death", "In retirement", "Between the wars", "At the time", "In old age"]
)
def test_when_somebody_gives_is_no_part_of_his_name(when: str) -> None:
    assert [draft.donors[0].name for draft in drafts(f"{when} Carnegie gave 3 beds to Lima.")] == ["Carnegie"]


@each(
    "text, read",
    [
        ("Over five years Oman gave Chad 80 million euros, 16 million a year.", ["80 million euros"]),
        ("Oman gave 50 tonnes of rice to Chad on a freighter, voyage 114.", ["50 tonnes of rice"]),
    ],
)
def test_what_a_sum_comes_to_each_year_and_a_voyage_are_not_given(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text, read",
    [
        ("Oman gave Chad 1,200 m of cable and 3 pumps.", ["1,200 m of cable", "3 pumps"]),
        ("Oman gave Chad 30 m of doses.", []),
        ("One of Oman's three boats was given to Chad.", ["One of Oman's three boats"]),
        ("12 of Oman's 30 boats were given to Chad.", ["12 of Oman's 30 boats"]),
    ],
)
def test_metres_of_goods_and_one_of_what_somebody_has(text: str, read: list[str]) -> None:
    assert _numbers(text) == read


@each(
    "text",
    [
        "A quarter of Oman's 80 million rials went to Chad.",
        "A quarter of Oman's gift of 80 million rials went to Chad.",
        "Half of Oman's grant of 80 million rials was paid to Chad.",
        "Most of the 80 million rials that Oman gave went to Chad.",
        "Chad got a third of the gift of 80 million rials from Oman.",
        "Part of Oman's contribution of 80 million rials will go to Chad.",
    ],
)
def test_of_a_share_that_goes_somewhere_the_number_stays_open(text: str) -> None:
    (draft,) = drafts(text)
    assert (sides(draft), _numbers(text)) == ("OM > TD", [])
    assert draft.donors[0].name == "Oman"


def test_a_gift_of_which_a_share_is_spent_keeps_its_number() -> None:
    assert _numbers("Oman gave Chad 80 million rials, most of it for wells.") == ["80 million rials"]
