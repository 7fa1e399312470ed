"""Numbers that are part of a name, a size, what each pack holds or how a sum is shared out, and count no gift."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each


def numbers(text: str) -> list[str]:
    """Each number of all drafts, with the thing or the currency."""
    out = list[str]()
    for one in drafts(text):
        out += [f"{item.low} {item.item}" for item in one.items if item.low is not None]
        out += [f"{money.low} {money.currency}" for money in one.amounts if money.low is not None]
    return out


@each(
    "text, said",
    [
        ("Japan gave Peru 20 100-kW generators.", ["20 100-kW generators"]),
        ("Denmark sent Ukraine 300 155mm shells.", ["300 155mm shells"]),
        ("Lima received 20 100 kVA generators from Japan.", ["20 100 kVA generators"]),
        ("Norway will deliver 900 330 W panels to Malawi.", ["900 330 W panels"]),
        ("Germany has sent Kyiv 14 105 mm guns.", ["14 105 mm guns"]),
        ("Norway sent Ukraine 4,000 7.62 mm rifles.", ["4000 7.62 mm rifles"]),
        ("Japan gave Peru two 12 500 kVA generators.", ["2 12 500 kVA generators"]),
        ("Japan gave Peru 10 000-litre tanks.", []),
        ("Japan gave Peru 12 500 tents.", ["12500 tents"]),
        ("Japan gave Peru 12 500 litres of oil.", ["12500 oil"]),
    ],
)
def test_a_size_behind_a_number_is_no_part_of_it(text: str, said: list[str]) -> None:
    assert numbers(text) == said


@each(
    "text, said",
    [
        ("Japan sent 73 doctors to Lima in Operation Sunrise 14.", ["73 doctors"]),
        ("Japan sent 73 doctors to Lima under Project Hope 12, the ministry said.", ["73 doctors"]),
        ("Toyota donated Windows 11 licences for 300 computers to schools in Chad.", []),
        ("The town gave the school 40 windows.", ["40 windows"]),
        ("Digicel gave the National Disaster Management Office 50 handsets.", ["50 handsets"]),
        ("Britain sent 40 vehicles of 16 Air Assault Brigade to Estonia.", ["40 vehicles"]),
        ("Britain gave Ukraine 3 brigades of tanks.", ["3 brigades of tanks"]),
        ("The king gave Peru a copy of the 1611 Bible.", ["1 copy"]),
        ("Oman gave the museum 1600 books.", ["1600 books"]),
        ("Grundfos donated 8 CR 95 pumps to Mosul.", []),
        ("Airbus gave one A350's worth of freight to Madagascar.", []),
        ("Nurses at St Luke's, a 90-bed hospital, gave 200 euros to Aleppo.", ["200 EUR"]),
        ("Toyota gave Chad 300 laptops with 8 GB of storage.", ["300 laptops"]),
    ],
)
def test_a_number_of_a_name_counts_nothing(text: str, said: list[str]) -> None:
    assert numbers(text) == said


@each(
    "text, said",
    [
        ("Japan gave Peru 600 packs containing 5 kg of rice and 2 litres of oil.", ["600 packs"]),
        ("Japan gave Peru 600 parcels with 5 kg of rice, 2 litres of oil and 1 kg of sugar each.", ["600 parcels"]),
        ("Oman sent 12 trucks, 24 pallets each, to Yemen.", ["12 trucks"]),
        ("Farmers in Ohio have sent 40 loads of hay, 36 round bales each, to Nebraska.", ["40 hay"]),
        ("Bulgaria will grant Montenegro BGN 100,000 for two hospitals, 50,000 each.", ["100000 BGN"]),
        ("WFP provided 90 tonnes of maize to 6,000 people in Chad at 15 kg per person.", ["90 maize"]),
        ("Egypt supplied Jordan with 90 tonnes of gas at $15 per tonne.", []),
        ("Oman gave Yemen 12 boxes containing 240 kg of rice.", ["12 boxes", "240 rice"]),
    ],
)
def test_what_each_pack_holds_is_not_what_is_given_in_all(text: str, said: list[str]) -> None:
    assert numbers(text) == said


@each(
    "text, said",
    [
        ("Japan gave Peru 620 tents for 14 hospitals, 30 clinics and 45 schools.", ["620 tents"]),
        ("Chile gave Peru 14 hospitals, 30 clinics and 45 schools.", ["14 hospitals", "30 clinics", "45 schools"]),
        ("Japan gave Peru 620 tents with 14 volunteers' help.", ["620 tents"]),
        ("The union gave the hospice 3 miners' lamps.", ["3 miners' lamps"]),
        ("Japan supplied Lima and its 14 clinics with 73 beds.", ["73 beds"]),
        ("Hungary finances the training of 30 engineers and 20 pharmacists from Syria.", []),
        ("Cuba sent 30 engineers and 20 pharmacists to Syria.", ["30 engineers", "20 pharmacists"]),
        (
            "Norway pledged $6 million to Chad, where 3,000 volunteers, 40 vets and 12 dogs are at work.",
            ["6000000 USD"],
        ),
        ("Oman sent Derna 300 engineers, 40 divers and 12 dogs.", ["300 engineers", "40 divers", "12 dogs"]),
        ("India sent a ship with 10 tonnes of water on board and a crew of 150 to the Maldives.", ["10 water"]),
    ],
)
def test_whom_it_is_for_and_who_is_there_is_not_given(text: str, said: list[str]) -> None:
    assert [one for one in numbers(text) if "ship" not in one] == said


@each(
    "text, said",
    [
        ("Japan gave Peru an additional $5 million, for a total of $30 million since 2014.", ["5000000 USD"]),
        ("Rwanda received 102,960 doses from COVAX, adding to 240,000 in March.", ["102960 doses"]),
        ("Japan gave Peru 620 tents and 3,100 signed a petition.", ["620 tents"]),
        ("Japan gave Peru 620 tents and expects 900 more next year.", ["620 tents"]),
        ("Japan gave Peru 620 tents and hopes to send 900 more.", ["620 tents"]),
        ("Oman sent Chad 40 vans and will send 12 more.", ["40 vans", "12 vans"]),
        ("Tito gave Haile Selassie a yacht of 310 tons.", ["1 yacht"]),
    ],
)
def test_what_is_told_beside_a_gift_is_none(text: str, said: list[str]) -> None:
    assert numbers(text) == said


def test_a_long_list_without_each_is_read_at_once() -> None:
    text = "Oxfam handed its 40 beds, 2 stoves and an ambulance, free of any charge whatsoever, to the town of Foya."
    assert [item.low for draft in drafts(text) for item in draft.items][:1] == [40]
