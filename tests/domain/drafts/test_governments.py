"""Ministries and airports, by the town they are said to be in."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


@each(
    "text, told",
    [
        ("Japan handed 12 ambulances to the Ministry of Health in Kathmandu.", "JP > NP"),
        ("Japan handed 12 ambulances to the Department of Health in Manila.", "JP > PH"),
        ("Japan gave 12 vans to the Ministry of Health and Wellness in Kingston, Jamaica.", "JP > JM"),
        ("A batch of 20,000 doses from China arrived at Maputo International Airport.", "CN > MZ"),
        ("A plane with 20 tonnes of aid from Pakistan landed at Kotoka International Airport in Accra.", "PK > GH"),
        ("The 40 beds from Oman were unloaded at Lima's Jorge Chavez airport.", "OM > PE"),
        ("Heathrow Airport gave 40 beds to Nepal.", "Heathrow Airport > NP"),
        ("The Ministry of Education in Tirana was given 12 vans by Peru.", "PE > AL"),
    ],
)
def test_a_ministry_is_its_state_and_an_airport_only_where_it_landed(text: str, told: str) -> None:
    assert [sides(draft) for draft in drafts(text)] == [told]


@each(
    "who, giver",
    [
        ("the Swedish Ministry of Justice for schools in Niger", "SE"),
        ("the Ministry for Foreign Affairs of Malta for wells in Niger", "MT"),
        ("the Norwegian Ministry of Health for its clinics in Niger", "NO"),
        ("Spain's Health Ministry for nurses in Niger", "ES"),
        ("the US State Department for wells in Niger", "US"),
        ("the Ministry of Health of the Republic of Palau", "PW"),
    ],
)
def test_what_a_ministry_pays_for_is_not_its_country(who: str, giver: str) -> None:
    (draft,) = drafts(f"Oxfam got 3 million euros from {who}.")
    assert [one.iso2 for one in draft.donors] == [giver]


@each(
    "who",
    [
        "New Zealand's High Commissioner",
        "The New Zealand High Commissioner",
        "New Zealand Development Minister Ann Holt",
        "New Zealand soldiers in Samoa",
        "New Zealand's contingent in Samoa",
    ],
)
def test_officers_and_soldiers_are_of_the_state_that_sends_them(who: str) -> None:
    (draft,) = drafts(f"{who} gave 40 tents to Tonga.")
    assert [one.iso2 for one in draft.donors] == ["NZ"]
    assert Field.DONORS not in draft.unsure


@each(
    "text, told",
    [
        ("The Kennedy administration promised Bolivia 85 million dollars.", "US > BO"),
        ("In 2007 the Howard government gave Nauru 40 boats.", "AU > NR"),
        ("The Bush administration's gift of 40 ambulances reached Liberia.", "US > LR"),
        ("The Johnson administration gave Chile 40 boats.", "Johnson administration > CL"),
        ("The Kennedy hospital was given 40 beds by Norway.", "NO > CO"),
    ],
)
def test_what_is_called_by_its_leader_is_his_country_where_one_alone_had_one_of_that_name(text: str, told: str) -> None:
    assert [sides(draft) for draft in drafts(text)] == [told]


@each("who", ["embassies", "governments", "presidents", "ambassadors"])
def test_of_several_governments_each_is_its_country(who: str) -> None:
    (draft,) = drafts(f"The {who} of Peru and Togo promised Fiji 40 tents.")
    assert [one.iso2 for one in draft.donors] == ["PE", "TG"]
