"""Services, teaching and what keys are of, as what is given; gifts of several years; and laws with numbers."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


def told(text: str) -> list[str]:
    return [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)]


@each(
    "text, said",
    [
        ("Shell paid for 30 operations in Gaza.", "Shell > PS: 30 operations"),
        ("Chevron paid for 25 scholarships in Ghana.", "Chevron > GH: 25 scholarships"),
        ("France provided 300 hours of training to nurses in Togo.", "FR > TG: 300 hours of training"),
        ("Chile gave the Peruvian police 20 days of instruction.", "CL > PE: 20 days of instruction"),
        ("Ninety hours of training were provided by Peru to nurses in Togo.", "PE > TG: Ninety hours of training"),
        ("The dairy gave milk to 210 people.", "dairy > ?: milk"),
    ],
)
def test_services_are_given(text: str, said: str) -> None:
    assert told(text) == [said]


def test_what_is_handed_out_to_so_many_people_has_its_number() -> None:
    (draft,) = drafts("The bakery gave 240 loaves to 180 people.")
    assert [one.low for one in draft.items] == [240]


@each(
    "text",
    [
        "The army launched 30 operations in Gaza.",
        "The course took 300 hours of training.",
        "The bank gave loans to 210 people.",
        "The insurer paid for 210 operations in Texas.",
        "The teacher gave books to 25 pupils.",
        "The mayor handed over the keys of the city to the king.",
        "The police seized the keys of 30 cars.",
    ],
)
def test_what_only_looks_like_services_is_no_gift(text: str) -> None:
    assert drafts(text) == []


@each(
    "text, said, number",
    [
        ("Korea handed over the keys of 3 clinics to Laos.", "KR > LA: 3 clinics", 3),
        ("Oman handed over the keys to 60 houses to families in Aden.", "OM > YE: 60 houses", 60),
        ("The keys of the bakery were handed to Togo by the Chilean embassy.", "CL > TG: the bakery", 1),
        ("Greece handed over the keys of an ambulance to a hospital in Turin.", "GR > IT: an ambulance", 1),
    ],
)
def test_what_keys_are_of_is_given(text: str, said: str, number: int) -> None:
    (draft,) = drafts(text)
    assert f"{sides(draft)}: {amounts(draft)}" == said
    assert [one.low for one in draft.items] == [number]


@each(
    "text, goods",
    [
        ("Chile gave the hospital equipment.", "equipment"),
        ("Oman gave the clinic new equipment.", "new equipment"),
        ("Oman gave the school furniture to Malta.", "school furniture"),
    ],
)
def test_a_house_gets_the_goods_behind_it(text: str, goods: str) -> None:
    assert [amounts(draft) for draft in drafts(text)] == [goods]


@each("law", ["PL 480", "Title II of PL 480"])
def test_the_number_of_a_law_counts_nothing(law: str) -> None:
    text = f"In 1961 the United States sent 9,000 tons of wheat to Peru under {law}."
    assert told(text) == ["US > PE: 9,000 tons of wheat"]


def test_a_gift_is_no_measure() -> None:
    (draft,) = drafts("Laos received a gift of rice from Thailand.")
    assert [(one.item, one.unit, one.low) for one in draft.items] == [("rice", "", None)]


@each(
    "text, each",
    [
        ("Norway gave Mali two vans, one in 2015 and one in 2016.", [(1, "2015"), (1, "2016")]),
        ("Norway gave Mali a van in 2015 and another in 2016.", [(1, "2015"), (1, "2016")]),
        ("Norway gave Mali five vans in 2015 and three in 2016.", [(5, "2015"), (3, "2016")]),
        ("Norway gave Mali two vans: one in 2015, the other in 2016.", [(1, "2015"), (1, "2016")]),
        ("Mali got two vans from Norway, one in 2015 and one in 2016.", [(1, "2015"), (1, "2016")]),
        ("Norway gave Mali nine vans, four in 2015.", [(9, "2015")]),
    ],
)
def test_each_year_has_its_part(text: str, each: list[tuple[int, str]]) -> None:
    found = [(draft.items[0].low, draft.date.first[:4] if draft.date else "") for draft in drafts(text)]
    assert found == each
    assert all(len(draft.items) == 1 for draft in drafts(text))


def test_what_others_gave_is_not_sure_for_whoever_matches_it() -> None:
    (draft,) = drafts("Natixis matched donations of EUR 3 million.")
    assert Field.MONEY in draft.unsure


@each(
    "text, said",
    [
        ("Caritas fed 3,000 children in Mali.", "Caritas > ML"),
        ("4,000 families in Togo were fed by Oxfam.", "Oxfam > TG"),
        ("Malta fed 90 refugees from Syria.", "MT > SY"),
        ("Malta fed 90 orphans in Albania.", "MT > AL"),
    ],
)
def test_with_what_people_are_fed_is_left_open(text: str, said: str) -> None:
    (draft,) = drafts(text)
    assert (sides(draft), amounts(draft)) == (said, "")
    assert Field.ITEMS in draft.unsure


@each(
    "text",
    ["The river feeds farmers in Egypt.", "Oxfam hopes to feed 90 children in Mali.", "Egypt fed Rome."],
)
def test_who_only_may_feed_somebody_gives_nothing(text: str) -> None:
    assert drafts(text) == []
