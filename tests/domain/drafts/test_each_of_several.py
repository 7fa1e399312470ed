"""Several who each give or get as much, sums in brackets behind each, and parts of what was promised or collected."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    return f"{sides(draft)}: {amounts(draft)}, {draft.status}"


@each(
    "text, said",
    [
        ("Malta and Peru gave EUR 20,000 each to the Red Cross.", ["MT > Red Cross", "PE > Red Cross"]),
        ("Malta and Peru gave EUR 20,000 each to the appeal.", ["MT > appeal", "PE > appeal"]),
        ("Malta and Peru gave EUR 20,000 each to the schools.", ["MT+PE > schools"]),
        ("Malta and Peru gave 200 tents each to the three camps.", ["MT+PE > camps"]),
        ("Malta and Peru gave Oxfam EUR 20,000 each.", ["MT > Oxfam", "PE > Oxfam"]),
        ("Oxfam and Caritas gave Huelva 20,000 euros each.", ["Oxfam > ES", "Caritas > ES"]),
        ("Malta gave Oxfam and Caritas EUR 20,000 each.", ["MT > Oxfam", "MT > Caritas"]),
        ("Oxfam and Caritas made gifts of 200 tents each to Haiti.", ["Oxfam > HT", "Caritas > HT"]),
        ("Zorbex and Kemlin have each contributed $3 million for Lae.", ["Zorbex > PG", "Kemlin > PG"]),
        (
            "Zorbex Response and Secours Sans Limites each sent a mast to Lae.",
            ["Zorbex Response > PG", "Secours Sans Limites > PG"],
        ),
    ],
)
def test_each_of_several_has_a_gift_of_his_own_where_one_gets_it(text: str, said: list[str]) -> None:
    assert [sides(one) for one in drafts(text)] == said


@each(
    "text, said",
    [
        (
            "Chad received contributions from Oxfam ($40,000) and Caritas ($30,000).",
            ["Oxfam > TD: $40,000, given", "Caritas > TD: $30,000, given"],
        ),
        (
            "The appeal is 18 per cent covered, with contributions from the Fiji Red Cross (CHF 430,000), "
            "the Swiss Government (CHF 250,000) and Peru (CHF 88,000).",
            ["Fiji Red Cross > ?: CHF 430,000, given", "CH > ?: CHF 250,000, given", "PE > ?: CHF 88,000, given"],
        ),
        (
            "Grants went to Chad ($40,000) and Mali ($30,000) from Oxfam.",
            ["Oxfam > TD: $40,000, given", "Oxfam > ML: $30,000, given"],
        ),
        (
            "Korea extended assistance worth USD 300,000 to Grenada and USD 200,000 to Fiji.",
            ["KR > GD: USD 300,000, given", "KR > FJ: USD 200,000, given"],
        ),
    ],
)
def test_each_of_several_has_the_sum_that_stands_beside_him(text: str, said: list[str]) -> None:
    assert [_told(one) for one in drafts(text)] == said


@each(
    "text, said",
    [
        (
            "Oman paid $2 million to Fiji, part of a pledge of $20 million.",
            ["OM > FJ: $2 million, given", "OM > FJ: $20 million, promised"],
        ),
        (
            "Oman shipped 600 tonnes of oil, part of a grant of 25,000 tonnes, to Chad.",
            ["OM > TD: 600 tonnes of oil, given"],
        ),
        (
            "On Monday Oman sent tents to Fiji as the first part of a package worth 50 million yuan (US$7.5 million).",
            ["OM > FJ: tents, given"],
        ),
        (
            "Oman promised Chad 400 houses, of which 260 have been handed over.",
            ["OM > TD: 400 houses, promised", "OM > TD: 260, given"],
        ),
        (
            "Oxfam has collected 1,800 coats, of which 600 have been sent to Lviv.",
            ["Oxfam > UA: 600, given"],
        ),
        ("The fund stands at £40,000.", []),
    ],
)
def test_a_whole_of_which_a_part_is_told_stands_apart(text: str, said: list[str]) -> None:
    assert [_told(one) for one in drafts(text)] == said
