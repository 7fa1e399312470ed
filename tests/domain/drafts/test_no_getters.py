"""Names by words of getting that get nothing: storms, from where it left, who had it before, ports."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each


@each(
    "text, names",
    [
        ("HSBC responded to Typhoon Haiyan with HK$8 million.", ""),
        ("Canada responded to Cyclone Idai with $3.5 million for Mozambique.", "Mozambique"),
        ("Canada gave $100,000 to the victims of Hurricane Mitch.", "victims of Hurricane Mitch"),
        ("Denmark and Sweden shared the cost of a floating clinic for Samoa.", "Samoa"),
        ("Norwegian nurses flew to Samoa at their own expense and left 35 beds behind for Lima.", "Peru"),
        ("Two coaches packed with nappies left the fire station in Riga for the Polish town of Przemyśl.", "Przemyśl"),
        ("A lorry with 20 tonnes of clothing left the parish hall in Linz for Aleppo.", "Aleppo"),
        ("Mr Ash left Mulago Hospital £4,000 for its nurses.", "Mulago Hospital"),
        ("Lord Byron left his library to Lima.", "Lima"),
        ("The tractor, first lent to Togo, was given to Benin by India.", "Benin"),
        ("Formerly given to Kenya, the patrol boat was donated by Japan to Djibouti.", "Djibouti"),
        ("Canada sent tents to Kandahar rather than to Herat.", "Kandahar"),
        ("Canada gave its tents to Chad and not to Niger.", "Chad"),
        ("Canada gave Chad tents instead of money.", "Chad"),
        ("The kits, a gift from Norway, went to Chad.", "Chad"),
        ("The tents are a gift to Chad.", "Chad"),
        ("Oman gave Chad 3 million dollars, with which it built a school in Lae.", "Chad"),
        ("Oman gave 40 tents to Hammam al-Alil in Iraq.", "Hammam al-Alil"),
        ("Oxfam sent 40 tents to Tell al-Hawa.", "Tell al-Hawa"),
    ],
)
def test_who_gets_it_is_none_of_these(text: str, names: str) -> None:
    assert names == (", ".join({one.name: 0 for draft in drafts(text) for one in draft.recipients}))


@each(
    "text, name",
    [
        ("India unloaded 20,000 tonnes of rice in Walvis Bay for drought-affected Namibians.", "Namibia"),
        ("Oman landed 40 tonnes of food in Mombasa for Somalia.", "Somalia"),
        ("20,000 tonnes of Indian rice were discharged at Djibouti on Monday for Ethiopia.", "Ethiopia"),
        ("Oman landed 40 tonnes of food in Mombasa on Monday.", "Mombasa"),
        ("Canada gave $4 million for WFP's operations in Niger.", "World Food Programme"),
        ("Estonia is allocating 120,000 euros to UNICEF's work in Gaza.", "United Nations Children's Fund"),
        ("Canada gave $4 million to Niger's work in Agadez.", "Niger"),
    ],
)
def test_who_gets_it_is_for_whom_it_landed_or_whose_work_it_is(text: str, name: str) -> None:
    assert [one.name for draft in drafts(text) for one in draft.recipients] == [name]


@each(
    "text, name",
    [
        ("In a ceremony in Dodoma, Tanzania received 51 vehicles from China.", "Tanzania"),
        ("At a ceremony in Nairobi, Kenya received 20 tractors from India.", "Kenya"),
        ("On Monday in Apia, Samoa received two boats from Australia.", "Samoa"),
        ("A hospital in Apia, Samoa received 20 beds from Australia.", "A hospital in Apia, Samoa"),
        ("Apia, Samoa received two boats from Australia.", "Apia"),
    ],
)
def test_a_country_behind_its_town_gets_it_where_nobody_else_does(text: str, name: str) -> None:
    assert [one.name for draft in drafts(text) for one in draft.recipients] == [name]
