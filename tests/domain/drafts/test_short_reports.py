"""Short reports in a row, each of another place: what its head names gets what nobody else is said to get."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each


@each(
    "text, said",
    [
        (
            "IN BRIEF\n\nKathmandu: India handed over 35 ambulances to Nepal.\n\nPort Vila: Two Australian vessels "
            "carrying 120 tonnes of rice docked on Monday. New Zealand has given a further NZ$2.5 million.",
            ["IN > NP", "AU > VU", "NZ > VU"],
        ),
        (
            "WORLD BRIEFS\n\nKathmandu: India handed over 35 ambulances to Nepal.\n\nPort Vila - Australia sent 120 "
            "tonnes of rice. New Zealand has given NZ$2.5 million.",
            ["IN > NP", "AU > VU", "NZ > VU"],
        ),
        (
            "NEPAL\n\nIndia handed over 35 ambulances.\n\nVANUATU\n\nAustralia sent 120 tonnes of rice.",
            ["IN > NP", "AU > VU"],
        ),
        (
            "Vientiane - South Korea gave Laos 30 tents.\n\nMonrovia - The rains go on. Sweden sent 20 tents.",
            ["KR > LA", "SE > LR"],
        ),
        (
            "Vientiane - Peru gave Laos 30 tents; Oman sent rice.\n\nSan Salvador - China gave a library.\n\n"
            "Lusaka - China sent 20 boats. China lent Zambia 40 trucks.",
            ["PE > LA", "OM > LA", "CN > SV", "CN > ZM", "CN > ZM"],
        ),
    ],
)
def test_the_place_at_the_head_gets_it(text: str, said: list[str]) -> None:
    assert [*map(sides, drafts(text))] == said


@each(
    "text, said",
    [
        (
            "Aid for Nepal\n\nDELHI - India sent 40 tents. Japan gave 20.\n\nTOKYO - Peru sent 30 tents.",
            ["IN > NP", "JP > NP", "PE > NP"],
        ),
        (
            "Aid to Haiti so far\n\nPeru: 20 tents arrived on Monday. Chile sent 30.\n\nCuba: 40 doctors came.",
            ["PE > HT", "CL > HT", "CU > HT"],
        ),
        (
            "KABUL, May 4 (AFP) - An earthquake hit Herat on Sunday. Iran sent 40 tents to Afghanistan.\n\n"
            "GENEVA - Norway has given 3 million kroner.",
            ["IR > AF", "NO > AF"],
        ),
    ],
)
def test_but_not_where_the_text_is_about_another(text: str, said: list[str]) -> None:
    assert [*map(sides, drafts(text))] == said
