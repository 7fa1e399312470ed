"""Where who gets something is, where his own words do not say it: a heading, *in* or *at* a place, a branch's name."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each


@each(
    "text, said",
    [
        ("Oxfam is working in Beira and has handed 900 buckets to households there.", "Oxfam > MZ"),
        ("Red Cross volunteers in Osh handed out 600 food parcels to displaced families.", "Red Cross > KG"),
        ("In Peru the bank's foundation equipped 12 village schools with computers.", "the bank's foundation > PE"),
        ("The airline flies to Dili twice a week and has given the local orphanage 20 computers.", "airline > TL"),
        ("Teams of the Qatari Red Crescent in Khartoum distributed food to 4,000 families.", "QA > SD"),
        ("Maldives: India has given 60 water tanks to Laaru atoll.", "IN > MV"),
        ("Airtel Uganda donated 500 desks to schools in Karumwe.", "Airtel Uganda > UG"),
        ("World Vision Ghana supplied 30 boreholes to villages in Nabdori district.", "World Vision Ghana > GH"),
        ("Caritas Germany donated 500 desks to schools in Karumwe.", "Caritas Germany > Karumwe"),
        ("In Peru a bank gave 300 tents to an aid agency.", "bank > aid agency"),
        ("At a conference in Lima, Oxfam promised 300 tents to displaced families.", "Oxfam > displaced families"),
        ("Two days after the Bohol earthquake Korea sent 300 tents.", "KR > PH"),
    ],
)
def test_the_sentence_says_where_they_are(text: str, said: str) -> None:
    assert sides(*drafts(text)) == said


@each(
    "text",
    [
        "Airtel Uganda donated 500 desks to schools in Karumwe.",
        "Two days after the Bohol earthquake Korea sent 300 tents.",
    ],
)
def test_that_is_never_sure(text: str) -> None:
    (draft,) = drafts(text)
    assert "recipients" in draft.unsure


@each(
    "text, said",
    [
        ("Guatemala, where 300 people died, got three helicopters from Colombia.", ["CO > GT"]),
        ("Fiji, where 42 people were killed, received 30 tents from Australia.", ["AU > FJ"]),
        ("Guatemala, where 300 people died, got 40,000 barrels from Colombia.", []),
    ],
)
def test_one_state_gets_goods_from_another(text: str, said: list[str]) -> None:
    assert [sides(one) for one in drafts(text)] == said


@each(
    "text, said",
    [
        ("Japan built 12 schools in Karumwe and Nabdori.", "JP > Karumwe+Nabdori"),
        ("Japan paid for 41 water tanks on Nukulaelae and Niulakita.", "JP > Nukulaelae+Niulakita"),
        ("Japan built 12 schools in Karumwe, and Holm Engineering, which builds a dam, helped.", "JP > Karumwe"),
        ("Japan built 12 schools in Karumwe and Norway sent 30 desks.", "JP > Karumwe"),
    ],
)
def test_places_of_no_list_are_a_list(text: str, said: str) -> None:
    assert sides(drafts(text)[0]) == said
