"""Totals told beside their parts, what is only to follow, sums in two currencies, and words for how much."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    return f"{sides(draft)}: {amounts(draft)}, {draft.status}"


@each(
    "text, said",
    [
        ("Oman gave Chad 40 trucks and 30 buses, 70 vehicles in all.", "40 trucks, 30 buses"),
        ("Oman gave Chad 40 trucks, 30 buses and some vans, 90 vehicles in all.", "40 trucks, 30 buses, vans"),
        ("Oman gave Chad 40 trucks and 30 buses, a total of 70 vehicles.", "40 trucks, 30 buses"),
        ("A total of 70 vehicles, 40 trucks and 30 buses, were given to Chad by Oman.", "40 trucks, 30 buses"),
        ("Oman gave Chad 70 vehicles, namely 40 trucks and 30 buses.", "40 trucks, 30 buses"),
        (
            "Oman sent 45 tonnes of food, 12 tonnes of soap and 3 tonnes of tents to Chad, 60 tonnes in total.",
            "45 tonnes of food, 12 tonnes of soap, 3 tonnes of tents",
        ),
        ("Oman gave Chad $4 million for roads and $3 million for schools, $7 million in all.", "$7 million"),
        (
            "Oman gave Chad $7 million: $4 million for roads and $3 million for schools.",
            "$7 million, $4 million, $3 million",
        ),
        ("Oman gave Chad 70 vehicles, including 40 trucks and 20 buses.", "70 vehicles"),
        ("Oman gave Chad 70 vehicles (40 trucks and 30 buses).", "70 vehicles"),
        ("Oman gave Chad 20 vehicles, five of them ambulances.", "20 vehicles"),
        ("Oman gave Chad 20 vehicles, of which five are ambulances.", "20 vehicles"),
        (
            "Oman sent Chad 30 rescuers, including four doctors and two nurses, and 12 dogs.",
            "30 rescuers, 12 dogs",
        ),
        ("Oman sent Chad 35 tonnes of food, including 20 tonnes of rice.", "35 tonnes of food"),
        ("Oman sent Chad 20 kits, including 40 blankets.", "20 kits, 40 blankets"),
    ],
)
def test_a_total_and_its_parts_are_not_both_counted(text: str, said: str) -> None:
    assert [*map(amounts, drafts(text))] == [said]


@each(
    "text, said",
    [
        (
            "Chad got $7 million, $4 million from Oman and $3 million from Peru.",
            ["OM > TD: $4 million, given", "PE > TD: $3 million, given"],
        ),
        (
            "Oman gave $7 million, $4 million to Chad and $3 million to Togo.",
            ["OM > TD: $4 million, given", "OM > TG: $3 million, given"],
        ),
        (
            "Chad was promised $150 million by Oman, $100 million by Peru and $50 million by Togo.",
            ["OM > TD: $150 million, promised", "PE > TD: $100 million, promised", "TG > TD: $50 million, promised"],
        ),
    ],
)
def test_of_a_sum_in_parts_each_gives_or_gets_his_own(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said
