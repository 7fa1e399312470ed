"""Agencies of states: named as they are written, of the country whose they are, and kept as actors with a home."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each


@each(
    "text, donor",
    [
        ("DFID gave the Zimbabwe Red Cross 3,000 kits.", ("DFID", "GB")),
        ("KOICA gave Laos 40 pumps.", ("KOICA", "KR")),
        ("Swiss SDC airlifted 1,200 parcels to Morondava.", ("Swiss SDC", "CH")),
        ("The Kuwait Fund gave Niger 12 wells.", ("Kuwait Fund", "KW")),
        ("The Kuwait Fund for the Needy gave Niger 12 wells.", ("Kuwait Fund for the Needy", "")),
        ("NDMA sent 40 tents to Quetta.", ("National Disaster Management Authority", "")),
        ("Oxfam gave Laos 40 pumps.", ("Oxfam", "")),
        ("The World Food Programme gave Laos 40 tonnes of rice.", ("World Food Programme", "")),
        ("Her Majesty's Government gave Malta 40 buses.", ("United Kingdom", "GB")),
        ("The Tasmanian Government gave Malta 40 buses.", ("Tasmanian Government", "AU")),
        ("The Queensland Government gave Malta 40 buses.", ("Queensland", "AU")),
        ("The Regional Government of Andalusia gave Malta 40 buses.", ("Andalusia", "ES")),
        ("Hyogo Prefecture gave Malta 40 buses.", ("Hyogo", "JP")),
        ("The Swiss canton of Zug gave Malta 40 buses.", ("Zug", "CH")),
        ("The City of Hope gave Malta 40 buses.", ("City of Hope", "")),
        ("The Federal Council gave Malta 40 buses.", ("Switzerland", "CH")),
        ("The Tsar's government gave Malta 40 wagons.", ("Russia", "RU")),
        ("Nkrumah's cabinet gave Malta 40 lorries.", ("Ghana", "GH")),
        ("Nkrumah's widow gave Malta 40 books.", ("Nkrumah's widow", "")),
        ("Goats for Hope gave Laos 40 pumps.", ("Goats for Hope", "")),
        ("By noon Doctors of Mercy had sent Laos 40 pumps.", ("Doctors of Mercy", "")),
        ("Lanterns for Tonga donated 40 lamps to Fiji.", ("Lanterns for Tonga", "")),
    ],
)
def test_an_agency_is_of_its_state_under_its_own_name(text: str, donor: tuple[str, str]) -> None:
    assert [(one.name, one.iso2) for draft in drafts(text) for one in draft.donors] == [donor]


def test_an_agency_that_is_called_a_department_is_not_taken_to_be_where_the_text_is() -> None:
    _of_peru, of_dfid = drafts("Peru gave Chad 9 vans. DFID gave Nepal 20 tents.")
    assert [(one.name, one.iso2) for one in of_dfid.donors] == [("DFID", "GB")]
    assert not of_dfid.unsure


@each(
    "text, parties",
    [
        ("Cuba gave the Ministry of Health and Social Services 2 vans.", "CU > Ministry of Health and Social Services"),
        ("Italy gave the Ministry of Youth, Sport and Culture 12 vans.", "IT > Ministry of Youth, Sport and Culture"),
        ("Oman sent 4 boats to the Kenyan Church Mekane Yesus.", "OM > Kenyan Church Mekane Yesus"),
        ("The Ugandan Episcopal Conference gave Rwanda 300 blankets.", "Ugandan Episcopal Conference > RW"),
        ("Chevron gave Atyrau regional hospital 30 ventilators.", "Chevron > Atyrau regional hospital"),
        ("The Elks gave 40 coats to Devils Lake Tuesday.", "Elks > Devils Lake"),
        ("The farmers of northern Togo gave Benin 40 tonnes of yams.", "farmers of northern Togo > BJ"),
        ("The Portuguese company Navigator gave Angola 60 tonnes of paper.", "Navigator > AO"),
    ],
)  # fmt: skip
def test_a_name_is_whole(text: str, parties: str) -> None:
    (draft,) = drafts(text)
    told = [one.name if " " in one.name else one.iso2 or one.name for one in (*draft.donors, *draft.recipients)]
    assert " > ".join(told) == parties
