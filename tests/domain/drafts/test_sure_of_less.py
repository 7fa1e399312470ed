"""What was read wrongly and shown as sure, or unread for a name, by the grammar of single sentences."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


@each(
    "text, said",
    [
        ("Norway donated a crane of 30 tonnes to the port of Beirut.", "NO > LB: a crane"),
        ("Norway donated 30 tonnes of rice to the port of Beirut.", "NO > LB: 30 tonnes of rice"),
        ("Atlas Chartered gave Chad 40 tents.", "Atlas Chartered > TD: 40 tents"),
        ("Chad chartered 40 boats for Peru.", ""),
        ("The Ismaili community gave 200 desks to Kenya.", "Ismaili community > KE: 200 desks"),
        ("Norway gave 20 beds to St Lucia's people.", "NO > LC: 20 beds"),
        ("To the delight of Peru, Oxfam sent 40 tents to Chad.", "Oxfam > TD: 40 tents"),
        ("To the surprise of the German press, Norway sent Chad 40 tents.", "NO > TD: 40 tents"),
        ("To the regret of Peru, Norway cancelled a grant of 2 million dollars to Chad.", "NO > TD: 2 million dollars"),
        ("To the relief fund of Peru, Norway sent 40 tents.", "NO > PE: 40 tents"),
        ("French soldiers left Niamey with 30 vehicles.", ""),
        ("Norway sent 30 vehicles to Chad.", "NO > TD: 30 vehicles"),
    ],
)
def test_who_gives_what(text: str, said: str) -> None:
    assert "; ".join(f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)) == said


@each(
    "text, sure",
    [
        ("Germany gave up 80 wagons to Poland.", False),
        ("Germany gave 80 wagons to Poland.", True),
        ("Two ships brought 6,000 tonnes of Chilean nitrate to Hamburg.", False),
        ("The firm gave £40,000 towards a new lifeboat at Whitby.", False),
        ("The firm gave $40,000 towards a new lifeboat at Whitby, Canada.", True),
        ("India gave 300 books to the pupils of Nima.", False),
        ("India gave 300 books to the pupils of Nima in China.", True),
    ],
)
def test_who_gets_it_is_sure_only_where_it_is_plain(text: str, sure: bool) -> None:
    (draft,) = drafts(text)
    assert (Field.RECIPIENTS not in draft.unsure) is sure


@each("link", ["towards", "toward", "to", "for"])
def test_what_a_sum_goes_to_begins_behind_its_preposition(link: str) -> None:
    (draft,) = drafts(f"The Oxford Line contributed £60,000 {link} clinics in Kingston.")
    assert [(one.name, one.iso2) for one in draft.recipients] == [("clinics in Kingston", "JM")]


def test_a_saint_whose_own_something_has_is_no_island() -> None:
    (draft,) = drafts("The club gave £500 to St Martin's.")
    assert [one.iso2 for one in draft.recipients] == [""]
